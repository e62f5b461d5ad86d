/* The interface of factlint's plug-ins, generated from its source by `cargo test -p factlint-tests plugins`.
 *
 * A plug-in is a shared library that exports one symbol:
 *
 *     const factlint_plugin_table factlint_plugin = { FACTLINT_VERSION, sizeof(factlint_plugin_table), ... };
 *
 * Rows are read by `stride`, which may be more than sizeof. What a call is given may be read until the call returns.
 * Functions are called on several threads at once, and must not throw. A missing index or string is FACTLINT_NONE. */
#ifndef FACTLINT_H
#define FACTLINT_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define FACTLINT_VERSION 1u
#define FACTLINT_NONE 4294967295u

#define FACTLINT_DONE 0u
#define FACTLINT_PANICKED 1u
#define FACTLINT_REFUSED 2u
#define FACTLINT_MISUSED 3u

/* A half-open byte range in the prose of a document, always on character boundaries. */
typedef struct {
  uint32_t start; /* First byte. */
  uint32_t end; /* One past the last byte. */
} factlint_span;

/* `mantissa × 10^exponent`. Equal values may be written in several ways; comparison looks at the value. */
typedef struct {
  int64_t mantissa; /* Digits with sign. */
  int64_t exponent; /* Power of ten. */
} factlint_decimal;

/* What a token is made of. */
enum {
  FACTLINT_TOKEN_KIND_WORD = 0, /* Letters (with inner apostrophes, hyphens and digits: `mid-1990s`, `O'Neill`, `A380`). */
  FACTLINT_TOKEN_KIND_NUMBER = 1, /* A number in digits, with grouping and decimal point: `1,200.5`. */
  FACTLINT_TOKEN_KIND_PUNCTUATION = 2, /* One punctuation mark (an ellipsis and a dash of several characters are one mark). */
  FACTLINT_TOKEN_KIND_SYMBOL = 3, /* A currency sign, percent sign, degree sign or another symbol. */
  FACTLINT_TOKEN_KIND_HOLE = 4, /* A hole: code, formula, image, reference. */
  FACTLINT_TOKEN_KIND_OTHER = 255, /* Anything else. */
};

/* One token. Contractions and possessives are split from their word (`do|n't`, `minister|'s`). */
typedef struct {
  factlint_span span; /* Place. */
  uint8_t kind; /* Code of a `TokenKind`. */
  uint8_t tag; /* Code of a `Tag`(crate::language::Tag); `Tag::Unknown` in sentences that were not tagged. */
  uint16_t flags; /* Bits of `TokenRow::SPACE_BEFORE` and its kin. */
  uint32_t classes; /* Closed word classes, bits of `Class`(crate::language::Class). */
  uint32_t word; /* The word in any case, as `key`(crate::language::key) gives it; 0 for numbers and holes. */
} factlint_token_row;
#define FACTLINT_TOKEN_ROW_SPACE_BEFORE 1u /* white space or the block's start stands before the token. */
#define FACTLINT_TOKEN_ROW_CAPITAL 2u /* the first letter is upper case. */
#define FACTLINT_TOKEN_ROW_ALL_CAPITALS 4u /* every letter is upper case, and there are two or more. */
#define FACTLINT_TOKEN_ROW_DIGIT 8u /* a digit is in the token. */
#define FACTLINT_TOKEN_ROW_SENTENCE_START 16u /* the first word of a sentence, so its capital says little. */
#define FACTLINT_TOKEN_ROW_HYPHEN 32u /* a hyphen is in the token. */

/* One sentence. */
typedef struct {
  factlint_span span; /* Place, without white space at either end. */
  uint32_t block; /* Block. */
  uint32_t first_token; /* First token. */
  uint32_t end_token; /* One past the last token. */
  uint32_t flags; /* Bits of `SentenceRow::TAGGED` and its kin. */
} factlint_sentence_row;
#define FACTLINT_SENTENCE_ROW_TAGGED 1u /* the tokens carry part-of-speech tags. */
#define FACTLINT_SENTENCE_ROW_HEADLINE 2u /* an all-capitals line, such as a headline. */
#define FACTLINT_SENTENCE_ROW_DATELINE 4u /* a dateline stands at its start. */

/* How a figure bounds what it counts. */
enum {
  FACTLINT_BOUND_EXACT = 0, /* As printed. */
  FACTLINT_BOUND_ABOUT = 1, /* About, some, roughly, nearly, almost. */
  FACTLINT_BOUND_AT_LEAST = 2, /* At least. */
  FACTLINT_BOUND_MORE_THAN = 3, /* More than, over. */
  FACTLINT_BOUND_AT_MOST = 4, /* At most, up to. */
  FACTLINT_BOUND_LESS_THAN = 5, /* Less than, under. */
  FACTLINT_BOUND_RANGE = 6, /* From one figure to another. With `Role::Change` these are the old value and the new one, whichever is larger. */
};

/* What kind of amount a figure is. */
enum {
  FACTLINT_DIMENSION_COUNT = 0, /* A plain count. */
  FACTLINT_DIMENSION_PERCENT = 1, /* Percent and percentage points. */
  FACTLINT_DIMENSION_MONEY = 2, /* Money. */
  FACTLINT_DIMENSION_DURATION = 3, /* Time that passes. */
  FACTLINT_DIMENSION_LENGTH = 4, /* Length. */
  FACTLINT_DIMENSION_AREA = 5, /* Area. */
  FACTLINT_DIMENSION_VOLUME = 6, /* Volume. */
  FACTLINT_DIMENSION_MASS = 7, /* Mass. */
  FACTLINT_DIMENSION_TEMPERATURE = 8, /* Temperature. */
  FACTLINT_DIMENSION_SPEED = 9, /* Speed. */
  FACTLINT_DIMENSION_ENERGY = 10, /* Energy. */
  FACTLINT_DIMENSION_POWER = 11, /* Power. */
  FACTLINT_DIMENSION_DATA = 12, /* Data. */
  FACTLINT_DIMENSION_AGE = 13, /* The age of somebody or something. */
  FACTLINT_DIMENSION_RATE = 14, /* An amount for each unit of another. */
  FACTLINT_DIMENSION_ORDINAL = 15, /* A place in an order; printed, never compared. */
  FACTLINT_DIMENSION_OTHER = 255, /* Anything else. */
};

/* What a figure says of the thing it measures. */
enum {
  FACTLINT_ROLE_LEVEL = 0, /* How much there is. */
  FACTLINT_ROLE_CHANGE = 1, /* How much it changed. */
  FACTLINT_ROLE_SHARE = 2, /* A part of a whole. */
  FACTLINT_ROLE_PART = 3, /* A part: "of which", "including". */
  FACTLINT_ROLE_TARGET = 4, /* A goal, limit or offer. */
  FACTLINT_ROLE_FORECAST = 5, /* What is expected. */
  FACTLINT_ROLE_EACH = 6, /* An amount for each one. */
  FACTLINT_ROLE_OTHER = 255, /* Anything else. */
};

/* One figure. */
typedef struct {
  factlint_span span; /* Place: the words of the bound, the number, and its unit ("over two hours", "$1.2bn", "23"). */
  factlint_span number; /* Place of the number alone, with scale words. */
  factlint_span noun_span; /* Place of the noun phrase that is counted or measured; none where there is none. */
  factlint_decimal low; /* The figure as printed, in the printed unit, scale words applied; for a range its lower end. */
  factlint_decimal high; /* Upper end of a range; else equal to `low`. */
  int64_t precision; /* Exponent of the last digit that was printed: 5 for "1.2 million", 0 for "23", 3 for "five thousand". */
  uint32_t sentence; /* Sentence. */
  uint32_t unit; /* Canonical singular unit in the pool (`minute`, `percent`, `USD`), or `NONE` for a plain count. */
  uint32_t noun; /* What is counted or measured, lower case, head last, in the pool, or `NONE`. */
  uint8_t bound; /* Code of a `Bound`. */
  uint8_t dimension; /* Code of a `Dimension`. */
  uint8_t role; /* Code of a `Role`. */
  uint8_t flags; /* Bits of `QuantityRow::EACH` and its kin. */
} factlint_quantity_row;
#define FACTLINT_QUANTITY_ROW_EACH 1u /* "each", "apiece", "a head". */
#define FACTLINT_QUANTITY_ROW_VAGUE 2u /* a vague count such as "dozens", whose interval never raises a warning. */
#define FACTLINT_QUANTITY_ROW_LOW_STRICT 4u /* the lower end of a range is not itself in the range. */
#define FACTLINT_QUANTITY_ROW_HIGH_STRICT 8u /* the upper end of a range is not itself in the range. */
#define FACTLINT_QUANTITY_ROW_WORDS 16u /* written in words ("two", "half"). */
#define FACTLINT_QUANTITY_ROW_UP 32u /* a change upwards, or the level that it led to ("rose by 5", "up 4%", "doubled to 20"). */
#define FACTLINT_QUANTITY_ROW_DOWN 64u /* a change downwards, or the level that it led to ("fell to 20", "12 points lower"). */

/* Where the missing parts of a date may come from. */
enum {
  FACTLINT_ANCHOR_EXPLICIT = 0, /* The text spells the date out. */
  FACTLINT_ANCHOR_DOCUMENT = 1, /* It is relative to the document's date. */
  FACTLINT_ANCHOR_NONE = 255, /* It cannot be placed. */
};

/* How fine a date is. */
enum {
  FACTLINT_DATE_KIND_DAY = 0, /* A day (year may be unknown). */
  FACTLINT_DATE_KIND_MONTH = 1, /* A month. */
  FACTLINT_DATE_KIND_YEAR = 2, /* A year. */
  FACTLINT_DATE_KIND_DECADE = 3, /* A decade. */
  FACTLINT_DATE_KIND_QUARTER = 4, /* A quarter; `month` is its first month. */
  FACTLINT_DATE_KIND_WEEKDAY = 5, /* A weekday alone. */
  FACTLINT_DATE_KIND_RELATIVE = 6, /* Relative: yesterday, last week, in two days. */
  FACTLINT_DATE_KIND_TIME = 7, /* A clock time. */
  FACTLINT_DATE_KIND_OTHER = 255, /* Anything else. */
};

/* One date or clock time. */
typedef struct {
  factlint_span span; /* Place. */
  uint32_t sentence; /* Sentence. */
  uint32_t year; /* Year, 0 where unknown; filled in by linking where `Anchor::Document` resolves it. */
  uint32_t end_year; /* Last year of a range of years, 0 where there is none. */
  uint8_t month; /* Month 1 to 12, 0 where unknown. */
  uint8_t day; /* Day of the month, 0 where unknown. */
  uint8_t end_month; /* Last month of a range, 0 where there is none. */
  uint8_t end_day; /* Last day of a range, 0 where there is none. */
  uint8_t weekday; /* Weekday 1 (Monday) to 7, 0 where none is named. */
  uint8_t kind; /* Code of a `DateKind`. */
  uint8_t anchor; /* Code of an `Anchor`. */
  uint8_t direction; /* Direction of a relative date: 1 back ("last"), 2 this, 3 forward ("next"), 0 unsaid. */
  uint32_t minutes; /* Hour 0 to 23 and minute of a clock time as `hour * 60 + minute`, `NONE` where there is none. */
  int64_t offset_days; /* Days from the document's date for `DateKind::Relative`; months or years for a `DateKind::Month` or `DateKind::Year` with a direction ("last month", "three years ago"). */
} factlint_date_row;

/* What quotation marks are used for. */
enum {
  FACTLINT_QUOTE_STYLE_DIRECT = 0, /* Somebody's words. */
  FACTLINT_QUOTE_STYLE_BLOCK = 1, /* A block quotation in markup. */
  FACTLINT_QUOTE_STYLE_SCARE = 2, /* A word or two at arm's length. */
  FACTLINT_QUOTE_STYLE_TITLE = 3, /* The name of a work. */
};

/* One quotation. */
typedef struct {
  factlint_span span; /* Place with its marks. */
  factlint_span inner; /* Place without its marks. */
  uint32_t sentence; /* Sentence in which it starts. */
  uint32_t attribution; /* Attribution, or `NONE`. */
  uint32_t outer; /* The quotation around it, or `NONE`. */
  uint32_t continues; /* The quotation of the paragraph before that this one continues, or `NONE`. */
  uint8_t style; /* Code of a `QuoteStyle`. */
  uint8_t flags; /* Bits of `QuoteRow::UNCLOSED` and its kin. */
  uint16_t reserved; /* Room for later; zero. */
} factlint_quote_row;
#define FACTLINT_QUOTE_ROW_UNCLOSED 1u /* the closing mark is missing; the quotation runs to the end of its block. */
#define FACTLINT_QUOTE_ROW_SINGLE 2u /* single marks. */

/* How the words of a source are given. */
enum {
  FACTLINT_SPEECH_STYLE_DIRECT = 0, /* In quotation marks. */
  FACTLINT_SPEECH_STYLE_MIXED = 1, /* Partly in quotation marks. */
  FACTLINT_SPEECH_STYLE_INDIRECT = 2, /* In the writer's words. */
};

/* What kind of source is named. */
enum {
  FACTLINT_SOURCE_KIND_NAMED = 0, /* A person by name. */
  FACTLINT_SOURCE_KIND_ROLE = 1, /* A person by role: "the minister", "police". */
  FACTLINT_SOURCE_KIND_ORGANISATION = 2, /* An organisation. */
  FACTLINT_SOURCE_KIND_DOCUMENT = 3, /* A document: a report, a study, a statement. */
  FACTLINT_SOURCE_KIND_PRONOUN = 4, /* A pronoun that was not resolved. */
  FACTLINT_SOURCE_KIND_ANONYMOUS = 5, /* Somebody who asked not to be named. */
  FACTLINT_SOURCE_KIND_VAGUE = 6, /* Nobody in particular: "experts", "critics", "reports". */
  FACTLINT_SOURCE_KIND_NONE = 255, /* No source. */
};

/* Who said what: source, cue, and the content, which may be in several places. */
typedef struct {
  factlint_span span; /* Place that encloses all parts. */
  factlint_span source; /* Place of the source, or none. */
  factlint_span cue; /* Place of the cue ("said", "according to"), or none. */
  uint32_t first_content; /* First content span in the table of contents. */
  uint32_t end_content; /* One past the last content span. */
  uint32_t sentence; /* Sentence of the cue, or of the first content. */
  uint32_t speaker; /* Entity that speaks, or `NONE`. */
  uint8_t style; /* Code of a `SpeechStyle`. */
  uint8_t source_kind; /* Code of a `SourceKind`. */
  uint16_t flags; /* Bits of `AttributionRow::ATTITUDE` and its kin. */
} factlint_attribution_row;
#define FACTLINT_ATTRIBUTION_ROW_ATTITUDE 1u /* an attitude ("believes", "hopes"), not speech. */
#define FACTLINT_ATTRIBUTION_ROW_NEGATED 2u /* negated ("did not say"). */
#define FACTLINT_ATTRIBUTION_ROW_INHERITED 4u /* the source was inherited from a sentence or paragraph before. */

/* What a name names. */
enum {
  FACTLINT_MENTION_KIND_PERSON = 0, /* A person. */
  FACTLINT_MENTION_KIND_ORGANISATION = 1, /* An organisation. */
  FACTLINT_MENTION_KIND_PLACE = 2, /* A place. */
  FACTLINT_MENTION_KIND_OTHER = 255, /* Anything else with a name. */
};

/* One mention of something with a name. */
typedef struct {
  factlint_span span; /* Place of the name, without titles. */
  factlint_span title; /* Place of the title or role before or after it, or none. */
  uint32_t sentence; /* Sentence. */
  uint32_t entity; /* Entity within the document; filled in by linking. */
  uint32_t role; /* Role or title as written, in the pool, or `NONE`. */
  uint8_t kind; /* Code of a `MentionKind`. */
  uint8_t flags; /* Bits of `MentionRow::SURNAME` and its kin. */
  uint8_t certainty; /* How sure extraction is of the kind, 0 to 100; linking lets the surest mention decide. */
  uint8_t reserved; /* Room for later; zero. */
} factlint_mention_row;
#define FACTLINT_MENTION_ROW_SURNAME 1u /* a single word that may be a surname or given name. */
#define FACTLINT_MENTION_ROW_GIVEN 2u /* a given name is its first word. */
#define FACTLINT_MENTION_ROW_FORMER 4u /* "former", "ex-" stands before the role. */
#define FACTLINT_MENTION_ROW_WEAK 8u /* capitals say little here (a title-cased line, the start of a sentence), so linking keeps the mention only if the document names the same elsewhere. */

/* Something with a name, and all its mentions in one document. */
typedef struct {
  uint32_t name; /* Fullest form, in the pool. */
  uint32_t role; /* First role or title, in the pool, or `NONE`. */
  uint32_t first_mention; /* First mention. */
  uint32_t count; /* Number of mentions. */
  uint8_t kind; /* Code of a `MentionKind`. */
  uint8_t reserved[3]; /* Room for later; zero. */
} factlint_entity_row;

/* What makes a statement checkable. */
enum {
  FACTLINT_CLAIM_CLASS_STATISTIC = 0, /* A figure. */
  FACTLINT_CLAIM_CLASS_SUPERLATIVE = 1, /* A superlative or a first-ever. */
  FACTLINT_CLAIM_CLASS_CAUSAL = 2, /* A cause, or an effect on health. */
  FACTLINT_CLAIM_CLASS_PREDICTION = 3, /* What will happen. */
  FACTLINT_CLAIM_CLASS_ALLEGATION = 4, /* That somebody did wrong. */
  FACTLINT_CLAIM_CLASS_RECORD = 5, /* What somebody did or how somebody voted. */
  FACTLINT_CLAIM_CLASS_COMPARISON = 6, /* More or less than something else. */
  FACTLINT_CLAIM_CLASS_ATTITUDE = 7, /* What somebody thinks or wants. */
  FACTLINT_CLAIM_CLASS_OTHER = 255, /* Anything else. */
};

/* One checkable statement. */
typedef struct {
  factlint_span span; /* Place: the clause or sentence that makes it. */
  factlint_span trigger; /* Place of the words that make it checkable. */
  uint32_t sentence; /* Sentence. */
  uint32_t attribution; /* Attribution that covers it, or `NONE`. */
  uint32_t quote; /* Quotation that it stands in, or `NONE`. */
  uint16_t checkable; /* How much it asks to be checked, in thousandths. */
  uint8_t class_; /* Code of a `ClaimClass`. */
  uint8_t flags; /* Bits of `ClaimRow::CITED` and its kin. */
} factlint_claim_row;
#define FACTLINT_CLAIM_ROW_CITED 1u /* a citation or link stands in its sentence. */
#define FACTLINT_CLAIM_ROW_CITED_NEARBY 2u /* a citation or link stands in its paragraph. */
#define FACTLINT_CLAIM_ROW_NEEDS_SOURCE 4u /* of a kind that needs a source. */

/* How a run of prose came from the source. */
enum {
  FACTLINT_SEGMENT_KIND_COPIED = 0, /* The same bytes, one to one. */
  FACTLINT_SEGMENT_KIND_REPLACED = 1, /* Other bytes with the same meaning (an entity decoded, a soft break as a space): maps as a whole. */
  FACTLINT_SEGMENT_KIND_INSERTED = 2, /* Nothing in the source (a block separator): maps to the empty place between its neighbours. */
  FACTLINT_SEGMENT_KIND_OPAQUE = 3, /* A hole for something that is no prose: maps as a whole. */
};

/* What a block is. */
enum {
  FACTLINT_BLOCK_KIND_PARAGRAPH = 0, /* Running text. */
  FACTLINT_BLOCK_KIND_HEADING = 1, /* A heading; `level` 1 to 6. */
  FACTLINT_BLOCK_KIND_LIST_ITEM = 2, /* An item of a list; `level` is the depth from 1. */
  FACTLINT_BLOCK_KIND_QUOTATION = 3, /* A paragraph of a block quotation; `level` is the depth from 1. */
  FACTLINT_BLOCK_KIND_CAPTION = 4, /* A caption of a figure or table. */
  FACTLINT_BLOCK_KIND_TABLE_CELL = 5, /* A cell of a table. */
  FACTLINT_BLOCK_KIND_FOOTNOTE = 6, /* A footnote's text. */
  FACTLINT_BLOCK_KIND_OTHER = 255, /* Anything else that is read. */
};

/* One block of prose. */
typedef struct {
  factlint_span span; /* Place in the prose, without the separator. */
  uint8_t kind; /* Code of a `BlockKind`. */
  uint8_t level; /* Depth or level, see `BlockKind`. */
  uint16_t flags; /* Bits of `BlockRow::HEADER` and its kin. */
  uint32_t table; /* Number of the table from 0, for table cells. */
  uint32_t row; /* Row in the table from 0 (the header row is row 0), for table cells. */
  uint32_t column; /* Column in the table from 0, for table cells. */
  uint32_t column_header; /* Block of the cell that heads this cell's column, or `u32::MAX`. */
  uint32_t row_header; /* Block of the cell that heads this cell's row, or `u32::MAX`. */
  uint32_t heading; /* Block of the heading that this block stands under, or `u32::MAX`. */
} factlint_block_row;
#define FACTLINT_BLOCK_ROW_HEADER 1u /* a header cell. */
#define FACTLINT_BLOCK_ROW_FOREIGN 2u /* the block is not in English, so it is not read. */
#define FACTLINT_BLOCK_ROW_CONTINUED 4u /* the block before was too long and was cut; this one goes on with it. */

/* What a link is, to a reader who asks where a statement comes from. */
enum {
  FACTLINT_LINK_KIND_LINK = 0, /* A hyperlink; the span is the linked text. */
  FACTLINT_LINK_KIND_FOOTNOTE = 1, /* A footnote reference; the span is its hole. */
  FACTLINT_LINK_KIND_CITATION = 2, /* A citation such as `<ref>`, `<cite>`, `[@key]`; the span is its hole or text. */
  FACTLINT_LINK_KIND_IMAGE = 3, /* An image; the span is its hole, the target its address. */
  FACTLINT_LINK_KIND_OTHER = 255, /* Anything else. */
};

/* Which text an ignore comment silences. */
enum {
  FACTLINT_IGNORE_SCOPE_BLOCK = 0, /* The next block. */
  FACTLINT_IGNORE_SCOPE_LINE = 1, /* The line it stands on. */
  FACTLINT_IGNORE_SCOPE_START = 2, /* From here to the matching end. */
  FACTLINT_IGNORE_SCOPE_END = 3, /* The end of a region. */
  FACTLINT_IGNORE_SCOPE_FILE = 4, /* The whole file. */
};

/* A text in UTF-8, not ended by a zero. */
typedef struct {
  const uint8_t *data; /* First byte; may be null where there is none. */
  uint64_t length; /* Number of bytes. */
} factlint_text;

/* Rows of one kind. */
typedef struct {
  const uint8_t *data; /* First row; may be null where there is none. */
  uint64_t count; /* Number of rows. */
  uint32_t stride; /* Bytes from one row to the next, which may be more than the reader knows of. */
  uint32_t reserved; /* Zero. */
} factlint_rows;

/* A part of the strings that go with a table. */
typedef struct {
  uint32_t start; /* First byte; 4294967295 where there is no text. */
  uint32_t length; /* Number of bytes. */
} factlint_text_row;

/* A link or citation in the prose. */
typedef struct {
  factlint_span span; /* Place in the prose. */
  factlint_text_row target; /* Address, label or key, in the table's `targets`. */
  uint8_t kind; /* Code of a link kind. */
  uint8_t reserved[3]; /* Zero. */
} factlint_link_row;

/* A run of prose bytes and the bytes of the file that it came from. */
typedef struct {
  factlint_span prose; /* Place in the prose. */
  uint32_t source_start; /* First byte in the source. */
  uint32_t source_end; /* One past the last byte in the source. */
  uint8_t kind; /* Code of a segment kind: 0 copied, 1 replaced, 2 inserted, 3 opaque. */
  uint8_t reserved[3]; /* Zero. */
} factlint_segment_row;

/* One document. It and all it points at may be read until the call returns. */
typedef struct {
  uint32_t size; /* Bytes of this struct. */
  uint32_t flags; /* Bits: 1 the document is in English, 2 it has a date. */
  uint32_t number; /* Its number, for a source that drafts are held against. */
  uint32_t year; /* Year of its date. */
  uint8_t month; /* Month of its date, or 0. */
  uint8_t day; /* Day of its date, or 0. */
  uint8_t format; /* Code of a format: 0 plain, 1 Markdown, 2 MDX, 3 HTML, 4 subtitles. */
  uint8_t reserved[5]; /* Zero. */
  factlint_text path; /* Its path, as output prints it. */
  factlint_text source; /* Its text, as in the file. */
  factlint_text prose; /* What a reader reads; spans are places in it. */
  factlint_text strings; /* Strings that rows refer to, one after the other; `string_ends` parts them. */
  factlint_text targets; /* Targets of links. */
  factlint_text title; /* Title, if it states one. */
  factlint_text written_date; /* Date of publication as written, if it states one. */
  factlint_text author; /* Author as written, if it states one. */
  factlint_text language; /* Language tag as written, if it states one. */
  factlint_rows string_ends; /* One past the last byte of each string, as u32. */
  factlint_rows blocks; /* Blocks. */
  factlint_rows sentences; /* Sentences. */
  factlint_rows tokens; /* Tokens. */
  factlint_rows quantities; /* Figures. */
  factlint_rows dates; /* Dates. */
  factlint_rows quotes; /* Quotations. */
  factlint_rows attributions; /* Attributions. */
  factlint_rows contents; /* Content spans of attributions. */
  factlint_rows mentions; /* Mentions. */
  factlint_rows entities; /* Entities. */
  factlint_rows claims; /* Claims. */
  factlint_rows links; /* Links and citations. */
  factlint_rows segments; /* Where the prose came from. */
} factlint_document_table;
#define FACTLINT_DOCUMENT_TABLE_ENGLISH 1u /* the document is in English. */
#define FACTLINT_DOCUMENT_TABLE_DATED 2u /* it has a date. */

/* A fact of a group. */
typedef struct {
  factlint_quantity_row quantity; /* The figure, where `value_kind` is 0. */
  factlint_text_row unit; /* The figure's unit; none for a plain count. */
  factlint_text_row value; /* The value, where `value_kind` is 1. */
  factlint_text_row path; /* Path of its document. */
  factlint_text_row text; /* The words. */
  factlint_text_row sentence; /* The sentence around them. */
  factlint_text_row said_by; /* Who says so; none where the writer does. */
  uint32_t source_start; /* First byte in the source. */
  uint32_t source_end; /* One past the last byte in the source. */
  uint32_t document; /* Number of its document. */
  uint32_t offset; /* Offset of the words in the sentence. */
  uint32_t sentence_index; /* Number of the sentence in its document. */
  uint32_t first_key; /* First of its keys. */
  uint32_t end_key; /* One past the last of its keys. */
  uint32_t first_feature; /* First of its features. */
  uint32_t end_feature; /* One past the last of its features. */
  uint8_t assertion; /* Code of an assertion: 0 stated, 1 hedged, 2 negated, 3 planned. */
  uint8_t value_kind; /* 0 a figure, 1 a text. */
  uint16_t reserved; /* Zero. */
} factlint_fact_row;

/* A trait of a fact. */
typedef struct {
  uint64_t hash; /* Hash of what it is. */
  uint32_t kind; /* The rule's own code. */
  uint32_t reserved; /* Zero. */
} factlint_feature_row;

/* Two facts of a group that are to be compared. */
typedef struct {
  uint32_t first; /* Index of the first. */
  uint32_t second; /* Index of the second, which is larger. */
} factlint_pair_row;

/* Facts that share a key. */
typedef struct {
  uint32_t size; /* Bytes of this struct. */
  uint32_t reserved; /* Zero. */
  uint64_t key; /* The key. */
  factlint_text strings; /* Strings of the facts. */
  factlint_rows facts; /* The facts, by path and place. */
  factlint_rows keys; /* Keys of the facts, as u64. */
  factlint_rows features; /* Features of the facts. */
  factlint_rows pairs; /* The pairs to compare. */
} factlint_group_table;

/* The documents that a draft is held against. */
typedef struct {
  uint32_t size; /* Bytes of this struct. */
  uint32_t reserved; /* Zero. */
  uint64_t id; /* Another number for other sources, so that what was worked out of these can be kept. */
  factlint_rows documents; /* The documents, each a document table. */
} factlint_sources_table;

typedef uint32_t (*factlint_write)(void *context, const uint8_t *bytes, uint64_t length);

/* Where a plug-in writes JSON: each call is one whole value, and its bytes are copied before the call returns. */
typedef struct {
  uint32_t size; /* Bytes of this struct. */
  uint32_t reserved; /* Zero. */
  void *context; /* To be given to `write`. */
  factlint_write write; /* Takes a value; any answer but 0 says that no more is wanted. */
} factlint_output;

typedef uint32_t (*factlint_manifest_fn)(const factlint_output *out);
typedef uint32_t (*factlint_configure_fn)(uint32_t rule, factlint_text options, void **instance, const factlint_output *out);
typedef uint32_t (*factlint_release_fn)(void *instance);
typedef uint32_t (*factlint_document_fn)(void *instance, const factlint_document_table *doc, const factlint_output *out);
typedef uint32_t (*factlint_reconcile_fn)(void *instance, const factlint_group_table *group, const factlint_output *out);
typedef uint32_t (*factlint_compare_fn)(void *instance, const factlint_document_table *draft,
                                        const factlint_sources_table *sources, const factlint_output *out);

/* What a plug-in exports. A function that is null is an act that none of its rules has. */
typedef struct {
  uint32_t version; /* `VERSION`. */
  uint32_t size; /* Bytes of this struct. */
  uint32_t flags; /* Bits: 1 a panic ends the process. */
  uint32_t reserved; /* Zero. */
  factlint_manifest_fn manifest; /* Writes the manifest. */
  factlint_configure_fn configure; /* Makes a rule with options. */
  factlint_release_fn release; /* Frees a rule. */
  factlint_document_fn check; /* Looks at one document; each value written is a finding. */
  factlint_document_fn facts; /* Emits facts; each value written is one. */
  factlint_reconcile_fn reconcile; /* Looks at the facts that share a key; each value written is a finding. */
  factlint_compare_fn compare; /* Holds a draft against its sources; each value written is a finding. */
} factlint_plugin_table;
#define FACTLINT_PLUGIN_TABLE_ABORTS 1u /* built with `panic = "abort"`. */

#if defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L && UINTPTR_MAX == UINT64_MAX
_Static_assert(sizeof(factlint_span) == 8, "factlint_span");
_Static_assert(sizeof(factlint_decimal) == 16, "factlint_decimal");
_Static_assert(sizeof(factlint_token_row) == 20, "factlint_token_row");
_Static_assert(sizeof(factlint_sentence_row) == 24, "factlint_sentence_row");
_Static_assert(sizeof(factlint_quantity_row) == 80, "factlint_quantity_row");
_Static_assert(sizeof(factlint_date_row) == 40, "factlint_date_row");
_Static_assert(sizeof(factlint_quote_row) == 36, "factlint_quote_row");
_Static_assert(sizeof(factlint_attribution_row) == 44, "factlint_attribution_row");
_Static_assert(sizeof(factlint_mention_row) == 32, "factlint_mention_row");
_Static_assert(sizeof(factlint_entity_row) == 20, "factlint_entity_row");
_Static_assert(sizeof(factlint_claim_row) == 32, "factlint_claim_row");
_Static_assert(sizeof(factlint_block_row) == 36, "factlint_block_row");
_Static_assert(sizeof(factlint_text) == 16, "factlint_text");
_Static_assert(sizeof(factlint_rows) == 24, "factlint_rows");
_Static_assert(sizeof(factlint_text_row) == 8, "factlint_text_row");
_Static_assert(sizeof(factlint_link_row) == 20, "factlint_link_row");
_Static_assert(sizeof(factlint_segment_row) == 20, "factlint_segment_row");
_Static_assert(sizeof(factlint_document_table) == 504, "factlint_document_table");
_Static_assert(sizeof(factlint_fact_row) == 168, "factlint_fact_row");
_Static_assert(sizeof(factlint_feature_row) == 16, "factlint_feature_row");
_Static_assert(sizeof(factlint_pair_row) == 8, "factlint_pair_row");
_Static_assert(sizeof(factlint_group_table) == 128, "factlint_group_table");
_Static_assert(sizeof(factlint_sources_table) == 40, "factlint_sources_table");
_Static_assert(sizeof(factlint_output) == 24, "factlint_output");
_Static_assert(sizeof(factlint_plugin_table) == 72, "factlint_plugin_table");
#endif

#ifdef __cplusplus
}
#endif

#endif
