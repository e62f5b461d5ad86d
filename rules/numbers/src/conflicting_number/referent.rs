//! What a figure is about: counted noun, verb, names, times and places around it, as hashed features of a fact.

use std::sync::Arc;

use factlint_core::document::Document;
use factlint_core::fact::{Assertion, FactSink, FactValue, Feature};
use factlint_core::hash::StableHasher;
use factlint_core::language::{self, Class, Tag};
use factlint_core::prose::HOLE;
use factlint_core::rows::{Dimension, MentionKind, QuantityRow, TokenKind, TokenRow};
use factlint_core::span::ProseSpan;

use super::words::{AGO, EXTENT, LIGHT, PLANNED, UNREAL, filed, groups, period};
use super::{eligible, summary};

/// Kinds of features.
pub(super) mod kind {
    /// Head of what is counted or measured.
    pub const HEAD: u8 = 0;
    /// Modifier of the head.
    pub const MODIFIER: u8 = 1;
    /// Verb of the clause.
    pub const VERB: u8 = 2;
    /// Noun or adjective of the clause.
    pub const NEAR: u8 = 3;
    /// Noun or adjective elsewhere in the sentence.
    pub const FAR: u8 = 4;
    /// Name of a person, organisation or thing in the sentence.
    pub const NAME: u8 = 5;
    /// Name of a place in the sentence.
    pub const PLACE: u8 = 6;
    /// Year, month, day or weekday in the sentence.
    pub const TIME: u8 = 7;
    /// Word for a period in the sentence: quarter, year, daily.
    pub const PERIOD: u8 = 9;
    /// Heading with a figure or a piece of code in it, such as a version, a year or a function, that the sentence stands
    /// under.
    pub const SECTION: u8 = 10;
    /// Noun of the sentence before, for which "it" or "they" stands at the start of this one.
    pub const ANTECEDENT: u8 = 11;
    /// Role, unit of a rate, and what else must be the same.
    pub const FRAME: u8 = 8;
}

/// How many tokens from a figure a word of its clause still says what the figure is of.
const REACH: usize = 9;

/// Emits the figures of a document that may be compared.
pub(super) fn emit(doc: &Document, out: &mut FactSink<'_>) {
    let speakers = speakers(doc);
    let mut told = (u32::MAX, false);
    let mut words = Vec::new();
    for (row, said) in doc.quantities.iter().zip(speakers) {
        if told.0 != row.sentence {
            told = (row.sentence, eligible::tells(doc, row.sentence));
            words.clear();
        }
        if !told.1 || !eligible::may_stand(doc, row) || summary::is_in_borne_headline(doc, row) {
            continue;
        }
        if words.is_empty() {
            words.extend(doc.tokens_of(row.sentence).iter().map(|token| word(doc, token)));
        }
        let (features, assertion) = features(doc, row, &words);
        let keys = keys(doc, row, &features);
        let Some(assertion) = assertion.filter(|_| !keys.is_empty()) else {
            continue;
        };
        let unit = doc.unit(row).map(Arc::from);
        let fact = out.emit(
            row.span.join(tight(row)),
            row.sentence,
            FactValue::Quantity { row: *row, unit },
            keys,
        );
        fact.features = features;
        fact.assertion = assertion;
        fact.said_by = said;
    }
}

/// The noun's place where it follows the figure at once, so that "23 soldiers" is shown and not "23".
pub(super) fn tight(row: &QuantityRow) -> ProseSpan {
    let close = row.noun_span.is_some() && row.noun_span.start <= row.span.end + 1 && row.noun_span.len() <= 40;
    if close && row.noun_span.start >= row.span.start {
        row.noun_span
    } else {
        ProseSpan::NONE
    }
}

/// For each figure who says so: the speaker of the attribution whose content holds it, or an unnamed quotation.
fn speakers(doc: &Document) -> Vec<Option<Arc<str>>> {
    let mut said: Vec<Option<Arc<str>>> = vec![None; doc.quantities.len()];
    let inside = |span: ProseSpan| {
        let first = doc.quantities.partition_point(|row| row.span.start < span.start);
        let end = doc.quantities.partition_point(|row| row.span.start < span.end);
        first..end.max(first)
    };
    for quote in &doc.quotes {
        for idx in inside(quote.span) {
            if let Some(place) = said.get_mut(idx) {
                *place = Some(Arc::from("a quotation"));
            }
        }
    }
    for attribution in &doc.attributions {
        let name = doc
            .entities
            .get(attribution.speaker as usize)
            .and_then(|entity| doc.string(entity.name));
        let name: Arc<str> = match name {
            Some(name) => Arc::from(name),
            None if attribution.source.is_some() => Arc::from(doc.text(attribution.source)),
            None => continue,
        };
        for content in doc.contents_of(attribution) {
            for idx in inside(*content) {
                if let Some(place) = said.get_mut(idx) {
                    *place = Some(Arc::clone(&name));
                }
            }
        }
    }
    said
}

/// What a word of a sentence says of every figure in it.
struct Said {
    /// Groups of [`words`].
    groups: u64,
    /// The hash under which a verb, noun or adjective is filed.
    hash: Option<u64>,
    /// What kind of feature it is in the clause of the figure.
    kind: u8,
}

fn word(doc: &Document, token: &TokenRow) -> Said {
    let tag = Tag::from_code(token.tag);
    let silent = token.kind() != TokenKind::Word
        || token.has(TokenRow::DIGIT)
        || token.classes & (Class::FUNCTION | Class::NUMBER_WORD | Class::UNIT | Class::MONTH | Class::WEEKDAY) != 0;
    let verb = tag.is_verb();
    let reports = token.classes & Class::REPORTING != 0 && verb;
    let name = tag.is_proper_noun() && !token.has(TokenRow::SENTENCE_START);
    let extent = groups(token.word) & EXTENT != 0;
    let says = !silent && !reports && !name && (verb || tag.is_noun() || tag.is_adjective() || extent);
    Said {
        groups: groups(token.word),
        hash: says.then(|| word_hash(doc.text(token.span), tag)).flatten(),
        kind: if verb { kind::VERB } else { kind::NEAR },
    }
}

fn features(doc: &Document, row: &QuantityRow, words: &[Said]) -> (Vec<Feature>, Option<Assertion>) {
    let mut features = Vec::with_capacity(24);
    let tokens = doc.tokens_of(row.sentence);
    let clause = eligible::clause(doc, tokens, row.span);
    let number = tokens.partition_point(|token| token.span.start < row.number.start);
    let mut assertion = Some(Assertion::Stated);
    // Who says it is not what it is of.
    let said = from_sentence(&doc.attributions, |said| said.sentence, row.sentence);
    let speaks = |token: &TokenRow| {
        (said.iter().take_while(|said| said.sentence == row.sentence))
            .any(|said| said.source.overlaps(token.span) || said.cue.overlaps(token.span))
    };
    for (idx, (token, word)) in tokens.iter().zip(words).enumerate() {
        let here = clause.contains(&idx);
        let close = here && idx + REACH >= number && idx <= number + REACH;
        if here {
            assertion = assertion.and_then(|assertion| asserted(token, word.groups, assertion));
        }
        if row.span.overlaps(token.span) || row.noun_span.overlaps(token.span) || speaks(token) {
            continue;
        }
        if let Some(hash) = period(word.groups) {
            features.push(Feature {
                kind: kind::PERIOD,
                hash,
            });
        }
        let Some(hash) = word.hash else { continue };
        let kind = match (here, word.kind) {
            (true, kind::VERB) => kind::VERB,
            (_, kind::VERB) => continue,
            (true, _) if close => kind::NEAR,
            _ => kind::FAR,
        };
        features.push(Feature { kind, hash });
        if kind == kind::VERB && close {
            // "Increasing" and "an increase" speak of one thing.
            features.push(Feature { kind: kind::NEAR, hash });
        }
    }
    names(doc, row.sentence, &mut features);
    times(doc, row, &mut features);
    noun(doc, row, &mut features);
    features.extend(antecedents(doc, row.sentence).map(|hash| Feature {
        kind: kind::ANTECEDENT,
        hash,
    }));
    features.extend(section(doc, row.sentence).map(|hash| Feature {
        kind: kind::SECTION,
        hash,
    }));
    let after = tokens.get(tokens.partition_point(|token| token.span.start < row.span.end));
    if after.is_some_and(|token| groups(token.word) & AGO != 0) {
        features.push(Feature {
            kind: kind::FRAME,
            hash: u64::MAX,
        });
    }
    // What holds on 32-bit systems need not on 64-bit ones.
    features.extend(word_sizes(doc, row).map(|hash| Feature {
        kind: kind::FRAME,
        hash,
    }));
    features.push(Feature {
        kind: kind::FRAME,
        hash: u64::from(row.role),
    });
    features.sort_unstable();
    features.dedup();
    (features, assertion)
}

/// How firmly the clause puts it, one word further; None where it is denied or only supposed.
fn asserted(token: &TokenRow, groups: u64, before: Assertion) -> Option<Assertion> {
    if token.classes & Class::MONTH != 0 && token.has(TokenRow::CAPITAL) {
        return Some(before); // "in May" is no "may"
    }
    match groups & (UNREAL | PLANNED) {
        0 => Some(before),
        PLANNED => Some(Assertion::Planned),
        _ => None,
    }
}

/// The nouns and adjectives before the verb of the sentence before, where this one begins with a pronoun that stands for
/// them: "The fixed tranche is small. It has a life of three years."
fn antecedents(doc: &Document, sentence: u32) -> impl Iterator<Item = u64> {
    let pronoun = doc.tokens_of(sentence).first().is_some_and(|token| {
        let word = doc.text(token.span);
        ["It", "They", "This", "These"].contains(&word)
    });
    let before = sentence.checked_sub(1).filter(|&before| {
        pronoun && doc.sentence(before).map(|row| row.block) == doc.sentence(sentence).map(|row| row.block)
    });
    let subject = before.map_or(&[][..], |before| doc.tokens_of(before)).iter();
    // A sentence that holds no figure or name has no tags: there a function word ends the subject.
    let mut named = false;
    let in_subject = move |token: &&TokenRow| {
        let tag = Tag::from_code(token.tag);
        let function = token.classes & Class::FUNCTION != 0;
        let ends = tag.is_finite() || tag == Tag::Unknown && function && named;
        named |= !function;
        !ends
    };
    subject
        .take_while(in_subject)
        .filter_map(|token| match Tag::from_code(token.tag) {
            Tag::Unknown if token.classes & Class::FUNCTION == 0 => word_hash(doc.text(token.span), Tag::NN),
            _ => word(doc, token).hash,
        })
}

/// The word sizes that the sentence of a figure speaks of, as hashes.
fn word_sizes(doc: &Document, row: &QuantityRow) -> impl Iterator<Item = u64> {
    from_sentence(&doc.quantities, |other| other.sentence, row.sentence)
        .iter()
        .take_while(|other| other.sentence == row.sentence)
        .filter(|other| eligible::is_word_size(doc, other))
        .map(|other| StableHasher::default().str(doc.text(other.number)).finish())
}

/// The heading above a sentence, where it holds a figure or code: what is true of version 2.1 need not be of 2.0, and
/// what one function takes another need not.
fn section(doc: &Document, sentence: u32) -> Option<u64> {
    let heading = doc.blocks().get(doc.block_of(sentence)?.heading as usize)?;
    let text = doc.text(heading.span);
    let tells = |letter: char| letter.is_ascii_digit() || letter == HOLE;
    // Code is a hole in the prose, so the words of the file tell headings apart.
    let written = doc
        .source
        .text
        .get(doc.prose.source_span(heading.span).range())
        .unwrap_or("");
    text.contains(tells)
        .then(|| StableHasher::default().str(written).finish())
}

/// The hash under which a word is filed: its lemma, or the first of the words that stand for one another.
fn word_hash(word: &str, tag: Tag) -> Option<u64> {
    let noun = tag.is_noun();
    let lemma = language::lemma(word, tag);
    // The capital at the start of a sentence makes many a plural look like a name.
    let lemma = if noun {
        language::singular(&lemma)
    } else {
        lemma.as_ref().into()
    };
    if lemma.len() < 3 || groups(language::key(&lemma)) & LIGHT != 0 {
        return None;
    }
    Some(filed(&lemma))
}

/// The names of a sentence; where a pronoun stands for one, those of the sentence before it in its paragraph.
fn names(doc: &Document, sentence: u32, features: &mut Vec<Feature>) {
    let before = sentence.saturating_sub(1);
    let nearest = from_sentence(&doc.mentions, |row| row.sentence, before);
    let own = nearest
        .iter()
        .take_while(|row| row.sentence <= sentence)
        .any(|row| row.sentence == sentence)
        || before == sentence
        || doc.sentence(before).map(|row| row.block) != doc.sentence(sentence).map(|row| row.block);
    let pronoun = || {
        let stands_in =
            |token: &TokenRow| token.classes & Class::PRONOUN != 0 || Tag::from_code(token.tag) == Tag::PRPS;
        doc.tokens_of(sentence).iter().any(stands_in)
    };
    let from = if own || !pronoun() { sentence } else { before };
    for mention in nearest
        .iter()
        .take_while(|row| row.sentence <= sentence)
        .filter(|row| row.sentence >= from)
    {
        let entity = doc.entities.get(mention.entity as usize);
        let full = entity
            .and_then(|entity| doc.string(entity.name))
            .unwrap_or_else(|| doc.text(mention.span));
        let kind = entity.map_or(mention.kind(), factlint_core::rows::EntityRow::kind);
        // Surnames join the people of two documents; everything else goes by its whole name.
        let name = if kind == MentionKind::Person {
            full.rsplit(' ').next().unwrap_or(full)
        } else {
            full
        };
        let kind = if kind == MentionKind::Place {
            kind::PLACE
        } else {
            kind::NAME
        };
        let hash = StableHasher::default().str(&name.to_lowercase()).finish();
        features.push(Feature { kind, hash });
    }
}

fn times(doc: &Document, row: &QuantityRow, features: &mut Vec<Feature>) {
    for date in from_sentence(&doc.dates, |date| date.sentence, row.sentence)
        .iter()
        .take_while(|date| date.sentence == row.sentence)
        // "35 years ago" is the figure itself, not its time.
        .filter(|date| !date.span.overlaps(row.span))
    {
        let hash = StableHasher::default()
            .number(u64::from(date.year))
            .bytes(&[
                date.kind,
                date.month,
                date.day,
                if date.day == 0 { date.weekday } else { 0 },
                date.direction,
            ])
            .number(date.offset_days.cast_unsigned())
            .finish();
        features.push(Feature { kind: kind::TIME, hash });
    }
}

/// The rows of a table, which stands in the order of the text, from this sentence on.
fn from_sentence<T>(rows: &[T], sentence_of: impl Fn(&T) -> u32, sentence: u32) -> &[T] {
    let first = rows.partition_point(|row| sentence_of(row) < sentence);
    rows.get(first..).unwrap_or(&[])
}

fn noun(doc: &Document, row: &QuantityRow, features: &mut Vec<Feature>) {
    let Some(noun) = doc.noun(row) else {
        features.extend(measured(doc, row).map(|hash| Feature { kind: kind::HEAD, hash }));
        return;
    };
    let mut words: Vec<&str> = noun.split(' ').collect();
    if let Some(head) = words.pop() {
        features.push(Feature {
            kind: kind::HEAD,
            hash: filed(head),
        });
    }
    features.extend(words.iter().map(|word| Feature {
        kind: kind::MODIFIER,
        hash: filed(word),
    }));
}

/// What a measure without a noun of its own is of: the noun right before it, over a preposition or a form of "be"
/// ("a dividend of", "the ratio was", "costs by up to").
fn measured(doc: &Document, row: &QuantityRow) -> Option<u64> {
    let tokens = doc.tokens_of(row.sentence);
    let start = tokens.partition_point(|token| token.span.start < row.span.start);
    for token in tokens.get(start.saturating_sub(4)..start)?.iter().rev() {
        let tag = Tag::from_code(token.tag);
        if matches!(tag, Tag::NN | Tag::NNS) && token.classes & Class::UNIT == 0 {
            return word_hash(doc.text(token.span), tag);
        }
        let passes = matches!(tag, Tag::IN | Tag::TO | Tag::RP | Tag::DT)
            || token.classes & (Class::FUNCTION | Class::BOUND) != 0;
        if !passes {
            return None;
        }
    }
    None
}

/// The shelves: what is counted; or for a measure its dimension with each word that says what is measured.
fn keys(doc: &Document, row: &QuantityRow, features: &[Feature]) -> Vec<u64> {
    let unit = doc.unit(row).unwrap_or("");
    let scale = match row.dimension() {
        // Only these differ in kind within their dimension; other units are converted.
        Dimension::Money | Dimension::Rate | Dimension::Percent => unit,
        _ => "",
    };
    let shelf = |hash: u64| {
        StableHasher::default()
            .bytes(&[row.dimension])
            .str(scale)
            .number(hash)
            .finish()
    };
    let of_kind = |wanted: &'static [u8]| features.iter().filter(move |feature| wanted.contains(&feature.kind));
    if row.dimension() == Dimension::Count {
        return of_kind(&[kind::HEAD]).map(|feature| shelf(feature.hash)).collect();
    }
    of_kind(&[kind::HEAD, kind::NEAR])
        .take(16)
        .map(|feature| shelf(feature.hash))
        .collect()
}
