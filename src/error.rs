//! The one error type of the engine.

use serde::Serialize;
use thiserror::Error;

/// Why a page could not be turned into an article.
///
/// Each variant has a stable [`code`](Error::code) that front ends use to choose their message.
///
/// ```
/// let error = unhusk::declutter(&unhusk::Snapshot::new(b"<p>Hello</p>", "")).unwrap_err();
/// assert_eq!(error, unhusk::Error::NothingToRead);
/// assert_eq!(error.code(), "nothing-to-read");
/// assert_eq!(error.to_string(), "there is nothing to read on this page");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[non_exhaustive]
pub enum Error {
    /// The page was understood, but nothing on it reads like content.
    #[error("there is nothing to read on this page")]
    NothingToRead,
    /// The page is larger than the engine accepts.
    #[error("the page is too large: {bytes} bytes, the limit is {limit}")]
    TooLarge {
        /// Size of the page in bytes.
        bytes: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// The page holds more of something than the engine accepts.
    #[error("the page is too large: it has more than {limit} {what}")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
    /// The markup needs more memory to stream than the engine allows itself.
    #[error("the page's markup needs too much memory to read; try a smaller page")]
    OutOfMemory,
    /// The markup can't be read without guessing where text ends and tags begin.
    #[error("the page's markup is ambiguous and can't be read safely")]
    Ambiguous,
}

impl Error {
    /// A stable, machine-readable name: `nothing-to-read`, `too-large`, `out-of-memory`, `ambiguous`.
    ///
    /// ```
    /// assert_eq!(unhusk::Error::OutOfMemory.code(), "out-of-memory");
    /// ```
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Error::NothingToRead => "nothing-to-read",
            Error::TooLarge { .. } | Error::TooMany { .. } => "too-large",
            Error::OutOfMemory => "out-of-memory",
            Error::Ambiguous => "ambiguous",
        }
    }
}
