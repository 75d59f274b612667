//! Pages from folders.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::read::MultiGzDecoder;

/// Reads a page, and unpacks it if it is packed.
///
/// # Errors
/// When the file can't be read.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(|| format!("can't open {}", path.display()))?;
    if path.extension().is_some_and(|ending| ending == "gz") {
        MultiGzDecoder::new(file).read_to_end(&mut bytes)
    } else {
        (&file).read_to_end(&mut bytes)
    }
    .with_context(|| format!("can't read {}", path.display()))?;
    Ok(bytes)
}

/// The pages named in a list, a path a line.
///
/// # Errors
/// When the list can't be read.
pub fn listed(list: &Path) -> Result<Vec<PathBuf>> {
    let text =
        fs::read_to_string(list).with_context(|| format!("can't read {}", list.display()))?;
    Ok(text.lines().map(PathBuf::from).collect())
}
