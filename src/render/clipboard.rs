//! The clean copy: what goes to the clipboard.

use super::date;
use super::html::{self, escape_attribute, escape_text};
use super::markdown::{self, markdown};
use crate::article::{Article, Element, Piece};
use crate::markup::Tag;

/// The copy as rich text: title, authors and date, article, source.
#[must_use]
pub fn clip_html(article: &Article) -> String {
    let mut out = html::html(&head(article));
    out.push_str(&html::html_elsewhere(&article.content));
    if let Some(url) = source(article) {
        out.push_str("<p>Source: <a href=\"");
        escape_attribute(url, &mut out);
        out.push_str("\">");
        escape_text(url, &mut out);
        out.push_str("</a></p>");
    }
    out
}

/// The copy as Markdown: title as a heading, authors and date, article, source.
#[must_use]
pub fn clip_markdown(article: &Article) -> String {
    let source = source(article).map(|url| format!("Source: <{}>", markdown::address(url)));
    [markdown(&head(article)), markdown(&article.content)]
        .into_iter()
        .chain(source)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Title, and a line of authors and date.
fn head(article: &Article) -> Vec<Piece> {
    let metadata = &article.metadata;
    let date = metadata
        .published
        .as_deref()
        .or(metadata.modified.as_deref());
    let details: Vec<String> = metadata
        .byline
        .clone()
        .into_iter()
        .chain(date.map(date::in_words))
        .collect();
    let mut pieces = Vec::new();
    let mut add = |tag: Tag, text: String| {
        if !text.is_empty() {
            let element = Element::new(tag);
            pieces.extend([Piece::Open(element), Piece::Text(text), Piece::Close(tag)]);
        }
    };
    add(Tag::H1, metadata.title.clone().unwrap_or_default());
    add(Tag::P, details.join(" · "));
    pieces
}

/// The article's address, if it is one on the web.
fn source(article: &Article) -> Option<&str> {
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
