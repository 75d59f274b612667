//! Why a file does not become an article.

use std::io;

use thiserror::Error;

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

impl PageError {
    /// A stable, machine-readable name.
    pub(super) fn code(&self) -> &'static str {
        match self {
            PageError::Unreadable(_) => "unreadable",
            PageError::Empty => "empty",
            PageError::TooLarge => "too-large",
            PageError::TooDeep => "too-deep",
            PageError::TooManyAttributes => "too-many-attributes",
            PageError::TooManyNodes => "too-many-elements",
            PageError::Engine(error) => error.code(),
        }
    }
}
