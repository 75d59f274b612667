//! From a file to an article.

use std::path::Path;

use super::dom::{self, Scripts};
use super::error::PageError;
use super::{encoding, guard, input};
use crate::Options;
use crate::article::{Article, Metadata};
use crate::snapshot::Snapshot;

/// Reads a file, or standard input for `-`, and takes the husk off the page in it.
pub(super) fn read(path: &Path, url: &str, options: Options<'_>) -> Result<Article, PageError> {
    declutter(&input::read(path)?, url, options)
}

/// An article of fewer words may be what a page shows where its scripts have not run.
const FEW_WORDS: usize = 100;

/// Takes the husk off a page from its bytes.
pub(super) fn declutter(
    bytes: &[u8],
    url: &str,
    options: Options<'_>,
) -> Result<Article, PageError> {
    let read = |dom: &str| {
        Ok(crate::declutter_with(
            &Snapshot::new(dom.as_bytes(), url),
            options,
        )?)
    };
    let (_, article) = fuller(bytes, read)?;
    article
}

/// The DOM of a page from its bytes, in the form that [`Snapshot::html`] takes.
pub(super) fn readable_dom(bytes: &[u8]) -> Result<String, PageError> {
    // By rules alone: what a model is trained on can't depend on a model.
    let options = Options {
        model: None,
        ..Options::default()
    };
    let read = |dom: &str| {
        Ok(crate::declutter_with(
            &Snapshot::new(dom.as_bytes(), ""),
            options,
        )?)
    };
    let (dom, _) = fuller(bytes, read)?;
    Ok(dom)
}

/// The DOM of a page from its bytes and what `read` makes of it.
///
/// Some pages have their content in `<noscript>` and build it anew by script. Where there is little
/// to read otherwise, they are read as if scripts were off.
fn fuller(
    bytes: &[u8],
    read: impl Fn(&str) -> Result<Article, PageError>,
) -> Result<(String, Result<Article, PageError>), PageError> {
    let html = checked(bytes)?;
    let as_if = |scripts| -> Result<_, PageError> {
        let dom = dom::serialise(&html, scripts)?;
        let article = read(&dom);
        let words = article.as_ref().map_or(0, |article| article.words);
        Ok((dom, article, words))
    };
    let (dom, article, words) = as_if(Scripts::Run)?;
    if words < FEW_WORDS && html.contains("<noscript") {
        let without_scripts = as_if(Scripts::Off)?;
        if without_scripts.2 > words {
            return Ok((without_scripts.0, without_scripts.1));
        }
    }
    Ok((dom, article))
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
    dom::serialise(&checked(bytes)?, Scripts::Run)
}

/// The decoded text of a file that does not take too long to parse.
fn checked(bytes: &[u8]) -> Result<String, PageError> {
    let html = encoding::decode(bytes);
    guard::check(&html)?;
    Ok(html)
}
