//! The attributes of one tag that a reader of prose asks for, without an allocation for each.

/// An attribute that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    /// Address of a link.
    Href,
    /// Address of an image.
    Src,
    /// Machine-readable time.
    DateTime,
    /// Value of a line of metadata.
    Content,
    /// Name of a line of metadata, in either spelling, or of a footnote's source.
    Name,
    /// Name of a property in the microdata of the page.
    Property,
    /// Language.
    Lang,
    /// Role.
    Role,
    /// Classes.
    Class,
    /// Whether it is shown.
    Hidden,
    /// Whether it is read out.
    AriaHidden,
    /// Whether a time is that of publication.
    PublicationDate,
    /// Rows that a cell covers.
    RowSpan,
    /// Columns that a cell covers.
    ColumnSpan,
    /// What a header cell heads.
    Scope,
}

impl Attribute {
    fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"href" => Self::Href,
            b"src" => Self::Src,
            b"datetime" => Self::DateTime,
            b"content" => Self::Content,
            b"name" | b"property" | b"http-equiv" => Self::Name,
            b"itemprop" => Self::Property,
            b"lang" | b"xml:lang" => Self::Lang,
            b"role" | b"epub:type" => Self::Role,
            b"class" => Self::Class,
            b"hidden" => Self::Hidden,
            b"aria-hidden" => Self::AriaHidden,
            b"pubdate" => Self::PublicationDate,
            b"rowspan" => Self::RowSpan,
            b"colspan" => Self::ColumnSpan,
            b"scope" => Self::Scope,
            _ => return None,
        })
    }
}

/// The attributes of the tag that is being read.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    values: String,
    kept: Vec<(Attribute, usize, usize)>,
    current: bool,
}

impl Attributes {
    /// Forgets the tag before.
    pub(super) fn clear(&mut self) {
        self.values.clear();
        self.kept.clear();
        self.current = false;
    }

    /// Takes the name of the next attribute.
    pub(super) fn name(&mut self, name: &[u8]) {
        let attribute = Attribute::of(name);
        self.current = attribute.is_some();
        let at = self.values.len();
        self.kept.extend(attribute.map(|attribute| (attribute, at, at)));
    }

    /// Takes the value of the attribute that was named last.
    pub(super) fn value(&mut self, value: &[u8]) {
        if self.current
            && let Some(last) = self.kept.last_mut()
        {
            self.values.push_str(&String::from_utf8_lossy(value));
            last.2 = self.values.len();
        }
    }

    /// The value of an attribute; empty where it stands without one.
    pub(super) fn get(&self, attribute: Attribute) -> Option<&str> {
        let &(_, start, end) = self.kept.iter().find(|kept| kept.0 == attribute)?;
        self.values.get(start..end)
    }
}
