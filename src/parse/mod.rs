//! Pages as a server sends them: decoded and parsed as a browser does it, and written as a serialised DOM, which is
//! what the engine reads. Feature `parse`; the extension has a browser for it.

mod dom;
mod encoding;
mod guard;

#[cfg(any(feature = "cli", feature = "standalone"))]
pub(crate) use encoding::charset;
pub use encoding::decode;

use thiserror::Error;

use crate::article::Article;
use crate::{Error, Options, Snapshot, limits};
use dom::Scripts;

/// An article of fewer words may be what a page shows where its scripts have not run.
const FEW_WORDS: usize = 100;

/// Why a page's markup does not become an article. The messages go on after the page's name.
///
/// ```
/// let deep = "<div>".repeat(5_000);
/// let error = unhusk::parse::serialised_dom(&deep).unwrap_err();
/// assert!(error.to_string().starts_with("is nested too deep"));
/// ```
#[derive(Debug, Error)]
pub enum ParseError {
    /// Elements are nested deeper than is accepted.
    #[error(
        "is nested too deep: the limit is {} elements inside each other",
        limits::PAGE_DEPTH
    )]
    TooDeep,
    /// A tag has more attributes than are accepted.
    #[error(
        "has a tag with too many attributes: the limit is {}",
        limits::TAG_ATTRIBUTES
    )]
    TooManyAttributes,
    /// The page has more nodes than are accepted.
    #[error("has too many elements: the limit is {} nodes", limits::PAGE_NODES)]
    TooManyNodes,
    /// The engine found no article.
    #[error("{0}")]
    Engine(#[from] Error),
}

impl ParseError {
    /// A stable, machine-readable name: those of [`Error::code`], and `too-deep`,
    /// `too-many-attributes`, `too-many-elements`.
    ///
    /// ```
    /// use unhusk::{Error, parse::ParseError};
    ///
    /// assert_eq!(ParseError::TooDeep.code(), "too-deep");
    /// assert_eq!(ParseError::from(Error::NothingToRead).code(), "nothing-to-read");
    /// ```
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            ParseError::TooDeep => "too-deep",
            ParseError::TooManyAttributes => "too-many-attributes",
            ParseError::TooManyNodes => "too-many-elements",
            ParseError::Engine(error) => error.code(),
        }
    }
}

/// The DOM that a browser makes of a page, in the form that [`Snapshot::html`] takes.
///
/// ```
/// let dom = unhusk::parse::serialised_dom("<p>One<p>Two &amp; three")?;
/// assert!(dom.ends_with("<body><p>One</p><p>Two &amp; three</p></body></html>"));
/// # Ok::<(), unhusk::parse::ParseError>(())
/// ```
///
/// # Errors
/// [`ParseError`] where the markup would take too long to parse.
pub fn serialised_dom(html: &str) -> Result<String, ParseError> {
    guard::check(html)?;
    dom::serialise(html, Scripts::Run)
}

/// Takes the husk off a page from its markup.
///
/// ```
/// let page = "<h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to the foot of the \
///     old bridge, where people gather to watch it.<form>Subscribe! <input type=email>";
/// let article = unhusk::parse::declutter(page, "https://example.com/rain", unhusk::Options::default())?;
/// assert_eq!(article.removed[0].kind.name(), "sign-up");
/// # Ok::<(), unhusk::parse::ParseError>(())
/// ```
///
/// # Errors
/// [`ParseError`] where the markup would take too long to parse, or there is no article in it.
pub fn declutter(html: &str, url: &str, options: Options<'_>) -> Result<Article, ParseError> {
    fuller(html, url, options)?.1.map_err(ParseError::Engine)
}

/// The DOM of a page in which there is most to read, with or without its scripts.
///
/// # Errors
/// [`ParseError`] where the markup would take too long to parse.
#[cfg(feature = "cli")]
pub(crate) fn readable_dom(html: &str) -> Result<String, ParseError> {
    // By rules alone: what a model is trained on can't depend on a model.
    let options = Options {
        model: None,
        ..Options::default()
    };
    Ok(fuller(html, "", options)?.0)
}

/// The DOM of a page and what is made of it.
///
/// Some pages have their content in `<noscript>` and build it anew by script. Where there is little
/// to read otherwise, they are read as if scripts were off.
fn fuller(
    html: &str,
    url: &str,
    options: Options<'_>,
) -> Result<(String, Result<Article, Error>), ParseError> {
    guard::check(html)?;
    let as_if = |scripts| -> Result<_, ParseError> {
        let dom = dom::serialise(html, scripts)?;
        let article = crate::declutter_with(&Snapshot::new(dom.as_bytes(), url), options);
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
