//! Web archives (WARC 1.0 and 1.1, ISO 28500), packed by record or not: the HTML pages in them.
//!
//! A record that is damaged is told of, and reading goes on at the next one that can be found. Of
//! any record, no more than one page is held in memory.

mod record;
mod response;
mod scan;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;

use flate2::bufread::GzDecoder;

use self::record::{Record, Trouble};
pub(super) use self::response::Response;
use super::error::PageError;

/// Bytes of an archive that are read at a time.
const BUFFER: usize = 128 << 10;

/// What packed archives, and packed pages, start with.
const GZIP: [u8; 3] = [0x1F, 0x8B, 8];

/// A page of an archive, or what is wrong where a record should be.
pub(super) struct Found {
    /// Where in the file the record starts; in a packed archive, the part of the file that holds it.
    pub(super) offset: u64,
    /// Where the page is from (`WARC-Target-URI`), as far as known.
    pub(super) url: Option<String>,
    /// When it was fetched (`WARC-Date`).
    pub(super) fetched: Option<String>,
    /// The page as the server sent it.
    pub(super) page: Result<Response, PageError>,
}

/// Takes what is found; a break ends the reading.
pub(super) type Take<'t> = &'t mut dyn FnMut(Found) -> ControlFlow<()>;

/// Reads the pages of an archive, from an offset that was given with one of them, or from 0.
///
/// # Errors
/// [`io::Error`] where the file can't be read. Damage in it is given to `take` instead.
pub(super) fn read(path: &Path, start: u64, take: Take<'_>) -> io::Result<ControlFlow<()>> {
    let mut file = BufReader::with_capacity(BUFFER, File::open(path)?);
    let is_packed = file.fill_buf()?.starts_with(&GZIP[..2]);
    file.seek(SeekFrom::Start(start))?;
    if is_packed {
        packed(file, take)
    } else {
        plain(file, take)
    }
}

/// Reads records that follow each other as they are.
fn plain(mut file: BufReader<File>, take: Take<'_>) -> io::Result<ControlFlow<()>> {
    let mut first = None;
    while first.is_some() || scan::skip_blank(&mut file)? {
        let line = first.as_ref().map_or(0, |line: &Vec<u8>| line.len() as u64);
        let offset = file.stream_position()? - line;
        let mut record = Record::default();
        let problem = match record.read(&mut file, first.take()) {
            Ok(()) => None,
            Err(Trouble::Damaged(problem)) => Some(problem),
            Err(Trouble::Read(error)) => return Err(error),
        };
        if problem.is_some() {
            // What damaged this record may have hidden the next ones in it.
            file.seek(SeekFrom::Start(offset + 1))?;
            first = scan::next_record(&mut file)?;
        }
        if record.give(offset, problem, take).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        if problem.is_some() && first.is_none() {
            break;
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Reads records that are packed: each by itself, or many in one.
fn packed(mut file: BufReader<File>, take: Take<'_>) -> io::Result<ControlFlow<()>> {
    while !file.fill_buf()?.is_empty() {
        let offset = file.stream_position()?;
        match member(&mut file, offset, take) {
            Ok(ControlFlow::Continue(())) => {}
            Ok(ControlFlow::Break(())) => return Ok(ControlFlow::Break(())),
            Err(error) if is_damage(&error) => {
                if !scan::next_packed(&mut file, offset + 1)? {
                    break;
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Reads the records that one packed part holds. An error that is damage has been given to `take`.
fn member(file: &mut BufReader<File>, offset: u64, take: Take<'_>) -> io::Result<ControlFlow<()>> {
    let mut reader = BufReader::with_capacity(BUFFER, GzDecoder::new(file));
    let mut first = None;
    let mut step = scan::skip_blank(&mut reader).map_err(Trouble::Read);
    loop {
        let mut record = Record::default();
        if let Ok(true) = step {
            let read = record.read(&mut reader, first.take());
            // At the end of a part it turns out whether it was whole.
            step = read.and_then(|()| Ok(scan::skip_blank(&mut reader)?));
        } else if let Ok(false) = step {
            return Ok(ControlFlow::Continue(()));
        }
        let problem = match &step {
            Ok(_) => None,
            Err(Trouble::Damaged(problem)) => Some(*problem),
            Err(Trouble::Read(error)) => is_damage(error).then_some(PACKING),
        };
        let is_readable = problem.is_some() || step.is_ok();
        if is_readable && record.give(offset, problem, take).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        match step {
            Ok(_) => {}
            Err(Trouble::Read(error)) => return Err(error),
            Err(Trouble::Damaged(_)) => {
                first = scan::next_record(&mut reader)?;
                step = Ok(first.is_some());
            }
        }
    }
}

/// What is wrong with a record that can't be unpacked.
const PACKING: &str = "it can't be unpacked";

/// Whether an error says that what was packed is not as it was.
fn is_damage(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    matches!(error.kind(), InvalidData | InvalidInput | UnexpectedEof)
}
