//! What both passes and all outputs share about HTML: element names, byte ranges.

mod excerpt;
mod span;
mod stream;
mod tag;

pub use excerpt::excerpt;
pub use span::Span;
pub use stream::{StartTag, Visitor, decode, stream};
pub use tag::{Layout, Policy, Tag};
