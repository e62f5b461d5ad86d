//! Measures with their conversions.

use factlint_tests::random::Random;

use super::Twins;
use super::amounts::{digits, slack};

/// Two units: words for each, how many of the second one of the first is (several where a name has several meanings),
/// and what is added.
struct Units {
    from: &'static str,
    to: &'static str,
    factors: &'static [f64],
    offset: f64,
}

const UNITS: &[Units] = &[
    Units {
        from: "miles",
        to: "km",
        factors: &[1.609_344],
        offset: 0.0,
    },
    Units {
        from: "miles",
        to: "kilometres",
        factors: &[1.609_344],
        offset: 0.0,
    },
    Units {
        from: "km",
        to: "miles",
        factors: &[0.621_371],
        offset: 0.0,
    },
    Units {
        from: "feet",
        to: "metres",
        factors: &[0.3048],
        offset: 0.0,
    },
    Units {
        from: "ft",
        to: "m",
        factors: &[0.3048],
        offset: 0.0,
    },
    Units {
        from: "metres",
        to: "yards",
        factors: &[1.093_613],
        offset: 0.0,
    },
    Units {
        from: "inches",
        to: "cm",
        factors: &[2.54],
        offset: 0.0,
    },
    Units {
        from: "acres",
        to: "hectares",
        factors: &[0.404_686],
        offset: 0.0,
    },
    Units {
        from: "hectares",
        to: "acres",
        factors: &[2.471_054],
        offset: 0.0,
    },
    Units {
        from: "square miles",
        to: "square kilometres",
        factors: &[2.589_988],
        offset: 0.0,
    },
    Units {
        from: "square feet",
        to: "square metres",
        factors: &[0.092_903],
        offset: 0.0,
    },
    Units {
        from: "pounds",
        to: "kg",
        factors: &[0.453_592],
        offset: 0.0,
    },
    Units {
        from: "kg",
        to: "lb",
        factors: &[2.204_623],
        offset: 0.0,
    },
    Units {
        from: "ounces",
        to: "grams",
        factors: &[28.349_5, 31.103_5],
        offset: 0.0,
    },
    Units {
        from: "tons",
        to: "tonnes",
        factors: &[0.907_185, 1.016_047, 1.0],
        offset: 0.0,
    },
    Units {
        from: "gallons",
        to: "litres",
        factors: &[3.785_412, 4.546_09],
        offset: 0.0,
    },
    Units {
        from: "litres",
        to: "pints",
        factors: &[2.113_376, 1.759_754, 1.816_166],
        offset: 0.0,
    },
    Units {
        from: "mph",
        to: "km/h",
        factors: &[1.609_344],
        offset: 0.0,
    },
    Units {
        from: "knots",
        to: "mph",
        factors: &[1.150_779],
        offset: 0.0,
    },
    Units {
        from: "degrees Celsius",
        to: "degrees Fahrenheit",
        factors: &[1.8],
        offset: 32.0,
    },
];

const TEMPLATES: &[&str] = &[
    "The surveyors measured {a} ({b}) on Monday.",
    "It was given as {a} ({b}), more than anyone had guessed.",
    "At {a} ({b}) the gauge stopped.",
    "The log says {a}, or {b}, and nothing else.",
    "A reading of {a} ({b}) was noted in Aldport.",
    "They had asked for {a} (about {b}).",
    "She noted {a} ({b}) in the morning and went home.",
];

/// A conversion that is right, and one with another figure or unit.
pub fn twins(random: &mut Random) -> Twins {
    loop {
        let units = &UNITS[random.below(UNITS.len())];
        let decimals = random.below(2);
        let temperature = units.offset != 0.0;
        let value = if temperature {
            random.between(5, 48) as f64
        } else {
            let size = random.between(1, 3) as i32;
            let value = random.between(12, 99) as f64 * 10_f64.powi(size - 2);
            value + random.below(10) as f64 / 10.0
        };
        let decimals = if value >= 100.0 || temperature { 0 } else { decimals };
        let original = digits(value, decimals);
        let value: f64 = original.replace(',', "").parse().unwrap();
        let factor = units.factors[random.below(units.factors.len())];
        let converted = value * factor + units.offset;
        let places = usize::from(converted < 20.0);
        let template = random.pick(TEMPLATES);
        let write = |converted: f64, places: usize, range: Option<(f64, f64)>| {
            let (a, b) = match range {
                None => (original.clone(), digits(converted, places)),
                Some((end, other)) => (
                    format!("{original}-{}", digits(end, decimals)),
                    format!("{}-{}", digits(converted, places), digits(other, places)),
                ),
            };
            template
                .replace("{a}", &format!("{a} {}", units.from))
                .replace("{b}", &format!("{b} {}", units.to))
        };
        let explained = |printed: f64, places: usize| {
            units.factors.iter().any(|factor| {
                let meets = |offset: f64| {
                    let (low, high) = (
                        (value - slack(value, decimals)) * factor + offset,
                        (value + slack(value, decimals)) * factor + offset,
                    );
                    let own = slack(printed, places)
                        + if template.contains("about") {
                            0.16 * printed
                        } else {
                            0.0
                        };
                    low <= printed + own && printed - own <= high
                };
                meets(units.offset) || meets(0.0)
            })
        };
        let range = (random.one_in(5) && !temperature).then(|| {
            let end = (value * 1.5).round().max(value + 1.0);
            (end, end * factor)
        });
        let sound = write(converted, places, range);
        let wrong = match random.below(3) {
            0 => converted * random.pick(&[0.5, 0.66, 1.35, 1.5, 2.0, 10.0]),
            1 => value / factor,
            _ => converted + random.pick(&[-1.0, 1.0]) * 10_f64.powi(converted.log10().floor() as i32),
        };
        if wrong >= 0.2 && !explained(wrong, places) && digits(wrong, places) != digits(converted, places) {
            return Twins {
                sound,
                wrong: write(
                    wrong,
                    places,
                    range.map(|(end, other)| (end, other * wrong / converted)),
                ),
            };
        }
    }
}
