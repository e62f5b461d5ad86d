//! The facts at a place: value, unit, bound, interval, day, speaker, entity.

use std::fmt::Write as _;

use factlint_core::document::Document;
use factlint_core::rows::{Anchor, Bound, DateRow, EntityRow, MentionRow, QuantityRow, QuoteStyle, SourceKind};
use factlint_core::{ProseSpan, SourceSpan};

use super::holds;
use crate::listing::one_line;
use crate::markup::Markup;
use crate::values;

/// Facts at an offset, with what was read of them, the narrowest first.
pub fn read_at(doc: &Document, offset: u32, markup: Markup) -> Vec<(SourceSpan, String)> {
    let at = |span: ProseSpan| Some(doc.prose.source_span(span)).filter(|span| holds(*span, offset));
    let mut found = Vec::new();
    for row in &doc.quantities {
        found.extend(at(row.span).map(|span| (span, quantity(doc, row, markup))));
    }
    for row in &doc.dates {
        found.extend(at(row.span).map(|span| (span, date(row, markup))));
    }
    for row in &doc.mentions {
        found.extend(at(row.span).map(|span| (span, mention(doc, row, markup))));
    }
    let said = said_by(doc, offset, markup);
    if let Some((_, part)) = found.last_mut() {
        if let Some(said) = said {
            let _ = write!(part, "{}{said}", markup.line());
        }
        return found;
    }
    let quote = doc
        .quotes
        .iter()
        .rev()
        .find(|row| matches!(row.style(), QuoteStyle::Direct | QuoteStyle::Block) && at(row.span).is_some());
    if let Some(row) = quote {
        let said = said.unwrap_or_else(|| "nobody is named as its speaker".to_owned());
        let text = format!("{}{}{said}", markup.strong("Quotation"), markup.line());
        found.push((doc.prose.source_span(row.span), text));
    }
    found
}

fn quantity(doc: &Document, row: &QuantityRow, markup: Markup) -> String {
    let bound = match row.bound() {
        Bound::Exact | Bound::Range => "",
        Bound::About => "about ",
        Bound::AtLeast => "at least ",
        Bound::MoreThan => "more than ",
        Bound::AtMost => "at most ",
        Bound::LessThan => "less than ",
    };
    let value = match row.bound() {
        Bound::Range => format!(
            "{}{}{}",
            values::decimal(row.low),
            values::between(row),
            values::decimal(row.high)
        ),
        Bound::AtMost | Bound::LessThan => values::decimal(row.high),
        _ => values::decimal(row.low),
    };
    let mut text = format!("{}: {bound}{value}", markup.strong("Figure"));
    if let Some(unit) = doc.unit(row) {
        let _ = write!(text, " {}", markup.words(unit));
    }
    if let Some(metric) = values::metric(doc, row) {
        let _ = write!(text, " ({metric})");
    }
    if let Some(noun) = doc.noun(row) {
        let _ = write!(text, "{}of: {}", markup.line(), markup.words(noun));
    }
    if let Some(interval) = values::interval(row) {
        let _ = write!(text, "{}allows: {}", markup.line(), markup.words(&interval));
    }
    text
}

fn date(row: &DateRow, markup: Markup) -> String {
    let Some((edtf, weekday)) = values::date(row) else {
        return format!("{} that this document does not settle", markup.strong("Date"));
    };
    let mut text = format!("{}: {edtf}", markup.strong("Date"));
    if let Some(weekday) = weekday {
        let _ = write!(text, ", {weekday}");
    }
    if row.anchor() == Anchor::Document {
        let _ = write!(text, "{}counted from the date of the document", markup.line());
    }
    text
}

fn mention(doc: &Document, row: &MentionRow, markup: Markup) -> String {
    let entity = doc.entities.get(row.entity as usize);
    let name = entity
        .and_then(|entity| doc.string(entity.name))
        .unwrap_or_else(|| doc.text(row.span));
    let mut kind = entity.map_or(row.kind(), EntityRow::kind).name().to_owned();
    if let Some(first) = kind.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let mut text = format!("{}: {}", markup.strong(&kind), markup.words(&one_line(name)));
    let role = doc
        .string(row.role)
        .or_else(|| entity.and_then(|entity| doc.string(entity.role)));
    if let Some(role) = role {
        let _ = write!(text, ", {}", markup.words(&one_line(role)));
    }
    if let Some(entity) = entity {
        let plural = if entity.count == 1 { "" } else { "s" };
        let _ = write!(
            text,
            "{}{} mention{plural} in this document",
            markup.line(),
            entity.count
        );
    }
    text
}

/// Who says what stands at an offset.
fn said_by(doc: &Document, offset: u32, markup: Markup) -> Option<String> {
    let row = doc.attributions.iter().find(|row| {
        let contents = doc.contents_of(row).iter();
        contents
            .map(|span| doc.prose.source_span(*span))
            .any(|span| holds(span, offset))
    })?;
    let speaker = doc.entities.get(row.speaker as usize);
    let name = speaker.and_then(|entity| doc.string(entity.name));
    let name = name.or_else(|| row.source.is_some().then(|| doc.text(row.source)))?;
    let kind = match row.source_kind() {
        SourceKind::None | SourceKind::Named => String::new(),
        kind => format!(" ({})", kind.name()),
    };
    Some(format!("said by: {}{kind}", markup.words(&one_line(name))))
}
