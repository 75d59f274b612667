//! What the attributes of an element say about it: its names, whether it is shown, whether its text
//! counts as words.

use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::fast::FixedState;

use crate::markup::StartTag;
use crate::measure::cues::Cues;

/// What an element's names say.
pub struct Names {
    /// The cues that they give.
    pub cues: Cues,
    /// Tag and class, hashed.
    pub signature: u64,
}

impl Names {
    /// The names of an element.
    pub fn of(tag: &StartTag<'_, '_, '_>) -> Names {
        let mut hasher = FixedState::default().build_hasher();
        tag.tag.hash(&mut hasher);
        let mut cues = Cues::of_tag(tag.tag);
        if tag.has_attributes() {
            for name in [
                "class",
                "id",
                "role",
                "aria-label",
                "data-testid",
                "data-component",
                "itemprop",
            ] {
                let Some(value) = tag.attribute(name) else {
                    continue;
                };
                cues = cues.with(Cues::of(&value));
                if name == "class" {
                    value.hash(&mut hasher);
                }
            }
            if tag
                .attribute("aria-modal")
                .is_some_and(|value| value == "true")
            {
                cues = cues.with(Cues::POP_UP);
            }
        }
        Names {
            cues,
            signature: hasher.finish(),
        }
    }
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
/// link to a heading, edit links.
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
    "mw-editsection",
    "mw-editsection-visualeditor",
];

/// Inline text that a reader of the page does not take for words of the text.
pub fn is_unseen_inline(tag: &StartTag<'_, '_, '_>) -> bool {
    tag.attribute("class").is_some_and(|class| {
        class
            .split_ascii_whitespace()
            .any(|name| SIGNS.contains(&name))
            || Cues::of(&class).any(Cues::SCREEN_READER.with(Cues::GUTTER))
    })
}
