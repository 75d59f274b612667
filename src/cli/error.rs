//! Why a file does not become an article.

use std::io;

use thiserror::Error;

use crate::parse::ParseError;
use crate::{Error, limits};

/// Why a file does not become an article.
///
/// ```
/// assert_eq!(unhusk::cli::PageError::Empty.to_string(), "is empty");
/// ```
#[derive(Debug, Error)]
pub enum PageError {
    /// The file is not there, may not be read, or is not what its packing says.
    #[error("can't be read: {0}")]
    Unreadable(#[from] io::Error),
    /// The file holds nothing at all.
    #[error("is empty")]
    Empty,
    /// The file is larger than is accepted.
    #[error("is too large: the limit is {} bytes, unpacked", limits::PAGE_BYTES)]
    TooLarge,
    /// The record of an archive is not as it should be.
    #[error("is in a damaged record: {0}")]
    Damaged(&'static str),
    /// The server has packed the page in a way that is not known here.
    #[error("is packed in a way that can't be read: {0}")]
    Packing(String),
    /// The response of a server is none that an article could be in.
    #[error("is no HTML page, or came with a status that says so")]
    OtherKind,
    /// A line of the input does not hold a page.
    #[error(
        "is no page: a line must be a JSON object with \"html\" or \"http\" and, if known, \"url\": {0}"
    )]
    Line(String),
    /// Its markup does not become an article.
    #[error("{0}")]
    Page(#[from] ParseError),
}

impl From<Error> for PageError {
    fn from(error: Error) -> Self {
        PageError::Page(error.into())
    }
}

impl PageError {
    /// A stable, machine-readable name.
    pub(super) fn code(&self) -> &'static str {
        match self {
            PageError::Unreadable(_) => "unreadable",
            PageError::Empty => "empty",
            PageError::TooLarge => "too-large",
            PageError::Damaged(_) => "damaged",
            PageError::Packing(_) => "unknown-packing",
            PageError::OtherKind => "no-html",
            PageError::Line(_) => "no-page",
            PageError::Page(error) => error.code(),
        }
    }
}
