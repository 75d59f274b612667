//! Helpers of this folder's tests.

use crate::article::{Element, Piece};
use crate::markup::{Layout, Tag};

/// Attribute names that tests use.
const ATTRIBUTES: [&str; 13] = [
    "alt", "class", "colspan", "datetime", "dir", "href", "lang", "reversed", "rowspan", "src",
    "start", "title", "value",
];

/// Pieces from well-formed markup with quoted attributes.
pub(super) fn pieces(markup: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = markup;
    while !rest.is_empty() {
        if let Some(tag) = rest.strip_prefix('<') {
            let (inside, after) = tag.split_once('>').expect("an end of the tag");
            pieces.push(piece(inside));
            rest = after;
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let text = html_escape::decode_html_entities(&rest[..end]).into_owned();
            pieces.push(Piece::Text(text));
            rest = &rest[end..];
        }
    }
    pieces
}

fn piece(inside: &str) -> Piece {
    if let Some(name) = inside.strip_prefix('/') {
        return Piece::Close(Tag::from_name(name.as_bytes()));
    }
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    let mut element = Element::new(Tag::from_name(name.as_bytes()));
    while let Some((name, value)) = rest.split_once("=\"") {
        let (value, after) = value.split_once('"').expect("an end of the value");
        let name = ATTRIBUTES.iter().find(|known| **known == name.trim());
        let value = html_escape::decode_html_entities(value).into_owned();
        element
            .attributes
            .push((name.expect("a known attribute"), value));
        rest = after;
    }
    match element.tag.layout() {
        Layout::Void => Piece::Void(element),
        _ => Piece::Open(element),
    }
}
