//! Totals of tables, lists and sentences.

use std::fmt::Write as _;

use factlint_tests::random::Random;

use super::Twins;
use super::amounts::digits;

const PLACES: &[&str] = &[
    "Aldport", "Brenning", "Corve", "Dunmere", "Eastholm", "Farrow", "Greyness", "Holt",
];
const HEADS: &[&str] = &["Boats", "Crew", "Landings", "Licences", "Visitors", "Tonnes", "Houses"];
const WORDS: &[&str] = &["boats", "houses", "letters", "tickets", "trees", "visitors", "bicycles"];

/// A way to write places, their figures and the total.
type Writer = fn(&[&str], &[String], &str, usize) -> String;

fn markdown(places: &[&str], parts: &[String], total: &str, head: usize) -> String {
    let head = HEADS[head % HEADS.len()];
    let mut text = format!("| Port | {head} |\n| --- | --- |\n");
    for (place, part) in places.iter().zip(parts) {
        writeln!(text, "| {place} | {part} |").unwrap();
    }
    text + &format!("| **Total** | {total} |\n")
}

fn html(places: &[&str], parts: &[String], total: &str, head: usize) -> String {
    let head = HEADS[head % HEADS.len()];
    let mut text = format!("<table>\n<tr><th>Port</th><th>{head}</th></tr>\n");
    for (place, part) in places.iter().zip(parts) {
        writeln!(text, "<tr><td>{place}</td><td>{part}</td></tr>").unwrap();
    }
    text + &format!("<tr><td>Total</td><td>{total}</td></tr>\n</table>\n")
}

fn list(places: &[&str], parts: &[String], total: &str, _: usize) -> String {
    let mut text = String::from("The count by port:\n\n");
    for (place, part) in places.iter().zip(parts) {
        writeln!(text, "- {place}: {part}").unwrap();
    }
    text + &format!("- Total: {total}\n")
}

fn sentence(places: &[&str], parts: &[String], total: &str, word: usize) -> String {
    let word = WORDS[word % WORDS.len()];
    let items: Vec<String> = places
        .iter()
        .zip(parts)
        .map(|(place, part)| format!("{part} from {place}"))
        .collect();
    let (last, before) = items.split_last().unwrap();
    let lead = [
        "They counted a total of {} {w}: ",
        "There were {} {w} in all: ",
        "The clerk listed a total of {}: ",
    ];
    let lead = lead[total.len() % lead.len()].replace("{}", total).replace("{w}", word);
    format!("{lead}{} and {last}.\n", before.join(", "))
}

/// Parts with their total, and the same with one figure changed by more than rounding can.
pub fn twins(random: &mut Random) -> Twins {
    let writers: [Writer; 4] = [markdown, html, list, sentence];
    let kind = random.below(writers.len());
    let decimals = if kind < 2 { random.below(2) } else { 0 };
    let count = random.between(2, if kind == 3 { 4 } else { 7 });
    let mut places = PLACES.to_vec();
    random.shuffle(&mut places);
    places.truncate(count);
    // The true figures have more digits than the printed ones.
    let exact: Vec<f64> = (0..count)
        .map(|_| {
            let whole = random.between(3, 900) as f64;
            if decimals > 0 {
                whole + random.below(1000) as f64 / 1000.0
            } else {
                whole
            }
        })
        .collect();
    let sum: f64 = exact.iter().sum();
    let mut parts: Vec<String> = exact.iter().map(|part| digits(*part, decimals)).collect();
    let total = digits(sum, decimals);
    let head = random.below(7);
    let sound = writers[kind](&places, &parts, &total, head);
    let unit = 10_f64.powi(-(decimals as i32));
    let least = unit * (count as f64 + 2.0);
    let most = sum * 0.3;
    let step = least + random.below(100) as f64 / 100.0 * (most - least).max(0.0);
    let up = random.one_in(2) || step > sum / 2.0;
    let wrong = if random.one_in(2) {
        let changed = if up { sum + step } else { sum - step };
        writers[kind](&places, &parts, &digits(changed, decimals), head)
    } else {
        let idx = random.below(count);
        parts[idx] = digits(exact[idx] + step, decimals);
        writers[kind](&places, &parts, &total, head)
    };
    Twins { sound, wrong }
}
