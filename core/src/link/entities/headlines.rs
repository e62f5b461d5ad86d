//! Names in all-capitals lines: their words are looked up among the names of the body.

use super::shelves::{Shelves, form_of_token};
use crate::document::Document;
use crate::language::Class;
use crate::rows::{MentionRow, NONE, SentenceRow, TokenKind};
use crate::span::ProseSpan;

/// Mentions in the document's all-capitals lines, each with its thing.
pub(super) fn mentions(doc: &Document, shelves: &Shelves) -> Vec<(MentionRow, u32)> {
    let mut found: Vec<(MentionRow, u32)> = Vec::new();
    for (number, sentence) in doc.sentences.iter().enumerate() {
        if sentence.flags & SentenceRow::HEADLINE == 0 {
            continue;
        }
        for token in doc.tokens.get(sentence.tokens()).unwrap_or(&[]) {
            let plain = Class::FUNCTION | Class::MONTH | Class::WEEKDAY;
            let common = token.classes & Class::COMMON != 0 && token.classes & Class::FAMILY_NAME == 0;
            if token.kind() != TokenKind::Word || token.classes & plain != 0 || common {
                continue;
            }
            let Some(thing) = shelves.look_up(&form_of_token(doc.text(token.span))) else {
                continue;
            };
            match found.last_mut() {
                // "BORIS JOHNSON": one mention.
                Some((row, last))
                    if *last == thing && row.sentence == number as u32 && row.span.end + 1 == token.span.start =>
                {
                    row.span.end = token.span.end;
                    row.flags &= !MentionRow::SURNAME;
                }
                _ => found.push((
                    MentionRow {
                        span: token.span,
                        title: ProseSpan::NONE,
                        sentence: number as u32,
                        entity: NONE,
                        role: NONE,
                        flags: MentionRow::SURNAME,
                        certainty: 60,
                        ..MentionRow::default()
                    },
                    thing,
                )),
            }
        }
    }
    found
}
