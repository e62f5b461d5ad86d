//! Which class a statement is of, which words make it so, and whether it asks for a source.
//!
//! "Asks for a source" is kept narrow on purpose: it means the kind of sentence that an editor would send back with
//! "says who?", not every sentence with a figure. News tells events with plain counts in the writer's own voice.

use super::super::{BlockRows, BlockView};
use super::cues::Cues;
use super::triggers::{
    ALLEGATION, AT_LARGE, BE, CAUSE, CHANGE, EFFECT, EVIDENCE, FEELING, FIRST, FORECAST, MEASURE, MEDICAL, MOST,
    POPULATION, RECORD, SCOPE, SHARE, SUPERLATIVE, THAN, UNREAL, WILL, WRITER,
};
use crate::language::{Class, Tag};
use crate::rows::{ClaimClass, Dimension, QuantityRow, SentenceRow, TokenKind, TokenRow};
use crate::span::ProseSpan;

/// What makes a sentence a claim.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// Its class.
    pub class: ClaimClass,
    /// First and last token of the words that make it so.
    pub trigger: (usize, usize),
    /// It is of the sort that asks for a source.
    pub needs_source: bool,
}

/// The class of a sentence; none for one that states nothing of a known class.
pub(super) fn of(
    view: &BlockView<'_>,
    rows: &BlockRows,
    sentence: &SentenceRow,
    number: u32,
    cues: &Cues,
) -> Option<Kind> {
    let figures = quantities_of(rows, number);
    if cues.triggers.is_empty() && figures.is_empty() {
        return None;
    }
    let reader = Reader {
        view,
        sentence,
        cues,
        figures,
    };
    let mut best: Option<Kind> = None;
    let found = [
        reader.allegation(),
        reader.causal(),
        reader.superlative(),
        reader.statistic(),
        reader.prediction(),
        reader.attitude(),
        reader.comparison(),
        reader.record(),
    ];
    for kind in found.into_iter().flatten() {
        if best.is_none_or(|best| kind.needs_source && !best.needs_source) {
            best = Some(kind);
        }
    }
    best.map(|kind| Kind {
        needs_source: kind.needs_source && !reader.speaks_for_itself(),
        ..kind
    })
}

/// The figures of a sentence; they are in the order of the text.
fn quantities_of(rows: &BlockRows, sentence: u32) -> &[QuantityRow] {
    let from = rows.quantities.partition_point(|row| row.sentence < sentence);
    let to = rows.quantities.partition_point(|row| row.sentence <= sentence);
    rows.quantities.get(from..to).unwrap_or(&[])
}

struct Reader<'a> {
    view: &'a BlockView<'a>,
    sentence: &'a SentenceRow,
    cues: &'a Cues,
    figures: &'a [QuantityRow],
}

impl Reader<'_> {
    /// Questions, conditions, the writer's own experience, and sentences that name their evidence ask for nothing.
    fn speaks_for_itself(&self) -> bool {
        self.cues.question || self.cues.any(WRITER | EVIDENCE | UNREAL)
    }

    fn triggers(&self, groups: u64) -> impl Iterator<Item = usize> {
        self.cues
            .triggers
            .iter()
            .filter(move |(_, bits)| bits & groups != 0)
            .map(|(idx, _)| *idx)
    }

    fn is(&self, idx: usize, groups: u64) -> bool {
        self.cues
            .triggers
            .binary_search_by_key(&idx, |(at, _)| *at)
            .ok()
            .and_then(|at| self.cues.triggers.get(at))
            .is_some_and(|(_, bits)| bits & groups != 0)
    }

    /// Whether a word of the groups stands from `from` on, at most `reach` tokens away, in the same clause.
    fn near(&self, from: usize, reach: usize, groups: u64) -> Option<usize> {
        let end = self.sentence.tokens().end.min(from + reach);
        (from..end)
            .take_while(|&idx| !matches!(self.view.word(idx), ";" | ":" | "—" | "–"))
            .find(|&idx| self.is(idx, groups))
    }

    /// "allegedly", "is accused of".
    fn allegation(&self) -> Option<Kind> {
        let idx = self.triggers(ALLEGATION).next()?;
        let word = self.view.word(idx);
        let passive = idx
            .checked_sub(1)
            .is_some_and(|before| self.is(before, BE) || self.is(before.wrapping_sub(1), BE));
        let adverb = word.ends_with("ly");
        let by = self.near(idx, 4, 0).is_some() || self.view.word(idx + 1) == "by";
        Some(Kind {
            class: ClaimClass::Allegation,
            trigger: (idx, idx),
            needs_source: (adverb || passive) && !by,
        })
    }

    /// "Coffee causes cancer", "leads to depression"; also "because of", which asks for nothing.
    fn causal(&self) -> Option<Kind> {
        for idx in self.triggers(EFFECT) {
            let before = idx.saturating_sub(1);
            let helped = matches!(
                self.view.word(before),
                "can" | "will" | "to" | "may" | "could" | "help" | "helps"
            );
            // The tagger takes the verbs of "Green tea prevents cancer" and "can cure" for nouns.
            let general = match self.view.tag(idx) {
                Tag::VBZ | Tag::VBP => true,
                Tag::NNS => self.view.tag(before).is_noun(),
                Tag::NN => helped || self.view.tag(before) == Tag::NNS,
                Tag::VB => helped,
                Tag::Unknown => helped || self.view.word(idx).ends_with('s'),
                _ => false,
            };
            if let Some(end) = self.near(idx + 1, 8, MEDICAL).filter(|_| general) {
                return Some(Kind {
                    class: ClaimClass::Causal,
                    trigger: (idx, end),
                    needs_source: true,
                });
            }
        }
        let idx = self
            .triggers(CAUSE)
            .find(|&idx| match self.view.word(idx) {
                "due" | "thanks" => self.view.word(idx + 1) == "to",
                _ => true,
            })
            .or_else(|| {
                self.triggers(EFFECT)
                    .find(|&idx| matches!(self.view.word(idx), "causes" | "caused" | "causing"))
            })?;
        Some(Kind {
            class: ClaimClass::Causal,
            trigger: (idx, idx),
            needs_source: false,
        })
    }

    /// "is the world's largest", "the first ever"; a superlative in an apposition asks for nothing.
    fn superlative(&self) -> Option<Kind> {
        let mut any = None;
        for idx in self.triggers(SUPERLATIVE | MOST | FIRST) {
            let most = self.is(idx, MOST);
            if most && !matches!(self.view.tag(idx + 1), Tag::JJ | Tag::Unknown | Tag::VBN) {
                continue;
            }
            if most && self.view.word(idx + 1) == "of" || self.view.word(idx.wrapping_sub(1)) == "at" {
                continue;
            }
            let one_of = idx.checked_sub(3).is_some_and(|before| {
                self.view.word(before).eq_ignore_ascii_case("one") && self.view.word(before + 1) == "of"
                    || self.view.word(before + 1).eq_ignore_ascii_case("one") && self.view.word(before + 2) == "of"
            });
            if one_of {
                continue;
            }
            let first = self.is(idx, FIRST);
            let scope = self.scope(idx);
            if first && scope.is_none() {
                continue;
            }
            any.get_or_insert(idx);
            if let Some(end) = scope.filter(|_| self.is_predicate(idx)) {
                return Some(Kind {
                    class: ClaimClass::Superlative,
                    trigger: (idx.min(end), idx.max(end)),
                    needs_source: true,
                });
            }
        }
        any.map(|idx| Kind {
            class: ClaimClass::Superlative,
            trigger: (idx, idx),
            needs_source: false,
        })
    }

    /// The word that a superlative is measured against: "the world's largest", "the largest ever", "first in history".
    fn scope(&self, idx: usize) -> Option<usize> {
        if let Some(before) = idx.checked_sub(2)
            && self.is(before, SCOPE)
            && matches!(self.view.word(before + 1), "'s" | "’s")
        {
            return Some(before);
        }
        self.near(idx + 1, 12, SCOPE)
    }

    /// Whether a form of "be" stands before the noun phrase of a superlative.
    fn is_predicate(&self, idx: usize) -> bool {
        let from = idx.saturating_sub(6).max(self.sentence.first_token as usize);
        (from..idx)
            .rev()
            .take_while(|&before| self.view.word(before) != ",")
            .any(|before| {
                self.is(before, BE)
                    && (!matches!(self.view.word(before), "'s" | "’s") || self.view.tag(before) == Tag::VBZ)
            })
    }

    /// "Forty per cent of voters", "Unemployment stands at 5%", "two million people die every year".
    fn statistic(&self) -> Option<Kind> {
        let mut any = None;
        for figure in self.figures {
            let dimension = figure.dimension();
            if matches!(dimension, Dimension::Ordinal | Dimension::Age | Dimension::Duration) {
                continue;
            }
            let first = self.view.token_at(figure.span.start);
            let last = self.view.token_at(figure.span.end).saturating_sub(1).max(first);
            any.get_or_insert((first, last));
            let share = dimension == Dimension::Percent;
            let people = self.near(last, 7, POPULATION);
            let of = (last + 1..last + 3).any(|idx| self.view.word(idx) == "of");
            let needs = match dimension {
                Dimension::Percent => of && people.is_some() || self.measured(first),
                Dimension::Count => people.is_some() && self.cues.any(AT_LARGE),
                _ => false,
            };
            if needs {
                let end = if share { last } else { people.unwrap_or(last) };
                return Some(Kind {
                    class: ClaimClass::Statistic,
                    trigger: (first, end),
                    needs_source: true,
                });
            }
        }
        let share = self.triggers(SHARE).find(|&idx| {
            // "the final quarter of 2004" is no share.
            self.view.word(idx + 1) == "of"
                && self.view.kind(idx + 2) != TokenKind::Number
                && self.near(idx, 6, POPULATION).is_some()
        });
        if let Some(idx) = share {
            return Some(Kind {
                class: ClaimClass::Statistic,
                trigger: (idx, idx),
                needs_source: true,
            });
        }
        any.map(|trigger| Kind {
            class: ClaimClass::Statistic,
            trigger,
            needs_source: false,
        })
    }

    /// Whether what official statistics measure stands before a percentage.
    fn measured(&self, figure: usize) -> bool {
        let from = figure.saturating_sub(8).max(self.sentence.first_token as usize);
        (from..figure).any(|idx| self.is(idx, MEASURE))
    }

    /// "is expected to grow", "will double".
    fn prediction(&self) -> Option<Kind> {
        for idx in self.triggers(FORECAST) {
            let passive = idx
                .checked_sub(1)
                .is_some_and(|before| self.is(before, BE) || self.is(before.wrapping_sub(1), BE));
            if passive && self.view.word(idx + 1) == "to" {
                let end = self.near(idx + 2, 3, CHANGE);
                return Some(Kind {
                    class: ClaimClass::Prediction,
                    trigger: (idx, end.unwrap_or(idx + 1)),
                    needs_source: end.is_some(),
                });
            }
        }
        let will = self.triggers(WILL).next()?;
        let end = self.near(will + 1, 3, CHANGE);
        Some(Kind {
            class: ClaimClass::Prediction,
            trigger: (will, end.unwrap_or(will)),
            needs_source: end.is_some() && !self.figures.is_empty(),
        })
    }

    /// "secretly hates", "is furious": what only somebody's own words can show.
    fn attitude(&self) -> Option<Kind> {
        // "fears" is a noun as often as a verb.
        let inner = self
            .triggers(FEELING)
            .find(|&idx| !self.view.tag(idx).is_noun() || self.view.word(idx).ends_with("ly"));
        let idx = inner.or_else(|| {
            self.sentence
                .tokens()
                .find(|&idx| self.view.is(idx, Class::ATTITUDE) && self.view.tag(idx).is_finite())
        })?;
        let somebody = (self.sentence.first_token as usize..idx).rev().take(5).any(|before| {
            self.view.is(before, Class::PRONOUN)
                || self
                    .view
                    .tokens
                    .get(before)
                    .is_some_and(|token| token.has(TokenRow::CAPITAL) && token.kind() == TokenKind::Word)
        });
        Some(Kind {
            class: ClaimClass::Attitude,
            trigger: (idx, idx),
            needs_source: inner.is_some() && somebody,
        })
    }

    fn comparison(&self) -> Option<Kind> {
        let idx = self.triggers(THAN).find(|&idx| self.view.word(idx) == "than")?;
        Some(Kind {
            class: ClaimClass::Comparison,
            trigger: (idx.saturating_sub(1).max(self.sentence.first_token as usize), idx),
            needs_source: false,
        })
    }

    fn record(&self) -> Option<Kind> {
        let idx = self
            .triggers(RECORD)
            .find(|&idx| matches!(self.view.tag(idx), Tag::VBD | Tag::VBN | Tag::Unknown))?;
        Some(Kind {
            class: ClaimClass::Record,
            trigger: (idx, idx),
            needs_source: false,
        })
    }
}

/// The span of a trigger.
pub(super) fn span(view: &BlockView<'_>, trigger: (usize, usize)) -> ProseSpan {
    view.span(trigger.0, trigger.1 + 1)
}
