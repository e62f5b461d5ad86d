//! Noun phrases around a cue, read over tags: the subject before it, the source after it.

use super::stream::Stream;
use crate::language::{Class, Tag};
use crate::rows::TokenRow;

/// A noun phrase: items from `start` up to `end`, and its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) head: usize,
}

/// Longest phrase with what stands between its parts, in items.
const WINDOW: usize = 40;

/// Longest nickname or title in marks, in bytes.
const LONGEST_NAME: u32 = 50;

/// Prepositions that tie a noun to the noun before it.
const TIES: &[&str] = &[
    "of", "for", "at", "from", "with", "in", "on", "to", "by", "near", "behind", "against", "familiar",
];

/// Words that say when.
const TIMES: &[&str] = &[
    "today",
    "yesterday",
    "tonight",
    "tomorrow",
    "week",
    "month",
    "year",
    "morning",
    "afternoon",
    "evening",
    "night",
    "day",
    "days",
    "weeks",
    "months",
    "years",
    "hours",
    "ago",
    "weekend",
    "summer",
    "fall",
    "winter",
    "spring",
    "minutes",
    "spring",
];

/// Whether an item says when.
pub(super) fn is_time(stream: &Stream<'_>, idx: usize) -> bool {
    stream.is(idx, Class::WEEKDAY)
        || (stream.is(idx, Class::MONTH) && !stream.says(idx, "may"))
        || stream.says_any(idx, TIMES)
}

/// Whether an item can be the last word of a noun phrase.
pub(super) fn is_nominal(stream: &Stream<'_>, idx: usize) -> bool {
    let tag = stream.tag(idx);
    is_name_in_marks(stream, idx)
        || tag.is_noun()
        || matches!(tag, Tag::PRP | Tag::CD | Tag::FW | Tag::ADD)
        || is_capitalised(stream, idx)
        || (tag == Tag::DT
            && stream.says_any(
                idx,
                &[
                    "some", "many", "others", "all", "both", "this", "that", "these", "those", "another",
                ],
            ))
        || (tag == Tag::JJ && stream.says_any(idx, &["many", "few", "several", "others", "latter", "former", "most"]))
}

/// Whether an item is a name that the tagger took for another word: a capital inside the sentence.
fn is_capitalised(stream: &Stream<'_>, idx: usize) -> bool {
    stream.has(idx, TokenRow::CAPITAL) && !stream.has(idx, TokenRow::SENTENCE_START) && !stream.is(idx, Class::FUNCTION)
}

/// Whether a quotation may be part of a noun phrase: a nickname, a title, a scare quote, but no speech before a cue.
fn is_name_in_marks(stream: &Stream<'_>, idx: usize) -> bool {
    stream
        .quote(idx)
        .is_some_and(|(_, quote)| quote.inner.len() <= LONGEST_NAME)
        && !matches!(stream.last_mark(idx), Some(',' | '.' | '!' | '?' | '…' | '—'))
}

fn is_modifier(stream: &Stream<'_>, idx: usize) -> bool {
    let tag = stream.tag(idx);
    tag.is_adjective()
        || tag.is_noun()
        || is_name_in_marks(stream, idx)
        || is_capitalised(stream, idx)
        || matches!(tag, Tag::CD | Tag::Hyphen | Tag::FW | Tag::AFX | Tag::Dollar)
        || stream.says(idx, "&")
}

fn is_determiner(stream: &Stream<'_>, idx: usize) -> bool {
    matches!(stream.tag(idx), Tag::DT | Tag::PDT | Tag::PRPS | Tag::WPS)
}

/// The phrase that ends right before item `end`, over brackets and appositives; nothing before `floor` belongs to it.
pub(super) fn subject_before(stream: &Stream<'_>, end: usize, floor: usize) -> Option<Phrase> {
    let floor = floor.max(end.saturating_sub(WINDOW));
    let mut at = end;
    for _ in 0..4 {
        let last = at.checked_sub(1).filter(|&last| last >= floor)?;
        match stream.word(last) {
            ")" | "]" => {
                let open = (floor..last).rev().find(|&idx| matches!(stream.word(idx), "(" | "["))?;
                at = open;
            }
            "," | "—" | "–" | "--" | "-" => {
                let open = opening_mark(stream, last, floor)?;
                at = open;
            }
            _ => {
                let phrase = phrase_before(stream, at, floor)?;
                // "Smith, 45, said" and "Smith, of Ohio, a teacher, said": what was read is itself an appositive.
                if at != end
                    && phrase.start > floor + 1
                    && stream.word(phrase.start - 1) == ","
                    && is_aside(stream, phrase)
                {
                    at = phrase.start;
                    continue;
                }
                return Some(Phrase { end: at, ..phrase });
            }
        }
    }
    None
}

/// The comma or dash that opens the aside which the one at `close` closes.
fn opening_mark(stream: &Stream<'_>, close: usize, floor: usize) -> Option<usize> {
    let mark = stream.word(close);
    let open = (floor..close).rev().find(|&idx| stream.word(idx) == mark)?;
    let first = open + 1;
    if first >= close || open <= floor {
        return None;
    }
    let tag = stream.tag(first);
    let opens = matches!(
        tag,
        Tag::DT
            | Tag::WP
            | Tag::WDT
            | Tag::WPS
            | Tag::CD
            | Tag::IN
            | Tag::PRPS
            | Tag::JJ
            | Tag::JJS
            | Tag::VBG
            | Tag::VBN
            | Tag::RB
            | Tag::PDT
    ) || tag.is_noun()
        || (tag == Tag::CC && mark != ",")
        || stream.is_quote(first);
    (opens && (is_nominal(stream, open - 1) || stream.word(open - 1) == ")")).then_some(open)
}

/// Whether a phrase between commas says more of the name before it: an age, a place, a role.
fn is_aside(stream: &Stream<'_>, phrase: Phrase) -> bool {
    let first = phrase.start;
    stream.tag(first) == Tag::CD
        || (phrase.end == first + 1 && stream.is(first, Class::PLACE))
        || (stream.says_any(first, &["a", "an", "the", "his", "her", "their"])
            && !stream.tag(phrase.head).is_proper_noun())
        || stream.is(first, Class::ROLE)
}

/// The phrase that ends right before `end`, its noun last, with what "of" and its kin tie to it.
fn phrase_before(stream: &Stream<'_>, end: usize, floor: usize) -> Option<Phrase> {
    let mut phrase = simple_before(stream, end, floor)?;
    for _ in 0..5 {
        let Some(tie) = phrase.start.checked_sub(1).filter(|&tie| tie > floor) else {
            break;
        };
        if stream.says(tie, "and") || stream.says(tie, "or") || stream.word(tie) == "&" {
            let Some(left) = joined(stream, phrase, tie, floor) else {
                break;
            };
            phrase.start = left;
            continue;
        }
        // "a source close to him", "officials familiar with the talks"
        let near = stream.says_any(tie - 1, &["close", "familiar", "briefed", "involved", "working"])
            && tie - 1 > floor
            && is_nominal(stream, tie - 2);
        let tie = if near { tie - 1 } else { tie };
        if !near && (!stream.says_any(tie, TIES) || !is_nominal(stream, tie - 1)) {
            break;
        }
        let Some(left) = simple_before(stream, tie, floor) else {
            break;
        };
        let before = left.start.checked_sub(1).filter(|&before| before >= floor);
        let stands_first = before.is_none_or(|before| {
            stream.is_quote(before)
                || matches!(stream.word(before), "," | "—" | "–" | "--" | ";" | ":" | "(" | ".")
                || matches!(stream.tag(before), Tag::CC)
                || stream.says(before, "that")
        });
        let tied = near
            || stream.says(tie, "of")
            || stands_first
            || stream.is(left.head, Class::ROLE | Class::DOCUMENT | Class::VAGUE_SOURCE);
        if !tied || stream.tag(left.head) == Tag::PRP || is_time(stream, left.head) {
            break;
        }
        phrase = Phrase {
            start: left.start,
            end,
            head: left.head,
        };
    }
    Some(phrase)
}

/// The start of the phrase that "and" at `tie` joins to the left of `phrase`: two names, or two plain plurals.
fn joined(stream: &Stream<'_>, phrase: Phrase, tie: usize, floor: usize) -> Option<usize> {
    let left = simple_before(stream, tie, floor)?;
    let (a, b) = (stream.tag(left.head), stream.tag(phrase.head));
    let alike = (a.is_proper_noun() && b.is_proper_noun()) || (a == Tag::NNS && b == Tag::NNS);
    let before = left.start.checked_sub(1).filter(|&before| before >= floor);
    let free = before.is_none_or(|before| {
        stream.is_quote(before)
            || matches!(stream.word(before), "," | ";" | ":" | "—" | "." | "(")
            || stream.tag(before) == Tag::CC
    });
    if !alike || !free {
        return None;
    }
    // "Smith, Jones and Brown": the names before, one comma each.
    let mut start = left.start;
    for _ in 0..4 {
        let Some(comma) = start
            .checked_sub(1)
            .filter(|&comma| comma > floor && stream.word(comma) == ",")
        else {
            break;
        };
        match simple_before(stream, comma, floor) {
            Some(more) if a.is_proper_noun() && stream.tag(more.head).is_proper_noun() => start = more.start,
            _ => break,
        }
    }
    Some(start)
}

/// Determiner, modifiers and noun right before `end`.
fn simple_before(stream: &Stream<'_>, end: usize, floor: usize) -> Option<Phrase> {
    let head = end
        .checked_sub(1)
        .filter(|&head| head >= floor && is_nominal(stream, head))?;
    let mut start = head;
    if stream.tag(head) == Tag::PRP {
        return Some(Phrase { start, end, head });
    }
    while start > floor {
        let left = start - 1;
        if is_determiner(stream, left) {
            start = left;
            if start > floor && stream.tag(start - 1) == Tag::PDT {
                start -= 1;
            }
            // "the state's governor" goes on to the left, "a governor" does not.
            break;
        }
        let participle = matches!(stream.tag(left), Tag::VBN | Tag::VBG | Tag::RB | Tag::RBS | Tag::RBR)
            && left > floor
            && (is_determiner(stream, left - 1) || stream.tag(left - 1).is_adjective());
        if stream.tag(left) == Tag::POS {
            if left == floor || !is_nominal(stream, left - 1) {
                break;
            }
            start = left;
        } else if participle || is_modifier(stream, left) {
            start = left;
        } else {
            break;
        }
    }
    Some(Phrase { start, end, head })
}

/// The phrase that begins at `start`: determiner, modifiers, noun, and what prepositions and brackets tie to it.
pub(super) fn phrase_at(stream: &Stream<'_>, start: usize, limit: usize) -> Option<Phrase> {
    let limit = limit.min(start + WINDOW);
    let mut phrase = simple_at(stream, start, limit)?;
    loop {
        let at = phrase.end;
        if at >= limit {
            break;
        }
        if matches!(stream.word(at), "(" | "[") {
            match (at..limit).find(|&idx| matches!(stream.word(idx), ")" | "]")) {
                Some(close) if close - at < 12 => phrase.end = close + 1,
                _ => break,
            }
            continue;
        }
        let tied =
            stream.says_any(at, &["of", "for", "at", "from", "in", "with"]) && stream.tag(phrase.head) != Tag::PRP;
        let joined = stream.says_any(at, &["and", "&"]) && stream.tag(phrase.head).is_proper_noun();
        if !tied && !joined {
            break;
        }
        match simple_at(stream, at + 1, limit) {
            Some(more) if tied && !is_time(stream, more.head) => phrase.end = more.end,
            Some(more) if joined && stream.tag(more.head).is_proper_noun() => phrase.end = more.end,
            _ => break,
        }
    }
    Some(phrase)
}

fn simple_at(stream: &Stream<'_>, start: usize, limit: usize) -> Option<Phrase> {
    let mut at = start;
    if at < limit && matches!(stream.tag(at), Tag::PRP | Tag::EX) {
        return Some(Phrase {
            start,
            end: at + 1,
            head: at,
        });
    }
    while at < limit && is_determiner(stream, at) {
        at += 1;
    }
    let mut head = None;
    while at < limit {
        let tag = stream.tag(at);
        let inside = tag == Tag::POS
            || tag.is_adjective()
            || matches!(tag, Tag::Hyphen | Tag::AFX | Tag::Dollar)
            || stream.word(at) == "&"
            || (matches!(tag, Tag::VBN | Tag::VBG | Tag::RB | Tag::RBS) && head.is_none() && at > start);
        if tag.is_noun() || is_name_in_marks(stream, at) || matches!(tag, Tag::CD | Tag::FW) {
            head = Some(at);
        } else if !inside {
            break;
        }
        at += 1;
    }
    let head = match head {
        Some(head) => head,
        // "said some", "said many": a determiner alone.
        None if at > start && is_nominal(stream, at - 1) => at - 1,
        None => return None,
    };
    Some(Phrase {
        start,
        end: head + 1,
        head,
    })
}
