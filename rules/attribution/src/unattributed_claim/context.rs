//! What around a claim vouches for it: its place in the document, a table it introduces, a source named just before.

use factlint_core::document::Document;
use factlint_core::language::{Class, Tag};
use factlint_core::prose::BlockKind;
use factlint_core::rows::{AttributionRow, ClaimClass, ClaimRow, MentionKind, SentenceRow, SpeechStyle};
use factlint_core::span::ProseSpan;

use crate::surroundings::{AUTHORITIES, Surroundings, is_by_somebody, is_word};

/// Whether the claim needs no source of its own.
pub(super) fn vouches(around: &Surroundings<'_>, claim: &ClaimRow) -> bool {
    let doc = around.doc;
    let Some(sentence) = doc.sentence(claim.sentence) else {
        return true;
    };
    let running_text = doc
        .block_of(claim.sentence)
        .is_some_and(|block| matches!(block.kind(), BlockKind::Paragraph | BlockKind::ListItem));
    !running_text
        || sentence.flags & SentenceRow::HEADLINE != 0
        || shows_it_itself(doc, sentence)
        || is_own_result(doc, sentence)
        || continues_attribution(doc, claim.sentence, sentence)
        || match claim.class() {
            ClaimClass::Statistic => {
                goes_on_with_figures(around, claim.sentence)
                    || tells_survey(doc, claim) && is_story_of_survey(around, claim.sentence)
            }
            ClaimClass::Prediction => {
                goes_on_with_figures(around, claim.sentence) || goes_on_with_forecast(around, claim.sentence)
            }
            // "The deficit, at $162bn, was the largest ever", right behind who gives the figures.
            ClaimClass::Superlative => ranks_figure(doc, claim) && goes_on_with_figures(around, claim.sentence),
            ClaimClass::Allegation => is_before_the_law(around, claim.sentence) || is_named_behind(around, claim),
            ClaimClass::Causal => is_purpose(doc, claim),
            ClaimClass::Attitude => describes_a_thing(doc, claim),
            _ => false,
        }
}

/// Words for what figures come from.
const FIGURES: &[&str] = &[
    "census",
    "data",
    "estimates",
    "figures",
    "findings",
    "index",
    "poll",
    "polled",
    "polls",
    "report",
    "research",
    "respondents",
    "statistics",
    "study",
    "survey",
    "surveyed",
    "surveys",
];

/// Whether a source of figures, or a speaker who can be asked, stands a little before in the same paragraph, or in the
/// sentence behind: whoever gives one figure is taken to give the next ones, too.
fn goes_on_with_figures(around: &Surroundings<'_>, sentence: u32) -> bool {
    /// How many sentences a reader keeps a source of figures in mind.
    const BEFORE: u32 = 3;
    // The reader turns the page of a speaker sooner than that of a table of figures.
    let (first, last) = kept_in_mind(around, sentence, BEFORE, 1);
    let (begins, ends) = kept_in_mind(around, sentence, BEFORE, 2);
    // Whoever is quoted word for word answers for what stands in the marks.
    let told = |row: &AttributionRow| row.style() != SpeechStyle::Direct && is_by_somebody(row);
    // A survey is still in mind in the next paragraph, a speaker is not.
    let begins = if begins == sentence {
        around.neighbours(sentence).0
    } else {
        begins
    };
    around.attributions(first, last).any(told) || around.says_any(begins, ends, FIGURES)
}

/// The sentences that are read as one paragraph with a sentence, from `before` before it to the one behind it.
///
/// They stand in its paragraph, or in a row of paragraphs that have `short` sentences at most each, as wires write.
fn kept_in_mind(around: &Surroundings<'_>, sentence: u32, before: u32, short: usize) -> (u32, u32) {
    let doc = around.doc;
    let block = |number: u32| doc.sentence(number).map(|row| row.block);
    let is_short = |number: u32| {
        let own = block(number);
        let reach = short as u32;
        let beside = number.saturating_sub(reach)..number.saturating_add(reach + 1);
        own.is_some() && beside.filter(|&other| block(other) == own).count() <= short
    };
    let run_on = |one: u32, next: u32| {
        block(one) == block(next) || is_short(one) && is_short(next) && around.neighbours(next).0 == one
    };
    let mut first = sentence;
    while sentence - first < before && first > 0 && run_on(first - 1, first) {
        first -= 1;
    }
    let last = if run_on(sentence, sentence + 1) {
        sentence + 1
    } else {
        sentence
    };
    (first, last)
}

/// Whether a statement is a share of people, as surveys find it.
fn tells_survey(doc: &Document, claim: &ClaimRow) -> bool {
    let words = doc.text(claim.trigger);
    words.ends_with('%')
        || ["pct", "percent", "cent", "third", "half", "quarter"]
            .iter()
            .any(|end| words.ends_with(end))
}

/// Words for asking many people; whoever writes about one names it once, at the top.
const ASKING: &[&str] = &["poll", "polled", "questionnaire", "respondents", "survey", "surveyed"];

/// How far back a survey may have been named, in sentences.
const STORY: u32 = 16;

/// Whether the text before tells of a survey, so that a share of people is what it found.
fn is_story_of_survey(around: &Surroundings<'_>, sentence: u32) -> bool {
    around.says_any(sentence.saturating_sub(STORY), sentence, ASKING)
}

/// What forecasts stand in, and who makes them.
const FORECASTS: &[&str] = &["budget", "forecasting", "forecasts", "outlook", "plan", "projections"];

/// Whether the sentence before tells whose forecasts these are.
fn goes_on_with_forecast(around: &Surroundings<'_>, sentence: u32) -> bool {
    let (before, _) = around.neighbours(sentence);
    before < sentence && around.says_any(before, before, FORECASTS)
}

/// Whether a figure stands before the superlative in its sentence, so that it is the figure that is the largest.
fn ranks_figure(doc: &Document, claim: &ClaimRow) -> bool {
    let from = doc.quantities.partition_point(|row| row.sentence < claim.sentence);
    let first = doc.quantities.get(from).filter(|row| row.sentence == claim.sentence);
    first.is_some_and(|row| row.span.end <= claim.trigger.start)
}

/// Whether the accusation is a court's business, so that the reader knows whose it is, or somebody tells it.
fn is_before_the_law(around: &Surroundings<'_>, sentence: u32) -> bool {
    let (before, behind) = around.neighbours(sentence);
    around.says_any(before, behind, AUTHORITIES) || around.somebody_speaks(sentence, sentence)
}

/// "was accused of theft by the Harbour Board": whoever accuses is named with "by".
fn is_named_behind(around: &Surroundings<'_>, claim: &ClaimRow) -> bool {
    let doc = around.doc;
    let tokens = doc.tokens_of(claim.sentence).iter();
    let mut by = tokens.filter(|token| token.span.start >= claim.trigger.end && is_word(doc, token, &["by"]));
    by.any(|token| {
        let next = ProseSpan::new(token.span.end, token.span.end + 40);
        around
            .mentions(claim.sentence, claim.sentence)
            .any(|mention| next.overlaps(mention.span) && mention.kind() != MentionKind::Place)
    })
}

/// "a campaign to protect children from measles": what something is for, and no effect that it has.
fn is_purpose(doc: &Document, claim: &ClaimRow) -> bool {
    let tokens = doc.tokens_of(claim.sentence);
    let at = tokens.partition_point(|token| token.span.start < claim.trigger.start);
    let word = |back: usize| at.checked_sub(back).and_then(|idx| tokens.get(idx));
    word(1).is_some_and(|token| is_word(doc, token, &["to"]))
        && (word(2).is_some_and(|token| Tag::from_code(token.tag).is_noun())
            // A sentence that held nothing else to decide has no tags.
            || word(3).is_some_and(|token| is_word(doc, token, &["a", "an", "the", "its", "his", "her", "their"])))
}

/// "the desperate situation", "over fears of misuse": the word belongs to a noun, or is one, and not to somebody.
fn describes_a_thing(doc: &Document, claim: &ClaimRow) -> bool {
    let tokens = doc.tokens_of(claim.sentence);
    let before = tokens
        .iter()
        .take_while(|token| token.span.end <= claim.trigger.start)
        .last();
    let noun = before.is_some_and(|token| {
        let tag = Tag::from_code(token.tag);
        matches!(tag, Tag::IN | Tag::DT | Tag::PRPS) || tag.is_adjective()
    });
    if noun {
        return true;
    }
    let mut behind = tokens.iter().skip_while(|token| token.span.start < claim.trigger.end);
    let adverb = doc.text(claim.trigger).ends_with("ly");
    !adverb && behind.next().is_some_and(|token| Tag::from_code(token.tag).is_noun())
}

/// "as Table 2 shows", or a paragraph right before a table.
fn shows_it_itself(doc: &Document, sentence: &SentenceRow) -> bool {
    let introduces = doc
        .blocks()
        .get(sentence.block as usize + 1)
        .is_some_and(|next| matches!(next.kind(), BlockKind::TableCell | BlockKind::Caption));
    introduces
        || doc.tokens.get(sentence.tokens()).unwrap_or(&[]).iter().any(|token| {
            let word = doc.text(token.span);
            ["table", "figure", "chart", "graph", "below", "appendix"]
                .iter()
                .any(|shown| word.eq_ignore_ascii_case(shown))
        })
}

/// Sections in which a paper reports its own work; an abstract sums it up, without citations by convention.
const OWN_SECTIONS: &[&str] = &[
    "abstract",
    "analyses",
    "analysis",
    "findings",
    "method",
    "methods",
    "methodology",
    "participants",
    "procedure",
    "results",
    "sample",
];

/// What the paper that this is found itself: a section of its own results, "this study", a test statistic.
fn is_own_result(doc: &Document, sentence: &SentenceRow) -> bool {
    let heading = doc
        .blocks()
        .get(sentence.block as usize)
        .and_then(|block| doc.blocks().get(block.heading as usize))
        .map_or("", |block| doc.text(block.span));
    // "3.2 Results and discussion" and "Statistical analysis", but not "Results of the election in the north".
    let mut words = heading
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    let few = words.clone().count() <= 3;
    let own_section = few && words.any(|word| OWN_SECTIONS.iter().any(|own| word.eq_ignore_ascii_case(own)));
    let text = doc.text(sentence.span);
    own_section
        || [
            "this study",
            "This study",
            "this sample",
            "p < ",
            "p <.",
            "95% CI",
            "95 % CI",
        ]
        .iter()
        .any(|sign| text.contains(sign))
}

/// Whether the sentence before reports somebody's words in the writer's own, and this one goes on with them: it starts
/// with a word that points back ("It", "These", "Another", "The figures").
///
/// A direct quotation before or behind does not vouch: its speaker answers for what stands in the marks.
fn continues_attribution(doc: &Document, number: u32, sentence: &SentenceRow) -> bool {
    let Some(before) = number.checked_sub(1) else {
        return false;
    };
    if doc.sentence(before).is_none_or(|row| row.block != sentence.block) {
        return false;
    }
    points_back(doc, sentence) && reports(doc, before)
}

fn points_back(doc: &Document, sentence: &SentenceRow) -> bool {
    let tokens = doc.tokens.get(sentence.tokens()).unwrap_or(&[]);
    let Some(first) = tokens.first() else { return false };
    let back = [
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "such",
        "both",
        "another",
        "others",
        "also",
        "of",
        "among",
        "in",
        "moreover",
        "furthermore",
    ];
    let word = doc.text(first.span);
    let document = || {
        word.eq_ignore_ascii_case("the")
            && tokens
                .iter()
                .skip(1)
                .take(2)
                .any(|token| token.classes & Class::DOCUMENT != 0 || doc.text(token.span).starts_with("figure"))
    };
    back.iter().any(|known| word.eq_ignore_ascii_case(known)) || document()
}

/// Whether somebody's words are reported in a sentence, not only quoted.
fn reports(doc: &Document, sentence: u32) -> bool {
    let from = doc.attributions.partition_point(|row| row.sentence < sentence);
    doc.attributions
        .get(from..)
        .unwrap_or(&[])
        .iter()
        .take_while(|row| row.sentence == sentence)
        .any(|row| row.flags & AttributionRow::ATTITUDE == 0 && row.style() != SpeechStyle::Direct)
}
