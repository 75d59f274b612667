//! Collects pictures and videos while a page streams by.

use url::Url;

use crate::address;
use crate::markup::{StartTag, Tag};
use crate::measure::images::{self, Sources};
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

/// Pictures of a page and the `<picture>` being read.
#[derive(Default)]
pub struct Pictures {
    /// Number of the open `<picture>` and what its `<source>`s offer.
    picture: Option<(u32, Sources)>,
    /// An `img` without a usable source; its `<noscript>` twin may have one.
    unresolved: Option<Image>,
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

    /// The markup of a `<noscript>` that starts at byte `at`.
    pub fn noscript(&mut self, markup: &str, at: usize, place: Place, page: &mut Page) {
        let Some((source, alt)) = images::noscript_twin(markup) else {
            return;
        };
        let mut image = match self.unresolved.take() {
            Some(image) if image.container == place.container => image,
            _ => Image {
                at,
                ..Image::default()
            },
        };
        if image.alt.is_empty() {
            image.alt = alt;
        }
        self.push(image, Some(source), place, page);
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
        self.push(image, sources.into_best(), place, page);
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
            .filter(|source| matches!(source.scheme(), "http" | "https" | "data"));
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
