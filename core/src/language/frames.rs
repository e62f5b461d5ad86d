//! Reporting verbs and the clauses they take.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::forms;

/// What a reporting verb may stand with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frame {
    /// The verb's base form.
    pub lemma: &'static str,
    /// A clause, with or without "that": said (that) it had left.
    pub that: bool,
    /// Direct speech: "It has left," she said.
    pub quote: bool,
    /// An object and "as": described it as a mistake.
    pub object_as: bool,
    /// A listener before the clause: told reporters that.
    pub listener: bool,
    /// A listener after "to": explained to reporters that.
    pub to_listener: bool,
    /// "to" and a verb: promised to leave.
    pub to_verb: bool,
    /// A noun that names what was said: denied the claim, confirmed the death.
    pub object: bool,
    /// A passive with the content as subject or after "that": it was announced, he is said to.
    pub passive: bool,
}

/// The frame of a reporting verb in any of its forms; ASCII case does not matter.
pub fn frames(word: &str) -> Option<&'static Frame> {
    let mut folded = [0_u8; LONGEST];
    let key = folded.get_mut(..word.len())?;
    key.copy_from_slice(word.as_bytes());
    key.make_ascii_lowercase();
    FORMS.get(&*key)
}

/// Every form of every reporting verb.
pub(super) fn all_forms() -> impl Iterator<Item = (String, Frame)> {
    include_str!("../../data/words/reporting.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut columns = line.split_ascii_whitespace();
            let mut frame = Frame {
                lemma: columns.next()?,
                ..Frame::default()
            };
            for column in columns {
                match column {
                    "that" => frame.that = true,
                    "quote" => frame.quote = true,
                    "as" => frame.object_as = true,
                    "listener" => frame.listener = true,
                    "to-listener" => frame.to_listener = true,
                    "to-verb" => frame.to_verb = true,
                    "object" => frame.object = true,
                    "passive" => frame.passive = true,
                    _ => {}
                }
            }
            Some(frame)
        })
        .flat_map(|frame| forms::verb(frame.lemma).into_iter().map(move |form| (form, frame)))
}

/// Bytes of the longest form, with some room.
const LONGEST: usize = 24;

static FORMS: LazyLock<FxHashMap<Vec<u8>, Frame>> =
    LazyLock::new(|| all_forms().map(|(form, frame)| (form.into_bytes(), frame)).collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_share_the_frame_of_their_lemma() {
        let told = frames("Told").unwrap();
        assert_eq!(told.lemma, "tell");
        assert!(told.listener && told.that && told.quote);
        assert!(frames("describing").unwrap().object_as);
        assert!(frames("quipped").unwrap().quote);
        assert!(frames("banana").is_none());
        assert!(frames("a-word-that-is-longer-than-any-verb").is_none());
    }

    #[test]
    fn every_column_is_known_and_no_form_is_too_long() {
        for line in include_str!("../../data/words/reporting.txt").lines() {
            for column in line.split_ascii_whitespace().skip(1).filter(|_| !line.starts_with('#')) {
                assert!(
                    [
                        "that",
                        "quote",
                        "as",
                        "listener",
                        "to-listener",
                        "to-verb",
                        "object",
                        "passive"
                    ]
                    .contains(&column),
                    "{line}"
                );
            }
        }
        assert!(all_forms().all(|(form, _)| form.len() <= LONGEST));
    }
}
