//! A rule that was written as data, compiled.

use factlint_core::diagnostic::Applicability;
use factlint_core::prose::BlockKind;
use factlint_core::rows::{Bound, ClaimClass, DateKind, Dimension, MentionKind, QuoteStyle, Role, SourceKind};
use factlint_core::rule::{OptionError, OptionTable, RuleMeta, no_options};
use factlint_core::{Decimal, Document, Level, Rule, Sink};
use regex::{Regex, RegexBuilder};

use crate::entry::{Entry, Number, Texts, Thing};
use crate::things::{Found, any, same};
use crate::words::Runs;

/// The longest regular expression, in bytes, and its largest compiled form.
const REGEX_TEXT: usize = 1000;
const REGEX_BYTES: usize = 1 << 20;

/// A rule of a `rules.toml`.
#[derive(Debug, Clone)]
pub struct Pattern {
    pub(crate) entry: Entry,
    pub(crate) noun: Runs,
    pub(crate) title: Runs,
    pub(crate) cue: Runs,
    pub(crate) words: Runs,
    pub(crate) lemmas: Runs,
    pub(crate) regex: Option<Regex>,
    pub(crate) min: Option<Decimal>,
    pub(crate) max: Option<Decimal>,
    pub(crate) values: Vec<Decimal>,
    has: Runs,
    lacks: Runs,
    meta: &'static RuleMeta,
}

impl Pattern {
    /// Compiles a rule.
    ///
    /// # Errors
    /// One lower-case sentence: what is wrong with it.
    pub fn new(entry: Entry) -> Result<Self, String> {
        check_names(&entry)?;
        check_conditions(&entry)?;
        let runs = |texts: &Option<Texts>| texts.as_ref().map(|texts| Runs::of(texts.list())).unwrap_or_default();
        let regex = entry.regex.as_deref().map(compile).transpose()?;
        let values = entry.value.iter().flatten().map(decimal).collect::<Result<_, _>>()?;
        let level = match entry.level.as_deref() {
            None => Level::Warning,
            Some(name) => Level::from_name(name).ok_or_else(|| format!("there is no level `{name}`"))?,
        };
        Ok(Self {
            noun: runs(&entry.noun),
            title: runs(&entry.title),
            cue: runs(&entry.cue),
            words: runs(&entry.words),
            lemmas: (entry.lemmas.as_ref()).map_or_else(Runs::default, |texts| Runs::of_lemmas(texts.list())),
            has: runs(&entry.sentence_has),
            lacks: runs(&entry.sentence_lacks),
            min: entry.min.as_ref().map(decimal).transpose()?,
            max: entry.max.as_ref().map(decimal).transpose()?,
            regex,
            values,
            meta: meta(&entry, level),
            entry,
        })
    }

    /// The rule as it is written.
    pub const fn entry(&self) -> &Entry {
        &self.entry
    }

    /// Whether what stands around a thing is as the rule asks.
    fn fits(&self, doc: &Document, found: &Found) -> bool {
        let block = doc.block_of(found.sentence).map_or("", |block| block.kind().name());
        let quoted = doc.quote_at(found.span.start).is_some();
        any(self.entry.block.as_ref(), block)
            && same(self.entry.quoted, quoted)
            && (self.has.is_empty() || !self.has.find(doc, found.sentence).is_empty())
            && (self.lacks.is_empty() || self.lacks.find(doc, found.sentence).is_empty())
    }
}

impl Rule for Pattern {
    fn meta(&self) -> &'static RuleMeta {
        self.meta
    }

    fn configure(&self, options: &OptionTable) -> Result<Box<dyn Rule>, OptionError> {
        no_options(options)?;
        Ok(Box::new(self.clone()))
    }

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for found in self.things(doc).into_iter().filter(|found| self.fits(doc, found)) {
            let text = doc.line(found.span);
            let fill = |template: &str| template.replace("{text}", &text);
            let mut report = out.report(found.span, fill(&self.entry.message));
            if let Some(note) = &self.entry.note {
                report = report.note(fill(note));
            }
            if let Some(fix) = &self.entry.fix {
                let (title, fix) = (format!("write `{}`", fill(fix)), fill(fix));
                report = report.fix(&title, Applicability::Unsafe, found.span, &fix);
            }
            drop(report);
        }
    }
}

/// What is known of the rule; kept for the rest of the program's life, as a rule's name is part of its findings.
fn meta(entry: &Entry, level: Level) -> &'static RuleMeta {
    let keep = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    let fence = |kind: &str, texts: &[String]| {
        let fences = texts
            .iter()
            .map(|text| format!(" ```{kind}\n {}\n ```\n", text.trim_end().replace('\n', "\n ")));
        fences.collect::<String>()
    };
    let summary = &entry
        .summary
        .clone()
        .unwrap_or_else(|| entry.message.replace("{text}", "…"));
    let note = entry.note.as_deref().unwrap_or("A rule of this workspace.");
    let page = format!(
        " ## What it does\n {summary}\n\n ## Why it matters\n {note}\n\n ## Example\n{} ## Better\n{} ## When it stays silent\n \
         Wherever a condition of its entry in `{}` does not hold.\n",
        fence("bad", &entry.bad),
        fence("good", &entry.good),
        crate::RULES_NAME
    );
    Box::leak(Box::new(RuleMeta {
        name: keep(&entry.name),
        family: "patterns",
        aliases: &[],
        summary: keep(summary),
        documentation: keep(&page),
        level,
        profiles: &[],
        options: &[],
        defaults: &[],
        since: env!("CARGO_PKG_VERSION"),
    }))
}

fn compile(text: &str) -> Result<Regex, String> {
    if text.len() > REGEX_TEXT {
        return Err(format!(
            "the regular expression has {} bytes; at most {REGEX_TEXT} are taken",
            text.len()
        ));
    }
    RegexBuilder::new(text)
        .size_limit(REGEX_BYTES)
        .dfa_size_limit(REGEX_BYTES)
        .build()
        .map_err(|error| {
            let why = error.to_string();
            format!(
                "this is no regular expression: {}",
                why.lines().last().unwrap_or("").trim()
            )
        })
}

fn decimal(number: &Number) -> Result<Decimal, String> {
    let text = match number {
        Number::Whole(number) => return Ok(Decimal::from(*number)),
        Number::Decimal(number) => number.to_string(),
        Number::Text(text) => text.replace(',', ""),
    };
    Decimal::parse(&text).ok_or_else(|| format!("`{text}` is no number"))
}

/// Names that do not exist would never be met.
fn check_names(entry: &Entry) -> Result<(), String> {
    if !factlint_core::plugin::wire::is_name(&entry.name) {
        return Err("write the name in small letters and hyphens".to_owned());
    }
    if entry.message.trim().is_empty() {
        return Err("the message is empty".to_owned());
    }
    let known = |what: &str, given: &Option<Texts>, names: Vec<&str>| {
        let unknown = given
            .iter()
            .flat_map(Texts::list)
            .find(|text| !names.contains(&text.as_str()));
        unknown.map_or(Ok(()), |text| {
            Err(format!("there is no {what} `{text}`; there are {}", names.join(", ")))
        })
    };
    known(
        "dimension",
        &entry.dimension,
        Dimension::ALL.iter().map(|one| one.name()).collect(),
    )?;
    known("bound", &entry.bound, Bound::ALL.iter().map(|one| one.name()).collect())?;
    known("role", &entry.role, Role::ALL.iter().map(|one| one.name()).collect())?;
    known(
        "block",
        &entry.block,
        BlockKind::ALL.iter().map(|one| one.name()).collect(),
    )?;
    let kinds: Vec<&str> = match entry.on {
        Thing::Date => DateKind::ALL.iter().map(|one| one.name()).collect(),
        Thing::Name => MentionKind::ALL.iter().map(|one| one.name()).collect(),
        Thing::Source => SourceKind::ALL.iter().map(|one| one.name()).collect(),
        Thing::Quote => QuoteStyle::ALL.iter().map(|one| one.name()).collect(),
        Thing::Claim => ClaimClass::ALL.iter().map(|one| one.name()).collect(),
        Thing::Figure | Thing::Word => Vec::new(),
    };
    known("kind", &entry.kind, kinds)
}

/// A condition on another kind of thing would be overlooked without a word.
fn check_conditions(entry: &Entry) -> Result<(), String> {
    use Thing::{Claim, Date, Figure, Name, Quote, Source, Word};
    let given: [(&str, bool, &[Thing]); 17] = [
        ("dimension", entry.dimension.is_some(), &[Figure]),
        ("unit", entry.unit.is_some(), &[Figure]),
        ("noun", entry.noun.is_some(), &[Figure]),
        ("bound", entry.bound.is_some(), &[Figure]),
        ("role", entry.role.is_some(), &[Figure]),
        ("value", entry.value.is_some(), &[Figure, Date]),
        ("min", entry.min.is_some(), &[Figure, Date]),
        ("max", entry.max.is_some(), &[Figure, Date]),
        ("is", entry.text.is_some(), &[Name]),
        ("titled", entry.titled.is_some(), &[Name]),
        ("title", entry.title.is_some(), &[Name]),
        ("first", entry.first.is_some(), &[Name]),
        ("cue", entry.cue.is_some(), &[Source]),
        ("attributed", entry.attributed.is_some(), &[Claim, Quote]),
        ("cited", entry.cited.is_some(), &[Claim]),
        ("words", entry.words.is_some() || entry.lemmas.is_some(), &[Word]),
        ("regex", entry.regex.is_some(), &[Word]),
    ];
    if let Some((key, ..)) = given.iter().find(|(_, given, on)| *given && !on.contains(&entry.on)) {
        return Err(format!("`{key}` is no condition on a {:?}", entry.on).to_lowercase());
    }
    if entry.on == Word && entry.words.is_none() && entry.lemmas.is_none() && entry.regex.is_none() {
        return Err("give `words`, `lemmas` or a `regex`".to_owned());
    }
    Ok(())
}
