//! # Write a rule
//!
//! From nothing to a plug-in that others install, in six steps. Every listing here is run by factlint's tests.
//!
//! ## 1. A crate
//!
//! ```console
//! $ factlint plugin new house-style
//! wrote house-style/ with two rules and their specs; `factlint plugin test house-style` builds and tests it
//! ```
//!
//! The folder holds one rule of each kind that the next two steps explain, a spec for each, and a README.
//! `--core PATH|GIT|VERSION` says where `factlint-core` comes from; without it, from factlint's repository. By hand it is a
//! library crate with two lines of its own in `Cargo.toml`:
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
//! What a rule sees of a text, with the place of each row in that text:
//!
//! ```console
//! $ factlint facts probe.txt --debug-document --isolated --quiet
//! probe.txt: plain
//!
//! block 0 paragraph 0..57 line 1
//!   sentence 0 0..57 tagged ‹The probe cooled to -300 degrees Celsius, the clerk said.›
//!     tokens The/DT probe/NN cooled/VBD/cool to/IN -/SYM 300/CD degrees/NNS/degree Celsius/NNP ,/, the/DT clerk/NN said/VBD/say ./.
//!     quantity 0 20..40 ‹-300 degrees Celsius› exact -300 temperature role level precision 0 unit ‹degree celsius›
//!     attribution 0 0..56 ‹The probe cooled to -300 degrees Celsius, the clerk said› indirect source-kind role source 42..51 ‹the clerk› cue 52..56 ‹said› content 0..40
//!     mention 0 33..40 ‹Celsius› other entity 0 surname
//!     claim 0 0..57 ‹The probe cooled to -300 degrees Celsius, the clerk said.› statistic checkable 916 trigger 20..40 ‹-300 degrees Celsius› attribution 0
//!
//! entity 0 other ‹Celsius› mentions 1 first 0
//! ```
//!
//! Tags and lemmas are there in sentences that hold something to decide. `factlint facts --format table` shows the facts
//! alone, with their places in the file.
//!
//! ```
//! use factlint_core::rows::Dimension;
//! use factlint_core::{Document, Rule, Sink, declare_rule, without_options};
//!
//! declare_rule! {
//!     /// ## What it does
//!     /// Reports temperatures below absolute zero.
//!     ///
//!     /// ## Example
//!     /// ```bad
//!     /// The probe cooled to -300 degrees Celsius.
//!     /// ```
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
//! The doc comment is the page that `factlint explain below-absolute-zero` prints; its examples, `bad` and `good`, are
//! tested like specs.
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
//!             let (Some(&one), Some(&other)) = (group.facts.get(first), group.facts.get(second)) else { continue };
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
//! an endless loop or a crash costs one finding about the plug-in, under the rule `plugin-failure`, and nothing else: on
//! the command line, and in the editor at the line of the `factlint.toml` that names the plug-in. Inside a plug-in a
//! document has no pinned facts and no ignore comments; those are the host's to hear.
//!
//! ## 5. Tested
//!
//! A spec says what a rule finds: a Markdown file under `specs/`, with the rule's name, in which carets stand under exactly
//! what must be found, and behind them severity, rule and, if you like, a part of the message. Nothing else may be found.
//!
//! ````markdown
//! # Temperatures that nothing can have
//!
//! ## Below absolute zero
//!
//! ```text
//! The probe cooled to -300 degrees Celsius.
//!                     ^^^^^^^^^^^^^^^^^^^^ error below-absolute-zero: is below absolute zero
//! ```
//!
//! ## Cold, but possible
//!
//! ```text
//! The probe cooled to -200 degrees Celsius.
//! ```
//! ````
//!
//! A fence with `path=b.md` is a second document of the case before it, `together=all` has documents compared, `role=source`
//! makes one a source, and a `toml` fence is a `factlint.toml`. `factlint plugin test` builds the crate and runs specs and
//! examples as a user would have them, in a process of their own, so it finds a rule that panics as well; its status is 0, 1
//! where something fails, 2 where the crate does not build. `--update` writes what is found now under the texts.
//!
//! ## 6. Published
//!
//! Whoever wants the rules builds or downloads the library and says `factlint plugin add PATH`, which shows name, version,
//! rules and SHA-256 before anything is installed. In a `factlint.toml`, `plugins = ["name"]` then switches them on for a
//! folder, and `[rules]` sets their levels and options like those of any rule.
//!
//! A plug-in works with every factlint that has the same version of the interface ([`plugin::VERSION`](crate::plugin::VERSION)):
//! rows and tables may grow without a new one. Other languages use the same interface through `include/factlint.h`.
