//! What an earlier run has written, so that the next goes on behind it.
//!
//! Pages are written in the order in which they are read. So it is enough to know, for each file, the offset of
//! the last record of it that was written, and how many lines are about that offset: there can be several, as
//! packed records can share one.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::BuildHasher;

use foldhash::quality::FixedState;

/// What an earlier run has written.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// By the hash of the path: a crawl can have many files.
    places: HashMap<u64, Place>,
    /// Pages that were written.
    pub(super) pages: usize,
    /// How many of them have no article.
    pub(super) failures: usize,
}

/// How far a file was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Of the last record; `None` for a file that is a page, or could not be read.
    pub(super) offset: Option<u64>,
    /// Lines about that offset.
    pub(super) lines: usize,
}

impl Done {
    /// Notes a page, in the order of writing.
    pub(super) fn note(&mut self, path: &str, offset: Option<u64>, failed: bool) {
        self.pages += 1;
        self.failures += usize::from(failed);
        match self.places.entry(hash(path)) {
            Entry::Occupied(mut place) if place.get().offset == offset => {
                place.get_mut().lines += 1;
            }
            entry => {
                entry.insert_entry(Place { offset, lines: 1 });
            }
        }
    }

    /// How far a file was read; `None` if it was not.
    pub(super) fn place(&self, path: &str) -> Option<Place> {
        self.places.get(&hash(path)).copied()
    }
}

/// A hash of a path that is the same whenever it is made.
pub(super) fn hash(path: &str) -> u64 {
    FixedState::default().hash_one(path)
}
