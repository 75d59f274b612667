//! The allow-lists: what may stand in an article, and in the reader around it.

use serde::Serialize;

use crate::formula;
use crate::markup::{Policy, Tag};

/// URL schemes that a link may have.
///
/// ```
/// use unhusk::{Snapshot, passage, render, rewrite::allow};
///
/// assert!(!allow::LINK_SCHEMES.contains(&"javascript"));
/// let part = passage(&Snapshot::new(b"<p><a href='javascript:act()'>Rain</a></p>", ""), None)?;
/// assert!(!render::html(&part.content).contains("javascript"));
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const LINK_SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// URL schemes that a picture may have; `data:` only for raster images.
///
/// ```
/// assert!(!unhusk::rewrite::allow::IMAGE_SCHEMES.contains(&"blob"));
/// ```
pub const IMAGE_SCHEMES: &[&str] = &["http", "https", "data"];

/// Prefixes of the `data:` URLs that a picture may have.
///
/// ```
/// use unhusk::rewrite::allow;
///
/// assert!(allow::DATA_IMAGES.contains(&"data:image/png"));
/// // A vector image can hold scripts.
/// assert!(!allow::DATA_IMAGES.iter().any(|prefix| prefix.contains("svg")));
/// ```
pub const DATA_IMAGES: &[&str] = &[
    "data:image/png",
    "data:image/jpeg",
    "data:image/gif",
    "data:image/webp",
    "data:image/avif",
];

/// Attributes that an element of the article may have, beside [`EVERYWHERE`].
///
/// ```
/// use unhusk::{markup::Tag, rewrite::allow};
///
/// assert_eq!(allow::attributes(Tag::A), ["href"]);
/// assert!(allow::attributes(Tag::P).is_empty());
/// ```
#[must_use]
pub fn attributes(tag: Tag) -> &'static [&'static str] {
    match tag {
        Tag::A => &["href"],
        Tag::Img => &["src", "alt", "width", "height"],
        Tag::Td | Tag::Th => &["colspan", "rowspan"],
        Tag::Ol => &["start", "reversed"],
        Tag::Li => &["value"],
        Tag::Time => &["datetime"],
        Tag::Abbr | Tag::Dfn => &["title"],
        Tag::Code | Tag::Pre => &["class"],
        _ => &[],
    }
}

/// Attributes that any element may have.
///
/// ```
/// use unhusk::{Snapshot, passage, render, rewrite::allow};
///
/// assert_eq!(allow::EVERYWHERE, ["lang", "dir"]);
/// let part = passage(&Snapshot::new(b"<p lang=en style='color: red'>Rain</p>", ""), None)?;
/// assert_eq!(render::html(&part.content), "<p lang=\"en\">Rain</p>");
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const EVERYWHERE: &[&str] = &["lang", "dir"];

/// Attributes that the outputs add themselves.
const ADDED: &[(&str, &[&str])] = &[("a", &["rel"]), ("img", &["loading", "referrerpolicy"])];

/// Elements of the reader's own layout, all of which may have a class.
const LAYOUT: &[&str] = &[
    "header", "article", "section", "details", "summary", "p", "figure", "div", "span", "ul", "a",
    "small",
];

/// The allow-list in the form that `Element.setHTML()` takes.
///
/// ```
/// let config = unhusk::rewrite::allow::sanitizer();
/// assert!(!config.comments && !config.data_attributes);
/// ```
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SanitizerConfig {
    /// Elements with the attributes they may have.
    pub elements: Vec<SanitizerElement>,
    /// Attributes that every element may have.
    pub attributes: Vec<&'static str>,
    /// Whether comments may stand.
    pub comments: bool,
    /// Whether `data-` attributes may stand.
    #[serde(rename = "dataAttributes")]
    pub data_attributes: bool,
}

/// An allowed element.
///
/// ```
/// let config = unhusk::rewrite::allow::sanitizer();
/// let link = config.elements.iter().find(|element| element.name == "a").unwrap();
/// assert_eq!(link.attributes, ["href", "rel", "class"]);
/// ```
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SanitizerElement {
    /// Its name.
    pub name: &'static str,
    /// Its namespace, if it is not that of HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<&'static str>,
    /// The attributes it may have.
    pub attributes: Vec<&'static str>,
}

/// The browser's sanitiser, set up to let through the reader's layout and the article, and nothing else.
///
/// ```
/// let config = unhusk::rewrite::allow::sanitizer();
/// assert!(config.elements.iter().all(|element| element.name != "script"));
/// ```
#[must_use]
pub fn sanitizer() -> SanitizerConfig {
    let allowed = Tag::ALL.iter().filter(|tag| tag.policy() == Policy::Allow);
    let mut elements: Vec<SanitizerElement> = allowed
        .map(|tag| SanitizerElement {
            name: tag.name(),
            namespace: None,
            attributes: attributes(*tag).to_vec(),
        })
        .collect();
    for (name, added) in ADDED {
        if let Some(element) = elements.iter_mut().find(|element| element.name == *name) {
            element.attributes.extend(*added);
        }
    }
    for &name in LAYOUT {
        match elements.iter_mut().find(|element| element.name == name) {
            Some(element) => element.attributes.push("class"),
            None => elements.push(SanitizerElement {
                name,
                namespace: None,
                attributes: vec!["class"],
            }),
        }
    }
    let formulas = Tag::ALL
        .iter()
        .filter(|tag| tag.policy() == Policy::Formula);
    elements.extend(formulas.map(|tag| SanitizerElement {
        name: tag.name(),
        namespace: Some(formula::NAMESPACE),
        attributes: formula::attributes(*tag).to_vec(),
    }));
    SanitizerConfig {
        elements,
        attributes: [EVERYWHERE, &["id"]].concat(),
        comments: false,
        data_attributes: false,
    }
}
