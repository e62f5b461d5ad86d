//! Words in quotation marks that no source of a draft holds.

use factlint_core::document::Document;
use factlint_core::rows::QuoteRow;
use factlint_core::rule::{Rule, Sources};
use factlint_core::{Sink, declare_rule, without_options};

use crate::source::{Held, LookedUp};

declare_rule! {
    /// ## What it does
    /// Finds words in double quotation marks in a draft that stand in none of the sources given by `--against`, or
    /// whose parts stand there in another order. These do not matter: white space and line breaks, dashes and other
    /// punctuation, the shape of quotation marks, markup and emphasis, capitals, British or American spelling,
    /// contractions, numerals or number words, and what stands in square or round brackets. An ellipsis stands for any
    /// words, but the parts around it must come in the order of the source. What the source has between two of its own
    /// quotations ("he said") may be left out.
    ///
    /// ## Why it matters
    /// Quotation marks promise words that somebody said. A quotation that its source does not hold is invented, comes
    /// from elsewhere, or is a paraphrase in the wrong clothes. "Quotes are sacrosanct" (Reuters Handbook of Journalism).
    ///
    /// ## Example
    /// ```bad
    /// "We are proud of every one of our dockers," the port's director said.
    /// ```
    /// ```bad path=source.txt role=source
    /// The port's director thanked the crews. "The harbour stays open until the winter," she said.
    /// ```
    /// ## Better
    /// ```good
    /// "The harbour stays open ...," the port's director said.
    /// ```
    /// ```good path=source.txt role=source
    /// The port's director thanked the crews. "The harbour stays open until the winter," she said.
    /// ```
    /// ## When it stays silent
    /// For words at arm's length and names of works; for fewer than three words, or than six where no speaker is
    /// named; for single quotation marks and block quotations, which are used for much else; and where a
    /// source has nearly the same words, which is `altered-quote`. Without `--against` it has nothing to say.
    pub QuoteNotInSource {} in "quotes" {
        name: "quote-not-in-source", summary: "a quotation that no source of a draft holds", level: Error, since: "0.1.0"
    }
}

impl Rule for QuoteNotInSource {
    without_options!();

    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        for (quote, held) in LookedUp::of(draft, sources).iter(draft) {
            if quote.flags & QuoteRow::SINGLE != 0 {
                continue;
            }
            let message = match held {
                Held::Verbatim(_) | Held::Altered(_) => continue,
                Held::Reordered => "the sources hold the parts of this quotation in another order",
                Held::Nowhere => "none of the sources holds these words",
            };
            out.report(quote.span, message)
                .note("quote what the source has, or name where these words come from");
        }
    }
}
