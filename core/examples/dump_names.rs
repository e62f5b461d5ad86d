#![allow(
    clippy::all,
    missing_docs,
    clippy::pedantic,
    clippy::print_stdout,
    clippy::unwrap_used
)]
use factlint_core::*;
fn esc(s: &str) -> String {
    let mut o = String::new();
    for c in s.chars() {
        match c {
            '"' => o.push_str("\\\""),
            '\\' => o.push_str("\\\\"),
            c if (c as u32) < 32 => o.push(' '),
            c => o.push(c),
        }
    }
    o
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let dir = &args[2];
    let mut files: Vec<_> = if std::path::Path::new(dir).is_dir() {
        std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect()
    } else {
        vec![dir.into()]
    };
    files.sort();
    for f in files {
        let text = std::fs::read_to_string(&f).unwrap();
        let name = f.file_name().unwrap().to_string_lossy().to_string();
        let doc = Document::read(
            std::sync::Arc::new(Source::new(name.clone(), text, Format::Plain)),
            None,
        );
        for m in &doc.mentions {
            let s = doc.prose.source_span(m.span);
            println!(
                "{{\"path\":\"{name}\",\"kind\":\"mention\",\"start\":{},\"end\":{},\"text\":\"{}\",\"type\":\"{}\",\"entity\":{},\"name\":\"{}\",\"role\":\"{}\",\"certainty\":{}}}",
                s.start(),
                s.end(),
                esc(doc.text(m.span)),
                m.kind().name(),
                m.entity,
                esc(doc.string(doc.entities[m.entity as usize].name).unwrap_or("")),
                esc(doc.string(m.role).unwrap_or("")),
                m.certainty
            );
        }
        for c in &doc.claims {
            let s = doc.prose.source_span(c.span);
            println!(
                "{{\"path\":\"{name}\",\"kind\":\"claim\",\"start\":{},\"end\":{},\"class\":\"{}\",\"checkable\":{},\"needs\":{},\"att\":{},\"quote\":{},\"cited\":{},\"trigger\":\"{}\",\"text\":\"{}\"}}",
                s.start(),
                s.end(),
                c.class().name(),
                c.checkable as f32 / 1000.0,
                c.flags & 4 != 0,
                c.attribution != u32::MAX,
                c.quote != u32::MAX,
                c.flags & 3,
                esc(doc.text(c.trigger)),
                esc(doc.text(c.span))
            );
        }
    }
}
