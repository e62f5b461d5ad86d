//! Sources without a name, and whether the reader is told why.

mod reasons;

use factlint_core::document::Document;
use factlint_core::rows::{AttributionRow, SourceKind, SpeechStyle};
use factlint_core::rule::Rule;
use factlint_core::sink::Sink;
use factlint_core::{declare_rule, without_options};

use crate::surroundings::{Surroundings, is_speech, is_word};

declare_rule! {
    /// ## What it does
    /// Finds sources who are quoted without their names ("a government source", "an official who asked not to be
    /// named") where the text does not say why, and anonymous sources who judge or attack somebody.
    ///
    /// ## Why it matters
    /// A reader who does not know the source has to trust the newsroom. The reason for anonymity is what that trust
    /// rests on; and whoever is attacked cannot answer somebody who has no name.
    ///
    /// ## Example
    /// ```bad
    /// A senior official, who spoke on condition of anonymity, said the talks had failed.
    /// ```
    /// ## Better
    /// ```good
    /// A senior official, who spoke on condition of anonymity because the talks are secret, said they had failed.
    /// ```
    /// ## When it stays silent
    /// Inside quotations; where the sentence or the next one gives a reason; for every later mention of the same
    /// source ("the official added"); for groups ("sources said"), which `vague-source` reports.
    ///
    /// ```good
    /// A worker at the plant, who asked not to be named for fear of losing her job, said the alarm was off.
    /// ```
    ///
    /// ## What to do about it
    /// Give the name, or say why it is kept back and how the source knows. Keep opinions of unnamed people out.
    ///
    /// ## Where this comes from
    /// The Associated Press, News Values and Principles, "Anonymous sources": information and not opinion, and the
    /// story explains why the source asked for anonymity. Reuters Handbook of Journalism, "Sources", on unnamed sources
    /// and opinion. NPR Ethics Handbook, "Transparency" and "Fairness": no anonymous attacks. BBC Editorial Guidelines,
    /// section "Accuracy", on anonymous sources.
    pub AnonymousSource in "attribution" {
        name: "anonymous-source",
        summary: "a source without a name, or a reason for that",
        level: Hint,
        since: "0.1.0",
        profiles: [("news", Info)],
    }
}

impl Rule for AnonymousSource {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let around = Surroundings::of(doc);
        let mut met = false;
        for row in doc
            .attributions
            .iter()
            .filter(|row| row.source_kind() == SourceKind::Anonymous)
        {
            let inherited = row.flags & AttributionRow::INHERITED != 0;
            let Some(sentence) = around
                .own_words(row.source.start)
                .filter(|_| is_speech(row) && !inherited)
            else {
                continue;
            };
            let known = met && points_back(doc, row, sentence);
            met = true;
            let words = doc.text(row.source);
            if let Some(verdict) = reasons::judgement(doc, row) {
                let message =
                    format!("an anonymous source passes judgement: \u{201c}{words}\u{201d}, \u{201c}{verdict}\u{201d}");
                out.report(row.source, message)
                    .note("find somebody who says it by name, or keep to what the source knows");
            } else if !known && !reasons::given(&around, sentence) {
                out.report(
                    row.source,
                    format!("no reason is given why \u{201c}{words}\u{201d} is not named"),
                )
                .note("name the source, or say why not and how the source knows");
            }
        }
    }
}

/// "The source", "the same official": whoever was introduced before.
fn points_back(doc: &Document, row: &AttributionRow, sentence: u32) -> bool {
    let mut tokens = doc.tokens_of(sentence).iter();
    tokens
        .find(|token| token.span.start >= row.source.start)
        .is_some_and(|token| is_word(doc, token, &["the", "that", "this", "his", "her", "their"]))
}

/// Whether any words of the row stand in marks.
fn is_quoted(row: &AttributionRow) -> bool {
    row.style() != SpeechStyle::Indirect
}
