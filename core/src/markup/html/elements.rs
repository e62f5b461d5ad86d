//! What each element of HTML means to a reader of prose.

/// What an element does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// Nothing: its tags vanish.
    Inline,
    /// It stands apart from the text before and after it.
    Block,
    /// A heading of a level.
    Heading(u8),
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A block quotation.
    Quotation,
    /// A caption of a figure or table.
    Caption,
    /// A table.
    Table,
    /// The head of a table.
    TableHead,
    /// The body or foot of a table.
    TableBody,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// A cell that heads a row or column.
    HeaderCell,
    /// A line break.
    Break,
    /// A link.
    Link,
    /// An image: a hole by itself.
    Image,
    /// Quotation marks around its content.
    Quote,
    /// A source that is cited.
    Cite,
    /// Raised text: an exponent, an ordinal's ending or a footnote mark.
    Raised,
    /// A time.
    Time,
    /// The title of the document.
    Title,
    /// A line of metadata.
    Meta,
    /// The root.
    Root,
    /// Its content is no prose; a hole stands for it.
    Opaque,
    /// Its content was taken back; nothing stands for it.
    Deleted,
    /// Its content is no prose and stands apart; nothing stands for it.
    Hidden,
}

impl Element {
    /// The meaning of a lower-case name.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"p" | b"div" | b"section" | b"article" | b"aside" | b"main" | b"header" | b"footer" | b"address"
            | b"figure" | b"details" | b"summary" | b"form" | b"fieldset" | b"legend" | b"hr" | b"body" | b"center"
            | b"hgroup" | b"dialog" | b"search" | b"label" => Self::Block,
            b"h1" => Self::Heading(1),
            b"h2" => Self::Heading(2),
            b"h3" => Self::Heading(3),
            b"h4" => Self::Heading(4),
            b"h5" => Self::Heading(5),
            b"h6" => Self::Heading(6),
            b"ul" | b"ol" | b"dl" | b"menu" => Self::List,
            b"li" | b"dt" | b"dd" => Self::Item,
            b"blockquote" => Self::Quotation,
            b"caption" | b"figcaption" => Self::Caption,
            b"table" => Self::Table,
            b"thead" => Self::TableHead,
            b"tbody" | b"tfoot" => Self::TableBody,
            b"tr" => Self::Row,
            b"td" => Self::Cell,
            b"th" => Self::HeaderCell,
            b"br" => Self::Break,
            b"a" => Self::Link,
            b"img" => Self::Image,
            b"q" => Self::Quote,
            b"cite" => Self::Cite,
            b"sup" => Self::Raised,
            b"time" => Self::Time,
            b"title" => Self::Title,
            b"meta" => Self::Meta,
            b"html" => Self::Root,
            b"code" | b"kbd" | b"samp" | b"var" | b"math" | b"svg" | b"canvas" | b"ref" => Self::Opaque,
            b"del" | b"s" | b"strike" => Self::Deleted,
            b"script" | b"style" | b"nav" | b"template" | b"noscript" | b"iframe" | b"object" | b"audio" | b"video"
            | b"pre" | b"textarea" | b"select" | b"button" | b"datalist" | b"rp" | b"rt" | b"xmp" | b"noembed"
            | b"noframes" | b"listing" | b"plaintext" | b"progress" | b"meter" | b"map" => Self::Hidden,
            _ => Self::Inline,
        }
    }

    /// Whether its tags end the block of text before them.
    pub(super) fn stands_apart(self) -> bool {
        matches!(
            self,
            Self::Block
                | Self::Heading(_)
                | Self::List
                | Self::Item
                | Self::Quotation
                | Self::Caption
                | Self::Table
                | Self::TableHead
                | Self::TableBody
                | Self::Row
                | Self::Cell
                | Self::HeaderCell
        )
    }
}

/// Whether an element never has content, so that no end tag follows.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}
