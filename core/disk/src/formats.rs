//! Which files are prose, by their names: formats by extension, and names that hold no prose whatever they end in.

use std::path::Path;

use factlint_core::Format;

/// Extensions that are read, and how.
const EXTENSIONS: &[(&str, Format)] = &[
    ("txt", Format::Plain),
    ("text", Format::Plain),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("mdown", Format::Markdown),
    ("mdx", Format::Mdx),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("srt", Format::Subtitles),
    ("vtt", Format::Subtitles),
];

/// The formats and the extensions that are read as each.
pub fn types() -> Vec<(Format, Vec<&'static str>)> {
    let mut types: Vec<(Format, Vec<&str>)> = Vec::new();
    for (extension, format) in EXTENSIONS {
        match types.iter_mut().find(|(known, _)| known == format) {
            Some((_, extensions)) => extensions.push(extension),
            None => types.push((*format, vec![extension])),
        }
    }
    types
}

/// Stems of files that carry a supported extension but no prose of their own: lists for machines, and licence texts.
/// A stem ending in `*` matches every name that begins so.
const NO_PROSE: &[&str] = &[
    "ads",
    "app-ads",
    "cmakecache",
    "cmakelists",
    "constraints*",
    "copying*",
    "copyright*",
    "humans",
    "licence*",
    "license*",
    "llms*",
    "manifest",
    "meson_options",
    "notice",
    "requirements*",
    "robots",
    "security",
    "sellers",
    "third-party*",
    "third_party*",
    "thirdparty*",
    "top_level",
    "unlicense*",
    "wordlist*",
];

/// Stems that hold no prose only with the extension `txt`; as Markdown they are a page that somebody wrote.
const NO_PROSE_AS_TEXT_ONLY: &[&str] = &["ads", "app-ads", "humans", "manifest", "robots", "security", "sellers"];

/// Folders that hold what others wrote and a package manager put there.
const NO_PROSE_FOLDERS: &[&str] = &[
    "__pycache__",
    "bower_components",
    "node_modules",
    "site-packages",
    "venv",
];

/// How a file is read, by its extension in any case; none where the type is not supported.
pub fn format_of(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?;
    EXTENSIONS
        .iter()
        .find(|(known, _)| extension.eq_ignore_ascii_case(known))
        .map(|&(_, format)| format)
}

/// Whether a file of this name is left out by default because its kind holds no prose.
pub fn excluded_file(path: &Path) -> bool {
    let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else {
        return false;
    };
    let stem = stem.to_ascii_lowercase();
    let format = format_of(path);
    if format == Some(Format::Html) {
        return Path::new(&stem).extension().is_some_and(|end| end == "min");
    }
    NO_PROSE.iter().any(|known| {
        let fits = match known.strip_suffix('*') {
            Some(start) => stem.starts_with(start),
            None => stem == *known,
        };
        fits && (format == Some(Format::Plain) || !NO_PROSE_AS_TEXT_ONLY.contains(known))
    })
}

/// Whether a folder of this name is left out by default.
pub fn excluded_folder(path: &Path) -> bool {
    path.file_name()
        .and_then(|name| name.to_str())
        .is_some_and(|name| NO_PROSE_FOLDERS.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_decide_in_any_case() {
        assert_eq!(format_of(Path::new("a/STORY.TXT")), Some(Format::Plain));
        assert_eq!(format_of(Path::new("story.markdown")), Some(Format::Markdown));
        assert_eq!(format_of(Path::new("story.xhtml")), Some(Format::Html));
        assert_eq!(format_of(Path::new("talk.VTT")), Some(Format::Subtitles));
        assert_eq!(format_of(Path::new("story.docx")), None);
        assert_eq!(format_of(Path::new("README")), None);
        assert_eq!(format_of(Path::new(".md")), None);
    }

    #[test]
    fn machine_lists_and_licences_are_no_prose() {
        for name in [
            "requirements.txt",
            "requirements-dev.txt",
            "CMakeLists.txt",
            "LICENSE.md",
            "LICENSE-MIT.txt",
            "COPYING.txt",
            "robots.txt",
            "constraints.txt",
            "page.min.html",
        ] {
            assert!(excluded_file(Path::new(name)), "{name}");
        }
        for name in [
            "story.txt",
            "robots.md",
            "security.md",
            "page.html",
            "license.html",
            "noticed.txt",
        ] {
            assert!(!excluded_file(Path::new(name)), "{name}");
        }
    }
}
