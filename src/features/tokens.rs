//! Words whose meaning is learned rather than listed: names of elements, words of headings, words of
//! short blocks. They are given as hashes; a model has a table of those it knows.

use super::Facts;
use super::facts::number;
use crate::measure::hash;

/// Words at the start of a heading or short block that are looked up.
pub(super) const FIRST_WORDS: usize = 8;

/// Words up to which a block is short.
const SHORT: f32 = 6.0;

/// Start of the hashes that tell roles apart; any number would do.
const ROLE_SEED: u32 = 0x0B5E_55ED;

/// What a token is a word of. Tokens of different roles are told apart by their hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A name of the element that a block stands in.
    Own,
    /// A name of an element around that one.
    Outer,
    /// A word of the heading before a block, or of itself.
    Heading,
    /// A word of a short block.
    Short,
    /// All of a short block.
    Whole,
}

impl Role {
    /// The hash of a token in this role.
    #[must_use]
    pub fn of(self, token: u32) -> u32 {
        token ^ hash::pair(ROLE_SEED, self as u32)
    }
}

/// The tokens of a page's texts.
pub struct Tokens {
    /// For each block, the heading that speaks for it: one past its index, 0 for none.
    heads: Vec<u32>,
}

impl Tokens {
    /// Tokens of a page.
    #[must_use]
    pub fn new(facts: &Facts<'_>) -> Tokens {
        let mut head = 0;
        let heads = (0..facts.len())
            .map(|block| {
                let text = &facts.texts.texts[block];
                let heading = facts.holder(block).tag.heading_level().is_some();
                if heading || (text.runs <= SHORT && facts.block(block).emphasised) {
                    head = u32::try_from(block + 1).unwrap_or_default();
                }
                head
            })
            .collect();
        Tokens { heads }
    }

    /// The block whose heading speaks for a block, itself if it is one.
    #[must_use]
    pub fn head(&self, block: usize) -> Option<usize> {
        (self.heads[block] as usize).checked_sub(1)
    }
}

/// The first words of a block, in the role of a heading's.
pub fn heading_tokens<'f>(facts: &'f Facts<'_>, head: usize) -> impl Iterator<Item = u32> + 'f {
    let words = facts.texts.first_words(head).iter();
    words.map(|word| Role::Heading.of(*word))
}

/// All of a short block and then its words; nothing for a long one.
pub fn short_tokens<'f>(facts: &'f Facts<'_>, block: usize) -> impl Iterator<Item = u32> + 'f {
    let words = facts.texts.first_words(block);
    let short = facts.texts.texts[block].runs <= SHORT && number(words.len()) > 0.0;
    let words = if short { words } else { &[] };
    let whole = short.then(|| Role::Whole.of(words.iter().copied().fold(0, hash::pair)));
    let each = words.iter().map(|word| Role::Short.of(*word));
    whole.into_iter().chain(each)
}
