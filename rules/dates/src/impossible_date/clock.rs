//! Times that no clock shows: 25:61, 7:75 p.m.

use factlint_core::Sink;
use factlint_core::document::Document;
use factlint_core::span::ProseSpan;

/// What something does at a time; what is over at 25:23 is a game.
const ACTS: &[&str] = &[
    "leave",
    "leaves",
    "leaving",
    "left",
    "open",
    "opens",
    "opening",
    "opened",
    "start",
    "starts",
    "starting",
    "started",
    "begin",
    "begins",
    "beginning",
    "began",
    "arrive",
    "arrives",
    "arriving",
    "arrived",
    "depart",
    "departs",
    "departing",
    "departed",
    "meet",
    "meets",
    "met",
    "land",
    "lands",
    "landed",
    "sail",
    "sails",
    "sailed",
    "close",
    "closes",
    "closed",
    "due",
    "scheduled",
    "called",
    "happened",
    "woke",
];

/// How far before a time the act may stand, in words.
const REACH: usize = 5;

/// Reports every impossible time.
pub(super) fn check(doc: &Document, out: &mut Sink<'_>) {
    let text = doc.prose.text.as_str();
    for (colon, _) in text.match_indices(':') {
        let Some((span, hour, minute)) = around(text, colon) else {
            continue;
        };
        if hour <= 24 && minute < 60 || !is_clock(doc, span) {
            continue;
        }
        let time = doc.text(span);
        let message = if hour > 24 {
            format!("there is no {time}: a day has 24 hours")
        } else {
            format!("there is no {time}: an hour has 60 minutes")
        };
        out.report(span, message);
    }
}

/// Hours and minutes around a colon: one or two digits before it, two behind, and no further digit, colon or point.
fn around(text: &str, colon: usize) -> Option<(ProseSpan, u32, u32)> {
    let (before, behind) = (text.get(..colon)?, text.get(colon + 1..)?);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hours = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = colon.checked_sub(hours)?;
    if !(1..=2).contains(&hours) || digits(behind) != 2 {
        return None;
    }
    let joined =
        |letter: Option<char>| letter.is_some_and(|c| c.is_alphanumeric() || matches!(c, ':' | '-' | '/' | '_'));
    if joined(
        text.get(..start)?
            .chars()
            .next_back()
            .map(|c| if c == '.' { ':' } else { c }),
    ) {
        return None;
    }
    let mut rest = behind.get(2..)?.chars();
    let next = rest.next();
    let point = next == Some('.') && rest.next().is_some_and(|c| c.is_ascii_digit());
    if joined(next) && !behind.get(2..)?.starts_with("pm") && !behind.get(2..)?.starts_with("am") || point {
        return None;
    }
    let span = ProseSpan::new(start as u32, colon as u32 + 3);
    Some((
        span,
        text.get(start..colon)?.parse().ok()?,
        behind.get(..2)?.parse().ok()?,
    ))
}

/// Whether the words around say that it is a time.
fn is_clock(doc: &Document, span: ProseSpan) -> bool {
    let rest = doc.prose.text.get(span.end as usize..).unwrap_or("").trim_start();
    let marked = [
        "a.m",
        "p.m",
        "am",
        "pm",
        "GMT",
        "UTC",
        "CET",
        "BST",
        "EST",
        "o'clock",
        "hours",
        "local time",
    ];
    let behind = marked.iter().any(|mark| {
        rest.strip_prefix(mark)
            .is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
    });
    let sentence = doc
        .sentences
        .partition_point(|sentence| sentence.span.end <= span.start) as u32;
    let words = crate::words::before(doc, sentence, span.start, REACH);
    let at = words
        .first()
        .is_some_and(|word| matches!(word.as_str(), "at" | "by" | "until" | "from" | "before" | "after"));
    behind || at && crate::words::any(&words, ACTS)
}
