//! Makes any number of varied stories with people, figures, dates, places and quotations, for benchmarks and for
//! properties that need realistic text.
//!
//! A story is new text, not a repetition of another: names, figures, order and wording vary with the seed, so caches
//! and branch predictors find as little to hold on to as in a real archive.

mod article;
mod words;

use std::fmt::Write as _;

use crate::random::Random;
pub use article::article;
use words::{
    CITIES, COMPANIES, COMPANY_ENDINGS, FAMILY_NAMES, GIVEN_NAMES, ITEMS, MONTHS, OPINIONS, PLACES_OF_WORK, ROLES,
    SAYING, SCENES, WEEKDAYS,
};

/// A story's markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Paragraphs only.
    Plain,
    /// Headings, lists, a table, links and emphasis.
    Markdown,
}

/// Somebody who is named in full first and by surname afterwards.
struct Person {
    given: &'static str,
    family: &'static str,
    role: &'static str,
}

/// Writes one story.
struct Writer {
    random: Random,
    people: Vec<Person>,
    company: String,
    city: &'static str,
    text: String,
}

/// A story of about this many paragraphs.
pub fn story(seed: u64, paragraphs: usize, shape: Shape) -> String {
    let mut writer = Writer::new(seed);
    writer.opening(shape);
    for _ in 1..paragraphs {
        writer.paragraph(shape);
    }
    writer.text
}
/// Stories that together have at least this many bytes.
pub fn stories(seed: u64, bytes: usize, shape: Shape) -> Vec<String> {
    let mut random = Random::new(seed);
    let mut found = Vec::new();
    let mut total = 0;
    while total < bytes {
        let paragraphs = random.between(6, 24);
        let text = story(random.number(), paragraphs, shape);
        total += text.len();
        found.push(text);
    }
    found
}

impl Writer {
    /// Chooses whom and what a text is about.
    fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let people = (0..random.between(2, 4))
            .map(|_| Person {
                given: random.pick(&GIVEN_NAMES),
                family: random.pick(&FAMILY_NAMES),
                role: random.pick(&ROLES),
            })
            .collect();
        let company = format!("{} {}", random.pick(&COMPANIES), random.pick(&COMPANY_ENDINGS));
        let city = random.pick(&CITIES);
        Self {
            random,
            people,
            company,
            city,
            text: String::new(),
        }
    }

    fn opening(&mut self, shape: Shape) {
        let scene = self.random.pick(&SCENES);
        if shape == Shape::Markdown {
            let (company, city) = (self.company.clone(), self.city);
            let _ = write!(self.text, "# {company} and {city}: {scene}\n\n");
        }
        let dateline = self.city.to_uppercase();
        let weekday = self.random.pick(&WEEKDAYS);
        let count = self.figure();
        let item = self.random.pick(&ITEMS);
        let _ = write!(
            self.text,
            "{dateline} — {} said on {weekday} that it had sold {count} {item} after {scene}, {} than a year earlier.\n\n",
            self.company,
            self.random.pick(&["more", "fewer", "slightly more", "far fewer"]),
        );
    }

    fn paragraph(&mut self, shape: Shape) {
        if shape == Shape::Markdown && self.random.one_in(9) {
            return self.list_or_table();
        }
        for _ in 0..self.random.between(1, 4) {
            self.sentence(shape);
            self.text.push(' ');
        }
        self.text.truncate(self.text.trim_end().len());
        self.text.push_str("\n\n");
    }

    fn sentence(&mut self, shape: Shape) {
        let speaker = self.random.below(self.people.len());
        let (given, family, role) = {
            let person = &self.people[speaker];
            (person.given, person.family, person.role)
        };
        let said = self.random.pick(&SAYING);
        let opinion = self.random.pick(&OPINIONS);
        let item = self.random.pick(&ITEMS);
        let place = self.random.pick(&PLACES_OF_WORK);
        let scene = self.random.pick(&SCENES);
        let weekday = self.random.pick(&WEEKDAYS);
        let (figure, percent) = (self.figure(), self.percent());
        let (date, money, company) = (self.date(), self.money(), self.company.clone());
        let before = self.figure();
        let text = match self.random.below(11) {
            0 => format!(
                "“{}{},” {said} {given} {family}, {role} of {company}.",
                opinion[..1].to_uppercase(),
                &opinion[1..]
            ),
            1 => format!("{family} {said} that {opinion}, although {place} had ordered {figure} {item} by {date}."),
            2 => format!("According to {place}, {percent} of the {item} came from {}.", self.city),
            3 => format!(
                "It took {} minutes, {family} added, and cost {money}.",
                self.random.between(12, 240)
            ),
            4 => format!("On {date}, {figure} {item} stood in {} after {scene}.", self.city),
            5 => format!("\"We counted {figure} {item},\" {family} {said} on {weekday}. \"And {opinion}.\""),
            6 if shape == Shape::Markdown => format!(
                "The *{role}* pointed to [a report](https://example.org/{}) of {money} for {item}.",
                self.random.below(9999)
            ),
            6 => format!("The {role} pointed to a report of {money} for {item}."),
            7 => format!(
                "{company} employs about {figure} people in {}, down from {} in {}.",
                self.city,
                before,
                self.random.between(1990, 2024)
            ),
            8 => format!(
                "Nobody at {place} would say whether {opinion}; a spokeswoman, {given} {family}, pointed to {scene}."
            ),
            9 => format!("{percent} of the families in {} have never owned {item}.", self.city),
            _ => format!(
                "At {place} the mood was calmer: {scene} had passed, and between {} and {} {item} were left.",
                self.random.between(3, 40),
                self.random.between(41, 90)
            ),
        };
        self.text.push_str(&text);
    }

    fn list_or_table(&mut self) {
        if self.random.one_in(2) {
            for _ in 0..self.random.between(2, 5) {
                let (figure, item) = (self.figure(), self.random.pick(&ITEMS));
                let _ = writeln!(self.text, "- {figure} {item} in {}", self.random.pick(&CITIES));
            }
        } else {
            self.text.push_str("| City | Items | Share |\n| --- | --- | --- |\n");
            for _ in 0..self.random.between(2, 5) {
                let (city, figure, share) = (self.random.pick(&CITIES), self.figure(), self.percent());
                let _ = writeln!(self.text, "| {city} | {figure} | {share} |");
            }
        }
        self.text.push('\n');
    }

    fn figure(&mut self) -> String {
        match self.random.below(6) {
            0 => self.random.between(2, 99).to_string(),
            1 => format!("{},{:03}", self.random.between(1, 99), self.random.below(1000)),
            2 => format!("{}.{} million", self.random.between(1, 40), self.random.between(1, 9)),
            3 => format!("more than {}00", self.random.between(2, 9)),
            4 => (*self
                .random
                .pick(&["two", "seven", "a dozen", "twenty-three", "forty", "two hundred"]))
            .to_owned(),
            _ => self.random.between(100, 999).to_string(),
        }
    }

    fn percent(&mut self) -> String {
        let (whole, tenth) = (self.random.between(1, 97), self.random.below(10));
        match self.random.below(3) {
            0 => format!("{whole}.{tenth} percent"),
            1 => format!("{whole}%"),
            _ => format!("nearly {whole} per cent"),
        }
    }

    fn money(&mut self) -> String {
        let amount = self.random.between(1, 900);
        match self.random.below(3) {
            0 => format!("${amount}m"),
            1 => format!("£{amount},500"),
            _ => format!("€{amount}.{} billion", self.random.below(10)),
        }
    }

    fn date(&mut self) -> String {
        let (day, year) = (self.random.between(1, 28), self.random.between(1995, 2025));
        let month = self.random.pick(&MONTHS);
        match self.random.below(3) {
            0 => format!("{day} {month} {year}"),
            1 => format!("{month} {day}, {year}"),
            _ => format!("{month} {year}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_story_and_another_gives_another() {
        assert_eq!(story(7, 9, Shape::Markdown), story(7, 9, Shape::Markdown));
        assert_ne!(story(7, 9, Shape::Plain), story(8, 9, Shape::Plain));
    }

    #[test]
    fn stories_hardly_repeat_themselves() {
        let text = stories(1, 100_000, Shape::Plain).concat();
        let sentences: Vec<_> = text.split(". ").collect();
        let distinct: std::collections::BTreeSet<_> = sentences.iter().collect();
        assert!(
            distinct.len() * 100 > sentences.len() * 98,
            "{} of {}",
            distinct.len(),
            sentences.len()
        );
    }
}
