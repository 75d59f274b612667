//! Pass 1: stream the snapshot once and measure it.

mod base;
mod capture;
mod clues;
mod collector;
pub mod cues;
mod fields;
pub mod hash;
mod images;
mod known_names;
pub(crate) mod marked;
mod names;
mod numbers;
mod page;
mod page_links;
mod pictures;
mod run;
pub mod text;
mod tools;

pub use cues::Cues;
pub use page::{Block, Chosen, Container, Field, Image, Page, Place, Within};

use crate::error::Error;
use crate::markup::{self, Visitor as _};
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
    collector.go_on()?;
    Ok(collector.finish())
}
