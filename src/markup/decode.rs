//! Text as a page shows it, from text as it is written.

use std::borrow::Cow;

/// Text with its character references decoded, and without control characters other than white
/// space: they mean nothing on a page, but something to a terminal.
#[must_use]
pub fn decode(raw: &str) -> Cow<'_, str> {
    // One look at every byte is enough for most texts: they hold neither references nor controls.
    if !raw.bytes().any(|byte| byte == b'&' || may_be_control(byte)) {
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

/// Whether a byte can be one of a control character.
fn may_be_control(byte: u8) -> bool {
    const MAY_BE: [bool; 256] = {
        let mut may_be = [false; 256];
        let mut byte = 0;
        while byte < b' ' {
            may_be[byte as usize] = !matches!(byte, b'\t' | b'\n' | b'\x0C' | b'\r');
            byte += 1;
        }
        may_be[0x7F] = true;
        // The first of two bytes of those from U+0080 on.
        may_be[0xC2] = true;
        may_be
    };
    MAY_BE[usize::from(byte)]
}
