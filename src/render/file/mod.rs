//! The article as a file to keep.

mod front_matter;
mod name;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::pictures::{self, Sources};
use super::words::Words;
use super::{markdown, reader};
use crate::article::Article;
use crate::rewrite::is_image_address;

pub use front_matter::front_matter;
pub use name::file_name;

/// What a file is.
///
/// ```
/// assert_eq!(unhusk::render::FileFormat::Html.names(), ("html", "text/html"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum FileFormat {
    /// Markdown with YAML front matter.
    Markdown,
    /// A page that needs nothing else, in the reader's layout.
    Html,
}

impl FileFormat {
    /// The file's extension, and its MIME type.
    ///
    /// ```
    /// assert_eq!(unhusk::render::FileFormat::Markdown.names(), ("md", "text/markdown"));
    /// ```
    #[must_use]
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            FileFormat::Markdown => ("md", "text/markdown"),
            FileFormat::Html => ("html", "text/html"),
        }
    }
}

/// A file of text.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// use unhusk::render::{FileFormat, Sources, Words, text_file};
///
/// let file = text_file(&article, FileFormat::Html, &Sources::default(), &Words::english(&article));
/// assert_eq!((file.name.as_str(), file.mime), ("Rain.html", "text/html"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TextFile {
    /// Its name, which any system takes.
    pub name: String,
    /// Its MIME type.
    #[serde(rename = "type")]
    pub mime: &'static str,
    /// What it holds.
    pub text: String,
}

/// The article as a file. A page holds the pictures for which `pictures` has a `data:` address; all
/// others stay on the web. What it says around the article is in `words`.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// use unhusk::render::{FileFormat, Sources, Words, text_file};
///
/// let file = text_file(&article, FileFormat::Markdown, &Sources::default(), &Words::english(&article));
/// assert_eq!(file.name, "Rain.md");
/// assert!(file.text.starts_with("---\n"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn text_file(
    article: &Article,
    format: FileFormat,
    pictures: &Sources,
    words: &Words,
) -> TextFile {
    let (extension, mime) = format.names();
    TextFile {
        name: file_name(&article.metadata, extension),
        mime,
        text: match format {
            FileFormat::Markdown => markdown_file(article),
            FileFormat::Html => reader::page(&with_pictures(article, pictures), words),
        },
    }
}

/// Front matter, the title as a heading, and the article.
fn markdown_file(article: &Article) -> String {
    let parts = [
        markdown(&super::copy::title(article)),
        markdown(&article.content),
    ];
    let text: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}\n{}\n", front_matter(article), text.join("\n\n"))
}

fn with_pictures(article: &Article, pictures: &Sources) -> Article {
    let safe =
        |(from, to): (&String, &String)| is_image_address(to).then(|| (from.clone(), to.clone()));
    let sources: Sources = pictures.iter().filter_map(safe).collect();
    let mut article = article.clone();
    article.content = pictures::with_sources(&article.content, &sources);
    if let Some(moved) = article
        .metadata
        .image
        .as_ref()
        .and_then(|image| sources.get(image))
    {
        article.metadata.image = Some(moved.clone());
    }
    article
}
