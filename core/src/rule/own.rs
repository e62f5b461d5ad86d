//! The rules about what only core sees: bytes that were no text, and ignore comments.

use super::Rule;
use crate::document::Document;
use crate::sink::Sink;
use crate::span::SourceSpan;
use crate::{declare_rule, without_options};

declare_rule! {
    /// ## What it does
    /// Reports once for each file that some of its bytes are not valid in its encoding.
    ///
    /// ## Why it matters
    /// The bytes were read as replacement characters, so a figure or a name may be missing from what was checked.
    ///
    /// ## Example
    /// A file that was saved as Latin-1, in which the `ü` is the byte FC:
    /// ```bad encoding=latin-1
    /// Anke Müller came second.
    /// ```
    /// ## Better
    /// The same file saved as UTF-8:
    /// ```good
    /// Anke Müller came second.
    /// ```
    ///
    /// ## When it stays silent
    /// For UTF-8 with or without a byte order mark, and for UTF-16 with one.
    pub InvalidEncoding in "text" {
        name: "invalid-encoding", summary: "bytes that are not valid in the file's encoding", level: Warning, since: "0.1.0",
    }
}

impl Rule for InvalidEncoding {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        let Some(&first) = doc.source.invalid.first() else {
            return;
        };
        let width = char::REPLACEMENT_CHARACTER.len_utf8() as u32;
        let places = match doc.source.invalid_count {
            0 | 1 => "1 place".to_owned(),
            many => format!("{many} places"),
        };
        let encoding = doc.source.encoding;
        let message = format!("bytes in {places} are not valid {encoding} and were read as replacement characters");
        out.report(SourceSpan::new(first, first + width), message)
            .note("save the file as UTF-8");
    }
}

declare_rule! {
    /// ## What it does
    /// Reports ignore comments that silence nothing, name a rule that does not exist, or open a region that never
    /// ends.
    ///
    /// ## Why it matters
    /// A comment left behind hides the next error at that place.
    ///
    /// ## Example
    /// ```bad
    /// <!-- factlint-ignore unattributed-claim: the chart below shows it -->
    ///
    /// The town hall opens at nine.
    /// ```
    /// ## Better
    /// ```good
    /// The town hall opens at nine.
    /// ```
    /// ## When it stays silent
    /// Where a rule that the comment names did not run, or found a figure there that a document outside this run
    /// may contradict.
    pub UnusedIgnore in "text" {
        name: "unused-ignore", summary: "an ignore comment that silences nothing", level: Info, since: "0.1.0",
    }
}

impl Rule for UnusedIgnore {
    without_options!();
}

declare_rule! {
    /// ## What it does
    /// Reports ignore comments that give no reason.
    ///
    /// ## Why it matters
    /// Whoever reads the text later cannot tell a checked exception from one that was in the way.
    ///
    /// It is off unless a configuration sets its level: `ignore-without-reason = "warning"` under `[rules]`.
    ///
    /// ## Example
    /// ```bad
    /// <!-- factlint-ignore unattributed-claim -->
    ///
    /// Smoking causes cancer.
    /// ```
    /// ## Better
    /// ```good
    /// <!-- factlint-ignore unattributed-claim: the whole page is about the studies that show it -->
    ///
    /// Smoking causes cancer.
    /// ```
    /// ## When it stays silent
    /// For comments that close a region, and for front matter, which has no place for a reason.
    pub IgnoreWithoutReason in "text" {
        name: "ignore-without-reason", summary: "an ignore comment that gives no reason", level: Off, since: "0.1.0",
    }
}

impl Rule for IgnoreWithoutReason {
    without_options!();
}
