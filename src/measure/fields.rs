//! Which form field an element is.

use crate::markup::{StartTag, Tag};
use crate::measure::page::Field;

/// The form field that an element is.
pub fn field(tag: &StartTag<'_, '_>) -> Option<Field> {
    match tag.tag {
        Tag::Textarea => Some(Field::LongText),
        Tag::Select => Some(Field::Choice),
        Tag::Button => Some(Field::Button),
        Tag::Iframe if is_captcha(tag) => Some(Field::Captcha),
        Tag::Input => {
            let kind = tag
                .attribute("type")
                .unwrap_or_default()
                .to_ascii_lowercase();
            match kind.as_str() {
                "hidden" => None,
                "email" => Some(Field::Email),
                "password" => Some(Field::Password),
                "search" => Some(Field::Search),
                "submit" | "button" | "image" | "reset" => Some(Field::Button),
                "checkbox" | "radio" | "range" | "color" | "file" => Some(Field::Choice),
                _ => Some(text_field(tag)),
            }
        }
        _ => None,
    }
}

/// Parts of the addresses of frames in which people prove to be human.
const CAPTCHA_FRAMES: &[&str] = &["captcha", "challenges.cloudflare.com", "arkoselabs.com"];

fn is_captcha(tag: &StartTag<'_, '_>) -> bool {
    tag.attribute("src").is_some_and(|address| {
        let address = address.to_ascii_lowercase();
        CAPTCHA_FRAMES.iter().any(|part| address.contains(part))
    })
}

/// A text input may be an e-mail or search field by its names.
fn text_field(tag: &StartTag<'_, '_>) -> Field {
    let names = ["name", "id", "placeholder", "autocomplete", "aria-label"]
        .iter()
        .filter_map(|name| tag.attribute(name))
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    if names.contains("mail") {
        Field::Email
    } else if names.contains("search") || names.split(' ').any(|name| matches!(name, "q" | "s")) {
        Field::Search
    } else {
        Field::Text
    }
}
