//! What the attributes of an element say about it: its names, whether it is shown, whether its text
//! counts as words.

use crate::markup::StartTag;
use crate::measure::cues::Cues;

/// Attributes whose words name what an element is.
const NAMING: &[&str] = &[
    "class",
    "id",
    "role",
    "aria-label",
    "data-testid",
    "data-component",
    "itemprop",
];

/// The cues that an element's own name and its attributes give.
pub fn cues_of(tag: &StartTag<'_, '_, '_>) -> Cues {
    let own = Cues::of_tag(tag.tag);
    if !tag.has_attributes() {
        return own;
    }
    let modal = tag
        .attribute("aria-modal")
        .is_some_and(|value| value == "true");
    NAMING
        .iter()
        .filter_map(|name| tag.attribute(name))
        .map(|names| Cues::of(&names))
        .chain(modal.then_some(Cues::POP_UP))
        .fold(own, Cues::with)
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

/// Whether a link leads to a cart, a log-in, a search or the like, by its names and its address.
pub fn names_tool(tag: &StartTag<'_, '_, '_>) -> bool {
    NAMING
        .iter()
        .chain(&["href"])
        .filter_map(|name| tag.attribute(name))
        .any(|names| Cues::of(&names).any(Cues::ACCOUNT.with(Cues::SEARCH)))
}
