//! What a rule is: one trait, one declaration, one static list.

pub mod own;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::diagnostic::Severity;
use crate::document::Document;
use crate::fact::{FactSink, Group};
use crate::memo::Memo;
use crate::passages::{Aligned, Passages};
use crate::sink::Sink;
use crate::source::{DocId, Source};
use crate::span::{ProseSpan, SourceSpan};

/// How loud a rule is: off, or the severity of its gravest finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The rule does not run.
    Off,
    /// A remark.
    Hint,
    /// Worth knowing.
    Info,
    /// Very likely wrong.
    Warning,
    /// Wrong by arithmetic or by the calendar.
    Error,
}

impl Level {
    /// Every level, from off to grave.
    pub const ALL: [Self; 5] = [Self::Off, Self::Hint, Self::Info, Self::Warning, Self::Error];

    /// The name that configuration and output use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The level of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    /// The gravest severity that a rule of this level may use.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Hint => Some(Severity::Hint),
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// The value of an option.
#[derive(Debug, Clone, PartialEq)]
pub enum OptionValue {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
}

/// Options of a rule by name.
pub type OptionTable = BTreeMap<String, OptionValue>;

/// One option that a rule understands.
#[derive(Debug, Clone, Copy)]
pub struct OptionMeta {
    /// Its kebab-case name.
    pub name: &'static str,
    /// Its values, as the manual shows them: `"info" | "off"`.
    pub values: &'static str,
    /// The value it has if none is given, as TOML.
    pub default: &'static str,
    /// What it does, one sentence.
    pub summary: &'static str,
}

/// The value that an option has in one profile, if none is given.
#[derive(Debug, Clone, Copy)]
pub struct ProfileDefault {
    /// The profile.
    pub profile: &'static str,
    /// The option's name.
    pub option: &'static str,
    /// Its value there.
    pub value: DefaultValue,
}

/// The value of a [`ProfileDefault`].
#[derive(Debug, Clone, Copy)]
pub enum DefaultValue {
    /// A text.
    Text(&'static str),
    /// A list of texts.
    List(&'static [&'static str]),
}

impl DefaultValue {
    /// The same value, as configuration would give it.
    pub fn value(self) -> OptionValue {
        match self {
            Self::Text(text) => OptionValue::Text(text.to_owned()),
            Self::List(texts) => OptionValue::List(texts.iter().map(|&text| text.to_owned()).collect()),
        }
    }
}

/// An option that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionError {
    /// The option.
    pub name: String,
    /// One lower-case sentence: what is wrong and what would be right.
    pub message: String,
}

/// What is known of a rule without running it.
#[derive(Debug)]
pub struct RuleMeta {
    /// Kebab-case name that reads well in "allow <name>".
    pub name: &'static str,
    /// The crate's family: `numbers`, `attribution`.
    pub family: &'static str,
    /// Former names.
    pub aliases: &'static [&'static str],
    /// One line, lower case, no full stop.
    pub summary: &'static str,
    /// Manual page, Markdown: the doc comment of its declaration.
    pub documentation: &'static str,
    /// Level unless configuration or profile says otherwise.
    pub level: Level,
    /// Profiles in which the level is another.
    pub profiles: &'static [(&'static str, Level)],
    /// Options.
    pub options: &'static [OptionMeta],
    /// Options whose default is another in a profile.
    pub defaults: &'static [ProfileDefault],
    /// Version in which the rule appeared.
    pub since: &'static str,
}

/// A rule. Every act is optional; a rule holds no state that changes.
pub trait Rule: Send + Sync {
    /// What is known of it.
    fn meta(&self) -> &'static RuleMeta;

    /// The rule with these options; options that are not given have their defaults.
    ///
    /// # Errors
    /// An option is unknown or its value is not among those it takes.
    fn configure(&self, options: &OptionTable) -> Result<Box<dyn Rule>, OptionError>;

    /// Emits facts that may disagree with facts of this or other documents.
    fn facts(&self, doc: &Document, out: &mut FactSink<'_>) {
        let _ = doc;
        out.idle();
    }

    /// Looks at one document.
    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let _ = doc;
        out.idle();
    }

    /// Looks at the facts that share one key.
    fn reconcile(&self, group: &Group<'_>, out: &mut Sink<'_>) {
        let _ = group;
        out.idle();
    }

    /// Holds a draft against the documents it was written from.
    fn compare(&self, draft: &Document, sources: &Sources<'_>, out: &mut Sink<'_>) {
        let _ = (draft, sources);
        out.idle();
    }
}

/// What a draft is held against.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The documents that it was written from, by path, and where each of their words stands.
    pub passages: &'a Passages,
    /// Each sentence of the draft with the passages that it rests on.
    pub aligned: &'a [Aligned],
    /// What rules worked out of this draft and these sources.
    pub memo: &'a Memo,
}

impl Sources<'_> {
    /// A sentence of the draft with the passages that it rests on.
    pub fn aligned(&self, sentence: u32) -> Option<&Aligned> {
        self.aligned.get(sentence as usize)
    }

    /// The spot of a span in one of the documents, for a label; `document` is its index in [`Passages::documents`].
    pub fn spot(&self, document: u32, span: ProseSpan) -> Option<(DocId, &Source, SourceSpan)> {
        let source = self.passages.documents.get(document as usize)?;
        let doc = &source.document;
        Some((source.id, &*doc.source, doc.prose.source_span(span)))
    }
}

/// Refuses every option: for rules that have none.
///
/// # Errors
/// The first option that was given.
pub fn no_options(options: &OptionTable) -> Result<(), OptionError> {
    match options.keys().next() {
        None => Ok(()),
        Some(name) => Err(OptionError {
            name: name.clone(),
            message: "this rule has no options".to_owned(),
        }),
    }
}

/// The first two methods of `impl Rule` for a rule that was declared with [`declare_rule!`] and has no options.
#[macro_export]
macro_rules! without_options {
    () => {
        fn meta(&self) -> &'static $crate::rule::RuleMeta {
            &Self::META
        }

        fn configure(
            &self,
            options: &$crate::rule::OptionTable,
        ) -> Result<Box<dyn $crate::rule::Rule>, $crate::rule::OptionError> {
            $crate::rule::no_options(options)?;
            Ok(Box::new(self.clone()))
        }
    };
}

/// Declares a unit struct's static [`RuleMeta`] from its doc comment and a few fields.
///
/// ```
/// use factlint_core::declare_rule;
///
/// declare_rule! {
///     /// ## What it does
///     /// Nothing.
///     pub Idle in "examples" { name: "idle", summary: "does nothing", level: Info, since: "0.1.0" }
/// }
/// assert_eq!(Idle::META.name, "idle");
/// assert!(Idle::META.documentation.contains("Nothing."));
/// ```
///
/// Optional fields, in this order after `since`: `aliases: ["old-name"]`, `profiles: [("news", Warning)]`,
/// `options: [OptionMeta { .. }]`, `defaults: [ProfileDefault { .. }]`. With a body in braces after the name list the struct has fields:
/// `pub Name { field: Type = default } in "family" { .. }`; it then derives `Clone` and gets `Default`.
#[macro_export]
macro_rules! declare_rule {
    (
        $(#[doc = $doc:literal])+
        pub $name:ident $({ $( $(#[$field_doc:meta])* $field:ident : $type:ty = $value:expr ),* $(,)? })? in $family:literal {
            name: $kebab:literal, summary: $summary:literal, level: $level:ident, since: $since:literal
            $(, aliases: [$($alias:literal),* $(,)?])?
            $(, profiles: [$(($profile:literal, $profile_level:ident)),* $(,)?])?
            $(, options: [$($option:expr),* $(,)?])?
            $(, defaults: [$($default:expr),* $(,)?])?
            $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone)]
        pub struct $name { $($( $(#[$field_doc])* pub(crate) $field: $type, )*)? }

        impl Default for $name {
            fn default() -> Self { Self { $($( $field: $value, )*)? } }
        }

        impl $name {
            /// What is known of the rule without running it.
            pub const META: $crate::rule::RuleMeta = $crate::rule::RuleMeta {
                name: $kebab,
                family: $family,
                aliases: &[$($($alias),*)?],
                summary: $summary,
                documentation: concat!($($doc, "\n"),+),
                level: $crate::rule::Level::$level,
                profiles: &[$($(($profile, $crate::rule::Level::$profile_level)),*)?],
                options: &[$($($option),*)?],
                defaults: &[$($($default),*)?],
                since: $since,
            };
        }
    };
}

/// The rules of a program, in the order of their names.
#[derive(Clone)]
pub struct Registry {
    rules: Vec<Registered>,
    /// Installed plug-ins, with the hashes of their libraries.
    installed: BTreeMap<String, String>,
}

/// A rule, and what it belongs to.
#[derive(Clone)]
struct Registered {
    rule: Arc<dyn Rule>,
    /// The installed plug-in, or the file of rules written as data: the rule runs where the settings of a document name
    /// it. None for rules that run everywhere.
    owner: Option<Arc<str>>,
}

impl Registry {
    /// A registry of these rules and core's [`own`].
    pub fn new(mut rules: Vec<Box<dyn Rule>>) -> Self {
        rules.push(Box::new(own::InvalidEncoding::default()));
        rules.push(Box::new(own::UnusedIgnore::default()));
        rules.push(Box::new(own::IgnoreWithoutReason::default()));
        let empty = Self {
            rules: Vec::new(),
            installed: BTreeMap::new(),
        };
        empty.with(None, rules)
    }

    /// The same with these rules, of one owner.
    fn with(mut self, owner: Option<&str>, rules: Vec<Box<dyn Rule>>) -> Self {
        let owner = owner.map(Arc::from);
        self.rules.extend(rules.into_iter().map(|rule| Registered {
            rule: Arc::from(rule),
            owner: owner.clone(),
        }));
        // A stable order: of two rules with one name the earlier stays first.
        self.rules.sort_by_key(|registered| registered.rule.meta().name);
        self
    }

    /// The same with rules of a plug-in. Those of an installed one, given with its name and SHA-256, run where
    /// configuration names it; those of one that the user gave for this run alone run everywhere. The caller sees to it
    /// that their names are new.
    #[must_use]
    pub fn with_plugin(mut self, installed: Option<(&str, &str)>, rules: Vec<Box<dyn Rule>>) -> Self {
        if let Some((plugin, hash)) = installed {
            self.installed.insert(plugin.to_owned(), hash.to_owned());
        }
        self.with(installed.map(|(plugin, _)| plugin), rules)
    }

    /// The same with the rules of a file, which run on the documents whose settings name the file among their owners
    /// ([`Config::owners`](crate::config::Config::owners)). Rules of two files may have one name. The caller sees to it
    /// that no other rule has it.
    #[must_use]
    pub fn with_file(self, path: &str, rules: Vec<Box<dyn Rule>>) -> Self {
        self.with(Some(path), rules)
    }

    /// The installed plug-in that a rule belongs to.
    pub fn plugin_of(&self, rule: &str) -> Option<&str> {
        let mut rules = self
            .rules
            .iter()
            .filter(|registered| registered.rule.meta().name == rule);
        let owner = rules.find_map(|registered| registered.owner.as_deref())?;
        self.installed.contains_key(owner).then_some(owner)
    }

    /// Every rule in the order of [`Registry::rules`], with whether it may run under these owners.
    pub fn rules_under(&self, owners: &[String]) -> impl Iterator<Item = (&dyn Rule, bool)> {
        self.rules.iter().map(move |registered| {
            let owner = registered.owner.as_deref();
            let runs = owner.is_none_or(|owner| owners.iter().any(|named| named == owner));
            (registered.rule.as_ref(), runs)
        })
    }

    /// The SHA-256 of an installed plug-in.
    pub fn plugin_hash(&self, plugin: &str) -> Option<&str> {
        self.installed.get(plugin).map(String::as_str)
    }

    /// The installed plug-in whose name is nearest to an unknown one.
    pub fn suggest_plugin(&self, name: &str) -> Option<&str> {
        nearest(name, self.installed.keys().map(String::as_str))
    }

    /// Every rule with default options, by name.
    pub fn rules(&self) -> impl Iterator<Item = &dyn Rule> {
        self.rules.iter().map(|registered| registered.rule.as_ref())
    }

    /// The rule of a name or alias.
    pub fn find(&self, name: &str) -> Option<&dyn Rule> {
        self.rules()
            .find(|rule| rule.meta().name == name || rule.meta().aliases.contains(&name))
    }

    /// The rules that a name, an alias or a family stands for; empty where it stands for none.
    pub fn select(&self, name: &str) -> Vec<&dyn Rule> {
        if name == "all" {
            return self.rules().collect();
        }
        match self.find(name) {
            Some(rule) => vec![rule],
            None => self.rules().filter(|rule| rule.meta().family == name).collect(),
        }
    }

    /// The known name nearest to an unknown one, for "did you mean".
    pub fn suggest(&self, name: &str) -> Option<&'static str> {
        let known = self.rules().flat_map(|rule| [rule.meta().name, rule.meta().family]);
        nearest(name, known)
    }
}

impl fmt::Debug for Registry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list()
            .entries(self.rules().map(|rule| rule.meta().name))
            .finish()
    }
}

/// The candidate most like `name`, if any is like it at all.
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .min()
        .filter(|&(distance, candidate)| distance <= 1 + name.len().max(candidate.len()) / 4)
        .map(|(_, candidate)| candidate)
}
