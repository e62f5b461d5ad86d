//! What holds for any text: maps and positions fit, and neither edits, nor order, nor threads change the findings.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::SeqCst;

use factlint_core::source::LineIndex;
use factlint_core::workspace::{Against, Change, DocRole, Serial, Settings, Together, Workspace};
use factlint_core::{Format, Registry};
use factlint_tests::checking::{Parallel, Run, Text, described, registry, workspace_of};
use factlint_tests::generator::{Shape, story};
use factlint_tests::invariants;
use factlint_tests::random::Random;
use proptest::prelude::*;

const FORMATS: [Format; 5] = [
    Format::Plain,
    Format::Markdown,
    Format::Mdx,
    Format::Html,
    Format::Subtitles,
];

/// Text with what is awkward in prose and markup more often than chance has it.
fn awkward() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z ,.]{0,12}",
        2 => "[0-9]{1,4}([.,][0-9]{1,3})?( ?(%|km|million|hours))?",
        2 => "[\"“”‘’'«»()\\[\\]*_`#>|&;<>/=-]{1,3}",
        1 => "(\r\n|\r|\n|\n\n|\t)",
        1 => "(é|e\u{301}|🙂|👩‍👩‍👧|\u{feff}|\u{0}|中文|\u{a0}|\u{2028})",
        1 => "(&amp;|&nbsp;|&#8217;|<p>|</p>|<br>|<!-- x -->|\\[\\^1\\]|\n- |\n> |\n# )",
        1 => "(Mr\\. Brandt said |according to Clara Novak, |“We are ready,” she said\\. )",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_in_any_markup(text in awkward()) {
        for format in FORMATS {
            invariants::document(&text, format);
        }
    }

    #[test]
    fn any_characters_are_read(text in any::<String>()) {
        for format in FORMATS {
            invariants::document(&text, format);
        }
    }

    #[test]
    fn positions_lead_back_to_themselves(text in awkward()) {
        let lines = LineIndex::new(&text);
        let mut last = lines.position(&text, 0);
        for (offset, _) in text.char_indices() {
            let position = lines.position(&text, offset as u32);
            prop_assert!(position >= last, "positions go back at {offset}");
            last = position;
            let back = offset_of(&text, &lines, position.line, position.column);
            prop_assert_eq!(lines.position(&text, back as u32), position);
            prop_assert!(back == offset || text.starts_with('\u{feff}'), "{} is not {}", back, offset);
        }
        let end = lines.position(&text, text.len() as u32);
        prop_assert_eq!(lines.position(&text, u32::MAX), end, "past the end clamps");
        prop_assert_eq!(end.line, lines.count());
    }
}

/// The offset of a line and column, found by counting from the start of the line.
fn offset_of(text: &str, lines: &LineIndex, line: u32, column: u32) -> usize {
    let start = lines.line_start(line - 1) as usize;
    let mark = usize::from(start == 0 && text.starts_with('\u{feff}') && column > 1);
    let rest = &text[start..];
    rest.char_indices()
        .nth(column as usize - 1 + mark)
        .map_or(text.len(), |(offset, _)| start + offset)
}

/// Stories about the same people, so that documents meet and facts are compared.
fn newsroom(random: &mut Random, count: usize) -> Vec<Text> {
    (0..count)
        .map(|idx| {
            let seed = random.below(6) as u64;
            let mut text = story(seed, 4, Shape::Markdown);
            if random.one_in(2) {
                text = text.replacen(" 2", " 3", 2);
            }
            Text::new(format!("{}/{idx}.md", random.pick(&["a", "b"])), text)
        })
        .collect()
}

fn findings(registry: &Arc<Registry>, texts: &[Text], parallel: bool) -> Vec<String> {
    let run = Run::default();
    let workspace = if parallel {
        workspace_of(registry, &run, texts, &Parallel)
    } else {
        workspace_of(registry, &run, texts, &Serial)
    };
    described(&workspace.findings())
}

#[test]
fn neither_order_nor_threads_change_the_findings() {
    let registry = registry();
    let mut some = 0;
    for seed in 0..30 {
        let mut random = Random::new(seed);
        let mut texts = newsroom(&mut random, 6);
        let expected = findings(&registry, &texts, false);
        some += expected.len();
        random.shuffle(&mut texts);
        assert_eq!(findings(&registry, &texts, false), expected, "order, seed {seed}");
        assert_eq!(findings(&registry, &texts, true), expected, "threads, seed {seed}");
    }
    assert!(some > 0, "no text had a finding, so nothing was compared");
}

#[test]
fn an_edited_workspace_finds_what_a_fresh_one_finds() {
    let registry = registry();
    for seed in 100..130 {
        let mut random = Random::new(seed);
        let mut texts = newsroom(&mut random, 4);
        let settings = Settings {
            together: Together::Related,
            incremental: true,
            ..Settings::default()
        };
        let config = Arc::default();
        let mut workspace = Workspace::new(Arc::clone(&registry), settings);
        workspace.apply(texts.iter().map(|text| text.put(&config)).collect(), &Serial);
        for step in 0..8 {
            let before = described(&workspace.findings());
            let idx = random.below(texts.len());
            let touched = if random.one_in(6) && texts.len() > 1 {
                let gone = texts.remove(idx);
                workspace.apply(vec![Change::Remove(gone.path.as_str().into())], &Serial)
            } else {
                edit(&mut random, &mut texts[idx].text);
                workspace.apply(vec![texts[idx].put(&config)], &Serial)
            };
            let after = described(&workspace.findings());
            assert_eq!(after, findings(&registry, &texts, false), "seed {seed}, step {step}");
            assert!(
                before == after || !touched.is_empty(),
                "findings changed, but apply names no document: seed {seed}, step {step}"
            );
        }
    }
}

/// Says stop after it was asked some times.
fn after(times: usize) -> impl Fn() -> bool + Sync {
    let left = AtomicUsize::new(times);
    move || left.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1)).is_err()
}

#[test]
fn work_that_is_stopped_anywhere_is_done_later() {
    let registry = registry();
    let mut stops = [0, 0];
    for seed in 300..340 {
        let mut random = Random::new(seed);
        let mut texts = desk(&mut random);
        let settings = Settings {
            incremental: true,
            ..Settings::default()
        };
        let config = Arc::default();
        let mut workspace = Workspace::new(Arc::clone(&registry), settings);
        let mut changes: Vec<Change> = texts.iter().map(|text| text.put(&config)).collect();
        for step in 0..12 {
            let most = [3, 30, 300, 3000][random.below(4)];
            let stop = after(random.below(most));
            let applied = workspace.apply_until(std::mem::take(&mut changes), &Parallel, &stop);
            stops[0] += usize::from(applied.left > 0);
            stops[1] += usize::from(applied.left == 0 && !applied.settled);
            if random.one_in(3) {
                // What was stopped goes on, with a change or without; nothing is left then.
                if random.one_in(2) {
                    let idx = random.below(texts.len());
                    edit(&mut random, &mut texts[idx].text);
                    changes.push(texts[idx].put(&config));
                }
                workspace.apply(std::mem::take(&mut changes), &Serial);
                let fresh = workspace_of(&registry, &Run::default(), &texts, &Parallel);
                let findings = described(&workspace.findings());
                assert_eq!(findings, described(&fresh.findings()), "seed {seed}, step {step}");
                assert_eq!(workspace.checked(), fresh.checked(), "seed {seed}, step {step}");
            }
            let idx = random.below(texts.len());
            match random.below(6) {
                0 if texts.len() > 2 => {
                    let gone = texts[idx].path.clone();
                    texts.retain(|text| text.path != gone);
                    changes.push(Change::Remove(gone.as_str().into()));
                }
                1 => {}
                _ => {
                    edit(&mut random, &mut texts[idx].text);
                    changes.push(texts[idx].put(&config));
                }
            }
        }
    }
    assert!(stops.iter().all(|count| *count > 0), "nothing was stopped: {stops:?}");
}

/// Three sources, and drafts of them that are held against all, some or none; one path is draft and source at once.
fn desk(random: &mut Random) -> Vec<Text> {
    let mut texts = newsroom(random, 4);
    for draft in &mut texts {
        draft.against = pairing(random);
    }
    for idx in 0..3 {
        let path = ["s/0.md", "s/1.md", "a/0.md"][idx];
        let mut source = Text::new(path, story(idx as u64 * 2, 4, Shape::Markdown));
        source.role = DocRole::Source;
        texts.push(source);
    }
    // A run of one go wants the sources first.
    texts.rotate_right(3);
    texts
}

fn pairing(random: &mut Random) -> Against {
    let these = |paths: &[&str]| Against::these(paths.iter().map(|&path| Arc::from(path)));
    match random.below(5) {
        0 => these(&[]),
        1 => these(&["s/1.md", "s/0.md"]),
        2 => these(&["s/1.md", "gone.md"]),
        3 => these(&["a/0.md"]),
        _ => Against::Every,
    }
}

#[test]
fn edits_of_drafts_and_sources_find_what_a_fresh_workspace_finds() {
    let registry = registry();
    let mut held = 0;
    for seed in 200..230 {
        let mut random = Random::new(seed);
        let mut texts = desk(&mut random);
        let settings = Settings {
            incremental: true,
            ..Settings::default()
        };
        let config = Arc::default();
        let mut workspace = Workspace::new(Arc::clone(&registry), settings);
        workspace.apply(texts.iter().map(|text| text.put(&config)).collect(), &Serial);
        for step in 0..10 {
            let before = described(&workspace.findings());
            let idx = random.below(texts.len());
            let touched = match random.below(6) {
                0 if texts.len() > 2 => {
                    let gone = texts[idx].path.clone();
                    texts.retain(|text| text.path != gone);
                    workspace.apply(vec![Change::Remove(gone.as_str().into())], &Serial)
                }
                1 => {
                    texts[idx].against = pairing(&mut random);
                    workspace.apply(vec![texts[idx].put(&config)], &Serial)
                }
                _ => {
                    edit(&mut random, &mut texts[idx].text);
                    workspace.apply(vec![texts[idx].put(&config)], &Serial)
                }
            };
            let after = described(&workspace.findings());
            let run = Run::default();
            let fresh = workspace_of(&registry, &run, &texts, &Parallel);
            assert_eq!(after, described(&fresh.findings()), "seed {seed}, step {step}");
            assert_eq!(workspace.checked(), fresh.checked(), "seed {seed}, step {step}");
            assert!(
                before == after || !touched.is_empty(),
                "findings changed, but apply names no document: seed {seed}, step {step}"
            );
            held += after.iter().filter(|finding| finding.contains("the source")).count();
        }
    }
    assert!(
        held > 0,
        "no text differed from its sources, so nothing was held against any"
    );
}

/// Changes a text in one place, as somebody who writes would.
fn edit(random: &mut Random, text: &mut String) {
    let mut at = random.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    match random.below(5) {
        0 => text.insert_str(at, " 45 containers "),
        1 => text.insert_str(at, "\n\n"),
        2 => text.insert(at, '"'),
        3 => {
            let rest = text.split_off(at);
            let sentences = rest.find(". ").map_or(rest.len(), |end| end + 2);
            text.push_str(&rest[sentences..]);
        }
        _ => {
            let digit = text[at..].find(|c: char| c.is_ascii_digit());
            if let Some(offset) = digit {
                text.replace_range(at + offset..=at + offset, "7");
            }
        }
    }
}
