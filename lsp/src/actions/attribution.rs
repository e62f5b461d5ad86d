//! Who says so: a skeleton for a source that is missing, and one source less where it is named twice.
//!
//! What the writer has to fill in is an ellipsis; an editor selects nothing by itself, so it has to be seen.

use factlint_core::ProseSpan;
use factlint_core::document::Document;
use factlint_core::rows::{AttributionRow, NONE, QuoteStyle, SentenceRow};
use tower_lsp::lsp_types::{CodeActionKind, TextEdit};

use super::{Change, Proposal};
use crate::event::Scene;
use crate::view::Found;

/// Verbs after a source at the end of a sentence that has named it at its start.
const SAYS: [&str; 6] = ["said", "says", "told", "reported", "added", "stated"];

/// A replacement of prose.
type Replaced = (ProseSpan, String);

/// A source to fill in, for findings that one is missing.
pub fn skeleton(scene: &Scene, found: &Found) -> Option<Proposal> {
    let doc = scene.view.document.as_ref()?;
    let place = found.diagnostic.place.span;
    let (shown, edits) = match found.diagnostic.rule {
        "unattributed-claim" => {
            let claim = (doc.claims.iter()).find(|row| doc.prose.source_span(row.span) == place)?;
            ("according to …", behind_sentence(doc, claim.sentence)?)
        }
        "vague-source" => {
            let vague = (doc.attributions.iter()).find(|row| doc.prose.source_span(row.source) == place);
            match vague {
                Some(row) => ("including …", vec![insert(row.source.end, " including …")]),
                None => {
                    let sentence =
                        (doc.sentences.iter()).position(|row| doc.prose.source_span(row.span).end() >= place.end())?;
                    ("according to …", behind_sentence(doc, sentence as u32)?)
                }
            }
        }
        "unattributed-quote" => {
            let quote = (doc.quotes.iter()).find(|row| doc.prose.source_span(row.span) == place)?;
            if quote.attribution != NONE || quote.style() != QuoteStyle::Direct {
                return None;
            }
            ("said …", behind_quote(doc, quote.inner, quote.span)?)
        }
        _ => return None,
    };
    let changes = changes(scene, doc, edits)?;
    Some(Proposal::fix(format!("Add “{shown}”"), changes))
}

/// Takes out the second of two sources of one statement that are the same.
pub fn without_double(scene: &Scene, start: u32, end: u32) -> Option<Proposal> {
    let doc = scene.view.document.as_ref()?;
    let here = |row: &&AttributionRow| {
        let span = doc.prose.source_span(row.span);
        span.start() <= end && start <= span.end()
    };
    let edits = (doc.attributions.iter())
        .filter(here)
        .find_map(|row| double(doc, row))?;
    let words = edits
        .first()
        .map(|(span, _)| doc.text(*span).trim_matches([',', ' ']).to_owned())?;
    Some(Proposal {
        kind: CodeActionKind::REFACTOR_REWRITE,
        ..Proposal::fix(
            format!("Drop “{words}”: the source is named twice"),
            changes(scene, doc, edits)?,
        )
    })
}

fn double(doc: &Document, row: &AttributionRow) -> Option<Vec<Replaced>> {
    let sentence = doc.sentence(row.sentence)?;
    if !row.source.is_some() || !doc.text(row.cue).eq_ignore_ascii_case("according to") {
        return None;
    }
    let source = bare(doc.text(row.source));
    let content = *doc.contents_of(row).first()?;
    // "According to the police, 25 houses burned, the police said."
    let words = doc.text(content).trim_end_matches(['.', ' ']);
    if let Some((kept, tail)) = words.rsplit_once(", ")
        && let Some((name, verb)) = tail.rsplit_once(' ')
        && bare(name) == source
        && SAYS.contains(&verb)
    {
        let from = content.start + kept.len() as u32;
        return Some(vec![(
            ProseSpan::new(from, content.start + words.len() as u32),
            String::new(),
        )]);
    }
    // "Police said 25 houses burned, according to police."
    let same = |other: &&AttributionRow| {
        other.cue != row.cue
            && other.cue.is_some()
            && content.start <= other.cue.start
            && other.cue.end <= content.end
            && bare(doc.text(other.source)) == source
    };
    doc.attributions.iter().find(same)?;
    let comma = ProseSpan::new(row.cue.start.checked_sub(2)?, row.cue.start);
    let last = doc.text(ProseSpan::new(row.source.end, sentence.span.end));
    let ends = matches!(last, "" | "." | "!" | "?");
    (ends && doc.text(comma) == ", ").then(|| vec![(ProseSpan::new(comma.start, row.source.end), String::new())])
}

/// A source without its article, in small letters.
fn bare(source: &str) -> String {
    let lower = source.to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).to_owned()
}

/// ", according to …" before the mark that ends a sentence.
fn behind_sentence(doc: &Document, sentence: u32) -> Option<Vec<Replaced>> {
    let row: &SentenceRow = doc.sentence(sentence)?;
    let words = doc.text(row.span);
    let end = match words.chars().next_back()? {
        '.' | '!' | '?' => row.span.end - 1,
        c if c.is_alphanumeric() || matches!(c, '%' | ')') => row.span.end,
        _ => return None,
    };
    Some(vec![insert(end, ", according to …")])
}

/// "said …" behind a quotation that is a sentence of its own.
fn behind_quote(doc: &Document, inner: ProseSpan, quote: ProseSpan) -> Option<Vec<Replaced>> {
    let rest = doc.prose.text.get(quote.end as usize..)?.trim_start_matches(' ');
    let ends = rest.is_empty() || rest.starts_with('\n') || rest.chars().next().is_some_and(char::is_uppercase);
    let last = doc.text(inner).chars().next_back()?;
    match last {
        '.' if ends => {
            let point = ProseSpan::new(inner.end - 1, inner.end);
            Some(vec![(point, ",".to_owned()), insert(quote.end, " said ….")])
        }
        ',' | '!' | '?' if ends => Some(vec![insert(quote.end, " said ….")]),
        // The point stands behind the marks.
        _ if rest.starts_with(['.', '!', '?']) => Some(vec![insert(quote.end, ", said …")]),
        _ => None,
    }
}

fn insert(at: u32, text: &str) -> Replaced {
    (ProseSpan::new(at, at), text.to_owned())
}

/// Replacements of prose as edits of the source; None where something else than the words themselves would be lost.
fn changes(scene: &Scene, doc: &Document, edits: Vec<Replaced>) -> Option<Vec<Change>> {
    let (text, units) = (&scene.view.text, scene.client.units);
    let mut changes = Vec::new();
    for (span, new) in edits {
        let range = if span.start == span.end {
            // Where two runs of prose meet, the new words go behind what stands before them.
            let before = doc.prose.text.get(..span.start as usize)?.chars().next_back()?;
            let before = ProseSpan::new(span.start - before.len_utf8() as u32, span.start);
            let at = text.position(doc.prose.source_span(before).end(), units);
            tower_lsp::lsp_types::Range::new(at, at)
        } else {
            let source = doc.prose.source_span(span);
            if doc.source.text.get(source.range())? != doc.text(span) {
                return None;
            }
            text.range(source, units)
        };
        changes.push(Change {
            key: scene.view.key.clone(),
            edit: TextEdit::new(range, new),
        });
    }
    Some(changes)
}
