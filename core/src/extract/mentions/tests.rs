//! Names in sentences of our own: what they name, and what stands before or behind them.

use crate::extract;
use crate::prose::BlockKind;
use crate::rows::{MentionKind, MentionRow};

/// The mentions of a text as "kind name", with "(role)" behind it where there is one. Other and weak ones are left out.
fn read(text: &str) -> Vec<String> {
    let rows = extract::block(text, BlockKind::Paragraph);
    rows.mentions
        .iter()
        .filter(|row| row.kind() != MentionKind::Other && row.flags & MentionRow::WEAK == 0)
        .map(|row| {
            let kind = match row.kind() {
                MentionKind::Person => "P",
                MentionKind::Organisation => "O",
                MentionKind::Place => "L",
                MentionKind::Other => "?",
            };
            let role = rows
                .pool
                .find(row.role)
                .map_or(String::new(), |role| format!(" ({role})"));
            format!("{kind} {}{role}", row.span.text(text))
        })
        .collect()
}

fn check(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = read(text);
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
fn persons_by_full_name() {
    check(&[
        ("Yesterday the jury heard from Maria Lopez.", &["P Maria Lopez"]),
        ("The letter was signed by John F. Carver.", &["P John F. Carver"]),
        ("We met J. K. Hollis at the station.", &["P J. K. Hollis"]),
        (
            "The prize went to Martin Oyelaran Jr. on Monday.",
            &["P Martin Oyelaran Jr."],
        ),
        (
            "The plan was drawn up by Ludwig van der Meer.",
            &["P Ludwig van der Meer"],
        ),
        ("They had voted for Carlos de la Cruz.", &["P Carlos de la Cruz"]),
        ("The house belonged to Anna Bailey-Jones.", &["P Anna Bailey-Jones"]),
        ("He was seen with Patrick O'Neill in May.", &["P Patrick O'Neill"]),
        ("The court freed Ahmed bin Rashid in June.", &["P Ahmed bin Rashid"]),
        ("The film stars Zoë Kravchenko.", &["P Zoë Kravchenko"]),
        ("Anna Petrova left the room.", &["P Anna Petrova"]),
        ("\u{201c}Peter Novak knew,\u{201d} she said.", &["P Peter Novak"]),
    ]);
}

#[test]
fn titles_stand_apart() {
    check(&[
        ("On Friday Mr Greenhill resigned.", &["P Greenhill (Mr)"]),
        ("On Friday Mrs. Dalby resigned.", &["P Dalby (Mrs.)"]),
        ("A letter to Sen. Walt Brandon leaked.", &["P Walt Brandon (Sen.)"]),
        ("President Kofi Mensah signed it.", &["P Kofi Mensah (President)"]),
        (
            "He met Prime Minister Anna Lind in Oslo.",
            &["P Anna Lind (Prime Minister)", "L Oslo"],
        ),
        (
            "The deputy of Foreign Minister Jan Novak left.",
            &["P Jan Novak (Foreign Minister)"],
        ),
        (
            "Israeli Prime Minister Dan Peretz flew home.",
            &["P Dan Peretz (Prime Minister)"],
        ),
        ("They wrote to Dr Ruth Osei.", &["P Ruth Osei (Dr)"]),
        ("The case went to Judge Ellen Marsh.", &["P Ellen Marsh (Judge)"]),
        ("The order came from General Tariq Aziz.", &["P Tariq Aziz (General)"]),
        ("They asked Professor Mbeki for advice.", &["P Mbeki (Professor)"]),
    ]);
}

#[test]
fn roles_around_a_name() {
    check(&[
        (
            "Police spokeswoman Jane Whitby confirmed it.",
            &["P Jane Whitby (spokeswoman)"],
        ),
        (
            "The economist Paul Hargreaves disagreed.",
            &["P Paul Hargreaves (economist)"],
        ),
        (
            "Jane Whitby, the mayor of York, agreed.",
            &["P Jane Whitby (mayor of York)", "L York"],
        ),
        ("Tom Becker, a lawyer, was not so sure.", &["P Tom Becker (lawyer)"]),
    ]);
}

#[test]
fn a_former_role_is_marked() {
    let text = "They blamed former president Carlos Medina for it.";
    let rows = extract::block(text, BlockKind::Paragraph);
    let row = rows.mentions.first().copied().unwrap_or_default();
    assert_eq!(row.span.text(text), "Carlos Medina");
    assert_eq!(rows.pool.find(row.role), Some("president"));
    assert_ne!(row.flags & MentionRow::FORMER, 0);
}

#[test]
fn possessives_and_marks_end_a_name() {
    check(&[
        ("The jury saw Maria Lopez's diary.", &["P Maria Lopez"]),
        ("The jury saw Maria Lopez\u{2019}s diary.", &["P Maria Lopez"]),
        (
            "She thanked Maria Lopez, Peter Novak and Ruth Osei.",
            &["P Maria Lopez", "P Peter Novak", "P Ruth Osei"],
        ),
        ("The winner (Maria Lopez) left.", &["P Maria Lopez"]),
        ("The talks with the Porters' Union failed.", &["O Porters' Union"]),
        ("She spoke at the Women's Institute.", &["O Women's Institute"]),
        ("The vote split Poland's Parliament.", &["L Poland", "O Parliament"]),
    ]);
}

#[test]
fn organisations() {
    check(&[
        (
            "The case went to the Securities and Exchange Commission.",
            &["O Securities and Exchange Commission"],
        ),
        ("She joined the Department of Justice.", &["O Department of Justice"]),
        ("She left the Bank of England.", &["O Bank of England"]),
        ("Shares of Halden Motors Inc rose.", &["O Halden Motors Inc"]),
        ("He studied at the University of Leeds.", &["O University of Leeds"]),
        ("The bid came from Smith & Barrow.", &["O Smith & Barrow"]),
        ("Talks at NATO went on.", &["O NATO"]),
        (
            "A report by the World Health Organization said so.",
            &["O World Health Organization"],
        ),
    ]);
}

#[test]
fn places() {
    check(&[
        ("The ship left from Lisbon.", &["L Lisbon"]),
        ("They live near Marlow Bridge.", &["L Marlow Bridge"]),
        ("A fire broke out in Tarnwick.", &["L Tarnwick"]),
        ("They fish on the Hudson River.", &["L Hudson River"]),
        ("Troops left Germany and France.", &["L Germany", "L France"]),
    ]);
}

#[test]
fn capitals_that_name_nobody() {
    check(&[
        ("Yesterday it rained.", &[]),
        ("On Monday in March the Russian team won.", &[]),
        ("The Russians and the French disagreed.", &[]),
        ("However, nobody came. Still, they sang.", &[]),
        ("He asked the President for help.", &[]),
        ("Children and adults came.", &[]),
        ("Christmas is on a Thursday.", &[]),
        ("We saw it on 5 May.", &[]),
    ]);
}

#[test]
fn authors_in_citations() {
    check(&[
        (
            "Others disagree (Rossi, Okafor, & Lindqvist, 2010).",
            &["P Rossi", "P Okafor", "P Lindqvist"],
        ),
        (
            "This was shown before (Rossi et al., 2009; Okafor 2011).",
            &["P Rossi", "P Okafor"],
        ),
        // A surname may be a plain word.
        (
            "Others disagree (Boot, Marks, & Lindqvist, 2010).",
            &["P Boot", "P Marks", "P Lindqvist"],
        ),
        (
            "They followed Vandermoor and Cross 1997 closely.",
            &["P Vandermoor", "P Cross"],
        ),
        (
            "The chapter by Okafor and Lindqvist (2004) came first.",
            &["P Okafor", "P Lindqvist"],
        ),
        (
            "Wexmoor and Tarnvik (2004) argued against it.",
            &["P Wexmoor", "P Tarnvik"],
        ),
        (
            "In Rossi & Lindqvist\u{2019}s study, mice slept longer.",
            &["P Rossi", "P Lindqvist"],
        ),
        (
            "It is known in the arts (for example Wexmoor 2014; Okafor et al., 2005).",
            &["P Wexmoor", "P Okafor"],
        ),
    ]);
}

#[test]
fn years_that_cite_nobody() {
    check(&[
        (
            "The Games in Athens and Sydney 2000 were loud.",
            &["L Athens", "L Sydney"],
        ),
        ("They screened Tarnvik and Wexmoor (1960) twice.", &[]),
        ("Shares of Smith & Barrow\u{2019}s rival fell.", &["O Smith & Barrow"]),
    ]);
}

#[test]
fn a_list_of_names_is_no_title() {
    check(&[(
        "They starred with Maria Lopez, Peter Novak, Ruth Osei, Elisha Kaminski, Chad Miller and Anna Lind.",
        &[
            "P Maria Lopez",
            "P Peter Novak",
            "P Ruth Osei",
            "P Elisha Kaminski",
            "P Chad Miller",
            "P Anna Lind",
        ],
    )]);
}

#[test]
fn the_article_may_be_another_nouns() {
    check(&[
        ("People mocked the Tom Bergstrom video.", &["P Tom Bergstrom"]),
        ("They sailed on the Rossi.", &[]),
    ]);
}

#[test]
fn places_by_what_the_sentence_calls_them() {
    check(&[
        ("Mirande is the capital of the region.", &["L Mirande"]),
        ("Quellmar is a small town with two schools.", &["L Quellmar"]),
        ("They live north of Quellmar now.", &["L Quellmar"]),
        ("They came to the village of Quellmar Dun.", &["L Quellmar Dun"]),
        ("She lives at 12 Henderson Ave in town.", &["L Henderson Ave"]),
        ("The Carlton Turnpike was closed.", &["L Carlton Turnpike"]),
        // A role is no place.
        ("Anna Lind is a city councillor.", &["P Anna Lind"]),
    ]);
}

#[test]
fn a_person_behind_another_name() {
    check(&[
        ("Minister of Education Maria Lopez said so.", &["P Maria Lopez"]),
        ("They drove to Lake Maria Lopez.", &["L Lake Maria Lopez"]),
    ]);
}

#[test]
fn words_with_digits_and_events_are_no_persons() {
    check(&[
        ("They took US-41 West and then US-41.", &["O US-41"]),
        ("She won at the Summer Paralympics.", &[]),
        ("They met Nathan Law.", &["P Nathan Law"]),
    ]);
}

/// Certainty of the first mention: what speaks for a person where the kind is open.
fn hint(text: &str) -> u8 {
    let rows = extract::block(text, BlockKind::Paragraph);
    rows.mentions.first().map_or(0, |row| row.certainty)
}

#[test]
fn firms_speak_too() {
    // Reporting alone does not tell a person from a firm; "he" and what only persons have do.
    let lone = hint("Quillsoft announced it on Friday.");
    assert!(lone < 18, "{lone}");
    assert!(hint("Quillmann said that he would go.") > lone);
    assert!(hint("It was Quillmann's widow.") > 18);
}

#[test]
fn weak_capitals_wait_for_the_document() {
    let rows = extract::block("Halden Wins Contest After Long Night Of Counting", BlockKind::Heading);
    assert!(
        rows.mentions.iter().all(|row| row.flags & MentionRow::WEAK != 0),
        "{:?}",
        rows.mentions
    );
}

#[test]
fn nothing_panics_and_spans_fit() {
    let texts = [
        "",
        "A",
        "A.",
        "Mr",
        "Mr.",
        "Van",
        "of of of",
        "The The The",
        "J. J. J. J. J. J. J. J. J. J. J. J. J. J. J. J.",
        "& & &",
        "É É É",
        "Smith, Jr., Jr., Jr.",
        "President of President of President",
        "X and Y and Z and",
        "(Smith (Smith (Smith 2010",
        "de de de la la La De",
    ];
    for text in texts {
        for row in extract::block(text, BlockKind::Paragraph).mentions {
            assert!(!row.span.text(text).is_empty(), "{text}: {row:?}");
        }
    }
}

#[test]
fn what_a_firm_has_and_does_tells_it_from_a_person() {
    check(&[
        ("They toured the carmaker Veltra in May.", &["O Veltra"]),
        ("On Friday Veltra shares fell.", &["O Veltra"]),
        ("On Friday Veltra said it will close a plant.", &["O Veltra"]),
        ("On Friday Veltra, which makes tyres, shut a plant.", &["O Veltra"]),
        (
            "On Friday Veltra analyst Anna Lind agreed.",
            &["O Veltra", "P Anna Lind (analyst)"],
        ),
        ("Analysts at Merrill Lynch agreed.", &["O Merrill Lynch"]),
        ("He wrote to EADS Anna Lind said.", &["O EADS", "P Anna Lind"]),
        ("A contract went to Paris-based Veltra in May.", &[]),
    ]);
}

#[test]
fn two_words_of_no_list_need_evidence() {
    check(&[
        ("They went on to Quillon Varro in May.", &[]),
        (
            "They met Quillon Varro, who was born in Riga.",
            &["P Quillon Varro", "L Riga"],
        ),
        (
            "They heard from Quillon Varro and Maria Lopez.",
            &["P Quillon Varro", "P Maria Lopez"],
        ),
        ("The district elected Lau Siu-lai in May.", &["P Lau Siu-lai"]),
        (
            "The letter was signed by Jeanne-Marie Orrell.",
            &["P Jeanne-Marie Orrell"],
        ),
    ]);
}

#[test]
fn one_name_is_enough_for_some() {
    check(&[
        ("They read Einstein and Plato at school.", &["P Einstein", "P Plato"]),
        ("The letter was signed by Roman Petrenko.", &["P Roman Petrenko"]),
        ("The walls date from Roman times.", &[]),
    ]);
}
