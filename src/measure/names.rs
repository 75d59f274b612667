//! What the attributes of an element say about it: its names, whether it is shown, whether its text
//! counts as words.

use crate::markup::StartTag;
use crate::measure::cues::Cues;
use crate::measure::hash;
use crate::rewrite::anchors::PREFIX;

/// Attributes whose words name what an element is.
pub(super) const NAMING: &[&str] = &[
    "class",
    "id",
    "role",
    "aria-label",
    "data-testid",
    "data-component",
    "itemprop",
];

/// The most classes that tell a kind of element from another.
const TELLING_CLASSES: usize = 4;

/// What the names of an element say.
pub struct Naming {
    /// What its own name and its attributes hint at.
    pub cues: Cues,
    /// Equal for elements of the same tag and classes, numbers in them aside.
    pub signature: u32,
}

/// What the element's own name and its attributes say. Hashes of the words in its names are added to
/// `tokens`.
pub fn naming(tag: &StartTag<'_, '_>, tokens: &mut Vec<u32>) -> Naming {
    tokens.push(hash::word("<", tag.tag.name()));
    let mut naming = Naming {
        cues: Cues::of_tag(tag.tag),
        signature: hash::word("<", tag.tag.name()),
    };
    if !tag.has_attributes() {
        return naming;
    }
    for name in NAMING {
        let Some(value) = tag.attribute(name) else {
            continue;
        };
        // A name of ours says nothing: the engine's own output reads as it did.
        if *name == "id" && value.starts_with(PREFIX) {
            continue;
        }
        let prefix = if *name == "role" { "role" } else { "" };
        let silent = *name == "aria-label";
        naming.cues = naming.cues.with(Cues::of_each(&value, |part| {
            if !silent {
                tokens.extend(letters(part).map(|word| hash::word(prefix, word)));
            }
        }));
        if *name == "class" {
            naming.signature = signature(naming.signature, &value);
        }
    }
    if tag
        .attribute("aria-modal")
        .is_some_and(|value| value == "true")
    {
        naming.cues = naming.cues.with(Cues::POP_UP);
    }
    naming
}

/// The runs of two or more letters in a part of a name.
fn letters(part: &str) -> impl Iterator<Item = &str> {
    part.split(|letter: char| !letter.is_ascii_lowercase())
        .filter(|word| word.len() > 1)
}

/// Adds the first classes to a signature, in any order.
fn signature(tag: u32, classes: &str) -> u32 {
    classes
        .split_ascii_whitespace()
        .take(TELLING_CLASSES)
        .map(|class| hash::bytes(class.bytes().filter(|byte| !byte.is_ascii_digit())))
        .fold(tag, u32::wrapping_add)
}

/// Whether an inline style says that the element is not shown.
pub fn is_hiding_style(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else {
            return false;
        };
        let value = value.trim().trim_end_matches("!important").trim();
        match property.trim() {
            "display" => value.eq_ignore_ascii_case("none"),
            "visibility" => value.eq_ignore_ascii_case("hidden"),
            _ => false,
        }
    })
}

/// Classes of inline elements whose text is a sign or a tool of the page: icon ligatures, marks that
/// link to a heading, edit links, ranks beside the names of members.
const SIGNS: &[&str] = &[
    "material-icons",
    "material-symbols-outlined",
    "material-symbols-rounded",
    "headerlink",
    "header-anchor",
    "heading-anchor",
    "anchor-link",
    "anchorjs-link",
    "hash-link",
    "user-title",
    "mw-editsection",
    "mw-editsection-visualeditor",
];

/// Inline text that a reader of the page does not take for words of the text.
pub fn is_unseen_inline(tag: &StartTag<'_, '_>) -> bool {
    tag.attribute("class").is_some_and(|class| {
        class
            .split_ascii_whitespace()
            .any(|name| SIGNS.contains(&name))
            || Cues::of(&class).any(Cues::SCREEN_READER.with(Cues::GUTTER))
    })
}
