//! Pass 1: stream the snapshot once and measure it.

mod capture;
mod clues;
mod collector;
pub mod cues;
mod fields;
pub mod hash;
mod images;
mod names;
mod page;
mod pictures;
mod run;
pub mod text;

pub use cues::Cues;
pub use page::{Block, Container, Field, Image, Page, Within};

use crate::error::Error;
use crate::markup;
use crate::snapshot::Snapshot;

/// Measures a page, reading `feed` bytes at a time. The result does not depend on `feed`.
///
/// # Errors
/// Those of [`markup::stream`].
pub fn measure(snapshot: &Snapshot<'_>, feed: usize) -> Result<Page, Error> {
    let mut collector = collector::Collector::new(snapshot);
    markup::stream(snapshot.html, feed, &mut collector)?;
    Ok(collector.finish())
}
