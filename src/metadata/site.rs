//! The site's name.

use super::clues::Clues;
use super::json_ld::LinkedData;
use super::meta_tags;
use super::text::{clean, fold};
use super::urls::Addresses;

/// Longest name of a site, in characters; what is longer is a slogan.
const MAX_SITE: usize = 80;

/// What the site calls itself, in order of trust: Open Graph, JSON-LD's `WebSite` and publisher,
/// the application's name, the publisher.
pub(super) fn names(clues: &Clues, data: &LinkedData) -> Vec<String> {
    meta_tags::all(clues, meta_tags::SITE)
        .take(1)
        .chain(data.site.as_deref())
        .chain(data.publisher.as_deref())
        .chain(meta_tags::all(clues, meta_tags::SITE).skip(1))
        .chain(meta_tags::all(clues, meta_tags::PUBLISHER))
        .filter(|name| !name.starts_with("http"))
        .filter_map(|name| clean(name, MAX_SITE + 1))
        .filter(|name| name.chars().count() <= MAX_SITE)
        .collect()
}

/// The name to show: what the site calls itself, or its host.
pub(super) fn site(names: &[String], addresses: &Addresses) -> Option<String> {
    names
        .first()
        .cloned()
        .or_else(|| addresses.host().map(str::to_owned))
}

/// Whether a text is the site's name or its host, in whole or without the ending (`nature` of
/// `nature.com`).
pub(super) fn is_site(text: &str, names: &[String], host: Option<&str>) -> bool {
    let text = fold(text);
    if text.is_empty() {
        return false;
    }
    names.iter().any(|name| fold(name) == text) || host.is_some_and(|host| is_host(&text, host))
}

/// Whether folded text is the host, a label of it, or the host up to a label.
fn is_host(folded: &str, host: &str) -> bool {
    let www = folded.strip_prefix("www").unwrap_or(folded);
    if fold(host) == www {
        return true;
    }
    // The top-level label alone says nothing.
    let mut labels: Vec<&str> = host.split('.').collect();
    labels.pop();
    let mut joined = String::new();
    labels.iter().rev().any(|label| {
        joined.insert_str(0, &fold(label));
        let bare = fold(label);
        www.len() >= 3 && (www == bare || www == joined || www.strip_prefix("the") == Some(&bare))
    })
}
