//! The value that stands in the place of a pinned thing's, and whether it is another.

use factlint_core::document::DocDate;
use factlint_core::language::{Class, Tag};
use factlint_core::pinned::{Figure, Kind, PinnedFact, Value};
use factlint_core::rows::{Bound, Dimension, QuantityRow, Role, TokenKind, TokenRow};
use factlint_core::span::ProseSpan;

use crate::contradicts_registry::shown;
use crate::line::{Line, Mention};
use crate::silence;
use crate::words::{JOINS, JOINS_BACK, JOINS_VERSION, MAXIMA, MINIMA, SAME, VERSIONED, WHOLE};

/// How many words may join a thing and its value.
const REACH: usize = 7;

/// The place of a value that contradicts what is pinned of the thing that is mentioned.
pub(crate) fn contradiction(line: &Line<'_>, mention: &Mention, fact: &PinnedFact) -> Option<ProseSpan> {
    if !is_head(line, mention) {
        return None;
    }
    match &fact.value {
        Value::Figure(pinned) => figure(line, mention, fact, pinned),
        Value::Version(_) => version(line, mention, fact),
        Value::Date(_) => date(line, mention, fact),
        Value::Text(pinned) => text(line, mention, fact, pinned),
    }
}

/// Whether the words are all of a noun phrase's end: "upload limit warning" is another thing.
fn is_head(line: &Line<'_>, mention: &Mention) -> bool {
    // "It costs $5" names no cost; names of several words may end in a verb ("support ends").
    if mention.length() == 1 && line.tag(mention.first).is_verb() && !line.tag(mention.first).is_noun() {
        return false;
    }
    let next = line.tokens.get(mention.end);
    next.is_none_or(|token| {
        token.has(TokenRow::DIGIT) || !line.is_word(mention.end) || !line.tag(mention.end).is_noun()
    }) || line
        .quantities()
        .any(|row| next.is_some_and(|token| row.span.overlaps(token.span)))
        || matches!(line.small(mention.end).as_str(), "version" | "release" | "v")
}

/// Whether a word before the thing makes it another: "video upload limit", "GitHub's upload limit".
fn is_narrowed(line: &Line<'_>, mention: &Mention) -> bool {
    let Some(before) = mention.first.checked_sub(1) else {
        return false;
    };
    let word = line.small(before);
    let tag = line.tag(before);
    // A sentence without a figure or a name has no tags.
    let untagged = tag == Tag::Unknown
        && line
            .tokens
            .get(before)
            .is_some_and(|token| token.classes & Class::FUNCTION == 0);
    let narrows =
        tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::VBN | Tag::VBG | Tag::POS | Tag::CD) || untagged;
    let kind = line.tokens.get(before).map(TokenRow::kind);
    match kind {
        Some(TokenKind::Word) => narrows && !SAME.contains(&word),
        Some(TokenKind::Number | TokenKind::Hole) => true,
        _ => word == "-" || word == "/",
    }
}

/// Whether somebody in particular has the thing: "free accounts have an upload limit of 10 MB".
fn is_owned(line: &Line<'_>, mention: &Mention) -> bool {
    let verb = (0..mention.first).rev().take(4).find(|&idx| {
        matches!(
            line.small(idx).as_str(),
            "have" | "has" | "with" | "get" | "gets" | "gives" | "give"
        )
    });
    let Some(verb) = verb else { return false };
    (0..verb).any(|idx| matches!(line.tag(idx), Tag::NN | Tag::NNS))
}

/// Whether a sentence opens with where something holds: "On the free plan, …", "For videos, …".
fn is_placed(line: &Line<'_>, mention: &Mention) -> bool {
    let opens = matches!(line.tag(0), Tag::IN | Tag::TO)
        || matches!(line.small(0).as_str(), "in" | "on" | "for" | "with" | "under");
    let whole = matches!(
        line.small(1).as_str(),
        "total" | "all" | "general" | "short" | "addition"
    );
    // "With an upload limit of 25 MB" itself is no place.
    opens && !whole && mention.first > 2
}

fn figure(line: &Line<'_>, mention: &Mention, fact: &PinnedFact, pinned: &Figure) -> Option<ProseSpan> {
    let (row, before) = match behind(line, mention) {
        Some(row) => (row, false),
        None => (in_front(line, mention)?, true),
    };
    // "100 requests per minute" is an amount for each, and pinned as one.
    let rate = row.dimension() == Dimension::Rate;
    let each = !rate && (row.flags & QuantityRow::EACH != 0 || row.role() == Role::Each);
    let partial = matches!(row.role(), Role::Share | Role::Part | Role::Forecast);
    if each || partial || row.flags & QuantityRow::VAGUE != 0 {
        return None;
    }
    if !before && is_narrowed(line, mention) || is_owned(line, mention) || is_placed(line, mention) {
        return None;
    }
    let change = row.role() == Role::Change;
    if change && (row.bound() != Bound::Range || line.doc.text(row.span).split_whitespace().next() != Some("from")) {
        return None;
    }
    let unit = line.doc.unit(row);
    if !pinned.is_comparable(row, unit) || !same_noun(line, row, pinned, fact) {
        return None;
    }
    let whole = whole_span(line, row);
    let own = [whole, line.span(mention)];
    let end = if before { line.span(mention).end } else { whole.end };
    if is_scoped_behind(line, end) || silence::is_hedged(line, &own, fact.as_of, change) {
        return None;
    }
    let stated = stated(line, mention, row, change);
    if pinned.bears_out(&stated, unit) {
        return None;
    }
    let counted = before && pinned.unit.is_none() && pinned.row.dimension() == Dimension::Count;
    // "Two regions" may be some of them; more than there are cannot be.
    if counted && stated.high < pinned.row.low && !is_whole(line, row) {
        return None;
    }
    Some(row.span)
}

/// The figure as it is to be compared: of a change its end, and without the bound that the thing's name implies.
fn stated(line: &Line<'_>, mention: &Mention, row: &QuantityRow, change: bool) -> QuantityRow {
    let mut stated = *row;
    if change {
        stated.low = row.high;
        stated.bound = Bound::Exact.code();
    }
    let name = line.words.get(mention.first..mention.end).unwrap_or(&[]);
    let is = |list: crate::words::Words| name.iter().any(|word| list.contains(word));
    // "The limit is up to 25 MB" says that it is 25 MB.
    let implied = match row.bound() {
        Bound::AtMost => is(MAXIMA),
        Bound::AtLeast => is(MINIMA),
        _ => false,
    };
    if implied {
        stated.low = if row.bound() == Bound::AtMost {
            row.high
        } else {
            row.low
        };
        stated.high = stated.low;
        stated.bound = Bound::Exact.code();
    }
    stated
}

/// The figure behind a thing, with nothing but joining words between: "the upload limit is set to 25 MB".
fn behind<'d>(line: &Line<'d>, mention: &Mention) -> Option<&'d QuantityRow> {
    let row = line.quantities().find(|row| row.span.start >= line.span(mention).end)?;
    let end = line.token_at(row.span.start);
    let gap = mention.end..end;
    if gap.len() > REACH {
        return None;
    }
    let words: Vec<String> = gap.clone().map(|idx| line.small(idx)).collect();
    let verbs = [
        "raised",
        "increased",
        "lowered",
        "reduced",
        "cut",
        "changed",
        "bumped",
        "grew",
        "rose",
        "fell",
        "dropped",
        "was",
        "went",
    ];
    let change = row.role() == Role::Change;
    let joined = words
        .iter()
        .all(|word| JOINS.contains(word) || change && verbs.contains(&word.as_str()));
    // "Must not exceed 25 MB" gives the limit; "is not 25 MB" does not.
    let denied = words
        .iter()
        .any(|word| matches!(word.as_str(), "not" | "never" | "cannot"));
    let exceeds = words.iter().any(|word| word.starts_with("exceed"));
    // A bare figure directly behind a word is a name more often than a value ("Regions 2 and 3").
    let bare = words.is_empty() && row.dimension() == Dimension::Count;
    (joined && denied == exceeds && !bare).then_some(row)
}

/// The figure in front of a thing: what it counts, or "a 25 MB upload limit".
fn in_front<'d>(line: &Line<'d>, mention: &Mention) -> Option<&'d QuantityRow> {
    let start = line.span(mention).start;
    let row = line.quantities().filter(|row| row.number.end <= start).last()?;
    let end = if row.noun_span.start < start && row.noun_span.overlaps(line.span(mention)) || row.span.end > start {
        row.number.end
    } else {
        row.span.end
    };
    let gap = line.token_at(end)..mention.first;
    if gap.len() > 2 {
        return None;
    }
    let words: Vec<String> = gap.map(|idx| line.small(idx)).collect();
    let direct = words.is_empty() || words.iter().all(|word| word == "-");
    let back = words.len() == 2 && words.iter().all(|word| JOINS_BACK.contains(word));
    let fits = match row.dimension() {
        Dimension::Count => direct,
        _ => direct || back,
    };
    // "No. 12 regions", "2.1 regions", "#3 regions" count nothing.
    (fits && row.dimension() != Dimension::Ordinal).then_some(row)
}

/// A figure with what it counts, and for a rate with what it is for each of: "100 requests per minute".
pub(crate) fn whole_span(line: &Line<'_>, row: &QuantityRow) -> ProseSpan {
    let beside = row.noun_span.start >= row.span.start && row.noun_span.start <= row.span.end + 1;
    let mut end = if beside {
        row.span.end.max(row.noun_span.end)
    } else {
        row.span.end
    };
    if row.dimension() == Dimension::Rate {
        let idx = line.token_at(end);
        let per = matches!(line.small(idx).as_str(), "per" | "a" | "an" | "each" | "every" | "/");
        if let Some(token) = line.tokens.get(idx + 1).filter(|_| per) {
            end = token.span.end;
        }
    }
    ProseSpan::new(row.span.start, end)
}

/// Whether a figure counts what the fact counts: another noun behind it means another thing.
fn same_noun(line: &Line<'_>, row: &QuantityRow, pinned: &Figure, fact: &PinnedFact) -> bool {
    let head = |noun: &str| noun.rsplit(' ').next().unwrap_or(noun).to_owned();
    let Some(found) = line.doc.noun(row).map(head) else {
        return true;
    };
    let named = match &fact.naming {
        factlint_core::pinned::Naming::Words(names) => names.iter().any(|name| name.contains(&found)),
        factlint_core::pinned::Naming::Pattern(_) => true,
    };
    named
        || pinned.noun.as_deref().map(head) == Some(found)
        || row.dimension() != Dimension::Count && pinned.noun.is_none()
}

/// Whether the words behind a value narrow it ("for videos", "per file"), or go on with another one ("or 10 MB").
fn is_scoped_behind(line: &Line<'_>, end: u32) -> bool {
    let idx = line.token_at(end);
    let (word, next) = (line.small(idx), line.small(idx + 1));
    if matches!(word.as_str(), "/" | "–" | "-" | "*" | "×") {
        return true;
    }
    if matches!(word.as_str(), "or" | "and" | "to" | ",")
        && line.tokens.get(idx + 1).is_some_and(|token| token.has(TokenRow::DIGIT))
    {
        return true;
    }
    if !line.is_word(idx) {
        return false;
    }
    let tag = line.tag(idx);
    let whole = matches!(
        (word.as_str(), next.as_str()),
        ("for", "all" | "everyone" | "everybody")
            | ("in" | "across", "total" | "all")
            | ("by", "default")
            | ("at", "present")
    );
    let narrows = matches!(
        tag,
        Tag::IN
            | Tag::TO
            | Tag::JJR
            | Tag::RBR
            | Tag::NN
            | Tag::NNS
            | Tag::NNP
            | Tag::DT
            | Tag::WRB
            | Tag::VBG
            | Tag::VBN
    ) || matches!(
        word.as_str(),
        "per"
            | "a"
            | "an"
            | "when"
            | "while"
            | "where"
            | "only"
            | "more"
            | "less"
            | "higher"
            | "lower"
            | "that"
            | "which"
    );
    narrows && !whole
}

/// Whether words before a count say that it is of all there are.
fn is_whole(line: &Line<'_>, row: &QuantityRow) -> bool {
    let end = line.token_at(row.span.start);
    let near = end.saturating_sub(5)..end;
    near.clone().any(|idx| WHOLE.contains(&line.small(idx)))
        && !near
            .into_iter()
            .any(|idx| matches!(line.small(idx).as_str(), "you" | "your"))
}

/// The first token of a value behind a thing, and whether a mark or a form of "be" joins them.
fn place_behind(line: &Line<'_>, mention: &Mention) -> (usize, bool) {
    let mut idx = mention.end;
    let mut said = false;
    while idx < line.tokens.len() && idx - mention.end <= REACH {
        let word = line.small(idx);
        let starts_value = line.tokens.get(idx).is_some_and(|token| token.has(TokenRow::DIGIT));
        if starts_value || !(JOINS.contains(&word) || JOINS_VERSION.contains(&word)) {
            break;
        }
        said |= matches!(word.as_str(), "is" | "are" | ":" | "=" | "remains" | "stays");
        idx += 1;
    }
    (idx, said)
}

/// Whether what stands before or around a mention forbids to judge it.
fn is_doubtful(line: &Line<'_>, mention: &Mention, own: &[ProseSpan], as_of: Option<DocDate>) -> bool {
    is_narrowed(line, mention)
        || is_owned(line, mention)
        || is_placed(line, mention)
        || silence::is_hedged(line, own, as_of, false)
}

fn version(line: &Line<'_>, mention: &Mention, fact: &PinnedFact) -> Option<ProseSpan> {
    let (idx, _) = place_behind(line, mention);
    let span = run_or_code(line, idx)?;
    let text = shown(line.doc, span);
    if !text.contains('.') && !text.starts_with('v') {
        return None;
    }
    let found = Value::read(&text, Some(Kind::Version))?;
    let own = [span, line.span(mention)];
    let among_many = (0..line.tokens.len())
        .filter(|&idx| {
            line.tokens
                .get(idx)
                .is_some_and(|token| !own.iter().any(|own| own.overlaps(token.span)))
        })
        .any(|idx| VERSIONED.contains(&line.small(idx)) || line.small(idx) == "+");
    let agrees = fact.value.allows(&found) || among_many || is_doubtful(line, mention, &own, fact.as_of);
    (!agrees).then_some(span)
}

fn date(line: &Line<'_>, mention: &Mention, fact: &PinnedFact) -> Option<ProseSpan> {
    let (idx, _) = place_behind(line, mention);
    let start = line.tokens.get(idx)?.span.start;
    let row = line
        .dates()
        .find(|row| row.span.start <= start && start < row.span.end && row.year > 0 && row.end_year == 0)?;
    let found = Value::Date(DocDate {
        year: row.year,
        month: row.month,
        day: row.day,
    });
    let own = [row.span, line.span(mention)];
    let agrees = fact.value.allows(&found) || is_doubtful(line, mention, &own, fact.as_of);
    (!agrees).then_some(row.span)
}

fn text(line: &Line<'_>, mention: &Mention, fact: &PinnedFact, pinned: &str) -> Option<ProseSpan> {
    let (idx, said) = place_behind(line, mention);
    if !said || pinned.contains(' ') {
        return None;
    }
    let span = run_or_code(line, idx)?;
    let text = shown(line.doc, span);
    let is_id = |text: &str| {
        text.contains(|c: char| c.is_ascii_digit() || "-_./@:".contains(c)) && text.contains(char::is_alphabetic)
    };
    // A plain word is only a value where nothing follows: "Licence: MIT", but not "the licence is very short".
    let ends = line
        .tokens
        .get(line.token_at(span.end)..)
        .unwrap_or(&[])
        .iter()
        .all(|token| token.kind() == TokenKind::Punctuation);
    let named = |text: &str| text.starts_with(char::is_uppercase);
    let alike = is_id(pinned) && is_id(&text) || ends && named(&text) && named(&fact.printed);
    let own = [span, line.span(mention)];
    let differs = alike && !fact.value.allows(&Value::read(&text, Some(Kind::Text))?);
    (differs && !is_doubtful(line, mention, &own, fact.as_of)).then_some(span)
}

/// A run of characters without white space, or a piece of code.
fn run_or_code(line: &Line<'_>, idx: usize) -> Option<ProseSpan> {
    let token = line.tokens.get(idx)?;
    match token.kind() {
        TokenKind::Hole => Some(token.span),
        TokenKind::Punctuation => None,
        _ => line.run(idx),
    }
}
