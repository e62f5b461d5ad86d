//! The line above the words of a cue that says when they are shown: `00:01:02,500 --> 00:01:04,000 align:start`.

/// When a cue is shown, in milliseconds; none for an end that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Times {
    start: Option<u64>,
    end: Option<u64>,
}

impl Times {
    /// The times of a line; none where it is no such line.
    pub(super) fn of(line: &str) -> Option<Self> {
        let (start, rest) = line.split_once("-->")?;
        // A space behind the comma, as some programs write it, ends no time; settings behind the end are words.
        let end = rest.trim_start();
        let length = end
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ',')))
            .unwrap_or(end.len());
        let end = end.get(..length).unwrap_or("");
        let times = Self {
            start: milliseconds(start),
            end: milliseconds(end),
        };
        // One end in order makes it a line of times; an arrow between words does not.
        (times.start.is_some() || times.end.is_some()).then_some(times)
    }

    /// Silence between this cue and the next; none where it is not known.
    pub(super) fn until(self, next: Self) -> Option<u64> {
        Some(next.start?.saturating_sub(self.end?))
    }

    /// How long the cue is shown.
    pub(super) fn lasts(self) -> Option<u64> {
        self.end?.checked_sub(self.start?)
    }
}

/// `HH:MM:SS.mmm` or `MM:SS.mmm`, with a full stop or a comma; hours may have any number of digits.
fn milliseconds(text: &str) -> Option<u64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).take(32).collect();
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((&text, ""));
    let mut seconds: u64 = 0;
    let mut fields = 0;
    for field in whole.split(':') {
        let digits = !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit());
        seconds = seconds
            .checked_mul(60)?
            .checked_add(field.parse().ok().filter(|_| digits)?)?;
        fields += 1;
    }
    if !(2..=3).contains(&fields) {
        return None;
    }
    let mut thousandths = 0;
    let mut unit = 100;
    for digit in fraction.chars() {
        thousandths += u64::from(digit.to_digit(10)?) * unit;
        unit /= 10;
    }
    seconds.checked_mul(1000)?.checked_add(thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_and_settings_are_optional() {
        for (line, start, end) in [
            ("00:01:02,500 --> 00:01:04,000", 62_500, 64_000),
            ("01:02.500 --> 01:04.000 align:start position:10%", 62_500, 64_000),
            ("00:01:02, 500-->00:01:04,000", 62_500, 64_000),
            ("1:0:0 --> 1:0:1.5 X1:40 X2:600", 3_600_000, 3_601_500),
        ] {
            let times = Times::of(line).unwrap();
            assert_eq!((times.start, times.end), (Some(start), Some(end)), "{line}");
        }
    }

    #[test]
    fn a_broken_end_is_not_known() {
        let times = Times::of("00:01:02,500 -->").unwrap();
        assert_eq!((times.until(times), times.lasts()), (None, None));
    }

    #[test]
    fn an_arrow_between_words_is_no_time() {
        for line in ["left --> right", "-->", "99:99999999999999999999 --> a", "1 --> 2"] {
            assert_eq!(Times::of(line), None, "{line}");
        }
    }
}
