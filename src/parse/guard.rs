//! What is checked in linear time before a page is parsed, because the parser's time is not linear.

use super::ParseError;
use crate::limits::TAG_ATTRIBUTES;

/// Elements whose content holds no tags.
const RAW_TEXT: [&[u8]; 4] = [b"script", b"style", b"textarea", b"title"];

/// Refuses a page that has a tag with more attributes than are accepted.
pub(super) fn check(html: &str) -> Result<(), ParseError> {
    let mut rest = html.as_bytes();
    while let Some(start) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[start + 1..];
        if rest.starts_with(b"!--") {
            rest = after(rest, b"-->");
        } else if rest
            .first()
            .is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/')
        {
            let raw = RAW_TEXT.iter().find(|name| starts_with_name(rest, name));
            let (attributes, end) = tag(rest);
            if attributes > TAG_ATTRIBUTES {
                return Err(ParseError::TooManyAttributes);
            }
            rest = &rest[end..];
            if let Some(name) = raw {
                rest = at_end_tag(rest, name);
            }
        }
    }
    Ok(())
}

fn starts_with_name(rest: &[u8], name: &[u8]) -> bool {
    rest.get(..name.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(name))
        && rest
            .get(name.len())
            .is_none_or(|byte| !byte.is_ascii_alphanumeric())
}

/// What follows the first occurrence of `mark`.
fn after<'b>(rest: &'b [u8], mark: &[u8]) -> &'b [u8] {
    let found = rest.windows(mark.len()).position(|window| window == mark);
    found.map_or(&[], |at| &rest[at + mark.len()..])
}

/// What starts with the end tag of this element.
fn at_end_tag<'b>(rest: &'b [u8], name: &[u8]) -> &'b [u8] {
    let found = rest
        .windows(name.len() + 2)
        .position(|window| window.starts_with(b"</") && window[2..].eq_ignore_ascii_case(name));
    found.map_or(&[], |at| &rest[at..])
}

/// Counts the attributes of a tag, from its name on; also returns where it ends.
fn tag(rest: &[u8]) -> (usize, usize) {
    let mut attributes = 0;
    let mut quote = None;
    let mut before = b' ';
    let mut in_name = true;
    for (index, &byte) in rest.iter().enumerate() {
        match (quote, byte) {
            (Some(mark), _) => {
                if byte == mark {
                    quote = None;
                    in_name = false;
                }
            }
            (None, b'>') => return (attributes, index + 1),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, b'/' | b' ' | b'\t' | b'\n' | b'\x0C' | b'\r') => in_name = false,
            (None, b'=') => {}
            (None, _) if !in_name && before != b'=' => {
                in_name = true;
                attributes += 1;
            }
            (None, _) => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    (attributes, rest.len())
}

#[cfg(test)]
#[path = "guard_tests.rs"]
mod tests;
