//! Facts as comma-separated values: one row a fact, a column for every field of every kind.

use csv::{Terminator, Writer, WriterBuilder};
use serde_json::Value;

use super::record::Record;

/// Columns: what all kinds have, then what some have, in the order of the documentation.
const COLUMNS: [&str; 30] = [
    "path",
    "kind",
    "start",
    "end",
    "text",
    "value",
    "low",
    "high",
    "bound",
    "unit",
    "dimension",
    "noun",
    "weekday",
    "anchor",
    "style",
    "inner_start",
    "inner_end",
    "attribution",
    "source",
    "cue",
    "content",
    "source_kind",
    "type",
    "entity",
    "name",
    "role",
    "class",
    "checkable",
    "attributed",
    "cited",
];

/// The header line.
pub fn header() -> Vec<u8> {
    let mut writer = writer();
    // Writing to memory cannot fail, here and below.
    let _ = writer.write_record(COLUMNS);
    writer.into_inner().unwrap_or_default()
}

/// Appends a row for each record.
pub fn print(records: &[Record<'_>], out: &mut Vec<u8>) {
    let mut writer = writer();
    for record in records {
        let object = serde_json::to_value(record).unwrap_or_default();
        let cells = COLUMNS.iter().map(|column| cell(object.get(column)));
        let _ = writer.write_record(cells);
    }
    out.extend(writer.into_inner().unwrap_or_default());
}

fn writer() -> Writer<Vec<u8>> {
    WriterBuilder::new()
        .terminator(Terminator::Any(b'\n'))
        .from_writer(Vec::new())
}

/// A value as text: nothing for null, `start-end` for a range, a list with spaces between.
fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => items.iter().map(|item| cell(Some(item))).collect::<Vec<_>>().join(" "),
        Some(Value::Object(range)) => format!("{}-{}", cell(range.get("start")), cell(range.get("end"))),
        Some(other) => other.to_string(),
    }
}
