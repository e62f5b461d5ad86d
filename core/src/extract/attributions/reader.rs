//! Walks the sentences of a block and joins each cue to its source and content.

use super::colon;
use super::content::{self, Content};
use super::cues::{Cue, Form, cue_at};
use super::phrases::{Phrase, is_time, phrase_at, subject_before};
use super::stream::Stream;
use crate::language::{Class, Tag};
use crate::rows::{AttributionRow, MentionRow};

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
            let before = self.found.len();
            if self.stream.says(idx, "according") && self.stream.says(idx + 1, "to") {
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
        let after = content::after(self.stream, cue, at, limit);
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
        let quoted = content
            .iter()
            .any(|&(start, end)| (start..end).any(|idx| stream.is_quote(idx)));
        if source.is_none() && !(quoted && cue.form == Form::Finite) {
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

    /// The source after the verb, where what was said stands before it: `said the minister`.
    fn inverted(&self, cue: &Cue, clause: &Clause) -> Option<Phrase> {
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
    fn source(&self, cue: &Cue, clause: &Clause) -> Option<Phrase> {
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
    fn after_quote(&self, cue: &Cue, clause: &Clause) -> Option<Phrase> {
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
    fn speech_before(&self, at: usize, clause: &Clause) -> Option<usize> {
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
    fn widened(&self, phrase: Phrase, cue: &Cue, clause: &Clause) -> Phrase {
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
    fn limit(&self, cue: &Cue, source: Option<Phrase>, clause: &Clause) -> usize {
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
        if stream.word(at) == "," && (stream.tag(at + 1).is_finite() || matches!(stream.tag(at + 1), Tag::IN | Tag::TO))
        {
            let stop = content::clause_end(stream, at + 1, end);
            if stop > at + 1 {
                parts.push((at + 1, stop));
                return (parts, stop);
            }
        }
        (parts, at)
    }

    /// A cue with nothing to say in its sentence: what it announces stands in the sentence or block before or after.
    fn without_content(&mut self, cue: &Cue, source: Option<Phrase>, at: usize, clause: &Clause) {
        if source.is_none() || cue.attitude || !cue.frame.quote {
            return;
        }
        let stream = self.stream;
        let mut found = Found {
            source,
            cue: Some((cue.verb, cue.end)),
            flags: flags(cue),
            limit: clause.end,
            ..Found::default()
        };
        // "The bridge, officials said, would stay closed": only the subject stands before the cue.
        if let Some(phrase) = source.filter(|phrase| phrase.end <= cue.start && phrase.start > clause.floor + 1)
            && stream.word(phrase.start - 1) == ","
            && stream.word(at) == ","
            && stream.tag(at + 1).is_finite()
        {
            let stop = content::clause_end(stream, at + 1, clause.end);
            found.contents = vec![(clause.floor, phrase.start - 1), (at + 1, stop)];
            self.add(found);
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

    /// The quotation right before a sentence, if it stands alone and has no speaker.
    fn quoted_before(&self, start: usize) -> Option<usize> {
        start
            .checked_sub(1)
            .filter(|&quote| self.stream.is_quote(quote) && !self.is_claimed(quote, quote + 1))
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

    /// A quotation after a colon that no cue verb announced: its speaker is the subject of the clause before.
    fn colon_before_quote(&mut self, clause: Clause) {
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
    fn float(&mut self, start: usize, end: usize, last: usize) {
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

fn flags(cue: &Cue) -> u16 {
    let attitude = if cue.attitude { AttributionRow::ATTITUDE } else { 0 };
    let negated = if cue.negated { AttributionRow::NEGATED } else { 0 };
    attitude | negated
}

/// The subject of the first finite verb between `start` and `end`.
fn main_subject(stream: &Stream<'_>, start: usize, end: usize) -> Option<Phrase> {
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
