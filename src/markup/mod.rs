//! What both passes and all outputs share about HTML: element names, byte ranges.

mod span;
mod tag;

pub use span::Span;
pub use tag::{Layout, Policy, Tag};
