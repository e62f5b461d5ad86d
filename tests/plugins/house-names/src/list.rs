//! The list, as the rule's option gives it, and how a name in a text is found in it.

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name as it must be spelled.
    pub name: String,
    /// The title that goes with it, if the list gives one.
    pub title: Option<String>,
}

impl Person {
    /// Reads `Name` or `Name, title`; none where there is no name of two words or more.
    pub fn read(entry: &str) -> Option<Self> {
        let (name, title) = entry.split_once(',').unwrap_or((entry, ""));
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (name, title) = (words(name), words(title));
        (name.contains(' ')).then(|| Self {
            name,
            title: (!title.is_empty()).then_some(title),
        })
    }

    /// Whether a name is this one with a slip: one word differs, by one letter or two that changed places.
    pub fn is_misspelled_by(&self, name: &str) -> bool {
        let (own, theirs): (Vec<&str>, Vec<&str>) = (self.name.split(' ').collect(), name.split_whitespace().collect());
        if own.len() != theirs.len() {
            return false;
        }
        let different: Vec<_> = own.iter().zip(&theirs).filter(|(a, b)| a != b).collect();
        matches!(different.as_slice(), [(a, b)] if a.chars().count() > 3 && is_slip(a, b))
    }
}

/// Whether one letter is missing, too many or another, or two neighbours changed places. First letters must agree:
/// Fenice and Venice are two names.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.first() != b.first() {
        return false;
    }
    let same_start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (a.get(same_start..).unwrap_or(&[]), b.get(same_start..).unwrap_or(&[]));
    let after = |rest: &[char], by: usize| rest.get(by..).map(<[char]>::to_vec);
    let (one_a, one_b) = (after(rest_a, 1), after(rest_b, 1));
    let swapped = || {
        let (a, b) = (rest_a.get(..2)?, rest_b.get(..2)?);
        Some(a.first() == b.last() && a.last() == b.first() && after(rest_a, 2) == after(rest_b, 2))
    };
    // Replaced, too many, missing.
    (one_a.is_some() && one_a == one_b)
        || one_a.as_deref() == Some(rest_b)
        || one_b.as_deref() == Some(rest_a)
        || swapped() == Some(true)
}
