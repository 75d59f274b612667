//! Each page of the inputs, in order, but for those that an earlier run has written.

use std::collections::HashSet;
use std::io::{self, BufRead, Read};
use std::ops::ControlFlow::{self, Continue};
use std::path::{Path, PathBuf};

use super::done::{self, Done};
use super::job::{Job, Origin, Page};
use super::progress::Progress;
use crate::cli::error::PageError;
use crate::cli::files::{self, is_archive, is_page};
use crate::cli::warc;
use crate::limits::PAGE_BYTES;

/// Bytes of a line of standard input: in JSON, a page takes up more than by itself.
const LINE_BYTES: usize = 2 * PAGE_BYTES;

/// What is to be read.
pub(super) struct Inputs<'a> {
    pub(super) paths: &'a [PathBuf],
    pub(super) done: &'a Done,
    pub(super) progress: &'a Progress,
}

/// Takes a page; a break ends the reading.
type Take<'t> = &'t mut dyn FnMut(Job) -> ControlFlow<()>;

impl Inputs<'_> {
    /// Gives each page to `take`, in order. A file that is met twice is read once.
    pub(super) fn each(&self, take: Take<'_>) -> ControlFlow<()> {
        let mut met = HashSet::new();
        for path in self.paths {
            if path == Path::new("-") {
                lines(take)?;
                continue;
            }
            for entry in files::walk(path, is_wanted) {
                let path = match &entry {
                    Ok(path) => path,
                    Err(problem) => &problem.path,
                };
                let name = path.to_string_lossy().into_owned();
                if met.insert(done::hash(&name)) {
                    self.file(name, entry, take)?;
                }
            }
        }
        Continue(())
    }

    fn file(&self, name: String, entry: files::Entry, take: Take<'_>) -> ControlFlow<()> {
        let page = match entry {
            Ok(path) if is_archive(&path) => return self.archive(&name, &path, take),
            Ok(path) => {
                self.progress.read(size(&path).unwrap_or_default());
                Page::File(path)
            }
            Err(problem) => Page::None(problem.error),
        };
        if self.done.place(&name).is_some() {
            return Continue(());
        }
        take(Job {
            origin: Origin {
                path: name,
                ..Origin::default()
            },
            page,
        })
    }

    fn archive(&self, name: &str, path: &Path, take: Take<'_>) -> ControlFlow<()> {
        let place = self.done.place(name);
        let (start, mut skip) = match place {
            // It could not be read then.
            Some(place) if place.offset.is_none() => return Continue(()),
            Some(place) => (place.offset.unwrap_or_default(), place.lines),
            None => (0, 0),
        };
        let mut at = start;
        self.progress.read(start);
        let outcome = warc::read(path, start, &mut |found| {
            self.progress.read(found.offset.saturating_sub(at));
            at = at.max(found.offset);
            if found.offset == start && skip > 0 {
                skip -= 1;
                return Continue(());
            }
            take(Job {
                origin: Origin {
                    path: name.to_owned(),
                    offset: Some(found.offset),
                    url: found.url,
                    fetched: found.fetched,
                },
                page: found.page.map_or_else(Page::None, Page::Response),
            })
        });
        match outcome {
            Ok(flow) => flow,
            Err(error) => take(Job {
                origin: Origin {
                    path: name.to_owned(),
                    ..Origin::default()
                },
                page: Page::None(error.into()),
            }),
        }
    }
}

/// Bytes of all files of these paths.
pub(super) fn bytes(paths: &[PathBuf]) -> u64 {
    let files = paths.iter().flat_map(|path| files::walk(path, is_wanted));
    let sizes = files.filter_map(|entry| size(&entry.ok()?));
    sizes.sum()
}

fn is_wanted(path: &Path) -> bool {
    is_page(path) || is_archive(path)
}

fn size(path: &Path) -> Option<u64> {
    path.metadata().ok().map(|file| file.len())
}

/// The pages of standard input.
fn lines(take: Take<'_>) -> ControlFlow<()> {
    let mut input = io::stdin().lock();
    loop {
        let page = match line(&mut input) {
            Ok(None) => return Continue(()),
            Ok(Some(line)) if line.trim_ascii().is_empty() => continue,
            Ok(Some(line)) if line.len() > LINE_BYTES => Page::None(PageError::TooLarge),
            Ok(Some(line)) => Page::Line(line),
            Err(error) => Page::None(error.into()),
        };
        let is_end = matches!(page, Page::None(PageError::Unreadable(_)));
        take(Job {
            origin: Origin {
                path: "-".to_owned(),
                ..Origin::default()
            },
            page,
        })?;
        if is_end {
            return Continue(());
        }
    }
}

/// A line, of which no more is kept than what tells that it is too long.
fn line(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let limit = LINE_BYTES as u64 + 1;
    if input.by_ref().take(limit).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() > LINE_BYTES && line.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
    }
    Ok(Some(line))
}
