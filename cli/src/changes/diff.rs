//! Unified diffs, as `git diff` and `diff -u` write them: which lines of the new files are new.

use std::collections::BTreeMap;

use super::Lines;

/// The new lines of each file; none where the text holds no diff. An empty text is the diff of no change.
pub fn read(text: &str) -> Option<BTreeMap<String, Lines>> {
    let mut files: BTreeMap<String, Lines> = BTreeMap::new();
    let (mut file, mut prefixed) = (None, false);
    // Lines of the hunk that are still to come: old ones and new ones, and the number of the next new one.
    let (mut old, mut new, mut at) = (0_u32, 0_u32, 0_u32);
    let mut seen = text.trim().is_empty();
    for line in text.split('\n') {
        if old > 0 || new > 0 {
            match line.as_bytes().first() {
                Some(b'+') => {
                    add(&mut files, file.as_deref(), at);
                    (new, at) = (new.saturating_sub(1), at.saturating_add(1));
                }
                Some(b'-') => old = old.saturating_sub(1),
                Some(b'\\') => {}
                // Mail programs strip the space of an empty line.
                _ => {
                    (old, new) = (old.saturating_sub(1), new.saturating_sub(1));
                    at = at.saturating_add(1);
                }
            }
        } else if line.starts_with("diff --git ") || line.starts_with("--- ") {
            // Only git names the old file `a/` and the new one `b/`.
            prefixed = line.starts_with("diff --git ") || (line.starts_with("--- a/") || line == "--- /dev/null");
            (file, seen) = (None, true);
        } else if let Some(name) = line.strip_prefix("+++ ") {
            file = path(name, prefixed);
            seen = true;
            if let Some(file) = &file {
                files.entry(file.clone()).or_insert_with(|| Lines::Some(Vec::new()));
            }
        } else if let Some(hunk) = line.strip_prefix("@@ -") {
            let (before, after) = ranges(hunk)?;
            (old, new, at) = (before.1, after.1, after.0);
        }
    }
    seen.then_some(files)
}

/// Adds one line; lines come in order.
fn add(files: &mut BTreeMap<String, Lines>, file: Option<&str>, line: u32) {
    let Some(Lines::Some(ranges)) = file.and_then(|file| files.get_mut(file)) else {
        return;
    };
    match ranges.last_mut() {
        Some(last) if last.end().checked_add(1) == Some(line) => *last = *last.start()..=line,
        _ => ranges.push(line..=line),
    }
}

/// Start and length of the old and the new lines of `3,2 +4 @@ heading`.
fn ranges(hunk: &str) -> Option<((u32, u32), (u32, u32))> {
    let (old, rest) = hunk.split_once(" +")?;
    let (new, _) = rest.split_once(" @@")?;
    let range = |text: &str| {
        let (start, length) = text.split_once(',').unwrap_or((text, "1"));
        Some((start.parse().ok()?, length.parse().ok()?))
    };
    Some((range(old)?, range(new)?))
}

/// The path behind `+++ `; none for `/dev/null`.
fn path(name: &str, prefixed: bool) -> Option<String> {
    let name = name.strip_suffix('\r').unwrap_or(name);
    let name = if name.starts_with('"') {
        unquoted(name)?
    } else {
        // `diff -u` writes the time behind a tab, git a bare tab where the name holds a space.
        name.split('\t').next().unwrap_or(name).to_owned()
    };
    if name == "/dev/null" {
        return None;
    }
    let name = match name.strip_prefix("b/") {
        Some(rest) if prefixed => rest,
        _ => name.strip_prefix("./").unwrap_or(&name),
    };
    Some(name.to_owned())
}

/// A name in double quotes, in which git writes odd bytes as in C.
fn unquoted(name: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = name.strip_prefix('"')?.bytes();
    loop {
        match rest.next()? {
            b'"' => break,
            b'\\' => match rest.next()? {
                b'a' => bytes.push(7),
                b'b' => bytes.push(8),
                b't' => bytes.push(b'\t'),
                b'n' => bytes.push(b'\n'),
                b'v' => bytes.push(11),
                b'f' => bytes.push(12),
                b'r' => bytes.push(b'\r'),
                first @ b'0'..=b'3' => {
                    let (second, third) = (rest.next()?, rest.next()?);
                    let digit = |byte: u8| char::from(byte).to_digit(8);
                    let value = digit(first)? * 64 + digit(second)? * 8 + digit(third)?;
                    bytes.push(value as u8);
                }
                other => bytes.push(other),
            },
            other => bytes.push(other),
        }
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, String)> {
        let files = read(text).unwrap().into_iter();
        let lines = |lines: Lines| match lines {
            Lines::All => "all".to_owned(),
            Lines::Some(ranges) => format!("{ranges:?}"),
        };
        files.map(|(file, found)| (file, lines(found))).collect()
    }

    #[test]
    fn new_lines_are_those_with_a_plus() {
        let git = "diff --git a/x.md b/x.md\nindex 1..2 100644\n--- a/x.md\n+++ b/x.md\n@@ -1,3 +1,4 @@\n one\n-two\n+2\n+2b\n three\n\
                   @@ -9,0 +11 @@ Heading\n++++ b/no.md\ndiff --git a/old.md b/old.md\n--- a/old.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n";
        assert_eq!(told(git), [("x.md".to_owned(), "[2..=3, 11..=11]".to_owned())]);
        let plain = "--- b/x.md\t2025-03-18 10:00:00\n+++ b/x.md\t2025-03-18 10:01:00\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n";
        assert_eq!(told(plain), [("b/x.md".to_owned(), "[1..=1]".to_owned())]);
    }

    #[test]
    fn odd_names_are_read() {
        let git = "diff --git \"a/caf\\303\\251 \\\"x\\\".md\" \"b/caf\\303\\251 \\\"x\\\".md\"\n--- /dev/null\n+++ \"b/caf\\303\\251 \\\"x\\\".md\"\n@@ -0,0 +1,2 @@\n+a\n+b\n\
                   diff --git a/a b.md b/a b.md\n--- a/a b.md\t\n+++ b/a b.md\t\n@@ -1 +1 @@\n-a\n+b\n";
        let files = told(git);
        assert_eq!(
            files.iter().map(|(file, _)| file.as_str()).collect::<Vec<_>>(),
            ["a b.md", "café \"x\".md"]
        );
    }

    #[test]
    fn what_is_no_diff_is_told() {
        assert!(read("some prose\n").is_none());
        assert_eq!(told(""), []);
        assert!(read("--- a/x\n+++ b/x\n@@ -1 +99999999999 @@\n").is_none());
        assert_eq!(told("--- a/x\n+++ b/x\n@@ -1,9 +4294967295,9 @@\n+a\n+b").len(), 1);
    }
}
