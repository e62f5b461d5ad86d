//! Checks texts that are in memory: what specs, manuals, properties and fuzzing share.

use std::path::Path;
use std::sync::Arc;

use factlint_core::config::{Config, ConfigFile, Overrides};
use factlint_core::document::DocDate;
use factlint_core::pinned::{FactsFile, Given, Pinned};
use factlint_core::source::{LineIndex, Position};
use factlint_core::workspace::{Against, Change, DocRole, Executor, Serial, Settings, Together, Workspace};
use factlint_core::{Diagnostic, Format, Registry, Source};
use factlint_disk::{format_of, from_bytes};

/// A text to check.
#[derive(Debug, Clone)]
pub struct Text {
    /// Its path; the ending says how the markup is read.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Whether it is a draft or a source.
    pub role: DocRole,
    /// The sources that hold for it, if it is a draft.
    pub against: Against,
    /// Whether its file is in Latin-1, so that it holds bytes that are invalid in UTF-8.
    pub latin_1: bool,
}

impl Text {
    /// A draft.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            role: DocRole::Draft,
            against: Against::Every,
            latin_1: false,
        }
    }

    /// The change that puts it into a workspace.
    pub fn put(&self, config: &Arc<Config>) -> Change {
        let format = format_of(Path::new(&self.path)).unwrap_or(Format::Plain);
        let plain = || Source::new(self.path.as_str(), self.text.as_str(), format);
        let source = if self.latin_1 {
            let bytes = self.text.chars().map(|letter| letter as u8).collect();
            // Bytes that look like no text are none in a spec either.
            from_bytes(&self.path, format, bytes).unwrap_or_else(|_| plain())
        } else {
            plain()
        };
        Change::Put {
            source: Arc::new(source),
            config: Arc::clone(config),
            role: self.role,
            against: self.against.clone(),
        }
    }
}

/// How texts are checked.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// The settings that hold for every text.
    pub config: Config,
    /// Which texts are compared.
    pub together: Together,
    /// The date of texts that state none.
    pub as_of: Option<DocDate>,
}

/// A finding with the positions of its ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What factlint says.
    pub diagnostic: Diagnostic,
    /// First character.
    pub start: Position,
    /// One past the last character.
    pub end: Position,
}

/// The findings of a fresh workspace that holds these texts.
pub fn check(registry: &Arc<Registry>, run: &Run, texts: &[Text]) -> Vec<Finding> {
    let workspace = workspace_of(registry, run, texts, &Serial);
    workspace
        .findings()
        .into_iter()
        .map(|diagnostic| {
            let text = workspace
                .source(diagnostic.place.doc)
                .map_or_else(|| Arc::from(""), |source| Arc::clone(&source.text));
            let lines = LineIndex::new(&text);
            Finding {
                start: lines.position(&text, diagnostic.place.span.start()),
                end: lines.position(&text, diagnostic.place.span.end()),
                diagnostic,
            }
        })
        .collect()
}

/// A fresh workspace that holds these texts, all put there at once.
pub fn workspace_of<E: Executor>(registry: &Arc<Registry>, run: &Run, texts: &[Text], executor: &E) -> Workspace {
    let config = Arc::new(run.config.clone());
    let settings = Settings {
        together: run.together,
        as_of: run.as_of,
        incremental: false,
        root: Arc::clone(&config),
    };
    let mut workspace = Workspace::new(Arc::clone(registry), settings);
    let changes = texts.iter().map(|text| text.put(&config)).collect();
    workspace.apply(changes, executor);
    workspace.finish(executor);
    workspace
}

/// The settings that the text of a `factlint.toml` stands for. Of all rules only these run, if some are given and the
/// text selects none itself.
///
/// # Errors
/// The text is no configuration; the message says where and why.
pub fn configuration(text: &str, registry: &Registry, only: Option<&[&'static str]>) -> Result<Config, String> {
    let (file, problems) = ConfigFile::read(text, registry);
    if let Some(problem) = problems.first() {
        let place = text.get(problem.span.clone()).unwrap_or_default();
        return Err(format!("{}: {place:?}", problem.message));
    }
    let overrides = Overrides {
        select: only.filter(|_| file.select.is_none()).map(<[_]>::to_vec),
        ..Overrides::default()
    };
    Ok(file.config(registry, &overrides))
}

/// The facts that the text of a `facts.toml` pins; their values must stand in the text itself.
///
/// # Errors
/// The text pins nothing, or pins a value from another file; the message says why.
pub fn pinned(text: &str) -> Result<Pinned, String> {
    let (file, problems) = FactsFile::read(text);
    if let Some(problem) = problems.first() {
        return Err(problem.message.clone());
    }
    let lines = LineIndex::new(text);
    let facts = file.entries.iter().map(|entry| {
        let line = lines.position(text, entry.id_span.start as u32).line;
        match &entry.given {
            Given::Value(value) => entry.pin(value, format!("facts.toml:{line}")),
            Given::From(_) => Err(format!("`{}`: a test reads no other file", entry.id)),
        }
    });
    Ok(Pinned {
        path: Arc::from("facts.toml"),
        facts: facts.collect::<Result<_, _>>()?,
    })
}
