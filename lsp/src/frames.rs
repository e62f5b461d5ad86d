//! From bytes to messages: a broken one costs itself only, never the connection.
//!
//! tower-lsp's own reader ends the server at the first message that is no JSON, so nothing broken may reach it.

use std::io::{self, Read};

use tower_lsp::jsonrpc::{Request, Response};

/// Longest message that is taken; the text of a document is at most a gigabyte.
const LONGEST: usize = 1 << 30;

/// Bytes read at once.
const CHUNK: usize = 1 << 16;

const HEADER: &[u8] = b"content-length:";

/// One message, or what stands for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// A request, a notification or an answer.
    Message(Vec<u8>),
    /// Bytes that are no JSON, or a header that cannot be read.
    NoJson,
    /// JSON that is no message.
    NoMessage,
}

/// What a header says.
enum Header {
    /// The bytes of its message.
    Length(usize),
    /// Nothing that can be read.
    Unreadable,
    /// There is none: the input ended.
    End,
}

/// Reads frames; bytes between them are passed over.
pub struct Frames<R> {
    input: R,
    buffer: Vec<u8>,
    /// Bytes of the buffer that were taken.
    taken: usize,
}

impl<R: Read> Frames<R> {
    /// The frames of an input.
    pub fn new(input: R) -> Self {
        Self {
            input,
            buffer: Vec::new(),
            taken: 0,
        }
    }

    /// The next frame; None at the end of the input.
    pub fn next(&mut self) -> io::Result<Option<Frame>> {
        let length = match self.header()? {
            Header::End => return Ok(None),
            Header::Length(length) if length <= LONGEST => length,
            Header::Length(_) | Header::Unreadable => return Ok(Some(Frame::NoJson)),
        };
        while self.rest().len() < length {
            if !self.fill()? {
                return Ok(None); // the input ended inside a message
            }
        }
        let body = self.rest().get(..length).unwrap_or(&[]).to_vec();
        let frame = judge(body);
        if let Frame::Message(_) | Frame::NoMessage = frame {
            self.taken += length;
        } else {
            // A length that is too great takes the head of the next message along.
            let body = self.rest().get(..length).unwrap_or(&[]);
            self.taken += find(body, HEADER).unwrap_or(length);
        }
        Ok(Some(frame))
    }

    /// Reads past the next header.
    fn header(&mut self) -> io::Result<Header> {
        loop {
            if let Some(at) = find(self.rest(), HEADER) {
                self.taken += at;
                break;
            }
            // Nothing before the last bytes can be the start of a header.
            self.taken += self.rest().len().saturating_sub(HEADER.len());
            if !self.fill()? {
                return Ok(Header::End);
            }
        }
        let mut length = None;
        loop {
            let Some(end) = find(self.rest(), b"\n") else {
                // A header line has a few dozen bytes.
                if self.rest().len() > CHUNK {
                    self.taken += HEADER.len();
                    return Ok(Header::Unreadable);
                }
                if !self.fill()? {
                    return Ok(Header::End);
                }
                continue;
            };
            let line = self.rest().get(..end).unwrap_or(&[]).trim_ascii().to_ascii_lowercase();
            if let Some(value) = line.strip_prefix(HEADER) {
                let digits = std::str::from_utf8(value).unwrap_or("").trim();
                length = digits.parse().ok();
                if length.is_none() {
                    self.taken += end + 1;
                    return Ok(Header::Unreadable);
                }
            }
            self.taken += end + 1;
            if line.is_empty() {
                return Ok(length.map_or(Header::Unreadable, Header::Length));
            }
        }
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(self.taken..).unwrap_or(&[])
    }

    /// Reads more; whether there was any.
    fn fill(&mut self) -> io::Result<bool> {
        self.buffer.drain(..self.taken.min(self.buffer.len()));
        self.taken = 0;
        let before = self.buffer.len();
        self.buffer.resize(before + CHUNK, 0);
        let read = loop {
            match self.input.read(self.buffer.get_mut(before..).unwrap_or(&mut [])) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => break read,
            }
        };
        self.buffer.truncate(before + *read.as_ref().unwrap_or(&0));
        Ok(read? > 0)
    }
}

/// Whether bytes are a message that tower-lsp takes.
fn judge(body: Vec<u8>) -> Frame {
    if serde_json::from_slice::<serde::de::IgnoredAny>(&body).is_err() {
        return Frame::NoJson;
    }
    let message = serde_json::from_slice::<Request>(&body).is_ok() || serde_json::from_slice::<Response>(&body).is_ok();
    if message {
        Frame::Message(body)
    } else {
        Frame::NoMessage
    }
}

/// Where bytes stand in others, letters in either case.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window.eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXIT: &str = r#"{"jsonrpc":"2.0","method":"exit"}"#;

    /// Hands out one byte at a time.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let length = out.len().min(1);
            (&mut self.0).read(&mut out[..length])
        }
    }

    fn frames(bytes: &str) -> Vec<Frame> {
        let all = |input: &mut dyn Read| {
            let mut frames = Frames::new(input);
            std::iter::from_fn(move || frames.next().unwrap()).collect::<Vec<_>>()
        };
        let whole = all(&mut bytes.as_bytes());
        assert_eq!(whole, all(&mut Slow(bytes.as_bytes())), "{bytes}");
        whole
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    fn message() -> Frame {
        Frame::Message(EXIT.as_bytes().to_vec())
    }

    #[test]
    fn messages_follow_each_other_with_any_headers() {
        let typed = format!(
            "Content-Type: application/vscode-jsonrpc; charset=utf8\r\ncontent-length:{}\n\n{EXIT}",
            EXIT.len()
        );
        assert_eq!(frames(&(framed(EXIT) + &typed)), [message(), message()]);
        let after = format!("Content-Length: {}\r\nContent-Type: x\r\n\r\n{EXIT}", EXIT.len());
        assert_eq!(frames(&after), [message()]);
    }

    #[test]
    fn what_is_broken_costs_itself_only() {
        for (broken, frame) in [
            (framed(r#"{"jsonrpc":"2.0","method":"#), Frame::NoJson),
            (framed("[]"), Frame::NoMessage),
            (framed(""), Frame::NoJson),
            ("Content-Length: many\r\n\r\n".to_owned(), Frame::NoJson),
            ("Content-Length: 99999999999\r\n\r\n".to_owned(), Frame::NoJson),
            (format!("Content-Length: {}\r\n\r\n{{}}", 40), Frame::NoJson),
            ("Content-Length: 1\r\n\r\n{}".to_owned(), Frame::NoJson),
        ] {
            assert_eq!(
                frames(&(broken.clone() + &framed(EXIT))),
                [frame, message()],
                "{broken}"
            );
        }
        assert_eq!(frames(&format!("noise\r\n\r\n{}", framed(EXIT))), [message()]);
        assert_eq!(frames("Content-Length: 5\r\n\r\n{}"), []);
    }
}
