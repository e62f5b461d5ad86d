//! Which class a statement is of, which words make it so, and whether it asks for a source.
//!
//! "Asks for a source" is kept narrow on purpose: it means the kind of sentence that an editor would send back with
//! "says who?", not every sentence with a figure. News tells events with plain counts in the writer's own voice.

use super::super::{BlockRows, BlockView};
use super::cues::Cues;
use super::triggers::{
    AIM, ALLEGATION, AT_LARGE, BE, CAUSE, CHANGE, EFFECT, EVIDENCE, FEELING, FIRST, FORECAST, HELD, MEASURE, MEDICAL,
    MOST, POPULATION, RECORD, SCOPE, SHARE, SUPERLATIVE, THAN, UNREAL, WILL, WRITER,
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
        self.cues.question || self.cues.any(WRITER | EVIDENCE | UNREAL) || self.tells_forecast()
    }

    /// "The bank has forecast that", "most firms predicted": somebody forecasts, and is named or counted.
    fn tells_forecast(&self) -> bool {
        self.triggers(FORECAST).any(|idx| {
            let before = |back: usize| {
                idx.checked_sub(back)
                    .filter(|&at| at >= self.sentence.first_token as usize)
            };
            let passive = (1..=3).filter_map(before).any(|at| self.is(at, BE));
            let verb = matches!(self.view.word(idx), "forecast" | "predicted" | "projected")
                && !matches!(self.view.word(idx + 1), "to" | "by");
            let subject = before(1).is_some_and(|at| {
                let tag = self.view.tag(at);
                tag.is_noun() || matches!(self.view.word(at), "has" | "have" | "had" | "pct" | "percent" | "cent")
            });
            verb && subject && !passive
        })
    }

    /// Whether a word of the groups stands before a place, at most `reach` tokens back in the same clause.
    fn behind(&self, idx: usize, reach: usize, groups: u64) -> Option<usize> {
        let from = idx.saturating_sub(reach).max(self.sentence.first_token as usize);
        (from..idx)
            .rev()
            .take_while(|&before| !matches!(self.view.word(before), "," | ";" | ":" | "—" | "–"))
            .find(|&before| self.is(before, groups))
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
            // "boost spending on health", "raise money for a vaccine": the money has the effect, if any.
            let object = (idx + 1..idx + 9)
                .take_while(|&at| {
                    at == idx + 1 || !matches!(self.view.word(at), "on" | "for" | "by" | "with" | "to" | ",")
                })
                .count();
            let end = self.near(idx + 1, object, MEDICAL);
            if let Some(end) = end.filter(|_| general && !self.is_purpose(idx)) {
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

    /// "smoke to relieve pain", "is used to treat asthma": what is done for a purpose, and not that it works.
    fn is_purpose(&self, idx: usize) -> bool {
        let word = |back: usize| idx.checked_sub(back).map_or("", |at| self.view.word(at));
        // Behind these, "to" begins what is held to be so.
        let held = [
            "able", "appear", "appears", "believed", "found", "helps", "help", "known", "likely", "proved", "proven",
            "said", "seems", "shown", "tend", "tends", "thought",
        ];
        word(1) == "to" && !held.contains(&word(2))
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
            if self.is_one_of(idx) {
                continue;
            }
            let first = self.is(idx, FIRST);
            let scope = self.scope(idx);
            if first && scope.is_none() {
                continue;
            }
            any.get_or_insert(idx);
            let open = || self.behind(idx, 12, AIM | HELD).is_some();
            if let Some(end) = scope.filter(|_| self.is_predicate(idx) && !open()) {
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

    /// "one of the largest", "one of the world's largest and most respected": a rank shared by nobody knows how many.
    fn is_one_of(&self, idx: usize) -> bool {
        let from = idx.saturating_sub(9).max(self.sentence.first_token as usize);
        (from..idx)
            .rev()
            .take_while(|&at| match self.view.word(at) {
                "'s" | "’s" => true,
                "," => false,
                _ => !self.is(at, BE) && !self.view.tag(at).is_finite(),
            })
            .any(|at| self.view.word(at).eq_ignore_ascii_case("one") && self.view.word(at + 1) == "of")
    }

    /// The word that a superlative is measured against: "the world's largest", "the largest ever", "first in history".
    fn scope(&self, idx: usize) -> Option<usize> {
        if let Some(before) = idx.checked_sub(2)
            && self.is(before, SCOPE)
            && matches!(self.view.word(before + 1), "'s" | "’s")
        {
            // "Disney World's largest shareholder" owns a part of a company.
            let name =
                self.view.word(before).starts_with(char::is_uppercase) && before > self.sentence.first_token as usize;
            return (!name).then_some(before);
        }
        let clause = (idx + 1..idx + 13).take_while(|&at| self.view.word(at) != ",").count();
        self.near(idx + 1, clause, SCOPE)
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
            let planned = self.behind(first, 20, AIM).is_some() || (last + 1..last + 3).any(|idx| self.is(idx, AIM));
            let share = dimension == Dimension::Percent;
            let people = self.near(last, 7, POPULATION);
            let of = (last + 1..last + 3).any(|idx| self.view.word(idx) == "of");
            let needs = match dimension {
                Dimension::Percent => of && people.is_some() || self.measured(first),
                Dimension::Count => self.cues.any(AT_LARGE) && people.is_some_and(|people| self.act(first, people)),
                _ => false,
            };
            if needs && !planned && !self.is_put_by_somebody(first) {
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
                && !self.cues.any(WILL | AIM)
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

    /// Whether those counted do something. "The library serves two million readers every year" is told by the library.
    fn act(&self, figure: usize, people: usize) -> bool {
        let opens = figure <= self.sentence.first_token as usize + 1;
        opens
            || (people + 1..self.sentence.tokens().end.min(people + 7))
                .take_while(|&idx| !matches!(self.view.word(idx), ";" | ":" | "." | "—" | "–"))
                .any(|idx| {
                    self.view.tag(idx).is_finite() || matches!(self.view.word(idx), "have" | "die" | "are" | "live")
                })
    }

    /// "The director put growth at 2%".
    fn is_put_by_somebody(&self, figure: usize) -> bool {
        let from = figure.saturating_sub(8).max(self.sentence.first_token as usize);
        let mut put = (from..figure).filter(|&idx| matches!(self.view.word(idx), "put" | "puts"));
        put.any(|idx| {
            !idx.checked_sub(1).is_some_and(|before| self.is(before, BE))
                && (idx + 1..figure).any(|at| self.view.word(at) == "at")
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
                // A verdict is reached, and pressure is increased, without anything that could be measured.
                let end = self.near(idx + 2, 3, CHANGE).filter(|&end| {
                    !self.figures.is_empty()
                        || !matches!(self.view.word(end), "reach" | "increase" | "decrease")
                        || matches!(
                            self.view.word(end + 1),
                            "" | "." | "," | "in" | "by" | "again" | "this" | "next"
                        )
                });
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
        let inner = self.triggers(FEELING).find(|&idx| match self.view.word(idx) {
            // "met privately" can be seen by others.
            "secretly" | "privately" => {
                (idx + 1..idx + 3).any(|at| self.is(at, FEELING) || self.view.is(at, Class::ATTITUDE))
            }
            _ => !self.view.tag(idx).is_noun(),
        });
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
