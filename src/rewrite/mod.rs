//! Pass 2: stream the same bytes again and let through what the plan keeps.
//!
//! The output is not lol_html's own: text is decoded and elements are built from the allow-lists
//! ([`allow`]), so that nothing of the page's markup reaches an output as it was written.

pub mod allow;
pub(crate) mod anchors;
mod attributes;
mod builder;
mod rewriter;
mod structure;

pub(crate) use attributes::is_image_address;

use url::Url;

use crate::article::Piece;
use crate::decide::Plan;
use crate::error::Error;
use crate::markup;
use crate::snapshot::Snapshot;

/// The content that `plan` keeps of a page, reading `feed` bytes at a time. The result does not
/// depend on `feed`.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Options, Snapshot, decide, limits, measure, metadata, rewrite};
///
/// let snapshot = Snapshot::new(html, "https://example.com/rain");
/// let page = measure::measure(&snapshot, limits::FEED_BYTES)?;
/// let title = metadata::resolve(&page.clues, snapshot.url).title;
/// let by_rules = Options { rules: None, model: None, strictness: 0.0, feed: limits::FEED_BYTES };
/// let plan = decide::decide(&page, title.as_deref(), by_rules)?.plan;
/// let content = rewrite::rewrite(&snapshot, &plan, page.base.as_ref(), limits::FEED_BYTES)?;
/// assert!(unhusk::render::html(&content).starts_with("<p>It has rained"));
/// # Ok::<(), unhusk::Error>(())
/// ```
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
