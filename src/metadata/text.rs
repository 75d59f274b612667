//! Cleaning and comparing short texts: the same for every field.

use std::borrow::Cow;

use crate::markup::{Layout, Tag};

/// Longest raw value that is looked at, in bytes for each character of the wanted result: values
/// with markup and entities are longer than what remains of them.
const RAW_BYTES_PER_CHARACTER: usize = 16;
/// How often entities are decoded once more: `&amp;amp;#8217;` needs two rounds.
const DECODE_ROUNDS: usize = 2;
/// What ends a text that was cut off.
const ELLIPSIS: char = '…';

/// Plain text of a value: entities that survived decoding are decoded, inline markup is dropped,
/// invisible characters go, white space is one blank. At most `limit` characters; a longer text
/// ends in an ellipsis. Nothing if no letter or digit is left.
pub(super) fn clean(raw: &str, limit: usize) -> Option<String> {
    let text = lines(raw, limit).join(" ");
    text.chars().any(char::is_alphanumeric).then_some(text)
}

/// Like [`clean`], but one entry a line: a line ends where the page's block ended.
pub(super) fn lines(raw: &str, limit: usize) -> Vec<String> {
    let raw = prefix(raw, limit.saturating_mul(RAW_BYTES_PER_CHARACTER));
    let text = decoded(raw);
    let text = without_markup(&text);
    let mut left = limit;
    let mut lines = Vec::new();
    for line in text.split(['\n', '\r']) {
        let line = collapse(line);
        let count = line.chars().count();
        if count == 0 {
            continue;
        }
        if count > left {
            lines.push(shorten(&line, left));
            break;
        }
        left -= count;
        lines.push(line);
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Letters and digits of a text in lower case, to compare texts by.
pub(super) fn fold(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The first `bytes` bytes of a text, or a little less so as not to split a character.
pub(super) fn prefix(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Decodes entities that are still there after the page's own level of escaping.
fn decoded(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..DECODE_ROUNDS {
        if !text.contains('&') {
            break;
        }
        match html_escape::decode_html_entities(&*text) {
            Cow::Owned(next) if next != *text => text = Cow::Owned(next),
            _ => break,
        }
    }
    text
}

/// Drops what is surely markup: a pair of tags of a known element, or a void element. Text *about*
/// markup ("How to use <div>") stays. Block elements leave a line end.
fn without_markup(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut open: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        out.push_str(&text[at..start]);
        let Some((name, closing, end)) = tag_at(&lower, start) else {
            out.push('<');
            at = start + 1;
            continue;
        };
        let tag = Tag::from_name(name.as_bytes());
        at = end;
        let is_markup = match (tag, closing) {
            (Tag::Unknown, _) => false,
            // Nobody formats a title with a script: such a text is about one.
            _ if tag.layout() == Layout::Inert => false,
            (_, true) => match open.iter().rposition(|other| *other == name) {
                Some(depth) => {
                    open.truncate(depth);
                    true
                }
                None => false,
            },
            _ if tag.layout() == Layout::Void => true,
            _ => {
                let close = lower[end..].find(&format!("</{name}"));
                if close.is_some() {
                    open.push(name);
                }
                close.is_some()
            }
        };
        if !is_markup {
            out.push_str(&text[start..end]);
        } else if tag.layout() == Layout::Block || tag == Tag::Br {
            out.push('\n');
        }
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
}

/// The tag that starts at `start` of a text in lower case: name, whether it is an end tag, and
/// where it ends.
fn tag_at(lower: &str, start: usize) -> Option<(&str, bool, usize)> {
    let rest = &lower[start + 1..];
    let closing = rest.starts_with('/');
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let length = rest
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    if length == 0 || !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = rest[length..].find(['>', '<'])? + length;
    if rest.as_bytes().get(end) != Some(&b'>') {
        return None;
    }
    let begin = lower.len() - rest.len();
    Some((&rest[..length], closing, begin + end + 1))
}

/// One blank for each run of white space, no invisible or direction-changing characters.
fn collapse(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars().filter(|c| !is_invisible(*c)) {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Characters that a person can't see and that only confuse: controls, soft hyphen, zero-width
/// space, byte order mark, directional overrides, object replacement, private use (icon fonts).
/// Joiners stay: scripts need them.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffc}' | '\u{fffd}'
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e000}'..='\u{f8ff}')
}

/// Cuts at the last word that fits, with an ellipsis.
fn shorten(line: &str, limit: usize) -> String {
    let Some(room) = limit.checked_sub(1) else {
        return String::new();
    };
    let end = line
        .char_indices()
        .nth(room)
        .map_or(line.len(), |(index, _)| index);
    let head = &line[..end];
    // A text without blanks (Chinese, or one huge word) is cut anywhere.
    let head = match head.rfind(' ') {
        Some(blank) if blank > end / 2 => &head[..blank],
        _ => head,
    };
    let mut out = head.trim_end().to_owned();
    out.push(ELLIPSIS);
    out
}

#[cfg(test)]
mod tests;
