//! The article as XHTML, which readers of books parse as XML.

use std::collections::HashSet;

use super::book::Heading;
use crate::article::{Element, Piece};
use crate::markup::Tag;

/// Attributes that books have no use for, or where their validators are stricter than browsers.
const LEFT_OUT: &[&str] = &["datetime", "reversed"];

/// What stands for the parts of a list of terms that is none.
const NO_LIST: &str = "div";

/// The pieces as XHTML, and the headings in it, each with an `id` of its own.
#[must_use]
pub(super) fn xhtml(pieces: &[Piece]) -> (String, Vec<Heading>) {
    let mut out = String::new();
    let mut headings: Vec<Heading> = Vec::new();
    let mut in_heading = false;
    // The open elements, each with the name under which it is written.
    let mut open: Vec<(Tag, &str)> = Vec::new();
    let incomplete = incomplete_terms(pieces);
    let places = places(pieces);
    // Of several elements with one id, the first has it.
    let mut used = HashSet::new();
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(element) => {
                let (parent, outer) = open.last().copied().unzip();
                let is_part = matches!(element.tag, Tag::Dt | Tag::Dd) && outer == Some(NO_LIST);
                let name = if is_part || incomplete.contains(&index) {
                    NO_LIST
                } else {
                    element.tag.name()
                };
                let own = element.attribute("id").filter(|id| used.insert(*id));
                start_tag(name, element, parent, own, &places, &mut out);
                if element.tag.heading_level().is_some() {
                    in_heading = true;
                    let id = match own {
                        Some(id) => id.to_owned(),
                        None => {
                            let id = format!("heading-{}", headings.len() + 1);
                            out.push_str(&format!(" id=\"{id}\""));
                            id
                        }
                    };
                    let text = String::new();
                    headings.push(Heading { text, id });
                }
                out.push('>');
                open.push((element.tag, name));
            }
            Piece::Void(element) => {
                let parent = open.last().map(|(tag, _)| *tag);
                start_tag(element.tag.name(), element, parent, None, &places, &mut out);
                out.push_str("/>");
            }
            Piece::Close(tag) => {
                in_heading &= tag.heading_level().is_none();
                let name = open.pop().map_or(tag.name(), |(_, name)| name);
                out.push_str(&format!("</{name}>"));
            }
            Piece::Text(text) => {
                out.push_str(&escaped(text));
                if let Some(heading) = headings.last_mut().filter(|_| in_heading) {
                    heading.text.push_str(text);
                }
            }
        }
    }
    headings.retain(|heading| !heading.text.trim().is_empty());
    (out, headings)
}

/// Where lists of terms start that are none to validators: each has to begin with a term, and each term
/// needs a description.
fn incomplete_terms(pieces: &[Piece]) -> HashSet<usize> {
    let mut incomplete = HashSet::new();
    // Where the open lists start, and what has come last in them.
    let mut lists: Vec<(usize, Option<Tag>)> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(element) if element.tag == Tag::Dl => lists.push((index, None)),
            Piece::Open(element) if matches!(element.tag, Tag::Dt | Tag::Dd) => {
                if let Some((start, last)) = lists.last_mut() {
                    if last.is_none() && element.tag == Tag::Dd {
                        incomplete.insert(*start);
                    }
                    *last = Some(element.tag);
                }
            }
            Piece::Close(Tag::Dl) => {
                if let Some((start, last)) = lists.pop()
                    && last != Some(Tag::Dd)
                {
                    incomplete.insert(start);
                }
            }
            _ => {}
        }
    }
    incomplete
}

/// The ids in the article that links may lead to.
fn places(pieces: &[Piece]) -> HashSet<&str> {
    let ids = pieces.iter().filter_map(|piece| match piece {
        Piece::Open(element) => element.attribute("id"),
        Piece::Void(_) | Piece::Close(_) | Piece::Text(_) => None,
    });
    ids.collect()
}

/// A start tag without its end, with the element's `id` only where `id` says so.
fn start_tag(
    name: &str,
    element: &Element,
    parent: Option<Tag>,
    id: Option<&str>,
    places: &HashSet<&str>,
    out: &mut String,
) {
    out.push('<');
    out.push_str(name);
    if element.tag == Tag::Math {
        out.push_str(" xmlns=\"http://www.w3.org/1998/Math/MathML\"");
    }
    let place = element
        .place
        .as_deref()
        .filter(|place| places.contains(place));
    for (name, value) in &element.attributes {
        let value = match *name {
            "href" => match place {
                Some(place) => format!("#{}", escaped(place)),
                None => address(value),
            },
            "id" if id.is_none() => continue,
            "lang" if !is_language(value) => continue,
            // Only an ordered list has numbers.
            "value" if parent != Some(Tag::Ol) => continue,
            _ if LEFT_OUT.contains(name) => continue,
            _ => value.clone(),
        };
        out.push_str(&format!(" {name}=\"{}\"", escaped(&value)));
        if *name == "lang" {
            out.push_str(&format!(" xml:lang=\"{value}\""));
        }
    }
}

/// A text escaped to stand between tags, or in a double-quoted attribute. Letters that XML 1.0 has no
/// place for are replaced.
#[must_use]
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push('\n'),
            '\t' | '\n' | '\u{85}' => out.push(letter),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            _ if letter.is_control() => out.push('\u{FFFD}'),
            _ => out.push(letter),
        }
    }
    out
}

/// Whether a language tag is one by its form (`xsd:language`).
#[must_use]
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let fits = |part: &str| (1..=8).contains(&part.len());
    fits(first)
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| fits(part) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// An address in the letters of RFC 3986: browsers take more.
#[must_use]
pub(super) fn address(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let (authority, rest) = if scheme.is_empty() {
        ("", rest)
    } else {
        rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()))
    };
    let mut out = String::new();
    if !scheme.is_empty() {
        out.push_str(&format!("{scheme}://{authority}"));
    }
    let mut in_fragment = false;
    for (at, letter) in rest.char_indices() {
        let is_escape = || {
            let digits = rest.get(at + 1..at + 3).unwrap_or_default();
            digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        let may_stand = match letter {
            '%' => is_escape(),
            '#' => !std::mem::replace(&mut in_fragment, true),
            _ => letter.is_ascii_alphanumeric() || "-._~:/?@!$&'()*+,;=".contains(letter),
        };
        if may_stand {
            out.push(letter);
        } else {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}
