//! One object a fact, with the fields that scripts rely on.

use std::borrow::Cow;

use factlint_core::calendar::weekday_name;
use factlint_core::document::Document;
use factlint_core::rows::{Anchor, Bound, ClaimClass, ClaimRow, MentionRow, NONE, QuantityRow, QuoteStyle, SourceKind};
use factlint_core::span::ProseSpan;
use serde::Serialize;

/// A fact as it is printed.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    pub path: &'a str,
    pub kind: &'static str,
    pub start: u64,
    pub end: u64,
    pub text: &'a str,
    /// Where it starts in the text of the source.
    #[serde(skip)]
    pub text_start: u32,
    #[serde(flatten)]
    pub detail: Detail<'a>,
}

/// What only facts of one kind have.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Detail<'a> {
    Quantity {
        value: Option<String>,
        low: Option<String>,
        high: Option<String>,
        bound: &'static str,
        unit: Option<&'a str>,
        dimension: &'static str,
        noun: Option<&'a str>,
    },
    Date {
        value: Option<String>,
        weekday: Option<String>,
        anchor: &'static str,
    },
    Quote {
        style: &'static str,
        inner_start: u64,
        inner_end: u64,
        attribution: Option<usize>,
    },
    Attribution {
        source: Option<Range>,
        cue: Option<Range>,
        content: Vec<Range>,
        style: &'static str,
        source_kind: Option<&'static str>,
    },
    Mention {
        r#type: &'static str,
        entity: Option<u32>,
        name: Cow<'a, str>,
        role: Option<&'a str>,
    },
    Claim {
        class: &'static str,
        checkable: f64,
        attributed: bool,
        cited: bool,
    },
}

/// A half-open range of bytes in the file.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Range {
    pub start: u64,
    pub end: u64,
}

/// Every fact of a document, sorted by start, then end, then kind.
pub fn records(doc: &Document) -> Vec<Record<'_>> {
    let reader = Reader { doc };
    let mut records = Vec::new();
    records.extend(doc.quantities.iter().map(|row| reader.quantity(row)));
    records.extend(doc.dates.iter().map(|row| {
        let detail = Detail::Date {
            value: row.edtf(),
            weekday: weekday_name(row.weekday).map(str::to_lowercase),
            anchor: Anchor::name(row.anchor()),
        };
        reader.record("date", row.span, detail)
    }));
    reader.attributions(&mut records);
    records.extend(doc.mentions.iter().map(|row| reader.mention(row)));
    records.extend(doc.claims.iter().map(|row| reader.claim(row)));
    records.sort_by_key(|record| (record.start, record.end, record.kind));
    records
}

struct Reader<'a> {
    doc: &'a Document,
}

impl<'a> Reader<'a> {
    fn record(&self, kind: &'static str, span: ProseSpan, detail: Detail<'a>) -> Record<'a> {
        let source = &self.doc.source;
        let place = self.doc.prose.source_span(span);
        let (start, end) = source.file_range(place);
        Record {
            path: &source.path,
            kind,
            start,
            end,
            text: source.text.get(place.range()).unwrap_or(""),
            text_start: place.start(),
            detail,
        }
    }

    fn range(&self, span: ProseSpan) -> Range {
        let (start, end) = self.doc.source.file_range(self.doc.prose.source_span(span));
        Range { start, end }
    }

    fn optional_range(&self, span: ProseSpan) -> Option<Range> {
        span.is_some().then(|| self.range(span))
    }

    fn quantity(&self, row: &QuantityRow) -> Record<'a> {
        let (low, high) = (row.low.to_string(), row.high.to_string());
        let (value, low, high) = match row.bound() {
            Bound::Range => (None, Some(low), Some(high)),
            Bound::AtLeast | Bound::MoreThan => (Some(low.clone()), Some(low), None),
            Bound::AtMost | Bound::LessThan => (Some(high.clone()), None, Some(high)),
            Bound::Exact | Bound::About => (Some(low.clone()), Some(low), Some(high)),
        };
        let detail = Detail::Quantity {
            value,
            low,
            high,
            bound: row.bound().name(),
            unit: self.doc.unit(row),
            dimension: row.dimension().name(),
            noun: self.doc.noun(row),
        };
        self.record("quantity", row.span, detail)
    }

    /// Attributions, and quotations with the number that their attribution has among the printed ones.
    fn attributions(&self, records: &mut Vec<Record<'a>>) {
        let doc = self.doc;
        let mut printed: Vec<(u64, u64, usize)> = doc
            .attributions
            .iter()
            .enumerate()
            .map(|(idx, row)| {
                let range = self.range(row.span);
                (range.start, range.end, idx)
            })
            .collect();
        printed.sort_unstable();
        let mut number = vec![None; printed.len()];
        for (place, &(_, _, idx)) in printed.iter().enumerate() {
            if let Some(slot) = number.get_mut(idx) {
                *slot = Some(place);
            }
            let Some(row) = doc.attributions.get(idx) else { continue };
            let detail = Detail::Attribution {
                source: self.optional_range(row.source),
                cue: self.optional_range(row.cue),
                content: doc.contents_of(row).iter().map(|&span| self.range(span)).collect(),
                style: row.style().name(),
                source_kind: Some(row.source_kind())
                    .filter(|&kind| kind != SourceKind::None)
                    .map(SourceKind::name),
            };
            records.push(self.record("attribution", row.span, detail));
        }
        records.extend(doc.quotes.iter().map(|row| {
            let inner = self.range(row.inner);
            let detail = Detail::Quote {
                style: QuoteStyle::name(row.style()),
                inner_start: inner.start,
                inner_end: inner.end,
                attribution: number.get(row.attribution as usize).copied().flatten(),
            };
            self.record("quote", row.span, detail)
        }));
    }

    fn mention(&self, row: &MentionRow) -> Record<'a> {
        let doc = self.doc;
        let entity = doc.entities.get(row.entity as usize);
        let name = entity
            .and_then(|entity| doc.string(entity.name))
            .unwrap_or_else(|| doc.text(row.span));
        let detail = Detail::Mention {
            r#type: row.kind().name(),
            entity: entity.map(|_| row.entity),
            name: Cow::Borrowed(name),
            role: doc
                .string(row.role)
                .or_else(|| entity.and_then(|entity| doc.string(entity.role))),
        };
        self.record("mention", row.span, detail)
    }

    fn claim(&self, row: &ClaimRow) -> Record<'a> {
        let class = match row.class() {
            // What somebody thinks or wants has no class of its own in the output.
            ClaimClass::Attitude => ClaimClass::Other,
            class => class,
        };
        let detail = Detail::Claim {
            class: class.name(),
            checkable: f64::from(row.checkable) / 1000.0,
            attributed: row.attribution != NONE,
            cited: row.flags & ClaimRow::CITED != 0,
        };
        self.record("claim", row.span, detail)
    }
}
