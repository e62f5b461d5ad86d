//! Quotations of a sentence or more that nobody is said to have spoken, or whose speaker comes too late.

mod late;
mod sentences;
mod wording;

use factlint_core::diagnostic::Severity;
use factlint_core::document::Document;
use factlint_core::rule::Rule;
use factlint_core::sink::Sink;
use factlint_core::{declare_rule, without_options};

use crate::surroundings::Surroundings;

declare_rule! {
    /// ## What it does
    /// Finds quotations of a sentence or more without a speaker; a speaker who is named only after several quoted
    /// sentences; and a second speaker whose words follow the first one's in the same paragraph before he is named.
    ///
    /// ## Why it matters
    /// Readers give a quotation to whoever spoke last. Where nobody is named they give it to the wrong person, or to
    /// the writer.
    ///
    /// ## Example
    /// ```bad
    /// The hall was cold. "We have been promised a new roof for eleven years." The lamps went out at nine.
    /// ```
    /// ## Better
    /// ```good
    /// The hall was cold. "We have been promised a new roof for eleven years," said the caretaker, Ada Brandt.
    /// ```
    /// ## When it stays silent
    /// For titles, fragments, single words at arm's length and block quotations; where the sentence, or one next to
    /// it, has a speaker, or a person is named right before; after a colon; in dialogue, transcripts and interviews;
    /// for the wording of signs, slogans, messages, songs and messages of a program; for an epigraph under a heading.
    ///
    /// ```good
    /// Above the door hangs a sign: "Please close the gate behind you."
    /// ```
    ///
    /// ## What to do about it
    /// Name the speaker before the quotation or after its first sentence, and begin a new paragraph, or name the new
    /// speaker first, where another one speaks.
    ///
    /// ## Where this comes from
    /// Reuters Handbook of Journalism, "Quotes": a quotation has a source, named early, and never two speakers in a
    /// row without a break. The Associated Press Stylebook, entry "quotation marks", on paragraphs and speakers.
    /// Wikipedia, Manual of Style, "Quotations: attribution". BBC Editorial Guidelines, section "Accuracy".
    pub UnattributedQuote in "attribution" {
        name: "unattributed-quote",
        summary: "a quotation without a speaker, or with one who comes too late",
        level: Info,
        since: "0.1.0",
        profiles: [("news", Warning), ("wiki", Warning)],
    }
}

impl Rule for UnattributedQuote {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let around = Surroundings::of(doc);
        let quotes: Vec<_> = sentences::quoted(doc).collect();
        let alone = quotes
            .iter()
            .filter(|quote| sentences::has_no_speaker(doc, quote))
            .count();
        // A text most of whose speech has no speaker is a story with its dialogue, not a report.
        let tells_a_story = alone >= 4 && alone * 2 > quotes.len();
        for quote in &quotes {
            if sentences::has_no_speaker(doc, quote) {
                if !tells_a_story && !sentences::could_be_known(&around, quote) && !wording::is_shown(doc, quote) {
                    out.report(quote.span, "a quotation without a speaker")
                        .note("say who said it, before the quotation or after its first sentence");
                }
            } else if let Some(speaker) = late::second_speaker(&around, quote) {
                let name = doc.text(speaker);
                out.report(
                    quote.span,
                    format!(
                        "\u{201c}{name}\u{201d} is named only after this quotation, which follows another speaker's"
                    ),
                )
                .note("name the new speaker first, or begin a new paragraph");
            } else if let Some((speaker, count)) = late::speaker(&around, quote) {
                let name = doc.text(speaker);
                // The words have a speaker; only their order can be mended.
                out.report(
                    quote.span,
                    format!("\u{201c}{name}\u{201d} is named only after {count} quoted sentences"),
                )
                .note("name the speaker after the first sentence")
                .severity(Severity::Info);
            }
        }
    }
}
