//! Articles with other pictures than their own: without any, or with those that go into a file.

use std::collections::HashMap;

use crate::article::{Element, Piece};
use crate::markup::Tag;
use crate::measure::is_video_page;

/// Where the pictures of an article are to be found: their own addresses → others.
///
/// ```
/// # let html = b"<p>The bridge: <img src=\"https://example.com/bridge.png\" alt=\"The bridge\"></p>";
/// use unhusk::render::{FileFormat, Sources, Words, text_file};
///
/// let article = unhusk::passage(&unhusk::Snapshot::new(html, ""), None)?;
/// let inside = "data:image/png;base64,iVBORw0KGgo=";
/// let sources = Sources::from([("https://example.com/bridge.png".to_owned(), inside.to_owned())]);
/// let file = text_file(&article, FileFormat::Html, &sources, &Words::english(&article));
/// assert!(file.text.contains(inside));
/// # Ok::<(), unhusk::Error>(())
/// ```
pub type Sources = HashMap<String, String>;

/// Ends of the addresses of videos that pages link pictures to: of files, and of the lists that players go by.
const VIDEOS: [&str; 7] = [".m3u8", ".m4v", ".mov", ".mp4", ".mpd", ".ogv", ".webm"];

/// The pieces without pictures, and without what is left of figures and links of pictures then. What shows a
/// video is a link to it, which stays.
#[must_use]
pub(super) fn without_pictures(pieces: &[Piece]) -> Vec<Piece> {
    let pieces = without_posters(pieces);
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    // Where the open elements start in the output, and whether a picture has been left out there.
    let mut open: Vec<(usize, bool)> = Vec::new();
    for piece in &pieces {
        match piece {
            Piece::Void(element) if element.tag == Tag::Img => {
                if let Some((_, emptied)) = open.last_mut() {
                    *emptied = true;
                }
            }
            Piece::Open(_) => {
                open.push((out.len(), false));
                out.push(piece.clone());
            }
            Piece::Close(_) => {
                out.push(piece.clone());
                let Some((start, emptied)) = open.pop() else {
                    continue;
                };
                let shows_nothing = emptied && out.get(start..).is_some_and(is_husk);
                if shows_nothing {
                    out.truncate(start);
                    if let Some((_, outer)) = open.last_mut() {
                        *outer = true;
                    }
                }
            }
            _ => out.push(piece.clone()),
        }
    }
    out
}

/// The pieces with the names of videos in the place of their posters.
#[must_use]
pub(super) fn without_posters(pieces: &[Piece]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let name = match (out.last(), piece) {
            (Some(link), Piece::Void(element)) => name_of_video(link, element),
            _ => None,
        };
        out.push(name.map_or_else(|| piece.clone(), Piece::Text));
    }
    out
}

/// For a picture right after the start of a link: what the link is called where it leads to a video.
fn name_of_video(link: &Piece, picture: &Element) -> Option<String> {
    let Piece::Open(link) = link else { return None };
    if link.tag != Tag::A || picture.tag != Tag::Img {
        return None;
    }
    let address = url::Url::parse(link.attribute("href")?).ok()?;
    if !(picture.is_poster || is_file(&address) || is_video_page(&address)) {
        return None;
    }
    match picture.attribute("alt").map(str::trim) {
        Some(title) if !title.is_empty() => Some(title.to_owned()),
        _ => address.host_str().map(str::to_owned),
    }
}

/// Whether pieces begin with a link to the file of a video that has no other name than this address.
#[must_use]
pub(super) fn is_named_by_file(pieces: &[Piece]) -> bool {
    let [
        Piece::Open(link),
        Piece::Text(name),
        Piece::Close(Tag::A),
        ..,
    ] = pieces
    else {
        return false;
    };
    link.attribute("href") == Some(name) && url::Url::parse(name).is_ok_and(|name| is_file(&name))
}

/// Whether this is the address of a file that is a video.
fn is_file(address: &url::Url) -> bool {
    let path = address.path().to_ascii_lowercase();
    VIDEOS.iter().any(|end| path.ends_with(end))
}

/// Whether a whole element holds nothing but the caption of a picture.
fn is_husk(element: &[Piece]) -> bool {
    let inside = element.get(1..element.len() - 1).unwrap_or_default();
    let mut depth = 0usize;
    inside.iter().all(|piece| {
        let is_caption =
            matches!(piece, Piece::Open(element) if element.tag == Tag::Figcaption) || depth > 0;
        match piece {
            Piece::Open(_) => depth += 1,
            Piece::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_caption || matches!(piece, Piece::Text(text) if text.trim().is_empty())
    })
}

/// The pieces with pictures from other places; those that `sources` doesn't know stay as they are.
#[must_use]
pub(super) fn with_sources(pieces: &[Piece], sources: &Sources) -> Vec<Piece> {
    let moved = |piece: &Piece| match piece {
        Piece::Void(element) if element.tag == Tag::Img => {
            Piece::Void(moved(element, sources).unwrap_or_else(|| element.clone()))
        }
        _ => piece.clone(),
    };
    pieces.iter().map(moved).collect()
}

/// The same, with links to the pictures that `sources` doesn't know. One without a name is called `nameless`.
#[must_use]
pub(super) fn with_links(pieces: &[Piece], sources: &Sources, nameless: &str) -> Vec<Piece> {
    let mut out = Vec::with_capacity(pieces.len());
    let mut links = 0usize;
    for piece in pieces {
        match piece {
            Piece::Void(element) if element.tag == Tag::Img => match moved(element, sources) {
                Some(element) => out.push(Piece::Void(element)),
                None => out.extend(link(element, links > 0, nameless)),
            },
            Piece::Open(element) if element.tag == Tag::A => {
                links += 1;
                out.push(piece.clone());
            }
            Piece::Close(Tag::A) => {
                links = links.saturating_sub(1);
                out.push(piece.clone());
            }
            _ => out.push(piece.clone()),
        }
    }
    out
}

fn moved(element: &Element, sources: &Sources) -> Option<Element> {
    let source = sources.get(element.attribute("src")?)?;
    let mut element = element.clone();
    for (name, value) in &mut element.attributes {
        if *name == "src" {
            value.clone_from(source);
        }
    }
    Some(element)
}

/// A link to a picture, or its name alone where there is a link already.
fn link(picture: &Element, is_linked: bool, nameless: &str) -> Vec<Piece> {
    let name = picture
        .attribute("alt")
        .filter(|alt| !alt.trim().is_empty());
    let text = Piece::Text(name.unwrap_or(nameless).to_owned());
    let address = picture.attribute("src").unwrap_or_default();
    if is_linked || !super::copy::is_web_address(address) {
        return vec![text];
    }
    let mut link = Element::new(Tag::A);
    link.attributes.push(("href", address.to_owned()));
    vec![Piece::Open(link), text, Piece::Close(Tag::A)]
}
