//! Sources that nobody can ask: experts, critics, reports, and "it is widely believed".

mod impersonal;
mod members;

use std::collections::BTreeMap;

use factlint_core::document::Document;
use factlint_core::language::Tag;
use factlint_core::rows::{AttributionRow, MentionKind, SourceKind, TokenRow};
use factlint_core::rule::Rule;
use factlint_core::sink::Sink;
use factlint_core::span::ProseSpan;
use factlint_core::{declare_rule, without_options};

use crate::surroundings::{Surroundings, head, is_askable, is_word};

pub(crate) use impersonal::WIDELY;

declare_rule! {
    /// ## What it does
    /// Finds statements whose source is nobody in particular: "experts say", "critics argue", "studies show",
    /// "sources said", "it is widely believed". A group is reported once in a document, with its other places.
    ///
    /// ## Why it matters
    /// Whoever says "experts" borrows authority without saying whose. A reader cannot ask them, count them, or know
    /// whether there is more than one.
    ///
    /// ## Example
    /// ```bad
    /// Experts say the dam will last another century.
    /// ```
    /// ## Better
    /// ```good
    /// Two engineers of the river board, Lena Hartig and Paul Oduya, say the dam will last another century.
    /// ```
    /// ## When it stays silent
    /// Inside quotations; where the sentence has a link, footnote or citation; where the group is pinned down ("experts
    /// at the river board", "three experts interviewed by the paper", "critics including Jane Doe"); where one of the
    /// group speaks by name in the same or the next paragraph, or is named anywhere in the text with that role.
    ///
    /// ```good
    /// Experts say the dam will last another century.
    ///
    /// "We drilled into it in forty places," said Lena Hartig, a professor of engineering.
    /// ```
    ///
    /// ## What to do about it
    /// Name one of them, say where they can be found, or link to what they said. Where only one person said it, write
    /// so.
    ///
    /// ## Where this comes from
    /// Wikipedia, Manual of Style, "Words to watch: unsupported attributions" (weasel words), and the policy
    /// "Verifiability". Reuters Handbook of Journalism, "Sources": as precise as the source allows. The Associated
    /// Press, News Values and Principles, "Anonymous sources". BBC Editorial Guidelines, section "Accuracy", on
    /// attribution.
    pub VagueSource in "attribution" {
        name: "vague-source",
        summary: "a source that is nobody in particular",
        level: Info,
        since: "0.1.0",
        profiles: [("news", Warning), ("wiki", Warning)],
    }
}

impl Rule for VagueSource {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let around = Surroundings::of(doc);
        let mut groups: BTreeMap<String, Vec<ProseSpan>> = BTreeMap::new();
        for row in &doc.attributions {
            let vague = row.source_kind() == SourceKind::Vague && row.source.is_some();
            let Some(sentence) = around.own_words(row.source.start).filter(|_| vague) else {
                continue;
            };
            let Some(group) = head(doc, doc.tokens_of(sentence), row.source) else {
                continue;
            };
            if !is_part_of_another(doc, row, sentence)
                && asserts(doc, row, sentence)
                && !pinned_down(&around, row, sentence)
                && !members::speak(&around, &group, sentence)
            {
                groups.entry(group).or_default().push(row.source);
            }
        }
        groups.retain(|group, _| !members::are_named(&around, group));
        for places in groups.values() {
            tell(doc, places, out);
        }
        for phrase in impersonal::phrases(&around) {
            let words = doc.text(phrase);
            out.report(phrase, format!("nobody in particular: \u{201c}{words}\u{201d}"))
                .note("name who does, or link to where it can be checked");
        }
    }
}

/// One finding for a group, at its first place.
fn tell(doc: &Document, places: &[ProseSpan], out: &mut Sink<'_>) {
    let Some((&first, more)) = places.split_first() else {
        return;
    };
    let words = doc.text(first);
    let mut report = out
        .report(
            first,
            format!("a source that is nobody in particular: \u{201c}{words}\u{201d}"),
        )
        .note("name somebody, or say who they are and where they said it");
    for &place in more {
        report = report.label(place, "here too");
    }
}

/// Words that count a group without naming it.
const QUANTIFIERS: &[&str] = &["few", "many", "most", "several", "some"];

/// "Some of them say", "Lewis and others noted", "many said" after a survey of firms: part of a group that the text
/// spoke of before. "Many believe" at the start of a sentence is nobody's part.
fn is_part_of_another(doc: &Document, row: &AttributionRow, sentence: u32) -> bool {
    let tokens = doc.tokens_of(sentence);
    let inside = || tokens.iter().filter(|token| row.source.contains(token.span));
    let points_back = inside().any(|token| is_word(doc, token, &["them", "these", "those", "us", "others", "another"]));
    let alone = inside().count() == 1 && inside().all(|token| is_word(doc, token, QUANTIFIERS));
    let before = tokens.iter().filter(|token| token.span.end <= row.source.start);
    let opens = before
        .take(3)
        .all(|token| is_word(doc, token, &["and", "but", "however", ",", "yet", "still"]));
    let told = tokens
        .iter()
        .any(|token| row.cue.contains(token.span) && Tag::from_code(token.tag) == Tag::VBD);
    points_back || alone && (told || !opens)
}

/// Verbs of finding out, asking and doing: their subject is no source.
const NO_STATEMENT: &[&str] = &[
    "ask",
    "asked",
    "asking",
    "asks",
    "complain",
    "complained",
    "discover",
    "discovered",
    "fear",
    "feared",
    "fearing",
    "fears",
    "find",
    "finding",
    "finds",
    "hope",
    "hoped",
    "hopes",
    "hoping",
    "know",
    "known",
    "knows",
    "learn",
    "learned",
    "like",
    "liked",
    "love",
    "need",
    "noticed",
    "plan",
    "planned",
    "questioned",
    "questioning",
    "saw",
    "see",
    "seen",
    "speculated",
    "want",
    "wanted",
    "wants",
    "wish",
    "wonder",
    "wondered",
    "wondering",
];

/// Whether the group states something: it says or believes, and neither should, might nor did not.
fn asserts(doc: &Document, row: &AttributionRow, sentence: u32) -> bool {
    let tokens = doc.tokens_of(sentence);
    let cue = || tokens.iter().filter(|token| row.cue.contains(token.span));
    let found = cue().any(|token| is_word(doc, token, &["found"]));
    let stated = !cue().any(|token| is_word(doc, token, NO_STATEMENT)) && (!found || is_document(doc, row));
    let before = tokens.iter().take_while(|token| token.span.start < row.cue.start);
    let mut between = before.filter(|token| token.span.start >= row.source.end);
    let unreal = between.any(|token| Tag::from_code(token.tag) == Tag::MD);
    // "But not everybody believes": nobody's word is given.
    let behind = tokens.partition_point(|token| token.span.start < row.source.start);
    let nobody = behind
        .checked_sub(1)
        .and_then(|idx| tokens.get(idx))
        .is_some_and(|token| is_word(doc, token, &["not"]));
    let conditional = tokens
        .first()
        .is_some_and(|token| is_word(doc, token, &["if", "when", "whether", "unless"]));
    row.cue.is_some() && row.flags & AttributionRow::NEGATED == 0 && stated && !unreal && !nobody && !conditional
}

fn is_document(doc: &Document, row: &AttributionRow) -> bool {
    let words = doc.text(row.source).to_ascii_lowercase();
    members::PAPERS.iter().any(|paper| words.ends_with(paper))
}

/// Words after a group by which a reader can find it.
const PINS: &[&str] = &[
    "at",
    "cited",
    "contacted",
    "including",
    "interviewed",
    "led",
    "like",
    "polled",
    "quoted",
    "such",
    "surveyed",
];

/// Whether the sentence says who the group is: a citation, a name beside it, "interviewed by".
fn pinned_down(around: &Surroundings<'_>, row: &AttributionRow, sentence: u32) -> bool {
    let doc = around.doc;
    let tokens = doc.tokens_of(sentence);
    // "a source close to the talks" and "experts in the field" are pinned to nothing.
    let behind = |token: &&TokenRow| token.span.start >= row.source.end;
    let pins = |token: &TokenRow| is_word(doc, token, PINS);
    let first = tokens.iter().filter(behind).take(2).any(pins);
    let inside = tokens
        .iter()
        .filter(|token| row.source.contains(token.span))
        .any(|token| pins(token) && !is_word(doc, token, &["at", "like"]));
    let beside = ProseSpan::new(row.source.start, row.source.end.max(row.cue.start));
    // "According to analysts, TDG Research, sales will double": the name stands behind a comma, and another behind it.
    let apposed = |mention: ProseSpan| {
        doc.text(ProseSpan::new(row.source.end, mention.start.max(row.source.end))) == ", "
            && doc.text(ProseSpan::new(mention.end, mention.end + 1)) == ","
    };
    let named = around.mentions(sentence, sentence).any(|mention| {
        (beside.overlaps(mention.span) || apposed(mention.span)) && around.kind(mention) != MentionKind::Place
    });
    // "Domer noted that sources say": Domer answers for it.
    let relayed = around.attributions(sentence, sentence).any(|other| {
        let mut contents = doc.contents_of(other).iter();
        is_askable(other) && contents.any(|content| content.contains(row.source))
    });
    first || inside || named || relayed || around.cites(sentence)
}
