//! What the rules of this family ask of the text around a place: whose words it is in, who speaks nearby, what is cited.

use factlint_core::document::Document;
use factlint_core::language::Class;
use factlint_core::prose::BlockKind;
use factlint_core::rows::{
    AttributionRow, EntityRow, MentionKind, MentionRow, NONE, SentenceRow, SourceKind, TokenKind, TokenRow,
};
use factlint_core::span::ProseSpan;

/// Courts, police and what they act on: next to them a reader knows whose word an allegation is.
pub(crate) const AUTHORITIES: &[&str] = &[
    "admits",
    "admitted",
    "admitting",
    "affidavit",
    "charged",
    "charges",
    "complaint",
    "court",
    "indicted",
    "indictment",
    "investigators",
    "jurors",
    "jury",
    "lawsuit",
    "police",
    "pleaded",
    "prosecution",
    "prosecutor",
    "prosecutors",
    "settlement",
    "sued",
    "suing",
    "trial",
    "tribunal",
    "witness",
];

/// A document with its attributions by sentence.
pub(crate) struct Surroundings<'d> {
    pub(crate) doc: &'d Document,
    /// Sentence and attribution, sorted: attributions are in the order of their spans, which enclose content.
    speakers: Vec<(u32, u32)>,
}

impl<'d> Surroundings<'d> {
    /// Reads the attributions of a document.
    pub(crate) fn of(doc: &'d Document) -> Self {
        let mut speakers: Vec<_> = doc
            .attributions
            .iter()
            .enumerate()
            .map(|(idx, row)| (row.sentence, idx as u32))
            .collect();
        speakers.sort_unstable();
        Self { doc, speakers }
    }

    /// The attributions whose cue stands in one of the sentences, both ends included.
    pub(crate) fn attributions(&self, first: u32, last: u32) -> impl Iterator<Item = &'d AttributionRow> {
        let from = self.speakers.partition_point(|&(sentence, _)| sentence < first);
        let speakers = self.speakers.get(from..).unwrap_or(&[]);
        let rows = &self.doc.attributions;
        speakers
            .iter()
            .take_while(move |&&(sentence, _)| sentence <= last)
            .filter_map(|&(_, idx)| rows.get(idx as usize))
    }

    /// Whether somebody who can be asked speaks in one of the sentences: a person, a role, an organisation, a document.
    pub(crate) fn somebody_speaks(&self, first: u32, last: u32) -> bool {
        self.attributions(first, last).any(is_askable)
    }

    /// The names in one of the sentences, both ends included.
    pub(crate) fn mentions(&self, first: u32, last: u32) -> impl Iterator<Item = &'d MentionRow> {
        let from = self.doc.mentions.partition_point(|row| row.sentence < first);
        let mentions = self.doc.mentions.get(from..).unwrap_or(&[]);
        mentions.iter().take_while(move |row| row.sentence <= last)
    }

    /// Whether a person is named in one of the sentences.
    pub(crate) fn names_person(&self, first: u32, last: u32) -> bool {
        self.mentions(first, last)
            .any(|row| self.kind(row) == MentionKind::Person)
    }

    /// What a mention names, as all mentions of the same thing decide it.
    pub(crate) fn kind(&self, mention: &MentionRow) -> MentionKind {
        let entity = self.doc.entities.get(mention.entity as usize);
        entity.map_or(mention.kind(), EntityRow::kind)
    }

    /// The sentence in running text that holds a place in the writer's own words; none where a quotation, heading,
    /// caption or cell holds it.
    pub(crate) fn own_words(&self, at: u32) -> Option<u32> {
        let number = self.sentence_at(at)?;
        (is_running_text(self.doc, number) && self.doc.quote_at(at).is_none()).then_some(number)
    }

    /// The sentence that holds a place.
    pub(crate) fn sentence_at(&self, at: u32) -> Option<u32> {
        let after = self.doc.sentences.partition_point(|row| row.span.start <= at);
        let number = after.checked_sub(1)?;
        let row = self.doc.sentences.get(number)?;
        (at < row.span.end).then_some(number as u32)
    }

    /// The sentence before and the one behind, as far as they are running text and no heading lies between.
    pub(crate) fn neighbours(&self, sentence: u32) -> (u32, u32) {
        let near = |other: u32| is_running_text(self.doc, other) && same_section(self.doc, sentence, other);
        let before = sentence.checked_sub(1).filter(|&before| near(before));
        let behind = Some(sentence + 1).filter(|&behind| near(behind));
        (before.unwrap_or(sentence), behind.unwrap_or(sentence))
    }

    /// Whether one of the words stands in the sentences, in the writer's words or another's; case does not matter.
    pub(crate) fn says_any(&self, first: u32, last: u32, words: &[&str]) -> bool {
        (first..=last)
            .flat_map(|sentence| self.doc.tokens_of(sentence))
            .any(|token| is_word(self.doc, token, words))
    }

    /// Whether a source is cited in the sentence.
    pub(crate) fn cites(&self, sentence: u32) -> bool {
        self.doc.sentence(sentence).is_some_and(|row| self.doc.cites(row.span))
    }
}

/// Whether a row tells what somebody said who can be asked: no vague group, and no missing source.
pub(crate) fn is_askable(row: &AttributionRow) -> bool {
    is_speech(row) && is_by_somebody(row)
}

/// Whether a row has a source who can be asked, for words as well as for what is believed or expected.
pub(crate) fn is_by_somebody(row: &AttributionRow) -> bool {
    row.source.is_some() && !matches!(row.source_kind(), SourceKind::Vague | SourceKind::None)
}

/// Whether a row tells what was said, not only what somebody feels.
pub(crate) fn is_speech(row: &AttributionRow) -> bool {
    row.flags & AttributionRow::ATTITUDE == 0 && row.source.is_some()
}

/// Whether a sentence is prose of a paragraph or list, and no shouted headline.
pub(crate) fn is_running_text(doc: &Document, sentence: u32) -> bool {
    let prose = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem);
    doc.block_of(sentence).is_some_and(|block| prose(block.kind()))
        && doc
            .sentence(sentence)
            .is_some_and(|row| row.flags & SentenceRow::HEADLINE == 0)
}

fn same_section(doc: &Document, one: u32, other: u32) -> bool {
    let heading = |sentence| doc.block_of(sentence).map(|block| block.heading);
    heading(one) == heading(other)
}

/// Whether a token is one of the words; case does not matter.
pub(crate) fn is_word(doc: &Document, token: &TokenRow, words: &[&str]) -> bool {
    let text = doc.text(token.span);
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// The last word of a span that is a noun in the reader's eye: what the group or person is called.
pub(crate) fn head(doc: &Document, tokens: &[TokenRow], span: ProseSpan) -> Option<String> {
    let inside = |token: &&TokenRow| span.contains(token.span) && token.kind() == TokenKind::Word;
    let vague = |token: &&TokenRow| token.classes & (Class::VAGUE_SOURCE | Class::DOCUMENT) != 0;
    let words = || tokens.iter().filter(inside);
    let token = words().find(vague).or_else(|| words().next_back())?;
    Some(doc.text(token.span).to_ascii_lowercase())
}

/// The role or title of a mention, in lower case; empty where there is none.
pub(crate) fn role(doc: &Document, mention: &MentionRow) -> String {
    let written = if mention.role == NONE {
        None
    } else {
        doc.string(mention.role)
    };
    written.unwrap_or("").to_lowercase()
}
