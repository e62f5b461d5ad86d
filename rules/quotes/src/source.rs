//! The quotations of a draft looked up in its sources, part by part where an ellipsis cuts them.

use std::ops::Range;
use std::sync::Arc;

use factlint_core::ProseSpan;
use factlint_core::document::Document;
use factlint_core::language::key;
use factlint_core::rows::{NONE, QuoteRow, QuoteStyle};
use factlint_core::rule::Sources;

use crate::align::{Alignment, Difference, align};
use crate::spoken::Utterances;
use crate::words::{Word, spoken, words};

/// Words that stand in more places than this do not say where to look.
const COMMON: usize = 2000;

/// Stretches of the sources that are compared with one part of a quotation: few, but more of those that share most with
/// it, because a short part has its words in many places.
const WINDOWS: usize = 4;
const EQUAL_WINDOWS: usize = 64;

/// Words around a stretch that are read with it.
const AROUND: usize = 8;

/// What the sources have of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Held {
    /// The very words; of the longest part, the places where they stand.
    Verbatim(Vec<Place>),
    /// Nearly the same words.
    Altered(Box<Altered>),
    /// All parts, but in another order.
    Reordered,
    /// Nothing like it.
    Nowhere,
}

/// Where the words of a quotation stand in the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Index of the document among the sources.
    pub document: u32,
    /// The words.
    pub span: ProseSpan,
}

/// A quotation, and the stretch of a source that has it in other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Altered {
    /// Index of the document among the sources.
    pub document: u32,
    /// The stretch that was read.
    pub window: ProseSpan,
    /// What in it stands for the quotation.
    pub passage: ProseSpan,
    /// The words of the quotation's inner text.
    pub own: Vec<Word>,
    /// The words of the window.
    pub other: Vec<Word>,
    /// Where they differ.
    pub differences: Vec<Difference>,
}

/// What the sources have of each quotation of a draft that gives somebody's words.
pub(crate) struct LookedUp(Vec<(usize, Held)>);

impl LookedUp {
    /// Looks them up, once for all rules.
    pub fn of(draft: &Document, sources: &Sources<'_>) -> Arc<Self> {
        sources.memo.get(|| {
            let said = Utterances::of(draft);
            let long = (said.iter(draft))
                .filter(|(quote, said)| quote.style() == QuoteStyle::Direct && says_enough(quote, &said.words));
            Self(long.map(|(_, said)| (said.quote, held(&said.words, sources))).collect())
        })
    }

    /// The quotations with what the sources have of them, in the order of the text.
    pub fn iter<'a>(&'a self, draft: &'a Document) -> impl Iterator<Item = (&'a QuoteRow, &'a Held)> {
        (self.0.iter()).filter_map(|(quote, held)| Some((draft.quotes.get(*quote)?, held)))
    }
}

/// Whether a quotation is long enough to be somebody's words: three words that are attributed, or six.
fn says_enough(quote: &QuoteRow, words: &[Word]) -> bool {
    let content = words.iter().filter(|word| word.content && !word.optional).count();
    let attributed = quote.attribution != NONE;
    content >= 2 && words.len() >= if attributed { 3 } else { 6 }
}

fn held(own: &[Word], sources: &Sources<'_>) -> Held {
    let mut last: Option<(u32, u32)> = None;
    let mut reordered = false;
    let mut altered = None;
    let mut longest: (usize, Vec<Place>) = (0, Vec::new());
    for part in parts(own) {
        let Some(words) = own.get(part.clone()) else { continue };
        if !words.iter().any(|word| word.content && !word.optional) {
            continue; // nothing in it says where to look
        }
        let mut places = Vec::new();
        let mut nearest: Option<(usize, Altered)> = None;
        for window in windows(words, sources) {
            match window.compare(words, sources) {
                Some(Found::Verbatim(place)) => places.push(place),
                Some(Found::Near(score, mut altered)) if nearest.as_ref().is_none_or(|(best, _)| score > *best) => {
                    for one in &mut altered.differences {
                        one.a = one.a.start + part.start..one.a.end + part.start;
                    }
                    own.clone_into(&mut altered.own);
                    nearest = Some((score, *altered));
                }
                _ => {}
            }
        }
        if places.is_empty() {
            match nearest {
                Some((_, found)) => altered = altered.or(Some(found)),
                None => return Held::Nowhere,
            }
            continue;
        }
        let next = places
            .iter()
            .map(|place| (place.document, place.span.start))
            .filter(|place| last.is_none_or(|last| *place > last))
            .min();
        reordered |= next.is_none();
        last = next.or(last);
        if words.len() > longest.0 {
            longest = (words.len(), places);
        }
    }
    match altered {
        Some(altered) => Held::Altered(Box::new(altered)),
        None if reordered => Held::Reordered,
        None => Held::Verbatim(longest.1),
    }
}

/// The stretches of a quotation between its ellipses.
fn parts(words: &[Word]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (idx, word) in words.iter().enumerate() {
        if word.gap && idx > start {
            parts.push(start..idx);
            start = idx;
        }
    }
    parts.push(start..words.len());
    parts
}

/// A stretch of the words of one source.
struct Window {
    document: u32,
    words: Range<usize>,
}

/// The stretches of the sources that have most words of a part in the same order.
fn windows(part: &[Word], sources: &Sources<'_>) -> Vec<Window> {
    let passages = sources.passages;
    let mut met: Vec<(u32, i64, usize)> = Vec::new();
    for (idx, word) in part.iter().enumerate().filter(|(_, word)| word.content) {
        let mut keys = vec![word.written, key(&word.fold)];
        keys.dedup();
        let places = keys
            .into_iter()
            .map(|key| passages.places_of(key))
            .filter(|places| places.len() <= COMMON);
        for &place in places.flatten() {
            let document = passages
                .passage_of(place)
                .and_then(|number| passages.passages.get(number as usize));
            if let Some(document) = document.map(|passage| passage.document) {
                met.push((document, i64::from(place) - idx as i64, idx));
            }
        }
    }
    met.sort_unstable();
    let slack = (AROUND + part.len() / 4) as i64;
    let mut scored: Vec<(usize, u32, i64)> = Vec::new();
    let mut end = 0;
    for (first, &(document, diagonal, _)) in met.iter().enumerate() {
        while met
            .get(end)
            .is_some_and(|&(other, at, _)| other == document && at <= diagonal + slack)
        {
            end += 1;
        }
        let mut words: Vec<usize> = met
            .get(first..end)
            .unwrap_or(&[])
            .iter()
            .map(|&(_, _, idx)| idx)
            .collect();
        words.sort_unstable();
        words.dedup();
        scored.push((words.len(), document, diagonal));
    }
    scored.sort_unstable_by_key(|&(count, document, diagonal)| (std::cmp::Reverse(count), document, diagonal));
    let mut chosen: Vec<(u32, i64)> = Vec::new();
    let best = scored.first().map_or(0, |&(count, ..)| count);
    for (count, document, diagonal) in scored {
        if chosen.len() >= if count == best { EQUAL_WINDOWS } else { WINDOWS } {
            break;
        }
        let taken = chosen
            .iter()
            .any(|&(other, at)| other == document && (at - diagonal).abs() <= slack);
        if !taken {
            chosen.push((document, diagonal));
        }
    }
    let reach = part.len() as i64 + slack + AROUND as i64;
    let window = |(document, diagonal): (u32, i64)| {
        let inside = |word: &i64| {
            let number = passages.passage_of(*word as u32);
            number
                .and_then(|number| passages.passages.get(number as usize))
                .is_some_and(|passage| passage.document == document)
        };
        let all = (diagonal - AROUND as i64).max(0)..(diagonal + reach).min(passages.words.len() as i64);
        let mut words = all.filter(inside);
        let first = words.next()?;
        let last = words.next_back().unwrap_or(first);
        Some(Window {
            document,
            words: first as usize..last as usize + 1,
        })
    };
    chosen.into_iter().filter_map(window).collect()
}

/// What a window has of a part.
enum Found {
    /// The very words, at this place.
    Verbatim(Place),
    /// Nearly the same words, and how many of them.
    Near(usize, Box<Altered>),
}

impl Window {
    fn compare(&self, part: &[Word], sources: &Sources<'_>) -> Option<Found> {
        let source = &sources.passages.documents.get(self.document as usize)?.document;
        let inside = sources.passages.words.get(self.words.clone())?;
        // Whole sentences, because what is no word of a passage (an address, a sign) may be quoted too.
        let sentence = |passage: u32| source.sentence(sources.passages.passages.get(passage as usize)?.sentence);
        let (first, last) = (inside.first()?, inside.last()?);
        let start = sentence(first.passage).map_or(first.span, |row| row.span).start;
        let window = ProseSpan::new(start, sentence(last.passage).map_or(last.span, |row| row.span).end);
        let mut other = words(source.text(window));
        excuse_cues(source, window, &mut other);
        let found = align(part, &other);
        let place = |range: &Range<usize>| -> Option<ProseSpan> {
            let (first, last) = (other.get(range.start)?, other.get(range.end.checked_sub(1)?)?);
            Some(ProseSpan::new(
                window.start + first.place.start as u32,
                window.start + last.place.end as u32,
            ))
        };
        let passage = place(&found.b)?;
        let differences = with_edges(part, &other, &found);
        if differences.is_empty() {
            return Some(Found::Verbatim(Place {
                document: self.document,
                span: passage,
            }));
        }
        let content = found.content(part);
        let own = part.iter().filter(|word| !word.optional).count();
        let short = own.saturating_sub(found.same.len()) * 100 / own.max(1);
        let likeness = found.likeness();
        let near = content >= 2 && found.same.len() >= 4 && short <= 45 && likeness >= 55;
        near.then(|| {
            let altered = Altered {
                document: self.document,
                window,
                passage,
                own: Vec::new(),
                other,
                differences,
            };
            Found::Near(found.same.len(), Box::new(altered))
        })
    }
}

/// The differences of an alignment; words of the quotation beyond the shared stretch are some, too.
fn with_edges(part: &[Word], other: &[Word], found: &Alignment) -> Vec<Difference> {
    let mut differences = found.differences.clone();
    let (before, after) = (0..found.a.start, found.a.end..part.len());
    if spoken(part, &before) > 0 {
        let from = found.b.start.saturating_sub(before.len());
        differences.insert(
            0,
            Difference {
                b: from..found.b.start,
                a: before,
            },
        );
    }
    if spoken(part, &after) > 0 {
        let to = (found.b.end + after.len()).min(other.len());
        differences.push(Difference {
            b: found.b.end..to,
            a: after,
        });
    }
    differences
}

/// In a stretch with quotation marks, what stands outside them ("he said") may be missing from a quotation of it.
fn excuse_cues(source: &Document, window: ProseSpan, words: &mut [Word]) {
    let first = source.quotes.partition_point(|quote| quote.span.end <= window.start);
    let quoted: Vec<ProseSpan> = (source.quotes.get(first..).unwrap_or(&[]).iter())
        .take_while(|quote| quote.span.start < window.end)
        .filter(|quote| quote.style() == QuoteStyle::Direct)
        .map(|quote| quote.span)
        .collect();
    if quoted.len() < 2 {
        return;
    }
    for word in words {
        let at = window.start + word.place.start as u32;
        word.optional |= !quoted.iter().any(|span| span.holds(at));
    }
}
