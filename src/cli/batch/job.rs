//! A page that is to be read, and where it is from.

use std::path::PathBuf;

use serde::Deserialize;

use crate::cli::error::PageError;
use crate::cli::input;
use crate::cli::warc::Response;
use crate::parse;

/// A page that is to be read.
pub(super) struct Job {
    pub(super) origin: Origin,
    pub(super) page: Page,
}

/// Where a page is from.
#[derive(Debug, Default)]
pub(super) struct Origin {
    /// The file; `-` is standard input.
    pub(super) path: String,
    /// Where in an archive its record starts.
    pub(super) offset: Option<u64>,
    /// The address that it was fetched from.
    pub(super) url: Option<String>,
    /// When it was fetched.
    pub(super) fetched: Option<String>,
}

/// The page itself.
pub(super) enum Page {
    /// A file of its own.
    File(PathBuf),
    /// What a server has sent.
    Response(Response),
    /// A line of standard input.
    Line(Vec<u8>),
    /// One that can't be read.
    None(PageError),
}

/// What a line of standard input holds.
#[derive(Deserialize)]
struct Line {
    url: Option<String>,
    /// The page's markup.
    html: Option<String>,
    /// The response of a server with its header, in base64.
    http: Option<String>,
}

/// A page that has been read.
#[derive(Default)]
pub(super) struct Source {
    pub(super) markup: String,
    /// How many bytes it had.
    pub(super) bytes: usize,
}

impl Job {
    /// The page's markup. The origin learns its address, if that stands with the page.
    pub(super) fn read(self) -> (Origin, Result<Source, PageError>) {
        let mut origin = self.origin;
        let source = match self.page {
            Page::File(path) => input::read(&path).map(|bytes| decoded(&bytes, None)),
            Page::Response(response) => unpacked(response),
            Page::Line(bytes) => line(&bytes, &mut origin),
            Page::None(error) => Err(error),
        };
        (origin, source)
    }
}

fn decoded(bytes: &[u8], charset: Option<&str>) -> Source {
    Source {
        markup: parse::decode(bytes, charset),
        bytes: bytes.len(),
    }
}

fn unpacked(response: Response) -> Result<Source, PageError> {
    let charset = response.charset().map(str::to_owned);
    let bytes = response.into_page()?;
    Ok(decoded(&bytes, charset.as_deref()))
}

fn line(bytes: &[u8], origin: &mut Origin) -> Result<Source, PageError> {
    use base64::{Engine, engine::general_purpose::STANDARD};

    let problem = |problem: &str| PageError::Line(problem.to_owned());
    let line: Line = serde_json::from_slice(bytes).map_err(|error| problem(&error.to_string()))?;
    origin.url = line.url;
    match (line.html, line.http) {
        (Some(markup), None) if markup.is_empty() => Err(PageError::Empty),
        (Some(markup), None) => Ok(Source {
            bytes: markup.len(),
            markup,
        }),
        (None, Some(http)) => {
            let bytes = STANDARD
                .decode(http)
                .map_err(|error| problem(&error.to_string()))?;
            let response = Response::from_bytes(&bytes)
                .ok_or_else(|| problem("its HTTP header can't be read"))?;
            if !response.is_page(None) {
                return Err(PageError::OtherKind);
            }
            unpacked(response)
        }
        (Some(_), Some(_)) => Err(problem("it has both")),
        (None, None) => Err(problem("it has neither")),
    }
}
