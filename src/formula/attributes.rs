//! What may be written on the elements of a formula: how it is set, and nothing that acts or loads.

use crate::formula::tidy_source;
use crate::markup::{StartTag, Tag, decimal};

/// Attributes that an element of a formula may have.
#[must_use]
pub fn names(tag: Tag) -> &'static [&'static str] {
    match tag {
        Tag::Math => &["display", "alttext"],
        Tag::Mi => &["mathvariant"],
        Tag::Mo => &[
            "form",
            "fence",
            "separator",
            "stretchy",
            "symmetric",
            "largeop",
            "movablelimits",
            "lspace",
            "rspace",
            "minsize",
            "maxsize",
        ],
        Tag::Mspace => &["width", "height", "depth"],
        Tag::Mstyle => &["displaystyle", "scriptlevel"],
        Tag::Mfrac => &["linethickness"],
        Tag::Munder => &["accentunder"],
        Tag::Mover => &["accent"],
        Tag::Munderover => &["accent", "accentunder"],
        Tag::Mtable => &["displaystyle", "columnalign"],
        Tag::Mtd => &["columnspan", "rowspan", "columnalign"],
        _ => &[],
    }
}

/// The attributes of an element of a formula that may stand, in the order of the list.
#[must_use]
pub fn allowed(tag: &StartTag<'_, '_>) -> Vec<(&'static str, String)> {
    if !tag.has_attributes() {
        return Vec::new();
    }
    names(tag.tag)
        .iter()
        .filter_map(|&name| Some((name, clean(name, &tag.attribute(name)?)?)))
        .collect()
}

/// A value as it may stand, or nothing.
fn clean(name: &str, value: &str) -> Option<String> {
    let value = value.trim();
    let is_allowed = match name {
        "alttext" => return tidy_source(value).filter(|source| is_tex(source)),
        "display" => value == "block",
        "form" => matches!(value, "prefix" | "infix" | "postfix"),
        "mathvariant" => is_words(value) && value.len() <= 25,
        "columnalign" => is_words(value) && value.len() <= 200,
        "lspace" | "rspace" | "minsize" | "maxsize" | "width" | "height" | "depth"
        | "linethickness" => is_length(value),
        "scriptlevel" => matches!(value, "0" | "1" | "2" | "3" | "+1" | "+2"),
        "columnspan" | "rowspan" => value
            .parse::<u8>()
            .is_ok_and(|count| (1..=100).contains(&count)),
        _ => matches!(value, "true" | "false"),
    };
    is_allowed.then(|| value.to_owned())
}

/// Whether an `alttext` is TeX, as LaTeXML and MediaWiki write it, and no sentence for people.
fn is_tex(text: &str) -> bool {
    text.contains(['\\', '^', '_', '{', '=']) || text.chars().count() == 1
}

fn is_words(value: &str) -> bool {
    value
        .chars()
        .all(|letter| letter.is_ascii_lowercase() || letter == '-' || letter == ' ')
}

/// Whether a value is a length that leaves a formula in its place: not negative, and not long.
fn is_length(value: &str) -> bool {
    let split = value
        .find(|letter: char| letter.is_ascii_alphabetic() || letter == '%')
        .unwrap_or(value.len());
    let (number, unit) = value.split_at(split);
    let most = match unit {
        "em" | "ex" => 40.0,
        "px" | "pt" => 400.0,
        "%" => 400.0,
        "" => 10.0,
        _ => return false,
    };
    number.len() <= 8 && decimal(number).is_some_and(|number| number <= most)
}
