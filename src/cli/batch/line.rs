//! What is written of a page.

use std::time::Instant;

use serde::Serialize;

use super::arguments::Content;
use super::job::{Job, Origin, Source};
use crate::Options;
use crate::article::{Metadata, Post, Removal};
use crate::cli::error::PageError;
use crate::error::Error;
use crate::model::PageKind;
use crate::parse::{self, ParseError};
use crate::render::Record;
use crate::snapshot::Snapshot;

/// What is written of a page, in the order of writing.
#[derive(Debug, Default, Serialize)]
pub(super) struct Line<'a> {
    /// The file that it is from.
    pub(super) path: &'a str,
    /// Where in an archive its record starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) offset: Option<u64>,
    /// When it was fetched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fetched: Option<&'a str>,
    /// Why there is no article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<PageKind>,
    pub(super) title: Option<&'a str>,
    pub(super) byline: Option<&'a str>,
    pub(super) published: Option<&'a str>,
    pub(super) modified: Option<&'a str>,
    pub(super) site: Option<&'a str>,
    pub(super) lang: Option<&'a str>,
    pub(super) dir: Option<&'a str>,
    /// Where it was fetched from; where that is not known, what the page says.
    pub(super) url: Option<&'a str>,
    /// What the page says of its address, where the line has that it was fetched from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) canonical: Option<&'a str>,
    pub(super) image: Option<&'a str>,
    pub(super) next: Option<&'a str>,
    pub(super) excerpt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) words: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) markdown: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) posts: Option<&'a [Post]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) removed: Option<&'a [Removal]>,
    /// Time from bytes to this line, in milliseconds.
    pub(super) ms: f64,
}

/// What became of a page.
pub(super) struct Outcome<R> {
    pub(super) row: R,
    /// Bytes of the page.
    pub(super) bytes: usize,
    pub(super) failed: bool,
}

/// Works on a page, and makes a row of what there is to be written.
pub(super) fn outcome<R>(
    job: Job,
    options: Options<'_>,
    content: &[Content],
    row: impl Fn(&Line<'_>) -> R,
) -> Outcome<R> {
    let started = Instant::now();
    let (origin, source) = job.read();
    let Source { markup, bytes } = match source {
        Ok(source) => source,
        Err(error) => {
            let mut line = failure(&origin, &error, None);
            line.ms = milliseconds(started);
            return Outcome {
                row: row(&line),
                bytes: 0,
                failed: true,
            };
        }
    };
    let url = origin.url.as_deref().unwrap_or_default();
    match parse::declutter(&markup, url, options) {
        Ok(article) => {
            let mut line = success(&origin, Record::new(&article), content);
            line.ms = milliseconds(started);
            Outcome {
                row: row(&line),
                bytes,
                failed: false,
            }
        }
        Err(error) => {
            let metadata = match error {
                ParseError::Engine(Error::NothingToRead) => describe(&markup, url),
                _ => None,
            };
            let mut line = failure(&origin, &error.into(), metadata.as_ref());
            line.ms = milliseconds(started);
            Outcome {
                row: row(&line),
                bytes,
                failed: true,
            }
        }
    }
}

/// What a page without an article says about itself.
fn describe(markup: &str, url: &str) -> Option<Metadata> {
    let dom = parse::serialised_dom(markup).ok()?;
    crate::describe(&Snapshot::new(dom.as_bytes(), url)).ok()
}

fn success<'a>(origin: &'a Origin, record: Record<'a>, content: &[Content]) -> Line<'a> {
    let chosen = |form, text| content.contains(&form).then_some(text);
    Line {
        kind: Some(record.kind),
        title: record.title,
        byline: record.byline,
        published: record.published,
        modified: record.modified,
        site: record.site,
        lang: record.lang,
        dir: record.dir,
        image: record.image,
        next: record.next,
        excerpt: record.excerpt,
        words: Some(record.words),
        html: chosen(Content::Html, record.html),
        markdown: chosen(Content::Markdown, record.markdown),
        text: chosen(Content::Text, record.text),
        posts: Some(record.posts),
        removed: Some(record.removed),
        ..from(origin, record.url)
    }
}

fn failure<'a>(origin: &'a Origin, error: &PageError, metadata: Option<&'a Metadata>) -> Line<'a> {
    let mut line = from(
        origin,
        metadata.and_then(|metadata| metadata.url.as_deref()),
    );
    line.error = Some(error.to_string());
    line.code = Some(error.code());
    if let Some(metadata) = metadata {
        line.title = metadata.title.as_deref();
        line.byline = metadata.byline.as_deref();
        line.published = metadata.published.as_deref();
        line.modified = metadata.modified.as_deref();
        line.site = metadata.site.as_deref();
        line.lang = metadata.lang.as_deref();
        line.dir = metadata.dir.as_deref();
        line.image = metadata.image.as_deref();
        line.excerpt.clone_from(&metadata.description);
    }
    line
}

/// A line that says where a page is from.
fn from<'a>(origin: &'a Origin, canonical: Option<&'a str>) -> Line<'a> {
    let url = origin.url.as_deref();
    Line {
        path: &origin.path,
        offset: origin.offset,
        fetched: origin.fetched.as_deref(),
        url: url.or(canonical),
        canonical: url.and(canonical),
        ..Line::default()
    }
}

/// Time since `started`, to the microsecond.
fn milliseconds(started: Instant) -> f64 {
    (started.elapsed().as_secs_f64() * 1e6).round() / 1e3
}
