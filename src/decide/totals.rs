//! Totals over ranges of blocks, as differences of prefix sums.

use std::ops::Range;

use crate::measure::{Block, Page};

/// Words from which a block with sentences in it counts as prose.
const PROSE_WORDS: usize = 10;

/// Words from which a block counts as prose without any punctuation.
const LONG_WORDS: usize = 25;

/// Share of linked words above which a block is not prose.
const PROSE_LINKS: f64 = 0.35;

/// Whether a block reads like running text rather than a label, a menu or a list of links.
#[must_use]
pub fn is_prose(block: &Block) -> bool {
    block.link_density() < PROSE_LINKS
        && (block.words >= LONG_WORDS
            || (block.words >= PROSE_WORDS && (block.sentences > 0 || block.commas > 1)))
}

/// What a range of blocks holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Total {
    /// Words.
    pub words: usize,
    /// Words in links.
    pub link_words: usize,
    /// Words in blocks that are prose.
    pub prose: usize,
}

impl Total {
    /// Share of the words that are in links, 0 to 1.
    #[must_use]
    pub fn link_density(&self) -> f64 {
        self.link_words as f64 / self.words.max(1) as f64
    }

    fn minus(self, other: Total) -> Total {
        Total {
            words: self.words - other.words,
            link_words: self.link_words - other.link_words,
            prose: self.prose - other.prose,
        }
    }
}

/// Prefix sums over the blocks of a page.
#[derive(Debug)]
pub struct Totals {
    sums: Vec<Total>,
}

impl Totals {
    /// Sums over those blocks of `page` for which `counts` is true; the others count as empty.
    #[must_use]
    pub fn new(page: &Page, counts: impl Fn(usize) -> bool) -> Totals {
        let mut sums = Vec::with_capacity(page.blocks.len() + 1);
        let mut sum = Total::default();
        sums.push(sum);
        for (index, block) in page.blocks.iter().enumerate() {
            if counts(index) {
                sum.words += block.words;
                sum.link_words += block.link_words;
                sum.prose += if is_prose(block) { block.words } else { 0 };
            }
            sums.push(sum);
        }
        Totals { sums }
    }

    /// Total of a range of block indices.
    #[must_use]
    pub fn of(&self, blocks: &Range<usize>) -> Total {
        let last = self.sums.len() - 1;
        self.sums[blocks.end.min(last)].minus(self.sums[blocks.start.min(last)])
    }

    /// Total of the page.
    #[must_use]
    pub fn all(&self) -> Total {
        self.sums.last().copied().unwrap_or_default()
    }
}
