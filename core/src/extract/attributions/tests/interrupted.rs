//! Speech that its cue interrupts or that stands without a verb of saying, and what is no speech.

use super::wrong;

/// Speech on both sides of who says it.
const INTERRUPTED: &[(&str, &[&str])] = &[
    (
        "Within marriages, they said, women have more to decide.",
        &["they|said|Within marriages / women have more to decide"],
    ),
    (
        "Her eyes widened with surprise, he said, and she gripped the rail.",
        &["he|said|Her eyes widened with surprise / and she gripped the rail"],
    ),
    (
        "As the council's Holt said, the two plans have become unpopular.",
        &["the council's Holt|said|the two plans have become unpopular"],
    ),
    (
        "That factor, I think, decides the case.",
        &["I|think|That factor / decides the case"],
    ),
    ("It was, you know, rather late.", &[]),
];

/// Speech whose subject stands before the cue, and sources that go on behind brackets.
const RELATIVE: &[(&str, &[&str])] = &[
    (
        "They fought a rule that he said would make it harder.",
        &["he|said|would make it harder"],
    ),
    (
        "Rep. Elijah Holt (D-Md.), chair of the committee, said that it was open.",
        &["Rep. Elijah Holt|said|that it was open"],
    ),
    (
        "The port is safe, a source close to him said.",
        &["a source close to him|said|The port is safe"],
    ),
    (
        "The office says on its website that there were issues with the sound.",
        &["The office|says|that there were issues with the sound"],
    ),
];

/// Signed quotations.
const SIGNED: &[(&str, &[&str])] = &[
    (
        "“We will not be silent about this any longer.” ― Sonya Harker",
        &["Sonya Harker|―|“We will not be silent about this any longer.”"],
    ),
    (
        "“He cannot answer a question.” — Esther Tapia, a teacher",
        &["Esther Tapia|—|“He cannot answer a question.”"],
    ),
    ("“The Long Way” — a novel of the sea", &[]),
];

/// Credits behind captions and figures.
const CREDITED: &[(&str, &[&str])] = &[
    (
        "Boats lie in the harbour of Aldport. Image: Ana Brandt.",
        &["Ana Brandt|Image:|Boats lie in the harbour of Aldport"],
    ),
    (
        "Forty per cent of voters stayed at home. Source: Office for Statistics",
        &["Office for Statistics|Source:|Forty per cent of voters stayed at home"],
    ),
    (
        "Boats lie in the harbour, and one was its source: the old pier leaked.",
        &[],
    ),
];

/// Verbs of saying that say nothing here.
const SILENT: &[(&str, &[&str])] = &[
    ("This paper describes a method of counting birds.", &[]),
    ("They rejected them.", &[]),
    ("How can you tell whether the ice will hold?", &[]),
    ("A weekly show called \"The Harbour\" closes in May.", &[]),
    ("His father asked him to study medicine.", &[]),
    ("He wrote a letter to his friend, who decided to leave.", &[]),
];

#[test]
fn speech_goes_on_behind_who_says_it() {
    assert_eq!(wrong(INTERRUPTED), []);
}

#[test]
fn a_subject_may_stand_before_its_cue() {
    assert_eq!(wrong(RELATIVE), []);
}

#[test]
fn a_signature_names_the_speaker() {
    assert_eq!(wrong(SIGNED), []);
}

#[test]
fn a_credit_vouches_for_what_stands_before_it() {
    assert_eq!(wrong(CREDITED), []);
}

#[test]
fn verbs_of_saying_need_something_said() {
    assert_eq!(wrong(SILENT), []);
}
