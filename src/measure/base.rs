//! What relative addresses of a page are resolved against.

use url::Url;

use crate::address;
use crate::markup::{StartTag, Tag};
use crate::measure::pictures::Pictures;

/// The address of a page: its first `<base>`, else its own, else what it calls canonical.
pub struct BaseAddress {
    url: Option<Url>,
    /// A `<base>` has been seen; only the first counts.
    given: bool,
}

impl BaseAddress {
    /// That of a page at this address, which need not be one.
    pub fn new(address: &str) -> Self {
        BaseAddress {
            url: Url::parse(address).ok(),
            given: false,
        }
    }

    /// The address, where there is one.
    pub fn url(&self) -> Option<&Url> {
        self.url.as_ref()
    }

    /// The address, where there is one.
    pub fn into_url(self) -> Option<Url> {
        self.url
    }

    /// Takes what a `base`, `link` or frame says, and tells the pictures that come after it.
    pub fn open(&mut self, tag: &StartTag<'_, '_>, pictures: &mut Pictures) {
        match tag.tag {
            Tag::Base if !self.given => {
                if let Some(href) = tag.attribute("href") {
                    self.given = true;
                    self.url = pictures.absolute(href.trim()).or(self.url.take());
                    pictures.set_base(self.url.clone());
                }
            }
            Tag::Link if self.url.is_none() => {
                let canonical = tag
                    .attribute("rel")
                    .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                if let Some(href) = tag.attribute("href").filter(|_| canonical) {
                    self.url = address::resolve(href.trim(), None);
                    pictures.set_base(self.url.clone());
                }
            }
            Tag::Frame => {
                let address = tag.attribute("src").and_then(|src| Url::parse(&src).ok());
                pictures.set_base(address.or(self.url.clone()));
            }
            _ => {}
        }
    }
}
