//! What a server has sent: which page it is, and its bytes as they were before they were packed for the way.

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use httparse::{ParserConfig, Status};

use crate::cli::error::PageError;
use crate::cli::input::up_to_limit;
use crate::parse;

/// Fields that the header of a response may have.
const FIELDS: usize = 256;

/// Types of pages.
const TYPES: [&str; 2] = ["text/html", "application/xhtml+xml"];

/// Bytes that are unpacked at a time.
const BUFFER: usize = 16 << 10;

/// A response of a server.
#[derive(Debug, Default)]
pub(in crate::cli) struct Response {
    /// What follows the header, as it was sent.
    pub(in crate::cli) body: Vec<u8>,
    status: Option<u16>,
    /// Media type, in lower case.
    kind: String,
    charset: Option<String>,
    is_chunked: bool,
    /// How the body is packed, the last step last.
    packings: Vec<String>,
}

impl Response {
    /// A response from all of its bytes.
    pub(in crate::cli) fn from_bytes(bytes: &[u8]) -> Option<Response> {
        let end = |mark: &[u8]| {
            let at = bytes.windows(mark.len()).position(|part| part == mark);
            at.map(|at| at + mark.len())
        };
        let end = [end(b"\r\n\r\n"), end(b"\n\n")]
            .into_iter()
            .flatten()
            .min()?;
        let (header, body) = bytes.split_at(end);
        let mut response = Response::from_header(header)?;
        response.body = body.to_vec();
        Some(response)
    }

    /// A response without its body, from the lines of its header.
    pub(super) fn from_header(bytes: &[u8]) -> Option<Response> {
        // By hand, since archives have versions here that no longer have a status line.
        let end = bytes.iter().position(|&byte| byte == b'\n')? + 1;
        let (line, lines) = bytes.split_at(end);
        let line = String::from_utf8_lossy(line);
        let status = line.strip_prefix("HTTP/")?.split_ascii_whitespace().nth(1);
        let lines = [&b"HTTP/1.1 200 OK\r\n"[..], lines].concat();

        let mut fields = [httparse::EMPTY_HEADER; FIELDS];
        let mut parsed = httparse::Response::new(&mut fields);
        let outcome = ParserConfig::default()
            .allow_obsolete_multiline_headers_in_responses(true)
            .allow_spaces_after_header_name_in_responses(true)
            .ignore_invalid_headers_in_responses(true)
            .parse_response(&mut parsed, &lines);
        let Ok(Status::Complete(_)) = outcome else {
            return None;
        };
        let mut response = Response {
            status: status.and_then(|status| status.parse().ok()),
            ..Response::default()
        };
        for field in parsed.headers {
            let value = String::from_utf8_lossy(field.value).to_ascii_lowercase();
            match field.name.to_ascii_lowercase().as_str() {
                "content-type" => (response.kind, response.charset) = media_type(&value),
                "content-encoding" => response.packings.extend(list(&value)),
                "transfer-encoding" => {
                    response.is_chunked |= list(&value).any(|packing| packing == "chunked");
                }
                _ => {}
            }
        }
        Some(response)
    }

    /// Whether it is a page, and not a file of another kind, or a message that there is none. A crawler may have
    /// identified its type by itself.
    pub(in crate::cli) fn is_page(&self, identified: Option<&str>) -> bool {
        let kind = identified.map_or_else(|| self.kind.clone(), |kind| media_type(kind).0);
        let is_fine = self
            .status
            .is_some_and(|status| (200..300).contains(&status));
        is_fine && TYPES.contains(&kind.as_str())
    }

    /// The encoding that the server says the page has.
    pub(in crate::cli) fn charset(&self) -> Option<&str> {
        self.charset.as_deref()
    }

    /// The page's bytes, unpacked.
    pub(in crate::cli) fn into_page(self) -> Result<Vec<u8>, PageError> {
        let mut bytes = self.body;
        if self.is_chunked
            && let Some(whole) = joined(&bytes)
        {
            bytes = whole;
        }
        for packing in self.packings.iter().rev() {
            // Many crawlers store pages unpacked, and leave the header as it was.
            if is_markup(&bytes) {
                break;
            }
            bytes = unpacked(&bytes, packing)?;
        }
        if bytes.is_empty() {
            return Err(PageError::Empty);
        }
        Ok(bytes)
    }
}

/// The type and the `charset` of a media type.
fn media_type(value: &str) -> (String, Option<String>) {
    let kind = value.split(';').next().unwrap_or_default().trim();
    let charset = parse::charset(value).map(str::to_owned);
    (kind.to_ascii_lowercase(), charset)
}

fn list(value: &str) -> impl Iterator<Item = String> {
    value.split(',').map(|part| part.trim().to_owned())
}

/// A body without the lengths of its chunks. `None` if it has none.
fn joined(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    // A page that was cut off ends without the last chunk, which has no bytes.
    while let Ok(Status::Complete((start, length))) = httparse::parse_chunk_size(rest) {
        rest = &rest[start..];
        let length = usize::try_from(length)
            .unwrap_or(usize::MAX)
            .min(rest.len());
        if length == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(&rest[..length]);
        rest = &rest[length..];
        rest = rest.strip_prefix(b"\r\n").unwrap_or(rest);
    }
    (!whole.is_empty()).then_some(whole)
}

/// Whether bytes start as markup does, and as nothing that is packed.
fn is_markup(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match bytes.trim_ascii_start() {
        [b'<', next, ..] => next.is_ascii_alphabetic() || b"!?".contains(next),
        _ => false,
    }
}

fn unpacked(bytes: &[u8], packing: &str) -> Result<Vec<u8>, PageError> {
    match packing {
        "" | "identity" => Ok(bytes.to_vec()),
        "gzip" | "x-gzip" => up_to_limit(MultiGzDecoder::new(bytes)),
        "deflate" => match up_to_limit(ZlibDecoder::new(bytes)) {
            // Some servers leave out the frame that the standard asks for.
            Err(PageError::Unreadable(_)) => up_to_limit(DeflateDecoder::new(bytes)),
            outcome => outcome,
        },
        "br" => up_to_limit(brotli_decompressor::Decompressor::new(bytes, BUFFER)),
        _ => Err(PageError::Packing(packing.to_owned())),
    }
}
