//! One quotation given to two speakers.

mod against;

use factlint_core::document::Document;
use factlint_core::fact::{Fact, FactSink, FactValue, Feature, Group};
use factlint_core::language::key;
use factlint_core::rows::QuoteRow;
use factlint_core::rule::{Rule, Sources};
use factlint_core::{Sink, declare_rule, without_options};

use crate::keys::{RARE, keys};
use crate::same::agree;
use crate::source::{Held, LookedUp};
use crate::spoken::{Speaker, Utterance, Utterances, may_be_one, speaker};
use crate::words::{Word, words};

declare_rule! {
    /// ## What it does
    /// Finds the same words given to two speakers, in one document or in two about the same event; and with `--against`
    /// a quotation of the draft that its sources give to somebody else.
    ///
    /// ## Why it matters
    /// One of the two did not say it, or one of them repeats the other and the text does not say so. Who said what is
    /// the first thing that a fact-checker holds against the notes.
    ///
    /// ## Example
    /// ```bad
    /// "The harbour stays open until the first ice," Ruth Calloway said on Monday.
    ///
    /// Dockers were relieved. "The harbour stays open until the first ice," Hugh Ferrant said.
    /// ```
    /// ## Better
    /// ```good
    /// "The harbour stays open until the first ice," Ruth Calloway said on Monday.
    ///
    /// Dockers were relieved. "The harbour stays open until the first ice," Calloway said.
    /// ```
    /// ## When it stays silent
    /// Unless both speakers are persons, or both organisations, whose names stand beside the quotation and share no
    /// word: a surname, a title, a pronoun or an office may be the same person, and a spokeswoman speaks for her firm.
    /// Where one of them quotes, echoes or reads out words, or either place names the other's speaker too. For fewer
    /// than six words, which may be a slogan or a saying. Against sources, where any of them has the words without a
    /// name beside them.
    pub MisattributedQuote {} in "quotes" {
        name: "misattributed-quote", summary: "the same words given to two speakers", level: Warning, since: "0.1.0"
    }
}

/// The fewest words that are no saying.
const WORDS: usize = 6;

/// The fewest of them that say something.
const CONTENT: usize = 3;

/// Words for the act of saying what somebody else has said.
const REPEATING: [&str; 26] = [
    "quoted",
    "quoting",
    "quotes",
    "citing",
    "cited",
    "cites",
    "echoed",
    "echoing",
    "echoes",
    "repeated",
    "repeating",
    "repeats",
    "recalled",
    "recited",
    "reciting",
    "read",
    "reading",
    "reads",
    "chanted",
    "chanting",
    "sang",
    "motto",
    "slogan",
    "proverb",
    "joint",
    "jointly",
];

/// A feature: what kind of speaker it is.
const KIND: u8 = 0;

impl Rule for MisattributedQuote {
    without_options!();

    fn facts(&self, doc: &Document, out: &mut FactSink<'_>) {
        for (quote, Utterance { words, .. }) in Utterances::of(doc).iter(doc) {
            let Some(speaker) = speaker(doc, quote).filter(Speaker::is_plain) else {
                continue;
            };
            if !says_enough(words) || repeats(doc, quote) {
                continue;
            }
            let fact = out.emit(
                quote.span,
                quote.sentence,
                FactValue::Text(doc.text(quote.inner).into()),
                keys(words, None),
            );
            fact.said_by = Some(speaker.name.into());
            fact.features = vec![Feature {
                kind: KIND,
                hash: u64::from(speaker.kind.code()),
            }];
        }
    }

    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        for (quote, held) in LookedUp::of(draft, sources).iter(draft) {
            if let Held::Verbatim(places) = held {
                against::check(draft, quote, places, sources, out);
            }
        }
    }

    fn reconcile(&self, group: &Group<'_>, out: &mut Sink<'_>) {
        if group.facts.len() > RARE {
            return;
        }
        for (i, j) in group.pairs() {
            let (Some(a), Some(b)) = (group.facts.get(i), group.facts.get(j)) else {
                continue;
            };
            if let Some((one, other)) = speakers(a, b)
                && same_words(a, b)
            {
                tell(a, b, one, other, out);
                tell(b, a, other, one, out);
            }
        }
    }
}

/// The speakers of two quotations, if they are two of one kind and neither place names both.
fn speakers<'a>(a: &'a Fact, b: &'a Fact) -> Option<(&'a str, &'a str)> {
    let (one, other) = (a.said_by.as_deref()?, b.said_by.as_deref()?);
    let apart = a.features == b.features && !may_be_one(one, other);
    (apart && !may_be_one(&a.sentence, other) && !may_be_one(&b.sentence, one)).then_some((one, other))
}

fn same_words(a: &Fact, b: &Fact) -> bool {
    let (FactValue::Text(a), FactValue::Text(b)) = (&a.value, &b.value) else {
        return false;
    };
    let (a, b) = (words(a), words(b));
    agree(&a, &b).is_some_and(|found| found.same.len() >= WORDS && found.content(&a) >= CONTENT)
}

fn says_enough(words: &[Word]) -> bool {
    words.len() >= WORDS && words.iter().filter(|word| word.content).count() >= CONTENT
}

/// Whether the words around a quotation say that it repeats somebody else's.
fn repeats(doc: &Document, quote: &QuoteRow) -> bool {
    let outside = doc
        .tokens_of(quote.sentence)
        .iter()
        .filter(|token| !quote.span.overlaps(token.span));
    let known = REPEATING.map(key);
    outside.into_iter().any(|token| known.contains(&token.word))
}

fn tell(own: &Fact, other: &Fact, one: &str, another: &str, out: &mut Sink<'_>) {
    let place = if own.path == other.path {
        "elsewhere".to_owned()
    } else {
        format!("in {}", other.path)
    };
    out.report(own, format!("said by {one} here and by {another} {place}"))
        .identity(another)
        .label(other, format!("said by {another} here"))
        .note(format!("the other place reads: {}", other.sentence.trim()));
}
