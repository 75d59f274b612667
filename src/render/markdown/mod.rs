//! The article as Markdown: CommonMark with GFM's tables and strike-through.
//!
//! Pieces become a tree of blocks ([`blocks`], tables in [`table`]), whose runs of inline content
//! are written as they end ([`inline`], [`emphasis`], [`escape`]); then the blocks are laid out in
//! lines ([`layout`]). Nothing recurses, so depth of nesting costs no stack.

mod blocks;
mod emphasis;
mod escape;
mod inline;
mod layout;
mod table;
mod tree;

#[cfg(test)]
mod tests;

use crate::article::Piece;

/// Containers (quotes, list items) that are written inside each other. What is nested deeper is
/// written at this depth, so that the indentation of a line stays short.
const MAX_NESTING: usize = 24;

/// Bytes up to which a `data:` address of an image is written.
const MAX_IMAGE_DATA: usize = 2048;

/// The pieces as Markdown, without a line break at the end.
///
/// Rendered by CommonMark with GFM's tables and strike-through it gives the text, links, images and
/// structure of the pieces. Text that looks like Markdown or HTML is escaped; no raw HTML gets
/// through. What Markdown has no form for (underline, small print …) becomes text; raised and lowered numbers get
/// signs of their own (`10⁶`, `H₂O`), and another exponent parentheses (`10^(6.5)`).
///
/// ```
/// use unhusk::{Snapshot, passage, render};
///
/// let part = b"<h2>Rain</h2><ul><li>A <b>lot</b></li><li>*No* stress</li></ul>";
/// let article = passage(&Snapshot::new(part, "https://example.com/"), None)?;
/// assert_eq!(render::markdown(&article.content), "## Rain\n\n- A **lot**\n- \\*No\\* stress");
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn markdown(pieces: &[Piece]) -> String {
    layout::write(&blocks::build(pieces))
}

/// A URL as it can stand between `<` and `>`.
#[must_use]
pub(super) fn address(url: &str) -> String {
    escape::address(url)
}
