//! One utterance quoted in two wordings, or in another wording than a source has it.

mod tell;

use factlint_core::document::Document;
use factlint_core::fact::{FactSink, FactValue, Feature, Group};
use factlint_core::rows::NONE;
use factlint_core::rule::{Rule, Sources};
use factlint_core::{Sink, declare_rule, without_options};

use crate::keys::keys;
use crate::source::{Held, LookedUp};
use crate::spoken::{Utterance, Utterances, speaker};

declare_rule! {
    /// ## What it does
    /// Finds one utterance that is quoted with different words in two places, in one document or in two about the same
    /// event, or that a source given by `--against` has with other words. Words are held against each other one by one.
    /// A changed, added or dropped word is reported; where a "not" or another negation is among them, the finding says
    /// so first, because the two quotations then say the opposite of each other.
    ///
    /// ## Why it matters
    /// Quotation marks promise the very words. "Never alter quotations even to correct minor grammatical errors or word
    /// usage" (The Associated Press Stylebook, "quotations in the news"); what is left out is shown by an ellipsis, and
    /// what is put in stands in brackets (The Chicago Manual of Style, 17th ed., 13.50 and 13.60).
    ///
    /// ## Example
    /// ```bad
    /// "We will not close the harbour before the winter," Ruth Calloway said on Monday.
    /// ```
    /// ```bad path=talks.txt
    /// The port's director, Ruth Calloway, was asked about Port Alder. "We will close the harbour before the winter,"
    /// Calloway said.
    /// ```
    /// ## Better
    /// ```good
    /// "We will not close the harbour before the winter," Ruth Calloway said on Monday.
    /// ```
    /// ```good path=talks.txt
    /// The port's director, Ruth Calloway, was asked about Port Alder. "We will not close the harbour ... whatever
    /// [the owners] say," Calloway said.
    /// ```
    /// ## When it stays silent
    /// For a quotation that is merely cut shorter or longer at its ends; an ellipsis, or words in square or round
    /// brackets; capitals, punctuation and emphasis; British and American spelling, contractions ("it's", "it is"),
    /// numerals and number words, titles in full, swear words with asterisks, and sounds such as "uh". Two quotations
    /// that share a phrase and go on differently are two utterances, and so are those of two persons. Where neither is
    /// said by anybody, which is how documentation shows sample texts and alternatives. A short phrase is
    /// reported too where one of two writers closes it one pronoun earlier ("very good", "a very good one").
    pub AlteredQuote {} in "quotes" {
        name: "altered-quote", summary: "one utterance quoted in two wordings", level: Warning, since: "0.1.0"
    }
}

/// The fewest words of a quotation that is compared.
const WORDS: usize = 4;

/// The feature of a quotation that somebody is said to have said, named or not. Documentation puts sample texts, steps
/// and alternatives between marks or in quotation blocks, which nobody says.
const SPOKEN: Feature = Feature { kind: 0, hash: 0 };

impl Rule for AlteredQuote {
    without_options!();

    fn facts(&self, doc: &Document, out: &mut FactSink<'_>) {
        for (quote, Utterance { words, .. }) in Utterances::of(doc).iter(doc) {
            let text = doc.text(quote.inner);
            if words.len() < WORDS || words.iter().filter(|word| word.content).count() < 2 {
                continue;
            }
            let speaker = speaker(doc, quote).map(|speaker| speaker.name);
            let keys = keys(words, speaker);
            let fact = out.emit(quote.span, quote.sentence, FactValue::Text(text.into()), keys);
            fact.said_by = speaker.map(Into::into);
            if quote.attribution != NONE {
                fact.features.push(SPOKEN);
            }
        }
    }

    fn reconcile(&self, group: &Group<'_>, out: &mut Sink<'_>) {
        tell::group(group, out);
    }

    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        for (quote, held) in LookedUp::of(draft, sources).iter(draft) {
            if let Held::Altered(altered) = held {
                tell::against(draft, quote, altered, sources, out);
            }
        }
    }
}
