//! The clean copy: what goes to the clipboard.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::html::{self, escape_attribute, escape_text};
use super::markdown::{self, markdown};
use super::pictures::without_pictures;
use super::plain::plain;
use super::words::{Words, day};
use crate::article::{Article, Element, Piece};
use crate::markup::Tag;

/// What a copy is to be.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// use unhusk::render::{CopyFormat, CopyOptions, copy};
///
/// let copied = copy(&article, CopyOptions { format: CopyFormat::Text, ..CopyOptions::default() });
/// assert!(copied.plain.starts_with("Rain\n"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum CopyFormat {
    /// Formatted text, with Markdown for places that take none.
    #[default]
    Rich,
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
    /// HTML source.
    Html,
}

/// How an article is copied.
///
/// ```
/// let options = unhusk::render::CopyOptions { images: false, ..Default::default() };
/// assert!(options.title && options.source);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(default)]
pub struct CopyOptions {
    /// What the copy is.
    pub format: CopyFormat,
    /// Whether title, authors and date come first.
    pub title: bool,
    /// Whether the article's address comes last.
    pub source: bool,
    /// Whether pictures and their captions are in it.
    pub images: bool,
}

impl Default for CopyOptions {
    fn default() -> Self {
        CopyOptions {
            format: CopyFormat::default(),
            title: true,
            source: true,
            images: true,
        }
    }
}

/// A copy, ready for the clipboard.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// use unhusk::render::{CopyOptions, copy};
///
/// let copied = copy(&article, CopyOptions::default());
/// assert!(copied.html.is_some());
/// assert_eq!(copied.words, article.words);
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Copied {
    /// For `text/html`, where the copy is formatted text.
    pub html: Option<String>,
    /// For `text/plain`.
    pub plain: String,
    /// Words of the article that are in it.
    pub words: usize,
}

/// Copies an article.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// use unhusk::render::{CopyFormat, CopyOptions, copy};
///
/// let options = CopyOptions { format: CopyFormat::Markdown, ..CopyOptions::default() };
/// let copied = copy(&article, options);
/// assert_eq!(copied.html, None);
/// assert!(copied.plain.starts_with("# Rain\n\nIt has rained"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn copy(article: &Article, options: CopyOptions) -> Copied {
    let parts = Parts::new(article, options);
    let (html, plain) = match options.format {
        CopyFormat::Rich => (Some(parts.html()), parts.markdown()),
        CopyFormat::Markdown => (None, parts.markdown()),
        CopyFormat::Text => (None, parts.text()),
        CopyFormat::Html => (None, parts.html()),
    };
    Copied {
        html,
        plain,
        words: article.words,
    }
}

/// The whole copy as Markdown: title as a heading, authors and date, article, source.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// let markdown = unhusk::render::clip_markdown(&article);
/// assert!(markdown.starts_with("# Rain\n\nIt has rained"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn clip_markdown(article: &Article) -> String {
    Parts::new(article, CopyOptions::default()).markdown()
}

/// What a copy consists of.
struct Parts<'a> {
    head: Vec<Piece>,
    content: Cow<'a, [Piece]>,
    source: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn new(article: &'a Article, options: CopyOptions) -> Self {
        let content = &article.content;
        Parts {
            head: if options.title {
                head(article, &Words::english(article))
            } else {
                Vec::new()
            },
            content: if options.images {
                Cow::from(content)
            } else {
                Cow::from(without_pictures(content))
            },
            source: source(article).filter(|_| options.source),
        }
    }

    fn html(&self) -> String {
        let mut out = html::html(&self.head);
        out.push_str(&html::html_elsewhere(&self.content));
        if let Some(url) = self.source {
            out.push_str("<p>Source: <a href=\"");
            escape_attribute(url, &mut out);
            out.push_str("\">");
            escape_text(url, &mut out);
            out.push_str("</a></p>");
        }
        out
    }

    fn markdown(&self) -> String {
        self.joined(markdown, |url| {
            format!("Source: <{}>", markdown::address(url))
        })
    }

    fn text(&self) -> String {
        self.joined(plain, |url| format!("Source: {url}"))
    }

    fn joined(&self, write: fn(&[Piece]) -> String, source: impl Fn(&str) -> String) -> String {
        [write(&self.head), write(&self.content)]
            .into_iter()
            .chain(self.source.map(source))
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n")
    }
}

/// Title, and a line of authors and date.
pub(super) fn head(article: &Article, words: &Words) -> Vec<Piece> {
    let metadata = &article.metadata;
    let date = words.date.as_deref().or(day(metadata));
    let details: Vec<String> = metadata
        .byline
        .clone()
        .into_iter()
        .chain(date.map(str::to_owned))
        .collect();
    let mut pieces = title(article);
    pieces.extend(block(Tag::P, details.join(" · ")));
    pieces
}

/// The title as a heading.
pub(super) fn title(article: &Article) -> Vec<Piece> {
    block(Tag::H1, article.metadata.title.clone().unwrap_or_default())
}

/// A block of text, if there is any.
fn block(tag: Tag, text: String) -> Vec<Piece> {
    if text.is_empty() {
        return Vec::new();
    }
    let element = Element::new(tag);
    vec![Piece::Open(element), Piece::Text(text), Piece::Close(tag)]
}

/// The article's address, if it is one on the web.
pub(super) fn source(article: &Article) -> Option<&str> {
    article
        .metadata
        .url
        .as_deref()
        .filter(|url| is_web_address(url))
}

/// Whether a URL is one of `http` or `https`.
pub(super) fn is_web_address(url: &str) -> bool {
    url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}
