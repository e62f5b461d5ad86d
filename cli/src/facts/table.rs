//! Facts for people: a heading for each document, and a line for each fact with what was understood.

use std::fmt::Write;

use anstyle::Style as Colour;
use factlint_core::document::Document;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::record::{Detail, Record};
use crate::render::positions::Located;
use crate::render::{Style, escape};

/// Columns of the words of a fact; longer ones are cut.
const WORDS: usize = 42;

/// Appends the facts of one document; nothing where there are none.
pub fn print(doc: &Document, records: &[Record<'_>], style: Style, out: &mut Vec<u8>) {
    if records.is_empty() {
        return;
    }
    let bold = style.paint(Colour::new().bold());
    let dim = style.paint(Colour::new().dimmed());
    let offsets = records.iter().map(|record| record.text_start).collect();
    let located = Located::new(&doc.source, offsets);
    let mut text = format!("{bold}{}{bold:#}\n", escape::line(&doc.source.path));
    for record in records {
        let at = located.position(record.text_start);
        let place = format!("{}:{}", at.line, at.column);
        let words = cut(&record.text.split_whitespace().collect::<Vec<_>>().join(" "), WORDS);
        let gap = WORDS.saturating_sub(words.width());
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "  {dim}{place:>7}{dim:#}  {:11}  {words}{:gap$}  {}",
            record.kind,
            "",
            escape::line(&meaning(&record.detail)),
        );
    }
    text.push('\n');
    out.extend(text.into_bytes());
}

/// What was understood, in a few words.
fn meaning(detail: &Detail<'_>) -> String {
    let words: Vec<String> = match detail {
        Detail::Quantity {
            low,
            high,
            bound,
            unit,
            dimension,
            noun,
            ..
        } => {
            let value = match (low, high) {
                (Some(low), Some(high)) if low != high => format!("{low} to {high}"),
                (Some(one), _) | (None, Some(one)) => one.clone(),
                (None, None) => String::new(),
            };
            let bound = if matches!(*bound, "exact" | "range") { "" } else { bound };
            let of = noun.map(|noun| format!("({noun})"));
            let unit = unit.unwrap_or(if *dimension == "count" { "" } else { dimension });
            vec![bound.to_owned(), value, unit.to_owned(), of.unwrap_or_default()]
        }
        Detail::Date { value, weekday, anchor } => vec![
            value.clone().unwrap_or_default(),
            weekday.clone().unwrap_or_default(),
            match (value, *anchor) {
                (Some(_), "document") => "by the document's date",
                (None, "document") => "(not placed: the document has no date)",
                (None, _) => "(not placed)",
                _ => "",
            }
            .to_owned(),
        ],
        Detail::Quote { style, attribution, .. } => vec![
            (*style).to_owned(),
            attribution.map_or("no speaker", |_| "attributed").to_owned(),
        ],
        Detail::Attribution { style, source_kind, .. } => vec![
            (*style).to_owned(),
            source_kind.map(|kind| format!("{kind} source")).unwrap_or_default(),
        ],
        Detail::Mention { r#type, name, role, .. } => vec![
            (*r#type).to_owned(),
            name.to_string(),
            role.map(|role| format!("({role})")).unwrap_or_default(),
        ],
        Detail::Claim {
            class,
            checkable,
            attributed,
            cited,
        } => vec![
            (*class).to_owned(),
            format!("{checkable:.2}"),
            if *attributed { "attributed" } else { "" }.to_owned(),
            if *cited { "cited" } else { "" }.to_owned(),
        ],
    };
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The start of a text, in at most `columns` columns, safe to print.
fn cut(text: &str, columns: usize) -> String {
    let text = escape::line(text);
    if text.width() <= columns {
        return text.into_owned();
    }
    let mut taken = 0;
    let fits = |character: &char| {
        taken += character.width().unwrap_or(0);
        taken < columns
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.push('…');
    cut
}
