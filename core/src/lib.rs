//! factlint's model of documents, facts and rules: text in, findings out.
//!
//! ```text
//! bytes -> Source -> Prose -> rows per block (cached) -> link -> Document -> FactIndex
//!                                                                   |           |
//!                                                          Rule::check    Rule::reconcile
//!                                                                    \_ Sink _/
//!                                                                        |
//!                                                                   Diagnostic
//! ```
//!
//! There is no I/O here, no clock, environment, thread, async, language server type or printing.

pub mod calendar;
mod codes;
pub mod config;
pub mod decimal;
pub mod diagnostic;
pub mod document;
pub mod extract;
pub mod fact;
pub mod guide;
pub mod hash;
pub mod interval;
pub mod language;
pub mod link;
pub mod markup;
pub mod memo;
pub mod passages;
pub mod pinned;
pub mod plugin;
pub mod prose;
pub mod rows;
pub mod rule;
pub mod sink;
pub mod source;
pub mod span;
pub mod summaries;
pub mod suppress;
pub mod table;
pub mod units;
pub mod workspace;

pub use decimal::Decimal;
pub use diagnostic::{Diagnostic, Severity};
pub use document::Document;
pub use fact::{Fact, Group};
pub use rule::{Level, Registry, Rule, RuleMeta};
pub use sink::Sink;
pub use source::{DocId, Format, Source};
pub use span::{ProseSpan, SourceSpan};
