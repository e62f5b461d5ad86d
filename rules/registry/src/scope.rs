//! Whether the words around a thing or its value make it another thing, or a part of it.

use factlint_core::language::{Class, Tag};
use factlint_core::rows::{QuantityRow, TokenKind, TokenRow};

use crate::line::{Line, Mention};
use crate::words::{COUNTED, SAME, WHOLE};

/// Whether the words are all of a noun phrase's end: "upload limit warning" is another thing.
pub(crate) fn is_head(line: &Line<'_>, mention: &Mention) -> bool {
    // "It costs $5" names no cost; names of several words may end in a verb ("support ends").
    if mention.length() == 1 && line.tag(mention.first).is_verb() && !line.tag(mention.first).is_noun() {
        return false;
    }
    let next = line.tokens.get(mention.end);
    next.is_none_or(|token| {
        token.has(TokenRow::DIGIT) || !line.is_word(mention.end) || !line.tag(mention.end).is_noun()
    }) || line
        .quantities()
        .any(|row| next.is_some_and(|token| row.span.overlaps(token.span)))
        || matches!(line.small(mention.end).as_str(), "version" | "release" | "v")
}

/// Whether a word before the thing makes it another: "video upload limit", "GitHub's upload limit".
pub(crate) fn is_narrowed(line: &Line<'_>, mention: &Mention) -> bool {
    let Some(before) = mention.first.checked_sub(1) else {
        return false;
    };
    let word = line.small(before);
    let tag = line.tag(before);
    // A sentence without a figure or a name has no tags.
    let untagged = tag == Tag::Unknown
        && line
            .tokens
            .get(before)
            .is_some_and(|token| token.classes & Class::FUNCTION == 0);
    let narrows =
        tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::VBN | Tag::VBG | Tag::POS | Tag::CD) || untagged;
    let noun_at = |idx: Option<usize>| idx.is_some_and(|idx| line.tag(idx).is_noun());
    // "Apache License, Version 2.0" has the version of the licence.
    if word == "," && noun_at(before.checked_sub(1)) {
        return true;
    }
    // "The lowest version of this crate is 1.2" tells of the version, and "the number of regions is 14" of regions.
    let of = (before.saturating_sub(2)..=before)
        .rev()
        .find(|&idx| line.small(idx) == "of");
    let head = of.and_then(|of| of.checked_sub(1));
    if head.is_some_and(|head| line.tag(head).is_noun() && !COUNTED.contains(&line.small(head))) {
        return true;
    }
    let kind = line.tokens.get(before).map(TokenRow::kind);
    match kind {
        Some(TokenKind::Word) => narrows && !SAME.contains(&word),
        Some(TokenKind::Number | TokenKind::Hole) => true,
        _ => word == "-" || word == "/",
    }
}

/// Whether somebody in particular has the thing: "free accounts have an upload limit of 10 MB".
pub(crate) fn is_owned(line: &Line<'_>, mention: &Mention) -> bool {
    let verb = (0..mention.first).rev().take(4).find(|&idx| {
        matches!(
            line.small(idx).as_str(),
            "have" | "has" | "with" | "get" | "gets" | "gives" | "give"
        )
    });
    let Some(verb) = verb else { return false };
    (0..verb).any(|idx| matches!(line.tag(idx), Tag::NN | Tag::NNS))
}

/// Whether a sentence opens with where something holds: "On the free plan, …", "For videos, …".
pub(crate) fn is_placed(line: &Line<'_>, mention: &Mention) -> bool {
    let opens = matches!(line.tag(0), Tag::IN | Tag::TO)
        || matches!(line.small(0).as_str(), "in" | "on" | "for" | "with" | "under");
    let whole = matches!(
        line.small(1).as_str(),
        "total" | "all" | "general" | "short" | "addition"
    );
    // "With an upload limit of 25 MB" itself is no place.
    opens && !whole && mention.first > 2
}

/// Whether the words behind a value narrow it ("for videos", "per file"), or go on with another one ("or 10 MB").
pub(crate) fn is_scoped_behind(line: &Line<'_>, end: u32) -> bool {
    let idx = line.token_at(end);
    let (word, next) = (line.small(idx), line.small(idx + 1));
    if matches!(word.as_str(), "/" | "–" | "-" | "*" | "×") {
        return true;
    }
    if matches!(word.as_str(), "or" | "and" | "to" | ",")
        && line.tokens.get(idx + 1).is_some_and(|token| token.has(TokenRow::DIGIT))
    {
        return true;
    }
    if !line.is_word(idx) {
        return false;
    }
    let tag = line.tag(idx);
    let whole = matches!(
        (word.as_str(), next.as_str()),
        ("for", "all" | "everyone" | "everybody")
            | ("in" | "across", "total" | "all")
            | ("by", "default")
            | ("at", "present")
    );
    let narrows = matches!(
        tag,
        Tag::IN
            | Tag::TO
            | Tag::JJR
            | Tag::RBR
            | Tag::NN
            | Tag::NNS
            | Tag::NNP
            | Tag::DT
            | Tag::WRB
            | Tag::VBG
            | Tag::VBN
    ) || matches!(
        word.as_str(),
        "per"
            | "a"
            | "an"
            | "when"
            | "while"
            | "where"
            | "only"
            | "more"
            | "less"
            | "higher"
            | "lower"
            | "that"
            | "which"
    );
    narrows && !whole
}

/// Whether words before a count say that it is of all there are.
pub(crate) fn is_whole(line: &Line<'_>, row: &QuantityRow) -> bool {
    let end = line.token_at(row.span.start);
    let near = end.saturating_sub(5)..end;
    near.clone().any(|idx| WHOLE.contains(&line.small(idx)))
        && !near
            .into_iter()
            .any(|idx| matches!(line.small(idx).as_str(), "you" | "your"))
}
