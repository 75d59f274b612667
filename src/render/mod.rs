//! From an [`Article`](crate::Article) to what people and programs get: reader, HTML, Markdown,
//! text, clipboard, JSON.
//!
//! Everything here is a pure function of the article. Text, attribute values and metadata are an
//! attacker's: each output escapes them for the place where it puts them.

mod clipboard;
mod date;
mod html;
mod markdown;
mod reader;
mod record;
mod summary;
mod text;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use clipboard::{clip_html, clip_markdown};
pub use html::html;
pub use markdown::markdown;
pub use reader::{READER_STYLE, reader_fragment, reader_page};
pub use record::{Reading, Record};
pub use summary::{minutes, summary};
pub use text::{text, visible_text};
