//! Fenced texts in Markdown, line by line, so that a spec can be rewritten in place.

/// A fenced text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fence {
    /// First word behind the opening mark: `text`, `markdown`, `toml`, `bad`.
    pub language: String,
    /// The further words, `path=b.md` as `("path", "b.md")`.
    pub attributes: Vec<(String, String)>,
    /// Line of the first line of the text, from 0.
    pub first: usize,
    /// Line of the closing mark, from 0; where it is missing, one past the last line.
    pub end: usize,
    /// The heading above it, without its marks; empty where there is none.
    pub heading: String,
    /// Depth of that heading, 0 where there is none.
    pub level: usize,
}

impl Fence {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// The fenced texts among the lines of a Markdown text; fences of three or more backticks or tildes, not indented.
pub fn fences(lines: &[&str]) -> Vec<Fence> {
    let mut found: Vec<Fence> = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let (mut heading, mut level) = (String::new(), 0);
    for (number, line) in lines.iter().enumerate() {
        let mark = fence_mark(line);
        match (open, mark) {
            (Some((_, opener)), Some(closer)) if closer.starts_with(opener) && line.trim_end() == closer => {
                open = None;
                if let Some(fence) = found.last_mut() {
                    fence.end = number;
                }
            }
            (Some(_), _) => {}
            (None, Some(mark)) => {
                open = Some((number, mark));
                let mut words = line.strip_prefix(mark).unwrap_or_default().split_whitespace();
                found.push(Fence {
                    language: words.next().unwrap_or("").to_owned(),
                    attributes: words
                        .map(|word| word.split_once('=').unwrap_or((word, "")))
                        .map(|(key, value)| (key.to_owned(), value.to_owned()))
                        .collect(),
                    first: number + 1,
                    end: lines.len(),
                    heading: heading.clone(),
                    level,
                });
            }
            (None, None) => {
                let words = line.trim_start_matches('#');
                let marks = line.len() - words.len();
                if marks > 0 && words.starts_with(' ') {
                    words.trim().clone_into(&mut heading);
                    level = marks;
                }
            }
        }
    }
    found
}

/// The backticks or tildes that open or close a fence.
fn fence_mark(line: &str) -> Option<&str> {
    let first = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(first).len();
    line.get(..length).filter(|_| length >= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_fence_holds_a_shorter_one() {
        let text = "# T\n\n````text path=a.md\n```\ninner\n```\n````\nafter\n";
        let lines: Vec<_> = text.lines().collect();
        let found = fences(&lines);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].first, found[0].end), (3, 6));
        assert_eq!(found[0].attribute("path"), Some("a.md"));
        assert_eq!((found[0].heading.as_str(), found[0].level), ("T", 1));
    }
}
