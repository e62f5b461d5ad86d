//! The hash that keys and fingerprints use: 64 bits, the same on every machine, version and run.
//!
//! It is FNV-1a over bytes with a final mix, so that short keys spread over all bits. It is no defence against
//! somebody who makes collisions on purpose; a collision merely puts two facts on one shelf.

/// A hash in the making.
#[derive(Debug, Clone, Copy)]
pub struct StableHasher(u64);

impl Default for StableHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl StableHasher {
    /// Adds bytes.
    #[must_use]
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        self
    }

    /// Adds a string and its end, so that ("ab", "c") and ("a", "bc") differ.
    #[must_use]
    pub fn str(self, text: &str) -> Self {
        self.bytes(text.as_bytes()).bytes(&[0xff])
    }

    /// Adds a number.
    #[must_use]
    pub fn number(self, number: u64) -> Self {
        self.bytes(&number.to_le_bytes())
    }

    /// Adds a number that is a hash already, in one step.
    #[must_use]
    pub fn hash(mut self, hash: u64) -> Self {
        self.0 = (self.0.rotate_left(23) ^ hash).wrapping_mul(0xd6e8_feb8_6659_fd93);
        self
    }

    /// The hash.
    pub fn finish(self) -> u64 {
        let mut hash = self.0;
        hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        hash ^ (hash >> 32)
    }
}

/// The hash of one string.
pub fn of_str(text: &str) -> u64 {
    StableHasher::default().str(text).finish()
}
