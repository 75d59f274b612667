//! One record: its header, and the page in it.

use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

use httparse::Status;

use super::response::Response;
use super::scan::MARK;
use super::{Found, Take};
use crate::cli::error::PageError;
use crate::limits::PAGE_BYTES;

/// Bytes that the header of a record, or of a response, may have.
const HEADER_BYTES: usize = 64 << 10;

/// Fields that the header of a record may have.
const FIELDS: usize = 128;

/// Why a record can't be read.
pub(super) enum Trouble {
    /// It is not as it should be.
    Damaged(&'static str),
    /// The file can't be read.
    Read(io::Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Trouble::Read(error)
    }
}

/// What is known of a record.
#[derive(Default)]
pub(super) struct Record {
    url: Option<String>,
    fetched: Option<String>,
    /// The page, if the record is one.
    page: Option<Result<Response, PageError>>,
}

/// The fields of a record's header that matter here.
#[derive(Default)]
struct Header {
    /// Whether it is what a server has sent, by HTTP.
    is_response: bool,
    length: Option<u64>,
    url: Option<String>,
    date: Option<String>,
    /// What the crawler found the page to be, whatever the server says.
    identified: Option<String>,
}

impl Record {
    /// Reads a record, from its first line (which may have been read), to the end of its block.
    pub(super) fn read(
        &mut self,
        reader: &mut dyn BufRead,
        first: Option<Vec<u8>>,
    ) -> Result<(), Trouble> {
        let mut bytes = first.unwrap_or_default();
        if bytes.is_empty() {
            (&mut *reader)
                .take(HEADER_BYTES as u64)
                .read_until(b'\n', &mut bytes)?;
        }
        if !bytes.starts_with(MARK) {
            return Err(Trouble::Damaged("no record starts where one should"));
        }
        if !header_block(reader, &mut bytes)? {
            return Err(Trouble::Damaged("its header has no end"));
        }
        let header = Header::parse(&bytes).ok_or(Trouble::Damaged("its header can't be read"))?;
        (self.url, self.fetched) = (header.url, header.date);
        let length = header
            .length
            .ok_or(Trouble::Damaged("its header does not say how long it is"))?;
        let mut block = (&mut *reader).take(length);
        if header.is_response && length > 0 {
            self.page = page(&mut block, header.identified)?;
        }
        io::copy(&mut block, &mut io::sink())?;
        if block.limit() > 0 {
            return Err(Trouble::Damaged("it ends before its time"));
        }
        end(reader)
    }

    /// Gives what is to be said of the record, if it is a page or damaged.
    pub(super) fn give(
        self,
        offset: u64,
        problem: Option<&'static str>,
        take: Take<'_>,
    ) -> ControlFlow<()> {
        let page = match problem {
            Some(problem) => Err(PageError::Damaged(problem)),
            None => match self.page {
                Some(page) => page,
                None => return ControlFlow::Continue(()),
            },
        };
        take(Found {
            offset,
            url: self.url,
            fetched: self.fetched,
            page,
        })
    }
}

/// The page in the block of a response, if it is one.
fn page(
    block: &mut dyn BufRead,
    identified: Option<String>,
) -> io::Result<Option<Result<Response, PageError>>> {
    let mut bytes = Vec::new();
    let is_whole = header_block(block, &mut bytes)?;
    let header = is_whole.then(|| Response::from_header(&bytes)).flatten();
    let Some(mut response) = header else {
        let problem = "its HTTP header can't be read";
        return Ok(Some(Err(PageError::Damaged(problem))));
    };
    if !response.is_page(identified.as_deref()) {
        return Ok(None);
    }
    let limit = PAGE_BYTES as u64 + 1;
    (&mut *block).take(limit).read_to_end(&mut response.body)?;
    Ok(Some(if response.body.len() > PAGE_BYTES {
        Err(PageError::TooLarge)
    } else {
        Ok(response)
    }))
}

/// Reads lines up to an empty one, that one too. False if there is none.
fn header_block(reader: &mut dyn BufRead, bytes: &mut Vec<u8>) -> io::Result<bool> {
    loop {
        let start = bytes.len();
        let room = HEADER_BYTES.saturating_sub(start) as u64;
        (&mut *reader).take(room).read_until(b'\n', bytes)?;
        match &bytes[start..] {
            b"\n" | b"\r\n" => return Ok(true),
            [.., b'\n'] => {}
            _ => return Ok(false),
        }
    }
}

/// Two ends of lines stand after a record. Where there is something else, its length is wrong.
fn end(reader: &mut dyn BufRead) -> Result<(), Trouble> {
    match reader.fill_buf()?.first() {
        None | Some(b'\r' | b'\n') => Ok(()),
        Some(_) => Err(Trouble::Damaged("its length is not what its header says")),
    }
}

impl Header {
    /// The header of a record from its lines, the first of which is the version.
    fn parse(bytes: &[u8]) -> Option<Header> {
        let start = bytes.iter().position(|&byte| byte == b'\n')? + 1;
        let lines = unfolded(&bytes[start..]);
        let mut fields = [httparse::EMPTY_HEADER; FIELDS];
        let Ok(Status::Complete((_, fields))) = httparse::parse_headers(&lines, &mut fields) else {
            return None;
        };
        let mut header = Header::default();
        let (mut kind, mut content) = (String::new(), String::new());
        for field in fields {
            let value = || String::from_utf8_lossy(field.value.trim_ascii()).into_owned();
            match field.name.to_ascii_lowercase().as_str() {
                // Twice: that of the next record follows one that was cut off.
                "warc-type" if !kind.is_empty() => return None,
                "content-length" if header.length.is_some() => return None,
                "warc-type" => kind = value().to_ascii_lowercase(),
                "content-type" => content = value().to_ascii_lowercase(),
                "content-length" => header.length = Some(value().parse().ok()?),
                "warc-date" => header.date = Some(value()),
                "warc-identified-payload-type" => header.identified = Some(value()),
                "warc-target-uri" => {
                    // Some writers put it between angle brackets, as an early draft had it.
                    let uri = value();
                    let inner = uri.strip_prefix('<').and_then(|uri| uri.strip_suffix('>'));
                    header.url = Some(inner.unwrap_or(&uri).to_owned());
                }
                _ => {}
            }
        }
        header.is_response = kind == "response" && content.starts_with("application/http");
        Some(header)
    }
}

/// The lines of a header, with those that go on in the next line joined.
fn unfolded(lines: &[u8]) -> Vec<u8> {
    let mut joined: Vec<u8> = Vec::with_capacity(lines.len());
    for line in lines.split_inclusive(|&byte| byte == b'\n') {
        let goes_on = line.first().is_some_and(|byte| b" \t".contains(byte));
        if goes_on && !joined.is_empty() {
            joined.truncate(joined.trim_ascii_end().len());
        }
        joined.extend_from_slice(line);
    }
    joined
}
