//! What holds for any text: tokens cover it in order, sentences cover the tokens, and nothing panics.

use proptest::prelude::*;

use super::tokens::split;
use super::{Tag, analyse, lemma, tag_sentence};
use crate::prose::BlockKind;
use crate::rows::SentenceRow;

/// Pieces that meet the branches of the scanner, between any other characters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "U.S.", "Sen.", "No.", "J.", "a.m.", "can't", "’s", "'", "''", "\"", "“", "”", "‘", "(", ")", "[1]", "...",
            "…", "-", "--", "—", "–", "1,200.5", ".5", "$", "5pm", "21st", "'90s", "30-day", "a@b.org", "www.x.com",
            "https://", "\u{fffc}", "•", "\n", "\u{a0}", "½", "LONDON", "(AP)", "said", "The", "he", "?", "!", ";",
        ])
        .prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        2 => "[ -~]{0,6}",
        3 => Just(" ".to_owned()),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn tokens_cover_the_text_in_order(text in text()) {
        let mut end = 0;
        for token in split(&text).0 {
            let (start, stop) = (token.span.start as usize, token.span.end as usize);
            prop_assert!(start >= end);
            prop_assert!(stop > start);
            prop_assert!(text.is_char_boundary(start));
            prop_assert!(text.is_char_boundary(stop));
            let gap = text.get(end..start).unwrap();
            let blank = gap.chars().all(|c| c.is_whitespace() || ['\u{200b}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}'].contains(&c));
            prop_assert!(blank, "{:?}", gap);
            end = stop;
        }
        let rest = text.get(end..).unwrap();
        prop_assert!(rest.chars().all(|c| !c.is_alphanumeric()), "{:?}", rest);
    }

    #[test]
    fn sentences_cover_the_tokens(text in text(), kind in prop::sample::select(BlockKind::ALL)) {
        let mut analysis = analyse(&text, kind);
        let mut next = 0;
        for idx in 0..analysis.sentences.len() {
            let row = analysis.sentences[idx];
            prop_assert_eq!(row.first_token, next);
            prop_assert!(row.end_token > row.first_token);
            let tokens = &analysis.tokens[row.tokens()];
            prop_assert_eq!(row.span.start, tokens.first().unwrap().span.start);
            prop_assert_eq!(row.span.end, tokens.last().unwrap().span.end);
            next = row.end_token;
            tag_sentence(&text, &mut analysis, idx);
        }
        prop_assert_eq!(next as usize, analysis.tokens.len());
        for token in &analysis.tokens {
            prop_assert!(token.tag != Tag::Unknown.code());
            prop_assert!(!lemma(token.span.text(&text), Tag::from_code(token.tag)).is_empty());
        }
        let tagged = analysis.sentences.iter().all(|row| row.flags & SentenceRow::TAGGED != 0);
        prop_assert!(tagged);
    }
}
