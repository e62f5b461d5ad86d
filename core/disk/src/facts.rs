//! Pinned facts: the closest `facts.toml`, and the values that it takes from files beside it.
//!
//! No command is ever run, and nothing outside of the folder of `facts.toml` is read: a file of facts that came with a
//! download may name no file of its reader.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use factlint_core::pinned::{Cell, FactsFile, From, Given, Pinned};
use factlint_core::source::LineIndex;
use toml::de::{DeTable, DeValue};

use crate::config::closest;
use crate::read::{ReadError, ReadProblem, read};
use crate::walk::Input;

/// The name of a file of pinned facts.
pub const FACTS_NAME: &str = "facts.toml";

/// Largest file that a value is read from, in bytes; it holds limits and versions, no data of a year.
const MAX_DATA_BYTES: u64 = 8 << 20;

/// The file of pinned facts closest to a folder, going up from the folder itself.
pub fn find_facts(folder: &Path) -> Option<PathBuf> {
    closest(folder, FACTS_NAME)
}

/// Reads a file of pinned facts and the values it takes from other files; and what is wrong with it, each problem one
/// line that names the place. Facts that are in order are kept.
///
/// # Errors
///
/// When the file itself cannot be read.
pub fn read_facts(path: &Path, current: &Path) -> Result<(Pinned, Vec<String>), ReadError> {
    let source = read(&Input::named(path, current))?;
    let (file, problems) = FactsFile::read(&source.text);
    let lines = LineIndex::new(&source.text);
    let shown = &source.path;
    let tell = |start: usize, message: &str| {
        let at = lines.position(&source.text, start as u32);
        format!("{shown}:{}:{}: {message}", at.line, at.column)
    };
    let mut problems: Vec<String> = problems
        .iter()
        .map(|problem| tell(problem.span.start, &problem.message))
        .collect();
    let mut data = Data {
        folder: current.join(path.parent().unwrap_or(Path::new(""))),
        texts: BTreeMap::new(),
    };
    let mut pinned = Pinned {
        path: shown.clone(),
        facts: Vec::new(),
    };
    for entry in &file.entries {
        let line = lines.position(&source.text, entry.id_span.start as u32).line;
        let (text, origin) = match &entry.given {
            Given::Value(text) => (Ok(text.clone()), format!("{shown}:{line}")),
            Given::From(from) => (
                data.find(from),
                format!("{shown}:{line} (value from {}, {})", from.file, said(&from.cell)),
            ),
        };
        match text.and_then(|text| entry.pin(&text, origin)) {
            Ok(fact) => pinned.facts.push(fact),
            Err(message) => problems.push(tell(entry.value_span.start, &message)),
        }
    }
    Ok((pinned, problems))
}

/// A place in a file, in words.
fn said(cell: &Cell) -> String {
    match cell {
        Cell::Pointer(pointer) => format!("`{pointer}`"),
        Cell::Key(key) => format!("`{key}`"),
        Cell::Row(row, column) => format!("row {row}, column `{column}`"),
        Cell::Where(conditions, column) => {
            let each = conditions.iter().map(|(name, text)| format!("`{name}` is `{text}`"));
            format!(
                "the row where {}, column `{column}`",
                each.collect::<Vec<_>>().join(" and ")
            )
        }
    }
}

/// The files below a folder that values are taken from, each read once.
struct Data {
    folder: PathBuf,
    texts: BTreeMap<String, Result<String, String>>,
}

impl Data {
    fn find(&mut self, from: &From) -> Result<String, String> {
        let file = &from.file;
        let folder = &self.folder;
        let text = self
            .texts
            .entry(file.clone())
            .or_insert_with(|| text_of(folder, file))
            .as_ref()
            .map_err(Clone::clone)?;
        match &from.cell {
            Cell::Pointer(pointer) => in_json(text, pointer),
            Cell::Key(key) => in_toml(text, key),
            Cell::Row(row, column) => in_csv(text, column, |number, _| number == *row, &said(&from.cell)),
            Cell::Where(conditions, column) => {
                let fits = |_: usize, cell: &dyn Fn(&str) -> Option<String>| {
                    conditions
                        .iter()
                        .all(|(name, text)| cell(name).as_deref() == Some(text.trim()))
                };
                in_csv(text, column, fits, &said(&from.cell))
            }
        }
        .map_err(|message| format!("`{file}` {message}"))
    }
}

fn text_of(folder: &Path, file: &str) -> Result<String, String> {
    let path = Path::new(file);
    let plain = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    if !path.components().all(plain) {
        return Err(format!(
            "`{file}` lies outside of the folder of this file; name a file below it"
        ));
    }
    let path = folder.join(path);
    let unread = |problem: ReadProblem| match problem {
        ReadProblem::Missing => format!("there is no file `{file}` below the folder of this file; check the path"),
        problem => format!("`{file}` cannot be read: {problem}"),
    };
    let real = |path: &Path| path.canonicalize().map_err(|error| unread(ReadProblem::of(&error)));
    // A symbolic link may lead anywhere.
    if !real(&path)?.starts_with(real(folder)?) {
        return Err(format!(
            "`{file}` is a link out of the folder of this file; copy the file into it"
        ));
    }
    let size = path.metadata().map_err(|error| unread(ReadProblem::of(&error)))?.len();
    if size > MAX_DATA_BYTES {
        return Err(format!(
            "`{file}` is larger than 8 MiB; put the pinned values into a smaller file"
        ));
    }
    let source = read(&Input::named(&path, folder)).map_err(|error| unread(error.problem))?;
    Ok(source.text.to_string())
}

fn in_json(text: &str, pointer: &str) -> Result<String, String> {
    let root: serde_json::Value =
        serde_json::from_str(text).map_err(|error| format!("is no JSON ({error}); mend the file"))?;
    let kind = match root.pointer(pointer) {
        None if !pointer.is_empty() && !pointer.starts_with('/') => {
            return Err(format!(
                "cannot be looked up by `{pointer}`; a JSON pointer begins with `/`"
            ));
        }
        None => return Err(format!("has nothing at `{pointer}`; check the pointer")),
        Some(serde_json::Value::String(text)) => return Ok(text.clone()),
        Some(serde_json::Value::Number(number)) => return Ok(number.to_string()),
        Some(serde_json::Value::Null) => "null",
        Some(serde_json::Value::Bool(_)) => "true or false",
        Some(serde_json::Value::Array(_)) => "a list",
        Some(serde_json::Value::Object(_)) => "an object",
    };
    Err(format!("has {kind} at `{pointer}`; point at a number or a text"))
}

fn in_toml(text: &str, key: &str) -> Result<String, String> {
    let root = DeTable::parse(text).map_err(|error| format!("is no TOML ({}); mend the file", error.message()))?;
    let (mut table, mut parts) = (root.get_ref(), key.split('.').peekable());
    while let Some(part) = parts.next() {
        let value = table.get(part).map(toml::Spanned::get_ref);
        match (value, parts.peek()) {
            (Some(DeValue::Table(inner)), Some(_)) => table = inner,
            (Some(DeValue::String(text)), None) => return Ok(text.to_string()),
            (Some(DeValue::Integer(number)), None) if number.radix() == 10 => {
                return Ok(number.as_str().replace('_', ""));
            }
            (Some(DeValue::Float(number)), None) => return Ok(number.as_str().replace('_', "")),
            (Some(DeValue::Datetime(date)), None) => return Ok(date.to_string()),
            (Some(other), None) => {
                return Err(format!(
                    "has a {} at `{key}`; name a number or a text",
                    other.type_str()
                ));
            }
            _ => break,
        }
    }
    Err(format!("has nothing at `{key}`; check the key"))
}

/// The cell of a column in the one row that fits.
fn in_csv(
    text: &str,
    column: &str,
    fits: impl Fn(usize, &dyn Fn(&str) -> Option<String>) -> bool,
    place: &str,
) -> Result<String, String> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .flexible(true)
        .from_reader(text.as_bytes());
    let wrong = |error: csv::Error| format!("is no CSV ({error}); mend the file");
    let header = reader.headers().map_err(wrong)?.clone();
    if !header.iter().any(|name| name == column) {
        let names = header.iter().collect::<Vec<_>>().join("`, `");
        return Err(format!("has no column `{column}`; it has `{names}`"));
    }
    let mut found: Option<String> = None;
    for (number, row) in reader.records().enumerate() {
        let row = row.map_err(wrong)?;
        let cell = |name: &str| {
            let idx = header.iter().position(|known| known == name)?;
            row.get(idx).map(str::to_owned)
        };
        if !fits(number + 1, &cell) {
            continue;
        }
        if found.is_some() {
            return Err(format!("has several rows for {place}; ask for more columns in `where`"));
        }
        found = cell(column);
    }
    found
        .filter(|text| !text.is_empty())
        .ok_or_else(|| format!("has nothing at {place}; check it"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn facts(from: &str) -> (Vec<String>, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let desk = folder.path().join("desk");
        fs::create_dir_all(desk.join("data")).unwrap();
        fs::write(folder.path().join("secret.json"), "{\"n\": 1}").unwrap();
        fs::write(
            desk.join("data/a.json"),
            "{\"regions\": {\"count\": 14, \"names\": []}}",
        )
        .unwrap();
        fs::write(
            desk.join("data/a.toml"),
            "[package]\nversion = \"2.4.1\"\nprice = 9.90\n",
        )
        .unwrap();
        fs::write(desk.join("data/a.csv"), "name,limit\neu, 25 MB\nus,\"1,000\"\n").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path().join("secret.json"), desk.join("data/link.json")).unwrap();
        let text = format!("[[fact]]\nid = 'a'\nthing = 'b'\nfrom = {{ {from} }}\n");
        fs::write(desk.join(FACTS_NAME), text).unwrap();
        let path = find_facts(&desk.join("data")).unwrap();
        let (pinned, problems) = read_facts(&path, &desk).unwrap();
        (pinned.facts.into_iter().map(|fact| fact.printed).collect(), problems)
    }

    #[test]
    fn values_are_read_from_files_below_the_folder() {
        for (from, value) in [
            ("file = 'data/a.json', pointer = '/regions/count'", "14"),
            ("file = 'data/a.toml', key = 'package.version'", "2.4.1"),
            ("file = './data/a.toml', key = 'package.price'", "9.90"),
            ("file = 'data/a.csv', row = 2, column = 'limit'", "1,000"),
            (
                "file = 'data/a.csv', where = { name = 'eu' }, column = 'limit'",
                "25 MB",
            ),
        ] {
            assert_eq!(facts(from), (vec![value.to_owned()], Vec::new()), "{from}");
        }
    }

    #[test]
    fn what_leads_nowhere_or_out_of_the_folder_is_refused() {
        for (from, message) in [
            ("file = '../secret.json', pointer = '/n'", "lies outside"),
            ("file = '/etc/passwd', pointer = '/n'", "lies outside"),
            ("file = 'data/link.json', pointer = '/n'", "is a link out of"),
            (
                "file = 'data/gone.json', pointer = '/n'",
                "there is no file `data/gone.json`",
            ),
            (
                "file = 'data/a.json', pointer = '/n'",
                "`data/a.json` has nothing at `/n`; check the pointer",
            ),
            (
                "file = 'data/a.json', pointer = '/regions'",
                "has an object at `/regions`",
            ),
            ("file = 'data/a.csv', pointer = '/regions'", "is no JSON"),
            (
                "file = 'data/a.toml', key = 'package.name'",
                "has nothing at `package.name`",
            ),
            (
                "file = 'data/a.csv', row = 3, column = 'limit'",
                "has nothing at row 3, column `limit`",
            ),
            (
                "file = 'data/a.csv', row = 1, column = 'size'",
                "has no column `size`; it has `name`, `limit`",
            ),
        ] {
            let (found, problems) = facts(from);
            assert!(found.is_empty(), "{from}");
            assert!(
                problems.len() == 1 && problems[0].contains(message),
                "{from}: {problems:?}"
            );
            assert!(problems[0].starts_with("facts.toml:4:8: "), "{problems:?}");
        }
    }
}
