//! Text made safe for XML and HTML.
//!
//! XML 1.0 has no way at all to write most control characters, so each is shown as a visible character, as on a
//! terminal.

use std::fmt;

use super::escape;

/// Writes text so that it can stand in an element or between double quotes, on one line.
pub struct Xml<'t>(pub &'t str);

impl fmt::Display for Xml<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(self.0, false, out)
    }
}

/// The same, but ends of lines stay.
pub struct Lines<'t>(pub &'t str);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(self.0, true, out)
    }
}

fn write(text: &str, lines: bool, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    use fmt::Write as _;
    for character in text.chars() {
        match character {
            '&' => out.write_str("&amp;")?,
            '<' => out.write_str("&lt;")?,
            '>' => out.write_str("&gt;")?,
            '"' => out.write_str("&quot;")?,
            '\'' => out.write_str("&#39;")?,
            '\n' if lines => out.write_char('\n')?,
            // The two code points that are no characters of XML though Rust has them.
            '\u{fffe}' | '\u{ffff}' => out.write_char('\u{fffd}')?,
            other => out.write_char(escape::shown(other).unwrap_or(other))?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_means_something_passes() {
        let text = "a < b & \"c\" > 'd'\u{1b}\n\0\u{ffff}]]>";
        let one = "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;␛␊␀\u{fffd}]]&gt;";
        assert_eq!(Xml(text).to_string(), one);
        assert_eq!(Lines(text).to_string(), one.replace('␊', "\n"));
    }
}
