//! `factlint.h` says what the Rust declarations say: it is generated from them here, and must equal the file.

use std::fmt::Write as _;
use std::fs;

use factlint_core::plugin::abi::{
    DocumentTable, FactRow, FeatureRow, GroupTable, LinkRow, Output, PairRow, PluginTable, Rows, SegmentRow,
    SourcesTable, Text, TextRow,
};
use factlint_core::prose::BlockRow;
use factlint_core::rows::{
    AttributionRow, ClaimRow, DateRow, EntityRow, MentionRow, QuantityRow, QuoteRow, SentenceRow, TokenRow,
};
use factlint_core::{Decimal, ProseSpan};
use factlint_tests::binary::root;

/// Where the declarations stand, in the order in which C needs them.
const FILES: [&str; 5] = ["span.rs", "decimal.rs", "rows.rs", "prose.rs", "plugin/abi.rs"];

const BEGINNING: &str =
    "/* The interface of factlint's plug-ins, generated from its source by `cargo test -p factlint-tests plugins`.
 *
 * A plug-in is a shared library that exports one symbol:
 *
 *     const factlint_plugin_table factlint_plugin = { FACTLINT_VERSION, sizeof(factlint_plugin_table), ... };
 *
 * Rows are read by `stride`, which may be more than sizeof. What a call is given may be read until the call returns.
 * Functions are called on several threads at once, and must not throw. A missing index or string is FACTLINT_NONE. */
#ifndef FACTLINT_H
#define FACTLINT_H

#include <stdint.h>

#ifdef __cplusplus
extern \"C\" {
#endif

#define FACTLINT_VERSION 1u
#define FACTLINT_NONE 4294967295u

#define FACTLINT_DONE 0u
#define FACTLINT_PANICKED 1u
#define FACTLINT_REFUSED 2u
#define FACTLINT_MISUSED 3u
";

const WRITE: &str = "
typedef uint32_t (*factlint_write)(void *context, const uint8_t *bytes, uint64_t length);
";

const FUNCTIONS: &str = "
typedef uint32_t (*factlint_manifest_fn)(const factlint_output *out);
typedef uint32_t (*factlint_configure_fn)(uint32_t rule, factlint_text options, void **instance, const factlint_output *out);
typedef uint32_t (*factlint_release_fn)(void *instance);
typedef uint32_t (*factlint_document_fn)(void *instance, const factlint_document_table *doc, const factlint_output *out);
typedef uint32_t (*factlint_reconcile_fn)(void *instance, const factlint_group_table *group, const factlint_output *out);
typedef uint32_t (*factlint_compare_fn)(void *instance, const factlint_document_table *draft,
                                        const factlint_sources_table *sources, const factlint_output *out);
";

const END: &str = "
#ifdef __cplusplus
}
#endif

#endif
";

/// `TokenRow` as `token_row`.
fn snake(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

/// The name of a struct in C.
fn named(rust: &str) -> String {
    match rust {
        "ProseSpan" => "factlint_span".to_owned(),
        other => format!("factlint_{}", snake(other)),
    }
}

/// A field's declaration in C.
fn field(name: &str, kind: &str) -> String {
    let name = if name == "class" { "class_" } else { name };
    if let Some((item, count)) = kind
        .strip_prefix('[')
        .and_then(|kind| kind.strip_suffix(']')?.split_once("; "))
    {
        return format!("{} {name}[{count}]", plain(item));
    }
    match kind {
        "*const u8" => format!("const uint8_t *{name}"),
        "*mut c_void" => format!("void *{name}"),
        other => format!("{} {name}", plain(other)),
    }
}

fn plain(kind: &str) -> String {
    let kind = kind
        .strip_prefix("Option<")
        .and_then(|kind| kind.strip_suffix('>'))
        .unwrap_or(kind);
    match kind {
        "StrId" => "uint32_t".to_owned(),
        "u8" | "u16" | "u32" | "u64" => format!("uint{}_t", &kind[1..]),
        "i64" => "int64_t".to_owned(),
        other => named(other),
    }
}

/// The structs, codes and flags of one file.
fn declarations(text: &str) -> String {
    let mut out = String::new();
    let (mut doc, mut repr, mut within, mut owner) = (String::new(), false, None, String::new());
    for line in text.lines() {
        let code = line.trim();
        if let Some(words) = code.strip_prefix("/// ") {
            if !doc.is_empty() {
                doc.push(' ');
            }
            let words = words.replace("[`", "`").replace("`]", "`");
            doc.push_str(&words);
            continue;
        }
        let comment = std::mem::take(&mut doc);
        if code == "#[repr(C)]" {
            (repr, doc) = (true, comment);
        } else if code.starts_with("#[") {
            doc = comment;
        } else if let Some(name) = code.strip_prefix("pub struct ").filter(|_| repr) {
            let name = name.trim_end_matches(" {").to_owned();
            if name == "Output" {
                out.push_str(WRITE);
            }
            if name == "PluginTable" {
                out.push_str(FUNCTIONS);
            }
            let _ = write!(out, "\n/* {comment} */\ntypedef struct {{\n");
            (repr, within) = (false, Some((false, name)));
        } else if let Some(name) = code.strip_prefix("pub enum ") {
            let name = name.trim_end_matches(" {").to_owned();
            let _ = write!(out, "\n/* {comment} */\nenum {{\n");
            within = Some((true, name));
        } else if code == "}" {
            match within.take() {
                Some((false, name)) => {
                    let _ = writeln!(out, "}} {};", named(&name));
                }
                Some((true, _)) => out.push_str("};\n"),
                None => {}
            }
        } else if let Some((is_enum, name)) = &within {
            if *is_enum {
                if let Some((variant, rest)) = code.split_once(" = ") {
                    let number = rest.split(' ').next().unwrap_or("0");
                    let (name, variant) = (snake(name).to_uppercase(), snake(variant).to_uppercase());
                    let _ = writeln!(out, "  FACTLINT_{name}_{variant} = {number}, /* {comment} */");
                }
            } else if let Some((name, kind)) = code.strip_prefix("pub ").and_then(|code| code.split_once(": ")) {
                let _ = writeln!(out, "  {}; /* {comment} */", field(name, kind.trim_end_matches(',')));
            }
        } else if let Some(name) = code.strip_prefix("impl ").and_then(|code| code.strip_suffix(" {")) {
            name.clone_into(&mut owner);
        } else if comment.starts_with("Flag: ")
            && let Some((name, value)) = code.strip_prefix("pub const ").and_then(|code| code.split_once(": "))
            && let Some((_, value)) = value.split_once(" = ")
        {
            let (owner, value) = (snake(&owner).to_uppercase(), value.trim_end_matches(';'));
            let comment = comment.trim_start_matches("Flag: ");
            let _ = writeln!(out, "#define FACTLINT_{owner}_{name} {value}u /* {comment} */");
        }
    }
    out
}

/// Sizes that C must agree with.
fn sizes() -> String {
    let mut out =
        String::from("\n#if defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L && UINTPTR_MAX == UINT64_MAX\n");
    macro_rules! sizes { ($($row:ident)+) => { $(
        let _ = writeln!(out, "_Static_assert(sizeof({}) == {}, \"{}\");", named(stringify!($row)), size_of::<$row>(), named(stringify!($row)));
    )+ }; }
    sizes!(ProseSpan Decimal TokenRow SentenceRow QuantityRow DateRow QuoteRow AttributionRow MentionRow EntityRow ClaimRow
        BlockRow Text Rows TextRow LinkRow SegmentRow DocumentTable FactRow FeatureRow PairRow GroupTable SourcesTable Output
        PluginTable);
    out.push_str("#endif\n");
    out
}

fn header() -> String {
    let mut text = BEGINNING.to_owned();
    for file in FILES {
        let source = fs::read_to_string(root().join("core/src").join(file)).unwrap();
        text.push_str(&declarations(&source));
    }
    text + &sizes() + END
}

#[test]
fn the_header_says_what_the_source_says() {
    let path = root().join("core/include/factlint.h");
    let wanted = header();
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        fs::write(&path, &wanted).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "UPDATE=1 writes {} anew", path.display());
}
