//! The things of a document that a rule may look at, and the conditions on each kind of them.

use factlint_core::rows::{ClaimRow, DateRow, MentionRow, QuantityRow};
use factlint_core::span::ProseSpan;
use factlint_core::{Decimal, Document};

use crate::entry::Thing;
use crate::pattern::Pattern;

/// Something that fulfils the conditions on its kind.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// Where it stands.
    pub span: ProseSpan,
    /// Its sentence.
    pub sentence: u32,
}

impl Pattern {
    /// Everything in a document that fulfils the conditions on its kind, in order.
    pub(crate) fn things(&self, doc: &Document) -> Vec<Found> {
        let found = |span, sentence| Found { span, sentence };
        match self.entry.on {
            Thing::Figure => (doc.quantities.iter())
                .filter(|row| self.takes_figure(doc, row))
                .map(|row| found(row.span, row.sentence))
                .collect(),
            Thing::Date => (doc.dates.iter())
                .filter(|row| self.takes_date(row))
                .map(|row| found(row.span, row.sentence))
                .collect(),
            Thing::Name => (doc.mentions.iter().enumerate())
                .filter(|(idx, row)| self.takes_name(doc, *idx, row))
                .map(|(_, row)| found(row.span, row.sentence))
                .collect(),
            Thing::Source => (doc.attributions.iter())
                .filter(|row| row.source.is_some() && self.is_kind(row.source_kind().name()))
                .filter(|row| self.cue.is_empty() || self.cue.within(doc.text(row.cue)))
                .map(|row| found(row.source, row.sentence))
                .collect(),
            Thing::Quote => (doc.quotes.iter())
                .filter(|row| self.is_kind(row.style().name()))
                .filter(|row| same(self.entry.attributed, row.attribution != factlint_core::rows::NONE))
                .map(|row| found(row.span, row.sentence))
                .collect(),
            Thing::Claim => (doc.claims.iter())
                .filter(|row| self.takes_claim(row))
                .map(|row| found(row.trigger, row.sentence))
                .collect(),
            Thing::Word => self.words_of(doc),
        }
    }

    fn words_of(&self, doc: &Document) -> Vec<Found> {
        let mut all = Vec::new();
        for sentence in 0..doc.sentences.len() as u32 {
            let runs = [&self.words, &self.lemmas];
            let spans = runs.iter().flat_map(|runs| runs.find(doc, sentence));
            all.extend(spans.map(|span| Found { span, sentence }));
            if let (Some(regex), Some(row)) = (&self.regex, doc.sentence(sentence)) {
                let matches = regex.find_iter(doc.text(row.span)).filter(|found| !found.is_empty());
                all.extend(matches.map(|found| Found {
                    span: ProseSpan::of(found.range()).shifted(row.span.start),
                    sentence,
                }));
            }
        }
        all.sort_by_key(|found| found.span);
        all.dedup_by_key(|found| found.span);
        all
    }

    fn is_kind(&self, name: &str) -> bool {
        any(self.entry.kind.as_ref(), name)
    }

    fn takes_figure(&self, doc: &Document, row: &QuantityRow) -> bool {
        let entry = &self.entry;
        let in_range = || {
            self.min.is_none_or(|min| row.low >= min)
                && self.max.is_none_or(|max| row.high <= max)
                && (self.values.is_empty() || (row.low == row.high && self.values.contains(&row.low)))
        };
        any(entry.dimension.as_ref(), row.dimension().name())
            && any(entry.bound.as_ref(), row.bound().name())
            && any(entry.role.as_ref(), row.role().name())
            && (entry.unit.is_none() || doc.unit(row).is_some_and(|unit| any(entry.unit.as_ref(), unit)))
            && (self.noun.is_empty() || doc.noun(row).is_some_and(|noun| self.noun.end(noun)))
            && in_range()
    }

    fn takes_date(&self, row: &DateRow) -> bool {
        let year = Decimal::from(i64::from(row.year));
        let asks = self.min.is_some() || self.max.is_some() || !self.values.is_empty();
        let in_range = self.min.is_none_or(|min| year >= min)
            && self.max.is_none_or(|max| year <= max)
            && (self.values.is_empty() || self.values.contains(&year));
        self.is_kind(row.kind().name()) && (!asks || (row.year > 0 && in_range))
    }

    fn takes_name(&self, doc: &Document, idx: usize, row: &MentionRow) -> bool {
        let entry = &self.entry;
        let first = doc
            .entities
            .get(row.entity as usize)
            .is_some_and(|entity| entity.first_mention as usize == idx);
        let title = doc.string(row.role);
        self.is_kind(row.kind().name())
            && any(entry.text.as_ref(), &doc.line(row.span))
            && same(entry.titled, title.is_some())
            && same(entry.first, first)
            && (self.title.is_empty() || title.is_some_and(|title| self.title.within(title)))
    }

    fn takes_claim(&self, row: &ClaimRow) -> bool {
        self.is_kind(row.class().name())
            && same(self.entry.attributed, row.attribution != factlint_core::rows::NONE)
            && same(self.entry.cited, row.flags & ClaimRow::CITED != 0)
    }
}

/// Whether a name is among those that are asked for; any, if none is.
pub(crate) fn any(wanted: Option<&crate::entry::Texts>, name: &str) -> bool {
    wanted.is_none_or(|wanted| wanted.list().iter().any(|text| text == name))
}

/// Whether a fact is as it is asked for, if it is.
pub(crate) fn same(wanted: Option<bool>, is: bool) -> bool {
    wanted.is_none_or(|wanted| wanted == is)
}
