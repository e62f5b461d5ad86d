//! The text of `facts.toml` to its entries, with the place of everything that is wrong.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Kind, Naming, Pattern, PinnedFact, Value};
use crate::config::{ConfigProblem, read_date};
use crate::document::DocDate;
use crate::rule::nearest;

const KEYS: [&str; 9] = [
    "id", "thing", "pattern", "value", "from", "unit", "kind", "as-of", "source",
];
const FROM_KEYS: [&str; 6] = ["file", "pointer", "key", "row", "where", "column"];
const FROM: &str = "write `{ file = \"data.json\", pointer = \"/a/b\" }`, `{ file = \"data.toml\", key = \"a.b\" }` or \
                    `{ file = \"data.csv\", row = 1, column = \"count\" }`";

type Toml<'i> = Spanned<DeValue<'i>>;
type Table<'t, 'i> = &'t DeTable<'i>;

/// A `facts.toml`, read and checked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FactsFile {
    /// Its facts, in its order.
    pub entries: Vec<Entry>,
}

/// One fact of a file, before its value was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// `id`.
    pub id: String,
    /// `thing` or `pattern`.
    pub naming: Naming,
    /// `value` or `from`.
    pub given: Given,
    /// `unit`.
    pub unit: Option<String>,
    /// `kind`.
    pub kind: Option<Kind>,
    /// `as-of`.
    pub as_of: Option<DocDate>,
    /// `source`.
    pub source: Option<String>,
    /// Bytes of the id.
    pub id_span: Range<usize>,
    /// Bytes of the value, or of what says where it is.
    pub value_span: Range<usize>,
}

/// A value, or where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// The value itself, as written.
    Value(String),
    /// A place in another file.
    From(From),
}

/// A place in a file below the folder of `facts.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct From {
    /// The file, relative to that folder.
    pub file: String,
    /// Where in it.
    pub cell: Cell,
}

/// Where in a file a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A JSON pointer (RFC 6901).
    Pointer(String),
    /// Keys of TOML tables with dots between them.
    Key(String),
    /// A row of a CSV table, counted from 1 below the header, and the name of a column.
    Row(usize, String),
    /// The row of a CSV table in which columns have these texts, and the name of a column.
    Where(Vec<(String, String)>, String),
}

impl FactsFile {
    /// Reads the text of a file. What is in order is kept, whatever else is wrong; problems are sorted by place.
    pub fn read(text: &str) -> (Self, Vec<ConfigProblem>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader::default();
        if errors.is_empty() {
            reader.root(table.get_ref());
        }
        for error in errors {
            let message = error.message().lines().collect::<Vec<_>>().join(", ");
            reader.problem(error.span().unwrap_or(0..0), message);
        }
        reader.problems.sort_by_key(|problem| problem.span.start);
        (
            FactsFile {
                entries: reader.entries,
            },
            reader.problems,
        )
    }
}

impl Entry {
    /// The fact whose value has this text.
    ///
    /// # Errors
    /// One lower-case sentence that says why the text is no value of the kind that the entry asks for.
    pub fn pin(&self, text: &str, origin: String) -> Result<PinnedFact, String> {
        let text = text.trim();
        let unit = self.unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty());
        let (value, printed) = match unit {
            // A currency stands before its figure, every other unit behind it.
            Some(unit) => [format!("{text} {unit}"), format!("{unit}{text}")]
                .into_iter()
                .find_map(|joined| Some((Value::read(&joined, Some(Kind::Figure))?, joined)))
                .ok_or_else(|| {
                    format!(
                        "`{text} {unit}` is no figure; write a number such as `25` and a unit that stands behind it"
                    )
                })?,
            None => {
                let value = Value::read(text, self.kind).ok_or_else(|| match self.kind {
                    Some(kind) => format!("`{text}` is no {}; change the value, or its `kind`", kind.name()),
                    None => "the value is empty; write what is pinned".to_owned(),
                })?;
                (value, text.to_owned())
            }
        };
        let counted = matches!(&value, Value::Figure(figure) if figure.unit.is_none());
        Ok(PinnedFact {
            id: self.id.clone(),
            naming: self.naming.clone(),
            value,
            // The noun of a count is in the sentence already.
            printed: if counted && unit.is_some() {
                text.to_owned()
            } else {
                printed
            },
            as_of: self.as_of,
            source: self.source.clone(),
            origin,
        })
    }
}

#[derive(Default)]
struct Reader {
    entries: Vec<Entry>,
    ids: BTreeMap<String, usize>,
    problems: Vec<ConfigProblem>,
}

impl Reader {
    fn problem(&mut self, span: Range<usize>, message: impl Into<String>) {
        let message = message.into();
        self.problems.push(ConfigProblem { span, message });
    }

    fn root(&mut self, table: Table<'_, '_>) {
        for (key, value) in table {
            if key.get_ref() != "fact" {
                let hint = did_you_mean(nearest(key.get_ref(), ["fact"].into_iter()));
                let hint = if hint.is_empty() {
                    "; every fact is a `[[fact]]`".to_owned()
                } else {
                    hint
                };
                self.problem(key.span(), format!("unknown key `{}`{hint}", key.get_ref()));
                continue;
            }
            let Some(items) = value.get_ref().as_array() else {
                self.problem(value.span(), "write `[[fact]]` on a line of its own above each fact");
                continue;
            };
            for item in items {
                match item.get_ref().as_table() {
                    Some(table) => self.fact(table, item.span()),
                    None => {
                        self.problem(item.span(), "write `[[fact]]` on a line of its own above each fact");
                    }
                }
            }
        }
    }

    fn fact(&mut self, table: Table<'_, '_>, span: Range<usize>) {
        let before = self.problems.len();
        let (mut id, mut naming, mut given) = (None, None, None);
        let (mut unit, mut kind, mut as_of, mut source) = (None, None, None, None);
        let mut twice = false;
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "id" => {
                    id = self
                        .text(value, "a short name such as \"max-upload\"")
                        .map(|text| (text, value.span()));
                }
                "thing" => {
                    twice |= naming.is_some();
                    naming = self.things(value);
                }
                "pattern" => {
                    twice |= naming.is_some();
                    naming = self.pattern(value);
                }
                "value" => {
                    twice |= given.is_some();
                    given = self.value(value).map(|text| (Given::Value(text), value.span()));
                }
                "from" => {
                    twice |= given.is_some();
                    given = self.from(value).map(|from| (Given::From(from), value.span()));
                }
                "unit" => unit = self.text(value, "a unit such as \"MB\""),
                "kind" => kind = self.kind(value),
                "as-of" => as_of = self.date(value),
                "source" => source = self.text(value, "an address or a few words"),
                unknown => {
                    let hint = did_you_mean(nearest(unknown, KEYS.into_iter()));
                    self.problem(key.span(), format!("unknown key `{unknown}` in `[[fact]]`{hint}"));
                }
            }
        }
        if twice {
            self.problem(
                span.clone(),
                "a fact has one of `thing` and `pattern`, and one of `value` and `from`",
            );
        }
        let absent = |name: &str| table.iter().all(|(key, _)| key.get_ref() != name);
        if absent("id") {
            self.problem(
                span.clone(),
                "this fact has no `id`; give it a short name such as `id = \"max-upload\"`",
            );
        }
        if absent("thing") && absent("pattern") {
            self.problem(
                span.clone(),
                "this fact has no `thing`; write the words that texts name it by",
            );
        }
        if absent("value") && absent("from") {
            self.problem(
                span.clone(),
                "this fact has no `value`, and no `from` to read it from a file",
            );
        }
        if let (Some((id, id_span)), Some(naming), Some((given, value_span))) = (id, naming, given) {
            if self.ids.insert(id.clone(), id_span.start).is_some() {
                self.problem(
                    id_span,
                    format!("there are two facts with the id `{id}`; give one another id"),
                );
            } else if self.problems.len() == before {
                self.entries.push(Entry {
                    id,
                    naming,
                    given,
                    unit,
                    kind,
                    as_of,
                    source,
                    id_span,
                    value_span,
                });
            }
        }
    }

    fn text(&mut self, value: &Toml<'_>, wanted: &str) -> Option<String> {
        let text = value.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.problem(value.span(), format!("write {wanted}"));
        }
        text.map(str::to_owned)
    }

    fn things(&mut self, value: &Toml<'_>) -> Option<Naming> {
        const WANTED: &str = "the words that texts name the thing by, such as [\"upload limit\"]";
        let texts = match value.get_ref().as_array() {
            Some(items) => items
                .iter()
                .filter_map(|item| Some((self.text(item, WANTED)?, item.span())))
                .collect(),
            None => vec![(self.text(value, WANTED)?, value.span())],
        };
        let mut names = Vec::new();
        for (text, span) in texts {
            let words = Naming::words(&text);
            if words.is_empty() {
                self.problem(span, format!("write {WANTED}"));
            } else {
                names.push(words);
            }
        }
        (!names.is_empty()).then_some(Naming::Words(names))
    }

    fn pattern(&mut self, value: &Toml<'_>) -> Option<Naming> {
        let text = self.text(value, "a regular expression with the value in a group")?;
        match Pattern::new(&text) {
            Ok(pattern) => Some(Naming::Pattern(pattern)),
            Err(message) => {
                self.problem(value.span(), message);
                None
            }
        }
    }

    fn value(&mut self, value: &Toml<'_>) -> Option<String> {
        let text = scalar(value.get_ref());
        if text.is_none() {
            let kind = value.get_ref().type_str();
            self.problem(
                value.span(),
                format!("a {kind} stands here; write a figure, a version, a date or a text"),
            );
        }
        text
    }

    fn kind(&mut self, value: &Toml<'_>) -> Option<Kind> {
        const WANTED: &str = "`figure`, `version`, `date` or `text`";
        let text = self.text(value, WANTED)?;
        let kind = Kind::from_name(&text);
        if kind.is_none() {
            self.problem(value.span(), format!("there is no kind `{text}`; write {WANTED}"));
        }
        kind
    }

    fn date(&mut self, value: &Toml<'_>) -> Option<DocDate> {
        let date = scalar(value.get_ref()).and_then(|text| read_date(&text));
        if date.is_none() {
            let wanted = "write a date such as `2025-03-18`, \"2025-03\" or \"2025\"";
            self.problem(value.span(), format!("this is no day of the calendar; {wanted}"));
        }
        date
    }

    fn from(&mut self, value: &Toml<'_>) -> Option<From> {
        let Some(table) = value.get_ref().as_table() else {
            self.problem(value.span(), FROM);
            return None;
        };
        let (mut file, mut pointer, mut name, mut row, mut column) = (None, None, None, None, None);
        let mut conditions: Option<Vec<(String, String)>> = None;
        let before = self.problems.len();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "file" => file = self.text(value, "a path below the folder of this file"),
                "pointer" => pointer = value.get_ref().as_str().map(str::to_owned),
                "key" => name = self.text(value, "keys with dots between them, such as \"a.b\""),
                "column" => column = self.text(value, "the name of a column"),
                "row" => {
                    row = scalar(value.get_ref()).and_then(|text| text.parse::<usize>().ok());
                    if row.is_none_or(|row| row == 0) {
                        self.problem(
                            value.span(),
                            "write the number of a row, counted from 1 below the header",
                        );
                    }
                }
                "where" => {
                    let table = value.get_ref().as_table();
                    conditions = table.map(|table| {
                        let pairs = table.iter();
                        pairs
                            .filter_map(|(key, value)| Some((key.get_ref().to_string(), scalar(value.get_ref())?)))
                            .collect()
                    });
                    if conditions.as_ref().is_none_or(Vec::is_empty) {
                        self.problem(value.span(), "write a column and its text, such as `{ name = \"eu\" }`");
                    }
                }
                unknown => {
                    let hint = did_you_mean(nearest(unknown, FROM_KEYS.into_iter()));
                    self.problem(key.span(), format!("unknown key `{unknown}` in `from`{hint}"));
                }
            }
        }
        if self.problems.len() > before {
            return None;
        }
        let cell = match (pointer, name, row, conditions, column) {
            (Some(pointer), None, None, None, None) => Some(Cell::Pointer(pointer)),
            (None, Some(name), None, None, None) => Some(Cell::Key(name)),
            (None, None, Some(row), None, Some(column)) => Some(Cell::Row(row, column)),
            (None, None, None, Some(conditions), Some(column)) => Some(Cell::Where(conditions, column)),
            _ => None,
        };
        match (file, cell) {
            (Some(file), Some(cell)) => Some(From { file, cell }),
            _ => {
                self.problem(value.span(), FROM);
                None
            }
        }
    }
}

/// A value of TOML as text; none for tables, lists and truth values.
fn scalar(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().replace('_', "")),
        DeValue::Float(number) => Some(number.as_str().replace('_', "")),
        DeValue::Datetime(date) => Some(date.date?.to_string()),
        _ => None,
    }
}

fn did_you_mean(known: Option<&str>) -> String {
    known.map_or_else(String::new, |known| format!("; did you mean `{known}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        let (_, problems) = FactsFile::read(text);
        problems.into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn facts_are_read_with_their_values() {
        let text = "[[fact]]\nid = 'max-upload'\nthing = ['upload limit', 'maximum upload size']\nvalue = '25 MB'\n\
                    as-of = 2025-03-01\n[[fact]]\nid = 'regions'\nthing = 'regions'\nunit = 'region'\n\
                    from = { file = 'a.json', pointer = '/n' }\n";
        let (file, problems) = FactsFile::read(text);
        assert_eq!(problems, []);
        let [upload, regions] = file.entries.as_slice() else {
            panic!("two facts")
        };
        let pinned = upload.pin("25 MB", "facts.toml:2".to_owned()).unwrap();
        assert_eq!(
            pinned.provenance(),
            "`max-upload` is pinned in facts.toml:2, as of 2025-03-01"
        );
        assert_eq!(pinned.value.kind(), Kind::Figure);
        assert_eq!(regions.pin("14", String::new()).unwrap().printed, "14");
        assert!(regions.pin("many", String::new()).unwrap_err().contains("is no figure"));
    }

    #[test]
    fn mistakes_say_what_would_be_right() {
        let start = "[[fact]]\nid = 'a'\nthing = 'b'\n";
        assert_eq!(problems("[[facts]]\n"), ["unknown key `facts`; did you mean `fact`?"]);
        assert_eq!(
            problems(&format!("{start}value = 1\nas-off = 2025-01-01")),
            ["unknown key `as-off` in `[[fact]]`; did you mean `as-of`?"]
        );
        assert_eq!(
            problems(start),
            ["this fact has no `value`, and no `from` to read it from a file"]
        );
        assert_eq!(
            problems(&format!("{start}value = 1\n{start}value = 2")),
            ["there are two facts with the id `a`; give one another id"]
        );
        assert_eq!(problems(&format!("{start}from = {{ file = 'a.csv' }}")), [FROM]);
        assert_eq!(
            problems(&format!("{start}value = 1\nkind = 'number'")),
            ["there is no kind `number`; write `figure`, `version`, `date` or `text`"]
        );
    }
}
