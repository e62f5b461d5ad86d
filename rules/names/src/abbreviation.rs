//! Abbreviations that are explained twice, or too late.

use factlint_core::document::Document;
use factlint_core::prose::BlockKind;
use factlint_core::rows::{TokenKind, TokenRow};
use factlint_core::rule::Rule;
use factlint_core::span::ProseSpan;
use factlint_core::{Sink, declare_rule, without_options};
use rustc_hash::FxHashMap;

declare_rule! {
    /// ## What it does
    /// Finds an abbreviation with two expansions in one text, and one that is used before the place that expands it.
    ///
    /// ## Why it matters
    /// A reader who meets "HSA" before "Harbour Safety Agency (HSA)" has to guess; one who meets it with two expansions
    /// cannot tell which is meant. Most style guides ask that an abbreviation is expanded on first use, and there only.
    ///
    /// ## Example
    /// ```bad
    /// The pier is shut. The HSA closed it on Monday. The Harbour Safety Agency (HSA) gave no reason.
    /// ```
    /// ## Better
    /// ```good
    /// The pier is shut. The Harbour Safety Agency (HSA) closed it on Monday. The HSA gave no reason.
    /// ```
    /// ## When it stays silent
    /// In headings, quotations and the first sentence; for an abbreviation that is never expanded; for expansions of which one is a part of the
    /// other, or that differ in the endings of their words.
    pub Abbreviation {} in "names" {
        name: "abbreviation", summary: "an abbreviation with two expansions, or expanded too late", level: Hint, since: "0.1.0"
    }
}

/// Longest abbreviation that is read.
const LONGEST: usize = 8;

/// An abbreviation in brackets behind what it stands for.
struct Expansion<'d> {
    /// The abbreviation.
    short: &'d str,
    /// The words that it stands for.
    long: ProseSpan,
    /// Both.
    whole: ProseSpan,
}

impl Rule for Abbreviation {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let expansions = expansions(doc);
        if expansions.is_empty() {
            return;
        }
        let mut first: FxHashMap<&str, &Expansion<'_>> = FxHashMap::default();
        for expansion in &expansions {
            let Some(known) = first.get(expansion.short) else {
                first.insert(expansion.short, expansion);
                continue;
            };
            let (one, other) = (doc.line(known.long), doc.line(expansion.long));
            if !are_alike(&one, &other) {
                let short = expansion.short;
                out.report(
                    expansion.long,
                    format!("\"{short}\" stands for \"{other}\" here, for \"{one}\" elsewhere"),
                )
                .label(known.long, "the other expansion");
            }
        }
        let mut told: Vec<&str> = Vec::new();
        for token in doc.tokens.iter().filter(|token| token.has(TokenRow::ALL_CAPITALS)) {
            let short = doc.text(token.span);
            let Some(expansion) = first.get(short).filter(|known| token.span.start < known.whole.start) else {
                continue;
            };
            // "HSA (Harbour Safety Agency)" expands it too.
            let expanded = doc
                .prose
                .text
                .get(token.span.end as usize..)
                .is_some_and(|rest| rest.starts_with(" ("));
            if expanded {
                told.push(short);
            }
            if !told.contains(&short) && is_told(doc, token.span) {
                told.push(short);
                out.report(
                    token.span,
                    format!("\"{short}\" before it is expanded: {}", doc.line(expansion.long)),
                )
                .label(expansion.whole, "the expansion");
            }
        }
    }
}

/// Every "Harbour Safety Agency (HSA)" of a document.
fn expansions(doc: &Document) -> Vec<Expansion<'_>> {
    let mut found = Vec::new();
    for (idx, token) in doc.tokens.iter().enumerate() {
        if !token.has(TokenRow::ALL_CAPITALS) || token.span.len() > LONGEST as u32 {
            continue;
        }
        let mark = |at: Option<usize>| {
            at.and_then(|at| doc.tokens.get(at))
                .map_or("", |token| doc.text(token.span))
        };
        if mark(idx.checked_sub(1)) != "(" || mark(Some(idx + 1)) != ")" {
            continue;
        }
        let short = doc.text(token.span);
        if let Some(start) = idx.checked_sub(2).and_then(|last| start_of(doc, short, last)) {
            let end = doc.tokens.get(idx - 2).map_or(start, |token| token.span.end);
            found.push(Expansion {
                short,
                long: ProseSpan::new(start, end),
                whole: ProseSpan::new(start, token.span.end + 1),
            });
        }
    }
    found
}

/// Where the words begin whose initials make an abbreviation; `last` is the last of them.
fn start_of(doc: &Document, short: &str, last: usize) -> Option<u32> {
    let mut at = last;
    let mut letters = short.chars().rev();
    let mut wanted = letters.next()?;
    for _ in 0..2 * LONGEST {
        let token = doc.tokens.get(at).filter(|token| token.kind() == TokenKind::Word)?;
        let initial = doc.text(token.span).chars().next()?;
        if initial == wanted {
            match letters.next() {
                Some(letter) => wanted = letter,
                None => return Some(token.span.start),
            }
        } else if initial.is_uppercase() || doc.text(token.span).len() > 3 {
            // Only "of", "and", "the" and their kin may stand between.
            return None;
        }
        at = at.checked_sub(1)?;
    }
    None
}

/// Whether two expansions are one: a word of each begins like the other's.
fn are_alike(one: &str, other: &str) -> bool {
    let start = |word: &str| word.to_lowercase().chars().take(4).collect::<String>();
    let words = |text: &str| {
        text.split_whitespace()
            .filter(|word| word.len() > 3)
            .map(start)
            .collect::<Vec<_>>()
    };
    words(one) == words(other)
}

/// Whether a place is in a sentence of the text itself, outside headings and quotations.
fn is_told(doc: &Document, span: ProseSpan) -> bool {
    let sentence = doc
        .sentences
        .partition_point(|sentence| sentence.span.end <= span.start);
    let Some(row) = doc.sentences.get(sentence) else {
        return false;
    };
    let paragraph = (doc.block_of(sentence as u32)).is_some_and(|block| block.kind() == BlockKind::Paragraph);
    let text = doc.text(row.span).trim_end();
    let capitals = text.chars().all(|letter| !letter.is_lowercase());
    sentence > 0
        && paragraph
        && !capitals
        && text.ends_with(['.', '?', '!', '"', '\u{201d}', ':'])
        && doc.quote_at(span.start).is_none()
}
