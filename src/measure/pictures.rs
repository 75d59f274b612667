//! Collects pictures and videos while a page streams by.

use url::Url;

use crate::address;
use crate::markup::{StartTag, Tag};
use crate::measure::images::{self, Sources, Twin};
use crate::measure::page::{Image, Page};

/// Where a picture stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Index of the innermost container.
    pub container: usize,
    /// Inside a link.
    pub linked: bool,
    /// Not visible.
    pub hidden: bool,
}

/// The picture that a page has shown last.
struct Shown {
    /// Index in the page's pictures.
    index: usize,
    /// Bytes of the page's text before it.
    text: usize,
    /// There is nothing but its `src`.
    is_bare: bool,
}

/// Pictures of a page and the `<picture>` being read.
#[derive(Default)]
pub struct Pictures {
    /// Number of the open `<picture>` and what its `<source>`s offer.
    picture: Option<(u32, Sources)>,
    /// An `img` without a usable source; its `<noscript>` twin may have one.
    unresolved: Option<Image>,
    /// The last `img` that has a source; its `<noscript>` twin may have a better one.
    shown: Option<Shown>,
    base: Option<Url>,
}

impl Pictures {
    /// Sets the address that relative addresses are resolved against.
    pub fn set_base(&mut self, base: Option<Url>) {
        self.base = base;
    }

    /// An absolute `http(s)` (or inline picture) address.
    pub fn absolute(&self, address: &str) -> Option<Url> {
        address::resolve(address, self.base.as_ref())
    }

    /// A `picture`, `source`, `img`, `iframe` or `video` starts.
    pub fn open(&mut self, tag: &StartTag<'_, '_>, place: Place, page: &mut Page) {
        match tag.tag {
            Tag::Picture => self.picture = Some((tag.number, Sources::default())),
            Tag::Source => {
                if let Some((_, sources)) = &mut self.picture {
                    sources.add(tag);
                }
            }
            Tag::Img | Tag::AmpImg => self.image(tag, place, page),
            Tag::Iframe => self.frame(tag, place, page),
            Tag::Video => self.video(tag, place, page),
            _ => {}
        }
    }

    /// Element `number` ends.
    pub fn close(&mut self, number: u32) {
        if self
            .picture
            .as_ref()
            .is_some_and(|(open, _)| *open >= number)
        {
            self.picture = None;
        }
    }

    /// The markup of a `<noscript>`, element `number`, that starts at byte `at`.
    pub fn noscript(
        &mut self,
        markup: &str,
        (number, at): (u32, usize),
        place: Place,
        page: &mut Page,
    ) {
        let Some(twin) = images::noscript_twin(markup) else {
            return;
        };
        if self.is_twin_of_shown(&twin, number, place, page) {
            return;
        }
        let mut image = match self.unresolved.take() {
            Some(image) if image.container == place.container => image,
            _ => Image {
                at,
                ..Image::default()
            },
        };
        if image.alt.is_empty() {
            image.alt = twin.alt;
        }
        self.push(image, Some(twin.source), place, page);
    }

    /// Whether a `<noscript>` right after a picture holds the same once more. Where the page shows a thumbnail until a
    /// script comes, the twin's source takes its place.
    fn is_twin_of_shown(&self, twin: &Twin, number: u32, place: Place, page: &mut Page) -> bool {
        let Some(shown) = &self.shown else {
            return false;
        };
        let is_text = |text: &str| !text.trim().is_empty();
        if page.text.get(shown.text..).is_some_and(is_text) {
            return false;
        }
        let source = self.absolute(&twin.source).filter(is_picture);
        let (Some(image), Some(source)) = (page.images.get_mut(shown.index), source) else {
            return false;
        };
        let host = Url::parse(&image.source).ok();
        let is_same_host = host
            .is_none_or(|first| first.scheme() == "data" || first.host_str() == source.host_str());
        if image.number + 1 != number || image.container != place.container || !is_same_host {
            return false;
        }
        if shown.is_bare {
            image.source = source.into();
            image.width = twin.width.or(image.width);
            image.height = twin.height.or(image.height);
        }
        if image.alt.is_empty() {
            image.alt.clone_from(&twin.alt);
        }
        true
    }

    fn image(&mut self, tag: &StartTag<'_, '_>, place: Place, page: &mut Page) {
        let mut sources = match &mut self.picture {
            Some((_, sources)) => std::mem::take(sources),
            None => Sources::default(),
        };
        sources.add(tag);
        let image = Image {
            at: tag.span.start,
            number: tag.number,
            alt: tag.attribute("alt").unwrap_or_default().trim().to_owned(),
            width: images::pixels(tag.attribute("width")),
            height: images::pixels(tag.attribute("height")),
            ..Image::default()
        };
        if images::is_speck(image.width, image.height) {
            return;
        }
        let is_bare = sources.is_bare();
        let index = page.images.len();
        self.push(image, sources.into_best(), place, page);
        self.shown = (page.images.len() > index).then_some(Shown {
            index,
            text: page.text.len(),
            is_bare,
        });
    }

    fn frame(&mut self, tag: &StartTag<'_, '_>, place: Place, page: &mut Page) {
        let address = ["src", "data-src", "data-lazy-src"]
            .iter()
            .filter_map(|name| tag.attribute(name))
            .find_map(|address| self.absolute(address.trim()));
        let Some(watch) = address.as_ref().and_then(images::video) else {
            return;
        };
        let image = Image {
            at: tag.span.start,
            number: tag.number,
            alt: tag.attribute("title").unwrap_or_default().trim().to_owned(),
            video: Some(watch),
            ..Image::default()
        };
        self.push(image, None, place, page);
    }

    fn video(&mut self, tag: &StartTag<'_, '_>, place: Place, page: &mut Page) {
        let source = tag
            .attribute("src")
            .and_then(|source| self.absolute(source.trim()))
            .filter(|source| matches!(source.scheme(), "http" | "https"));
        let (Some(source), Some(poster)) = (source, tag.attribute("poster")) else {
            return;
        };
        let image = Image {
            at: tag.span.start,
            number: tag.number,
            alt: tag.attribute("title").unwrap_or_default().trim().to_owned(),
            video: Some(source.into()),
            ..Image::default()
        };
        self.push(image, Some(poster.into_owned()), place, page);
    }

    fn push(&mut self, mut image: Image, source: Option<String>, place: Place, page: &mut Page) {
        image.container = place.container;
        image.block = page.blocks.len();
        image.linked = place.linked;
        image.hidden = place.hidden;
        let source = source
            .and_then(|source| self.absolute(&source))
            .filter(is_picture);
        match source {
            Some(source) => image.source = source.into(),
            None if image.video.is_some() => {}
            None => {
                self.unresolved = Some(image);
                return;
            }
        }
        self.unresolved = None;
        // A lazy picture and its twin are one picture.
        let twin = page.images.last().is_some_and(|last| {
            last.block == image.block && last.video.is_none() && last.source == image.source
        });
        if !twin {
            page.images.push(image);
        }
    }
}

/// Whether an address has a scheme that pictures may have.
fn is_picture(address: &Url) -> bool {
    matches!(address.scheme(), "http" | "https" | "data")
}

#[cfg(test)]
mod tests;
