//! Collects pictures and videos while a page streams by.

use url::Url;

use crate::address;
use crate::markup::{StartTag, Tag};
use crate::measure::images::{self, Sources, Twin};
use crate::measure::page::{Image, Page, Within};
use crate::measure::videos::{self, Player};

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

/// A video whose `<source>`s are being read.
struct Film {
    image: Image,
    /// Address of its poster, as written in the page.
    poster: Option<String>,
    place: Place,
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
    /// The open `video` without an address so far.
    film: Option<Film>,
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

    /// An element starts that may be or hold a picture or video: `picture`, `source`, `img`, `iframe`, `video`,
    /// custom ones.
    pub fn open(&mut self, tag: &StartTag<'_, '_>, place: Place, page: &mut Page) {
        match tag.tag {
            Tag::Picture => self.picture = Some((tag.number, Sources::default())),
            Tag::Source => match &mut self.picture {
                Some((_, sources)) => sources.add(tag),
                None => self.film_source(tag, page),
            },
            Tag::Img | Tag::AmpImg => self.image(tag, place, page),
            Tag::Iframe => self.frame(tag, place, page),
            Tag::Video => self.video(tag, place, page),
            Tag::Custom => self.player(tag, place, page),
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
        self.film.take_if(|film| film.image.number >= number);
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

    /// A frame: a video where one of its addresses is that of one.
    fn frame(&mut self, tag: &StartTag<'_, '_>, place: Place, page: &mut Page) {
        let watch =
            videos::addresses(tag, self.base.as_ref()).find_map(|address| images::video(&address));
        if watch.is_some() {
            self.push(video(tag, watch), None, place, page);
        }
    }

    fn video(&mut self, tag: &StartTag<'_, '_>, place: Place, page: &mut Page) {
        // What a figure shows is meant to be seen.
        let in_figure = page.containers[place.container].within.any(Within::FIGURE);
        if videos::is_decoration(tag) && !in_figure {
            return;
        }
        let film = Film {
            image: video(tag, videos::file(tag, self.base.as_ref())),
            poster: tag
                .attribute("poster")
                .and_then(|poster| images::usable(&poster)),
            place,
        };
        if film.image.video.is_some() {
            self.push(film.image, film.poster, place, page);
        } else {
            self.film = Some(film);
        }
    }

    /// A `<source>` of the open video; the first that can be led to counts.
    fn film_source(&mut self, tag: &StartTag<'_, '_>, page: &mut Page) {
        let Some(mut film) = self.film.take() else {
            return;
        };
        film.image.video = videos::file(tag, self.base.as_ref());
        if film.image.video.is_some() {
            self.push(film.image, film.poster, film.place, page);
        } else {
            self.film = Some(film);
        }
    }

    /// An element that the page has defined itself, where it plays a video.
    fn player(&mut self, tag: &StartTag<'_, '_>, place: Place, page: &mut Page) {
        match videos::player(tag) {
            Some(Player::Watch(watch)) => self.push(video(tag, Some(watch)), None, place, page),
            Some(Player::Film) => self.video(tag, place, page),
            None => {}
        }
    }

    fn push(&mut self, mut image: Image, source: Option<String>, place: Place, page: &mut Page) {
        // Pictures stay in their order.
        self.film = None;
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

/// A video that can be watched at an address.
fn video(tag: &StartTag<'_, '_>, watch: Option<String>) -> Image {
    let title = ["title", "aria-label"]
        .iter()
        .find_map(|name| tag.attribute(name));
    Image {
        at: tag.span.start,
        number: tag.number,
        alt: title.unwrap_or_default().trim().to_owned(),
        video: watch,
        ..Image::default()
    }
}

/// Whether an address has a scheme that pictures may have.
fn is_picture(address: &Url) -> bool {
    matches!(address.scheme(), "http" | "https" | "data")
}

#[cfg(test)]
mod tests;
