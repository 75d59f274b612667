//! Videos: which elements play one, and where it can be watched.

use url::Url;

use crate::address;
use crate::markup::StartTag;

/// Attributes that hold the address of a frame or video, lazy or not.
const ADDRESSES: &[&str] = &["src", "data-src", "data-lazy-src"];

/// Custom elements that play a video of a host: their name, the attribute that holds the video's name there, and what
/// stands before that in the address to watch it at.
const PLAYERS: &[(&str, &str, &str)] = &[
    (
        "lite-youtube",
        "videoid",
        "https://www.youtube.com/watch?v=",
    ),
    (
        "amp-youtube",
        "data-videoid",
        "https://www.youtube.com/watch?v=",
    ),
    ("lite-vimeo", "videoid", "https://vimeo.com/"),
    ("amp-vimeo", "data-videoid", "https://vimeo.com/"),
    (
        "amp-dailymotion",
        "data-videoid",
        "https://www.dailymotion.com/video/",
    ),
];

/// Custom elements that are written as `video` is.
const FILMS: &[&str] = &["amp-video"];

/// What a custom element plays.
pub enum Player {
    /// A video that can be watched at this address.
    Watch(String),
    /// What its attributes say, which are those of `video`.
    Film,
}

/// What a custom element plays, where it is a player.
pub fn player(tag: &StartTag<'_, '_>) -> Option<Player> {
    if !tag.has_attributes() {
        return None;
    }
    let is_named = PLAYERS.iter().any(|(_, attribute, _)| tag.has(attribute));
    if !is_named && !tag.has("src") && !tag.has("poster") {
        return None;
    }
    let name = tag.name();
    if FILMS.contains(&name.as_str()) {
        return Some(Player::Film);
    }
    let (_, attribute, before) = PLAYERS.iter().find(|(player, ..)| *player == name)?;
    let id = tag.attribute(attribute)?;
    is_video_name(&id).then(|| Player::Watch(format!("{before}{id}")))
}

/// Whether this can be the name of a video at its host.
pub fn is_video_name(name: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    !name.is_empty() && name.chars().all(plain)
}

/// The absolute addresses that an element names.
pub fn addresses<'t>(
    tag: &'t StartTag<'_, '_>,
    base: Option<&'t Url>,
) -> impl Iterator<Item = Url> + 't {
    ADDRESSES
        .iter()
        .filter_map(|name| tag.attribute(name))
        .filter_map(move |address| address::resolve(address.trim(), base))
}

/// Where the file of a `video` or of its `source` is.
pub fn file(tag: &StartTag<'_, '_>, base: Option<&Url>) -> Option<String> {
    addresses(tag, base)
        .find(|address| matches!(address.scheme(), "http" | "https"))
        .map(String::from)
}

/// Whether a `video` is there for the looks: it moves over and over, by itself or without sound, and cannot be stopped.
pub fn is_decoration(tag: &StartTag<'_, '_>) -> bool {
    !tag.has("controls") && tag.has("loop") && (tag.has("autoplay") || tag.has("muted"))
}
