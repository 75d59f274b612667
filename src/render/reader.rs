//! The reader: the article with its title, details and the list of what was removed.

use super::copy::is_web_address;
use super::html::{self, escape_attribute, escape_text};
use super::summary;
use super::words::{Words, day};
use crate::article::{Article, Metadata, Piece, Removal, RemovalKind};
use crate::markup::{Layout, Tag};
use crate::rewrite::is_image_address;

/// The reader's style sheet.
///
/// ```
/// let article = unhusk::passage(&unhusk::Snapshot::new(b"<p>Rain</p>", ""), None)?;
/// assert!(unhusk::render::reader_page(&article).contains(unhusk::render::READER_STYLE));
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const READER_STYLE: &str = concat!(
    include_str!("reader.css"),
    include_str!("content.css"),
    include_str!("print.css")
);

/// What a page of the reader may load: pictures, and its own style sheet.
const CONTENT_POLICY: &str =
    "default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline'";

/// Blocks at the start of an article in which a picture makes a lead picture needless.
const LEAD_BLOCKS: usize = 5;

/// The reader's content as a fragment: header, lead picture, article, what was removed.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// let reader = unhusk::render::reader_fragment(&article);
/// assert!(reader.contains("<article class=\"unhusk-content\"><p>It has rained"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn reader_fragment(article: &Article) -> String {
    fragment(article, &Words::english(article))
}

fn fragment(article: &Article, words: &Words) -> String {
    let mut out = String::new();
    header(&article.metadata, words, &mut out);
    lead(article, &mut out);
    out.push_str("<article class=\"unhusk-content\">");
    pages(article, &mut out);
    out.push_str("</article>");
    removed(&article.removed, &mut out);
    out
}

/// The reader as a whole page that needs nothing but the article's pictures.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// let page = unhusk::render::reader_page(&article);
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn reader_page(article: &Article) -> String {
    page(article, &Words::english(article))
}

/// The same, with words of another language around the article.
pub(super) fn page(article: &Article, words: &Words) -> String {
    let metadata = &article.metadata;
    let mut out = String::from("<!DOCTYPE html>\n<html");
    language(metadata, &mut out);
    out.push_str("><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\"");
    attribute("content", CONTENT_POLICY, &mut out);
    out.push_str("><meta name=\"referrer\" content=\"no-referrer\">");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
    escape_text(
        metadata.title.as_deref().unwrap_or(&words.article),
        &mut out,
    );
    out.push_str("</title><style>\n");
    out.push_str(READER_STYLE);
    out.push_str("</style></head><body class=\"unhusk-page\"><main class=\"unhusk-reader\"");
    language(metadata, &mut out);
    out.push('>');
    out.push_str(&fragment(article, words));
    out.push_str("</main></body></html>\n");
    out
}

/// Language and direction as attributes.
fn language(metadata: &Metadata, out: &mut String) {
    if let Some(lang) = &metadata.lang {
        attribute("lang", lang, out);
    }
    if let Some(dir) = &metadata.dir {
        attribute("dir", dir, out);
    }
}

/// Language and direction of what is not the article's.
fn own_language(words: &Words, out: &mut String) {
    attribute("lang", &words.lang, out);
    attribute("dir", &words.dir, out);
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape_attribute(value, out);
    out.push('"');
}

fn header(metadata: &Metadata, words: &Words, out: &mut String) {
    out.push_str("<header class=\"unhusk-header\">");
    site(metadata, out);
    if let Some(title) = &metadata.title {
        out.push_str("<h1>");
        escape_text(title, out);
        out.push_str("</h1>");
    }
    // Names and dates may run in different directions, and neither in the article's.
    out.push_str("<p class=\"unhusk-details\">");
    if let Some(byline) = &metadata.byline {
        out.push_str("<span dir=\"auto\">");
        escape_text(byline, out);
        out.push_str("</span> · ");
    }
    if let Some(given) = day(metadata) {
        out.push_str("<time");
        match &words.date {
            Some(_) => own_language(words, out),
            None => attribute("dir", "auto", out),
        }
        attribute("datetime", given, out);
        out.push('>');
        escape_text(words.date.as_deref().unwrap_or(given), out);
        out.push_str("</time> · ");
    }
    out.push_str("<span");
    own_language(words, out);
    out.push('>');
    escape_text(&words.minutes, out);
    out.push_str("</span></p></header>");
}

/// The site's name, or its host, linked to the page.
fn site(metadata: &Metadata, out: &mut String) {
    let address = metadata.url.as_deref().filter(|url| is_web_address(url));
    let host = address
        .and_then(|address| url::Url::parse(address).ok())
        .and_then(|url| {
            url.host_str()
                .map(|host| host.trim_start_matches("www.").to_owned())
        });
    let Some(name) = metadata.site.clone().or(host) else {
        return;
    };
    out.push_str("<p class=\"unhusk-site\">");
    if let Some(address) = address {
        out.push_str("<a");
        attribute("href", address, out);
        attribute("rel", "noopener noreferrer", out);
        out.push('>');
    }
    escape_text(&name, out);
    out.push_str(if address.is_some() {
        "</a></p>"
    } else {
        "</p>"
    });
}

/// The lead picture, unless the article has it or starts with a picture of its own.
fn lead(article: &Article, out: &mut String) {
    let image = article
        .metadata
        .image
        .as_deref()
        .filter(|image| is_image_address(image));
    let Some(image) = image.filter(|image| !shows(&article.content, image)) else {
        return;
    };
    out.push_str("<figure class=\"unhusk-lead\"><img");
    attribute("src", image, out);
    out.push_str(" alt=\"\" loading=\"lazy\" referrerpolicy=\"no-referrer\"></figure>");
}

/// Whether the pieces show a picture early, or this one anywhere.
fn shows(pieces: &[Piece], image: &str) -> bool {
    let mut blocks = 0;
    let mut in_block = false;
    for piece in pieces {
        match piece {
            Piece::Void(element) if element.tag == Tag::Img => {
                let source = element.attribute("src").unwrap_or_default();
                if blocks <= LEAD_BLOCKS || path(source) == path(image) {
                    return true;
                }
            }
            Piece::Open(element) if element.tag.layout() == Layout::Block => in_block = false,
            Piece::Close(tag) if tag.layout() == Layout::Block => in_block = false,
            Piece::Text(text) if !in_block && !text.trim().is_empty() => {
                in_block = true;
                blocks += 1;
            }
            _ => {}
        }
    }
    false
}

/// A URL without its query: what stays the same when only the size asked for differs.
fn path(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}

/// The content, with the number of each page after the first above it.
fn pages(article: &Article, out: &mut String) {
    let mut start = 0;
    for (index, &turn) in article.turns.iter().enumerate() {
        let page = article.content.get(start..turn).unwrap_or_default();
        out.push_str(&html::html(page));
        out.push_str(&format!(
            "<p class=\"unhusk-turn\" dir=\"ltr\" lang=\"en\">Page {}</p>",
            index + 2
        ));
        start = turn + 1;
    }
    let rest = article.content.get(start..).unwrap_or_default();
    out.push_str(&html::html(rest));
}

/// The list of what was removed, behind its summary.
fn removed(removals: &[Removal], out: &mut String) {
    if removals.is_empty() {
        return;
    }
    out.push_str("<details class=\"unhusk-removed\"><summary>");
    escape_text(&summary(removals), out);
    out.push_str("</summary><ul>");
    for kind in RemovalKind::ALL {
        for removal in removals.iter().filter(|removal| removal.kind == *kind) {
            out.push_str("<li><b>");
            escape_text(kind.label(1), out);
            out.push_str("</b> ");
            escape_text(&removal.text, out);
            out.push_str(" <small>");
            escape_text(removal.reason, out);
            out.push_str("</small></li>");
        }
    }
    out.push_str("</ul></details>");
}
