//! The treebank's tags on tokens like ours.
//!
//! Treebanks split compounds at the hyphen and `cannot` in two; factlint keeps them whole. A token that covers several
//! words takes the tag of the one that heads the others (`30-day truce`: day, NN; `well-known`: known). A number that
//! is part of a longer word of the treebank is CD; any other part has no tag and is neither learnt nor counted.

use factlint_core::language::{Tag, analyse};
use factlint_core::prose::BlockKind;
use factlint_core::rows::{TokenKind, TokenRow};
use factlint_core::span::ProseSpan;

use crate::conllu::{Node, Sentence};

/// A sentence in tokens, each with its right tag where it has one.
#[derive(Debug)]
pub struct Gold {
    /// The tokens.
    pub tokens: Vec<TokenRow>,
    /// Their tags.
    pub tags: Vec<Option<Tag>>,
}

/// The sentence through our own tokeniser.
pub fn ours(sentence: &Sentence) -> Gold {
    let tokens = analyse(&sentence.text, BlockKind::Paragraph).tokens;
    let mut first = 0;
    let tags = tokens
        .iter()
        .map(|token| {
            let (start, end) = (token.span.start as usize, token.span.end as usize);
            while sentence.nodes.get(first).is_some_and(|node| node.end <= start) {
                first += 1;
            }
            let covered = sentence
                .nodes
                .iter()
                .skip(first)
                .take_while(|node| node.start < end)
                .count();
            let group = sentence.nodes.get(first..first + covered)?;
            let whole = group.first()?.start == start && group.last()?.end == end;
            if whole {
                tag_of(group, first)
            } else {
                (token.kind() == TokenKind::Number).then_some(Tag::CD)
            }
        })
        .collect();
    Gold { tokens, tags }
}

/// The sentence in the treebank's tokens, hyphenated compounds and `cannot` joined.
pub fn theirs(sentence: &Sentence) -> Gold {
    let mut gold = Gold {
        tokens: Vec::new(),
        tags: Vec::new(),
    };
    let mut first = 0;
    let mut started = false;
    while let Some(node) = sentence.nodes.get(first) {
        let mut end = first + 1;
        while let (Some(last), Some(next)) = (sentence.nodes.get(end - 1), sentence.nodes.get(end))
            && last.end == next.start
            && (last.tag == Tag::Hyphen && end > first + 1
                || (next.tag == Tag::Hyphen
                    && sentence.nodes.get(end + 1).is_some_and(|after| after.start == next.end))
                || joined(&sentence.text, last, next).eq_ignore_ascii_case("cannot"))
        {
            end += 1;
        }
        let group = sentence.nodes.get(first..end).unwrap_or(&[]);
        let stop = group.last().map_or(node.end, |last| last.end);
        let word = sentence.text.get(node.start..stop).unwrap_or("");
        let alone = analyse(word, BlockKind::Paragraph).tokens;
        let mut row = alone.first().copied().unwrap_or_default();
        if alone.len() != 1 {
            row.kind = TokenKind::Word.code();
            row.flags |= alone
                .iter()
                .fold(0, |flags, token| flags | token.flags & TokenRow::DIGIT);
        }
        row.word = factlint_core::language::key(word);
        let space =
            node.start == 0 || first == 0 || sentence.nodes.get(first - 1).is_some_and(|last| last.end < node.start);
        row.flags &= !(TokenRow::SENTENCE_START | TokenRow::SPACE_BEFORE);
        if space {
            row.flags |= TokenRow::SPACE_BEFORE;
        }
        if !started && row.kind() == TokenKind::Word {
            row.flags |= TokenRow::SENTENCE_START;
            started = true;
        }
        row.span = ProseSpan::new(node.start as u32, stop as u32);
        gold.tokens.push(row);
        gold.tags.push(tag_of(group, first));
        first = end;
    }
    gold
}

fn joined<'a>(text: &'a str, first: &Node, last: &Node) -> &'a str {
    text.get(first.start..last.end).unwrap_or("")
}

/// The tag of the word in a group whose head lies outside.
fn tag_of(group: &[Node], first: usize) -> Option<Tag> {
    let inside = first..first + group.len();
    group
        .iter()
        .find(|node| node.head.is_none_or(|head| !inside.contains(&head)) && node.tag != Tag::Hyphen)
        .or(group.first())
        .map(|node| node.tag)
        .filter(|tag| *tag != Tag::Unknown)
}
