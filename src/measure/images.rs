//! Real sources of pictures: lazy-loading attributes, `srcset`, `<picture>`, `<noscript>` twins.

use std::borrow::Cow;

use crate::error::Error;
use crate::limits;
use crate::markup::{Span, StartTag, Tag, Visitor, decimal, stream};
use crate::measure::videos::is_video_name;

/// Attributes that lazy loaders keep the real address in, best first.
const LAZY_SOURCES: &[&str] = &[
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-lazy",
    "data-orig-file",
    "data-full-src",
    "data-hi-res-src",
    "data-image",
    "data-img-src",
    "data-src-large",
    "data-url",
];

/// Attributes that hold several candidates.
const SOURCE_SETS: &[&str] = &[
    "srcset",
    "data-srcset",
    "data-lazy-srcset",
    "data-original-set",
];

/// What only the addresses of placeholders hold.
const PLACEHOLDER: &str = "placeholder";

/// Files, by the end of their names, that are placeholders. All are GIF or PNG.
const PLACEHOLDER_FILES: &[&str] = &[
    "blank.gif",
    "blank.png",
    "spacer.gif",
    "transparent.gif",
    "transparent.png",
    "pixel.gif",
    "1x1.gif",
    "1x1.png",
    "lazy.png",
    "lazyload.gif",
    "loading.gif",
    "grey.gif",
    "clear.gif",
];

/// Widest candidate that is worth loading, in pixels; beyond it the narrowest is taken.
const WIDEST: f64 = 2000.0;

/// Hosts whose frames are videos, and the path before the video's name where it can be watched at
/// another address.
const VIDEO_HOSTS: &[&str] = &[
    "youtube.com",
    "youtube-nocookie.com",
    "vimeo.com",
    "dailymotion.com",
    "twitch.tv",
    "ted.com",
    "bilibili.com",
    "rutube.ru",
    "vk.com",
    "peertube.tv",
    "facebook.com",
    "streamable.com",
    "wistia.com",
    "wistia.net",
    "jwplayer.com",
    "brightcove.net",
];

/// The sources that one `img` or `source` offers.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    best: Option<(f64, String)>,
    plain: Option<String>,
    /// A lazy loader's attribute gave `plain`.
    is_lazy: bool,
}

impl Sources {
    /// Adds what the attributes of an `img` or `source` element offer.
    pub fn add(&mut self, tag: &StartTag<'_, '_>) {
        for name in SOURCE_SETS {
            if let Some(set) = tag.attribute(name) {
                self.add_set(&set);
            }
        }
        if self.plain.is_none() {
            let first = |names: &[&str]| {
                let mut sources = names.iter().filter_map(|name| tag.attribute(name));
                sources.find_map(|source| usable(&source))
            };
            self.plain = first(LAZY_SOURCES);
            self.is_lazy = self.plain.is_some();
            self.plain = self.plain.take().or_else(|| first(&["src"]));
        }
    }

    /// Whether there is nothing but a `src`, which may be a thumbnail until a script comes.
    pub fn is_bare(&self) -> bool {
        self.best.is_none() && !self.is_lazy
    }

    /// Adds the candidates of a `srcset`; of equals the last counts, for an `img` comes after the
    /// `source`s of a `picture` and offers what everything can show. A `srcset` has URLs, each followed by a width (`640w`) or a density (`2x`).
    fn add_set(&mut self, set: &str) {
        for (url, size) in candidates(set) {
            if !is_usable(url) {
                continue;
            }
            let rank = if size > WIDEST { WIDEST / size } else { size };
            if self.best.as_ref().is_none_or(|(best, _)| rank >= *best) {
                self.best = Some((rank, url.to_owned()));
            }
        }
    }

    /// The best source, as written in the page.
    pub fn into_best(self) -> Option<String> {
        match (self.best, self.plain) {
            (Some((rank, set)), Some(plain)) => Some(if rank > 1.0 { set } else { plain }),
            (Some((_, set)), None) => Some(set),
            (None, plain) => plain,
        }
    }
}

/// The candidates of a `srcset` with their size: pixels of width, or density; 1 where none is given.
///
/// Follows the HTML standard's "parse a srcset attribute": a URL ends at white space, or at a comma
/// that ends it.
fn candidates(set: &str) -> impl Iterator<Item = (&str, f64)> {
    let mut rest = set;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == ',');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (url, after) = rest.split_at(end);
        if url.ends_with(',') {
            rest = after;
            return Some((url.trim_end_matches(','), 1.0));
        }
        let descriptor_end = after.find(',').unwrap_or(after.len());
        let (descriptor, after) = after.split_at(descriptor_end);
        rest = after;
        let size = descriptor
            .split_whitespace()
            .find_map(|part| decimal(part.strip_suffix(['w', 'x'])?))
            .unwrap_or(1.0);
        Some((url, size))
    })
}

/// An address without white space around it, where it can be a picture's real source.
pub fn usable(source: &str) -> Option<String> {
    let source = source.trim();
    is_usable(source).then(|| source.to_owned())
}

/// Whether an address can be a picture's real source.
fn is_usable(source: &str) -> bool {
    if source.is_empty() || source == "#" || source.starts_with("about:") {
        return false;
    }
    let lower = source.to_ascii_lowercase();
    if let Some(data) = lower.strip_prefix("data:") {
        // Inline placeholders are a pixel or a blur; real inline pictures are larger.
        return data.starts_with("image/")
            && !data.starts_with("image/svg")
            && source.len() > 2_000;
    }
    if lower.starts_with("blob:") || lower.starts_with("javascript:") {
        return false;
    }
    // A template: a script puts the width in the place of `{width}`.
    if lower.contains('{') || lower.contains("%7b") {
        return false;
    }
    !lower.contains(PLACEHOLDER) && !names_placeholder(&lower)
}

/// Whether an address in lower case names a file that is a placeholder.
fn names_placeholder(address: &str) -> bool {
    // Pictures are many, and most are of other formats: those are not searched for each of the names.
    let mut dots = memchr::memchr_iter(b'.', address.as_bytes());
    dots.any(|dot| {
        let file = address.get(..dot + ".gif".len()).unwrap_or_default();
        (file.ends_with(".gif") || file.ends_with(".png"))
            && PLACEHOLDER_FILES.iter().any(|end| file.ends_with(end))
    })
}

/// A size attribute in CSS pixels (`640`, `640px`).
pub fn pixels(value: Option<Cow<'_, str>>) -> Option<u32> {
    value?.trim().trim_end_matches("px").parse().ok()
}

/// Whether this size is that of a tracking pixel or spacer: at most three pixels either way.
pub fn is_speck(width: Option<u32>, height: Option<u32>) -> bool {
    width.is_some_and(|width| width <= 3) || height.is_some_and(|height| height <= 3)
}

/// For the absolute address of a frame: where its video can be watched. Its poster is not made up from
/// that: nothing is asked of a host for a picture that the page does not refer to.
pub fn video(frame: &url::Url) -> Option<String> {
    let host = frame.host_str()?;
    if !is_video_host(host) {
        return None;
    }
    let name = |prefix: &str| {
        let name = frame.path().strip_prefix(prefix)?.split('/').next()?;
        is_video_name(name).then_some(name)
    };
    if host.contains("youtube") {
        let id = name("/embed/")?;
        return Some(format!("https://www.youtube.com/watch?v={id}"));
    }
    if host == "player.vimeo.com" {
        let id = name("/video/")?;
        return Some(format!("https://vimeo.com/{id}"));
    }
    Some(frame.to_string())
}

/// Whether a link leads to a video at a host of videos, and not to its first page or to somebody's page there.
pub(crate) fn is_video_page(link: &url::Url) -> bool {
    let Some(host) = link.host_str() else {
        return false;
    };
    let name = link.path().trim_start_matches('/');
    // `/watch?v=…`, `/video/…`, `/plugins/video.php`, `/embed/…`, `/123456`
    let names_video = name.starts_with("watch")
        || name.contains("video")
        || name.contains("embed")
        || name.bytes().all(|byte| byte.is_ascii_digit());
    !name.is_empty() && (host == "youtu.be" || (is_video_host(host) && names_video))
}

/// Whether a host is one of [`VIDEO_HOSTS`], or one of their subdomains.
fn is_video_host(host: &str) -> bool {
    VIDEO_HOSTS.iter().any(|known| {
        host.strip_suffix(known)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

/// The picture in the markup of a `<noscript>`.
pub fn noscript_twin(markup: &str) -> Option<Twin> {
    let mut twin = TwinReader::default();
    if !markup.contains("<img") {
        return None;
    }
    let streamed: Result<(), Error> = stream(markup.as_bytes(), limits::FEED_BYTES, &mut twin);
    if streamed.is_err() || is_speck(twin.width, twin.height) {
        return None;
    }
    Some(Twin {
        source: twin.sources.into_best()?,
        alt: twin.alt,
        width: twin.width,
        height: twin.height,
    })
}

/// The picture of a `<noscript>`.
pub struct Twin {
    /// The best source, as written in the page.
    pub source: String,
    /// Alternative text.
    pub alt: String,
    /// Width in CSS pixels, where it says so.
    pub width: Option<u32>,
    /// Height in CSS pixels, where it says so.
    pub height: Option<u32>,
}

/// Visitor of a `<noscript>`'s markup.
#[derive(Default)]
struct TwinReader {
    sources: Sources,
    alt: String,
    width: Option<u32>,
    height: Option<u32>,
    done: bool,
}

impl Visitor for TwinReader {
    fn open(&mut self, tag: &StartTag<'_, '_>) {
        if self.done || !matches!(tag.tag, Tag::Img | Tag::Source) {
            return;
        }
        self.sources.add(tag);
        if tag.tag == Tag::Img {
            self.alt = tag.attribute("alt").unwrap_or_default().into_owned();
            self.width = pixels(tag.attribute("width"));
            self.height = pixels(tag.attribute("height"));
            self.done = true;
        }
    }

    fn text(&mut self, _: &str, _: Span) {}

    fn close(&mut self, _: u32, _: Span) {}
}

#[cfg(test)]
mod tests;
