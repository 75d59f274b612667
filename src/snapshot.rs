//! What the engine is given: a page's DOM as bytes, and what only the browser knows about it.

/// A page's DOM, serialised.
///
/// The bytes are those of a *serialised DOM* (every end tag present, attribute values quoted),
/// as `Element.getHTML()` or html5ever write them. Open shadow roots stand inside their host as
/// `<template shadowrootmode="open">`; documents of same-origin frames follow the page, each
/// inside an `<unhusk-frame src="…">` element whose `src` is the frame's address.
///
/// ```
/// use unhusk::Snapshot;
///
/// let html = b"<html><body><p>Seen</p><p>Not seen</p></body></html>";
/// // html, body, p, p: the number of an element is the count of start tags before its own.
/// let snapshot = Snapshot { hidden: &[3], ..Snapshot::new(html, "https://example.com/") };
/// let article = unhusk::passage(&snapshot, None)?;
/// assert_eq!(unhusk::render::text(&article.content), "Seen");
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Snapshot<'a> {
    /// UTF-8 markup. Invalid sequences are read as U+FFFD.
    pub html: &'a [u8],
    /// The page's address; relative URLs are resolved against it (and `<base>`). May be empty.
    pub url: &'a str,
    /// Numbers of the elements that are not visible, ascending. An element's number is the count
    /// of start tags before its own, not counting what is inside inert templates and `<noscript>`.
    /// Descendants of a listed element need not be listed.
    pub hidden: &'a [u32],
    /// Numbers of the elements that float over the page or stick to the window's edge, ascending.
    pub floating: &'a [u32],
    /// Numbers of those that lie over most of the window, ascending.
    pub covering: &'a [u32],
    /// Numbers of the elements that the user is using, ascending: fields with something typed in,
    /// players that play, what has the focus.
    pub used: &'a [u32],
    /// Numbers of the elements whose own words and pictures the user has brought back by hand,
    /// ascending: those that stand in no other block inside.
    pub kept: &'a [u32],
    /// Numbers of the elements whose own words and pictures the user has removed by hand, ascending.
    pub dropped: &'a [u32],
}

impl<'a> Snapshot<'a> {
    /// A snapshot of a page about whose visibility nothing is known but its own attributes.
    ///
    /// ```
    /// let snapshot = unhusk::Snapshot::new(b"<p>Seen</p>", "https://example.com/");
    /// assert!(snapshot.hidden.is_empty());
    /// ```
    #[must_use]
    pub fn new(html: &'a [u8], url: &'a str) -> Self {
        Snapshot {
            html,
            url,
            ..Snapshot::default()
        }
    }
}
