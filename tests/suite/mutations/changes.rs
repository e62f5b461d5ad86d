//! Changes in per cent with both figures.

use factlint_tests::random::Random;

use super::Twins;
use super::amounts::{Printed, printed};

const SUBJECTS: &[&str] = &[
    "Sales",
    "Turnover at the mill",
    "The number of ferry passengers",
    "Exports of herring",
    "Rents in Aldport",
    "Library loans",
    "The price of oats",
    "Output of the Brenning works",
    "Hotel bookings",
    "Advertising revenue",
];

const FRAMES: &[&str] = &[
    "{}",
    "${}",
    "£{}m",
    "${} million",
    "€{}bn",
    "{} million tonnes",
    "{} tonnes",
    "{} billion kronor",
    "{} barrels",
    "{} million",
    "$ {}",
];

/// Words for a rise and a fall: past tense, noun, particle.
const WAYS: &[[(&str, &str, &str); 2]] = &[
    [("rose", "a rise", "up"), ("fell", "a fall", "down")],
    [("increased", "an increase", "up"), ("decreased", "a decrease", "down")],
    [("climbed", "a jump", "up"), ("dropped", "a drop", "down")],
    [("grew", "a gain", "up"), ("declined", "a decline", "down")],
];

const TEMPLATES: &[&str] = &[
    "{S} {verb} {p} to {new} from {old}.",
    "{S} {verb} by {p} to {new} last year from {old} a year earlier.",
    "{S} went from {old} to {new}, {noun} of {p}.",
    "{S} came to {new}, {part} {p} from {old}.",
    "{S} {verb} to {new} from {old}, {noun} of {p}.",
    "{S} {verb} from {old} to {new}, {part} {p}.",
    "{S} stood {part} {p} at {new} against {old} a year ago.",
    "{S} {verb} {p}, from {old} to {new}.",
    "{S} {verb} by {p} in the year to {new} from {old}.",
    "The council said on Monday that {S} {verb} {p} to {new}, compared with {old} in the spring.",
    "{S} came to {new} ({part} {p} from {old} in the year before).",
    "{S} {verb} {p}, to {new}, from {old}.",
    "{S} {verb} sharply to {new} from {old}, or {p}.",
    "{S} {verb} {p} from {old} to {new}, the firm said.",
];

struct Change {
    new: Printed,
    old: Printed,
    percent: Printed,
    up: bool,
}

impl Change {
    /// Whether some rounding or cutting off of the three figures makes them fit.
    fn explained(&self) -> bool {
        let relative = |new: f64, old: f64| 100.0 * (new / old - 1.0);
        let (new, old) = (&self.new, &self.old);
        let low = relative(new.value - new.slack, old.value + old.slack);
        let high = relative(new.value + new.slack, old.value - old.slack);
        let (least, most) = (
            self.percent.value - 2.0 * self.percent.slack,
            self.percent.value + 2.0 * self.percent.slack,
        );
        let (least, most) = if self.up { (least, most) } else { (-most, -least) };
        low <= most && least <= high
    }

    fn write(&self, template: &str, subject: &str, way: usize) -> String {
        let (verb, noun, part) = WAYS[way][usize::from(!self.up)];
        template
            .replace("{S}", subject)
            .replace("{verb}", verb)
            .replace("{noun}", noun)
            .replace("{part}", part)
            .replace("{p}", &self.percent.text)
            .replace("{new}", &self.new.text)
            .replace("{old}", &self.old.text)
    }
}

/// A change that is right, and one with another percentage, new figure or direction.
pub fn twins(random: &mut Random) -> Twins {
    loop {
        let frame = random.pick(FRAMES);
        let decimals = if frame.contains('m') || frame.contains('b') {
            random.below(3)
        } else {
            0
        };
        let old = random.between(110, 9900) as f64 / 10_f64.powi(decimals as i32);
        let change = random.between(3, 90) as f64 / 100.0 + random.below(100) as f64 / 10_000.0;
        let up = random.one_in(2);
        let new = if up { old * (1.0 + change) } else { old * (1.0 - change) };
        let percent = |value: f64, random: &mut Random| {
            let places = random.below(2);
            let sign = random.pick(&["{}%", "{} per cent", "{} percent", "{} pct"]);
            printed(value, places, sign)
        };
        let (new, old) = (printed(new, decimals, frame), printed(old, decimals, frame));
        // The percentage is worked out before the figures are rounded for print, or after.
        let exact = if random.one_in(2) {
            change
        } else {
            (new.value / old.value - 1.0).abs()
        };
        let mut sound = Change {
            percent: percent(100.0 * exact, random),
            new,
            old,
            up,
        };
        let bare = |amount: &Printed| frame == "{}" && (1800.0..2101.0).contains(&amount.value);
        // A figure that rounds to nothing, and what reads as a year, is no figure.
        if sound.new.value == 0.0 || bare(&sound.new) || bare(&sound.old) || !sound.explained() {
            continue;
        }
        let (template, subject, way) = (random.pick(TEMPLATES), random.pick(SUBJECTS), random.below(WAYS.len()));
        let text = sound.write(template, subject, way);
        match random.below(3) {
            0 => sound.percent = percent(100.0 * (change + random.between(4, 60) as f64 / 100.0), random),
            1 => {
                sound.new = printed(
                    sound.new.value * random.pick(&[0.4, 0.55, 0.7, 1.4, 1.9]),
                    decimals,
                    frame,
                );
            }
            _ => sound.up = !sound.up,
        }
        if !sound.explained() && !bare(&sound.new) {
            return Twins {
                sound: text,
                wrong: sound.write(template, subject, way),
            };
        }
    }
}
