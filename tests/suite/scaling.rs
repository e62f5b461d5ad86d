//! Eight times the text takes about eight times as long, also for texts made to be slow.
//!
//! What is quadratic takes 64 times as long and fails; what is linear stays so far below the limit that neither a busy
//! machine nor a cold cache can bring it there. How much twice the text takes exactly is measured by the benchmark
//! `growth`.

use factlint_core::workspace::{Serial, Together};
use factlint_tests::checking::{Run, Text, registry, workspace_of};
use factlint_tests::generator::{Shape, stories};

/// How many times more text the second measurement has.
const GROWTH: usize = 8;

/// How many times longer that may take.
const LIMIT: f64 = 30.0;

/// How often both sizes are measured before the best counts as too slow.
const TRIES: usize = 5;

/// Seconds that the processor has spent on this thread.
#[cfg(unix)]
fn seconds_spent() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// Seconds of the clock, where the system does not say what the processor did.
#[cfg(not(unix))]
fn seconds_spent() -> f64 {
    static BEGAN: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    BEGAN.elapsed().as_secs_f64()
}

/// Processor seconds of checking these texts.
fn cost(texts: &[Text]) -> f64 {
    let registry = registry();
    let run = Run {
        together: Together::Related,
        ..Run::default()
    };
    let start = seconds_spent();
    let workspace = workspace_of(&registry, &run, texts, &Serial);
    let found = workspace.findings();
    let spent = seconds_spent() - start;
    drop((workspace, found));
    spent
}

/// Measures texts of one size and of [`GROWTH`] times that size, until the best of each are in proportion.
fn measure(name: &str, texts: impl Fn(usize) -> Vec<Text>, size: usize) {
    let (small, large) = (texts(size), texts(GROWTH * size));
    let (mut best_small, mut best_large) = (f64::MAX, f64::MAX);
    for _ in 0..TRIES {
        best_small = best_small.min(cost(&small));
        best_large = best_large.min(cost(&large));
        if best_large <= LIMIT * best_small {
            break;
        }
    }
    let ratio = best_large / best_small;
    let bytes: usize = large.iter().map(|text| text.text.len()).sum();
    let speed = bytes as f64 / best_large / 1e6;
    eprintln!("{name}: {GROWTH} times the text takes {ratio:.1} times as long ({speed:.1} MB/s)");
    assert!(
        ratio <= LIMIT,
        "{name}: {GROWTH} times the text takes {ratio:.1} times as long"
    );
}

fn one(path: &str, text: String) -> Vec<Text> {
    vec![Text::new(path, text)]
}

#[test]
fn one_long_story() {
    let text = |size: usize| stories(5, size * 1000, Shape::Markdown).concat();
    measure("one long story", |size| one("a.md", text(size)), 60);
}

#[test]
fn many_stories_in_one_folder() {
    let texts = |size: usize| {
        let stories = stories(6, size * 1000, Shape::Plain).into_iter().enumerate();
        stories
            .map(|(idx, text)| Text::new(format!("a/{idx:05}.txt"), text))
            .collect()
    };
    measure("many stories", texts, 60);
}

#[test]
fn one_long_line() {
    let text = |size: usize| stories(7, size * 1000, Shape::Plain).concat().replace('\n', " ");
    measure("one long line", |size| one("a.txt", text(size)), 60);
}

#[test]
fn findings_of_two_families_all_over() {
    let text = |size: usize| (0..size).map(altered).collect::<String>();
    measure("findings of two families", |size| one("a.txt", text(size)), 400);
}

/// A quotation in two wordings and a wrong change in percent, with words of their own, so that nothing else meets.
fn altered(nth: usize) -> String {
    let letter = |place: u32| char::from(b'a' + (nth / 20_usize.pow(place) % 20) as u8);
    let word = format!("{}o{}i{}el", letter(0), letter(1), letter(2));
    format!(
        "“The {word} council will not open the {word} gate before spring,” Ruth Calloway said.\n\n\
         “The {word} council will open the {word} gate before spring,” Ruth Calloway said.\n\n\
         Its {word} fees rose 30% to 15 from 10.\n\n"
    )
}

#[test]
fn texts_made_to_be_slow() {
    let cases = [
        ("nested quotation marks", "a.txt", "“She said ‘"),
        ("opening marks only", "a.txt", "\""),
        ("one word", "a.txt", "a"),
        ("figures without end", "a.txt", "17 "),
        ("digits without end", "a.txt", "7"),
        ("one figure again and again", "a.txt", "The bridge is 400 metres long. "),
        (
            "another figure each time",
            "a.md",
            "The bridge in Cork is 41 metres long.\n\n",
        ),
        ("names without end", "a.txt", "Clara Brandt Novak "),
        ("a cue after the other", "a.txt", "he said that she said that "),
        ("nested block quotations", "a.md", "> "),
        ("nested lists", "a.md", "- "),
        ("open brackets", "a.md", "["),
        ("open links", "a.md", "[a]("),
        ("emphasis marks", "a.md", "*a_b"),
        ("a table of many columns", "a.md", "| a "),
        ("open comments", "a.md", "<!-- factlint-ignore x "),
        ("ignore comments", "a.md", "<!-- factlint-ignore-line -->\n\nA b.\n\n"),
        ("open elements", "a.html", "<div><p>a "),
        ("entities", "a.html", "&nbsp;&#8217;"),
        ("open tags", "a.html", "<a "),
    ];
    for (name, path, piece) in cases {
        let count = 20_000 / piece.len();
        measure(name, |size| one(path, piece.repeat(size)), count);
    }
}
