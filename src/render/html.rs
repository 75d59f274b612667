//! The article as an HTML fragment.

use html_escape::{encode_double_quoted_attribute_to_string, encode_text_to_string};

use crate::article::{Element, Piece};
use crate::markup::Tag;

/// Attributes that every image and link gets, whatever the page said.
fn fixed_attributes(tag: Tag) -> &'static [(&'static str, &'static str)] {
    match tag {
        Tag::Img => &[("loading", "lazy"), ("referrerpolicy", "no-referrer")],
        Tag::A => &[("rel", "noopener noreferrer")],
        _ => &[],
    }
}

/// The pieces as an HTML fragment: every end tag present, text and attribute values escaped. Links to
/// places in the article lead there.
///
/// ```
/// use unhusk::{Snapshot, passage, render};
///
/// let part = b"<p>See <a href=\"/map\" onclick=\"go()\">the map</a></p>";
/// let article = passage(&Snapshot::new(part, "https://example.com/"), None)?;
/// assert!(render::html(&article.content).contains("href=\"https://example.com/map\""));
/// assert!(!render::html(&article.content).contains("onclick"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn html(pieces: &[Piece]) -> String {
    write(pieces, Places::Here)
}

/// The same, to stand among other things: links to places in the article lead to the page it is from.
#[must_use]
pub fn html_elsewhere(pieces: &[Piece]) -> String {
    write(pieces, Places::OnPage)
}

/// Where links to places in the article lead.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Places {
    Here,
    OnPage,
}

fn write(pieces: &[Piece], places: Places) -> String {
    let mut out = String::new();
    let mut after_pre = false;
    for piece in pieces {
        match piece {
            Piece::Open(element) | Piece::Void(element) => start_tag(element, places, &mut out),
            Piece::Close(tag) => {
                out.push_str("</");
                out.push_str(tag.name());
                out.push('>');
            }
            Piece::Text(text) => {
                // A parser drops the line break that directly follows `<pre>`.
                if after_pre && text.starts_with('\n') {
                    out.push('\n');
                }
                escape_text(text, &mut out);
            }
        }
        after_pre = matches!(piece, Piece::Open(element) if element.tag == Tag::Pre);
    }
    out
}

fn start_tag(element: &Element, places: Places, out: &mut String) {
    let place = element.place.as_ref().filter(|_| places == Places::Here);
    let place = place.map(|place| format!("#{place}"));
    let fixed = fixed_attributes(element.tag);
    out.push('<');
    out.push_str(element.tag.name());
    let own = element
        .attributes
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .map(|(name, value)| match &place {
            Some(place) if name == "href" => (name, place.as_str()),
            _ => (name, value),
        })
        .filter(|(name, _)| fixed.iter().all(|(other, _)| name != other))
        .filter(|(name, _)| places == Places::Here || *name != "id");
    for (name, value) in own.chain(fixed.iter().copied()) {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape_attribute(value, out);
        out.push('"');
    }
    out.push('>');
}

/// Appends `text`, escaped to stand as text in HTML.
pub(super) fn escape_text(text: &str, out: &mut String) {
    // A NUL is an error in HTML, a CR would be read as a line feed.
    if text.contains(['\0', '\r']) {
        encode_text_to_string(text.replace('\0', "\u{FFFD}").replace('\r', "\n"), out);
    } else {
        encode_text_to_string(text, out);
    }
}

/// Appends `value`, escaped to stand in a double-quoted attribute.
pub(super) fn escape_attribute(value: &str, out: &mut String) {
    if value.contains(['\0', '\r']) {
        let value = value.replace('\0', "\u{FFFD}").replace('\r', "\n");
        encode_double_quoted_attribute_to_string(value, out);
    } else {
        encode_double_quoted_attribute_to_string(value, out);
    }
}
