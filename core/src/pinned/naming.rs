//! How a text names a thing: by words in any form and case, or by a pattern with the value in a group.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use crate::language::{self, singular};
use crate::prose::BlockKind;
use crate::rows::TokenKind;

/// Largest compiled pattern in bytes; more is a mistake, and slow.
const PATTERN_BYTES: usize = 1 << 20;

/// How texts name a thing.
#[derive(Debug, Clone, PartialEq)]
pub enum Naming {
    /// Any of these runs of words, each a [`name_word`].
    Words(Vec<Vec<String>>),
    /// A pattern whose group holds the value.
    Pattern(Pattern),
}

impl Naming {
    /// The words of a name as texts are compared by; empty where it has none.
    pub fn words(name: &str) -> Vec<String> {
        let tokens = language::analyse(name, BlockKind::Paragraph).tokens;
        tokens
            .iter()
            .filter(|token| token.kind() != TokenKind::Punctuation)
            .map(|token| name_word(token.span.text(name)))
            .collect()
    }
}

/// A word of a name without its case and number: "Regions" and "region" name one thing.
pub fn name_word(word: &str) -> String {
    singular(&word.to_lowercase()).into_owned()
}

/// A regular expression with a group for the value.
#[derive(Debug, Clone)]
pub struct Pattern {
    regex: Regex,
    group: usize,
}

/// The text of a pattern is all that tells two apart.
impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.regex.as_str() == other.regex.as_str()
    }
}

impl Pattern {
    /// Reads a pattern. The value is in the group called `value`, or in the first one.
    ///
    /// # Errors
    /// One lower-case sentence that says what is wrong.
    pub fn new(text: &str) -> Result<Self, String> {
        let regex = RegexBuilder::new(text)
            .size_limit(PATTERN_BYTES)
            .build()
            .map_err(|error| {
                let why = error.to_string();
                let last = why.lines().last().unwrap_or("").trim_start_matches("error: ");
                format!("this is no regular expression: {last}")
            })?;
        let named = regex.capture_names().position(|name| name == Some("value"));
        let group = named.unwrap_or(1);
        if group >= regex.captures_len() {
            return Err("the pattern has no group for the value: put brackets around that part of it".to_owned());
        }
        Ok(Self { regex, group })
    }

    /// The bytes of each value in a text.
    pub fn values<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        self.regex
            .captures_iter(text)
            .filter_map(|found| Some(found.get(self.group)?.range()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_case_and_number() {
        assert_eq!(Naming::words("Maximum upload sizes"), ["maximum", "upload", "size"]);
        assert_eq!(Naming::words("?"), Vec::<String>::new());
    }

    #[test]
    fn a_pattern_has_a_group() {
        let pattern = Pattern::new(r"timeout of (?P<value>\d+ seconds)").unwrap();
        let found = pattern.values("a timeout of 30 seconds").next();
        assert_eq!(found, Some(13..23));
        assert!(Pattern::new("timeout").unwrap_err().contains("no group"));
        assert!(Pattern::new("(").unwrap_err().contains("no regular expression"));
    }
}
