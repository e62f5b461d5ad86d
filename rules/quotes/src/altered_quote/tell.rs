//! What is said of two wordings of one utterance.

use std::cell::OnceCell;
use std::ops::Range;

use factlint_core::Sink;
use factlint_core::document::Document;
use factlint_core::fact::{Fact, FactValue, Group};
use factlint_core::rows::QuoteRow;
use factlint_core::rule::Sources;

use super::SPOKEN;
use crate::align::Difference;
use crate::keys::RARE;
use crate::same::{Circumstances, differences};
use crate::source::Altered;
use crate::spoken::may_be_one;
use crate::words::{Word, within, words};

/// Quotations of at most so many words are shown whole.
const WHOLE: usize = 8;

/// Reports the pairs of a group that are one utterance in two wordings, each at both ends.
pub(super) fn group(group: &Group<'_>, out: &mut Sink<'_>) {
    let pairs = if group.facts.len() > RARE {
        Vec::new()
    } else {
        group.pairs()
    };
    if pairs.is_empty() {
        return;
    }
    let said: Vec<Said<'_>> = group.facts.iter().filter_map(|fact| Said::of(fact)).collect();
    for (i, j) in pairs {
        let (Some(a), Some(b)) = (said.get(i), said.get(j)) else {
            continue;
        };
        if a.text == b.text || !(a.fact.features.contains(&SPOKEN) || b.fact.features.contains(&SPOKEN)) {
            continue;
        }
        let known = match (&a.fact.said_by, &b.fact.said_by) {
            (Some(one), Some(other)) if !may_be_one(one, other) => continue,
            (one, other) => Circumstances {
                one_speaker: one.is_some() && other.is_some(),
                one_document: a.fact.doc == b.fact.doc,
            },
        };
        let Some(differences) = differences(a.words(), b.words(), known) else {
            continue;
        };
        let turned: Vec<Difference> = differences
            .iter()
            .map(|one| Difference {
                a: one.b.clone(),
                b: one.a.clone(),
            })
            .collect();
        tell(a, b, &differences, out);
        tell(b, a, &turned, out);
    }
}

/// A quotation of a group.
struct Said<'a> {
    fact: &'a Fact,
    text: &'a str,
    words: OnceCell<Vec<Word>>,
}

impl<'a> Said<'a> {
    fn of(fact: &'a Fact) -> Option<Self> {
        let FactValue::Text(text) = &fact.value else {
            return None;
        };
        Some(Self {
            fact,
            text,
            words: OnceCell::new(),
        })
    }

    /// Its words, read when they are first asked for: most pairs are told apart before.
    fn words(&self) -> &[Word] {
        self.words.get_or_init(|| words(self.text))
    }
}

fn tell(own: &Said<'_>, other: &Said<'_>, differences: &[Difference], out: &mut Sink<'_>) {
    let place = if own.fact.path == other.fact.path {
        "elsewhere".to_owned()
    } else {
        format!("in {}", other.fact.path)
    };
    let wording = Wording::of((own.text, own.words()), (other.text, other.words()), differences);
    let report = out
        .report(own.fact, wording.message(&place))
        .identity(other.text)
        .label(other.fact, format!("“{}” here", wording.there));
    let mut report = report.note(format!("the other place reads: {}", other.fact.sentence.trim()));
    if let Some(note) = wording.more() {
        report = report.note(note);
    }
    drop(report);
}

/// Reports a quotation of a draft that a source has in another wording.
pub(super) fn against(
    draft: &Document,
    quote: &QuoteRow,
    altered: &Altered,
    sources: &Sources<'_>,
    out: &mut Sink<'_>,
) {
    let Some(source) = sources.passages.documents.get(altered.document as usize) else {
        return;
    };
    let (own, other) = (draft.text(quote.inner), source.document.text(altered.window));
    let wording = Wording::of((own, &altered.own), (other, &altered.other), &altered.differences);
    let passage = source.document.text(altered.passage);
    let mut report = out
        .report(quote.span, wording.message("in the source"))
        .identity(passage);
    if let Some(spot) = sources.spot(altered.document, altered.passage) {
        report = report.label(spot, format!("the source has “{}”", wording.there));
    }
    report = report.note(format!("the source reads: {}", passage.trim()));
    if let Some(note) = wording.more() {
        report = report.note(note);
    }
    drop(report);
}

/// The gravest difference of a pair, in words.
struct Wording {
    here: String,
    there: String,
    /// Where only one of the two has a negation: whether it stands here.
    negated: Option<bool>,
    count: usize,
}

impl Wording {
    fn of(own: (&str, &[Word]), other: (&str, &[Word]), differences: &[Difference]) -> Self {
        let negations =
            |words: &[Word], range: &Range<usize>| within(words, range).iter().filter(|word| word.negates()).count();
        let negated = |one: &Difference| match (negations(own.1, &one.a), negations(other.1, &one.b)) {
            (here, there) if here % 2 != there % 2 => Some(here > there),
            _ => None,
        };
        let gravest = differences
            .iter()
            .find(|one| negated(one).is_some())
            .or(differences.first());
        let (a, b) = gravest.map_or((0..0, 0..0), |one| (one.a.clone(), one.b.clone()));
        let whole = own.1.len() <= WHOLE && other.1.len() <= WHOLE;
        Self {
            here: excerpt(own, &a, whole),
            there: excerpt(other, &b, whole),
            negated: gravest.and_then(negated),
            count: differences.len(),
        }
    }

    fn message(&self, place: &str) -> String {
        let plain = format!("quoted as “{}” here and “{}” {place}", self.here, self.there);
        match self.negated {
            Some(true) => format!("{plain}: only this one denies it"),
            Some(false) => format!("{plain}: the negation is missing here"),
            None => plain,
        }
    }

    fn more(&self) -> Option<String> {
        let more = self.count.saturating_sub(1);
        (more > 0).then(|| {
            format!(
                "the two differ in {more} more {}",
                if more == 1 { "place" } else { "places" }
            )
        })
    }
}

/// The words of a range with a neighbour on each side, as they are written; all of them where `whole`.
fn excerpt((text, words): (&str, &[Word]), range: &Range<usize>, whole: bool) -> String {
    let last = words.len().saturating_sub(1);
    let (first, last) = if whole {
        (0, last)
    } else {
        (range.start.saturating_sub(1), range.end.min(last))
    };
    let place = words
        .get(first)
        .zip(words.get(last))
        .map(|(first, last)| first.place.start..last.place.end);
    let excerpt = place.and_then(|place| text.get(place)).unwrap_or("");
    excerpt.split_whitespace().collect::<Vec<_>>().join(" ")
}
