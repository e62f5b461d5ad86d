//! Parts that do not make the total that is stated for them.

mod cell;
mod items;
mod tables;

use factlint_core::document::Document;
use factlint_core::interval::{Closed, Fraction};
use factlint_core::rule::Rule;
use factlint_core::span::ProseSpan;
use factlint_core::{Sink, declare_rule, without_options};

use crate::say;

declare_rule! {
    /// ## What it does
    /// Adds up the parts of a stated total: the cells above a row "Total" and beside a column "Total" of a table, the
    /// items above "Total: 12" in a list, and the parts in "a total of 12: five from Aldport, four from Brenning and
    /// three from Corve".
    ///
    /// ## Why it matters
    /// A cell that is updated without its total, or a row that is lost, shows only to a reader who adds up.
    ///
    /// ## Example
    /// ```bad
    /// | Harbour  | Boats |
    /// | -------- | ----- |
    /// | Aldport  | 41    |
    /// | Brenning | 27    |
    /// | Corve    | 12    |
    /// | Total    | 90    |
    /// ```
    /// ## Better
    /// ```good
    /// | Harbour  | Boats |
    /// | -------- | ----- |
    /// | Aldport  | 41    |
    /// | Brenning | 27    |
    /// | Corve    | 12    |
    /// | Total    | 80    |
    /// ```
    /// ## When it stays silent
    /// Where rounding of every part and of the total explains the difference; and where the structure is not certain:
    /// subtotals, "of which", averages, negative, blank or unread cells, cells of several units, a part that is itself
    /// the sum of others, and tables of several columns or rows none of which adds up.
    pub WrongTotal in "numbers" {
        name: "wrong-total", summary: "parts that do not make the stated total", level: Error, since: "0.1.0"
    }
}

impl Rule for WrongTotal {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for sum in tables::sums(doc) {
            tell(doc, &sum, out);
        }
        for sum in items::sums(doc) {
            tell(doc, &sum, out);
        }
    }
}

/// A figure that was read: what it may be rounded from, and its place.
#[derive(Debug, Clone, Copy)]
struct Figure {
    span: ProseSpan,
    printed: Fraction,
    allowed: Closed,
}

/// A total with parts that do not make it.
#[derive(Debug)]
struct Sum {
    total: Figure,
    parts: Vec<Figure>,
    /// Where the total stands, for the message: "in column Boats".
    place: String,
}

/// What a sum is found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Fits,
    Differs,
    /// Too far off to be a sum at all, or too large to add up.
    Unclear,
}

impl Sum {
    fn verdict(&self) -> Verdict {
        self.judge().unwrap_or(Verdict::Unclear)
    }

    fn judge(&self) -> Option<Verdict> {
        let mut sum = Closed::point(Fraction::whole(0));
        for part in &self.parts {
            sum = sum.plus(part.allowed)?;
        }
        if sum.meets(self.total.allowed) {
            return Some(Verdict::Fits);
        }
        // Parts that make half of the total or twice as much are counted in another way.
        let factor = Closed::new(Fraction::ratio(11, 20)?, Fraction::ratio(19, 10)?);
        let near = self.total.allowed.times(factor)?.meets(sum);
        let nested = self.parts.len() > LARGEST || nested(&self.parts)?;
        Some(if near && !nested {
            Verdict::Differs
        } else {
            Verdict::Unclear
        })
    }

    fn printed(&self) -> Option<Fraction> {
        self.parts
            .iter()
            .try_fold(Fraction::whole(0), |sum, part| sum.plus(part.printed))
    }
}

/// More parts than this are not looked through for parts of parts.
const LARGEST: usize = 200;

/// Whether a part is the sum of the parts right behind or right before it: then it is a subtotal.
fn nested(parts: &[Figure]) -> Option<bool> {
    let adds_up = |whole: &Figure, run: &mut dyn Iterator<Item = &Figure>| -> Option<bool> {
        let mut sum = Closed::point(Fraction::whole(0));
        for (count, part) in run.enumerate() {
            sum = sum.plus(part.allowed)?;
            if count > 0 && sum.meets(whole.allowed) && part.printed.sign() > 0 {
                return Some(true);
            }
        }
        Some(false)
    };
    for (idx, whole) in parts.iter().enumerate() {
        let (before, rest) = parts.split_at(idx);
        let behind = rest.get(1..).unwrap_or(&[]);
        // Two small numbers make a third one by chance; a subtotal has three parts, or stands beside large ones.
        let large = parts.len() > 4 && whole.printed.compare(Fraction::whole(20)) == Some(std::cmp::Ordering::Greater);
        if large && (adds_up(whole, &mut behind.iter())? || adds_up(whole, &mut before.iter().rev())?) {
            return Some(true);
        }
    }
    Some(false)
}

fn tell(doc: &Document, sum: &Sum, out: &mut Sink<'_>) {
    let Some(printed) = sum.printed() else { return };
    let total = doc.line(sum.total.span);
    let message = format!(
        "the {} parts{} make {}, not {total}: these two differ",
        sum.parts.len(),
        sum.place,
        say::exact(printed)
    );
    let mut report = out.report(sum.total.span, message);
    for part in &sum.parts {
        report = report.label(part.span, "a part");
    }
}
