//! Times that count from a day that the text does not give.

use factlint_core::document::Document;
use factlint_core::language::key;
use factlint_core::prose::{BlockKind, BlockRow};
use factlint_core::rows::{Anchor, DateKind, DateRow};
use factlint_core::rule::Rule;
use factlint_core::span::ProseSpan;
use factlint_core::{Sink, declare_rule, without_options};

use crate::words::{after, any};

declare_rule! {
    /// ## What it does
    /// Finds times that count from the day of writing ("last Tuesday", "three years ago", "currently", "recently") in a
    /// document that does not say when it was written.
    ///
    /// ## Why it matters
    /// A reader of next year cannot tell what is meant, and nobody notices when it ceases to be true. Wikipedia's Manual of
    /// Style asks to avoid such words ("Relative time references"); so does the Google developer documentation style guide
    /// ("Timeless documentation").
    ///
    /// ## Example
    /// ```toml
    /// profile = "docs"
    /// ```
    /// ```bad
    /// The service currently accepts files of up to 25 MB.
    /// ```
    /// ## Better
    /// ```good
    /// The service accepts files of up to 25 MB since version 4.2, released on 3 March 2025.
    /// ```
    /// One finding is given for each document, at the first such time; the others are its labels.
    ///
    /// ## When it stays silent
    /// In the profile `news` and without a profile, where the date of publication is known elsewhere; in a document with a
    /// date of its own (front matter, HTML metadata, a dateline, `--as-of`); for what counts from something else ("the last
    /// week before the election"); in quotations, headings and tables.
    pub UndatedTime {} in "dates" {
        name: "undated-time",
        summary: "a time that counts from a day that the text does not give",
        level: Off,
        since: "0.1.0",
        profiles: [("wiki", Info), ("docs", Info), ("science", Info), ("report", Info)],
    }
}

/// Words that tell of the day of writing.
const NOW: &[&str] = &["currently", "recently", "nowadays", "presently", "lately"];

impl Rule for UndatedTime {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        if doc.date.is_some() {
            return;
        }
        let relative = doc.dates.iter().filter(|row| {
            row.anchor() == Anchor::Document
                && (row.kind() == DateKind::Relative || row.direction != 0)
                && is_told(doc, row.sentence, row.span)
                && !counts_from_elsewhere(doc, row)
        });
        let mut places: Vec<ProseSpan> = relative.map(|row| row.span).collect();
        let now = NOW.iter().map(|word| key(word)).collect::<Vec<_>>();
        for (number, sentence) in doc.sentences.iter().enumerate() {
            let tokens = doc.tokens.get(sentence.tokens()).unwrap_or(&[]);
            let words = tokens.iter().filter(|token| now.contains(&token.word));
            places.extend(
                words
                    .map(|token| token.span)
                    .filter(|&span| is_told(doc, number as u32, span)),
            );
        }
        places.sort_unstable();
        let Some((&first, others)) = places.split_first() else {
            return;
        };
        let words = doc.line(first);
        let mut report = out.report(
            first,
            format!("\u{201c}{words}\u{201d} counts from a day that the document does not give"),
        );
        for &other in others {
            report = report.label(other, format!("\u{201c}{}\u{201d} too", doc.line(other)));
        }
        drop(report.note("write the date itself, or give the document one"));
    }
}

/// "In the last week before the election": the text says from when it counts.
fn counts_from_elsewhere(doc: &Document, row: &DateRow) -> bool {
    any(
        &after(doc, row.sentence, row.span.end, 1),
        &["before", "after", "of", "until", "earlier", "later"],
    )
}

/// Whether a place is in the text itself, outside headings, tables and quotations.
fn is_told(doc: &Document, sentence: u32, span: ProseSpan) -> bool {
    let block = doc.block_of(sentence).map(BlockRow::kind);
    matches!(block, Some(BlockKind::Paragraph | BlockKind::ListItem)) && doc.quote_at(span.start).is_none()
}
