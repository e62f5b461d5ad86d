//! What a text says of its tests outside of the results: how many tails, and corrections that change p.

use factlint_core::document::Document;
use factlint_core::span::ProseSpan;

/// What is said in a stretch of text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Surroundings {
    /// Tests that look at one tail only.
    pub(crate) one_tailed: bool,
    /// A correction that multiplies each p by a whole number.
    pub(crate) multiplied: bool,
    /// A correction that makes p larger in another way.
    pub(crate) enlarged: bool,
    /// A correction of the degrees of freedom of repeated measures.
    pub(crate) sphericity: bool,
    /// A p that is not read from the distribution: permutation, bootstrap, an exact test.
    pub(crate) resampled: bool,
    /// A level of significance other than five per cent.
    pub(crate) other_level: bool,
}

const ONE_TAILED: &[&str] = &[
    "one-tailed",
    "one tailed",
    "one-sided",
    "one sided",
    "1-tailed",
    "1-sided",
    "1 tailed",
    "onetailed",
    "single-tailed",
    "unidirectional",
    "directional hypothes",
    "directional test",
    "one-tail",
    "1-tail",
    "one tail",
];
const MULTIPLIED: &[&str] = &["bonferroni", "bonferonni", "holm", "sidak", "šidák", "šidak", "sidák"];
const ENLARGED: &[&str] = &[
    "tukey",
    "hsd",
    "scheff",
    "dunnett",
    "dunn's",
    "dunn’s",
    "games-howell",
    "games–howell",
    "games howell",
    "newman-keuls",
    "benjamini",
    "hochberg",
    "false discovery",
    "fdr",
    "family-wise",
    "familywise",
    "fwe",
    "adjusted p",
    "corrected p",
    "multiple comparison",
    "multiple test",
    "multiplicity",
    "p-adjusted",
    "padj",
    "pcorr",
    "p values were adjusted",
    "p-values were adjusted",
    "p values were corrected",
    "p-values were corrected",
    "p values are adjusted",
    "p-values are adjusted",
    "p values are corrected",
    "p-values are corrected",
];
const SPHERICITY: &[&str] = &["greenhouse", "geisser", "huynh", "feldt", "sphericity"];
const RESAMPLED: &[&str] = &[
    "permutation",
    "permuted",
    "randomization test",
    "randomisation test",
    "bootstrap",
    "monte carlo",
    "monte-carlo",
    "exact test",
    "fisher's exact",
    "resampl",
    "kenward",
    "satterthwaite",
];
const LOCAL: &[&str] = &["adjusted", "corrected", "correction", "adjusting", "correcting"];
const OTHER_LEVEL: &[&str] = &[
    "α = .0",
    "α = 0.0",
    "α=.0",
    "α=0.0",
    "alpha = .0",
    "alpha = 0.0",
    "alpha of .0",
    "alpha of 0.0",
    "alpha level of .0",
    "alpha level of 0.0",
    "significance level of .0",
    "significance level of 0.0",
    "α level of .0",
    "alpha was set at .0",
    "alpha was set to .0",
    "α was set at .0",
    "significance level was set at .0",
    "significance level was set to .0",
    "significance level of 1%",
    "significance level of 1 %",
    "1% level",
    "alpha was set at 0.0",
    "alpha was set to 0.0",
];

impl Surroundings {
    /// What the whole document says.
    pub(crate) fn of_document(doc: &Document) -> Self {
        Self::of(&doc.prose.text, false)
    }

    /// What the sentence of a result says, and the next words where the result ends its sentence.
    pub(crate) fn of_sentence(doc: &Document, result: ProseSpan) -> Self {
        let from = doc
            .sentences
            .partition_point(|sentence| sentence.span.end <= result.start);
        let touched = doc.sentences.iter().skip(from);
        let touched = touched.take_while(|sentence| sentence.span.start < result.end);
        let span = touched.fold(result, |span, sentence| span.join(sentence.span));
        Self::of(doc.text(span), true)
    }

    fn of(text: &str, local: bool) -> Self {
        // "Uncorrected" names no correction, nor does an adjusted R².
        let text = text
            .to_lowercase()
            .replace("adjusted r", "")
            .replace("uncorrected", "")
            .replace("unadjusted", "");
        let has = |list: &[&str]| list.iter().any(|words| text.contains(words));
        Self {
            one_tailed: has(ONE_TAILED),
            multiplied: has(MULTIPLIED),
            enlarged: has(ENLARGED) || local && has(LOCAL),
            sphericity: has(SPHERICITY),
            resampled: has(RESAMPLED),
            other_level: OTHER_LEVEL.iter().any(|words| is_other_level(&text, words)),
        }
    }

    /// Whether a p need not follow from its statistic at all, as the same sentence says.
    pub(crate) fn excuses_all(self) -> bool {
        self.multiplied || self.enlarged || self.sphericity || self.resampled
    }
}

/// Whether a level is named, and not the usual one.
fn is_other_level(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let behind = text.get(at + words.len()..).unwrap_or("");
        let digits = behind.trim_start_matches('0');
        let usual = digits.starts_with('5')
            && digits.len() == behind.len()
            && !digits
                .get(1..)
                .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
        !usual
    })
}
