//! Percentages of people and things, of all of them and of a few.

use factlint_tests::random::Random;

use super::Twins;

/// Texts in which a percentage above a hundred is right, and texts in which it is not; `{}` is the percentage.
const ABOVE: &[&str] = &[
    "Sales rose {} in a year.",
    "Prices are {} of last year's level.",
    "The plant runs at {} of capacity.",
    "Output grew by {} after the war.",
    "Debt stands at {} of gross domestic product.",
    "Profit fell {} to a loss.",
    "Costs were {} higher than planned.",
    "Rainfall was {} of the average.",
    "She gave {} in every match.",
    "The bond pays up to {} of its value.",
    "Net income dropped {} in the quarter.",
];

const BELOW: &[&str] = &[
    "In the survey {} of voters said no.",
    "The plan had the support of {} of members.",
    "Nearly all, {} of the students, passed.",
    "The council found that {} of households owned a car.",
    "The brewery has a {} share of the market.",
    "{} of respondents did not answer.",
    "Some of the rules bind {} of all companies.",
    "The party took {} of the votes cast in Aldport.",
    "About {} of pupils walk to school.",
    "He says {} of registered voters took part.",
];

const FALLS: &[&str] = &[
    "Sales fell {} in a year.",
    "The number of visitors dropped by {}.",
    "Ticket prices declined {} after the fair.",
    "Traffic on the bridge was down {} in May.",
    "The council reported a {} drop in thefts.",
    "Catches plunged {} in spring.",
];

fn sign(random: &mut Random, value: usize) -> String {
    match random.below(4) {
        0 => format!("{value} per cent"),
        1 => format!("{value} percent"),
        2 => format!("{value}.{}%", random.below(10)),
        _ => format!("{value}%"),
    }
}

/// A possible percentage, and one above all or below nothing.
pub fn percentages(random: &mut Random) -> Twins {
    let below = random.between(2, 98);
    let above = random.between(102, 480);
    let fall = random.one_in(3);
    let templates = if fall { FALLS } else { BELOW };
    let template = random.pick(templates);
    let sound = if random.one_in(2) {
        let value = sign(random, above);
        random.pick(ABOVE).replace("{}", &value)
    } else {
        let value = sign(random, below);
        template.replace("{}", &value)
    };
    let wrong = sign(random, above);
    let opens = template.starts_with("{}");
    let negative = !fall && !opens && random.one_in(5);
    let wrong = if negative {
        format!("-{}", sign(random, below))
    } else {
        wrong
    };
    Twins {
        sound,
        wrong: template.replace("{}", &wrong),
    }
}

const FEW: &[&str] = &[
    "In the trial {p} of the {n} patients fell ill.",
    "Of those asked, {p} of {n} people said no.",
    "The inspectors closed {p} of {n} clinics.",
    "In all {p} of the {n} pupils passed.",
    "She says {p} of the {n} witnesses lied.",
    "In Aldport {p} of {n} schools have a garden.",
    "Only {p} of its {n} members voted.",
    "He found that {p} of all {n} ships leaked.",
    "By noon {p} of the {n} runners had given up.",
    "The survey says {p} of {n} shops take cards.",
];

/// A share that a whole number of a few makes, and one that none makes, even cut off.
pub fn of_few(random: &mut Random) -> Twins {
    loop {
        let whole = random.between(3, 34);
        let part = random.between(1, whole - 1);
        let places = random.below(2);
        let unit = 10_f64.powi(-(places as i32));
        let exact = 100.0 * part as f64 / whole as f64;
        let right = if random.one_in(3) {
            (exact / unit).floor() * unit
        } else {
            (exact / unit).round() * unit
        };
        let wrong = (random.between(20, 980) as f64 / 10.0 / unit).round() * unit;
        let explained = (0..=whole).any(|part| (100.0 * part as f64 / whole as f64 - wrong).abs() <= 1.000_001 * unit);
        if explained || right < 0.5 {
            continue;
        }
        let template = random.pick(FEW);
        let word = random.pick(&["%", " per cent", " percent"]);
        let write = |percent: f64| {
            template
                .replace("{p}", &format!("{percent:.places$}{word}"))
                .replace("{n}", &whole.to_string())
        };
        return Twins {
            sound: write(right),
            wrong: write(wrong),
        };
    }
}
