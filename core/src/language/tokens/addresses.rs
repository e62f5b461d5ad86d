//! Web and mail addresses, handles and hashtags.

/// Longest host or local part that is looked at; it keeps the pass linear.
const LONGEST: usize = 256;

/// Endings of host names that are read as an address without `www.` or `://`.
const ENDINGS: [&str; 40] = [
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "io", "co", "uk", "eu", "de", "fr", "ca", "au",
    "ru", "cn", "jp", "ua", "nl", "ch", "se", "no", "es", "tv", "me", "ai", "app", "dev", "news", "html", "htm", "pdf",
    "js", "rs", "py", "txt", "md",
];

/// The end of the address that holds `start..at`, where `at` is the first `.`, `:` or `@` after its letters.
pub(super) fn end(bytes: &[u8], start: usize, at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    if rest.starts_with(b"://") && rest.get(3).is_some_and(|byte| !byte.is_ascii_whitespace()) {
        return Some(path_end(bytes, at + 3));
    }
    if bytes
        .get(start..at)
        .is_some_and(|word| word.eq_ignore_ascii_case(b"www"))
        && rest.first() == Some(&b'.')
    {
        return Some(path_end(bytes, at));
    }
    if rest.first() == Some(&b':') {
        return None;
    }
    let run = rest
        .iter()
        .take(LONGEST)
        .take_while(|&&byte| is_host(byte) || byte == b'@')
        .count();
    let mut end = at + run;
    while end > at
        && bytes
            .get(end - 1)
            .is_some_and(|byte| matches!(byte, b'.' | b'-' | b'_' | b'@'))
    {
        end -= 1;
    }
    let candidate = bytes.get(start..end)?;
    let mail = candidate.iter().position(|&byte| byte == b'@');
    let host = candidate.get(mail.map_or(0, |at| at + 1)..)?;
    let ending = host.rsplit(|&byte| byte == b'.').next()?;
    if ending.len() == host.len() {
        return None;
    }
    if mail.is_some() {
        return ending.iter().all(u8::is_ascii_alphabetic).then_some(end);
    }
    if !ENDINGS.iter().any(|known| known.as_bytes() == ending) {
        return None;
    }
    Some(match bytes.get(end) {
        Some(b'/' | b':') => path_end(bytes, end),
        _ => end,
    })
}

/// The end of a handle or hashtag whose name begins at `at`.
pub(super) fn handle_end(bytes: &[u8], at: usize) -> usize {
    at + bytes.get(at..).map_or(0, |rest| {
        rest.iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
            .count()
    })
}

/// The end of an address's path: before white space, quotation marks and the punctuation of the sentence.
fn path_end(bytes: &[u8], at: usize) -> usize {
    let Some(rest) = bytes.get(at..) else { return at };
    let run = rest
        .iter()
        .take_while(|&&byte| byte > b' ' && byte < 0x80 && !matches!(byte, b'"' | b'<' | b'>' | b'`'))
        .count();
    let mut end = at + run;
    while end > at
        && bytes.get(end - 1).is_some_and(|byte| {
            matches!(
                byte,
                b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b')' | b']' | b'*'
            )
        })
    {
        end -= 1;
    }
    end
}

fn is_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+' | b'%')
}
