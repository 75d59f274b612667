//! Addresses: of the page and of its lead picture.

use url::Url;

use crate::address;

use super::clues::Clues;
use super::json_ld::LinkedData;
use super::meta_tags;

/// Longest address that is passed on, in bytes. Pictures in `data:` URLs are far longer.
const MAX_URL: usize = 4096;
/// Words in a picture's file name that say that it shows nothing of the article.
const NOT_THE_PICTURE: &[&str] = &[
    "logo",
    "logos",
    "logotype",
    "placeholder",
    "default",
    "blank",
    "avatar",
    "favicon",
    "icon",
    "sprite",
    "spacer",
    "pixel",
    "dummy",
    "noimage",
    "transparent",
    "gravatar",
];
/// Kinds of pictures that are logos or icons rather than photographs.
const NOT_THE_PICTURE_KINDS: &[&str] = &["svg", "ico"];

/// What relative addresses of the page are resolved against.
#[derive(Debug)]
pub(super) struct Addresses {
    page: Option<Url>,
    base: Option<Url>,
    /// The address that the page gives for itself.
    own: Option<Url>,
}

impl Addresses {
    /// The page's address, its `<base>` and what it says of its own address.
    pub(super) fn new(page_url: &str, clues: &Clues) -> Addresses {
        let page = Url::parse(page_url).ok();
        let own = links(clues, "canonical")
            .chain(meta_tags::all(clues, meta_tags::URL))
            .filter(|href| href.len() <= MAX_URL)
            .find_map(|href| address::resolve(href.trim(), None).filter(is_web));
        let base = clues.base.as_deref();
        let base = base
            .and_then(|base| address::resolve(base.trim(), page.as_ref()))
            .filter(is_web)
            .or_else(|| page.clone());
        Addresses { page, base, own }
    }

    /// The host of the page without `www.`; that of its own address where it was loaded from none, as
    /// a saved page is.
    pub(super) fn host(&self) -> Option<&str> {
        let page = self.page.as_ref().filter(|url| is_web(url));
        let host = page.or(self.own.as_ref())?.host_str()?;
        Some(host.strip_prefix("www.").unwrap_or(host))
    }

    /// Paths of the page's address and of the one that it gives for itself.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.page.iter().chain(&self.own).map(Url::path)
    }

    /// Whether the page is its site's front page.
    pub(super) fn is_front(&self) -> bool {
        let url = self.page.as_ref().filter(|url| is_web(url));
        let url = url.or(self.own.as_ref());
        url.is_some_and(|url| url.path().len() <= 1 && url.query().is_none())
    }

    /// Whether an address that may be that of a front page is that of this site's.
    pub(super) fn is_home(&self, href: &str) -> bool {
        let Some(url) = self.absolute(href) else {
            // The page has no address: the root can only be that of its own site.
            return href.starts_with('/') && !href.starts_with("//");
        };
        let host = url.host_str().unwrap_or_default();
        self.host() == Some(host.strip_prefix("www.").unwrap_or(host))
    }

    /// An absolute `http` or `https` address.
    pub(super) fn absolute(&self, href: &str) -> Option<Url> {
        let href = href.trim();
        if href.is_empty() || href.len() > MAX_URL {
            return None;
        }
        let url = address::resolve(href, self.base.as_ref())?;
        let is_plain = url.username().is_empty() && url.password().is_none();
        (is_web(&url) && is_plain && url.as_str().len() <= MAX_URL).then_some(url)
    }
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// The page's canonical address: `rel=canonical`, Open Graph, JSON-LD, the address it was loaded from.
pub(super) fn canonical(clues: &Clues, data: &LinkedData, addresses: &Addresses) -> Option<String> {
    let page = addresses.page.as_ref();
    let is_inner_page = page.is_some_and(|page| page.path().len() > 1);
    links(clues, "canonical")
        .chain(meta_tags::all(clues, meta_tags::URL))
        .chain(data.url.as_deref())
        .filter_map(|href| addresses.absolute(href))
        // Templates that give every page the site's front page as its address are wrong.
        .find(|url| !(is_inner_page && url.path().len() <= 1 && url.query().is_none()))
        .or_else(|| addresses.page.clone().filter(is_web))
        .map(String::from)
}

/// The lead picture: Open Graph and Twitter, JSON-LD, `rel=image_src`.
pub(super) fn image(clues: &Clues, data: &LinkedData, addresses: &Addresses) -> Option<String> {
    meta_tags::all(clues, meta_tags::IMAGE)
        .chain(data.image.as_deref())
        .chain(links(clues, "image_src"))
        .filter_map(|href| addresses.absolute(href))
        .find(shows_something)
        .map(String::from)
}

fn links<'a>(clues: &'a Clues, rel: &'a str) -> impl Iterator<Item = &'a str> {
    clues
        .links
        .iter()
        .filter(move |(rels, _)| rels.split_ascii_whitespace().any(|other| other == rel))
        .map(|(_, href)| href.as_str())
}

/// Whether a picture's file name speaks for a picture of the article.
fn shows_something(url: &Url) -> bool {
    let file = url.path().rsplit('/').next().unwrap_or_default();
    let file = file.to_ascii_lowercase();
    let kind = file.rsplit_once('.').map_or("", |(_, kind)| kind);
    !NOT_THE_PICTURE_KINDS.contains(&kind)
        && !file
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| NOT_THE_PICTURE.contains(&word))
}

#[cfg(test)]
mod tests;
