//! UTF-8 under the interface of [encoding_rs], as far as `lol_html` uses it.
//!
//! The tables of all other encodings are a tenth of the extension's engine, which only ever reads the strings of a
//! browser. Where `lol_html` comes to use more of the interface, the build says so.
//!
//! [encoding_rs]: https://docs.rs/encoding_rs

use std::borrow::Cow;

/// A character encoding: there is one.
#[derive(Debug, PartialEq, Eq)]
pub struct Encoding {
    name: &'static str,
}

static INSTANCE: Encoding = Encoding { name: "UTF-8" };

/// UTF-8.
pub static UTF_8: &Encoding = &INSTANCE;

/// What bytes are taken for where their encoding is not known, to show them in messages: UTF-8 as well.
pub static WINDOWS_1252: &Encoding = &INSTANCE;

/// What became of a part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoderResult {
    /// All of it was read.
    InputEmpty,
    /// There was no room for the rest.
    OutputFull,
}

impl Encoding {
    /// The encoding that a page calls so, if it is this one.
    #[must_use]
    pub fn for_label_no_replacement(label: &[u8]) -> Option<&'static Encoding> {
        let label = label.trim_ascii();
        [&b"utf-8"[..], b"utf8", b"unicode-1-1-utf-8"]
            .iter()
            .any(|name| label.eq_ignore_ascii_case(name))
            .then_some(UTF_8)
    }

    /// Its name.
    #[must_use]
    pub fn name(&'static self) -> &'static str {
        self.name
    }

    /// Whether ASCII is the same in it.
    #[must_use]
    pub fn is_ascii_compatible(&'static self) -> bool {
        true
    }

    /// The number of bytes at the start that are ASCII.
    #[must_use]
    pub fn ascii_valid_up_to(bytes: &[u8]) -> usize {
        let other = bytes.iter().position(|byte| !byte.is_ascii());
        other.unwrap_or(bytes.len())
    }

    /// Text from bytes, and whether some were none; these become U+FFFD.
    #[must_use]
    pub fn decode<'a>(&'static self, bytes: &'a [u8]) -> (Cow<'a, str>, &'static Encoding, bool) {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = String::from_utf8_lossy(bytes);
        let has_errors = matches!(text, Cow::Owned(_));
        (text, self, has_errors)
    }

    /// Bytes from text; there is none that has no form.
    #[must_use]
    pub fn encode<'a>(&'static self, text: &'a str) -> (Cow<'a, [u8]>, &'static Encoding, bool) {
        (Cow::Borrowed(text.as_bytes()), self, false)
    }

    /// Decodes text that comes in parts.
    #[must_use]
    pub fn new_decoder_without_bom_handling(&'static self) -> Decoder {
        Decoder(self)
    }

    /// Encodes text that comes in parts.
    #[must_use]
    pub fn new_encoder(&'static self) -> Encoder {
        Encoder
    }
}

/// Takes what `lol_html` can't read as text by itself: bytes that are no UTF-8. No string of a browser's has any.
pub struct Decoder(&'static Encoding);

impl Decoder {
    /// The encoding that it decodes.
    #[must_use]
    pub fn encoding(&self) -> &'static Encoding {
        self.0
    }

    /// Reads bytes and leaves them out: returns what became of them, how many were read, how many bytes were
    /// written, and whether there were errors.
    pub fn decode_to_str(
        &mut self,
        bytes: &[u8],
        _text: &mut str,
        _is_last: bool,
    ) -> (CoderResult, usize, usize, bool) {
        (CoderResult::InputEmpty, bytes.len(), 0, !bytes.is_empty())
    }
}

/// Writes text as bytes.
pub struct Encoder;

impl Encoder {
    /// Whether something is still to be written.
    #[must_use]
    pub fn has_pending_state(&self) -> bool {
        false
    }

    /// Writes as much of a text as there is room for: returns what became of it, how many bytes were read, how many
    /// were written, and whether some had no form.
    pub fn encode_from_utf8(
        &mut self,
        text: &str,
        bytes: &mut [u8],
        _is_last: bool,
    ) -> (CoderResult, usize, usize, bool) {
        let length = text.floor_char_boundary(bytes.len());
        bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
        let result = if length == text.len() {
            CoderResult::InputEmpty
        } else {
            CoderResult::OutputFull
        };
        (result, length, length, false)
    }
}

#[cfg(test)]
mod tests;
