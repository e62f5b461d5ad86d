//! Printed amounts, and texts that name one amount twice.

use factlint_tests::random::Random;

use super::Twins;

/// An amount as it is printed, and how far it may lie from what is meant.
#[derive(Debug, Clone)]
pub struct Printed {
    /// The words.
    pub text: String,
    /// The value of the printed digits.
    pub value: f64,
    /// Half a unit of the last digit that is not zero.
    pub slack: f64,
}

/// A number with so many decimals, and commas between thousands.
pub fn digits(value: f64, decimals: usize) -> String {
    let plain = format!("{value:.decimals$}");
    let (whole, rest) = plain
        .split_once('.')
        .map_or((plain.as_str(), ""), |(whole, rest)| (whole, rest));
    let mut out = String::new();
    for (idx, digit) in whole.chars().enumerate() {
        if idx > 0 && (whole.len() - idx) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// Half a unit of the last printed digit that is not zero.
pub fn slack(value: f64, decimals: usize) -> f64 {
    let printed = format!("{value:.decimals$}");
    if let Some((_, rest)) = printed.split_once('.') {
        return 0.5 / 10_f64.powi(rest.len() as i32);
    }
    let zeros = printed.len() - printed.trim_end_matches('0').len();
    0.5 * 10_f64.powi(zeros as i32)
}

/// An amount in words around its digits: `{}` is the place of the number.
pub fn printed(value: f64, decimals: usize, frame: &str) -> Printed {
    let text = digits(value, decimals);
    Printed {
        value: text.replace(',', "").parse().unwrap(),
        slack: slack(value, decimals),
        text: frame.replace("{}", &text),
    }
}

const THINGS: &[(&str, &str)] = &[
    (
        "The harbour tunnel will cost {} to build",
        "Critics say the {} cost of the harbour tunnel is too high",
    ),
    (
        "The ministry approved a loan of {} for the dam",
        "Interest on the {} dam loan starts in May, the ministry said",
    ),
    (
        "Northgate Bank wrote off {} in bad debt",
        "Shareholders learned in May that Northgate Bank had bad debt of {}",
    ),
    (
        "The museum received a gift of {} from the Holm estate",
        "Half of the {} gift to the museum from the Holm estate is spent",
    ),
    (
        "Aldport raised a bond of {} for its schools",
        "Buyers asked for twice the {} of the Aldport schools bond",
    ),
    (
        "The merger values the brewery at {}",
        "Rivals called the {} brewery merger a bargain",
    ),
    (
        "Flood damage in Brenning came to {}",
        "Insurers will cover most of the {} flood damage in Brenning",
    ),
    (
        "The fund holds assets of {} for pilots",
        "Managers of the pilots fund said its assets of {} were safe",
    ),
    (
        "A budget of {} was agreed for the ferry fleet",
        "The ferry fleet budget of {} passed by two votes",
    ),
    (
        "Export sales of timber reached {} in the spring",
        "Timber export sales of {} made it a record spring",
    ),
];

const OTHER: &[&str] = &[
    "The town library will open on Sundays from June.",
    "Nobody was hurt when the roof fell in.",
    "About 40 people came to the hearing.",
    "Work begins in spring, the council said.",
];

/// Two mentions of one amount, of which the wrong twin loses a scale word.
pub fn magnitudes(random: &mut Random) -> Twins {
    let (first, second) = random.pick(THINGS);
    let frames = [
        ("${}m", "${}bn"),
        ("${} million", "${} billion"),
        ("{} million euros", "{} billion euros"),
        ("£{}m", "£{}bn"),
    ];
    let (small, large) = random.pick(&frames);
    let value = (random.between(1, 9) * 10 + random.between(1, 9)) as f64 / random.pick(&[1.0, 10.0, 10.0]);
    let decimals = usize::from(value.fract() != 0.0);
    let (small, large) = (
        printed(value, decimals, small).text,
        printed(value, decimals, large).text,
    );
    let (right, other) = if random.one_in(2) {
        (small, large)
    } else {
        (large, small)
    };
    let between = random.pick(OTHER);
    let write = |one: &str, two: &str| {
        format!(
            "{}.\n\n{between}\n\n{}.\n",
            first.replace("{}", one),
            second.replace("{}", two)
        )
    };
    let wrong = if random.one_in(2) {
        write(&right, &other)
    } else {
        write(&other, &right)
    };
    // A sound text may have the same digits for another thing.
    let sound = if random.one_in(2) {
        let (third, _) = random.pick(THINGS);
        if third == first {
            write(&right, &right)
        } else {
            format!(
                "{}.\n\n{between}\n\n{}.\n",
                first.replace("{}", &right),
                third.replace("{}", &other)
            )
        }
    } else {
        write(&right, &right)
    };
    Twins { sound, wrong }
}
