//! Text as a page shows it, from text as it is written.

use std::borrow::Cow;

/// Text with its character references decoded, and without control characters other than white
/// space: they mean nothing on a page, but something to a terminal.
///
/// ```
/// assert_eq!(unhusk::markup::decode("1 &lt; 2\u{1b}[1m"), "1 < 2[1m");
/// ```
#[must_use]
pub fn decode(raw: &str) -> Cow<'_, str> {
    if !may_need_it(raw.as_bytes()) {
        return Cow::Borrowed(raw);
    }
    let decoded = if raw.contains('&') {
        html_escape::decode_html_entities(raw)
    } else {
        Cow::Borrowed(raw)
    };
    if decoded.contains(is_control) {
        Cow::Owned(decoded.chars().filter(|c| !is_control(*c)).collect())
    } else {
        decoded
    }
}

fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\x0C' | '\r')
}

/// Whether a text holds a byte that a reference starts with or that may be one of a control character:
/// most don't.
fn may_need_it(bytes: &[u8]) -> bool {
    let (whole, rest) = bytes.as_chunks::<16>();
    // Without a way out of the loop over sixteen bytes, they are looked at together.
    let any = |bytes: &[u8]| bytes.iter().fold(0, |any, byte| any | is_special(*byte)) != 0;
    whole.iter().any(|bytes| any(bytes)) || any(rest)
}

/// 1 for `&` and for what may be a byte of a control character: 0xC2 starts those beyond ASCII.
fn is_special(byte: u8) -> u8 {
    let space = (byte == b'\t') | (byte == b'\n') | (byte == b'\x0C') | (byte == b'\r');
    let control = (byte < b' ') & !space;
    u8::from(control | (byte == b'&') | (byte == 0x7F) | (byte == 0xC2))
}
