//! From a file to an article.

use std::path::Path;

use super::error::PageError;
use super::{dom, encoding, guard, input};
use crate::article::Article;
use crate::snapshot::Snapshot;

/// Reads a file, or standard input for `-`, and takes the husk off the page in it.
pub(super) fn read(path: &Path, url: &str) -> Result<Article, PageError> {
    declutter(&input::read(path)?, url)
}

/// Takes the husk off a page from its bytes.
pub(super) fn declutter(bytes: &[u8], url: &str) -> Result<Article, PageError> {
    let serialised = serialised_dom(bytes)?;
    Ok(crate::declutter(&Snapshot::new(
        serialised.as_bytes(),
        url,
    ))?)
}

/// The DOM that a browser makes of a file, in the form that [`Snapshot::html`] takes.
///
/// # Errors
/// [`PageError`] where the markup would take too long to parse.
pub fn serialised_dom(bytes: &[u8]) -> Result<String, PageError> {
    let html = encoding::decode(bytes);
    guard::check(&html)?;
    dom::serialise(&html)
}
