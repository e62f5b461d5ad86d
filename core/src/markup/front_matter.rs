//! Front matter: what a Markdown file says of itself between `---` (YAML) or `+++` (TOML) at its very start.

use saphyr_parser::{Event, Parser};

use crate::prose::{Metadata, ProseBuilder};

/// Longest front matter that is read, in bytes; a longer one is skipped with a problem.
const LONGEST: usize = 64 << 10;

/// Reads the front matter at offset `start`, if there is one; the offset at which the text begins.
pub(super) fn read(out: &mut ProseBuilder<'_>, start: usize) -> usize {
    let text = out.source().get(start..).unwrap_or("");
    let Some((fence, data, end)) = find(text) else {
        return start;
    };
    let result = if data.len() > LONGEST {
        Err("longer than 64 KiB".to_owned())
    } else if fence == "---" {
        yaml(data, out.metadata())
    } else {
        toml(data, out.metadata())
    };
    if let Err(message) = result {
        let message = format!("the front matter could not be read: {message}");
        out.problem(start, start + end, message);
    }
    start + end
}

/// The fence, the text between the fences, and where the line of the closing one ends.
fn find(text: &str) -> Option<(&'static str, &str, usize)> {
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let mut lines = Lines { text, at: 0 };
    let (first, _) = lines.next()?;
    if first.trim_end() != fence {
        return None;
    }
    let start = lines.at;
    while let Some((line, at)) = lines.next() {
        let line = line.trim_end();
        if line == fence || (fence == "---" && line == "...") {
            let data = text.get(start..at)?;
            // Three dashes may be a rule at the top of a text: what is read as data has a key.
            return data.contains([':', '=']).then_some((fence, data, lines.at));
        }
    }
    None
}

struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (&'a str, usize);

    /// The next line with its end, and its offset.
    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let bytes = rest.as_bytes();
        let length = match memchr::memchr2(b'\n', b'\r', bytes) {
            Some(found) if bytes.get(found..found + 2) == Some(b"\r\n") => found + 2,
            Some(found) => found + 1,
            None => rest.len(),
        };
        let start = self.at;
        self.at += length;
        Some((rest.get(..length)?, start))
    }
}

/// Takes one value under a key (`date`, `factlint.ignore`); the first value of a key that holds one counts.
fn take(metadata: &mut Metadata, key: &str, value: &str) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    let set = |slot: &mut Option<String>| {
        slot.get_or_insert_with(|| value.to_owned());
    };
    match key {
        "title" => set(&mut metadata.title),
        "date" | "published" | "pubdate" | "publishdate" | "publish_date" | "date_published" | "published_at"
        | "created" => set(&mut metadata.date),
        "lang" | "language" | "locale" => set(&mut metadata.language),
        "author" | "authors" | "byline" => match metadata.author.as_mut() {
            Some(author) => {
                author.push_str(", ");
                author.push_str(value);
            }
            None => metadata.author = Some(value.to_owned()),
        },
        "factlint.ignore" => {
            let rules = value.split(',').map(str::trim).filter(|rule| !rule.is_empty());
            metadata.ignore.extend(rules.map(str::to_owned));
        }
        _ => {}
    }
}

/// Reads YAML event by event, so that no depth of nesting and no alias can cost anything.
fn yaml(data: &str, metadata: &mut Metadata) -> Result<(), String> {
    // The keys of the mappings that are open; none inside a sequence.
    let mut path: Vec<Option<String>> = Vec::new();
    let mut expects_key: Vec<bool> = Vec::new();
    for event in Parser::new_from_str(data) {
        let (event, _) = event.map_err(|error| error.info().to_owned())?;
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                path.push(None);
                expects_key.push(matches!(event, Event::MappingStart(..)));
            }
            Event::MappingEnd | Event::SequenceEnd => {
                path.pop();
                expects_key.pop();
                value_done(&path, &mut expects_key);
            }
            Event::Scalar(value, ..) => match (expects_key.last_mut(), path.last_mut()) {
                (Some(expects @ true), Some(key)) => {
                    *key = Some(value.to_ascii_lowercase());
                    *expects = false;
                }
                _ => {
                    let name = name(&path);
                    take(
                        metadata,
                        &name,
                        if value == "~" || value == "null" { "" } else { &value },
                    );
                    value_done(&path, &mut expects_key);
                }
            },
            Event::Alias(_) => value_done(&path, &mut expects_key),
            _ => {}
        }
    }
    Ok(())
}

/// After a value, a mapping expects a key again; a sequence never does.
fn value_done(path: &[Option<String>], expects_key: &mut [bool]) {
    if let (Some(expects), Some(Some(_))) = (expects_key.last_mut(), path.last()) {
        *expects = true;
    }
}

/// The dotted name of the innermost value, at most two deep: `author`, `author.name` reads as `author`.
fn name(path: &[Option<String>]) -> String {
    let keys: Vec<&str> = path.iter().flatten().map(String::as_str).take(3).collect();
    match keys.as_slice() {
        [only] => (*only).to_owned(),
        ["factlint", "ignore"] => "factlint.ignore".to_owned(),
        [first @ ("author" | "authors"), "name"] => (*first).to_owned(),
        _ => String::new(),
    }
}

fn toml(data: &str, metadata: &mut Metadata) -> Result<(), String> {
    let table: toml::Table = data
        .parse()
        .map_err(|error: toml::de::Error| error.message().to_owned())?;
    for (key, value) in &table {
        let key = key.to_ascii_lowercase();
        match value {
            toml::Value::Table(inner) => {
                for (inner_key, value) in inner {
                    let path = [Some(key.clone()), Some(inner_key.to_ascii_lowercase())];
                    toml_value(metadata, &name(&path), value);
                }
            }
            value => toml_value(metadata, &key, value),
        }
    }
    Ok(())
}

fn toml_value(metadata: &mut Metadata, key: &str, value: &toml::Value) {
    match value {
        toml::Value::String(value) => take(metadata, key, value),
        toml::Value::Datetime(value) => take(metadata, key, &value.to_string()),
        toml::Value::Integer(value) => take(metadata, key, &value.to_string()),
        toml::Value::Array(values) => {
            for value in values.iter().filter(|value| !value.is_array()) {
                toml_value(metadata, key, value);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Prose;

    fn read_all(text: &str) -> (Prose, &str) {
        let mut out = ProseBuilder::new(text);
        let end = read(&mut out, 0);
        (out.finish(), &text[end..])
    }

    #[test]
    fn yaml_is_data() {
        let text = "---\r\ntitle: \"The vote: a guide\"\r\ndate: 2025-03-18\r\nauthor:\r\n  - Ann Roe\r\n  - Bo Doe\r\n\
                    lang: en-GB\r\nfactlint:\r\n  ignore: [wrong-total, numbers]\r\ntags: {a: [b, c]}\r\n---\r\nText";
        let (prose, rest) = read_all(text);
        let metadata = prose.metadata;
        assert_eq!(rest, "Text");
        assert_eq!(metadata.title.as_deref(), Some("The vote: a guide"));
        assert_eq!(metadata.date.as_deref(), Some("2025-03-18"));
        assert_eq!(metadata.author.as_deref(), Some("Ann Roe, Bo Doe"));
        assert_eq!(metadata.language.as_deref(), Some("en-GB"));
        assert_eq!(metadata.ignore, ["wrong-total", "numbers"]);
        assert!(prose.problems.is_empty());
    }

    #[test]
    fn toml_is_data() {
        let text = "+++\ntitle = 'Tides'\ndate = 2025-03-18T10:00:00Z\nauthors = ['Ann Roe']\n[factlint]\nignore = ['dates']\n+++\n";
        let (prose, rest) = read_all(text);
        let metadata = prose.metadata;
        assert_eq!(rest, "");
        assert_eq!(metadata.date.as_deref(), Some("2025-03-18T10:00:00Z"));
        assert_eq!(
            (metadata.author.as_deref(), metadata.ignore.len()),
            (Some("Ann Roe"), 1)
        );
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in [
            "---\n\nText\n\n---\n",
            "--- a: b\n---\n",
            "---\ntitle: x\n",
            "Text\n---\na: b\n---\n",
        ] {
            assert_eq!(read_all(text).1, text);
        }
    }

    #[test]
    fn broken_data_is_a_problem_and_deep_data_is_nothing() {
        let (prose, rest) = read_all("---\ntitle: [a\n---\nText");
        assert_eq!((prose.problems.len(), rest), (1, "Text"));
        let deep = format!("---\na: {}\n---\nText", "[".repeat(30_000));
        assert_eq!(read_all(&deep).1, "Text");
    }
}
