//! Cue verbs: which verb of saying or thinking stands here, in which form, and with which helpers around it.

use super::stream::Stream;
use crate::language::{Class, Tag};
use crate::language::{Frame, frames};
use crate::rows::TokenRow;

/// How a cue verb hangs in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// It has a subject of its own: said, has said, would say.
    Finite,
    /// saying, adding: its subject is that of the clause before.
    Participle,
    /// to say: after a verb that hands its subject on.
    Infinitive,
    /// was told, is said: its subject is not the source.
    Passive,
}

/// A cue verb with its helpers: items from `start` up to `end`, and the verb itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    pub(super) start: usize,
    pub(super) verb: usize,
    pub(super) end: usize,
    pub(super) form: Form,
    pub(super) negated: bool,
    pub(super) attitude: bool,
    pub(super) frame: Frame,
}

/// Verbs that hand their subject on to "to say".
const HANDING_ON: &[&str] = &[
    "on",
    "went",
    "goes",
    "going",
    "continued",
    "continues",
    "proceeded",
    "tried",
    "tries",
    "trying",
    "sought",
    "began",
    "begins",
    "started",
    "wanted",
    "wants",
    "want",
    "like",
    "likes",
    "had",
    "has",
    "have",
    "used",
    "hastened",
    "rushed",
];

/// Verbs that hand on a refusal.
const REFUSING: &[&str] = &[
    "declined",
    "declines",
    "refused",
    "refuses",
    "failed",
    "fails",
    "forgot",
    "neglected",
];

/// Particles that belong to the verb before them.
const PARTICLES: &[&str] = &["out", "back", "up"];

/// What a verb of thinking takes.
const ATTITUDE_FRAME: Frame = Frame {
    lemma: "",
    that: true,
    quote: false,
    object_as: false,
    listener: false,
    to_listener: false,
    to_verb: false,
    object: false,
    passive: true,
};

/// Beginnings of the verbs of thinking that tell what somebody holds to be so; "needs" and "sees" tell no such thing.
const HOLDING: &[&str] = &[
    "believ", "think", "thought", "hope", "hoping", "fear", "feel", "felt", "suspect", "doubt", "expect", "worr",
    "reckon", "know", "knew", "realiz", "realis", "remember", "assum", "guess", "imagin", "notic", "wonder", "regret",
];

/// Those of them that are more often said of a thing than of a clause.
const KNOWING: &[&str] = &["know", "knew", "remember", "assum", "notic", "regret"];

/// The cue whose verb is item `verb`; its helpers do not reach before `floor`.
pub(super) fn cue_at(stream: &Stream<'_>, verb: usize, floor: usize) -> Option<Cue> {
    if !stream.is(verb, Class::REPORTING | Class::ATTITUDE) || stream.has(verb, TokenRow::ALL_CAPITALS) {
        return None;
    }
    let reporting = stream.is(verb, Class::REPORTING);
    if !reporting && !HOLDING.iter().any(|beginning| begins(stream.word(verb), beginning)) {
        return None;
    }
    let frame = if reporting {
        *frames(stream.word(verb))?
    } else {
        // "He knew the man who had left" has an object and no clause.
        let lemma = if KNOWING.iter().any(|beginning| begins(stream.word(verb), beginning)) {
            "know"
        } else {
            ""
        };
        Frame {
            lemma,
            ..ATTITUDE_FRAME
        }
    };
    let tag = verb_tag(stream, verb)?;
    let helpers = helpers(stream, verb, floor);
    let form = match tag {
        Tag::VBD | Tag::VBZ | Tag::VBP => Form::Finite,
        Tag::VBN if helpers.be => Form::Passive,
        Tag::VBN if helpers.have => Form::Finite,
        // Without a helper it is a past form that looks like a participle, or "the plan announced on Monday".
        // "A podcast called The Harbour" is a name, not what somebody calls it.
        Tag::VBN if frame.lemma == "call" => return None,
        Tag::VBN if beside_quote(stream, verb) || frame.lemma == "say" || stream.word(verb + 1) == ":" => Form::Finite,
        // "and added that": a participle of a verb that takes no listener has no clause of its own.
        Tag::VBN if frame.that && !frame.listener && stream.says(verb + 1, "that") => Form::Finite,
        Tag::VBG if helpers.be => Form::Finite,
        Tag::VBG => Form::Participle,
        Tag::VB if helpers.to => Form::Infinitive,
        // A plain form without a helper is a present tense: "partisans on both sides warn that".
        Tag::VB => Form::Finite,
        _ => return None,
    };
    if form == Form::Infinitive && !helpers.handed {
        return None;
    }
    // "It is known that", "knowing that": nobody's knowledge, or the writer's.
    if form != Form::Finite && !reporting && begins(stream.word(verb), "know") {
        return None;
    }
    let particle = stream.says_any(verb + 1, PARTICLES)
        && matches!(frame.lemma, "point" | "fire" | "hit" | "shoot" | "call" | "lay");
    Some(Cue {
        start: helpers.start,
        verb,
        end: verb + 1 + usize::from(particle),
        form: if form == Form::Infinitive { Form::Finite } else { form },
        negated: helpers.negated,
        attitude: !reporting,
        frame,
    })
}

fn begins(word: &str, beginning: &str) -> bool {
    word.get(..beginning.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(beginning))
}

/// The tag of a verb; where it was tagged as a noun between a name and a clause, as in "the Post reports that", a verb.
fn verb_tag(stream: &Stream<'_>, idx: usize) -> Option<Tag> {
    let tag = stream.tag(idx);
    if tag.is_verb() {
        return Some(tag);
    }
    let word = stream.word(idx);
    match tag {
        Tag::Unknown if word.ends_with("ing") => Some(Tag::VBG),
        Tag::Unknown => Some(Tag::VBD),
        // "Said Jones:" at the start of a sentence looks like a name.
        _ if stream.has(idx, TokenRow::SENTENCE_START)
            && stream.says_any(idx, &["said", "says", "added", "asked", "wrote"]) =>
        {
            Some(Tag::VBD)
        }
        // Beside a quotation a form in -ed of a verb of saying is what it looks like.
        _ if word.ends_with("ed") && beside_quote(stream, idx) => Some(Tag::VBD),
        Tag::NNS if stream.says(idx + 1, "that") && idx > 0 && stream.tag(idx - 1).is_proper_noun() => Some(Tag::VBZ),
        // "…," Brandt notes.
        Tag::NNS | Tag::NNP | Tag::NNPS if word.ends_with('s') && follows_quoted_name(stream, idx) => Some(Tag::VBZ),
        _ => None,
    }
}

/// Whether only a name stands between an item and the quotation before it.
fn follows_quoted_name(stream: &Stream<'_>, idx: usize) -> bool {
    let name = (0..idx)
        .rev()
        .take(4)
        .take_while(|&left| stream.tag(left).is_proper_noun() || stream.tag(left) == Tag::PRP)
        .count();
    name > 0
        && idx.checked_sub(name + 1).is_some_and(|quote| stream.is_quote(quote))
        && matches!(stream.word(idx + 1), "." | "," | ":" | "")
}

fn beside_quote(stream: &Stream<'_>, idx: usize) -> bool {
    let after = if matches!(stream.word(idx + 1), "," | ":") {
        idx + 2
    } else {
        idx + 1
    };
    let before = idx.checked_sub(1).map(|left| {
        if stream.word(left) == "," {
            left.saturating_sub(1)
        } else {
            left
        }
    });
    stream.is_quote(after) || before.is_some_and(|left| stream.is_quote(left))
}

/// The words before a verb that make its tense, mood and negation.
#[derive(Default)]
struct Helpers {
    start: usize,
    be: bool,
    have: bool,
    modal: bool,
    to: bool,
    handed: bool,
    negated: bool,
}

fn helpers(stream: &Stream<'_>, verb: usize, floor: usize) -> Helpers {
    let mut found = Helpers {
        start: verb,
        ..Helpers::default()
    };
    let mut at = verb;
    for _ in 0..8 {
        let Some(left) = at.checked_sub(1).filter(|&left| left >= floor) else {
            break;
        };
        let tag = stream.tag(left);
        if stream.is(left, Class::NEGATION) && !matches!(tag, Tag::DT) {
            found.negated = true;
        } else if matches!(tag, Tag::RB | Tag::RBR) {
        } else if stream.says_any(
            left,
            &[
                "is", "was", "are", "were", "be", "been", "being", "'s", "’s", "'re", "’re", "got",
            ],
        ) && !matches!(tag, Tag::POS)
        {
            found.be |= found.start == verb || !found.have && !found.modal;
        } else if stream.says_any(left, &["has", "have", "had", "having", "'ve", "’ve"]) && tag != Tag::NNP {
            found.have = true;
        } else if tag == Tag::MD || stream.says_any(left, &["did", "do", "does"]) {
            found.modal = true;
        } else if tag == Tag::TO && left + 1 == at_adverbs(stream, verb) {
            found.to = true;
            let Some(hands) = left.checked_sub(1).filter(|&hands| hands >= floor) else {
                break;
            };
            if stream.says_any(hands, REFUSING) {
                found.negated = true;
                found.handed = true;
            } else if stream.says_any(hands, HANDING_ON) {
                found.handed = true;
            } else {
                break;
            }
            at = hands;
            found.start = hands;
            if stream.says(hands, "on") {
                let Some(goes) = hands.checked_sub(1).filter(|&goes| goes >= floor) else {
                    break;
                };
                found.start = goes;
                at = goes;
            }
            continue;
        } else {
            break;
        }
        found.start = left;
        at = left;
    }
    found
}

/// The verb, or the first of the adverbs right before it.
fn at_adverbs(stream: &Stream<'_>, verb: usize) -> usize {
    let mut at = verb;
    while at > 0 && stream.tag(at - 1).is_adverb() && verb - at < 4 {
        at -= 1;
    }
    at
}
