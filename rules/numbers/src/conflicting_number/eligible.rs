//! Which figures may be compared at all: those that state how much of one thing there is, now.

use factlint_core::document::Document;
use factlint_core::language::{self, Tag};
use factlint_core::prose::BlockKind;
use factlint_core::rows::{Dimension, QuantityRow, Role, TokenKind, TokenRow};
use factlint_core::span::ProseSpan;

use super::words::{
    ARTICLE, DISTANCE, JOINED, JOINT, MEASURE, NOT_ALONE, OTHER_HALF, OTHER_VALUE, PART_OF, SETTING, groups,
};

/// Counted nouns that say nothing of what is counted.
const EMPTY_NOUNS: &[&str] = &[
    "time", "way", "thing", "one", "point", "side", "part", "kind", "type", "reason", "half", "other", "case",
    "example", "number", "place", "step", "option", "question", "factor", "area", "issue", "hand", "end", "word",
    "sort", "pair", "set", "group", "series", "level", "lot",
];

/// Whether a figure may stand for the amount of something that another place may state too.
pub(super) fn may_stand(doc: &Document, row: &QuantityRow) -> bool {
    let told = row.flags & (QuantityRow::VAGUE | QuantityRow::EACH) == 0
        && !matches!(row.dimension(), Dimension::Ordinal | Dimension::Other | Dimension::Age)
        && matches!(row.role(), Role::Level | Role::Share);
    let in_table = doc
        .block_of(row.sentence)
        .is_none_or(|block| block.kind() == BlockKind::TableCell);
    told && !in_table && !names_a_kind(doc, row) && noun_counts(doc, row) && surroundings_agree(doc, row)
}

/// Whether a figure is part of a name and says how much of nothing: the word size of a kind ("32-bit integers"), or the
/// version of a product ("Firefox 12 Changelog", "libxml 2.9 update").
fn names_a_kind(doc: &Document, row: &QuantityRow) -> bool {
    if is_word_size(doc, row) {
        return true;
    }
    let tokens = doc.tokens_of(row.sentence);
    let start = tokens.partition_point(|token| token.span.start < row.span.start);
    let Some(before) = start.checked_sub(1).and_then(|before| tokens.get(before)) else {
        return false;
    };
    let after = tokens.get(tokens.partition_point(|token| token.span.start < row.number.end));
    let tag = Tag::from_code(before.tag);
    let product = tag.is_proper_noun() || before.kind() == TokenKind::Other;
    row.dimension() == Dimension::Count
        && row.flags & QuantityRow::WORDS == 0
        && before.span.end + 1 == row.span.start
        && (doc.text(row.number).contains('.') && (product || tag.is_noun())
            || product && after.is_some_and(|token| token.has(TokenRow::CAPITAL)))
}

/// Whether a figure is a word size before its noun: "64-bit systems".
pub(super) fn is_word_size(doc: &Document, row: &QuantityRow) -> bool {
    doc.unit(row) == Some("bit") && doc.text(row.span).contains('-')
}

/// Whether a sentence tells something: a list of results ("Shr loss 40 cts vs loss 10 cts") has no finite verb, and
/// its scope stands in a line above it. Headlines tell without one.
pub(super) fn tells(doc: &Document, sentence: u32) -> bool {
    let heading = (doc.block_of(sentence)).is_some_and(|block| block.kind() == BlockKind::Heading);
    let measures = |token: &TokenRow| Tag::from_code(token.tag) == Tag::VBN && is(token, MEASURE);
    let tells = |token: &TokenRow| Tag::from_code(token.tag).is_finite() || measures(token);
    let tokens = doc.tokens_of(sentence);
    // A tagger may take a verb for a noun or a participle ("the storm destroyed 254 houses"), so a whole sentence with
    // an article tells too; a list of results has none.
    let article = |token: &TokenRow| groups(token.word) & ARTICLE != 0;
    let whole = || {
        tokens
            .last()
            .is_some_and(|token| Tag::from_code(token.tag) == Tag::Stop)
            && tokens.iter().any(article)
    };
    heading || tokens.iter().any(tells) || whole()
}

fn noun_counts(doc: &Document, row: &QuantityRow) -> bool {
    if row.dimension() != Dimension::Count {
        return true;
    }
    if has_number_before_singular(doc, row) {
        return false;
    }
    // "One" is more often a pronoun or an article than a count.
    let one = row.low == 1.into() && row.flags & QuantityRow::WORDS != 0;
    let head = doc.noun(row).and_then(|noun| noun.rsplit(' ').next());
    !one && head.is_some_and(|head| !EMPTY_NOUNS.contains(&head))
}

/// Nouns that stand for several without an ending.
const PLURAL_IN_SENSE: &[&str] = &[
    "aircraft",
    "cattle",
    "cavalry",
    "clergy",
    "cod",
    "crew",
    "deer",
    "elite",
    "faculty",
    "fish",
    "folk",
    "infantry",
    "livestock",
    "media",
    "offspring",
    "people",
    "personnel",
    "police",
    "poultry",
    "salmon",
    "sheep",
    "spacecraft",
    "staff",
    "trout",
    "vermin",
    "youth",
];

/// Whether a figure other than one stands before a noun in the singular, as no count does: "the 1.30 release", "the 63.1
/// bump". Where a hyphen joins the two ("a 12-member panel") it counts all the same.
fn has_number_before_singular(doc: &Document, row: &QuantityRow) -> bool {
    let Some(head) = doc
        .tokens_of(row.sentence)
        .iter()
        .rfind(|token| row.noun_span.contains(token.span))
    else {
        return false;
    };
    let word = doc.text(head.span);
    let singular = matches!(Tag::from_code(head.tag), Tag::NN | Tag::NNP)
        && !word.ends_with(['s', 'S'])
        && !PLURAL_IN_SENSE.iter().any(|known| word.eq_ignore_ascii_case(known));
    let close =
        row.noun_span.start == row.span.end + 1 && doc.text(row.span).ends_with(|last: char| last.is_ascii_digit());
    singular && close && row.low != 1.into() && language::singular(&word.to_lowercase()) == word.to_lowercase()
}

fn surroundings_agree(doc: &Document, row: &QuantityRow) -> bool {
    let tokens = doc.tokens_of(row.sentence);
    let whole = row.span.join(row.noun_span);
    let before = tokens.partition_point(|token| token.span.start < row.span.start);
    let after = tokens.partition_point(|token| token.span.start < whole.end);
    let left = tokens.get(before.saturating_sub(3)..before).unwrap_or(&[]);
    if left.iter().any(|token| is(token, OTHER_HALF)) {
        return false;
    }
    // "With a cache of 256 MB it took 11 minutes": the figure sets a scene, and another sentence may set another.
    let sets_scene = (before.saturating_sub(6)..before).any(|idx| {
        let previous = idx.checked_sub(1).and_then(|previous| tokens.get(previous));
        tokens.get(idx).is_some_and(|token| is(token, SETTING))
            && previous.is_none_or(|token| doc.text(token.span) == ";")
    });
    if sets_scene {
        return false;
    }
    if chooses(doc, tokens, before) {
        return false;
    }
    let near = tokens.get(before.saturating_sub(2)..before).unwrap_or(&[]);
    let inner = tokens
        .iter()
        .skip(before)
        .take_while(|token| token.span.start < whole.end);
    let between = inner.filter(|token| !row.number.overlaps(token.span) && !row.span.contains(token.span));
    if near.iter().chain(between).any(|token| is(token, PART_OF)) {
        return false;
    }
    let right = tokens.get(after..(after + 2).min(tokens.len())).unwrap_or(&[]);
    if right.iter().any(|token| is(token, NOT_ALONE)) {
        return false;
    }
    // "to 42 from 44", "40 against 10": the figure is one of two that differ by their scope.
    let end = tokens.partition_point(|token| token.span.start < row.span.end);
    let beyond = tokens.get(end..(end + 4).min(tokens.len())).unwrap_or(&[]);
    if beyond.iter().any(|token| is(token, OTHER_VALUE)) {
        return false;
    }
    row.dimension() != Dimension::Duration || !right.first().is_some_and(|token| is(token, DISTANCE))
}

/// Whether a figure chooses some of many: "firms employing 50 people", "loans of more than a year exceeding 10,000 euros".
fn chooses(doc: &Document, tokens: &[TokenRow], figure: usize) -> bool {
    let tag = |idx: usize| tokens.get(idx).map_or(Tag::Unknown, |token| Tag::from_code(token.tag));
    let participle = (figure.saturating_sub(3)..figure)
        .rev()
        .find(|&idx| tag(idx) == Tag::VBG);
    let Some(noun) = participle.and_then(|idx| idx.checked_sub(1)) else {
        return false;
    };
    let behind = tokens.get(noun + 2..figure).unwrap_or(&[]);
    let goes_on = |idx: usize| tag(idx).is_finite() || tag(idx) == Tag::MD;
    tag(noun) == Tag::NNS
        && behind
            .iter()
            .all(|token| token.kind() == TokenKind::Word || doc.text(token.span) == "$")
        && (figure..tokens.len().min(figure + 12)).any(goes_on)
}

/// The clause around a place: from and up to the marks and words that join clauses, as token indices of the sentence.
pub(super) fn clause(doc: &Document, tokens: &[TokenRow], at: ProseSpan) -> std::ops::Range<usize> {
    let here = tokens.partition_point(|token| token.span.start < at.start);
    let there = tokens.partition_point(|token| token.span.start < at.end);
    // A joint right before the figure ("after 30 seconds") belongs to it.
    let start = (0..here.saturating_sub(1))
        .rev()
        .find(|&idx| breaks(doc, tokens, idx))
        .map_or(0, |idx| idx + 1);
    let end = (there..tokens.len())
        .find(|&idx| breaks(doc, tokens, idx))
        .unwrap_or(tokens.len());
    start..end
}

fn breaks(doc: &Document, tokens: &[TokenRow], idx: usize) -> bool {
    let Some(token) = tokens.get(idx) else { return false };
    if token.kind() != TokenKind::Punctuation {
        return is(token, JOINT);
    }
    match doc.text(token.span) {
        ";" | ":" | "—" | "–" | "--" => true,
        "," => tokens.get(idx + 1).is_some_and(|next| is(next, JOINED)),
        _ => false,
    }
}

fn is(token: &TokenRow, words: u64) -> bool {
    groups(token.word) & words != 0
}
