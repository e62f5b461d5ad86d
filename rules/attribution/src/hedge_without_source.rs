//! Hedges that hide who believes or alleges it.

mod cues;

pub(crate) use cues::be_before;

use factlint_core::document::Document;
use factlint_core::language::Class;
use factlint_core::rule::Rule;
use factlint_core::sink::Sink;
use factlint_core::{declare_rule, without_options};

use crate::surroundings::{AUTHORITIES, Surroundings, is_speech, is_word};

declare_rule! {
    /// ## What it does
    /// Finds hedges that pass on what somebody believes or alleges ("reportedly", "allegedly", "is believed to", "is
    /// said to", "is rumoured to") where nobody in the sentence, the one before or the one behind is said to believe
    /// or allege it.
    ///
    /// ## Why it matters
    /// Such a word admits that the writer does not know, and keeps back who claims to. The reader cannot tell a court
    /// record from gossip.
    ///
    /// ## Example
    /// ```bad
    /// The chairman is believed to have left the country. His house is empty.
    /// ```
    /// ## Better
    /// ```good
    /// The chairman is believed to have left the country. Police found his car at the ferry port, an officer said.
    /// ```
    /// ## When it stays silent
    /// Inside quotations; where a person, an organisation, a court or a document speaks in the sentence or next to it;
    /// where a link, footnote or citation stands in the sentence; for what is expected, planned or likely.
    ///
    /// ```good
    /// Police said he allegedly took the money from the safe.
    /// ```
    ///
    /// ```good
    /// The museum is expected to open in May.
    /// ```
    ///
    /// ## What to do about it
    /// Say who believes it and how that person knows, or leave it out. The words "allegedly" and "reportedly" alone
    /// are also no shelter from a claim of libel.
    ///
    /// ## Where this comes from
    /// The Associated Press Stylebook, entry "allege": say where an allegation comes from, and do not use the word as a
    /// routine qualifier. Reuters Handbook of Journalism, "Reporting rumours": say who spreads them and what they rest
    /// on. Wikipedia, Manual of Style, "Words to watch: expressions of doubt" and "unsupported attributions".
    pub HedgeWithoutSource in "attribution" {
        name: "hedge-without-source",
        summary: "a hedge that does not say who believes or alleges it",
        level: Info,
        since: "0.1.0",
    }
}

impl Rule for HedgeWithoutSource {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let around = Surroundings::of(doc);
        for number in 0..doc.sentences.len() as u32 {
            for hedge in cues::hedges(doc, number) {
                if around.own_words(hedge.start).is_none() || answered(&around, number) {
                    continue;
                }
                let words = doc.text(hedge);
                out.report(hedge, format!("\u{201c}{words}\u{201d} does not say by whom"))
                    .note("name who believes or alleges it, and how they know");
            }
        }
    }
}

/// "In a report by the institute, graft was said to be common": the sentence opens with the document that says it.
fn rests_on_document(around: &Surroundings<'_>, sentence: u32) -> bool {
    let tokens = around.doc.tokens_of(sentence);
    let opening = || tokens.iter().take_while(|token| around.doc.text(token.span) != ",");
    tokens.first().is_some_and(|token| is_word(around.doc, token, &["in"]))
        && opening().any(|token| token.classes & Class::DOCUMENT != 0)
}

/// Whether somebody in the sentence or next to it answers for the hedge.
fn answered(around: &Surroundings<'_>, sentence: u32) -> bool {
    let (before, behind) = around.neighbours(sentence);
    // "Sources said the buyers are believed to be a group": the group that says so is `vague-source`'s to report.
    let told = around.attributions(sentence, sentence).any(is_speech);
    told || around.cites(sentence)
        || around.somebody_speaks(before, behind)
        || rests_on_document(around, sentence)
        || around.says_any(before, behind, AUTHORITIES)
        || around.says_any(sentence, sentence, &["according"])
}
