//! Bytes to text: UTF-8 and UTF-16 by byte order mark, every invalid place a U+FFFD that maps back exactly.

use factlint_core::source::{BytePoint, Encoding};

/// Text offsets of invalid places that are kept; the rest is only counted.
const KEPT_INVALID: usize = 16;

/// A text and where its bytes came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, byte order mark included.
    pub text: String,
    /// How the bytes were decoded.
    pub encoding: Encoding,
    /// Where text offsets and file offsets part; empty where they are the same.
    pub bytes: Vec<BytePoint>,
    /// Text offsets of characters that stand for invalid bytes, at most the first 16.
    pub invalid: Vec<u32>,
    /// Number of places with invalid bytes.
    pub invalid_count: u32,
}

/// Decodes the bytes of a file. Never fails; whether the result is worth reading is for the caller to judge.
///
/// UTF-16 is recognised by its byte order mark alone, everything else is UTF-8. The byte order mark stays in the text
/// as U+FEFF.
pub fn decode(bytes: Vec<u8>) -> Decoded {
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => utf16(&bytes, Encoding::Utf16Le, u16::from_le_bytes),
        [0xFE, 0xFF, ..] => utf16(&bytes, Encoding::Utf16Be, u16::from_be_bytes),
        _ => match String::from_utf8(bytes) {
            Ok(text) => Decoded {
                text,
                encoding: Encoding::Utf8,
                bytes: Vec::new(),
                invalid: Vec::new(),
                invalid_count: 0,
            },
            Err(error) => lossy(error.as_bytes()),
        },
    }
}

/// A text in the making, with the points at which its scale to the file changes.
struct Decoder {
    out: Decoded,
    file: u64,
    scale: (u8, u8),
}

impl Decoder {
    fn new(encoding: Encoding, capacity: usize, scale: (u8, u8)) -> Self {
        Self {
            out: Decoded {
                text: String::with_capacity(capacity),
                encoding,
                bytes: Vec::new(),
                invalid: Vec::new(),
                invalid_count: 0,
            },
            file: 0,
            scale,
        }
    }

    /// Appends text for which `scale.0` bytes of the file give `scale.1` bytes of text; `length` bytes of the file.
    fn push(&mut self, text: &str, length: usize, scale: (u8, u8)) {
        if scale != self.scale {
            self.out.bytes.push(BytePoint {
                text: self.out.text.len() as u32,
                file: self.file,
                step: scale.0,
                per: scale.1,
            });
            self.scale = scale;
        }
        self.out.text.push_str(text);
        self.file += length as u64;
    }

    /// Appends a U+FFFD in place of `length` invalid bytes of the file (1 to 3).
    fn push_invalid(&mut self, length: usize) {
        if self.out.invalid.len() < KEPT_INVALID {
            self.out.invalid.push(self.out.text.len() as u32);
        }
        self.out.invalid_count += 1;
        self.push("\u{fffd}", length, (length as u8, 3));
    }
}

fn lossy(bytes: &[u8]) -> Decoded {
    let mut decoder = Decoder::new(Encoding::Utf8, bytes.len() + 64, (1, 1));
    for chunk in bytes.utf8_chunks() {
        if !chunk.valid().is_empty() {
            decoder.push(chunk.valid(), chunk.valid().len(), (1, 1));
        }
        if !chunk.invalid().is_empty() {
            decoder.push_invalid(chunk.invalid().len());
        }
    }
    decoder.out
}

fn utf16(bytes: &[u8], encoding: Encoding, unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut decoder = Decoder::new(encoding, pairs.len() + 64, (1, 1));
    for decoded in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        match decoded {
            Ok(character) => {
                let (units, length) = (character.len_utf16(), character.len_utf8());
                decoder.push(
                    character.encode_utf8(&mut [0; 4]),
                    2 * units,
                    (2 * units as u8, length as u8),
                );
            }
            Err(_) => decoder.push_invalid(2),
        }
    }
    if !rest.is_empty() {
        decoder.push_invalid(rest.len());
    }
    decoder.out
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint_core::{Format, Source};
    use std::sync::Arc;

    /// The file offset of every character boundary of the text, end included.
    fn offsets(decoded: &Decoded) -> Vec<u64> {
        let source = Source {
            bytes: Arc::from(decoded.bytes.clone()),
            ..Source::new("a.txt", decoded.text.as_str(), Format::Plain)
        };
        let ends = std::iter::once(decoded.text.len());
        (decoded.text.char_indices().map(|(at, _)| at).chain(ends))
            .map(|at| source.file_offset(at as u32))
            .collect()
    }

    #[test]
    fn valid_utf8_maps_to_itself() {
        let decoded = decode("\u{feff}£5 café".into());
        assert!(decoded.bytes.is_empty());
        assert_eq!(decoded.text, "\u{feff}£5 café");
    }

    #[test]
    fn invalid_bytes_are_replaced_and_map_exactly() {
        // 0xE2 0x82 is a euro sign cut short, 0xA3 a pound sign in Latin-1.
        let decoded = decode(b"a\xE2\x82 b\xA3c".to_vec());
        assert_eq!(decoded.text, "a\u{fffd} b\u{fffd}c");
        assert_eq!(
            (decoded.invalid_count, decoded.invalid.as_slice()),
            (2, [1, 6].as_slice())
        );
        assert_eq!(offsets(&decoded), [0, 1, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn utf16_of_either_order_maps_exactly() {
        let text = "\u{feff}a£€🙂z";
        for (encoding, bytes) in [
            (
                Encoding::Utf16Le,
                text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
            ),
            (
                Encoding::Utf16Be,
                text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            ),
        ] {
            let decoded = decode(bytes);
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
            assert_eq!(offsets(&decoded), [0, 2, 4, 6, 8, 12, 14]);
            assert_eq!(decoded.invalid_count, 0);
        }
    }

    #[test]
    fn half_a_pair_and_an_odd_byte_are_invalid() {
        let decoded = decode(vec![0xFF, 0xFE, b'a', 0, 0x3D, 0xD8, b'b', 0, 7]);
        assert_eq!(decoded.text, "\u{feff}a\u{fffd}b\u{fffd}");
        assert_eq!(decoded.invalid_count, 2);
        assert_eq!(offsets(&decoded), [0, 2, 4, 6, 8, 9]);
    }
}
