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
///
/// Some pages have their content in `<noscript>` and build it anew by script. Where there is little
/// to read otherwise, they are read as if scripts were off.
pub(super) fn declutter(
    bytes: &[u8],
    url: &str,
    options: Options<'_>,
) -> Result<Article, PageError> {
    let html = checked(bytes)?;
    let read = |scripts| -> Result<Article, PageError> {
        let serialised = dom::serialise(&html, scripts)?;
        let snapshot = Snapshot::new(serialised.as_bytes(), url);
        Ok(crate::declutter_with(&snapshot, options)?)
    };
    let article = read(Scripts::Run);
    let words =
        |article: &Result<Article, PageError>| article.as_ref().map_or(0, |article| article.words);
    if words(&article) >= FEW_WORDS || !html.contains("<noscript") {
        return article;
    }
    let without_scripts = read(Scripts::Off);
    if words(&without_scripts) > words(&article) {
        without_scripts
    } else {
        article
    }
}

/// The DOM of a page from its bytes, read in the way in which there is more to read.
pub(super) fn readable_dom(bytes: &[u8]) -> Result<String, PageError> {
    let html = checked(bytes)?;
    let dom = dom::serialise(&html, Scripts::Run)?;
    if !html.contains("<noscript") {
        return Ok(dom);
    }
    let words = |dom: &str| {
        let snapshot = Snapshot::new(dom.as_bytes(), "");
        // By rules alone: what a model is trained on can't depend on a model.
        let options = Options {
            model: None,
            ..Options::default()
        };
        crate::declutter_with(&snapshot, options).map_or(0, |article| article.words)
    };
    let read = words(&dom);
    if read >= FEW_WORDS {
        return Ok(dom);
    }
    let without_scripts = dom::serialise(&html, Scripts::Off)?;
    if words(&without_scripts) > read {
        Ok(without_scripts)
    } else {
        Ok(dom)
    }
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
