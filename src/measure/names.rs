//! What the attributes of an element say about it: its names, whether it is shown, whether its text
//! counts as words.

use crate::markup::StartTag;
use crate::measure::cues::Cues;
use crate::measure::hash;
use crate::measure::known_names::{ElementNames, KnownNames, NameFacts};

/// Attributes whose words name what an element is; those of [`KnownNames`] come first.
pub(super) const NAMING: &[&str] = &[
    "class",
    "id",
    "role",
    "aria-label",
    "data-testid",
    "data-component",
    "itemprop",
];

/// What the names of an element say.
pub struct Naming {
    /// What its own name and its attributes hint at.
    pub cues: Cues,
    /// Equal for elements of the same tag and classes, numbers in them aside.
    pub signature: u32,
}

/// What the element's own name and its attributes say. Hashes of the words in its names are added to
/// `tokens`.
pub fn naming(
    tag: &StartTag<'_, '_>,
    names: &ElementNames,
    known: &KnownNames,
    tokens: &mut Vec<u32>,
) -> Naming {
    let own = hash::word("<", tag.tag.name());
    tokens.push(own);
    let mut naming = Naming {
        cues: Cues::of_tag(tag.tag),
        signature: own.wrapping_add(names.class.signature),
    };
    if !tag.has_attributes() {
        return naming;
    }
    // A name of ours says nothing: the engine's own output reads as it did. That of a heading repeats its words,
    // whatever the section is about.
    let is_silent = names.id.is_ours || tag.tag.heading_level().is_some();
    let id = (!is_silent).then_some(names.id);
    for said in std::iter::once(names.class).chain(id) {
        naming.cues = naming.cues.with(said.cues);
        tokens.extend_from_slice(known.tokens(said));
    }
    for name in &NAMING[2..] {
        let Some(value) = tag.attribute(name) else {
            continue;
        };
        let prefix = if *name == "role" { "role" } else { "" };
        let silent = *name == "aria-label";
        naming.cues = naming.cues.with(Cues::of_each(&value, |part| {
            if !silent {
                tokens.extend(word_hashes(prefix, part));
            }
        }));
    }
    if tag
        .attribute("aria-modal")
        .is_some_and(|value| value == "true")
    {
        naming.cues = naming.cues.with(Cues::POP_UP);
    }
    naming
}

/// Hashes of the runs of two or more letters in a part of a name.
pub fn word_hashes<'p>(prefix: &'p str, part: &'p str) -> impl Iterator<Item = u32> + 'p {
    part.split(|letter: char| !letter.is_ascii_lowercase())
        .filter(|word| word.len() > 1)
        .map(move |word| hash::word(prefix, word))
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

/// Inline text that a reader of the page does not take for words of the text.
pub fn is_unseen_inline(class: NameFacts) -> bool {
    class.is_sign || class.cues.any(Cues::SCREEN_READER.with(Cues::GUTTER))
}
