//! Walks the sentences of a block and joins each cue to its source and content.

mod leftovers;
mod sources;

use super::colon;
use super::content::{self, Content};
use super::credit;
use super::cues::{Cue, Form, cue_at};
use super::phrases::{Phrase, phrase_at};
use super::signature;
use super::stream::Stream;
use crate::language::{Class, Tag};
use crate::rows::{AttributionRow, MentionRow, QuoteStyle};

/// An attribution over items.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// Who speaks.
    pub(super) source: Option<Phrase>,
    /// First item of the cue and one past the last.
    pub(super) cue: Option<(usize, usize)>,
    /// Parts of the content.
    pub(super) contents: Vec<(usize, usize)>,
    /// Bits of [`AttributionRow::ATTITUDE`] and its kin.
    pub(super) flags: u16,
    /// End of the sentence of the cue.
    pub(super) limit: usize,
    /// The content is the quotation of the next block.
    pub(super) waits: bool,
}

/// Reads the sentences of a stream.
pub(super) struct Reader<'a> {
    stream: &'a Stream<'a>,
    mentions: &'a [MentionRow],
    found: Vec<Found>,
    /// Whether a quotation has a speaker.
    claimed: Vec<bool>,
}

/// A sentence while it is read.
#[derive(Clone, Copy)]
struct Clause {
    start: usize,
    end: usize,
    /// Nothing before this item belongs to the next cue.
    floor: usize,
    /// The source of the cue before.
    source: Option<Phrase>,
    /// End of what the cue before attributes.
    said: usize,
}

impl<'a> Reader<'a> {
    /// A reader that has read nothing.
    pub(super) fn new(stream: &'a Stream<'a>, mentions: &'a [MentionRow]) -> Self {
        Self {
            stream,
            mentions,
            found: Vec::new(),
            claimed: vec![false; stream.quotes.len()],
        }
    }

    /// Everything in the block, in the order of the cues.
    pub(super) fn read(mut self) -> Vec<Found> {
        if let Some(found) = colon::speaker(self.stream, self.mentions) {
            self.add(found);
        }
        if let Some(found) = credit::line(self.stream) {
            self.add(found);
        }
        for found in signature::signatures(self.stream, self.mentions) {
            self.add(found);
        }
        let sentences = self.stream.sentences();
        for &(start, end) in sentences {
            self.sentence(start, end);
        }
        // The last cue before each sentence; both are in the order of the text.
        let (mut next, count) = (0, self.found.len());
        for &(start, end) in sentences {
            while next < count
                && self
                    .found
                    .get(next)
                    .and_then(|found| found.cue)
                    .is_none_or(|(_, cue)| cue <= start)
            {
                next += 1;
            }
            if next > 0 && content::only_quotes(self.stream, start, end) {
                self.float(start, end, next - 1);
            }
        }
        self.found
    }

    fn sentence(&mut self, start: usize, end: usize) {
        let mut clause = Clause {
            start,
            end,
            floor: start,
            source: None,
            said: start,
        };
        let mut idx = start;
        while idx < end {
            let verb = self.stream.is(idx, Class::REPORTING | Class::ATTITUDE);
            let according = self.stream.is(idx, Class::FUNCTION) && self.stream.says(idx, "according");
            if !verb && !according {
                idx += 1;
                continue;
            }
            let before = self.found.len();
            if !verb && self.stream.says(idx + 1, "to") {
                self.according(idx, &mut clause);
            } else if let Some(cue) = cue_at(self.stream, idx, clause.floor) {
                self.cue(&cue, &mut clause);
            }
            if self.found.len() > before
                && let Some(found) = self.found.last()
            {
                clause.source = found.source.or(clause.source);
            }
            idx += 1;
        }
        self.colon_before_quote(clause);
    }

    fn add(&mut self, found: Found) {
        for &(start, end) in &found.contents {
            for idx in start..end {
                if let Some((quote, _)) = self.stream.quote(idx)
                    && let Some(claimed) = self.claimed.get_mut(quote)
                {
                    *claimed = true;
                }
            }
        }
        self.found.push(found);
    }

    /// Whether a quotation among the items has a speaker already.
    fn is_claimed(&self, start: usize, end: usize) -> bool {
        (start..end)
            .filter_map(|idx| self.stream.quote(idx))
            .any(|(quote, _)| self.claimed.get(quote).copied().unwrap_or(false))
    }

    /// A cue verb: who, and what.
    fn cue(&mut self, cue: &Cue, clause: &mut Clause) {
        if cue.form == Form::Passive {
            self.passive(cue, clause);
            return;
        }
        // "He said he hoped that": what is hoped is part of what was said.
        if cue.attitude && cue.verb < clause.said {
            return;
        }
        let inverted = self.inverted(cue, clause);
        let (source, at) = match inverted {
            Some(phrase) => (Some(phrase), phrase.end),
            None => (
                self.source(cue, clause).or_else(|| self.after_quote(cue, clause)),
                cue.end,
            ),
        };
        let limit = self.limit(cue, source, clause);
        let after = content::after(self.stream, cue, at, limit, self.names(source));
        let source = match source {
            Some(phrase) if inverted.is_none() && cue.form == Form::Finite => Some(self.widened(phrase, cue, clause)),
            other => other,
        };
        let opens = match (inverted, source) {
            (None, Some(phrase))
                if phrase.end <= cue.start && phrase.start >= clause.floor && cue.form == Form::Finite =>
            {
                phrase.start
            }
            _ => cue.start,
        };
        let before = if cue.form == Form::Finite {
            content::before(self.stream, opens, clause.floor)
                .filter(|before| before.parts.iter().all(|&(start, end)| !self.is_claimed(start, end)))
        } else {
            None
        };
        let stream = self.stream;
        let quoted = |content: &Content| {
            content
                .parts
                .iter()
                .all(|&(_, end)| stream.is_quote(end.saturating_sub(1)))
        };
        let starts_quoted = |content: &Content| content.parts.first().is_some_and(|&(start, _)| stream.is_quote(start));
        let that = |content: &Content| {
            content
                .parts
                .first()
                .is_some_and(|&(start, _)| stream.says(start, "that"))
        };
        let (content, ends) = match (before, after) {
            (Some(before), Some(after)) if quoted(&before) && (starts_quoted(&after)) => {
                let ends = after.end;
                (before.parts.into_iter().chain(after.parts).collect(), ends)
            }
            (Some(before), Some(after)) if quoted(&before) && !that(&after) => {
                (self.split(before.parts, at, clause.end), cue.end)
            }
            (Some(before), None) if quoted(&before) => (self.split(before.parts, at, clause.end), cue.end),
            (Some(before), None) if !cue.attitude => self.medial(before.parts, at, clause.end),
            (_, Some(after)) if inverted.is_none() => (after.parts, after.end),
            (_, Some(after)) if starts_quoted(&after) => (after.parts, after.end),
            _ => {
                self.without_content(cue, source, at, clause);
                return;
            }
        };
        let spoken_before = content
            .iter()
            .any(|&(_, end)| end <= cue.start && stream.is_quote(end.saturating_sub(1)));
        if (source.is_none() && !spoken_before) || self.only_titles(&content) {
            return;
        }
        clause.floor = clause.floor.max(cue.end);
        clause.said = clause.said.max(ends);
        self.add(Found {
            source,
            cue: Some((cue.verb, cue.end)),
            contents: content,
            flags: flags(cue),
            limit: clause.end,
            waits: false,
        });
    }

    /// Whether a source is somebody who names and judges things; a paper that describes a method, or a writer who does,
    /// says nothing that another could deny.
    fn names(&self, source: Option<Phrase>) -> bool {
        let Some(phrase) = source else { return false };
        let stream = self.stream;
        let itself = stream.tag(phrase.head) == Tag::PRP && stream.says_any(phrase.head, &["i", "we", "you", "it"]);
        let points = matches!(stream.tag(phrase.head), Tag::DT | Tag::WDT | Tag::WP | Tag::EX);
        !itself && !points && !stream.is(phrase.head, Class::DOCUMENT)
    }

    /// Whether the content is nothing but the name of a work.
    fn only_titles(&self, content: &[(usize, usize)]) -> bool {
        content.iter().all(|&(start, end)| {
            end == start + 1
                && self
                    .stream
                    .quote(start)
                    .is_some_and(|(_, quote)| quote.style() == QuoteStyle::Title)
                && !matches!(self.stream.last_mark(start), Some(',' | '.' | '!' | '?'))
        })
    }

    /// Adds the rest of a quotation that its cue splits: "A," she said, her voice rising, "B."
    fn split(&self, mut parts: Vec<(usize, usize)>, at: usize, end: usize) -> Vec<(usize, usize)> {
        let stream = self.stream;
        for idx in at..end.min(at + 60) {
            if stream.is_quote(idx) {
                if idx > at
                    && matches!(stream.word(idx - 1), "," | ":" | "—" | "--" | "–" | ";")
                    && !self.is_claimed(idx, idx + 1)
                {
                    parts.push((idx, idx + 1));
                }
                break;
            }
            if idx > at && cue_at(stream, idx, at).is_some_and(|cue| !cue.attitude) {
                break;
            }
        }
        parts
    }

    /// Adds the rest of a clause that its cue interrupts: "The plan, officials said, would fail."
    fn medial(&self, mut parts: Vec<(usize, usize)>, at: usize, end: usize) -> (Vec<(usize, usize)>, usize) {
        let stream = self.stream;
        let joins = stream.tag(at + 1) == Tag::CC && !content::cue_follows(stream, at + 2);
        if stream.word(at) == ","
            && (joins || stream.tag(at + 1).is_finite() || matches!(stream.tag(at + 1), Tag::IN | Tag::TO))
        {
            let stop = content::clause_end(stream, at + 1, end);
            if stop > at + 1 {
                parts.push((at + 1, stop));
                return (parts, stop);
            }
        }
        (parts, at)
    }

    /// "according to" on either side of what it attributes.
    fn according(&mut self, idx: usize, clause: &mut Clause) {
        let stream = self.stream;
        let Some(source) = phrase_at(stream, idx + 2, clause.end) else {
            return;
        };
        let opens = idx == clause.start || (idx == clause.start + 1 && stream.tag(clause.start) == Tag::CC);
        let part = if opens {
            // "According to the mayor, who ..., the bridge is closed": the last comma that closes the source.
            let start = (source.end..clause.end)
                .find(|&at| stream.word(at) == ",")
                .map(|comma| comma + 1);
            let Some(start) = start else { return };
            (start, content::trimmed(stream, start, clause.end))
        } else {
            (clause.start, content::trimmed(stream, clause.start, idx))
        };
        if part.0 >= part.1 {
            return;
        }
        self.add(Found {
            source: Some(source),
            cue: Some((idx, idx + 2)),
            contents: vec![part],
            limit: clause.end,
            ..Found::default()
        });
        if !opens {
            clause.floor = source.end;
        }
    }

    /// "was told that", "it was announced that": the source is behind "by", or nobody is named.
    fn passive(&mut self, cue: &Cue, clause: &Clause) {
        let stream = self.stream;
        let mut at = cue.end;
        let mut source = None;
        if stream.says(at, "by")
            && let Some(phrase) = phrase_at(stream, at + 1, clause.end)
        {
            source = Some(phrase);
            at = phrase.end;
        }
        if !stream.says(at, "that") || !(cue.frame.that) {
            return;
        }
        self.add(Found {
            source,
            cue: Some((cue.verb, cue.end)),
            contents: vec![(at, content::clause_end(stream, at, clause.end))],
            flags: flags(cue),
            limit: clause.end,
            waits: false,
        });
    }
}

fn flags(cue: &Cue) -> u16 {
    let attitude = if cue.attitude { AttributionRow::ATTITUDE } else { 0 };
    let negated = if cue.negated { AttributionRow::NEGATED } else { 0 };
    attitude | negated
}
