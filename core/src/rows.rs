//! The rows of a document's tables: small `repr(C)` structs of plain numbers, linked by indices.
//!
//! They are read in place by plug-ins, so they hold only u8 to u64, i64 and spans; codes become enums through
//! accessors, and a code that this version does not know reads as the enum's last variant. Text that is not in the
//! prose (canonical units, lemmatised nouns, full names) lies in a [`Pool`].
//!
//! In what extraction returns for one block, spans are relative to the block, and sentence and row indices to its own
//! tables; [`link`](crate::link) moves them to their place in the document.

use crate::codes::codes;
use crate::decimal::Decimal;
use crate::span::ProseSpan;

/// An index or string that is not there.
pub const NONE: u32 = u32::MAX;

/// A string of a [`Pool`], or [`NONE`].
pub type StrId = u32;

/// Strings that rows refer to.
#[derive(Debug, Clone, Default)]
pub struct Pool {
    text: String,
    ends: Vec<u32>,
}

impl Pool {
    /// Adds a string and returns its id. Equal neighbours share one.
    pub fn add(&mut self, text: &str) -> StrId {
        if let Some(last) = self.ends.len().checked_sub(1)
            && self.get(last as u32) == text
        {
            return last as u32;
        }
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        self.ends.len() as u32 - 1
    }

    /// The string of an id; empty for [`NONE`] and ids of another pool.
    pub fn get(&self, id: StrId) -> &str {
        let Some(&end) = self.ends.get(id as usize) else {
            return "";
        };
        let start = id
            .checked_sub(1)
            .and_then(|before| self.ends.get(before as usize))
            .copied()
            .unwrap_or(0);
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// The string of an id, or None for [`NONE`].
    pub fn find(&self, id: StrId) -> Option<&str> {
        ((id as usize) < self.ends.len()).then(|| self.get(id))
    }

    /// Appends another pool; its ids move up by the returned number.
    pub fn append(&mut self, other: &Self) -> u32 {
        let (moved, bytes) = (self.ends.len() as u32, self.text.len() as u32);
        self.text.push_str(&other.text);
        self.ends.extend(other.ends.iter().map(|end| end + bytes));
        moved
    }

    /// The strings one after the other, and one past the last byte of each.
    pub(crate) fn parts(&self) -> (&str, &[u32]) {
        (&self.text, &self.ends)
    }

    /// The pool that has these parts.
    pub(crate) fn of(text: String, ends: Vec<u32>) -> Self {
        Self { text, ends }
    }

    /// Number of strings.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no string.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

codes! {
    /// What a token is made of.
    pub enum TokenKind {
        /// Letters (with inner apostrophes, hyphens and digits: `mid-1990s`, `O'Neill`, `A380`).
        Word = 0 => "word",
        /// A number in digits, with grouping and decimal point: `1,200.5`.
        Number = 1 => "number",
        /// One punctuation mark (an ellipsis and a dash of several characters are one mark).
        Punctuation = 2 => "punctuation",
        /// A currency sign, percent sign, degree sign or another symbol.
        Symbol = 3 => "symbol",
        /// A hole: code, formula, image, reference.
        Hole = 4 => "hole",
        /// Anything else.
        Other = 255 => "other",
    }
}

/// One token. Contractions and possessives are split from their word (`do|n't`, `minister|'s`).
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TokenRow {
    /// Place.
    pub span: ProseSpan,
    /// Code of a [`TokenKind`].
    pub kind: u8,
    /// Code of a [`Tag`](crate::language::Tag); `Tag::Unknown` in sentences that were not tagged.
    pub tag: u8,
    /// Bits of [`TokenRow::SPACE_BEFORE`] and its kin.
    pub flags: u16,
    /// Closed word classes, bits of [`Class`](crate::language::Class).
    pub classes: u32,
    /// The word in any case, as [`key`](crate::language::key) gives it; 0 for numbers and holes.
    pub word: u32,
}

impl TokenRow {
    /// Flag: white space or the block's start stands before the token.
    pub const SPACE_BEFORE: u16 = 1;
    /// Flag: the first letter is upper case.
    pub const CAPITAL: u16 = 2;
    /// Flag: every letter is upper case, and there are two or more.
    pub const ALL_CAPITALS: u16 = 4;
    /// Flag: a digit is in the token.
    pub const DIGIT: u16 = 8;
    /// Flag: the first word of a sentence, so its capital says little.
    pub const SENTENCE_START: u16 = 16;
    /// Flag: a hyphen is in the token.
    pub const HYPHEN: u16 = 32;

    /// What the token is made of.
    pub fn kind(&self) -> TokenKind {
        TokenKind::from_code(self.kind)
    }

    /// Whether any of the flag bits is set.
    pub const fn has(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }
}

/// One sentence.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SentenceRow {
    /// Place, without white space at either end.
    pub span: ProseSpan,
    /// Block.
    pub block: u32,
    /// First token.
    pub first_token: u32,
    /// One past the last token.
    pub end_token: u32,
    /// Bits of [`SentenceRow::TAGGED`] and its kin.
    pub flags: u32,
}

impl SentenceRow {
    /// Flag: the tokens carry part-of-speech tags.
    pub const TAGGED: u32 = 1;
    /// Flag: an all-capitals line, such as a headline.
    pub const HEADLINE: u32 = 2;
    /// Flag: a dateline stands at its start.
    pub const DATELINE: u32 = 4;

    /// Token indices.
    pub const fn tokens(&self) -> std::ops::Range<usize> {
        self.first_token as usize..self.end_token as usize
    }
}

codes! {
    /// How a figure bounds what it counts.
    pub enum Bound {
        /// As printed.
        Exact = 0 => "exact",
        /// About, some, roughly, nearly, almost.
        About = 1 => "about",
        /// At least.
        AtLeast = 2 => "at-least",
        /// More than, over.
        MoreThan = 3 => "more-than",
        /// At most, up to.
        AtMost = 4 => "at-most",
        /// Less than, under.
        LessThan = 5 => "less-than",
        /// From one figure to another. With [`Role::Change`] these are the old value and the new one, whichever is larger.
        Range = 6 => "range",
    }
}

codes! {
    /// What kind of amount a figure is.
    pub enum Dimension {
        /// A plain count.
        Count = 0 => "count",
        /// Percent and percentage points.
        Percent = 1 => "percent",
        /// Money.
        Money = 2 => "money",
        /// Time that passes.
        Duration = 3 => "duration",
        /// Length.
        Length = 4 => "length",
        /// Area.
        Area = 5 => "area",
        /// Volume.
        Volume = 6 => "volume",
        /// Mass.
        Mass = 7 => "mass",
        /// Temperature.
        Temperature = 8 => "temperature",
        /// Speed.
        Speed = 9 => "speed",
        /// Energy.
        Energy = 10 => "energy",
        /// Power.
        Power = 11 => "power",
        /// Data.
        Data = 12 => "data",
        /// The age of somebody or something.
        Age = 13 => "age",
        /// An amount for each unit of another.
        Rate = 14 => "rate",
        /// A place in an order; printed, never compared.
        Ordinal = 15 => "ordinal",
        /// Anything else.
        Other = 255 => "other",
    }
}

codes! {
    /// What a figure says of the thing it measures.
    pub enum Role {
        /// How much there is.
        Level = 0 => "level",
        /// How much it changed.
        Change = 1 => "change",
        /// A part of a whole.
        Share = 2 => "share",
        /// A part: "of which", "including".
        Part = 3 => "part",
        /// A goal, limit or offer.
        Target = 4 => "target",
        /// What is expected.
        Forecast = 5 => "forecast",
        /// An amount for each one.
        Each = 6 => "each",
        /// Anything else.
        Other = 255 => "other",
    }
}

/// One figure.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuantityRow {
    /// Place: the words of the bound, the number, and its unit ("over two hours", "$1.2bn", "23").
    pub span: ProseSpan,
    /// Place of the number alone, with scale words.
    pub number: ProseSpan,
    /// Place of the noun phrase that is counted or measured; none where there is none.
    pub noun_span: ProseSpan,
    /// The figure as printed, in the printed unit, scale words applied; for a range its lower end.
    pub low: Decimal,
    /// Upper end of a range; else equal to `low`.
    pub high: Decimal,
    /// Exponent of the last digit that was printed: 5 for "1.2 million", 0 for "23", 3 for "five thousand".
    pub precision: i64,
    /// Sentence.
    pub sentence: u32,
    /// Canonical singular unit in the pool (`minute`, `percent`, `USD`), or [`NONE`] for a plain count.
    pub unit: StrId,
    /// What is counted or measured, lower case, head last, in the pool, or [`NONE`].
    pub noun: StrId,
    /// Code of a [`Bound`].
    pub bound: u8,
    /// Code of a [`Dimension`].
    pub dimension: u8,
    /// Code of a [`Role`].
    pub role: u8,
    /// Bits of [`QuantityRow::EACH`] and its kin.
    pub flags: u8,
}

impl QuantityRow {
    /// Flag: "each", "apiece", "a head".
    pub const EACH: u8 = 1;
    /// Flag: a vague count such as "dozens", whose interval never raises a warning.
    pub const VAGUE: u8 = 2;
    /// Flag: the lower end of a range is not itself in the range.
    pub const LOW_STRICT: u8 = 4;
    /// Flag: the upper end of a range is not itself in the range.
    pub const HIGH_STRICT: u8 = 8;
    /// Flag: written in words ("two", "half").
    pub const WORDS: u8 = 16;

    /// Flag: a change upwards, or the level that it led to ("rose by 5", "up 4%", "doubled to 20").
    pub const UP: u8 = 32;
    /// Flag: a change downwards, or the level that it led to ("fell to 20", "12 points lower").
    pub const DOWN: u8 = 64;

    /// How the figure bounds what it counts.
    pub fn bound(&self) -> Bound {
        Bound::from_code(self.bound)
    }

    /// What kind of amount it is.
    pub fn dimension(&self) -> Dimension {
        Dimension::from_code(self.dimension)
    }

    /// What it says of the thing it measures.
    pub fn role(&self) -> Role {
        Role::from_code(self.role)
    }
}

codes! {
    /// Where the missing parts of a date may come from.
    pub enum Anchor {
        /// The text spells the date out.
        Explicit = 0 => "explicit",
        /// It is relative to the document's date.
        Document = 1 => "document",
        /// It cannot be placed.
        None = 255 => "none",
    }
}

codes! {
    /// How fine a date is.
    pub enum DateKind {
        /// A day (year may be unknown).
        Day = 0 => "day",
        /// A month.
        Month = 1 => "month",
        /// A year.
        Year = 2 => "year",
        /// A decade.
        Decade = 3 => "decade",
        /// A quarter; `month` is its first month.
        Quarter = 4 => "quarter",
        /// A weekday alone.
        Weekday = 5 => "weekday",
        /// Relative: yesterday, last week, in two days.
        Relative = 6 => "relative",
        /// A clock time.
        Time = 7 => "time",
        /// Anything else.
        Other = 255 => "other",
    }
}

/// One date or clock time.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DateRow {
    /// Place.
    pub span: ProseSpan,
    /// Sentence.
    pub sentence: u32,
    /// Year, 0 where unknown; filled in by linking where [`Anchor::Document`] resolves it.
    pub year: u32,
    /// Last year of a range of years, 0 where there is none.
    pub end_year: u32,
    /// Month 1 to 12, 0 where unknown.
    pub month: u8,
    /// Day of the month, 0 where unknown.
    pub day: u8,
    /// Last month of a range, 0 where there is none.
    pub end_month: u8,
    /// Last day of a range, 0 where there is none.
    pub end_day: u8,
    /// Weekday 1 (Monday) to 7, 0 where none is named.
    pub weekday: u8,
    /// Code of a [`DateKind`].
    pub kind: u8,
    /// Code of an [`Anchor`].
    pub anchor: u8,
    /// Direction of a relative date: 1 back ("last"), 2 this, 3 forward ("next"), 0 unsaid.
    pub direction: u8,
    /// Hour 0 to 23 and minute of a clock time as `hour * 60 + minute`, [`NONE`] where there is none.
    pub minutes: u32,
    /// Days from the document's date for [`DateKind::Relative`]; months or years for a [`DateKind::Month`] or
    /// [`DateKind::Year`] with a direction ("last month", "three years ago").
    pub offset_days: i64,
}

impl DateRow {
    /// How fine the date is.
    pub fn kind(&self) -> DateKind {
        DateKind::from_code(self.kind)
    }

    /// Where its missing parts come from.
    pub fn anchor(&self) -> Anchor {
        Anchor::from_code(self.anchor)
    }
}

codes! {
    /// What quotation marks are used for.
    pub enum QuoteStyle {
        /// Somebody's words.
        Direct = 0 => "direct",
        /// A block quotation in markup.
        Block = 1 => "block",
        /// A word or two at arm's length.
        Scare = 2 => "scare",
        /// The name of a work.
        Title = 3 => "title",
    }
}

/// One quotation.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuoteRow {
    /// Place with its marks.
    pub span: ProseSpan,
    /// Place without its marks.
    pub inner: ProseSpan,
    /// Sentence in which it starts.
    pub sentence: u32,
    /// Attribution, or [`NONE`].
    pub attribution: u32,
    /// The quotation around it, or [`NONE`].
    pub outer: u32,
    /// The quotation of the paragraph before that this one continues, or [`NONE`].
    pub continues: u32,
    /// Code of a [`QuoteStyle`].
    pub style: u8,
    /// Bits of [`QuoteRow::UNCLOSED`] and its kin.
    pub flags: u8,
    /// Room for later; zero.
    pub reserved: u16,
}

impl QuoteRow {
    /// Flag: the closing mark is missing; the quotation runs to the end of its block.
    pub const UNCLOSED: u8 = 1;
    /// Flag: single marks.
    pub const SINGLE: u8 = 2;

    /// What the marks are used for.
    pub fn style(&self) -> QuoteStyle {
        QuoteStyle::from_code(self.style)
    }
}

codes! {
    /// How the words of a source are given.
    pub enum SpeechStyle {
        /// In quotation marks.
        Direct = 0 => "direct",
        /// Partly in quotation marks.
        Mixed = 1 => "mixed",
        /// In the writer's words.
        Indirect = 2 => "indirect",
    }
}

codes! {
    /// What kind of source is named.
    pub enum SourceKind {
        /// A person by name.
        Named = 0 => "named",
        /// A person by role: "the minister", "police".
        Role = 1 => "role",
        /// An organisation.
        Organisation = 2 => "organisation",
        /// A document: a report, a study, a statement.
        Document = 3 => "document",
        /// A pronoun that was not resolved.
        Pronoun = 4 => "pronoun",
        /// Somebody who asked not to be named.
        Anonymous = 5 => "anonymous",
        /// Nobody in particular: "experts", "critics", "reports".
        Vague = 6 => "vague",
        /// No source.
        None = 255 => "none",
    }
}

/// Who said what: source, cue, and the content, which may be in several places.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AttributionRow {
    /// Place that encloses all parts.
    pub span: ProseSpan,
    /// Place of the source, or none.
    pub source: ProseSpan,
    /// Place of the cue ("said", "according to"), or none.
    pub cue: ProseSpan,
    /// First content span in the table of contents.
    pub first_content: u32,
    /// One past the last content span.
    pub end_content: u32,
    /// Sentence of the cue, or of the first content.
    pub sentence: u32,
    /// Entity that speaks, or [`NONE`].
    pub speaker: u32,
    /// Code of a [`SpeechStyle`].
    pub style: u8,
    /// Code of a [`SourceKind`].
    pub source_kind: u8,
    /// Bits of [`AttributionRow::ATTITUDE`] and its kin.
    pub flags: u16,
}

impl AttributionRow {
    /// Flag: an attitude ("believes", "hopes"), not speech.
    pub const ATTITUDE: u16 = 1;
    /// Flag: negated ("did not say").
    pub const NEGATED: u16 = 2;
    /// Flag: the source was inherited from a sentence or paragraph before.
    pub const INHERITED: u16 = 4;

    /// How the words are given.
    pub fn style(&self) -> SpeechStyle {
        SpeechStyle::from_code(self.style)
    }

    /// What kind of source is named.
    pub fn source_kind(&self) -> SourceKind {
        SourceKind::from_code(self.source_kind)
    }
}

codes! {
    /// What a name names.
    pub enum MentionKind {
        /// A person.
        Person = 0 => "person",
        /// An organisation.
        Organisation = 1 => "organisation",
        /// A place.
        Place = 2 => "place",
        /// Anything else with a name.
        Other = 255 => "other",
    }
}

/// One mention of something with a name.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MentionRow {
    /// Place of the name, without titles.
    pub span: ProseSpan,
    /// Place of the title or role before or after it, or none.
    pub title: ProseSpan,
    /// Sentence.
    pub sentence: u32,
    /// Entity within the document; filled in by linking.
    pub entity: u32,
    /// Role or title as written, in the pool, or [`NONE`].
    pub role: StrId,
    /// Code of a [`MentionKind`].
    pub kind: u8,
    /// Bits of [`MentionRow::SURNAME`] and its kin.
    pub flags: u8,
    /// How sure extraction is of the kind, 0 to 100; linking lets the surest mention decide.
    pub certainty: u8,
    /// Room for later; zero.
    pub reserved: u8,
}

impl MentionRow {
    /// Flag: a single word that may be a surname or given name.
    pub const SURNAME: u8 = 1;
    /// Flag: a given name is its first word.
    pub const GIVEN: u8 = 2;
    /// Flag: "former", "ex-" stands before the role.
    pub const FORMER: u8 = 4;
    /// Flag: capitals say little here (a title-cased line, the start of a sentence), so linking keeps the mention only
    /// if the document names the same elsewhere.
    pub const WEAK: u8 = 8;

    /// What it names.
    pub fn kind(&self) -> MentionKind {
        MentionKind::from_code(self.kind)
    }
}

/// Something with a name, and all its mentions in one document.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EntityRow {
    /// Fullest form, in the pool.
    pub name: StrId,
    /// First role or title, in the pool, or [`NONE`].
    pub role: StrId,
    /// First mention.
    pub first_mention: u32,
    /// Number of mentions.
    pub count: u32,
    /// Code of a [`MentionKind`].
    pub kind: u8,
    /// Room for later; zero.
    pub reserved: [u8; 3],
}

impl EntityRow {
    /// What it is.
    pub fn kind(&self) -> MentionKind {
        MentionKind::from_code(self.kind)
    }
}

codes! {
    /// What makes a statement checkable.
    pub enum ClaimClass {
        /// A figure.
        Statistic = 0 => "statistic",
        /// A superlative or a first-ever.
        Superlative = 1 => "superlative",
        /// A cause, or an effect on health.
        Causal = 2 => "causal",
        /// What will happen.
        Prediction = 3 => "prediction",
        /// That somebody did wrong.
        Allegation = 4 => "allegation",
        /// What somebody did or how somebody voted.
        Record = 5 => "record",
        /// More or less than something else.
        Comparison = 6 => "comparison",
        /// What somebody thinks or wants.
        Attitude = 7 => "attitude",
        /// Anything else.
        Other = 255 => "other",
    }
}

/// One checkable statement.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ClaimRow {
    /// Place: the clause or sentence that makes it.
    pub span: ProseSpan,
    /// Place of the words that make it checkable.
    pub trigger: ProseSpan,
    /// Sentence.
    pub sentence: u32,
    /// Attribution that covers it, or [`NONE`].
    pub attribution: u32,
    /// Quotation that it stands in, or [`NONE`].
    pub quote: u32,
    /// How much it asks to be checked, in thousandths.
    pub checkable: u16,
    /// Code of a [`ClaimClass`].
    pub class: u8,
    /// Bits of [`ClaimRow::CITED`] and its kin.
    pub flags: u8,
}

impl ClaimRow {
    /// Flag: a citation or link stands in its sentence.
    pub const CITED: u8 = 1;
    /// Flag: a citation or link stands in its paragraph.
    pub const CITED_NEARBY: u8 = 2;
    /// Flag: of a kind that needs a source.
    pub const NEEDS_SOURCE: u8 = 4;

    /// What makes it checkable.
    pub fn class(&self) -> ClaimClass {
        ClaimClass::from_code(self.class)
    }
}
