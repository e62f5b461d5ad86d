//! Amounts in two currencies.

use factlint_tests::random::Random;

use super::Twins;
use super::amounts::printed;

/// Frames of two currencies with scale words, and how much of the second one of the first makes.
const CURRENCIES: &[(&str, &str, f64)] = &[
    ("${}m", "£{}m", 0.53),
    ("${} million", "£{} million", 0.64),
    ("${}bn", "€{}bn", 0.91),
    ("£{}m", "${}m", 1.87),
    ("{} million euros", "${} million", 1.31),
    ("£{} million", "€{} million", 1.18),
    ("{} billion yen", "${} million", 9.1),
    ("{} million kronor", "${} million", 0.11),
];

const SENTENCES: &[&str] = &[
    "The museum paid {} for the drawing.",
    "The roof will cost {} to mend.",
    "The mill was sold for {} in the spring.",
    "Repairs to the quay came to {}, the harbour board said.",
    "The club owes {} to its bank.",
    "A donor gave {} to the school.",
    "The firm was fined {} by a court in Aldport.",
    "The insurer put the damage at {}.",
    "Sales came to {}, less than the owners had hoped.",
];

/// Two or three pairs at one rate, and the same with one that is a thousand times or half as much again off.
pub fn twins(random: &mut Random) -> Twins {
    let (from, to, rate) = random.pick(CURRENCIES);
    let count = random.between(2, 3);
    let odd = random.below(count);
    let factor = random.pick(&[0.55, 0.6, 1.6, 1.8, 2.5, 10.0, 0.1]);
    let lost = random.one_in(3);
    let (mut sound, mut wrong) = (Vec::new(), Vec::new());
    let mut sentences = SENTENCES.to_vec();
    random.shuffle(&mut sentences);
    for (idx, sentence) in sentences.iter().take(count).enumerate() {
        let value = random.between(200, 9000) as f64 / 10.0;
        // Rates move a little within a year.
        let rate = rate * random.between(97, 103) as f64 / 100.0;
        let write = |converted: f64, frame: &str| {
            let (a, b) = (
                printed(value, 1, from).text,
                printed(converted, if converted < 100.0 { 2 } else { 1 }, frame).text,
            );
            sentence.replace("{}", &format!("{a} ({b})"))
        };
        sound.push(write(value * rate, to));
        if idx != odd {
            wrong.push(write(value * rate, to));
        } else if lost {
            let (million, billion) = if to.contains("bn") {
                ("bn", "m")
            } else if to.contains(" million") {
                ("million", "billion")
            } else {
                ("m", "bn")
            };
            wrong.push(write(value * rate, &to.replace(million, billion)));
        } else {
            wrong.push(write(value * rate * factor, to));
        }
    }
    Twins {
        sound: sound.join(" "),
        wrong: wrong.join(if random.one_in(2) { " " } else { "\n\n" }),
    }
}
