//! How KaTeX, MathJax and MediaWiki mark what they make of a formula: a picture of it for the eye, its
//! MathML for screen readers, or both.

use crate::markup::{StartTag, Tag};

/// What an element is to the formula it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Holds MathML, out of sight.
    Source,
    /// Shows the formula with elements or a picture of the typesetter's own.
    Picture,
}

/// Classes, or element names, of what holds MathML for screen readers.
const SOURCES: &[&str] = &[
    "katex-mathml",
    "mjx-assistive-mml",
    "MJX_Assistive_MathML",
    "mwe-math-mathml-a11y",
];

/// Classes of what MathJax 2 shows a formula in; a script with its source follows in any case.
const TYPESETTERS: &[&str] = &["MathJax", "mjx-chtml"];

/// The class of what MathJax 2 shows until it has set a formula.
const PREVIEW: &[&str] = &["MathJax_Preview"];

/// Classes of what shows a formula whose MathML stands right before.
const AFTER_SOURCE: &[&str] = &[
    "katex-html",
    "mwe-math-fallback-image-inline",
    "mwe-math-fallback-image-display",
];

/// What the classes of an element say about formulas.
#[derive(Debug, Clone, Copy, Default)]
pub struct ClassRoles {
    source: bool,
    preview: bool,
    after_source: bool,
    /// It holds what [`role`] takes for pictures if screen readers are not told of it.
    pub typesetter: bool,
}

impl ClassRoles {
    /// What these classes say.
    #[must_use]
    pub fn of(classes: &str) -> Self {
        let mut roles = ClassRoles::default();
        for class in classes.split_ascii_whitespace() {
            roles.source |= SOURCES.contains(&class);
            roles.preview |= PREVIEW.contains(&class);
            roles.after_source |= AFTER_SOURCE.contains(&class);
            roles.typesetter |= TYPESETTERS.contains(&class);
        }
        roles
    }
}

/// The role of an element with these classes; `in_typesetter` says that it stands directly in one,
/// `follows` that nothing stands between it and a formula before it.
#[must_use]
pub fn role(
    tag: &StartTag<'_, '_>,
    classes: ClassRoles,
    in_typesetter: bool,
    follows: bool,
) -> Option<Role> {
    if classes.source || (tag.tag == Tag::Unknown && SOURCES.contains(&&*tag.name())) {
        return Some(Role::Source);
    }
    let is_unheard = || tag.attribute("aria-hidden").as_deref() == Some("true");
    let is_picture =
        (follows && classes.after_source) || classes.preview || (in_typesetter && is_unheard());
    is_picture.then_some(Role::Picture)
}
