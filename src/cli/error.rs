//! Why a file does not become an article.

use std::io;

use thiserror::Error;

use crate::parse::ParseError;
use crate::{Error, limits};

/// Why a file does not become an article.
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
            PageError::Page(error) => error.code(),
        }
    }
}
