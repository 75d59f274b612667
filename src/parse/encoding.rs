//! The encoding of a page's bytes: byte order mark, what the server says, declaration, detection, in this
//! order.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes at the start of a page that are searched for a declaration. HTML asks for 1,024;
/// browsers look further.
const DECLARATION_BYTES: usize = 4096;

/// Decodes a page's bytes: by their byte order mark, as `label` names the encoding (what the page's server says),
/// as the page itself does, or as its letters are. Text that is valid UTF-8 is taken for it, whatever is said.
/// Sequences that are invalid in the encoding become U+FFFD.
///
/// ```
/// use unhusk::parse::decode;
///
/// assert_eq!(decode(b"<meta charset=latin1><p>caf\xe9", None), "<meta charset=latin1><p>café");
/// assert_eq!(decode(b"<p>\xf0\xe5\xea\xe0", Some("windows-1251")), "<p>река");
/// ```
#[must_use]
pub fn decode(bytes: &[u8], label: Option<&str>) -> String {
    let (text, _, _) = encoding_of(bytes, label).decode(bytes);
    text.into_owned()
}

/// The encoding of a page.
fn encoding_of(bytes: &[u8], label: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    // Saved pages are often UTF-8, whatever they declare. No other text of any length is valid
    // UTF-8 by chance.
    if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let label = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    label
        .or_else(|| declared(bytes))
        .unwrap_or_else(|| detected(bytes))
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// The encoding that `<meta>` or an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION_BYTES)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let name = xml_declaration(&head).or_else(|| meta_charset(&head))?;
    let encoding = Encoding::for_label(name.as_bytes())?;
    Some(match encoding {
        // The declaration could be read, so it is not UTF-16.
        _ if encoding == UTF_16BE || encoding == UTF_16LE => UTF_8,
        _ if encoding == encoding_rs::X_USER_DEFINED => WINDOWS_1252,
        _ => encoding,
    })
}

fn xml_declaration(head: &str) -> Option<&str> {
    let (declaration, _) = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    value_after(declaration, "encoding")
}

fn meta_charset(head: &str) -> Option<&str> {
    let mut rest = head;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        if rest.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end..]);
        } else if rest.starts_with("<meta") {
            let (tag, after) = rest.split_once('>').unwrap_or((rest, ""));
            if let Some(name) = value_after(tag, "charset") {
                return Some(name);
            }
            rest = after;
        } else {
            rest = &rest[1..];
        }
    }
    None
}

/// The value that follows a name and `=`, with or without quotes, as in `charset="utf-8"` or
/// `content="text/html; charset=utf-8"`.
fn value_after<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    text.match_indices(name).find_map(|(at, _)| {
        let value = text[at + name.len()..].trim_start().strip_prefix('=')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end = value
            .find(|c: char| c.is_whitespace() || "\"';/>".contains(c))
            .unwrap_or(value.len());
        (end > 0).then(|| &value[..end])
    })
}

/// The encoding that the value of a `Content-Type` header names.
pub(crate) fn charset(content_type: &str) -> Option<&str> {
    content_type.split(';').skip(1).find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches(['"', '\'']))
    })
}

#[cfg(test)]
mod tests;
