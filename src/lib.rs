//! Unhusk takes the husk off a web page.

pub mod article;
pub mod error;
pub mod markup;
pub mod metadata;
pub mod snapshot;

pub use article::{Article, Element, Metadata, Piece, Removal, RemovalKind};
pub use error::Error;
pub use snapshot::Snapshot;
