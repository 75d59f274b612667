//! Collects links that may lead to another page of the text.

use url::Url;

use crate::address;
use crate::limits;
use crate::markup::{StartTag, Tag};
use crate::pagination::{Label, PageLink, label};

/// An open link.
struct Open {
    number: u32,
    /// What its name for assistive technology, or its title, says.
    named: Option<Label>,
    is_next: bool,
    /// Its text is too long for a label.
    is_long: bool,
}

/// Links of a page and the one being read.
#[derive(Default)]
pub struct PageLinks {
    open: Option<Open>,
    /// Address of the open link.
    href: String,
    /// Text of the open link so far.
    text: String,
    links: Vec<PageLink>,
}

impl PageLinks {
    /// An `a` or `link` starts, whose address is resolved against `base`.
    pub fn open(&mut self, tag: &StartTag<'_, '_>, base: Option<&Url>) {
        if !matches!(tag.tag, Tag::A | Tag::Link) || self.links.len() >= limits::CLUES {
            return;
        }
        let is_next = tag.attribute("rel").is_some_and(|rel| {
            rel.split_ascii_whitespace()
                .any(|rel| rel.eq_ignore_ascii_case("next"))
        });
        if tag.tag == Tag::Link && !is_next {
            return;
        }
        let Some(href) = tag.attribute("href") else {
            return;
        };
        let open = Open {
            number: tag.number,
            named: ["aria-label", "title"]
                .iter()
                .find_map(|name| label(&tag.attribute(name)?)),
            is_next,
            is_long: false,
        };
        self.href.clear();
        self.href.push_str(&href);
        self.text.clear();
        if tag.has_content {
            self.open = Some(open);
        } else {
            self.add(&open, base);
        }
    }

    /// Decoded text.
    pub fn text(&mut self, text: &str) {
        let Some(open) = &mut self.open else { return };
        open.is_long |= self.text.len() + text.len() > limits::LABEL_BYTES;
        if !open.is_long {
            self.text.push_str(text);
        }
    }

    /// Element `number` ends.
    pub fn close(&mut self, number: u32, base: Option<&Url>) {
        if let Some(open) = self.open.take_if(|open| open.number >= number) {
            self.add(&open, base);
        }
    }

    fn add(&mut self, open: &Open, base: Option<&Url>) {
        let own = (!open.is_long).then(|| label(&self.text)).flatten();
        // What is seen says more than a name that is not, but for an arrow.
        let label = own.filter(|own| *own != Label::Next).or(open.named).or(own);
        if label.is_none() && !open.is_next {
            return;
        }
        let address = address::resolve(self.href.trim(), base);
        let address = address.filter(|url| matches!(url.scheme(), "http" | "https"));
        self.links.extend(address.map(|address| PageLink {
            address,
            label,
            is_next: open.is_next,
        }));
    }

    /// The links that may lead to another page.
    pub fn finish(self) -> Vec<PageLink> {
        self.links
    }
}
