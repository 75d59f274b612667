//! Pages whose names say nothing: what sites look like that are built by tools which hash them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};

/// Elements that say where on a page something is; they become `div`.
const LANDMARKS: &[&str] = &[
    "article", "aside", "footer", "header", "main", "nav", "search", "section",
];

/// Roles of the same landmarks; they go.
const LANDMARK_ROLES: &[&str] = &[
    "article",
    "banner",
    "complementary",
    "contentinfo",
    "form",
    "main",
    "navigation",
    "region",
    "search",
];

/// Attributes that hold ids of other elements.
const REFERENCES: &[&str] = &[
    "aria-controls",
    "aria-describedby",
    "aria-labelledby",
    "aria-owns",
    "for",
    "headers",
    "list",
];

/// A page without names.
pub struct Nameless {
    /// The page with classes and ids replaced by hashes, and with landmarks that are `div`.
    pub html: String,
    /// What each hash stands for.
    names: BTreeMap<String, String>,
}

impl Nameless {
    /// # Errors
    /// When lol_html can't read the page.
    pub fn new(html: &str) -> Result<Self, lol_html::errors::RewritingError> {
        let names = RefCell::default();
        let handler = element!("*", |element| take_names(element, &mut names.borrow_mut()));
        let settings = RewriteStrSettings::new().append_element_content_handler(handler);
        let html = rewrite_str(html, settings)?;
        Ok(Self {
            html,
            names: names.into_inner(),
        })
    }

    /// A result with the names put back, as addresses within the page hold them.
    pub fn named(&self, text: &str) -> String {
        let mut named = text.to_owned();
        for (hash, name) in &self.names {
            if named.contains(hash) {
                named = named.replace(hash, name);
            }
        }
        named
    }
}

fn take_names(
    element: &mut Element<'_, '_>,
    names: &mut BTreeMap<String, String>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut hashed = |name: &str| {
        let hash = hash(name);
        names.insert(hash.clone(), name.to_owned());
        hash
    };
    for attribute in ["class", "id"].iter().chain(REFERENCES) {
        if let Some(value) = element.get_attribute(attribute) {
            let value: Vec<String> = value.split_whitespace().map(&mut hashed).collect();
            element.set_attribute(attribute, &value.join(" "))?;
        }
    }
    let href = element.get_attribute("href").unwrap_or_default();
    if let Some(place) = href.strip_prefix('#').filter(|place| !place.is_empty()) {
        element.set_attribute("href", &format!("#{}", hashed(place)))?;
    }
    let role = element.get_attribute("role");
    if role.is_some_and(|role| LANDMARK_ROLES.contains(&role.trim())) {
        element.remove_attribute("role");
    }
    if LANDMARKS.contains(&element.tag_name().as_str()) {
        element.set_tag_name("div")?;
    }
    Ok(())
}

fn hash(name: &str) -> String {
    let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(name);
    format!("x{:07x}", hash & 0xfff_ffff)
}
