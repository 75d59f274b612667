//! Joins the pages of a text that a site has cut up.

use std::collections::HashSet;

use crate::article::{Article, Element, Piece};
use crate::error::Error;
use crate::limits;
use crate::markup::{self, Tag};
use crate::measure::text::{collapsed, words};
use crate::render;
use crate::rewrite::anchors;
use crate::snapshot::Snapshot;
use crate::{Options, declutter_with};

/// Words from which a paragraph that stands on a page before is left out wherever it stands; a shorter
/// one only at the start, where pages repeat their head.
const REPEATED_WORDS: usize = 5;

/// Takes the husk off the pages of a text and joins them, without what later ones repeat.
///
/// A later page on which there is nothing to read, or nothing new, is left out, and so are those beyond
/// [`limits::PAGES_BYTES`] or [`limits::PAGES_TAGS`]: [`Article::turns`] has an entry for each of those that
/// are there, and [`Article::next`] leads to the first that is not.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// # let more = b"<body><h1>Rain</h1><p>On the fourth day the clouds broke over the eastern ridge, and by noon the \
/// #     water stood a hand lower than in the morning; the miller carried his sacks down again.</p></body>";
/// use unhusk::{Options, Snapshot, declutter_pages};
///
/// let pages = [
///     Snapshot::new(html, "https://example.com/rain"),
///     Snapshot::new(more, "https://example.com/rain?page=2"),
/// ];
/// let article = declutter_pages(&pages, Options::default())?;
/// assert_eq!(article.turns.len(), 1);
/// assert!(unhusk::render::text(&article.content).ends_with("sacks down again."));
/// # Ok::<(), unhusk::Error>(())
/// ```
///
/// # Errors
/// Those of [`declutter_with`] for the first page, and [`Error::NothingToRead`] where there is none.
pub fn declutter_pages(snapshots: &[Snapshot<'_>], options: Options<'_>) -> Result<Article, Error> {
    let snapshots = within_limits(snapshots);
    let (first, later) = snapshots.split_first().ok_or(Error::NothingToRead)?;
    let mut article = declutter_with(first, options)?;
    if later.is_empty() {
        return Ok(article);
    }
    let mut seen: HashSet<String> = units(&article.content).filter_map(key).collect();
    seen.extend(article.metadata.title.clone());
    // Bylines and the like, which a short page may have no reason to leave out.
    let removed: HashSet<String> = article
        .removed
        .iter()
        .map(|removal| removal.text.clone())
        .collect();
    for snapshot in later {
        if let Ok(page) = declutter_with(snapshot, options) {
            append(&mut article, page, &removed, &mut seen);
        }
    }
    let is_read = |next: &String| snapshots.iter().any(|snapshot| snapshot.url == *next);
    article.next = article.next.filter(|next| !is_read(next));
    Ok(article)
}

/// The pages up to the first that is too much; one alone never is.
fn within_limits<'s, 'a>(snapshots: &'s [Snapshot<'a>]) -> &'s [Snapshot<'a>] {
    let mut room = Room::default();
    let count = snapshots
        .iter()
        .take_while(|snapshot| room.takes(snapshot.html));
    &snapshots[..count.count()]
}

/// What the pages of a text have together.
#[derive(Debug, Default)]
pub(crate) struct Room {
    bytes: usize,
    tags: usize,
    is_taken: bool,
}

impl Room {
    /// Whether there is room for a page after those before; for the first there always is.
    pub(crate) fn takes(&mut self, html: &[u8]) -> bool {
        self.bytes += html.len();
        self.tags += markup::count_tags(html);
        let is_first = !std::mem::replace(&mut self.is_taken, true);
        is_first || (self.bytes <= limits::PAGES_BYTES && self.tags <= limits::PAGES_TAGS)
    }
}

/// Adds a page with what is new on it.
fn append(
    article: &mut Article,
    page: Article,
    removed: &HashSet<String>,
    seen: &mut HashSet<String>,
) {
    let mut fresh: Vec<Piece> = Vec::new();
    for unit in units(&page.content) {
        let key = key(unit);
        let is_long = words(key.as_deref().unwrap_or_default()) >= REPEATED_WORDS;
        let is_repeated = key.is_none_or(|key| {
            let start: String = key.chars().take(limits::EXCERPT_CHARS).collect();
            removed.contains(&start) || !seen.insert(key)
        });
        if !(is_repeated && (is_long || fresh.is_empty())) {
            fresh.extend_from_slice(unit);
        }
    }
    if fresh.is_empty() {
        return;
    }
    anchors::rename(&mut fresh, article.turns.len() + 2);
    article.turns.push(article.content.len());
    article.content.push(Piece::Void(Element::new(Tag::Hr)));
    article.content.extend(fresh);
    article.removed.extend(page.removed);
    article.posts.extend(page.posts);
    article.words += page.words;
    article.next = page.next;
}

/// The pieces of each outermost element, or of what stands between them.
fn units(pieces: &[Piece]) -> impl Iterator<Item = &[Piece]> {
    let mut depth = 0usize;
    pieces.split_inclusive(move |piece| {
        match piece {
            Piece::Open(_) => depth += 1,
            Piece::Close(_) => depth = depth.saturating_sub(1),
            Piece::Void(_) | Piece::Text(_) => {}
        }
        depth == 0
    })
}

/// What tells a unit from others: its words, or its pictures where it has none.
fn key(unit: &[Piece]) -> Option<String> {
    let text = render::visible_text(unit);
    if !text.is_empty() {
        return Some(collapsed(&text));
    }
    let pictures: Vec<&str> = unit
        .iter()
        .filter_map(|piece| match piece {
            Piece::Void(element) => element.attribute("src"),
            _ => None,
        })
        .collect();
    (!pictures.is_empty()).then(|| pictures.join(" "))
}

#[cfg(test)]
mod tests;
