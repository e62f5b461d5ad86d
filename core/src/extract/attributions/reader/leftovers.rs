//! Quotations and cues that found nobody in their own sentence.

use super::super::content;
use super::super::cues::Cue;
use super::super::phrases::{Phrase, phrase_at};
use super::sources::main_subject;
use super::{Clause, Found, Reader, flags};
use crate::rows::AttributionRow;

impl Reader<'_> {
    /// A cue with nothing to say in its sentence: what it announces stands in the sentence or block before or after.
    pub(super) fn without_content(&mut self, cue: &Cue, source: Option<Phrase>, at: usize, clause: &Clause) {
        // "That factor, I think, decides it": thinking interrupts as saying does.
        let stream = self.stream;
        // "It was, you know, late" thinks nothing.
        let filler = stream.says_any(cue.verb, &["know", "knows", "knew"]);
        if source.is_none() || !(cue.frame.quote || cue.attitude && !filler) {
            return;
        }
        let mut found = Found {
            source,
            cue: Some((cue.verb, cue.end)),
            flags: flags(cue),
            limit: clause.end,
            ..Found::default()
        };
        if let Some(phrase) = source.filter(|phrase| phrase.end <= cue.start && phrase.start > clause.floor) {
            found.contents = self.interrupted(phrase, at, clause);
            if !found.contents.is_empty() {
                self.add(found);
                return;
            }
        }
        if cue.attitude {
            return;
        }
        let colon = clause.end > at && stream.word(clause.end - 1) == ":";
        if colon {
            if clause.end == stream.len() {
                found.waits = true;
                self.add(found);
            } else if stream.is_quote(clause.end) {
                found.contents = vec![(clause.end, clause.end + 1)];
                self.add(found);
            }
            return;
        }
        let opens = source.map_or(cue.start, |phrase| phrase.start.min(cue.start));
        if opens == clause.start
            && let Some(quote) = self.quoted_before(clause.start)
        {
            found.contents = vec![(quote, quote + 1)];
            self.add(found);
        }
    }

    /// The clause that a subject and its cue interrupt before it is complete: "The bridge, officials said, would stay
    /// closed", "By then, officials said, the bridge was closed"; or that "as" ties to them: "As she said, ...".
    fn interrupted(&self, source: Phrase, at: usize, clause: &Clause) -> Vec<(usize, usize)> {
        let stream = self.stream;
        let before = source.start - 1;
        let as_said = stream.says(before, "as") && before <= clause.floor + 1;
        // "As Brandt told the paper, ...": the listener stands before the comma.
        let at = match phrase_at(stream, at, clause.end) {
            Some(listener) if as_said => listener.end,
            _ => at,
        };
        if stream.word(at) != "," || !(as_said || stream.word(before) == "," && before > clause.floor) {
            return Vec::new();
        }
        let stop = content::clause_end(stream, at + 1, clause.end);
        if !(at + 1..stop).any(|idx| stream.tag(idx).is_finite()) || stream.is_quote(at + 1) {
            return Vec::new();
        }
        let mut parts = vec![(at + 1, stop)];
        if !as_said {
            parts.insert(0, (clause.floor, before));
        }
        parts
    }

    /// The quotation right before a sentence, if it stands alone and has no speaker.
    pub(super) fn quoted_before(&self, start: usize) -> Option<usize> {
        start
            .checked_sub(1)
            .filter(|&quote| self.stream.is_quote(quote) && !self.is_claimed(quote, quote + 1))
    }

    /// A quotation after a colon that no cue verb announced: its speaker is the subject of the clause before.
    pub(super) fn colon_before_quote(&mut self, clause: Clause) {
        let stream = self.stream;
        for idx in clause.start + 1..clause.end {
            if !stream.is_quote(idx) || stream.word(idx - 1) != ":" || self.is_claimed(idx, idx + 1) {
                continue;
            }
            let Some(source) = main_subject(stream, clause.start, idx - 1) else {
                continue;
            };
            self.add(Found {
                source: Some(source),
                cue: Some((idx - 1, idx)),
                contents: vec![(idx, idx + 1)],
                limit: clause.end,
                ..Found::default()
            });
        }
    }

    /// A sentence that is only a quotation goes to the last speaker of its block.
    pub(super) fn float(&mut self, start: usize, end: usize, last: usize) {
        if self.is_claimed(start, end) {
            return;
        }
        let Some(found) = self.found.get(last) else { return };
        let spoken = found.contents.iter().any(|&(from, to)| {
            to.checked_sub(1)
                .is_some_and(|at| at >= from && self.stream.is_quote(at))
        });
        let parts: Vec<_> = (start..end)
            .filter(|&idx| self.stream.is_quote(idx))
            .map(|idx| (idx, idx + 1))
            .collect();
        if spoken {
            for &(from, to) in &parts {
                if let Some(found) = self.found.get_mut(last) {
                    found.contents.push((from, to));
                }
            }
            return;
        }
        let inherited = Found {
            source: found.source,
            cue: None,
            contents: parts,
            flags: AttributionRow::INHERITED,
            limit: found.limit,
            waits: false,
        };
        self.add(inherited);
    }
}
