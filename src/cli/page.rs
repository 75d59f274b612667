//! From a file to an article.

use std::path::Path;

use super::error::PageError;
use super::input;
use crate::article::Article;
use crate::{Options, parse};

/// Reads a file, or standard input for `-`, and takes the husk off the page in it.
pub(super) fn read(path: &Path, url: &str, options: Options<'_>) -> Result<Article, PageError> {
    let bytes = input::read(path)?;
    Ok(parse::declutter(
        &parse::decode(&bytes, None),
        url,
        options,
    )?)
}

/// The DOM of a page from its bytes, in the form that [`Snapshot::html`] takes.
pub(super) fn readable_dom(bytes: &[u8]) -> Result<String, PageError> {
    Ok(parse::readable_dom(&parse::decode(bytes, None))?)
}

/// The DOM that a browser makes of a file, in the form that [`Snapshot::html`](crate::Snapshot::html) takes.
///
/// ```
/// let dom = unhusk::cli::serialised_dom(b"<meta charset=latin1><p>caf\xe9")?;
/// assert!(dom.contains("<p>café</p>"));
/// # Ok::<(), unhusk::cli::PageError>(())
/// ```
///
/// # Errors
/// [`PageError`] where the markup would take too long to parse.
pub fn serialised_dom(bytes: &[u8]) -> Result<String, PageError> {
    Ok(parse::serialised_dom(&parse::decode(bytes, None))?)
}
