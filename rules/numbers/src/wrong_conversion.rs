//! A measure and its conversion in brackets that are two different amounts.

mod definitions;
mod measures;

use std::cmp::Ordering;

use factlint_core::document::Document;
use factlint_core::interval::{Closed, Fraction};
use factlint_core::rule::Rule;
use factlint_core::{Sink, declare_rule, without_options};

use crate::gap::{Gap, REACH, Words, by_sentence};
use crate::say::{self, with_brackets};
use definitions::{Definition, definitions};
use measures::{Measure, conversions};

declare_rule! {
    /// ## What it does
    /// Finds a length, area, volume, mass, temperature, speed, energy or power whose conversion right behind it, in
    /// brackets or after ", or", is another amount. Ranges, "6 ft 2 in" and differences of temperature are read.
    ///
    /// ## Why it matters
    /// Conversions are added late, by hand, and often with the wrong factor or a slipped digit. A reader who knows
    /// either unit sees at once that one of the two figures cannot be right.
    ///
    /// ## Example
    /// ```bad
    /// The lighthouse stands 10 miles (20 km) from the village.
    /// ```
    /// ## Better
    /// ```good
    /// The lighthouse stands 10 miles (16 km) from the village.
    /// ```
    /// ## When it stays silent
    /// Where converting any value that the digits of one figure allow can give one that rounds to the other; round
    /// figures ("5,000 ft (1,500 m)") are taken as rounded. Every definition of a unit counts: short, long and metric
    /// tons, American and imperial gallons, nautical and statute miles. Brackets that hold another thing than one
    /// figure are not read.
    pub WrongConversion in "numbers" {
        name: "wrong-conversion", summary: "a measure whose conversion in brackets is another amount", level: Error, since: "0.1.0"
    }
}

impl Rule for WrongConversion {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for figures in by_sentence(doc) {
            for (original, converted) in conversions(doc, figures) {
                judge(doc, &original, &converted, out);
            }
        }
    }
}

/// Words of a sentence in which a mile may be a nautical one.
const SEA: Words = Words::of(
    "sea coast offshore ship ships vessel boat naval navy nautical knots sailed sailing sail waters tanker yacht \
     island islands ocean aircraft flight port",
);

fn judge(doc: &Document, original: &Measure<'_>, converted: &Measure<'_>, out: &mut Sink<'_>) {
    let near = Gap::before(doc, original.sentence, original.span.start, REACH);
    let after = Gap::after(doc, original.sentence, original.span.end, REACH);
    let at_sea = near.has_any(SEA) || after.has_any(SEA);
    if explained(original, converted, at_sea) != Some(false) {
        return;
    }
    let Some(expected) = expected(original, converted) else {
        return;
    };
    let (here, there) = (doc.line(original.span), doc.line(converted.span));
    let message = format!("{here} is about {expected}, not {there}: these two differ");
    out.report(with_brackets(doc, original.span, converted.span), message)
        .label(original.span, "the original")
        .label(converted.span, "the conversion");
}

/// Whether one definition of both units makes the two the same amount; None where the figures are too large to tell.
fn explained(original: &Measure<'_>, converted: &Measure<'_>, at_sea: bool) -> Option<bool> {
    for from in definitions(original.unit, at_sea) {
        for to in definitions(converted.unit, at_sea) {
            let ends = original.ends.iter().zip(&converted.ends);
            let mut all = true;
            for (a, b) in ends {
                let there = from.to_base(a.inside)?.meets(to.to_base(b.rounds)?);
                let back = to.to_base(b.inside)?.meets(from.to_base(a.rounds)?);
                all &= there || back;
            }
            if all {
                return Some(true);
            }
        }
    }
    Some(false)
}

/// The original in the unit of the conversion, as a message prints it.
fn expected(original: &Measure<'_>, converted: &Measure<'_>) -> Option<String> {
    let from = definitions(original.unit, false).next()?;
    let to = definitions(converted.unit, false).next()?;
    let convert = |value: Fraction| {
        let base = from.to_base(Closed::point(value))?.low;
        Some(say::amount(to.of_base(base)?))
    };
    let values: Option<Vec<String>> = original.ends.iter().map(|end| convert(end.printed)).collect();
    let values = values?;
    let one = matches!(values.as_slice(), [only] if only == "1");
    let name = if one {
        converted.unit.to_owned()
    } else {
        plural(converted.unit)
    };
    Some(format!("{} {name}", values.join(" to ")))
}

/// The plural of a unit's name.
fn plural(unit: &str) -> String {
    if let Some((head, tail)) = unit.split_once(" per ") {
        return format!("{} per {tail}", plural(head));
    }
    match unit {
        "foot" => "feet".to_owned(),
        "square foot" => "square feet".to_owned(),
        "cubic foot" => "cubic feet".to_owned(),
        "square inch" => "square inches".to_owned(),
        "cubic inch" => "cubic inches".to_owned(),
        "inch" => "inches".to_owned(),
        "degree celsius" => "degrees Celsius".to_owned(),
        "degree fahrenheit" => "degrees Fahrenheit".to_owned(),
        "pound-mass" => "pounds".to_owned(),
        "stone" | "horsepower" => unit.to_owned(),
        _ => format!("{unit}s"),
    }
}

/// Whether `a` is less than `b`; false where they cannot be compared.
fn less(a: Fraction, b: Fraction) -> bool {
    a.compare(b) == Some(Ordering::Less)
}

impl Definition {
    /// A figure of this unit in the base unit.
    fn to_base(self, value: Closed) -> Option<Closed> {
        value
            .times(Closed::point(self.factor))?
            .plus(Closed::point(self.offset))
    }

    /// A figure of the base unit in this one.
    fn of_base(self, base: Fraction) -> Option<Fraction> {
        base.minus(self.offset)?.over(self.factor)
    }
}
