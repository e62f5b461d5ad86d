//! The source of a cue verb: its subject before it, after it where the sentence is inverted, or handed on.

use super::super::content;
use super::super::cues::{Cue, Form};
use super::super::phrases::{Phrase, is_time, phrase_at, subject_before};
use super::super::stream::Stream;
use super::{Clause, Reader};
use crate::language::{Class, Tag};

impl Reader<'_> {
    /// The source after the verb, where what was said stands before it: `said the minister`.
    pub(super) fn inverted(&self, cue: &Cue, clause: &Clause) -> Option<Phrase> {
        if cue.form != Form::Finite
            || !cue.frame.quote
            || matches!(cue.frame.lemma, "tell" | "call")
            || cue.start != cue.verb
        {
            return None;
        }
        let stream = self.stream;
        let left = cue.start.checked_sub(1).filter(|&left| left >= clause.start);
        let after_break =
            left.is_none_or(|left| stream.is_quote(left) || matches!(stream.word(left), "," | "—" | "--" | "–"));
        if !after_break {
            return None;
        }
        let phrase = phrase_at(stream, cue.end, clause.end)?;
        let stops = phrase.end >= clause.end
            || stream.is_quote(phrase.end)
            || !(stream.tag(phrase.end).is_finite() || stream.says_any(phrase.end, &["that", "is", "was", "'s"]));
        if is_time(stream, phrase.head) || !stops || stream.is_quote(phrase.start) && phrase.end == phrase.start + 1 {
            return None;
        }
        let content = content::before(stream, cue.start, clause.floor);
        let follows = left.is_none() && stream.word(phrase.end) == ":"
            || left.is_none() && self.quoted_before(clause.start).is_some();
        (content.is_some() || follows).then_some(phrase)
    }

    /// The subject of a cue verb, before it.
    pub(super) fn source(&self, cue: &Cue, clause: &Clause) -> Option<Phrase> {
        let stream = self.stream;
        if cue.start == clause.start && cue.form != Form::Participle {
            return None;
        }
        let left = cue.start.saturating_sub(1);
        if cue.form == Form::Participle {
            let before = || {
                self.found
                    .last()
                    .filter(|_| cue.start == clause.start)
                    .and_then(|found| found.source)
            };
            return clause
                .source
                .or_else(|| main_subject(stream, clause.start, cue.start))
                .or_else(before);
        }
        if matches!(stream.tag(left), Tag::WP | Tag::WDT) || stream.says(left, "who") {
            let mut end = left;
            if end > clause.start && stream.word(end - 1) == "," {
                end -= 1;
            }
            return subject_before(stream, end, clause.start);
        }
        if stream.tag(left) == Tag::CC || (stream.word(left) == "," && stream.tag(left.saturating_sub(1)) == Tag::CC) {
            return clause.source.or_else(|| main_subject(stream, clause.start, left));
        }
        let phrase = subject_before(stream, cue.start, clause.floor.min(cue.start))
            .filter(|phrase| !is_time(stream, phrase.head));
        if phrase.is_none() && stream.word(left) == "," {
            return clause.source.or_else(|| main_subject(stream, clause.start, left));
        }
        phrase
    }

    /// Everything between a quotation and the cue after it, where no subject was read there: names of odd form.
    pub(super) fn after_quote(&self, cue: &Cue, clause: &Clause) -> Option<Phrase> {
        if cue.form != Form::Finite {
            return None;
        }
        let quote = self.speech_before(cue.start, clause)?;
        (quote + 1 < cue.start).then_some(Phrase {
            start: quote + 1,
            end: cue.start,
            head: cue.start - 1,
        })
    }

    /// The quotation that ends like speech and has nothing but a few words without punctuation between it and `at`.
    pub(super) fn speech_before(&self, at: usize, clause: &Clause) -> Option<usize> {
        let stream = self.stream;
        for idx in (clause.floor..at).rev().take(12) {
            if stream.is_quote(idx) {
                let speech = matches!(stream.last_mark(idx), Some(',' | '.' | '!' | '?' | '…' | '—'));
                return speech.then_some(idx);
            }
            let word = stream.word(idx);
            let verb = stream.tag(idx) == Tag::MD
                || stream.is(idx, Class::REPORTING | Class::FUNCTION) && stream.tag(idx).is_finite();
            if verb || matches!(word, "," | ":" | ";" | "—" | "--") {
                return None;
            }
        }
        None
    }

    /// A subject with all that stands between it and the quotation before.
    pub(super) fn widened(&self, phrase: Phrase, cue: &Cue, clause: &Clause) -> Phrase {
        if phrase.end > cue.start || phrase.start <= clause.floor {
            return phrase;
        }
        match self.speech_before(phrase.start, clause) {
            Some(quote) => Phrase {
                start: quote + 1,
                ..phrase
            },
            None => phrase,
        }
    }

    /// Where the content after a cue ends at the latest: a relative clause between commas ends at its second comma,
    /// "when she said" at the next.
    pub(super) fn limit(&self, cue: &Cue, source: Option<Phrase>, clause: &Clause) -> usize {
        let stream = self.stream;
        let Some(left) = cue.start.checked_sub(1).filter(|&left| left > clause.start) else {
            return clause.end;
        };
        let relative = (matches!(stream.tag(left), Tag::WP | Tag::WDT) || stream.says(left, "who"))
            && stream.word(left - 1) == ",";
        if relative {
            return (cue.end..clause.end)
                .take(200)
                .find(|&idx| {
                    stream.word(idx) == ","
                        && (stream.tag(idx + 1).is_finite()
                            || stream.tag(idx + 1).is_adverb() && stream.tag(idx + 2).is_finite())
                })
                .unwrap_or(clause.end);
        }
        let subordinate = source
            .filter(|phrase| phrase.end <= cue.start)
            .and_then(|phrase| phrase.start.checked_sub(1))
            .filter(|&before| before >= clause.start)
            .is_some_and(|before| {
                stream.says_any(
                    before,
                    &["when", "if", "while", "although", "though", "because", "after", "since"],
                )
            });
        if subordinate {
            return (cue.end + 3..clause.end)
                .take(200)
                .find(|&idx| stream.word(idx) == "," && !stream.is_quote(idx + 1))
                .unwrap_or(clause.end);
        }
        clause.end
    }
}

/// The subject of the first finite verb between `start` and `end`.
pub(super) fn main_subject(stream: &Stream<'_>, start: usize, end: usize) -> Option<Phrase> {
    let verb = (start..end.min(start + 60)).find(|&idx| {
        stream.tag(idx).is_finite()
            && subject_before(stream, over_adverbs(stream, idx, start), start)
                .is_some_and(|phrase| !is_time(stream, phrase.head))
    })?;
    subject_before(stream, over_adverbs(stream, verb, start), start)
}

fn over_adverbs(stream: &Stream<'_>, idx: usize, floor: usize) -> usize {
    let mut at = idx;
    while at > floor && stream.tag(at - 1).is_adverb() {
        at -= 1;
    }
    at
}
