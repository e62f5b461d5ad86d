//! Who is compared with whom.

use super::*;

const NAMES: [u64; 2] = [7, 8];

/// A gate with documents 0, 1, ...: whether each shares two rare names, and its circles.
fn gate(documents: &[(bool, &[u32])]) -> Gate {
    let mut gate = Gate::new(Together::Related);
    let mut moved = BTreeSet::new();
    for (number, (named, circles)) in documents.iter().enumerate() {
        let doc = DocId(number as u32);
        let names = if *named { NAMES.to_vec() } else { Vec::new() };
        gate.replace(doc, names, &mut moved);
        gate.enter(doc, circles, &mut moved);
    }
    gate
}

fn company(gate: &Gate, doc: u32) -> Vec<u32> {
    let (mut docs, circles) = match gate.company(DocId(doc)) {
        Company::Everyone => panic!("not everyone"),
        Company::Some(docs) => (docs, Vec::new()),
        Company::Circles(docs, circles) => (docs, circles),
    };
    docs.extend(circles.iter().flat_map(|circle| circle.iter().copied()));
    let mut numbers: Vec<u32> = docs
        .into_iter()
        .map(|doc| doc.0)
        .filter(|&other| other != doc)
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

#[test]
fn one_circle_meets_and_two_do_not_whatever_they_share() {
    let gate = gate(&[
        (false, &[0]),
        (true, &[0]),
        (true, &[1]),
        (true, &[]),
        (false, &[0, 1]),
        (false, &[]),
    ]);
    assert_eq!(company(&gate, 0), [1, 4]);
    assert_eq!(company(&gate, 1), [0, 3, 4]);
    assert_eq!(company(&gate, 2), [3, 4]);
    assert_eq!(company(&gate, 3), [1, 2]);
    assert_eq!(company(&gate, 4), [0, 1, 2]);
    assert!(company(&gate, 5).is_empty());
}

#[test]
fn every_pair_is_compared_or_has_a_reason() {
    let gate = gate(&[
        (false, &[0]),
        (true, &[0]),
        (true, &[1]),
        (true, &[]),
        (false, &[0, 1]),
        (false, &[]),
    ]);
    let paths = ["a/x", "b/x", "b/y", "b/z", "a/y", "b/w"];
    let documents = paths
        .iter()
        .enumerate()
        .map(|(number, path)| (DocId(number as u32), *path));
    let (compared, apart) = gate.pairs(documents);
    let meeting: usize = (0..6).map(|doc| company(&gate, doc).len()).sum();
    assert_eq!(compared, meeting / 2);
    assert_eq!(compared + apart.total(), 15);
    assert_eq!((apart.circles, apart.folders), (2, 4), "{apart:?}");
    let alone = Gate::new(Together::Never).pairs([(DocId(0), "a"), (DocId(1), "b")].into_iter());
    assert_eq!((alone.0, alone.1.never), (0, 1));
}

#[test]
fn leaving_a_circle_is_noticed() {
    let mut gate = gate(&[(false, &[0]), (false, &[0])]);
    let mut moved = BTreeSet::new();
    gate.enter(DocId(0), &[0], &mut moved);
    assert!(moved.is_empty());
    gate.enter(DocId(0), &[1], &mut moved);
    assert_eq!(moved, BTreeSet::from([DocId(0)]));
    assert!(company(&gate, 0).is_empty() && company(&gate, 1).is_empty());
}
