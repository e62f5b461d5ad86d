//! Which mentions of a document are of one thing.

use std::sync::Arc;

use crate::document::Document;
use crate::source::{Format, Source};

fn read(text: &str) -> Document {
    Document::read(Arc::new(Source::new("a.txt", text, Format::Plain)), None)
}

/// Each entity with two mentions or more: its name, then its mentions.
fn joined(text: &str) -> Vec<String> {
    let doc = read(text);
    (0..doc.entities.len())
        .filter_map(|number| {
            let entity = doc.entities.get(number)?;
            let mentions: Vec<&str> = doc
                .mentions
                .iter()
                .filter(|row| row.entity == number as u32)
                .map(|row| doc.text(row.span))
                .collect();
            (mentions.len() > 1).then(|| format!("{}: {}", doc.string(entity.name).unwrap_or(""), mentions.join(", ")))
        })
        .collect()
}

fn check(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = joined(text);
            (found != *expected).then(|| format!("{text}\n  expected {expected:?}\n  found    {found:?}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} differ:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn surnames_and_titles() {
    check(&[
        (
            "The jury heard Maria Lopez. Later Ms Lopez left.",
            &["Maria Lopez: Maria Lopez, Lopez"],
        ),
        (
            "On Monday Lopez spoke. Maria Lopez was calm.",
            &["Maria Lopez: Lopez, Maria Lopez"],
        ),
        (
            "President Kofi Mensah spoke. Then Mensah left.",
            &["Kofi Mensah: Kofi Mensah, Mensah"],
        ),
        (
            "The book is by Ursula von der Heide. Critics liked von der Heide at once.",
            &["Ursula von der Heide: Ursula von der Heide, von der Heide"],
        ),
        (
            "The actor Peter Novak was there. People love Peter.",
            &["Peter Novak: Peter Novak, Peter"],
        ),
    ]);
}

#[test]
fn fuller_and_shorter_forms() {
    check(&[
        (
            "They saw John Carver. The letter was by John F. Carver.",
            &["John F. Carver: John Carver, John F. Carver"],
        ),
        (
            "They saw J. Carver. The letter was by John Carver.",
            &["John Carver: J. Carver, John Carver"],
        ),
        (
            "They saw Bill Hartley. The letter was by William Hartley.",
            &["William Hartley: Bill Hartley, William Hartley"],
        ),
        (
            "He read Gabriel García Robles. She had met García Robles.",
            &["Gabriel García Robles: Gabriel García Robles, García Robles"],
        ),
    ]);
}

#[test]
fn two_people_stay_apart() {
    check(&[
        ("They saw John Carver. The letter was by Jane Carver.", &[]),
        ("They saw John F. Carver. The letter was by John R. Carver.", &[]),
        ("A letter to Ali Khamenei quotes Ruhollah Khomeini.", &[]),
        ("They met Martin Oyelaran Sr. and Martin Oyelaran Jr. there.", &[]),
        (
            "They saw Mr John Carver and Mrs Jane Carver. Then Mrs Carver left.",
            &["Jane Carver: Jane Carver, Carver"],
        ),
    ]);
}

#[test]
fn one_name_in_two_spellings() {
    check(&[
        (
            "The envoy met Volodymyr Zelensky. On Friday Mr Zelenskyy agreed.",
            &["Volodymyr Zelensky: Volodymyr Zelensky, Zelenskyy"],
        ),
        (
            "The prize went to José Muñoz. On Friday Mr Munoz agreed.",
            &["José Muñoz: José Muñoz, Munoz"],
        ),
    ]);
}

#[test]
fn organisations_and_abbreviations() {
    check(&[
        (
            "The case went to the Harbour and Fisheries Commission (HFC). On Friday the HFC closed it.",
            &["Harbour and Fisheries Commission: Harbour and Fisheries Commission, HFC, HFC"],
        ),
        (
            "Shares of Haldenor Corporation rose. Analysts liked Haldenor at once.",
            &["Haldenor Corporation: Haldenor Corporation, Haldenor"],
        ),
        (
            "Shares of Haldenor Inc rose. The board of Haldenor Inc met.",
            &["Haldenor Inc: Haldenor Inc, Haldenor Inc"],
        ),
    ]);
}

#[test]
fn a_city_may_be_a_surname() {
    let doc = read("The singer Valeska Paris was born in Bern. Later Paris moved on, and Paris sang.");
    let kinds: Vec<(&str, &str)> = doc
        .mentions
        .iter()
        .map(|row| (doc.text(row.span), row.kind().name()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("Valeska Paris", "person"),
            ("Bern", "place"),
            ("Paris", "person"),
            ("Paris", "person")
        ]
    );
}

#[test]
fn headlines_in_capitals_are_matched_with_the_body() {
    check(&[(
        "LOPEZ WINS PRIZE\n\nThe jury gave it to Maria Lopez on Friday.",
        &["Maria Lopez: LOPEZ, Maria Lopez"],
    )]);
}

#[test]
fn an_entity_keeps_its_fullest_name_and_first_role() {
    let doc = read("On Friday Senator Brandon spoke. Walt Brandon, a farmer, is 60. Brandon left.");
    let entity = doc.entities.first().copied().unwrap_or_default();
    assert_eq!(doc.string(entity.name), Some("Walt Brandon"));
    assert_eq!(doc.string(entity.role), Some("Senator"));
    assert_eq!((entity.count, entity.first_mention), (3, 0));
}

#[test]
fn mentions_point_at_entities_in_order() {
    let doc = read("Maria Lopez met Peter Novak in Lisbon. Novak left Lopez there. Walt Brandon saw it.");
    let mut next = 0;
    for row in &doc.mentions {
        assert!(row.entity <= next, "entities are numbered by first mention");
        next = next.max(row.entity + 1);
    }
    assert_eq!(next as usize, doc.entities.len());
    let counted: u32 = doc.entities.iter().map(|entity| entity.count).sum();
    assert_eq!(counted as usize, doc.mentions.len());
}

#[test]
fn a_hundred_thousand_names_are_linked_in_linear_time() {
    // Every name shares its surname and its given name with a thousand others.
    let names = |count: usize| {
        let name = |number: usize| {
            let given = char::from(b'a' + (number % 26) as u8);
            format!("They met Jo{given}an Q{}x Carver{}.", number / 26, number % 100)
        };
        (0..count).map(name).collect::<Vec<_>>().join(" ")
    };
    let time = |count: usize| {
        let text = names(count);
        #[expect(clippy::disallowed_methods, reason = "only the test looks at the clock")]
        let began = std::time::Instant::now();
        let doc = read(&text);
        (began.elapsed(), doc.mentions.len())
    };
    let (short, _) = time(25_000);
    let (long, mentions) = time(100_000);
    assert!(mentions >= 100_000, "{mentions}");
    // Four times the names; twelve times the time leaves room for a busy machine and none for a quadratic step.
    assert!(long < short * 12, "{short:?} for a quarter, {long:?} for all");
}

/// The persons of a text, in order.
fn persons(text: &str) -> Vec<String> {
    let doc = read(text);
    let person = |row: &&crate::rows::MentionRow| row.kind() == crate::rows::MentionKind::Person;
    let rows = doc.mentions.iter().filter(person);
    rows.map(|row| doc.text(row.span).to_owned()).collect()
}

#[test]
fn a_person_inside_a_longer_name() {
    // The name is given back as the person's, and the longer name stays.
    let text = "Maria Lopez painted it. The Maria Lopez Foundation bought it.";
    assert_eq!(persons(text), ["Maria Lopez", "Maria Lopez"]);
    let doc = read(text);
    assert!(
        doc.mentions
            .iter()
            .any(|row| doc.text(row.span) == "Maria Lopez Foundation")
    );
    assert!(doc.mentions.is_sorted_by_key(|row| row.span.end));
    check(&[(text, &["Maria Lopez: Maria Lopez, Maria Lopez"])]);
    // A shared surname is not enough.
    assert_eq!(
        persons("Peter Lopez saw it. The Lopez Foundation bought it."),
        ["Peter Lopez"]
    );
}

#[test]
fn a_town_is_not_taken_for_a_surname() {
    let pair = "The plan was drawn up by Tarnvik Quellmar.";
    let town = format!("Quellmar is a town in Norway. {pair} From Quellmar, trains go south.");
    assert_eq!(persons(&town), ["Tarnvik Quellmar"]);
    let person = format!("{pair} Then Quellmar left.");
    assert_eq!(persons(&person), ["Tarnvik Quellmar", "Quellmar"]);
    // A person's surname may be a town's name.
    let text = "Maria London spoke. Then London left.";
    assert_eq!(persons(text), ["Maria London", "London"]);
}

#[test]
fn an_article_speaks_against_a_guessed_person() {
    let text = "The plan was drawn up by Wexmoor Kodaxa. They like the Kodaxa a lot.";
    assert_eq!(persons(text), ["Wexmoor Kodaxa"]);
    let text = "They dreamt of Maria Kodaxa for years. They like the Kodaxa film a lot.";
    assert_eq!(persons(text), ["Maria Kodaxa", "Kodaxa"]);
}

#[test]
fn a_firm_that_reports_is_no_person() {
    let text = "Quillsoft said so on Friday. Quillsoft announced more. Then Quillsoft told the court.";
    assert!(persons(text).is_empty(), "{:?}", persons(text));
    let text = "Quillmann said that he would go. Later Quillmann knew that he was wrong. Quillmann lost his coat.";
    assert_eq!(persons(text).len(), 3);
}

#[test]
fn a_title_makes_a_person_of_the_full_name() {
    check(&[(
        "They went on to Quillon Varro in May. Mr Varro runs the mill.",
        &["Quillon Varro: Quillon Varro, Varro"],
    )]);
}
