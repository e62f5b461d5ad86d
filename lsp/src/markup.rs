//! Words for hovers, as Markdown or as plain text: whichever the editor reads.

use tower_lsp::lsp_types::{MarkupContent, MarkupKind, Url};

/// Writes in one of the two.
#[derive(Debug, Clone, Copy)]
pub struct Markup {
    /// Whether the editor reads Markdown.
    pub markdown: bool,
}

impl Markup {
    /// The head of a part.
    pub fn strong(self, text: &str) -> String {
        if self.markdown {
            format!("**{}**", self.words(text))
        } else {
            text.to_owned()
        }
    }

    /// Something to type.
    pub fn code(self, text: &str) -> String {
        if self.markdown {
            format!("`{text}`")
        } else {
            text.to_owned()
        }
    }

    /// Words of a document, so that they do not read as markup.
    pub fn words(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if self.markdown && matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '\\') {
                out.push('\\');
            }
            out.push(c);
        }
        out
    }

    /// A place to go to, where its document has an address.
    pub fn place(self, place: &str, uri: Option<&Url>, line: u32) -> String {
        match uri.filter(|_| self.markdown) {
            Some(uri) => format!("[{}]({uri}#L{line})", self.words(place)),
            None => place.to_owned(),
        }
    }

    /// A new line within a part.
    pub fn line(self) -> &'static str {
        if self.markdown { "  \n" } else { "\n" }
    }

    /// What is sent.
    pub fn content(self, value: String) -> MarkupContent {
        let kind = if self.markdown {
            MarkupKind::Markdown
        } else {
            MarkupKind::PlainText
        };
        MarkupContent { kind, value }
    }
}
