//! Drafts of our own beside the source they were written from: faithful ones, and the same with one thing changed.

use factlint_tests::random::Random;

/// A source, a faithful draft and one with one thing changed.
pub struct Drafts {
    pub source: String,
    pub sound: String,
    pub wrong: String,
}

const TOWNS: &[&str] = &[
    "Aldport",
    "Kerrow",
    "Brantmouth",
    "Wexholm",
    "Tarnfield",
    "Ostbury",
    "Pellgate",
    "Marrick",
];
const GIVEN: &[&str] = &["Ruth", "Hugh", "Ewa", "Piet", "Clara", "Tomas", "Agnes", "Jonas"];
const SURNAMES: &[&str] = &[
    "Calloway",
    "Ferrant",
    "Halloran",
    "Sandoval",
    "Weidling",
    "Achterberg",
    "Norrby",
    "Quillfeather",
];
const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
];

/// Source and draft; `{n}` is a figure, `{t}` a town, `{g} {s}` a person, `{d}` a date, `{v}` a verb of change.
const STORIES: &[(&str, &str)] = &[
    (
        "The ferry carried {n} passengers when it left {t} on {d}, said harbour master {g} {s}. Nobody was hurt.",
        "On {d} the ferry left {t} with {n} passengers, {g} {s} said.",
    ),
    (
        "Rents in {t} {v} by {p} per cent in the year to {d}, a report by {g} {s} shows. It counted {n} flats.",
        "{g} {s}, who counted {n} flats, reports that rents in {t} {v} by {p} percent.",
    ),
    (
        "On {d} the council of {t} bought {n} lamps for its streets. The price of power {v}, mayor {g} {s} said.",
        "The council of {t} bought {n} street lamps on {d}. Mayor {s} said that the price of power {v}.",
    ),
    (
        "{g} {s} opened a bakery in {t} on {d}. It sells {n} loaves a day, and sales {v} last year.",
        "The bakery that {g} {s} opened in {t} on {d} sells {n} loaves a day; sales {v}.",
    ),
    (
        "The library of {t} was opened by {g} {s} on {d} with {n} books. Visits {v} in its first year.",
        "{g} {s} opened the library of {t} on {d} with {n} books. Visits {v} in the first year.",
    ),
    (
        "A storm damaged {n} houses in {t} on {d}. Water levels {v} overnight, the engineer {g} {s} said.",
        "Engineer {g} {s} said water levels {v} after the storm of {d}, which damaged {n} houses in {t}.",
    ),
];

/// What fills the places of a story.
#[derive(Clone)]
struct Filling {
    figure: String,
    share: String,
    town: &'static str,
    given: &'static str,
    surname: &'static str,
    date: String,
    verb: &'static str,
}

impl Filling {
    fn new(random: &mut Random) -> Self {
        Self {
            figure: figure(random),
            share: format!("{}.{}", random.between(2, 30), random.between(1, 9)),
            town: random.pick(TOWNS),
            given: random.pick(GIVEN),
            surname: random.pick(SURNAMES),
            date: date(random),
            verb: if random.one_in(2) { "rose" } else { "fell" },
        }
    }

    fn fill(&self, template: &str) -> String {
        template
            .replace("{n}", &self.figure)
            .replace("{p}", &self.share)
            .replace("{t}", self.town)
            .replace("{g}", self.given)
            .replace("{s}", self.surname)
            .replace("{d}", &self.date)
            .replace("{v}", self.verb)
    }
}

/// Three digits, the last not 0, so that no other figure rounds to it.
fn figure(random: &mut Random) -> String {
    (random.between(11, 97) * 10 + random.between(1, 9)).to_string()
}

fn date(random: &mut Random) -> String {
    format!(
        "{} {} {}",
        random.between(1, 28),
        random.pick(MONTHS),
        random.between(1961, 2024)
    )
}

fn another<T: PartialEq>(before: &T, mut next: impl FnMut() -> T) -> T {
    loop {
        let value = next();
        if value != *before {
            return value;
        }
    }
}

fn drafts(random: &mut Random, change: impl Fn(&mut Filling, &mut Random)) -> Drafts {
    let (source, draft) = random.pick(STORIES);
    let filling = Filling::new(random);
    let mut changed = filling.clone();
    change(&mut changed, random);
    Drafts {
        source: filling.fill(source),
        sound: filling.fill(draft),
        wrong: changed.fill(draft),
    }
}

/// Another figure.
pub fn figures(random: &mut Random) -> Drafts {
    drafts(random, |filling, random| {
        filling.figure = another(&filling.figure, || figure(random));
    })
}

/// Another day, month or year.
pub fn dates(random: &mut Random) -> Drafts {
    let mut found = drafts(random, |filling, random| {
        filling.date = another(&filling.date, || date(random));
    });
    while found.sound == found.wrong {
        found = dates(random); // a draft without the date
    }
    found
}

/// Another surname or town.
pub fn names(random: &mut Random) -> Drafts {
    drafts(random, |filling, random| {
        if random.one_in(2) {
            filling.surname = another(&filling.surname, || random.pick(SURNAMES));
        } else {
            filling.town = another(&filling.town, || random.pick(TOWNS));
        }
    })
}

/// The other direction, or a denial.
pub fn wording(random: &mut Random) -> Drafts {
    let mut found = drafts(random, |filling, random| {
        filling.verb = match filling.verb {
            "rose" if random.one_in(3) => "did not rise",
            "fell" if random.one_in(3) => "did not fall",
            "rose" => random.pick(&["fell", "dropped", "declined"]),
            _ => random.pick(&["rose", "grew", "climbed"]),
        };
    });
    while found.sound == found.wrong {
        found = wording(random); // a draft that has no verb of change
    }
    found
}
