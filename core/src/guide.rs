//! # Write a rule
//!
//! From nothing to a plug-in that others install, in five steps. Every listing here is run by the tests of this crate.
//!
//! ## 1. A crate
//!
//! A plug-in is a library crate with two lines of its own in `Cargo.toml`:
//!
//! ```toml
//! [lib]
//! crate-type = ["cdylib"]
//!
//! [dependencies]
//! factlint-core = { git = "https://github.com/factlint/factlint" }
//! ```
//!
//! ## 2. A rule for one document
//!
//! [`declare_rule!`](crate::declare_rule) makes a type from a manual page and a few fields; [`Rule::check`](crate::Rule::check)
//! looks at one [`Document`](crate::Document). A document is a few flat tables: `quantities`, `dates`, `quotes`,
//! `attributions`, `mentions`, `claims`, all of them with a `span` in the text that a reader reads. A rule says where
//! something is and what; [`Sink`](crate::Sink) makes line, column and fingerprint of it.
//!
//! ```
//! use factlint_core::rows::Dimension;
//! use factlint_core::{Document, Rule, Sink, declare_rule, without_options};
//!
//! declare_rule! {
//!     /// ## What it does
//!     /// Reports temperatures below absolute zero.
//!     pub BelowZero in "physics" {
//!         name: "below-absolute-zero", summary: "a temperature that nothing can have", level: Error, since: "0.1.0",
//!     }
//! }
//!
//! impl Rule for BelowZero {
//!     without_options!();
//!
//!     fn check(&self, doc: &Document, out: &mut Sink<'_>) {
//!         for figure in doc.quantities.iter().filter(|figure| figure.dimension() == Dimension::Temperature) {
//!             let least = match doc.unit(figure) {
//!                 Some("degree celsius") => "-273.15",
//!                 Some("kelvin") => "0",
//!                 _ => continue,
//!             };
//!             if factlint_core::Decimal::parse(least).is_some_and(|least| figure.high < least) {
//!                 out.report(figure.span, format!("{} is below absolute zero", doc.line(figure.span)))
//!                     .note(format!("nothing is colder than {least}"));
//!             }
//!         }
//!     }
//! }
//!
//! # use std::sync::Arc;
//! # use factlint_core::workspace::{Against, Change, DocRole, Serial, Settings, Workspace};
//! # use factlint_core::{Format, Registry, Source};
//! # fn findings(rule: Box<dyn Rule>, texts: &[&str]) -> Vec<String> {
//! #     let settings = Settings { together: factlint_core::workspace::Together::All, ..Settings::default() };
//! #     let config = Arc::clone(&settings.root);
//! #     let mut workspace = Workspace::new(Arc::new(Registry::new(vec![rule])), settings);
//! #     let changes = texts.iter().enumerate().map(|(number, text)| Change::Put {
//! #         source: Arc::new(Source::new(format!("{number}.md"), *text, Format::Markdown)),
//! #         config: Arc::clone(&config), role: DocRole::Draft, against: Against::Every,
//! #     });
//! #     workspace.apply(changes.collect(), &Serial);
//! #     workspace.finish(&Serial);
//! #     workspace.findings().into_iter().map(|found| found.message).collect()
//! # }
//! let found = findings(Box::new(BelowZero::default()), &["The probe cooled to -300 degrees Celsius."]);
//! assert_eq!(found, ["-300 degrees Celsius is below absolute zero"]);
//! assert!(findings(Box::new(BelowZero::default()), &["The probe cooled to -200 degrees Celsius."]).is_empty());
//! ```
//!
//! ## 3. A rule for several documents
//!
//! A rule that compares maps each document to facts ([`Rule::facts`](crate::Rule::facts)), each under keys of what ought
//! to agree. Facts that share a key meet in a [`Group`](crate::Group), and [`Rule::reconcile`](crate::Rule::reconcile) sees
//! that group and nothing else: so the same rule runs in an editor, on a folder and in any order. Report a conflict at both
//! ends.
//!
//! ```
//! use factlint_core::fact::{FactSink, FactValue, Group};
//! use factlint_core::hash::StableHasher;
//! use factlint_core::{Document, Rule, Sink, declare_rule, without_options};
//!
//! declare_rule! {
//!     /// ## What it does
//!     /// Reports a person with two titles.
//!     pub TwoTitles in "people" {
//!         name: "two-titles", summary: "one person, two titles", level: Warning, since: "0.1.0",
//!     }
//! }
//!
//! impl Rule for TwoTitles {
//!     without_options!();
//!
//!     fn facts(&self, doc: &Document, out: &mut FactSink<'_>) {
//!         for name in doc.mentions.iter() {
//!             if let Some(title) = doc.string(name.role) {
//!                 let key = StableHasher::default().str("title").str(doc.text(name.span)).finish();
//!                 out.emit(name.span, name.sentence, FactValue::Text(title.into()), vec![key]);
//!             }
//!         }
//!     }
//!
//!     fn reconcile(&self, group: &Group<'_>, out: &mut Sink<'_>) {
//!         for (first, second) in group.pairs() {
//!             let (one, other) = (group.facts[first], group.facts[second]);
//!             if let (FactValue::Text(title), FactValue::Text(another)) = (&one.value, &other.value)
//!                 && title.to_lowercase() != another.to_lowercase()
//!             {
//!                 out.report(one, format!("{title} here, {another} elsewhere")).label(other, "the other title");
//!                 out.report(other, format!("{another} here, {title} elsewhere")).label(one, "the other title");
//!             }
//!         }
//!     }
//! }
//!
//! # use std::sync::Arc;
//! # use factlint_core::workspace::{Against, Change, DocRole, Serial, Settings, Workspace};
//! # use factlint_core::{Format, Registry, Source};
//! # fn findings(rule: Box<dyn Rule>, texts: &[&str]) -> Vec<String> {
//! #     let settings = Settings { together: factlint_core::workspace::Together::All, ..Settings::default() };
//! #     let config = Arc::clone(&settings.root);
//! #     let mut workspace = Workspace::new(Arc::new(Registry::new(vec![rule])), settings);
//! #     let changes = texts.iter().enumerate().map(|(number, text)| Change::Put {
//! #         source: Arc::new(Source::new(format!("{number}.md"), *text, Format::Markdown)),
//! #         config: Arc::clone(&config), role: DocRole::Draft, against: Against::Every,
//! #     });
//! #     workspace.apply(changes.collect(), &Serial);
//! #     workspace.finish(&Serial);
//! #     workspace.findings().into_iter().map(|found| found.message).collect()
//! # }
//! let found = findings(
//!     Box::new(TwoTitles::default()),
//!     &["Mayor Ines Okoro spoke first.", "Senator Ines Okoro left early."],
//! );
//! assert_eq!(found, ["Mayor here, Senator elsewhere", "Senator here, Mayor elsewhere"]);
//! ```
//!
//! To hold a draft against what it was written from, implement [`Rule::compare`](crate::Rule::compare); for options,
//! write [`Rule::configure`](crate::Rule::configure) by hand instead of `without_options!()`.
//!
//! ## 4. The plug-in
//!
//! The crate ends with one line that names its rules:
//!
//! ```
//! # use factlint_core::{Rule, declare_rule, without_options};
//! # declare_rule! {
//! #     /// Nothing.
//! #     pub BelowZero in "physics" { name: "below-zero", summary: "nothing", level: Info, since: "0.1.0" }
//! # }
//! # impl Rule for BelowZero { without_options!(); }
//! factlint_core::export_rules![BelowZero];
//! ```
//!
//! `cargo build --release` makes a library of it; `factlint check --plugin target/release/libNAME.so a.md` tries it. A panic,
//! an endless loop or a crash costs one finding about the plug-in and nothing else. Inside a plug-in a document has no
//! pinned facts and no ignore comments; those are the host's to hear.
//!
//! ## 5. Published
//!
//! Whoever wants the rules builds or downloads the library and says `factlint plugin add PATH`, which shows name, version,
//! rules and SHA-256 before anything is installed. In a `factlint.toml`, `plugins = ["name"]` then switches them on for a
//! folder, and `[rules]` sets their levels and options like those of any rule.
//!
//! A plug-in works with every factlint that has the same version of the interface ([`plugin::VERSION`](crate::plugin::VERSION)):
//! rows and tables may grow without a new one. Other languages use the same interface through `include/factlint.h`.
