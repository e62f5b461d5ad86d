//! The text between tags: entities decoded one by one, so that each maps to its own bytes.

use html5gum::emitters::callback::CallbackEvent;

use super::tokens;
use crate::markup::runs;
use crate::prose::ProseBuilder;

/// Longest name of an entity, in bytes.
const LONGEST: usize = 40;

/// Pushes text that stands at offset `start` of the source.
pub(in crate::markup) fn push(out: &mut ProseBuilder<'_>, seen: &str, start: usize) {
    let folded = if out.ends_in_space() { seen.trim_start() } else { seen };
    let mut at = seen.len() - folded.len();
    while let Some(rest) = seen.get(at..).filter(|rest| !rest.is_empty()) {
        let mut plain = memchr::memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
        let mut entity = rest.get(plain..).map_or("", reference);
        let decoded = if entity.is_empty() { None } else { decode(entity) };
        if decoded.is_none() {
            // An ampersand that is one: it is copied with the text around it.
            plain += entity.len().max(usize::from(plain < rest.len()));
            entity = "";
        }
        runs::push(out, rest.get(..plain).unwrap_or(""), start + at);
        at += plain;
        if let Some(decoded) = decoded {
            out.replace(&decoded, start + at, start + at + entity.len());
            at += entity.len();
        }
    }
}

/// The character reference that text begins with, as far as one could go; empty where none can.
fn reference(text: &str) -> &str {
    let name = text.get(1..).unwrap_or("").as_bytes();
    let mark = usize::from(name.first() == Some(&b'#'));
    let length = name
        .iter()
        .skip(mark)
        .take(LONGEST)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    if length == 0 {
        return "";
    }
    let end = 1 + mark + length;
    let end = end + usize::from(text.as_bytes().get(end) == Some(&b';'));
    text.get(..end).unwrap_or("")
}

/// What a character reference stands for; none where it stands for itself.
fn decode(reference: &str) -> Option<String> {
    let text = match reference {
        "&amp;" => "&".to_owned(),
        "&nbsp;" => "\u{a0}".to_owned(),
        "&quot;" => "\"".to_owned(),
        "&#39;" | "&apos;" => "'".to_owned(),
        "&shy;" | "&#173;" => String::new(), // a place where a word may break is no character of it
        _ => {
            let mut text = String::new();
            tokens::each(reference, |event, _| {
                if let CallbackEvent::String { value } = event {
                    text.push_str(&String::from_utf8_lossy(value));
                }
            });
            text.replace(['\n', '\r'], " ")
        }
    };
    (text != reference).then_some(text)
}

/// The raised form of an exponent, such as `²` for `2`; none for text that is no number.
pub(super) fn superscript(text: &str) -> Option<String> {
    let raised = |c: char| match c {
        '0' => Some('⁰'),
        '1' => Some('¹'),
        '2' => Some('²'),
        '3' => Some('³'),
        '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32)),
        '-' | '−' => Some('⁻'),
        '+' => Some('⁺'),
        _ => None,
    };
    text.trim().chars().map(raised).collect()
}
