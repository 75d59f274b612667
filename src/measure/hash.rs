//! A hash that is the same on every machine and in every version, for tables that are learned once and
//! looked up later: 32-bit FNV-1a, with the last mixing step of MurmurHash3 so that all bits vary.
//!
//! Sources: <http://www.isthe.com/chongo/tech/comp/fnv/>,
//! <https://github.com/aappleby/smhasher> (`fmix32`).

const OFFSET: u32 = 0x811C_9DC5;
const PRIME: u32 = 0x0100_0193;

/// Hash of a sequence of bytes.
#[must_use]
pub fn bytes(bytes: impl IntoIterator<Item = u8>) -> u32 {
    let hash = bytes.into_iter().fold(OFFSET, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(PRIME)
    });
    mixed(hash)
}

/// Hash of a word of some kind; `kind` keeps words of different kinds apart.
#[must_use]
pub fn word(kind: &str, word: &str) -> u32 {
    bytes(kind.bytes().chain([0]).chain(word.bytes()))
}

/// Hash of a word in lower case.
#[must_use]
pub fn lower(kind: &str, word: &str) -> u32 {
    if word.is_ascii() {
        let lower = word.bytes().map(|byte| byte.to_ascii_lowercase());
        return bytes(kind.bytes().chain([0]).chain(lower));
    }
    self::word(kind, &word.to_lowercase())
}

/// Hash of two hashes in this order.
#[must_use]
pub fn pair(first: u32, second: u32) -> u32 {
    mixed(first.rotate_left(5) ^ second.wrapping_mul(0x9E37_79B9))
}

fn mixed(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85EB_CA6B);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xC2B2_AE35);
    hash ^ (hash >> 16)
}
