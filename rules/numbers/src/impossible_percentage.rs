//! More than all of something, and less than nothing.

use factlint_core::decimal::Decimal;
use factlint_core::document::Document;
use factlint_core::language::{Class, Tag};
use factlint_core::rows::{Bound, Dimension, QuantityRow};
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

use crate::gap::{Gap, Words, by_sentence};

declare_rule! {
    /// ## What it does
    /// Finds a share of people or things above 100 per cent or below zero ("120% of voters", "a 110% share of the
    /// market"), and a fall by more than 100 per cent of something that cannot go below zero.
    ///
    /// ## Why it matters
    /// Nobody can ask more than all of the voters. Such a figure is a slip of a digit, or a growth or a ratio that
    /// was told as a share.
    ///
    /// ## Example
    /// ```bad
    /// In the survey 120% of voters said they had never heard of the plan.
    /// ```
    /// ## Better
    /// ```good
    /// In the survey 12% of voters said they had never heard of the plan.
    /// ```
    /// ## When it stays silent
    /// For growth ("rose 150%"), for ratios ("150% of last year's level", "110 percent of capacity"), for "gave 110
    /// percent", and for falls of what may go below zero: profits, income, margins, temperatures, rates of growth.
    pub ImpossiblePercentage in "numbers" {
        name: "impossible-percentage", summary: "a share above all or below nothing, or a fall by more than all", level: Error, since: "0.1.0"
    }
}

impl Rule for ImpossiblePercentage {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for row in by_sentence(doc).flatten().filter(|row| out_of_range(doc, row)) {
            let said = doc.line(row.span);
            let below = row.low.is_negative();
            if is_share(doc, row) {
                let limit = if below { "less than nothing" } else { "more than all" };
                out.report(row.span, format!("a share of \"{said}\" is {limit}"));
            } else if !below && is_fall(doc, row) {
                let message = format!("a fall of \"{said}\" is more than all that there was");
                out.report(row.span, message);
            }
        }
    }
}

/// Whether a percentage is above 100 or below zero, whatever its bound allows.
fn out_of_range(doc: &Document, row: &QuantityRow) -> bool {
    let above = row.low > Decimal::from(100) && !matches!(row.bound(), Bound::AtMost | Bound::LessThan);
    let percent = row.dimension() == Dimension::Percent && doc.unit(row) == Some("percent");
    percent && row.flags & QuantityRow::VAGUE == 0 && (above || row.high.is_negative() && row.bound() == Bound::Exact)
}

/// Plural nouns of which a part is always a part: people, and groups of them. Roles and nationalities are added by
/// their word class.
const WHOLES: Words = Words::of(
    "voters people respondents women men children adults households members students pupils patients users \
     employees workers companies firms schools homes residents citizens customers consumers participants families \
     teachers parents passengers drivers owners shareholders investors businesses hospitals clinics viewers \
     readers girls boys teenagers pensioners babies infants mothers fathers graduates doctors nurses farmers \
     smokers visitors tourists migrants immigrants refugees prisoners inmates victims players listeners \
     subscribers candidates cases deaths countries cities towns villages executives managers volunteers delegates \
     ballots votes electors staff electorate population workforce tenants those us them respondent soldiers \
     officers trees",
);

/// Words between "of" and the whole.
const BETWEEN: Words = Words::of("all the its their our these eligible registered");

/// Words before a percentage that make it a ratio, or a figure of speech.
const RATIO: Words = Words::of(
    "equal equivalent equals giving gave give times than compared equalled exceeds exceeded rose grew increased \
     up risen ratio",
);

fn is_share(doc: &Document, row: &QuantityRow) -> bool {
    let before = Gap::before(doc, row.sentence, row.span.start, 5);
    if before.has_any(RATIO) {
        return false;
    }
    let after = Gap::after(doc, row.sentence, row.span.end, 8);
    // "a 110% share of the market", but not "a 110% share price rise".
    if after.word(0) == "share" {
        return matches!(after.word(1), "of" | "in") && !before.has_any(const { Words::of("rise increase jump") });
    }
    if before.ends_with("share of") && !before.has_any(const { Words::of("per earnings") }) {
        return !matches!(after.word(0), "growth" | "increase" | "rise" | "of");
    }
    if after.word(0) != "of" {
        return false;
    }
    let modifiers = after.words().skip(1).take_while(|word| BETWEEN.contains(word)).count();
    let tokens = doc.tokens_of(row.sentence);
    let first = tokens.partition_point(|token| token.span.start < row.span.end) + 1 + modifiers;
    // At most two adjectives stand before the whole.
    for token in tokens.get(first..).unwrap_or(&[]).iter().take(3) {
        let word = doc.text(token.span).to_lowercase();
        let tag = Tag::from_code(token.tag);
        let people = token.classes & (Class::ROLE | Class::DEMONYM) != 0 && matches!(tag, Tag::NNS | Tag::NNPS);
        if WHOLES.contains(word.as_str()) || people {
            let next = Gap::after(doc, row.sentence, token.span.end, 1);
            // "150% of workers' wages", "200% of people who ..".
            return !matches!(next.word(0), "'" | "'s" | "’" | "’s")
                && !next.has_any(const { Words::of("costs pay rates") });
        }
        if !tag.is_adjective() && tag != Tag::NN {
            return false;
        }
    }
    false
}

const FALLS: Words = Words::of(
    "fell fall fallen falls falling dropped drop drops declined decline decrease decreased plunged plunge slumped \
     slump tumbled shrank shrunk reduced reduction cut down lost plummeted slashed cuts lowered reduces reduce",
);

/// Verbs that take an object which they make smaller.
const CUTS: Words = Words::of("cut cuts cutting reduced reduce reducing slashed lowered lower");

/// What may go below zero, or is told of something that may.
const SIGNED: Words = Words::of(
    "profit profits income earnings loss losses margin margins return returns yield yields growth temperature \
     temperatures deficit deficits surplus balance ebitda ebit net flow inflation confidence index sentiment \
     result results contribution equity gain gains interest score rating points worth profitability value inflows \
     pretax pre-tax operating bottom eps savings not cannot never impossible n't n’t as",
);

fn is_fall(doc: &Document, row: &QuantityRow) -> bool {
    let before = Gap::before(doc, row.sentence, row.span.start, 3);
    let after = Gap::after(doc, row.sentence, row.span.end, 2);
    let light = |word: &&str| matches!(*word, "by" | "a" | "an" | "of" | "the" | "some") || word.ends_with("ly");
    let near = before.words().rev().find(|word| !light(word)).unwrap_or("");
    // "They cut emissions by 120%": the verb stands before its object.
    let object = before.last() == "by" && Gap::before(doc, row.sentence, row.span.start, 5).has_any(CUTS);
    let falls = FALLS.contains(near) && near != "cut" || object;
    let noun = matches!(
        after.word(0),
        "fall" | "drop" | "decline" | "decrease" | "reduction" | "plunge" | "slump"
    );
    let less = matches!(after.word(0), "fewer" | "cheaper") || after.word(0) == "less" && after.word(1) != "of";
    // "down 150% from" a change of the other sign, "from 250% to 120%": levels.
    let level = matches!(before.last(), "to" | "from" | "at" | "below" | "with") || after.word(0) == "of";
    (falls || noun || less) && !level && !Gap::around(doc, row).has_any(SIGNED)
}
