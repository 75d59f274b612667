//! Pass 1: stream the snapshot once and measure it.

mod base;
mod capture;
mod clues;
mod collector;
pub(crate) mod cues;
mod fields;
pub(crate) mod hash;
mod home_links;
mod images;
mod known_names;
pub(crate) mod marked;
mod names;
mod numbers;
mod page;
mod page_links;
mod pictures;
mod run;
pub(crate) mod text;
mod tools;
mod videos;

pub(crate) use cues::Cues;
pub(crate) use images::is_video_page;
pub use page::Page;
pub(crate) use page::{Block, Container, Field, Image, Place, Sign, Within};

use crate::error::Error;
use crate::markup::{self, Visitor as _};
use crate::snapshot::Snapshot;
use crate::user_rules::Rules;

/// Measures a page, reading `feed` bytes at a time. The result does not depend on `feed`.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Snapshot, limits, measure, metadata};
///
/// let snapshot = Snapshot::new(html, "https://example.com/rain");
/// let page = measure::measure(&snapshot, limits::FEED_BYTES)?;
/// let title = metadata::resolve(&page.clues, snapshot.url).title;
/// assert_eq!(title.as_deref(), Some("Rain"));
/// # Ok::<(), unhusk::Error>(())
/// ```
///
/// # Errors
/// Those of [`markup::stream`].
pub fn measure(snapshot: &Snapshot<'_>, feed: usize) -> Result<Page, Error> {
    measure_with(snapshot, &Rules::default(), feed)
}

/// Measures a page and finds what `rules` name in it, reading `feed` bytes at a time. The result does
/// not depend on `feed`.
///
/// # Errors
/// Those of [`markup::stream`].
pub(crate) fn measure_with(
    snapshot: &Snapshot<'_>,
    rules: &Rules,
    feed: usize,
) -> Result<Page, Error> {
    let mut collector = collector::Collector::new(snapshot, rules);
    markup::stream(snapshot.html, feed, &mut collector)?;
    collector.go_on()?;
    Ok(collector.finish())
}
