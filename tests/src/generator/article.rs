//! Long Markdown of a wanted size that reads like a report: sections, and a figure about every forty words.

use std::fmt::Write as _;

use super::words::{ITEMS, OPINIONS, PLACES_OF_WORK, SAYING, SCENES};
use super::{Shape, Writer};

/// How many sentences stand for one with a figure.
const SENTENCES_PER_FACT: usize = 3;

/// Markdown of at least this many bytes, and hardly more.
pub fn article(seed: u64, bytes: usize) -> String {
    let mut writer = Writer::new(seed);
    let (company, city) = (writer.company.clone(), writer.city);
    let _ = write!(writer.text, "# {company} in {city}\n\n");
    while writer.text.len() < bytes {
        writer.section(bytes);
    }
    writer.text
}

impl Writer {
    fn section(&mut self, bytes: usize) {
        let level = if self.random.one_in(3) { "###" } else { "##" };
        let (scene, item) = (self.random.pick(&SCENES), self.random.pick(&ITEMS));
        let _ = write!(self.text, "{level} After {scene}: {item}\n\n");
        for _ in 0..self.random.between(3, 7) {
            if self.text.len() >= bytes {
                return;
            }
            if self.random.one_in(14) {
                self.list_or_table();
            }
            for _ in 0..self.random.between(3, 6) {
                if self.random.one_in(SENTENCES_PER_FACT) {
                    self.sentence(Shape::Markdown);
                } else {
                    self.remark();
                }
                self.text.push(' ');
            }
            self.text.truncate(self.text.trim_end().len());
            self.text.push_str("\n\n");
        }
    }

    /// A sentence without a figure.
    fn remark(&mut self) {
        let speaker = self.random.below(self.people.len());
        let family = self.people[speaker].family;
        let (said, opinion) = (self.random.pick(&SAYING), self.random.pick(&OPINIONS));
        let (place, scene) = (self.random.pick(&PLACES_OF_WORK), self.random.pick(&SCENES));
        let (item, city) = (self.random.pick(&ITEMS), self.city);
        let text = match self.random.below(7) {
            0 => format!("{family} {said} that {opinion}."),
            1 => format!("After {scene}, {place} looked at the {item} again and left them where they were."),
            2 => format!("In {city} the {item} have been a matter of pride for longer than anybody can remember."),
            3 => format!("The road to {place} was closed during {scene}, and nobody minded much."),
            4 => format!("It was {family} who first asked {place} about the {item}, and the answer came late."),
            5 => format!("Some of the {item} went to {place}; the others stayed in {city} because of {scene}."),
            _ => format!("What came of {scene} is hard to say, for {opinion}."),
        };
        self.text.push_str(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_has_the_size_and_the_figures_of_a_report() {
        let text = article(5, 100_000);
        assert!((100_000..102_000).contains(&text.len()), "{}", text.len());
        assert_eq!(text, article(5, 100_000));
        assert!(text.matches("\n## ").count() > 30);
        let words = text.split_whitespace().count();
        let figures = text
            .split_whitespace()
            .filter(|word| word.contains(|c: char| c.is_ascii_digit()))
            .count();
        let apart = words / figures;
        assert!((25..=50).contains(&apart), "a figure every {apart} words");
    }
}
