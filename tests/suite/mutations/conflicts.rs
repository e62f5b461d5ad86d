//! Stories of our own that give one figure twice: the same, in other words or units, or another one.

use factlint_tests::random::Random;

use super::Twins;

/// A story with two places for one figure: `{a}` and `{b}`; `{t}` is a town.
const COUNTS: &[&str] = &[
    "The ferry carried {a} passengers when it left {t} on Monday.\n\nThe ferry carried {b} passengers when it left {t}, the \
     harbour log shows.",
    "The storm destroyed {a} houses in {t}.\n\nVolunteers came from three counties. The storm destroyed {b} houses in {t} \
     overnight, the mayor said.",
    "The library of {t} lent {a} books in May.\n\nNobody knows why. In May the library of {t} lent {b} books.",
    "A survey of {t} counted {a} nesting herons.\n\nThe survey of {t} counted {b} nesting herons along the river.",
];

const LENGTHS: &[&str] = &[
    "The new tunnel under {t} is {a} long.\n\nWork took four years. The new tunnel under {t} is {b} long, the builders say.",
    "The wall around {t} measures {a}.\n\nIt is old. The wall around {t} measures {b}, a guide says.",
];

const TOWNS: &[&str] = &["Aldport", "Kerrow", "Brantmouth", "Wexholm", "Tarnfield", "Ostbury"];

/// A story that agrees with itself, and one that does not.
pub fn twins(random: &mut Random) -> Twins {
    let town = random.pick(TOWNS);
    let fill = |template: &str, a: &str, b: &str| template.replace("{a}", a).replace("{b}", b).replace("{t}", town);
    let figure = random.between(11, 97) * 10 + random.between(1, 9);
    let mut other = figure;
    while other == figure {
        // Within a factor of ten of the first: figures further apart are seldom of one thing.
        other = random.between(11, 97) * 10 + random.between(1, 9);
    }
    if random.one_in(3) {
        let template = random.pick(LENGTHS);
        let (metres, rounded) = (
            format!("{figure} metres"),
            format!("{:.2} kilometres", figure as f64 / 1000.0),
        );
        let again = if random.one_in(2) { rounded } else { metres.clone() };
        return Twins {
            sound: fill(template, &metres, &again),
            wrong: fill(template, &metres, &format!("{other} metres")),
        };
    }
    let template = random.pick(COUNTS);
    let again = if random.one_in(3) {
        format!("more than {}", figure / 10 * 10 - 10)
    } else {
        figure.to_string()
    };
    Twins {
        sound: fill(template, &figure.to_string(), &again),
        wrong: fill(template, &figure.to_string(), &other.to_string()),
    }
}
