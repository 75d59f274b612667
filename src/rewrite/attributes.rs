//! Allowed attributes of an element, with values that are safe and absolute.

use std::borrow::Cow;

use url::Url;

use crate::address;
use crate::markup::{StartTag, Tag};
use crate::rewrite::allow;

/// Longest value of an attribute that is not an address, in bytes.
const MOST_BYTES: usize = 200;

/// Largest number that a count attribute may have (the limit of `colspan` in the HTML standard).
const MOST_SPAN: i64 = 1000;

/// The attributes of an element that may stand, in the order of the allow-list.
pub fn allowed(tag: &StartTag<'_, '_>, base: Option<&Url>) -> Vec<(&'static str, String)> {
    if !tag.has_attributes() {
        return Vec::new();
    }
    let own = allow::attributes(tag.tag).iter();
    own.chain(allow::EVERYWHERE)
        .filter_map(|&name| Some((name, clean(tag.tag, name, tag.attribute(name)?, base)?)))
        .collect()
}

/// A value as it may stand, or nothing.
fn clean(tag: Tag, name: &str, value: Cow<'_, str>, base: Option<&Url>) -> Option<String> {
    match name {
        "href" => link(&value, base),
        "colspan" | "rowspan" => number(&value, 2, MOST_SPAN),
        "start" | "value" => number(&value, i64::from(i32::MIN), i64::from(i32::MAX)),
        "reversed" => Some(String::new()),
        "class" => language(&value).map(|name| format!("language-{name}")),
        "dir" => ["ltr", "rtl", "auto"]
            .into_iter()
            .find(|dir| value.eq_ignore_ascii_case(dir))
            .map(str::to_owned),
        "lang" => is_name(&value, "-").then(|| value.into_owned()),
        "datetime" => is_name(&value, "-:+. TZ").then(|| value.into_owned()),
        "title" if tag != Tag::A => (value.len() <= MOST_BYTES).then(|| value.into_owned()),
        _ => None,
    }
}

/// The absolute address of a link whose scheme is allowed.
pub fn link(value: &str, base: Option<&Url>) -> Option<String> {
    let url = address::resolve(value.trim(), base)?;
    allow::LINK_SCHEMES
        .contains(&url.scheme())
        .then(|| url.into())
}

/// Whether an absolute address may be a picture's.
pub fn is_image_address(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default();
    allow::IMAGE_SCHEMES.contains(&scheme)
        && (scheme != "data"
            || allow::DATA_IMAGES
                .iter()
                .any(|kind| address.starts_with(kind)))
}

/// The language of code that a class names: `language-rust`, `lang-js`, `highlight-source-c`,
/// `highlight-python3`, `brush: php`.
pub fn language(class: &str) -> Option<String> {
    let mut tokens = class.split(|letter: char| letter.is_whitespace() || letter == ';');
    let named = tokens.find_map(|token| {
        [
            "language-",
            "lang-",
            "highlight-source-",
            "highlight-text-",
            "highlight-",
            "brush:",
        ]
        .iter()
        .find_map(|prefix| token.strip_prefix(prefix))
        .filter(|name| !name.is_empty())
    });
    let name = named.or_else(|| {
        let (_, after) = class.split_once("brush:")?;
        after.split([';', ' ']).find(|part| !part.is_empty())
    })?;
    let name = name.to_ascii_lowercase();
    let plain = name.len() <= 20
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "+#-_.".contains(letter));
    let means_nothing = matches!(
        name.as_str(),
        "none" | "default" | "notranslate" | "plain" | "source"
    );
    (plain && !means_nothing).then_some(name)
}

fn number(value: &str, least: i64, most: i64) -> Option<String> {
    let number: i64 = value.trim().parse().ok()?;
    (least..=most).contains(&number).then(|| number.to_string())
}

fn is_name(value: &str, others: &str) -> bool {
    !value.is_empty()
        && value.len() <= 40
        && value
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || others.contains(letter))
}
