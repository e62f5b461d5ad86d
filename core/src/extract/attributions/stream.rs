//! A block with each quotation collapsed to one item, so that clauses can be read over them.

use crate::extract::BlockView;
use crate::language::Tag;
use crate::rows::{NONE, QuoteRow, TokenRow};
use crate::span::ProseSpan;

/// Items after which a sentence is cut: what is longer is no prose, and each cue may look over its whole sentence.
const LONGEST_SENTENCE: usize = 250;

/// A token outside quotations, or a whole quotation.
#[derive(Debug, Clone, Copy)]
struct Item {
    /// First token.
    first: u32,
    /// One past the last token.
    end: u32,
    /// The quotation, or [`NONE`].
    quote: u32,
}

/// The items of a block and its sentences over them.
pub(super) struct Stream<'a> {
    pub(super) view: &'a BlockView<'a>,
    pub(super) quotes: &'a [QuoteRow],
    items: Vec<Item>,
    sentences: Vec<(usize, usize)>,
}

impl<'a> Stream<'a> {
    /// Collapses the outermost quotations of a block.
    pub(super) fn new(view: &'a BlockView<'a>, quotes: &'a [QuoteRow]) -> Self {
        let mut stream = Self {
            view,
            quotes,
            items: Vec::with_capacity(view.tokens.len()),
            sentences: Vec::with_capacity(view.sentences.len()),
        };
        stream.collapse();
        stream.split();
        stream
    }

    fn collapse(&mut self) {
        let mut outermost = self
            .quotes
            .iter()
            .enumerate()
            .filter(|(_, quote)| quote.outer == NONE)
            .peekable();
        let mut token = 0;
        while let Some(row) = self.view.tokens.get(token) {
            while outermost
                .next_if(|(_, quote)| quote.span.end <= row.span.start)
                .is_some()
            {}
            let inside = outermost.peek().filter(|(_, quote)| quote.span.start < row.span.end);
            let (end, quote) = match inside {
                Some((idx, quote)) => (self.view.token_at(quote.span.end).max(token + 1), *idx as u32),
                None => (token + 1, NONE),
            };
            self.items.push(Item {
                first: token as u32,
                end: end as u32,
                quote,
            });
            token = end;
        }
    }

    /// Sentences end where those of the block do, if not inside a quotation, and after a quotation that ends with a
    /// full stop before a capital letter.
    fn split(&mut self) {
        let mut start = 0;
        let mut sentences = self.view.sentences.iter().map(|row| row.end_token).peekable();
        for idx in 0..self.items.len() {
            let Some(&item) = self.items.get(idx) else { break };
            let mut ends = false;
            while let Some(end) = sentences.next_if(|&end| end <= item.end) {
                // An opening mark that was left at the end of the sentence before.
                if end <= item.first + 1 && item.quote != NONE && end < item.end && idx > start {
                    self.sentences.push((start, idx));
                    start = idx;
                }
                ends |= self.may_end(idx, item, end);
            }
            if ends || self.stops(idx) || idx + 1 == self.items.len() || idx - start >= LONGEST_SENTENCE {
                self.sentences.push((start, idx + 1));
                start = idx + 1;
            }
        }
    }

    fn may_end(&self, idx: usize, item: Item, end: u32) -> bool {
        if item.quote == NONE {
            return true;
        }
        // Inside the quotation, unless it is its last mark that is left over, and the sentence does not go on.
        end + 1 >= item.end && self.is_terminal(idx) && !self.goes_on(idx + 1)
    }

    /// Whether a quotation ends a sentence with its own full stop.
    fn stops(&self, idx: usize) -> bool {
        self.is_quote(idx) && self.is_terminal(idx) && !self.goes_on(idx + 1)
    }

    /// Whether the item does not begin a sentence: a small letter or a mark other than an opening one.
    fn goes_on(&self, idx: usize) -> bool {
        if self.is_quote(idx) {
            return false;
        }
        self.token(idx).is_some_and(|token| {
            !token.has(TokenRow::CAPITAL | TokenRow::DIGIT) && !matches!(self.word(idx), "(" | "[" | "—" | "--")
        })
    }

    /// Number of items.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// First item and one past the last item of each sentence.
    pub(super) fn sentences(&self) -> &[(usize, usize)] {
        &self.sentences
    }

    /// The quotation that an item is.
    pub(super) fn quote(&self, idx: usize) -> Option<(usize, &'a QuoteRow)> {
        let item = self.items.get(idx)?;
        let quote = item.quote as usize;
        self.quotes.get(quote).map(|row| (quote, row))
    }

    /// Whether an item is a quotation.
    pub(super) fn is_quote(&self, idx: usize) -> bool {
        self.items.get(idx).is_some_and(|item| item.quote != NONE)
    }

    /// Whether a quotation ends with a mark that ends a sentence.
    pub(super) fn is_terminal(&self, idx: usize) -> bool {
        self.last_mark(idx)
            .is_some_and(|mark| matches!(mark, '.' | '!' | '?' | '…' | '—'))
    }

    /// The last character inside a quotation.
    pub(super) fn last_mark(&self, idx: usize) -> Option<char> {
        let (_, quote) = self.quote(idx)?;
        let inner = quote.inner.text(self.view.text);
        inner.trim_end_matches(['’', '\'', '”', '"', ' ']).chars().next_back()
    }

    /// The token that an item is, none for a quotation.
    pub(super) fn token(&self, idx: usize) -> Option<&'a TokenRow> {
        let item = self.items.get(idx).filter(|item| item.quote == NONE)?;
        self.view.tokens.get(item.first as usize)
    }

    /// The word that an item is, empty for a quotation and past either end.
    pub(super) fn word(&self, idx: usize) -> &'a str {
        self.token(idx).map_or("", |token| token.span.text(self.view.text))
    }

    /// Whether the item is this word, in any case.
    pub(super) fn says(&self, idx: usize, word: &str) -> bool {
        self.word(idx).eq_ignore_ascii_case(word)
    }

    /// Whether the item is one of these words, in any case.
    pub(super) fn says_any(&self, idx: usize, words: &[&str]) -> bool {
        let found = self.word(idx).as_bytes();
        let Some(first) = found.first().map(u8::to_ascii_lowercase) else {
            return false;
        };
        let same = |word: &&str| word.as_bytes().first() == Some(&first) && found.eq_ignore_ascii_case(word.as_bytes());
        words.iter().any(same)
    }

    /// The tag of an item; unknown for a quotation.
    pub(super) fn tag(&self, idx: usize) -> Tag {
        self.token(idx).map_or(Tag::Unknown, |token| Tag::from_code(token.tag))
    }

    /// Whether the item is a word of any of the classes.
    pub(super) fn is(&self, idx: usize, classes: u32) -> bool {
        self.token(idx).is_some_and(|token| token.classes & classes != 0)
    }

    /// Whether the item's token has any of the flags.
    pub(super) fn has(&self, idx: usize, flags: u16) -> bool {
        self.token(idx).is_some_and(|token| token.has(flags))
    }

    /// Place of the items from `first` up to, not including, `end`.
    pub(super) fn span(&self, first: usize, end: usize) -> ProseSpan {
        let (Some(a), Some(b)) = (
            self.items.get(first),
            end.checked_sub(1).and_then(|last| self.items.get(last)),
        ) else {
            return ProseSpan::NONE;
        };
        if first >= end {
            return ProseSpan::NONE;
        }
        let start = match self.quotes.get(a.quote as usize) {
            Some(quote) => quote.span.start,
            None => self
                .view
                .tokens
                .get(a.first as usize)
                .map_or(0, |token| token.span.start),
        };
        let end = match self.quotes.get(b.quote as usize) {
            Some(quote) => quote.span.end,
            None => self.view.tokens.get(b.first as usize).map_or(0, |token| token.span.end),
        };
        ProseSpan::new(start, end)
    }
}
