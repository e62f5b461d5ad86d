//! Figures of a summary against the text that it sums up.
//!
//! What calls itself a summary ("Key points:", a heading "Abstract") says nothing that the text does not say. So a
//! figure of it that the text bears out nowhere, while a sentence about the same has another one in its place, is a
//! conflict on less evidence than two figures of running text.

use factlint_core::document::Document;
use factlint_core::interval::Figure;
use factlint_core::language::Class;
use factlint_core::language::kin::Kin;
use factlint_core::passages::is_light;
use factlint_core::prose::{BlockKind, BlockRow};
use factlint_core::rows::{Dimension, NONE, QuantityRow, TokenKind, TokenRow};
use factlint_core::{ProseSpan, Sink};

use super::referent::tight;
use super::tell::why;

/// What a summary calls itself, in its heading or before a colon.
const LABELS: [&str; 15] = [
    "key points",
    "key point",
    "summary",
    "in brief",
    "in short",
    "highlights",
    "at a glance",
    "tl;dr",
    "abstract",
    "key findings",
    "key takeaways",
    "takeaways",
    "main points",
    "executive summary",
    "the main points",
];

/// The longest of them, with the colon.
const LONGEST: usize = 20;

/// Words around a figure of the summary that say what it is of.
const CONTEXT: usize = 4;

/// Words around a figure of the text among which one of these must stand.
const REACH: usize = 6;

/// Words that the two sentences must share; those near the figures count twice.
const LIKE: usize = 4;

/// Reports figures of the document's summaries that its text contradicts, at both ends.
pub(super) fn check(doc: &Document, out: &mut Sink<'_>) {
    let blocks: Vec<bool> = doc.blocks().iter().map(|block| is_summary(doc, block)).collect();
    if !blocks.contains(&true) {
        return;
    }
    let in_summary = |row: &QuantityRow| {
        let block = doc.sentence(row.sentence).map(|sentence| sentence.block as usize);
        block.and_then(|block| blocks.get(block)).copied().unwrap_or(false)
    };
    let figures = |wanted: bool| -> Vec<Figure<'_>> {
        let rows = doc
            .quantities
            .iter()
            .filter(|row| is_eligible(row) && in_summary(row) == wanted);
        rows.filter_map(|row| Figure::of(row, doc.unit(row))).collect()
    };
    let (summary, text) = (figures(true), figures(false));
    let mut kin = Kin::default();
    for figure in &summary {
        if text.iter().any(|other| figure.is_borne_out_by(other)) || stands_in_text(doc, figure, &blocks) {
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

/// Whether a block is a summary: it says so itself before a colon, or the heading above it does.
fn is_summary(doc: &Document, block: &BlockRow) -> bool {
    let is_label = |text: &str| LABELS.iter().any(|label| label.eq_ignore_ascii_case(text.trim()));
    if !matches!(
        block.kind(),
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation
    ) {
        return false;
    }
    let text = doc.text(block.span);
    let start = text.get(..text.len().min(LONGEST)).unwrap_or("");
    let heading = || {
        let heading = doc.blocks().get(block.heading as usize)?;
        Some(is_label(doc.text(heading.span).trim_end_matches(':')))
    };
    start.split_once(':').is_some_and(|(label, _)| is_label(label)) || heading().unwrap_or(false)
}

/// Whether a figure says how much of something there is; a bare number in digits is a label or a result of a test.
fn is_eligible(row: &QuantityRow) -> bool {
    let of_something = row.unit != NONE || row.noun != NONE || row.flags & QuantityRow::WORDS != 0;
    of_something && row.flags & QuantityRow::VAGUE == 0 && row.dimension() != Dimension::Ordinal
}

/// Whether the digits of a figure stand somewhere in the text, as a figure or not.
fn stands_in_text(doc: &Document, figure: &Figure<'_>, summaries: &[bool]) -> bool {
    let number = doc.text(figure.row.number);
    let is_digits = number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    is_digits
        && doc.sentences.iter().any(|sentence| {
            !summaries.get(sentence.block as usize).copied().unwrap_or(false)
                && (doc.tokens.get(sentence.tokens()).unwrap_or(&[]).iter())
                    .any(|token| token.kind() == TokenKind::Number && doc.text(token.span) == number)
        })
}

/// Whether a figure of the text may stand in the place of one of the summary: of the same unit, and not in the summary
/// itself.
fn is_rival(figure: &Figure<'_>, other: &Figure<'_>, summary: &[Figure<'_>]) -> bool {
    figure.row.dimension() == other.row.dimension()
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
