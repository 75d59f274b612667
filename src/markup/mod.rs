//! What both passes and all outputs share about HTML: element names, byte ranges.

mod between;
mod decimal;
mod decode;
mod excerpt;
mod span;
mod start_tag;
mod stream;
mod tag;

pub(crate) use decimal::decimal;
pub use decode::decode;
pub(crate) use excerpt::excerpt;
pub use span::Span;
pub use start_tag::StartTag;
pub(crate) use stream::count_tags;
pub use stream::{Visitor, stream};
pub use tag::{Layout, Policy, Tag};
