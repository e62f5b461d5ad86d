//! `factlint init`: looks at a folder, and writes a `factlint.toml` that fits it.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use factlint_core::document::Document;
use factlint_disk::{CONFIG_NAME, Found, WalkOptions};

use crate::arguments::InitArguments;
use crate::failure::{CLEAN, Failure};
use crate::render::escape;
use crate::summary::counted;

/// Documents that are read to guess what kind of text a folder holds.
const SAMPLE: usize = 24;

/// Files that only folders of one kind have, and the profile for it.
const MARKS: [(&str, &str); 19] = [
    ("_Sidebar.md", "wiki"),
    ("Home.md", "wiki"),
    ("CITATION.cff", "science"),
    ("_quarto.yml", "science"),
    ("mkdocs.yml", "docs"),
    ("mkdocs.yaml", "docs"),
    ("book.toml", "docs"),
    ("antora.yml", "docs"),
    ("conf.py", "docs"),
    ("docusaurus.config.js", "docs"),
    ("docusaurus.config.ts", "docs"),
    ("Cargo.toml", "docs"),
    ("package.json", "docs"),
    ("pyproject.toml", "docs"),
    ("go.mod", "docs"),
    ("pom.xml", "docs"),
    ("CMakeLists.txt", "docs"),
    ("Gemfile", "docs"),
    ("composer.json", "docs"),
];

/// Ends of names that only folders of one kind have.
const EXTENSIONS: [(&str, &str); 4] = [
    ("bib", "science"),
    ("tex", "science"),
    ("Rmd", "science"),
    ("qmd", "science"),
];

/// A profile, and why it fits.
type Guess = Option<(&'static str, String)>;

/// Writes the file; the exit status.
pub fn run(arguments: &InitArguments, out: &mut impl Write) -> Result<u8, Failure> {
    let path = arguments.folder.join(CONFIG_NAME);
    if factlint_disk::stamp(&path).is_some() {
        let path = path.display();
        let told = format!("there is a `{path}` already: edit it, or remove it to begin anew");
        return Err(Failure::Usage(vec![told]));
    }
    let found = factlint_disk::walk(std::slice::from_ref(&arguments.folder), &WalkOptions::default());
    if let Some(error) = found.errors.first() {
        return Err(Failure::Read(error.clone()));
    }
    let guess = match &arguments.profile {
        Some(profile) => Some((profile.as_str(), "you asked for it".to_owned())),
        None => by_names(&found).or_else(|| by_texts(&found)),
    };
    let shown = factlint_disk::shown_path(&path, &WalkOptions::default().current);
    let (shown, documents) = (escape::line(&shown), counted(found.files.len(), "document"));
    factlint_disk::write(&path, |out| {
        out.write_all(text(guess.as_ref().map(|(profile, _)| *profile)).as_bytes())
    })?;
    match &guess {
        Some((profile, why)) => writeln!(out, "wrote {shown} with the profile {profile}: {}", escape::line(why))?,
        None => writeln!(
            out,
            "wrote {shown} without a profile: nothing in the folder says what kind of text it holds"
        )?,
    }
    writeln!(
        out,
        "factlint check would read {documents} here; `factlint config show` prints all settings"
    )?;
    Ok(CLEAN)
}

/// What the names of files say: those closest to the folder first.
fn by_names(found: &Found) -> Guess {
    let read = found.files.iter().map(|file| &*file.shown);
    let mut paths: Vec<&str> = read.chain(found.skipped.iter().map(|skipped| &*skipped.path)).collect();
    paths.sort_by_key(|path| (path.matches('/').count(), *path));
    let by_name = paths.iter().filter_map(|path| {
        let name = Path::new(path).file_name()?.to_str()?;
        let profile = MARKS.iter().find(|(mark, _)| *mark == name)?.1;
        Some((profile, format!("it holds {path}")))
    });
    let by_extension = paths.iter().filter_map(|path| {
        let extension = Path::new(path).extension()?.to_str()?;
        let profile = EXTENSIONS.iter().find(|(mark, _)| *mark == extension)?.1;
        Some((profile, format!("it holds {path}")))
    });
    // A paper has its own folder of code more often than code has a paper of its own.
    let guesses: Vec<_> = by_name.chain(by_extension).collect();
    let order = ["wiki", "science", "docs"];
    order
        .iter()
        .find_map(|wanted| guesses.iter().find(|(profile, _)| profile == wanted).cloned())
}

/// What the texts say: most stories quote people, most reports count.
fn by_texts(found: &Found) -> Guess {
    let step = found.files.len().div_ceil(SAMPLE).max(1);
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut read = 0;
    for input in found.files.iter().step_by(step) {
        let Ok(source) = factlint_disk::read(input) else {
            continue;
        };
        let doc = Document::read(std::sync::Arc::new(source), None);
        let words: usize = doc
            .sentences
            .iter()
            .map(|sentence| doc.text(sentence.span).split_whitespace().count())
            .sum();
        if words < 50 {
            continue;
        }
        read += 1;
        // At least one speaker in a hundred words, or one figure in twenty.
        if doc.attributions.len() * 100 >= words {
            *kinds.entry("news").or_default() += 1;
        } else if doc.quantities.len() * 20 >= words {
            *kinds.entry("report").or_default() += 1;
        }
    }
    let (profile, count) = kinds.into_iter().max_by_key(|&(_, count)| count)?;
    let why = match profile {
        "news" => "quote or report what people said",
        _ => "hold many figures and quote few people",
    };
    (count * 2 > read).then(|| (profile, format!("{count} of {read} documents {why}")))
}

/// The file, with every setting that is not set behind a `#`.
fn text(profile: Option<&str>) -> String {
    let profile = match profile {
        Some(profile) => format!("profile = \"{profile}\""),
        None => "# profile = \"news\"".to_owned(),
    };
    format!(
        r#"# Settings of factlint for this folder and those below it. `factlint rules` lists the rules.

# The kind of text, for which some levels differ: news, wiki, docs, science or report.
{profile}

# A run fails on findings of this level or a graver one: hint, info, warning or error.
# fail-on = "warning"

# What is not read, in the syntax of .gitignore, from this folder.
# exclude = ["archive/", "*.draft.md"]

# Rules and families that do not run, or the only ones that do.
# ignore = ["attribution"]
# select = ["numbers", "dates"]

# What the documents were written from, and are held against.
# sources = ["notes/"]

# Levels and options of rules; `factlint explain RULE` describes them.
# [rules]
# conflicting-number = "error"

# Which documents are compared: by default those of one folder that share two rare names.
# [compare]
# together = ["docs/**"]

# Settings for some paths; the last table that matches a document holds.
# [[overrides]]
# paths = ["archive/"]
# ignore = ["attribution"]
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint_core::config::ConfigFile;

    #[test]
    fn the_file_is_right_with_and_without_its_comments() {
        let registry = factlint_rules::registry();
        let text = text(Some("news"));
        let all: Vec<&str> = text
            .lines()
            .map(|line| {
                line.strip_prefix("# ")
                    .filter(|line| line.contains(" = ") || line.starts_with('['))
                    .unwrap_or(line)
            })
            .collect();
        for text in [&text, &all.join("\n")] {
            let (file, problems) = ConfigFile::read(text, &registry);
            assert_eq!(problems, []);
            assert_eq!(file.profile.as_deref(), Some("news"));
        }
    }
}
