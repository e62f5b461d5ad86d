//! What goes through the pipes between factlint and the child process that holds a plug-in.
//!
//! ```text
//! to the child    u32 length, header as JSON, then the blobs whose lengths the header lists
//! from the child  u8 kind, u32 length, bytes; the last of an answer is an end
//! ```

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::runner::Failure;

/// What the child is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Op {
    /// Write the manifest.
    Manifest,
    /// Make a rule with options.
    Configure,
    /// Keep the blobs as the sources of the comparisons that follow.
    Sources,
    /// `Rule::check`; the blob is a document.
    Check,
    /// `Rule::facts`; the blob is a document.
    Facts,
    /// `Rule::reconcile`; the blob is a group.
    Reconcile,
    /// `Rule::compare`; the blob is a document.
    Compare,
}

/// The head of a message to the child.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Header {
    /// What to do.
    pub op: Op,
    /// Number of the rule.
    pub rule: u32,
    /// Its options, as JSON.
    pub options: String,
    /// Number of the sources.
    pub id: u64,
    /// Lengths of the blobs.
    pub blobs: Vec<u64>,
}

/// How an act ended, as JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum End {
    /// Well.
    Done,
    /// The library cannot be loaded.
    Load(String),
    /// It panicked.
    Panic(String),
    /// It made no sense.
    Nonsense(String),
    /// It refuses an option: name and reason.
    Option(String, String),
}

impl End {
    /// How an act ended.
    pub fn of(result: Result<(), Failure>) -> Self {
        match result {
            Ok(()) => Self::Done,
            Err(Failure::Load(why)) => Self::Load(why),
            Err(Failure::Panic(words)) => Self::Panic(words),
            Err(Failure::Option(refusal)) => Self::Option(refusal.name, refusal.message),
            Err(other) => match other {
                Failure::Nonsense(why) => Self::Nonsense(why),
                other => Self::Nonsense(other.to_string()),
            },
        }
    }

    /// The same, as a result.
    pub fn result(self) -> Result<(), Failure> {
        Err(match self {
            Self::Done => return Ok(()),
            Self::Load(why) => Failure::Load(why),
            Self::Panic(words) => Failure::Panic(words),
            Self::Nonsense(why) => Failure::Nonsense(why),
            Self::Option(name, message) => Failure::Option(factlint_core::plugin::wire::RefusalJson { name, message }),
        })
    }
}

/// A part of an answer.
#[derive(Debug)]
pub enum Part {
    /// A value that the plug-in wrote.
    Value(Vec<u8>),
    /// The end of the answer.
    End(End),
}

/// The longest header or part; a longer one is a broken stream.
const MAX_PART: u32 = 16 << 20;
/// The longest blob.
const MAX_BLOB: u64 = 8 << 30;

/// Sends a message to the child.
pub fn send(out: &mut impl Write, header: &Header, blobs: &[&[u8]]) -> io::Result<()> {
    let head = serde_json::to_vec(header)?;
    out.write_all(&(head.len() as u32).to_le_bytes())?;
    out.write_all(&head)?;
    for blob in blobs {
        out.write_all(blob)?;
    }
    out.flush()
}

/// Receives a message; none at the end of the stream.
pub fn receive(from: &mut impl Read) -> io::Result<Option<(Header, Vec<Vec<u8>>)>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let head = exactly(from, u64::from(u32::from_le_bytes(length).min(MAX_PART)))?;
    let header: Header = serde_json::from_slice(&head)?;
    let blobs = header.blobs.iter().map(|&length| exactly(from, length.min(MAX_BLOB)));
    let blobs = blobs.collect::<io::Result<_>>()?;
    Ok(Some((header, blobs)))
}

/// Sends a part of an answer.
pub fn answer(out: &mut impl Write, part: &Part) -> io::Result<()> {
    let (kind, bytes) = match part {
        Part::Value(value) => (b'v', std::borrow::Cow::Borrowed(value)),
        Part::End(end) => (b'e', std::borrow::Cow::Owned(serde_json::to_vec(end)?)),
    };
    out.write_all(&[kind])?;
    out.write_all(&(bytes.len() as u32).to_le_bytes())?;
    out.write_all(&bytes)
}

/// Receives a part of an answer.
pub fn part(from: &mut impl Read) -> io::Result<Part> {
    let mut head = [0; 5];
    from.read_exact(&mut head)?;
    let [kind, length @ ..] = head;
    let length = u32::from_le_bytes(length);
    let broken = || io::Error::new(io::ErrorKind::InvalidData, "it wrote over its own answers");
    if length > MAX_PART {
        return Err(broken());
    }
    let bytes = exactly(from, length.into())?;
    match kind {
        b'v' => Ok(Part::Value(bytes)),
        b'e' => Ok(Part::End(serde_json::from_slice(&bytes)?)),
        _ => Err(broken()),
    }
}

/// So many bytes; memory is taken as they come, so that a wrong length takes none.
fn exactly(from: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length.min(1 << 20) as usize);
    let read = from.take(length).read_to_end(&mut bytes)?;
    if (read as u64) < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_out_as_they_went_in() {
        let header = Header {
            op: Op::Compare,
            rule: 3,
            options: "{}".to_owned(),
            id: u64::MAX,
            blobs: vec![2, 0],
        };
        let mut stream = Vec::new();
        send(&mut stream, &header, &[b"ab", b""]).unwrap();
        let mut from = stream.as_slice();
        let (read, blobs) = receive(&mut from).unwrap().unwrap();
        assert_eq!(
            (read.op, read.id, blobs),
            (Op::Compare, u64::MAX, vec![b"ab".to_vec(), Vec::new()])
        );
        assert!(receive(&mut from).unwrap().is_none());
        assert!(receive(&mut &stream[..stream.len() - 1]).is_err());

        let mut stream = Vec::new();
        answer(&mut stream, &Part::Value(b"x".to_vec())).unwrap();
        answer(&mut stream, &Part::End(End::Panic("oh".to_owned()))).unwrap();
        let mut from = stream.as_slice();
        assert!(matches!(part(&mut from).unwrap(), Part::Value(value) if value == b"x"));
        assert!(matches!(part(&mut from).unwrap(), Part::End(End::Panic(words)) if words == "oh"));
        assert!(part(&mut from).is_err() && part(&mut &b"hello world"[..]).is_err());
    }
}
