//! From an [`Article`](crate::Article) to what people and programs get: reader, HTML, Markdown,
//! text, clipboard, JSON.
//!
//! Everything here is a pure function of the article. Text, attribute values and metadata are an
//! attacker's: each output escapes them for the place where it puts them.

mod book;
mod copy;
mod date;
mod file;
mod html;
mod markdown;
mod pictures;
mod plain;
mod reader;
mod record;
mod scripts;
mod summary;
mod text;
mod words;
mod xhtml;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use book::{Book, Heading, book};
pub use copy::{Copied, CopyFormat, CopyOptions, clip_markdown, copy};
pub use file::{FileFormat, TextFile, file_name, front_matter, text_file};
pub use html::html;
pub use markdown::markdown;
pub use pictures::Sources;
pub use plain::plain;
pub use reader::{READER_STYLE, reader_fragment, reader_page};
pub use record::{ReaderView, Reading, Record};
pub use summary::{minutes, summary};
pub use text::{text, visible_text};
pub use words::Words;
