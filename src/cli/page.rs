//! From a file to an article.

use std::path::Path;

use super::error::PageError;
use super::{encoding, input};
use crate::article::{Article, Metadata};
use crate::snapshot::Snapshot;
use crate::{Options, parse};

/// Reads a file, or standard input for `-`, and takes the husk off the page in it.
pub(super) fn read(path: &Path, url: &str, options: Options<'_>) -> Result<Article, PageError> {
    declutter(&input::read(path)?, url, options)
}

/// Takes the husk off a page from its bytes.
pub(super) fn declutter(
    bytes: &[u8],
    url: &str,
    options: Options<'_>,
) -> Result<Article, PageError> {
    Ok(parse::declutter(&encoding::decode(bytes), url, options)?)
}

/// The DOM of a page from its bytes, in the form that [`Snapshot::html`] takes.
pub(super) fn readable_dom(bytes: &[u8]) -> Result<String, PageError> {
    Ok(parse::readable_dom(&encoding::decode(bytes))?)
}

/// What a page says about itself, if it can be read at all.
pub(super) fn describe(bytes: &[u8], url: &str) -> Option<Metadata> {
    let html = serialised_dom(bytes).ok()?;
    crate::describe(&Snapshot::new(html.as_bytes(), url)).ok()
}

/// The DOM that a browser makes of a file, in the form that [`Snapshot::html`] takes.
///
/// # Errors
/// [`PageError`] where the markup would take too long to parse.
pub fn serialised_dom(bytes: &[u8]) -> Result<String, PageError> {
    Ok(parse::serialised_dom(&encoding::decode(bytes))?)
}
