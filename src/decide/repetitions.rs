//! Texts that stand on a page once more.

use std::collections::HashSet;

use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::decide::verdict::{Verdicts, drop_block};
use crate::measure::{Block, Within};
use crate::model::PageKind;

/// Words from which a text that stands twice is a repetition.
const REPEATED_WORDS: usize = 5;

/// The same where texts like each other are to be expected.
const REPEATED_LONG: usize = 25;

/// Places where they are: commands in steps, credits of pictures.
const REPEATING: Within = Within::PREFORMATTED
    .with(Within::TERMS)
    .with(Within::FIGURE);

/// Kinds of pages whose tables hold entries or posts, and not data.
const LAID_OUT: &[PageKind] = &[
    PageKind::Listing,
    PageKind::Collection,
    PageKind::Product,
    PageKind::Forum,
];

/// Whether a block that says the same as one before it is left out for that.
pub fn may_be_copy(evidence: &Evidence<'_>, block: &Block, kind: PageKind) -> bool {
    let within = evidence.container(block.container).within;
    // Such tables lay out lists: what all of their rows say are tools and fields.
    let is_data = within.any(Within::TABLE) && !LAID_OUT.contains(&kind);
    let is_long = kind == PageKind::Documentation || within.any(REPEATING) || is_data;
    let least = if is_long {
        REPEATED_LONG
    } else {
        REPEATED_WORDS
    };
    block.words >= least
}

/// Later copies of a text on a page of a kind.
pub fn apply(evidence: &Evidence<'_>, kind: PageKind, verdicts: &mut Verdicts) {
    let mut seen = HashSet::new();
    for (index, block) in evidence.page.blocks.iter().enumerate() {
        if verdicts[index].is_some() || !may_be_copy(evidence, block, kind) {
            continue;
        }
        if !seen.insert(block.hash) {
            drop_block(
                verdicts,
                index,
                RemovalKind::Duplicate,
                "The same text stands before it.",
            );
        }
    }
}
