//! What was said: the clause, quotation or phrase after a cue, or before it, and where it ends.

use super::cues::Cue;
use super::phrases::{is_nominal, is_time, phrase_at};
use super::stream::Stream;
use crate::language::{Class, Tag};

/// Content in items; a part is `[start, end)`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) parts: Vec<(usize, usize)>,
    /// One past everything that was read to find it.
    pub(super) end: usize,
}

impl Content {
    fn one(start: usize, end: usize) -> Option<Self> {
        (start < end).then(|| Self {
            parts: vec![(start, end)],
            end,
        })
    }
}

/// Farthest that a clause is followed, in items.
const WINDOW: usize = 400;

/// Words that open a clause of their own after a comma.
const TURNS: &[&str] = &[
    "but",
    "while",
    "although",
    "though",
    "whereas",
    "yet",
    "prompting",
    "according",
];

/// Verbs whose object is what was said, or what was spoken of.
const NAMING: &[&str] = &[
    "announce",
    "describe",
    "criticize",
    "criticise",
    "denounce",
    "decry",
    "mention",
    "acknowledge",
    "praise",
    "reject",
    "question",
    "mock",
    "blame",
    "condemn",
    "call",
    "cite",
    "highlight",
    "detail",
    "slam",
    "bemoan",
];

/// Verbs after which a clause without "that" is plain; after others its subject and verb must follow at once.
const PLAIN: &[&str] = &[
    "",
    "say",
    "tell",
    "add",
    "claim",
    "argue",
    "report",
    "announce",
    "suggest",
    "acknowledge",
    "admit",
    "insist",
    "explain",
    "warn",
    "note",
    "predict",
    "joke",
    "reply",
    "respond",
    "tweet",
    "promise",
    "complain",
    "concede",
];

/// What stands after a cue (from `at`, after its source if that is inverted) up to `limit`, the end of the sentence.
/// Where the source `names` things, the object of the verb counts too: "he denounced the plan".
pub(super) fn after(stream: &Stream<'_>, cue: &Cue, at: usize, limit: usize, names: bool) -> Option<Content> {
    let frame = &cue.frame;
    let alone = cue.frame.lemma == "tell" && !stream.is_quote(at) && !stream.is_quote(at + 1);
    if let Some(content) = opened(stream, cue, at, limit).filter(|_| !alone) {
        return Some(content);
    }
    let mut at = at;
    if frame.listener || stream.says(at, "to") {
        let listener = if stream.says(at, "to") { at + 1 } else { at };
        if let Some(phrase) = phrase_at(stream, listener, limit)
            && (frame.listener || frame.to_listener || frame.that)
            && !starts_clause(stream, phrase.end)
        {
            at = phrase.end;
            if let Some(content) = opened(stream, cue, at, limit) {
                return Some(content);
            }
            if frame.lemma == "ask" && stream.says_any(at, &["about"]) {
                return Content::one(at, clause_end(stream, at, limit));
            }
        }
    }
    // "How can you tell whether": telling apart, which tells nobody anything.
    if frame.lemma == "tell" && at == cue.end {
        return None;
    }
    let adverbial = skip_adverbials(stream, at, limit);
    // "on its website that there were issues" opens what is said; "in a case that went on" does not.
    let relative = stream.says(adverbial, "that") && starts_clause(stream, adverbial + 1);
    if adverbial > at
        && !relative
        && let Some(content) = opened(stream, cue, adverbial, limit)
    {
        return Some(content);
    }
    if frame.that
        && let Some(content) = bare_clause(stream, cue, adverbial, limit)
    {
        return Some(content);
    }
    // "a change that he said would make it harder": the subject of what was said stands before the cue.
    if frame.that
        && !frame.lemma.is_empty()
        && PLAIN.contains(&frame.lemma)
        && at == cue.end
        && stream.tag(at).is_finite()
    {
        return Content::one(at, clause_end(stream, at, limit));
    }
    if names && NAMING.contains(&frame.lemma) {
        // "They called it a day", "the harbour is called Aldport": only words in marks are certainly theirs.
        return object(stream, at, limit).filter(|found| {
            frame.lemma != "call" || found.parts.iter().any(|&(a, b)| (a..b).any(|idx| stream.is_quote(idx)))
        });
    }
    None
}

/// Content that a mark or word announces right at `at`: a quotation, a colon, "that", "whether", "what".
fn opened(stream: &Stream<'_>, cue: &Cue, at: usize, limit: usize) -> Option<Content> {
    if at >= limit {
        return None;
    }
    if stream.is_quote(at) {
        return Some(from_quote(stream, at, limit));
    }
    match stream.word(at) {
        "," if stream.is_quote(at + 1) && at + 1 < limit => return Some(from_quote(stream, at + 1, limit)),
        ":" | "—" if stream.is_quote(at + 1) && at + 1 < limit => return Some(from_quote(stream, at + 1, limit)),
        ":" if at + 1 < limit => return Content::one(at + 1, trimmed(stream, at + 1, limit)),
        _ => {}
    }
    let frame = &cue.frame;
    if stream.says(at, "that") && (frame.that || frame.listener) {
        return Content::one(at, clause_end(stream, at, limit));
    }
    // "said what" is a question whatever the verb; "announced when" is more often a time.
    let asks = stream.says_any(at, &["whether", "how", "why", "what"])
        || (stream.says_any(at, &["when", "where", "who", "which", "if"])
            && matches!(frame.lemma, "ask" | "tell" | "explain" | "say" | "wonder"));
    if asks && (frame.that || frame.listener || frame.object) && stream.word(at.saturating_sub(1)) != "," {
        return Content::one(at, clause_end(stream, at, limit));
    }
    None
}

/// A quotation after a cue, with the words that go on after it where it is a fragment, and further quotations.
fn from_quote(stream: &Stream<'_>, at: usize, limit: usize) -> Content {
    let mut end = at + 1;
    if stream.is_terminal(at) || matches!(stream.word(end), "." | "?" | "!" | ";") || end >= limit {
        while end < limit && stream.is_quote(end) {
            end += 1;
        }
        return Content {
            parts: vec![(at, end)],
            end,
        };
    }
    if stream.last_mark(at) == Some(',') || stream.word(end) == "," && stream.tag(end + 1) != Tag::CC {
        return Content {
            parts: vec![(at, end)],
            end,
        };
    }
    let end = clause_end(stream, at, limit).max(end);
    Content {
        parts: vec![(at, end)],
        end,
    }
}

/// A clause without "that": a subject and a finite verb somewhere before the clause ends.
fn bare_clause(stream: &Stream<'_>, cue: &Cue, at: usize, limit: usize) -> Option<Content> {
    if at >= limit || matches!(stream.word(at), "," | "." | ";" | ")" | ":" | "?" | "!") {
        return None;
    }
    if stream.tag(at) == Tag::CC && !stream.says_any(at, &["neither", "either", "both"]) {
        return None;
    }
    let end = clause_end(stream, at, limit);
    // The verb may stand inside marks: it "has nothing to hide".
    // Other verbs than "say" take a plain object too, and what stands behind a comma is then of the next clause.
    let near = if matches!(cue.frame.lemma, "say" | "") {
        end
    } else {
        (at + 1..end).find(|&idx| stream.word(idx) == ",").unwrap_or(end)
    };
    let finite = (at + 1..near).any(|idx| stream.tag(idx).is_finite() || stream.is_quote(idx));
    let starts = is_nominal(stream, at)
        || stream.tag(at).is_adjective()
        || matches!(
            stream.tag(at),
            Tag::DT
                | Tag::PDT
                | Tag::PRPS
                | Tag::EX
                | Tag::CD
                | Tag::RB
                | Tag::IN
                | Tag::VBG
                | Tag::WP
                | Tag::Dollar
                | Tag::Unknown
                | Tag::JJ
                | Tag::UH
        );
    let plain = PLAIN.contains(&cue.frame.lemma)
        || phrase_at(stream, at, limit).is_some_and(|phrase| starts_clause(stream, phrase.end));
    if finite && starts && plain {
        Content::one(at, end)
    } else {
        None
    }
}

/// A noun phrase that names what was said, and all that hangs on it.
fn object(stream: &Stream<'_>, at: usize, limit: usize) -> Option<Content> {
    let phrase = phrase_at(stream, at, limit)?;
    if is_time(stream, phrase.head) {
        return None;
    }
    let end = clause_end(stream, at, limit).max(phrase.end);
    // "They rejected them": what was said stands elsewhere.
    if end == at + 1 && matches!(stream.tag(at), Tag::PRP | Tag::DT) {
        return None;
    }
    Content::one(at, end)
}

/// Whether a finite verb stands at `at`, over adverbs: what came before was a subject.
fn starts_clause(stream: &Stream<'_>, at: usize) -> bool {
    let mut at = at;
    while stream.tag(at).is_adverb() {
        at += 1;
    }
    stream.tag(at).is_finite()
}

/// Skips adverbs, times and prepositional phrases: "late on Monday in a statement".
fn skip_adverbials(stream: &Stream<'_>, at: usize, limit: usize) -> usize {
    let mut at = at;
    for _ in 0..6 {
        if at >= limit {
            break;
        }
        let tag = stream.tag(at);
        if is_time(stream, at) || (tag.is_adverb() && !stream.says_any(at, &["not", "only", "even", "never"])) {
            at += 1;
        } else if stream.says_any(at, &["last", "this", "next", "earlier", "early", "late"]) && is_time(stream, at + 1)
        {
            at += 2;
        } else if matches!(tag, Tag::IN | Tag::TO)
            && !stream.says_any(
                at,
                &["that", "if", "whether", "as", "because", "while", "although", "though"],
            )
        {
            let Some(phrase) = phrase_at(stream, at + 1, limit) else {
                break;
            };
            if starts_clause(stream, phrase.end) {
                break;
            }
            at = phrase.end;
        } else {
            break;
        }
    }
    at
}

/// One past the last item of the clause that begins at `start`; punctuation at its end is left out.
pub(super) fn clause_end(stream: &Stream<'_>, start: usize, limit: usize) -> usize {
    let limit = limit.min(start + WINDOW);
    let mut brackets = 0_i32;
    for idx in start + 1..limit {
        match stream.word(idx) {
            "(" | "[" => brackets += 1,
            ")" | "]" if brackets == 0 => return trimmed(stream, start, idx),
            ")" | "]" => brackets -= 1,
            ";" if brackets == 0 => return trimmed(stream, start, idx),
            "," | "—" | "--" | "–" if brackets == 0 && turns(stream, idx, limit) => {
                return trimmed(stream, start, idx);
            }
            _ if brackets == 0 && stream.tag(idx) == Tag::CC && cue_follows(stream, idx + 1) => {
                return trimmed(stream, start, idx);
            }
            _ => {}
        }
    }
    trimmed(stream, start, limit)
}

/// Whether the clause ends at the comma or dash at `at`.
fn turns(stream: &Stream<'_>, at: usize, limit: usize) -> bool {
    let next = at + 1;
    if stream.says_any(next, TURNS) {
        return true;
    }
    // ", adding that" and ", calling it".
    if stream.tag(next) == Tag::VBG && stream.is(next, Class::REPORTING) {
        return true;
    }
    if stream.tag(next) == Tag::CC && cue_follows(stream, next + 1) {
        return true;
    }
    // ", officials said" and ", said the mayor": another cue closes the sentence.
    if stream.is(next, Class::REPORTING) && stream.tag(next) == Tag::VBD {
        return true;
    }
    if let Some(phrase) = phrase_at(stream, next, limit) {
        let verb = skip_helpers(stream, phrase.end);
        if stream.is(verb, Class::REPORTING)
            && stream.tag(verb).is_verb()
            && (verb + 1 >= limit || matches!(stream.word(verb + 1), "." | "," | ":") || is_time(stream, verb + 1))
        {
            return true;
        }
    }
    false
}

/// Whether a cue verb follows at once: "and said", "but he added".
pub(super) fn cue_follows(stream: &Stream<'_>, at: usize) -> bool {
    let mut verb = skip_helpers(stream, at);
    if stream.tag(verb) == Tag::PRP && verb == at {
        verb = skip_helpers(stream, verb + 1);
    }
    let finite = match stream.tag(verb) {
        Tag::VBD | Tag::VBZ => true,
        Tag::VBN => stream.says(verb + 1, "that"),
        _ => false,
    };
    finite && stream.is(verb, Class::REPORTING)
}

fn skip_helpers(stream: &Stream<'_>, at: usize) -> usize {
    let mut at = at;
    for _ in 0..4 {
        let tag = stream.tag(at);
        if !(tag.is_adverb() || stream.says_any(at, &["has", "have", "had"])) {
            break;
        }
        at += 1;
    }
    at
}

/// `end` without the punctuation before it.
pub(super) fn trimmed(stream: &Stream<'_>, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start
        && matches!(
            stream.word(end - 1),
            "," | "." | ";" | ":" | "—" | "--" | "–" | "?" | "!" | "-" | "…" | "..."
        )
    {
        end -= 1;
    }
    end
}

/// What stands before a cue and is closed by a comma or quotation right before `at`; nothing before `floor`.
pub(super) fn before(stream: &Stream<'_>, at: usize, floor: usize) -> Option<Content> {
    let mut last = at.checked_sub(1).filter(|&last| last >= floor)?;
    let comma = matches!(stream.word(last), "," | "—" | "--" | "–");
    if comma {
        last = last.checked_sub(1).filter(|&last| last >= floor)?;
    }
    let quoted = stream.is_quote(last);
    if !quoted && !comma {
        return None;
    }
    let mut start = floor;
    while start < last
        && (stream.tag(start) == Tag::CC || matches!(stream.word(start), "," | "—" | "--" | ":" | "-" | "•"))
    {
        start += 1;
    }
    if quoted {
        let speech = stream.quote(last).is_some_and(|(_, row)| {
            let inner = row.inner.text(stream.view.text);
            inner.len() > 30 && inner.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
        });
        if speech && !comma {
            // A whole sentence in marks: what stands before it is not part of it, unless it is quoted too.
            let mut first = last;
            while first > start
                && (stream.is_quote(first - 1)
                    || (stream.word(first - 1) == "," && first - 1 > start && stream.is_quote(first - 2)))
            {
                first -= 1;
            }
            return Content::one(first, last + 1);
        }
        return Content::one(start, last + 1);
    }
    if last > start + 1 && holds_clause(stream, start, last + 1) {
        Content::one(start, last + 1)
    } else {
        None
    }
}

/// Words that make a clause depend on another.
const SUBORDINATORS: &[&str] = &[
    "after", "while", "as", "although", "though", "if", "when", "because", "since", "before", "asked", "despite",
    "until", "once", "unlike", "who", "which", "where", "whose", "even", "whereas", "unless", "so",
];

/// Whether one of the parts between commas is a clause that stands by itself.
fn holds_clause(stream: &Stream<'_>, start: usize, end: usize) -> bool {
    let mut first = start;
    for idx in start..=end {
        if idx < end && stream.word(idx) != "," {
            continue;
        }
        let depends =
            |at: usize| stream.says_any(at, SUBORDINATORS) || matches!(stream.tag(at), Tag::WRB | Tag::WDT | Tag::WP);
        let finite = (first..idx).any(|at| stream.tag(at).is_finite() || stream.is_quote(at));
        let inside = stream.tag(first) == Tag::IN && (first..idx).any(|at| depends(at) || stream.says(at, "that"));
        if finite && !depends(first) && !inside {
            return true;
        }
        first = idx + 1;
    }
    false
}

/// Whether the items are only quotations and marks between them.
pub(super) fn only_quotes(stream: &Stream<'_>, start: usize, end: usize) -> bool {
    let mut any = false;
    for idx in start..end {
        if stream.is_quote(idx) {
            any = true;
        } else if !matches!(
            stream.word(idx),
            "," | "." | "—" | "--" | "…" | "..." | "\"" | "?" | "!" | ";" | "–" | "-"
        ) {
            return false;
        }
    }
    any
}
