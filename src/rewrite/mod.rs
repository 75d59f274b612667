//! Pass 2: stream the same bytes again and let through what the plan keeps.
//!
//! The output is not lol_html's own: text is decoded and elements are built from the allow-lists
//! ([`allow`]), so that nothing of the page's markup reaches an output as it was written.

pub mod allow;
pub mod anchors;
mod attributes;
mod builder;
mod rewriter;
mod structure;

pub use attributes::is_image_address;

use url::Url;

use crate::article::Piece;
use crate::decide::Plan;
use crate::error::Error;
use crate::markup;
use crate::snapshot::Snapshot;

/// The content that `plan` keeps of a page, reading `feed` bytes at a time. The result does not
/// depend on `feed`.
///
/// # Errors
/// Those of [`markup::stream`].
pub fn rewrite(
    snapshot: &Snapshot<'_>,
    plan: &Plan,
    base: Option<&Url>,
    feed: usize,
) -> Result<Vec<Piece>, Error> {
    let range = plan.range.start..plan.range.end.min(snapshot.html.len());
    let bytes = snapshot.html.get(range.clone()).unwrap_or_default();
    let mut rewriter = rewriter::Rewriter::new(plan, base, bytes, range.start);
    markup::stream(bytes, feed, &mut rewriter)?;
    let (mut pieces, anchors) = rewriter.finish();
    anchors::resolve(&mut pieces, anchors, Url::parse(snapshot.url).ok().as_ref());
    Ok(pieces)
}
