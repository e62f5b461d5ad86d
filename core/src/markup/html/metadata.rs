//! What a page says of itself: title, date, author and language, wherever pages put them.

use super::attributes::{Attribute, Attributes};
use crate::prose::Metadata;

/// Names of metadata that hold the date of publication, the surest first.
const DATES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "og:published_time",
    "date",
];

/// Names of metadata that hold the author.
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "citation_author",
];

/// How sure each of the values so far is; a surer one takes its place.
#[derive(Debug, Default)]
pub(super) struct Found {
    date: u8,
    title: u8,
}

impl Found {
    /// Takes a `<meta>` tag.
    pub(super) fn meta(&mut self, attributes: &Attributes, metadata: &mut Metadata) {
        let Some(content) = attributes
            .get(Attribute::Content)
            .map(str::trim)
            .filter(|text| !text.is_empty())
        else {
            return;
        };
        let name = attributes.get(Attribute::Name).or(attributes.get(Attribute::Property));
        let name = name.unwrap_or("").trim().to_ascii_lowercase();
        if let Some(rank) = DATES.iter().position(|known| *known == name) {
            self.date(content, 200 - rank as u8, metadata);
        } else if name == "og:title" {
            self.title(content, 1, metadata);
        } else if AUTHORS.contains(&name.as_str()) {
            metadata.author.get_or_insert_with(|| content.to_owned());
        } else if name == "content-language" {
            metadata.language.get_or_insert_with(|| content.to_owned());
        }
    }

    /// Takes a `<time>` tag; one that is not marked counts only at the top of the page.
    pub(super) fn time(&mut self, attributes: &Attributes, at_top: bool, metadata: &mut Metadata) {
        let Some(value) = attributes.get(Attribute::DateTime).filter(|value| is_date(value)) else {
            return;
        };
        let marked = attributes.get(Attribute::PublicationDate).is_some()
            || [Attribute::Property, Attribute::Class].into_iter().any(|kind| {
                let value = attributes.get(kind).unwrap_or("");
                value.to_ascii_lowercase().contains("publish")
            });
        if marked {
            self.date(value, 100, metadata);
        } else if at_top {
            self.date(value, 10, metadata);
        }
    }

    /// Takes the text of a script: JSON-LD names the date of publication.
    pub(super) fn script(&mut self, text: &str, metadata: &mut Metadata) {
        let Some(found) = memchr::memmem::find(text.as_bytes(), b"\"datePublished\"") else {
            return;
        };
        let rest = text.get(found + "\"datePublished\"".len()..).unwrap_or("");
        let value = rest.trim_start().strip_prefix(':').map(str::trim_start);
        let value = value.and_then(|value| value.strip_prefix('"')?.split('"').next());
        if let Some(value) = value.filter(|value| is_date(value)) {
            self.date(value, 150, metadata);
        }
    }

    /// Takes a title.
    pub(super) fn title(&mut self, text: &str, rank: u8, metadata: &mut Metadata) {
        if rank > self.title {
            self.title = rank;
            metadata.title = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    fn date(&mut self, value: &str, rank: u8, metadata: &mut Metadata) {
        if rank > self.date {
            self.date = rank;
            metadata.date = Some(value.trim().to_owned());
        }
    }
}

/// Whether a machine-readable time is a day, not a time of day or a duration.
fn is_date(value: &str) -> bool {
    let value = value.trim().as_bytes();
    let shape = |at: usize| if at == 4 || at == 7 { b'-' } else { b'0' };
    (8..=40).contains(&value.len())
        && value.iter().take(8).enumerate().all(|(at, &byte)| match shape(at) {
            b'-' => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}
