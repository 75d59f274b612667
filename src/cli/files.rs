//! Which files are read: those that are named, and what is in the folders that are named.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::error::PageError;

/// Endings of the pages that are read in folders; each may have `.gz` after it.
const PAGES: [&str; 3] = [".html", ".htm", ".xhtml"];

/// The ending of web archives, which may have `.gz` after it.
const ARCHIVE: &str = ".warc";

/// A file to be read, or why it can't be.
pub(super) type Entry = Result<PathBuf, Problem>;

/// A path that can't be read.
pub(super) struct Problem {
    pub(super) path: PathBuf,
    pub(super) error: PageError,
}

/// The files of a path: the path itself, or what is wanted of what is in the folder, by name.
pub(super) fn walk(path: &Path, is_wanted: fn(&Path) -> bool) -> impl Iterator<Item = Entry> {
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name();
    let path = path.to_owned();
    walk.into_iter().filter_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) if entry.depth() > 0 && !is_wanted(entry.path()) => None,
        Ok(entry) => Some(Ok(entry.into_path())),
        Err(error) => Some(Err(Problem {
            path: error.path().unwrap_or(&path).to_owned(),
            error: PageError::Unreadable(error.into()),
        })),
    })
}

/// Whether a file in a folder is a page, by its name.
pub(super) fn is_page(path: &Path) -> bool {
    has_ending(path, &PAGES)
}

/// Whether a file is a web archive, by its name.
pub(super) fn is_archive(path: &Path) -> bool {
    has_ending(path, &[ARCHIVE])
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    endings.iter().any(|ending| name.ends_with(ending))
}
