//! `facts --debug-document`: what a rule sees of a document, for authors of rules.
//!
//! Blocks in order, under them their sentences with tokens, and under each sentence the rows that belong to it. Spans are
//! those of the prose, as rules have them; indices are those of the tables, by which rows refer to each other.

use std::fmt::{self, Display, Write};

use factlint_core::document::Document;
use factlint_core::language::{Tag, lemma};
use factlint_core::prose::BlockKind;
use factlint_core::rows::{
    AttributionRow, ClaimRow, DateRow, MentionRow, NONE, QuantityRow, QuoteRow, SentenceRow, TokenKind, TokenRow,
};
use factlint_core::source::LineIndex;
use factlint_core::span::ProseSpan;

/// Prints a document.
pub fn print(doc: &Document, out: &mut Vec<u8>) {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = View { doc }.document(&mut text);
    out.extend_from_slice(text.as_bytes());
}

struct View<'a> {
    doc: &'a Document,
}

/// An index of a table, or nothing.
struct Index(&'static str, u32);

impl Display for Index {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            NONE => Ok(()),
            idx => write!(out, " {} {idx}", self.0),
        }
    }
}

/// A text between marks of its own, in one line: a hole as `␣`, control characters as they are written in Rust.
struct Shown<'t>(&'t str);

impl Display for Shown<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_char('‹')?;
        for letter in self.0.chars() {
            match letter {
                '\u{fffc}' => out.write_char('␣')?,
                control if control.is_control() => write!(out, "{}", control.escape_default())?,
                other => out.write_char(other)?,
            }
        }
        out.write_char('›')
    }
}

/// The names of the bits that are set, each with a space before it.
struct Flags<'n>(u32, &'n [(u32, &'static str)]);

impl Display for Flags<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = self.1.iter().filter(|(bit, _)| self.0 & bit != 0);
        set.into_iter().try_for_each(|(_, name)| write!(out, " {name}"))
    }
}

impl View<'_> {
    fn document(&self, out: &mut String) -> fmt::Result {
        let doc = self.doc;
        write!(out, "{}: {}", doc.source.path, doc.source.format.name())?;
        if !doc.english {
            out.push_str(", not in English, so nothing is read");
        }
        if let Some(date) = doc.date {
            write!(out, ", dated {:04}", date.year)?;
            for part in [date.month, date.day].into_iter().take_while(|&part| part > 0) {
                write!(out, "-{part:02}")?;
            }
        }
        out.push('\n');
        let lines = LineIndex::new(&doc.source.text);
        let mut sentences = doc.sentences.iter().enumerate().peekable();
        for (idx, block) in doc.blocks().iter().enumerate() {
            let at = doc.prose.source_span(block.span).start();
            let line = lines.position(&doc.source.text, at).line;
            write!(out, "\nblock {idx} {} {}", block.kind(), range(block.span))?;
            if block.level > 0 {
                write!(out, " level {}", block.level)?;
            }
            if block.kind() == BlockKind::TableCell {
                write!(out, " table {} row {} column {}", block.table, block.row, block.column)?;
            }
            write!(
                out,
                "{}{}",
                Index("column-header", block.column_header),
                Index("row-header", block.row_header)
            )?;
            write!(out, "{}", Index("heading", block.heading))?;
            let flags = [(1, "header"), (2, "foreign"), (4, "continued")];
            writeln!(out, "{} line {line}", Flags(u32::from(block.flags), &flags))?;
            while let Some((number, sentence)) = sentences.next_if(|(_, sentence)| sentence.block as usize <= idx) {
                self.sentence(number as u32, sentence, out)?;
            }
        }
        if !doc.entities.is_empty() {
            out.push('\n');
        }
        for (idx, entity) in doc.entities.iter().enumerate() {
            let name = doc.string(entity.name).unwrap_or("");
            write!(out, "entity {idx} {} {}", entity.kind(), Shown(name))?;
            self.string("role", entity.role, out)?;
            writeln!(out, " mentions {} first {}", entity.count, entity.first_mention)?;
        }
        for link in &doc.prose.links {
            writeln!(
                out,
                "link {} {} {}",
                link.kind,
                range(link.span),
                Shown(doc.text(link.span))
            )?;
        }
        Ok(())
    }

    fn sentence(&self, number: u32, sentence: &SentenceRow, out: &mut String) -> fmt::Result {
        let doc = self.doc;
        let flags = [
            (SentenceRow::TAGGED, "tagged"),
            (SentenceRow::HEADLINE, "headline"),
            (SentenceRow::DATELINE, "dateline"),
        ];
        let flags = Flags(sentence.flags, &flags);
        writeln!(
            out,
            "  sentence {number} {}{flags} {}",
            range(sentence.span),
            Shown(doc.text(sentence.span))
        )?;
        out.push_str("    tokens");
        for token in doc.tokens_of(number) {
            self.token(token, out)?;
        }
        out.push('\n');
        macro_rules! rows {
            ($table:ident, $print:ident) => {
                // Rows stand in the order of the text, but a floating part may belong to a sentence before.
                for (idx, row) in doc
                    .$table
                    .iter()
                    .enumerate()
                    .filter(|(_, row)| row.sentence == number)
                {
                    self.$print(idx, row, out)?;
                }
            };
        }
        rows!(quantities, quantity);
        rows!(dates, date);
        rows!(quotes, quote);
        rows!(attributions, attribution);
        rows!(mentions, mention);
        rows!(claims, claim);
        Ok(())
    }

    /// `word/TAG`, and the lemma where it is another word; in sentences without tags, words alone.
    fn token(&self, token: &TokenRow, out: &mut String) -> fmt::Result {
        let text = self.doc.text(token.span);
        let tag = Tag::from_code(token.tag);
        match token.kind() {
            TokenKind::Hole => return out.write_str(" ␣"),
            _ => write!(out, " {text}")?,
        }
        if tag != Tag::Unknown {
            write!(out, "/{tag}")?;
            let lemma = lemma(text, tag);
            if token.kind() == TokenKind::Word && !lemma.eq_ignore_ascii_case(text) {
                write!(out, "/{lemma}")?;
            }
        }
        Ok(())
    }

    fn begin(&self, kind: &str, idx: usize, span: ProseSpan, out: &mut String) -> fmt::Result {
        write!(out, "    {kind} {idx} {} {}", range(span), Shown(self.doc.text(span)))
    }

    fn string(&self, name: &str, id: u32, out: &mut String) -> fmt::Result {
        match self.doc.string(id) {
            Some(text) => write!(out, " {name} {}", Shown(text)),
            None => Ok(()),
        }
    }

    fn part(&self, name: &str, span: ProseSpan, out: &mut String) -> fmt::Result {
        if span.is_some() {
            write!(out, " {name} {} {}", range(span), Shown(self.doc.text(span)))?;
        }
        Ok(())
    }

    fn quantity(&self, idx: usize, row: &QuantityRow, out: &mut String) -> fmt::Result {
        self.begin("quantity", idx, row.span, out)?;
        write!(out, " {} {}", row.bound(), row.low)?;
        if row.low != row.high {
            write!(out, " to {}", row.high)?;
        }
        write!(
            out,
            " {} role {} precision {}",
            row.dimension(),
            row.role(),
            row.precision
        )?;
        self.string("unit", row.unit, out)?;
        self.string("noun", row.noun, out)?;
        let flags = [
            (QuantityRow::EACH, "each"),
            (QuantityRow::VAGUE, "vague"),
            (QuantityRow::LOW_STRICT, "low-strict"),
            (QuantityRow::HIGH_STRICT, "high-strict"),
            (QuantityRow::WORDS, "in-words"),
            (QuantityRow::UP, "up"),
            (QuantityRow::DOWN, "down"),
        ];
        let flags = flags.map(|(bit, name)| (u32::from(bit), name));
        writeln!(out, "{}", Flags(u32::from(row.flags), &flags))
    }

    fn date(&self, idx: usize, row: &DateRow, out: &mut String) -> fmt::Result {
        self.begin("date", idx, row.span, out)?;
        write!(out, " {} anchor {}", row.kind(), row.anchor())?;
        if let Some(value) = row.edtf() {
            write!(out, " {value}")?;
        }
        if row.weekday > 0 {
            write!(out, " weekday {}", row.weekday)?;
        }
        if row.minutes != NONE {
            write!(out, " at {:02}:{:02}", row.minutes / 60, row.minutes % 60)?;
        }
        if row.offset_days != 0 {
            write!(out, " offset {}", row.offset_days)?;
        }
        out.push('\n');
        Ok(())
    }

    fn quote(&self, idx: usize, row: &QuoteRow, out: &mut String) -> fmt::Result {
        self.begin("quote", idx, row.span, out)?;
        write!(out, " {} inner {}", row.style(), range(row.inner))?;
        let links = (
            Index("attribution", row.attribution),
            Index("in-quote", row.outer),
            Index("continues", row.continues),
        );
        let flags = [
            (u32::from(QuoteRow::UNCLOSED), "unclosed"),
            (u32::from(QuoteRow::SINGLE), "single"),
        ];
        let flags = Flags(u32::from(row.flags), &flags);
        writeln!(out, "{}{}{}{flags}", links.0, links.1, links.2)
    }

    fn attribution(&self, idx: usize, row: &AttributionRow, out: &mut String) -> fmt::Result {
        self.begin("attribution", idx, row.span, out)?;
        write!(out, " {} source-kind {}", row.style(), row.source_kind())?;
        self.part("source", row.source, out)?;
        self.part("cue", row.cue, out)?;
        for &content in self.doc.contents_of(row) {
            write!(out, " content {}", range(content))?;
        }
        let flags = [
            (u32::from(AttributionRow::ATTITUDE), "attitude"),
            (u32::from(AttributionRow::NEGATED), "negated"),
            (u32::from(AttributionRow::INHERITED), "inherited"),
        ];
        let flags = Flags(u32::from(row.flags), &flags);
        writeln!(out, "{}{flags}", Index("speaker", row.speaker))
    }

    fn mention(&self, idx: usize, row: &MentionRow, out: &mut String) -> fmt::Result {
        self.begin("mention", idx, row.span, out)?;
        write!(out, " {}{}", row.kind(), Index("entity", row.entity))?;
        self.part("title", row.title, out)?;
        self.string("role", row.role, out)?;
        let flags = [
            (u32::from(MentionRow::SURNAME), "surname"),
            (u32::from(MentionRow::GIVEN), "given"),
            (u32::from(MentionRow::FORMER), "former"),
            (u32::from(MentionRow::WEAK), "weak"),
        ];
        writeln!(out, "{}", Flags(u32::from(row.flags), &flags))
    }

    fn claim(&self, idx: usize, row: &ClaimRow, out: &mut String) -> fmt::Result {
        self.begin("claim", idx, row.span, out)?;
        write!(out, " {} checkable {}", row.class(), row.checkable)?;
        self.part("trigger", row.trigger, out)?;
        let flags = [
            (u32::from(ClaimRow::CITED), "cited"),
            (u32::from(ClaimRow::CITED_NEARBY), "cited-nearby"),
            (u32::from(ClaimRow::NEEDS_SOURCE), "needs-source"),
        ];
        let (attribution, quote) = (Index("attribution", row.attribution), Index("quote", row.quote));
        writeln!(out, "{attribution}{quote}{}", Flags(u32::from(row.flags), &flags))
    }
}

/// A span as it is printed: half-open bytes of the prose.
fn range(span: ProseSpan) -> String {
    format!("{}..{}", span.start, span.end)
}
