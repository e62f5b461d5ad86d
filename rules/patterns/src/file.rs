//! The text of a `rules.toml` to its rules.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::entry::Entry;
use crate::pattern::Pattern;

/// The name of the file.
pub const RULES_NAME: &str = "rules.toml";

/// The most rules of a file.
const MAX_RULES: usize = 500;

/// Something in a file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Bytes of the file that it is about.
    pub span: Range<usize>,
    /// One lower-case sentence.
    pub message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    rule: Vec<Spanned<Entry>>,
}

/// Reads the text of a file; `taken` says which names rules and families have already. Rules that are in order are kept,
/// whatever is wrong with others.
pub fn read(text: &str, taken: impl Fn(&str) -> bool) -> (Vec<Pattern>, Vec<Problem>) {
    let file: File = match toml::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            let message = error.message().lines().collect::<Vec<_>>().join(", ");
            let span = error.span().unwrap_or(0..0);
            return (Vec::new(), vec![Problem { span, message }]);
        }
    };
    let (mut rules, mut problems, mut names) = (Vec::new(), Vec::new(), BTreeSet::new());
    for entry in file.rule {
        let span = entry.span();
        let entry = entry.into_inner();
        let name = entry.name.clone();
        let made = if rules.len() >= MAX_RULES {
            Err(format!("a file has at most {MAX_RULES} rules"))
        } else if !names.insert(name.clone()) {
            Err("there are two rules of this name".to_owned())
        } else if taken(&name) {
            Err("there is a rule or family of this name already; choose another name".to_owned())
        } else {
            Pattern::new(entry)
        };
        match made {
            Ok(rule) => rules.push(rule),
            Err(why) => problems.push(Problem {
                span,
                message: format!("`{name}`: {why}"),
            }),
        }
    }
    (rules, problems)
}
