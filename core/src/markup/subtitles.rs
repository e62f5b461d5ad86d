//! Subtitles and captions, SubRip (`.srt`) and WebVTT (`.vtt`): what was said, without the times.
//!
//! A transcript is read to see what somebody said, so cues are joined to running paragraphs: a sentence that goes on in
//! the next cue is one sentence. A paragraph ends where another speaker begins (a voice tag, `NAME:`, a dash or `>>`
//! at the start of a line) and after a long silence. The name of a voice tag becomes `Name: ` in the prose. Cues whose
//! first lines repeat the last ones of the cue before, as captions that roll up do, give them once.
//!
//! See W3C, WebVTT: The Web Video Text Tracks Format; for SubRip there is no standard, so reading is lenient.

mod marks;
mod times;

use crate::prose::{BlockKind, BlockRow, ProseBuilder};

use super::comments;
use super::html::entities;
use marks::{Mark, What};
use times::Times;

/// A silence after which something new begins, in milliseconds.
const SILENCE: u64 = 5_000;

/// A cue that rolls up follows the one before at once; gaps below this are none, in milliseconds.
const AT_ONCE: u64 = 100;

/// Lines of a cue that are compared with those of the next.
const ROLLED: usize = 4;

/// Characters behind the end of a sentence that are looked through for it.
const CLOSING: usize = 16;

/// Words that begin a part of WebVTT that is no cue.
const ASIDES: [&str; 3] = ["NOTE", "STYLE", "REGION"];

/// Reads the source from `start` on as subtitles.
pub(super) fn read(out: &mut ProseBuilder<'_>, start: usize) {
    let source = out.source();
    let mut lines = lines_of(source, start).peekable();
    let webvtt = lines.peek().is_some_and(|line| is_word(line.text, "WEBVTT"));
    let mut part = if webvtt { Part::Header } else { Part::Words };
    let mut reader = Reader::new(out, start);
    let mut after_blank = true;
    while let Some(line) = lines.next() {
        let mut above_times = || lines.peek().is_some_and(|next| Times::of(next.text).is_some());
        if line.text.is_empty() {
            part = Part::Words;
        } else if let Some(times) = Times::of(line.text) {
            part = Part::Words;
            reader.begin(times);
        } else if (after_blank || is_number(line.text)) && above_times() {
            // The name or number of the cue.
        } else {
            if webvtt && after_blank && ASIDES.iter().any(|word| is_word(line.text, word)) {
                part = Part::Aside;
            }
            match part {
                Part::Header => reader.header(line.text),
                Part::Aside => reader.aside(line),
                Part::Words => reader.line(line),
            }
        }
        after_blank = line.text.is_empty();
    }
    reader.out.end();
}

/// A line without the white space at its ends.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    /// Offset of `text` in the source.
    start: usize,
}

/// What a line belongs to.
#[derive(Clone, Copy)]
enum Part {
    /// The lines behind `WEBVTT`.
    Header,
    /// A comment, style sheet or region.
    Aside,
    /// The words of a cue, or whatever else stands there.
    Words,
}

struct Reader<'b, 'a> {
    out: &'b mut ProseBuilder<'a>,
    /// Who speaks in the open paragraph, as far as a voice tag or a label says so.
    voice: &'a str,
    /// Whether a voice tag said so.
    tagged: bool,
    /// Where in the source the last words ended.
    end: usize,
    /// When the open cue is shown.
    times: Option<Times>,
    /// Whether no word of the open cue was read yet.
    fresh_cue: bool,
    /// The words of the open cue, and of the one before, as far as they may be shown again.
    cue: Vec<String>,
    before: Vec<String>,
    /// Whether each line of the open cue so far was one of the cue before.
    rolls: bool,
}

impl<'b, 'a> Reader<'b, 'a> {
    fn new(out: &'b mut ProseBuilder<'a>, start: usize) -> Self {
        Self {
            out,
            voice: "",
            tagged: false,
            end: start,
            times: None,
            fresh_cue: false,
            cue: Vec::new(),
            before: Vec::new(),
            rolls: false,
        }
    }

    /// Starts a cue.
    fn begin(&mut self, times: Times) {
        let gap = self.times.and_then(|last| last.until(times));
        if gap.is_some_and(|gap| gap >= SILENCE) {
            self.paragraph();
        }
        self.before = std::mem::take(&mut self.cue);
        self.rolls = gap.is_some_and(|gap| gap <= AT_ONCE);
        self.times = Some(times);
        self.fresh_cue = true;
    }

    /// `Language: en`; the rest of what a file says of itself is not for readers.
    fn header(&mut self, line: &str) {
        if let Some(("Language", language)) = line.split_once(':') {
            self.out.metadata().language = Some(language.trim().to_owned());
        }
    }

    /// A line of a comment or a style sheet; a comment may silence a rule.
    fn aside(&mut self, line: Line<'_>) {
        let content = line.text.strip_prefix("NOTE").unwrap_or(line.text);
        if let Some(comment) = comments::parse(content, line.start, line.start + line.text.len()) {
            self.out.comment(comment);
        }
    }

    /// A line of words.
    fn line(&mut self, line: Line<'a>) {
        let plain = marks::plain(line.text);
        self.rolls = self.rolls && self.shown_before(&plain);
        if self.cue.len() < ROLLED {
            self.cue.push(plain);
        }
        if !self.rolls {
            self.words(line);
        }
    }

    /// Whether this line and those of the cue before it are the last ones of the cue before.
    fn shown_before(&self, plain: &str) -> bool {
        let flash = self.times.and_then(Times::lasts).is_some_and(|time| time <= AT_ONCE);
        // "No." may well be said twice.
        (flash || plain.contains(' '))
            && (0..self.before.len()).any(|from| {
                let shown = self.before.get(from..).unwrap_or(&[]);
                shown.get(self.cue.len()).is_some_and(|shown| shown == plain) && shown.starts_with(&self.cue)
            })
    }

    fn words(&mut self, line: Line<'a>) {
        let (mut at, mut fresh) = (0, true);
        while let Some(rest) = line.text.get(at..).filter(|rest| !rest.is_empty()) {
            let start = line.start + at;
            let mark = marks::first(rest, fresh);
            let place = mark.as_ref().map_or(rest.len()..rest.len(), |mark| mark.place.clone());
            let text = rest.get(..place.start).unwrap_or("");
            if !text.is_empty() {
                self.say(text, start);
                fresh &= text.trim().is_empty();
            }
            if let Some(mark) = mark {
                fresh &= self.heed(&mark, rest, start);
            }
            at += place.end;
        }
    }

    /// Does what a mark says, in a text that stands at `start`; whether the line still has no word.
    fn heed(&mut self, mark: &Mark, text: &'a str, start: usize) -> bool {
        let whole = text.get(mark.place.clone()).unwrap_or("");
        let place = start + mark.place.start..start + mark.place.end;
        match &mark.what {
            What::Nothing => true,
            What::Break => {
                self.out.space(place.start, place.end);
                self.end = place.end;
                true
            }
            What::Turn => {
                self.paragraph();
                self.end = place.end;
                true
            }
            What::Dash if self.is_between_sentences() => {
                self.paragraph();
                self.end = place.end;
                true
            }
            What::Voice(name) => {
                let (at, name) = (start + name.start, text.get(name.clone()).unwrap_or(""));
                if self.begins_to_speak(name) {
                    entities::push(self.out, name, at);
                    self.out.replace(": ", at + name.len(), place.end);
                    self.end = place.end;
                }
                self.tagged = true;
                self.fresh_cue = false;
                true
            }
            What::Label(name, shouted) if *shouted || self.is_between_sentences() => {
                if self.begins_to_speak(text.get(name.clone()).unwrap_or("")) {
                    self.say(whole, place.start);
                }
                false
            }
            What::Dash | What::Label(..) => {
                self.say(whole, place.start);
                false
            }
        }
    }

    /// Pushes words, and the space between them and the line before.
    fn say(&mut self, text: &str, start: usize) {
        if std::mem::take(&mut self.fresh_cue) && self.tagged && self.is_between_sentences() {
            self.paragraph(); // in a file with voices, a cue without one is nobody's
        }
        let between = self.out.source().get(self.end..start).unwrap_or("");
        if between.contains(['\n', '\r']) {
            self.out.space(self.end, start);
        }
        entities::push(self.out, text, start);
        self.end = start + text.len();
    }

    /// Starts a paragraph for a speaker; false where the open one is theirs.
    fn begins_to_speak(&mut self, name: &'a str) -> bool {
        if self.voice == name && self.out.has_begun() {
            return false;
        }
        self.paragraph();
        self.voice = name;
        true
    }

    /// Starts a paragraph; nobody is known to speak.
    fn paragraph(&mut self) {
        self.voice = "";
        self.tagged = false;
        self.out.start(BlockRow::of(BlockKind::Paragraph, 0));
    }

    /// Whether no sentence is open, so that a dash can be the start of an answer.
    fn is_between_sentences(&self) -> bool {
        let said = self.out.source().get(..self.end).unwrap_or("");
        let mut last = said.chars().rev().take(CLOSING);
        let last = last.find(|c| !c.is_whitespace() && !matches!(c, '"' | '\'' | '”' | '’' | ')' | ']'));
        !self.out.has_begun() || last.is_none_or(|c| matches!(c, '.' | '!' | '?' | '…' | '-' | '–' | '—' | '♪'))
    }
}

/// The lines of a source from `start` on; LF, CRLF and CR each end one.
fn lines_of(source: &str, start: usize) -> impl Iterator<Item = Line<'_>> {
    let mut at = start;
    std::iter::from_fn(move || {
        let rest = source.get(at..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let whole = rest.get(..length)?;
        let crlf = rest.as_bytes().get(length..length + 2) == Some(b"\r\n");
        let text = whole.trim_start();
        let start = at + whole.len() - text.len();
        at += length + if crlf { 2 } else { 1 };
        let text = text.trim_end();
        Some(Line { text, start })
    })
}

/// Whether a line is a word alone or followed by white space.
fn is_word(line: &str, word: &str) -> bool {
    line.strip_prefix(word)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

fn is_number(line: &str) -> bool {
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
