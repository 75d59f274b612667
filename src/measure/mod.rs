//! Pass 1: stream the snapshot once and measure it.

mod capture;
mod clues;
mod collector;
pub mod cues;
mod fields;
pub mod hash;
mod images;
pub(crate) mod marked;
mod names;
mod numbers;
mod page;
mod pictures;
mod run;
pub mod text;

pub use cues::Cues;
pub use page::{Block, Container, Field, Image, Page, Place, Within};

use crate::error::Error;
use crate::limits;
use crate::markup;
use crate::snapshot::Snapshot;
use crate::user_rules::Rules;

/// Measures a page, reading `feed` bytes at a time. The result does not depend on `feed`.
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
pub fn measure_with(snapshot: &Snapshot<'_>, rules: &Rules, feed: usize) -> Result<Page, Error> {
    let mut collector = collector::Collector::new(snapshot, rules);
    markup::stream(snapshot.html, feed, &mut collector)?;
    let page = collector.finish();
    for (count, limit, what) in [
        (page.text.len(), limits::TEXT_BYTES, "bytes of text"),
        (page.blocks.len(), limits::BLOCKS, "blocks of text"),
        (page.images.len(), limits::PICTURES, "pictures"),
    ] {
        if count > limit {
            return Err(Error::TooMany { what, limit });
        }
    }
    Ok(page)
}
