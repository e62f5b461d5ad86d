//! Figures of a summary, a headline or a caption against the text.
//!
//! What calls itself a summary ("Key points:", a heading "Abstract") says nothing that the text does not say, and so
//! does a headline. So a figure of it that the text bears out nowhere, while a sentence about the same has another one
//! in its place, is a conflict on less evidence than two figures of running text.

use factlint_core::document::Document;
use factlint_core::interval::Figure;
use factlint_core::language::kin::Kin;
use factlint_core::language::{self, Class, Tag};
use factlint_core::passages::is_light;
use factlint_core::prose::{BlockKind, BlockRow};
use factlint_core::rows::{Dimension, NONE, QuantityRow, Role, TokenKind, TokenRow};
use factlint_core::summaries::{self, Summaries};
use factlint_core::{ProseSpan, Sink};

use super::eligible::is_word_size;
use super::referent::tight;
use super::tell::why;

/// Words around a figure of the summary that say what it is of.
const CONTEXT: usize = 4;

/// Words around a figure of the text among which one of these must stand.
const REACH: usize = 6;

/// Words that the two sentences must share; those near the figures count twice.
const LIKE: usize = 4;

/// Reports figures of the document's summaries that its text contradicts, at both ends.
pub(super) fn check(doc: &Document, out: &mut Sink<'_>) {
    let summaries = Summaries::all(doc);
    if summaries.is_empty() {
        return;
    }
    let headline = summaries::headline(doc);
    let figures = |wanted: bool| -> Vec<Figure<'_>> {
        let rows = (doc.quantities.iter())
            .filter(|row| is_eligible(doc, row, headline) && summaries.holds(doc, row.sentence) == wanted);
        rows.filter_map(|row| Figure::of(row, doc.unit(row))).collect()
    };
    let (summary, text) = (figures(true), figures(false));
    let mut kin = Kin::default();
    for figure in &summary {
        if summaries.is_borne_out(doc, figure, &text) {
            continue;
        }
        let own = words(doc, figure.row, &mut kin);
        let mut best: Option<((usize, usize), &Figure<'_>)> = None;
        for other in text.iter().filter(|other| is_rival(figure, other, &summary)) {
            let score = likeness(&own, &words(doc, other.row, &mut kin));
            if score.0 > 0 && score.0 + score.1 >= LIKE && best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, other));
            }
        }
        if let Some((_, other)) = best {
            tell(doc, figure.row, other.row, out);
            tell(doc, other.row, figure.row, out);
        }
    }
}

/// Whether a figure stands in the headline, and the text bears it out: then nothing else in the text is its rival.
pub(super) fn is_in_borne_headline(doc: &Document, row: &QuantityRow) -> bool {
    let heading = |block: &BlockRow| block.kind() == BlockKind::Heading;
    if !doc.block_of(row.sentence).is_some_and(heading)
        || summaries::headline(doc).map(|block| block as u32) != doc.sentence(row.sentence).map(|own| own.block)
    {
        return false;
    }
    let summaries = Summaries::all(doc);
    let outside = (doc.quantities.iter()).filter(|other| !summaries.holds(doc, other.sentence));
    let text: Vec<Figure<'_>> = outside.filter_map(|other| Figure::of(other, doc.unit(other))).collect();
    Figure::of(row, doc.unit(row)).is_some_and(|figure| summaries.is_borne_out(doc, &figure, &text))
}

fn tell(doc: &Document, row: &QuantityRow, other: &QuantityRow, out: &mut Sink<'_>) {
    let (own, label) = (row.span.join(tight(row)), other.span.join(tight(other)));
    let (here, there) = (doc.text(own), doc.text(label));
    let report = out
        .report(own, format!("\"{here}\" here, \"{there}\" elsewhere: these two differ"))
        .identity(there)
        .label(label, format!("\"{there}\" here"));
    let sentence = |row: &QuantityRow| {
        let span = doc.sentence(row.sentence).map_or(row.span, |sentence| sentence.span);
        doc.text(span).trim()
    };
    let report = report.note(format!("the other place reads: {}", sentence(other)));
    if let Some(why) = why(sentence(row), sentence(other)) {
        report.note(why);
    }
}

/// Whether a figure says how much of something there is. A bare number in digits is a label or a result of a test, but
/// in a headline, which leaves the noun out ("Fire kills 14").
fn is_eligible(doc: &Document, row: &QuantityRow, headline: Option<usize>) -> bool {
    let block = || doc.sentence(row.sentence).map(|sentence| sentence.block as usize);
    let of_something = row.unit != NONE || row.noun != NONE || row.flags & QuantityRow::WORDS != 0;
    let told = of_something || headline.is_some() && block() == headline && follows_verb(doc, row);
    told && row.flags & QuantityRow::VAGUE == 0 && row.dimension() != Dimension::Ordinal && !is_word_size(doc, row)
}

/// Whether the word before a figure may be a verb: a tagger takes many a verb of a headline for a noun.
fn follows_verb(doc: &Document, row: &QuantityRow) -> bool {
    let tokens = doc.tokens_of(row.sentence);
    let start = tokens.partition_point(|token| token.span.start < row.span.start);
    let before = start.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_some_and(|token| {
        let word = doc.text(token.span);
        token.kind() == TokenKind::Word
            && [Tag::VBZ, Tag::VBP, Tag::VBD]
                .iter()
                .any(|&tag| language::may_be(&word.to_ascii_lowercase(), tag))
    })
}

/// Whether a figure of the text may stand in the place of one of the summary: of the same unit, and not in the summary
/// itself.
fn is_rival(figure: &Figure<'_>, other: &Figure<'_>, summary: &[Figure<'_>]) -> bool {
    let is = |figure: &Figure<'_>, role| figure.row.role() == role;
    let alike = |role| is(figure, role) == is(other, role);
    let each = |figure: &Figure<'_>| figure.row.flags & QuantityRow::EACH;
    figure.row.dimension() == other.row.dimension()
        && [Role::Share, Role::Change, Role::Each].into_iter().all(alike)
        && each(figure) == each(other)
        && !figure.interval.far_apart(&other.interval)
        && figure.is_comparable(other)
        && !summary.iter().any(|own| own.is_borne_out_by(other))
}

/// A word of a sentence: how far it stands from the figure, and the keys of its forms.
struct Word {
    distance: usize,
    kin: Box<[u32]>,
}

/// The words of a figure's sentence that say something, the nearest to the figure first.
fn words(doc: &Document, row: &QuantityRow, kin: &mut Kin) -> Vec<Word> {
    let tokens = doc.tokens_of(row.sentence);
    let place = |span: ProseSpan| tokens.partition_point(|token| token.span.start < span.start);
    let (first, end) = (
        place(row.span),
        tokens.partition_point(|token| token.span.start < row.span.end),
    );
    let says = |token: &TokenRow| {
        token.kind() == TokenKind::Word
            && !token.has(TokenRow::DIGIT)
            && !is_light(token.word, token.classes)
            && token.classes & (Class::NUMBER_WORD | Class::UNIT) == 0
    };
    let mut words: Vec<Word> = (tokens.iter().enumerate())
        .filter(|(idx, token)| !(first..end).contains(idx) && says(token))
        .map(|(idx, token)| Word {
            distance: if idx < first { first - idx } else { idx + 1 - end },
            kin: kin.of(doc.text(token.span)).into(),
        })
        .collect();
    words.sort_by_key(|word| word.distance);
    words
}

/// How many of the nearest words of one figure stand near the other, and how many words both sentences have.
fn likeness(own: &[Word], other: &[Word]) -> (usize, usize) {
    let meet = |word: &Word, others: &[Word]| {
        let known = |key: &u32| others.iter().any(|other| other.kin.binary_search(key).is_ok());
        word.kin.iter().any(known)
    };
    let near = other.get(..other.len().min(REACH)).unwrap_or(&[]);
    let context = own.iter().take(CONTEXT).filter(|word| meet(word, near)).count();
    (context, own.iter().filter(|word| meet(word, other)).count())
}
