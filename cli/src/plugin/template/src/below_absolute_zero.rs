//! A rule that looks at one document: temperatures that nothing can have.

use factlint_core::rows::Dimension;
use factlint_core::{Decimal, Document, Rule, Sink, declare_rule, without_options};

declare_rule! {
    /// ## What it does
    /// Reports temperatures below absolute zero.
    ///
    /// ## Why it matters
    /// Nothing is colder, so a digit, the sign or the scale is wrong.
    ///
    /// ## Example
    /// ```bad
    /// The probe cooled to -300 degrees Celsius.
    /// ```
    /// ## Better
    /// ```good
    /// The probe cooled to -200 degrees Celsius.
    /// ```
    ///
    /// ## When it stays silent
    /// For scales that it does not know.
    pub BelowAbsoluteZero in "physics" {
        name: "below-absolute-zero", summary: "a temperature that nothing can have", level: Error, since: "0.1.0",
    }
}

impl Rule for BelowAbsoluteZero {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for figure in doc.quantities.iter().filter(|figure| figure.dimension() == Dimension::Temperature) {
            let coldest = match doc.unit(figure) {
                Some("degree celsius") => "-273.15",
                Some("degree fahrenheit") => "-459.67",
                Some("kelvin") => "0",
                _ => continue,
            };
            if Decimal::parse(coldest).is_some_and(|coldest| figure.high < coldest) {
                out.report(figure.span, format!("{} is below absolute zero", doc.line(figure.span)))
                    .note(format!("on this scale nothing is colder than {coldest}"));
            }
        }
    }
}
