//! What the decide stage returns.

use crate::article::{Post, Removal};
use crate::markup::Span;
use crate::measure::{Image, Page};

/// What pass 2 is to keep, as byte spans of the snapshot, and what was decided against and why.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Options, Snapshot, decide, limits, measure, metadata};
///
/// let snapshot = Snapshot::new(html, "https://example.com/rain");
/// let page = measure::measure(&snapshot, limits::FEED_BYTES)?;
/// let title = metadata::resolve(&page.clues, snapshot.url).title;
/// let by_rules = Options { rules: None, model: None, strictness: 0.0, feed: limits::FEED_BYTES };
/// let decision = decide::decide(&page, title.as_deref(), by_rules)?;
/// let first = decision.plan.keep[0];
/// assert!(html[first.start..first.end].starts_with(b"It has rained"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Spans of text to keep: ascending, disjoint.
    pub keep: Vec<Span>,
    /// Pictures and videos to keep, ascending by [`Image::at`].
    pub(crate) images: Vec<Image>,
    /// Start bytes of tables that only lay out the page, ascending: their content is kept without them.
    pub(crate) layout_tables: Vec<usize>,
    /// Start bytes of elements that hold the caption of a picture, ascending; they have it by their name alone.
    pub(crate) captions: Vec<usize>,
    /// The smallest span that holds all that is kept and the elements around it that give it
    /// structure.
    pub range: Span,
    /// Everything that is not kept, in document order.
    pub removed: Vec<Removal>,
    /// The posts of a discussion, ascending by [`Post::at`].
    pub posts: Vec<Post>,
}

impl Plan {
    /// For each block of the page that was planned for, whether any of it is kept.
    pub(crate) fn keeps<'a>(&'a self, page: &'a Page) -> impl Iterator<Item = bool> + 'a {
        let mut kept = self.keep.iter().peekable();
        page.blocks.iter().map(move |block| {
            while kept.next_if(|span| span.end <= block.span.start).is_some() {}
            kept.peek().is_some_and(|span| span.start < block.span.end)
        })
    }
}
