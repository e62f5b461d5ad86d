//! Whether the sources bear a name out.

use std::sync::LazyLock;

use factlint_core::ProseSpan;
use factlint_core::document::Document;
use factlint_core::language::{Class, Groups};
use factlint_core::passages::{Aligned, Term};
use factlint_core::prose::BlockKind;
use factlint_core::rule::Sources;

use crate::verdict::{Doubt, Place, Verdict};

/// Letters that a word must have before one other letter in it is taken for another spelling.
const LONG: usize = 6;

/// Words that the parts of a name may lie apart in a source.
const TOGETHER: u32 = 3;

/// Letters at the beginning that a country and its people share.
const ROOT: usize = 4;

/// Names of one place, and of its people, that share no letters.
static SAME_PLACE: LazyLock<Groups> = LazyLock::new(|| {
    Groups::of(
        [
            "us u.s u.s. usa u.s.a u.s.a. america american americans",
            "uk u.k u.k. britain british briton britons england english",
            "eu e.u e.u. europe european europeans",
            "netherlands dutch holland",
            "france french",
            "spain spanish",
            "germany german germans",
            "greece greek greeks",
            "switzerland swiss",
            "wales welsh",
            "denmark danish danes",
            "philippines filipino filipinos",
            "emirates emirati emiratis",
            "peru peruvian peruvians",
            "iraq iraqi iraqis",
            "iran iranian iranians",
            "cuba cuban cubans",
            "ussr u.s.s.r u.s.s.r. soviet soviets union",
        ]
        .into_iter(),
    )
});

/// The names of a draft that its sources do not bear out, in the order of the text.
pub(super) fn doubts(draft: &Document, sources: &Sources<'_>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for (sentence, aligned) in sources.aligned.iter().enumerate() {
        let heading = |block: &factlint_core::prose::BlockRow| block.kind() == BlockKind::Heading;
        if draft.block_of(sentence as u32).is_some_and(heading) || is_title_case(aligned) {
            continue;
        }
        doubts.extend(torn(aligned, draft, sources));
        let mut last: Option<(u32, usize)> = None;
        for term in aligned.terms.iter().filter(|term| is_name(term)) {
            if is_borne_out(term, aligned, draft, sources) {
                continue;
            }
            // Words of one name are told together.
            if let Some((token, idx)) = last
                && term.token <= token + 1
                && let Some(Doubt { span, .. }) = doubts.get_mut(idx)
            {
                *span = ProseSpan::new(span.start, term.span.end);
                last = Some((term.token, idx));
                continue;
            }
            let verdict = in_place(term, aligned, draft, sources).map_or(Verdict::Missing, Verdict::Other);
            last = Some((term.token, doubts.len()));
            doubts.push(Doubt {
                span: term.span,
                verdict,
            });
        }
    }
    doubts.sort_by_key(|doubt| doubt.span);
    doubts
}

/// Two words of one name that the sources have, but never together: the given name of one person with the surname of
/// another.
fn torn(aligned: &Aligned, draft: &Document, sources: &Sources<'_>) -> Option<Doubt> {
    aligned.terms.windows(2).find_map(|pair| {
        let [one, other] = pair else { return None };
        let name = |term: &Term| term.capital && !term.light && !term.digits && sources.passages.hold(term);
        if !name(one) || !name(other) || one.token + 1 != other.token {
            return None;
        }
        let span = ProseSpan::new(one.span.start, other.span.end);
        let first = draft.mentions.partition_point(|mention| mention.span.end <= span.start);
        let mention = draft
            .mentions
            .get(first)
            .filter(|mention| mention.span.contains(span))?;
        let seconds = sources.passages.places(other);
        let together = sources.passages.places(one).into_iter().any(|place| {
            let at = seconds.partition_point(|&second| second + TOGETHER < place);
            seconds.get(at).is_some_and(|&second| second <= place + TOGETHER)
        });
        (!together).then_some(Doubt {
            span: mention.span,
            verdict: Verdict::Missing,
        })
    })
}

/// A word with a capital that is there for a name: not for the start of a sentence, nor for a month.
fn is_name(term: &Term) -> bool {
    let calendar = Class::MONTH | Class::WEEKDAY;
    term.capital
        && !term.light
        && !term.digits
        && !term.has(calendar)
        && (!term.first || term.tag.is_proper_noun() && !term.has(Class::COMMON))
}

/// Whether most words of a sentence have a capital, as in a title.
fn is_title_case(aligned: &Aligned) -> bool {
    let words = aligned.terms.iter().filter(|term| !term.light && !term.digits);
    let (all, capital) = words.fold((0, 0), |(all, capital), term| {
        (all + 1, capital + usize::from(term.capital))
    });
    all > 4 && capital * 5 > all * 4
}

fn is_borne_out(term: &Term, aligned: &Aligned, draft: &Document, sources: &Sources<'_>) -> bool {
    let text = draft.text(term.span);
    sources.passages.hold(term)
        || is_same_place(term, sources)
        || is_abbreviation(text, sources)
        || is_written_out(term, aligned, draft, sources)
        || is_other_spelling(text, sources)
}

/// Whether the sources name the same country in another way, or its people.
fn is_same_place(term: &Term, sources: &Sources<'_>) -> bool {
    let groups = SAME_PLACE.get(term.key);
    let same = |word: &str| SAME_PLACE.get(factlint_core::language::key(word)) & groups != 0;
    groups != 0 && sources.passages.names.words().any(same)
}

/// Whether the sources write out what a word of capitals abbreviates.
fn is_abbreviation(text: &str, sources: &Sources<'_>) -> bool {
    let letters: String = text.chars().filter(|letter| letter.is_alphabetic()).collect();
    letters.len() > 1 && letters.chars().all(char::is_uppercase) && sources.passages.names.have_initials(&letters)
}

/// Whether a word belongs to a name that the sources abbreviate: its initials, with those of its neighbours.
fn is_written_out(term: &Term, aligned: &Aligned, draft: &Document, sources: &Sources<'_>) -> bool {
    let Some(at) = aligned.terms.iter().position(|other| other.span == term.span) else {
        return false;
    };
    let names = |other: &&Term| other.capital;
    let small = |other: &&Term| other.capital || other.light;
    let before = aligned
        .terms
        .get(..at)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take_while(small)
        .count();
    let run = aligned.terms.get(at - before..).unwrap_or(&[]).iter().take_while(small);
    let named: Vec<(char, bool)> = (run.filter(names))
        .filter_map(|other| Some((draft.text(other.span).chars().next()?, other.span == term.span)))
        .collect();
    sources.passages.names.in_capitals().any(|word| {
        let letters: Vec<char> = word.chars().filter(|letter| letter.is_alphabetic()).collect();
        letters.len() > 1
            && named.windows(letters.len()).any(|window| {
                let fits = window
                    .iter()
                    .zip(&letters)
                    .all(|((initial, _), letter)| initial == letter);
                fits && window.iter().any(|(_, own)| *own)
            })
    })
}

/// Whether the sources have the name in another spelling, or as the people of the place: one letter differs in a long
/// word, or both begin alike.
fn is_other_spelling(text: &str, sources: &Sources<'_>) -> bool {
    let length = text.chars().count();
    let root = |word: &str| -> Option<String> {
        let root: String = word.chars().take(ROOT).collect();
        (root.chars().count() == ROOT).then_some(root)
    };
    let own = root(text);
    let placed = |word: &str| factlint_core::language::classes(word) & (Class::PLACE | Class::DEMONYM) != 0;
    let people = own.is_some() && placed(text);
    sources.passages.names.beginning_as(text).any(|word| {
        let near = word.len().abs_diff(text.len()) <= 2 && strsim::damerau_levenshtein(text, word) <= 1;
        length >= LONG && near || people && root(word) == own && placed(word)
    })
}

/// The name that the best passage has in the place of the draft's: one that the draft's sentence lacks, behind the same
/// word or before it.
fn in_place(term: &Term, aligned: &Aligned, draft: &Document, sources: &Sources<'_>) -> Option<Place> {
    let at = aligned.terms.iter().position(|other| other.span == term.span)?;
    let before = aligned.terms.get(..at)?.last();
    let after = aligned.terms.get(at + 1);
    aligned.passages.iter().find_map(|&number| {
        let passage = sources.passages.passages.get(number as usize)?;
        let source = sources.passages.document_of(number)?;
        let words = sources.passages.words_of(number);
        let inside = sources.passages.words.get(words.start as usize..words.end as usize)?;
        inside.iter().enumerate().skip(1).find_map(|(idx, word)| {
            let text = source.document.text(word.span);
            let named = text.chars().next().is_some_and(char::is_uppercase) && !word.light;
            let number = words.start + idx as u32;
            let meets = |other: Option<&Term>, number: u32| {
                other.is_some_and(|other| sources.passages.any_kin(&(number..number + 1), other))
            };
            let in_draft = aligned
                .terms
                .iter()
                .any(|other| draft.text(other.span).eq_ignore_ascii_case(text));
            let beside = meets(before, number.saturating_sub(1)) || meets(after, number + 1);
            (named && !in_draft && beside).then_some(Place {
                passage: word.passage,
                document: passage.document,
                span: word.span,
            })
        })
    })
}
