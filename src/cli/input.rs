//! Bytes of pages from files and standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use super::error::PageError;
use crate::limits::PAGE_BYTES;

/// What gzip files start with.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// Reads a file, or standard input for `-`, and unpacks it if it is packed.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, PageError> {
    let bytes = if path == Path::new("-") {
        up_to_limit(io::stdin().lock())?
    } else {
        up_to_limit(File::open(path)?)?
    };
    let bytes = if bytes.starts_with(&GZIP) {
        up_to_limit(MultiGzDecoder::new(bytes.as_slice()))?
    } else {
        bytes
    };
    if bytes.is_empty() {
        return Err(PageError::Empty);
    }
    Ok(bytes)
}

/// All bytes of a source, of which there must be no more than a page may have.
pub(super) fn up_to_limit(source: impl Read) -> Result<Vec<u8>, PageError> {
    let mut bytes = Vec::new();
    source.take(PAGE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > PAGE_BYTES {
        return Err(PageError::TooLarge);
    }
    Ok(bytes)
}
