//! What is printed of a short text.

use std::sync::Arc;

use factlint_core::document::Document;
use factlint_core::source::{Format, Source};
use serde_json::Value;

use super::*;

const TEXT: &str =
    "“The bridge is safe,” engineer Maria Lund said on 3 March 2025.\n\nIt cost at least $1.2 million, she said.\n";

fn document() -> Document {
    Document::read(Arc::new(Source::new("a.md", TEXT, Format::Markdown)), None)
}

/// The objects of one kind.
fn objects(kind: &str) -> Vec<Value> {
    let doc = document();
    let records = record::records(&doc);
    let values = records.iter().map(|record| serde_json::to_value(record).unwrap());
    values.filter(|value| value["kind"] == kind).collect()
}

fn at(value: &Value) -> &'static str {
    let end = |key: &str| usize::try_from(value[key].as_u64().unwrap()).unwrap();
    &TEXT[end("start")..end("end")]
}

#[test]
fn objects_hold_the_promised_fields() {
    let quantity = objects("quantity").pop().unwrap();
    assert_eq!(quantity["text"], at(&quantity));
    for (field, value) in [
        ("value", Value::from("1200000")),
        ("low", "1200000".into()),
        ("high", Value::Null),
        ("bound", "at-least".into()),
        ("unit", "USD".into()),
        ("dimension", "money".into()),
    ] {
        assert_eq!(quantity[field], value, "{field}");
    }
    let date = objects("date").remove(0);
    assert_eq!(
        (&date["value"], &date["anchor"]),
        (&"2025-03-03".into(), &"explicit".into())
    );
    assert_eq!(at(&date), "3 March 2025");
}

#[test]
fn a_quotation_names_its_attribution_by_number() {
    let quote = objects("quote").remove(0);
    assert_eq!(at(&quote), "“The bridge is safe,”");
    let inner = quote["inner_start"].as_u64().unwrap() as usize..quote["inner_end"].as_u64().unwrap() as usize;
    assert_eq!(&TEXT[inner], "The bridge is safe,");
    let attributions = objects("attribution");
    let attribution = &attributions[quote["attribution"].as_u64().unwrap() as usize];
    assert_eq!(at(&attribution["cue"]), "said");
    assert_eq!(at(&attribution["content"][0]), "“The bridge is safe,”");
}

#[test]
fn records_are_sorted_by_place() {
    let doc = document();
    let records = record::records(&doc);
    assert!(records.is_sorted_by_key(|record| record.start));
    assert!(records.iter().all(|record| record.path == "a.md"));
}

#[test]
fn csv_has_a_cell_for_each_column() {
    let doc = document();
    let mut rows = csv::header();
    csv::print(&record::records(&doc), &mut rows);
    let mut reader = ::csv::Reader::from_reader(rows.as_slice());
    let columns = reader.headers().unwrap().clone();
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), record::records(&doc).len());
    let cell = |row: &::csv::StringRecord, name: &str| {
        row[columns.iter().position(|column| column == name).unwrap()].to_owned()
    };
    let cost = rows.iter().find(|row| cell(row, "kind") == "quantity").unwrap();
    assert_eq!(
        (cell(cost, "low"), cell(cost, "high")),
        ("1200000".to_owned(), String::new())
    );
    let said = rows.iter().find(|row| cell(row, "kind") == "attribution").unwrap();
    assert_eq!(
        cell(said, "cue")
            .split_once('-')
            .map(|(start, _)| start.parse().unwrap()),
        TEXT.find("said")
    );
}

#[test]
fn the_table_has_a_line_for_each_fact() {
    let doc = document();
    let records = record::records(&doc);
    let mut table = Vec::new();
    table::print(&doc, &records, Style::PLAIN, &mut table);
    let table = String::from_utf8(table).unwrap();
    assert_eq!(
        table.lines().count(),
        records.len() + 2,
        "a heading, the facts, an empty line"
    );
    assert!(table.contains("3:9  quantity     at least $1.2 million"), "{table}");
}
