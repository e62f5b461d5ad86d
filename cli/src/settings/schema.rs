//! The JSON Schema of a configuration file, `schemas/factlint.schema.json`, for editors that complete and check TOML.
//!
//! It is made here, and only for tests: the program reads its configuration without it, and tells the place and the
//! likely meaning of each mistake, which no schema can. Tests keep the two from telling different stories.

#![expect(dead_code, reason = "only the shapes of these types are wanted")]

use std::collections::BTreeMap;

use factlint_core::config::{ConfigFile, PROFILES};
use factlint_core::rule::{OptionMeta, Registry};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Value, json};

/// The configuration of factlint: `factlint.toml`, `[tool.factlint]` in `pyproject.toml` or
/// `[workspace.metadata.factlint]` in `Cargo.toml`. The file closest to a document holds for it.
#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(title = "factlint.toml")]
struct Configuration {
    /// A file whose settings of rules hold where this one is silent, relative to the folder of this file.
    extend: Option<String>,
    /// Versions of factlint that may read this file: `0.1`, or `>=0.1, <0.3`.
    required_version: Option<String>,
    /// The kind of text, for which some levels differ.
    #[schemars(with = "Option<Profile>")]
    profile: (),
    /// The only rules and families that run.
    select: Option<Vec<RuleName>>,
    /// Rules and families that do not run.
    ignore: Option<Vec<RuleName>>,
    /// A run fails on findings of this level or a graver one.
    #[schemars(with = "Option<FailLevel>")]
    fail_on: (),
    /// The date of documents that state none.
    #[schemars(with = "Option<Date>")]
    as_of: (),
    /// Patterns of paths that are not read, in the syntax of .gitignore, from the folder of this file.
    exclude: Option<Vec<String>>,
    /// If there are any, only files that match one of these patterns are read.
    include: Option<Vec<String>>,
    /// The file of pinned facts, relative to the folder of this file; else the closest `facts.toml` holds.
    facts: Option<String>,
    /// Installed plug-ins whose rules run.
    plugins: Option<Vec<Plugin>>,
    /// Files, folders and patterns of what the documents were written from, and are held against.
    sources: Option<Vec<Path>>,
    /// Documents, and what they are held against; the last table that names a document goes before `sources`.
    against: Option<OneOrMany<Pairing>>,
    /// Which documents are compared with each other.
    compare: Option<Compare>,
    /// Levels and options of rules and families.
    rules: Option<Rules>,
    /// Settings for some paths; the last table that matches a document and sets something holds.
    overrides: Option<OneOrMany<Override>>,
}

/// Settings for some paths.
#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Override {
    /// Patterns of paths, in the syntax of .gitignore, from the folder of the file that says so.
    paths: OneOrMany<String>,
    /// The kind of text.
    #[schemars(with = "Option<Profile>")]
    profile: (),
    /// The only rules and families that run.
    select: Option<Vec<RuleName>>,
    /// Rules and families that do not run.
    ignore: Option<Vec<RuleName>>,
    /// A run fails on findings of this level or a graver one.
    #[schemars(with = "Option<FailLevel>")]
    fail_on: (),
    /// The date of documents that state none.
    #[schemars(with = "Option<Date>")]
    as_of: (),
    /// Levels and options of rules and families.
    rules: Option<Rules>,
}

/// Documents, and what they are held against.
#[derive(JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
struct Pairing {
    /// Patterns of the documents.
    drafts: OneOrMany<String>,
    /// Files, folders and patterns of their sources.
    sources: Vec<Path>,
}

/// Which documents are compared with each other.
#[derive(JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
struct Compare {
    /// Whether documents are compared at all.
    cross: Option<bool>,
    /// `true`: all documents of a run. A list of patterns: those that one of them matches are compared with each other,
    /// and those of different patterns are not. Else those of one folder that share two rare names.
    together: Option<Together>,
}

#[derive(JsonSchema, Serialize)]
#[serde(untagged)]
enum Together {
    Flag(bool),
    Patterns(Vec<String>),
}

#[derive(JsonSchema, Serialize)]
#[serde(untagged)]
enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

#[derive(JsonSchema, Serialize)]
#[serde(untagged)]
enum Plugin {
    /// The name of an installed plug-in.
    Name(String),
    /// An installed plug-in, and what its library must be.
    Pinned(PinnedPlugin),
}

#[derive(JsonSchema, Serialize)]
struct PinnedPlugin {
    /// Its name.
    name: String,
    /// The SHA-256 of its library.
    #[schemars(regex(pattern = "^[0-9A-Fa-f]{64}$"))]
    sha256: Option<String>,
}

/// A path that is not empty.
#[derive(Serialize)]
struct Path;

impl JsonSchema for Path {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Path".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "\\S" })
    }
}

/// A kind of text.
struct Profile;

impl JsonSchema for Profile {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Profile".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": PROFILES })
    }
}

/// How grave findings are.
struct FailLevel;

impl JsonSchema for FailLevel {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FailLevel".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": ["hint", "info", "warning", "error"] })
    }
}

/// A day, a month or a year. A date of TOML reaches a validator as a text.
struct Date;

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" })
    }
}

/// The name of a rule or a family, or `all`. Others may be those of a plug-in or of a `rules.toml`.
#[derive(Serialize)]
struct RuleName;

impl JsonSchema for RuleName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RuleName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "enum": names() }, { "type": "string" }] })
    }
}

/// Levels and options, by rule or family.
#[derive(Serialize)]
struct Rules;

impl JsonSchema for Rules {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rules".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let registry = factlint_rules::registry();
        let level = json!({ "enum": ["off", "hint", "info", "warning", "error"] });
        let mut properties = BTreeMap::new();
        for name in names() {
            let meta = registry.find(&name).map(factlint_core::Rule::meta);
            let mut keys = BTreeMap::from([("level".to_owned(), level.clone())]);
            for option in meta.map_or(&[][..], |meta| meta.options) {
                keys.insert(option.name.to_owned(), option_schema(option));
            }
            let table = json!({ "type": "object", "properties": keys, "additionalProperties": false });
            let about = meta.map_or_else(|| format!("All rules of `{name}`."), |meta| meta.summary.to_owned());
            properties.insert(name, json!({ "description": about, "anyOf": [level, table] }));
        }
        // The rules of plug-ins and of a rules.toml, whose options only they know.
        let others = json!({ "anyOf": [level, { "type": "object", "properties": { "level": level } }] });
        json_schema!({
            "type": "object",
            "description": "Levels and options, by rule or family.",
            "properties": properties,
            "additionalProperties": others,
        })
    }
}

/// The rules, the families and `all`.
fn names() -> Vec<String> {
    let registry = factlint_rules::registry();
    let metas = registry.rules().map(factlint_core::Rule::meta);
    let mut names: Vec<String> = metas
        .flat_map(|meta| [meta.name, meta.family])
        .chain(["all"])
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    names
}

/// What an option takes, as its rule says: `"a" | "b"`, `list of "a" "b"`, `true | false`, or a number.
fn option_schema(option: &OptionMeta) -> Value {
    let quoted: Vec<&str> = option.values.split('"').skip(1).step_by(2).collect();
    let mut schema = match option.values {
        values if values.starts_with("list of") && quoted.is_empty() => {
            json!({ "type": "array", "items": { "type": "string" } })
        }
        values if values.starts_with("list of") => json!({ "type": "array", "items": { "enum": quoted } }),
        "true | false" => json!({ "type": "boolean" }),
        values if values.contains("number") => json!({ "type": "integer" }),
        _ if quoted.is_empty() => json!({ "type": "string" }),
        _ => json!({ "enum": quoted }),
    };
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".to_owned(), json!(option.summary));
    }
    schema
}

/// The schema, as it is published.
fn schema() -> Value {
    let settings = schemars::generate::SchemaSettings::draft07();
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<Configuration>()
        .to_value();
    drop_null(&mut schema);
    schema
}

/// TOML has no null, so that what may be absent is simply not required.
fn drop_null(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(Value::Array(kinds)) = map.get_mut("type") {
                kinds.retain(|kind| kind != "null");
                if let [only] = kinds.as_slice() {
                    let only = only.clone();
                    map.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(choices)) = map.get_mut("anyOf") {
                choices.retain(|choice| choice != &json!({ "type": "null" }));
                if let [Value::Object(only)] = choices.as_slice() {
                    let only = only.clone();
                    map.remove("anyOf");
                    map.extend(only);
                }
            }
            map.values_mut().for_each(drop_null);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_null),
        _ => {}
    }
}

#[test]
fn the_published_schema_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/factlint.schema.json");
    let wanted = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &wanted).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap_or_default();
    assert!(published == wanted, "run UPDATE=1 cargo test -p factlint");
}

/// The names of the keys of a table in the schema.
fn keys(table: &Value) -> Vec<&str> {
    let properties = table.pointer("/properties").and_then(Value::as_object).unwrap();
    properties.keys().map(String::as_str).collect()
}

/// Whether the reader knows a key, in a table or at the root; whatever it thinks of the value.
fn is_known(table: &str, key: &str, registry: &Registry) -> bool {
    let (_, problems) = ConfigFile::read(&format!("{table}\n{key} = 1.5"), registry);
    !problems
        .iter()
        .any(|problem| problem.message.starts_with("unknown key"))
}

#[test]
fn schema_and_reader_know_the_same_keys() {
    let (schema, registry) = (schema(), factlint_rules::registry());
    let definition = |name: &str| schema.pointer(&format!("/definitions/{name}")).unwrap();
    let tables = [
        ("", keys(&schema)),
        ("[[overrides]]", keys(definition("Override"))),
        ("[[against]]", keys(definition("Pairing"))),
        ("[compare]", keys(definition("Compare"))),
    ];
    for (table, keys) in &tables {
        for key in keys {
            assert!(is_known(table, key, &registry), "{key} in {table:?}");
        }
        assert!(!is_known(table, "colour", &registry), "{table}");
    }
    let [(_, root), ..] = &tables;
    assert_eq!(root.len(), factlint_core::config::KEYS.len(), "the reader knows others");
    for key in factlint_core::config::KEYS {
        assert!(root.contains(&key), "{key} is missing from the schema");
    }
}

#[test]
fn every_option_has_a_kind_that_its_default_fits() {
    let registry = factlint_rules::registry();
    for meta in registry.rules().map(factlint_core::Rule::meta) {
        for option in meta.options {
            let schema = option_schema(option);
            let default = option.default;
            // A default that is a list may be told in words.
            let kind = match default {
                "true" | "false" => schema["type"] == "boolean",
                text if text.starts_with('"') => schema["enum"].is_array() || schema["type"] == "string",
                number if number.parse::<i64>().is_ok() => schema["type"] == "integer",
                _ => schema["type"] == "array",
            };
            assert!(kind, "{}: {} = {default} is not {schema}", meta.name, option.name);
        }
    }
}
