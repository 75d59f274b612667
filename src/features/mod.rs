//! What a learned model can see of a page: one row of numbers for each block.
//!
//! Every feature is one line of a table, its name beside the function that computes it: about the
//! text of a block ([`text`]), its place ([`place`]), the containers around it ([`around`]), what the
//! rules say of it ([`opinion`]), and the page as a whole ([`whole`]). The functions look things up in
//! [`Facts`], which one pass over the page fills.

mod around;
mod chain;
mod facts;
mod languages;
mod opinion;
mod place;
mod text;
mod tokens;
mod whole;

pub use facts::{Facts, LEVELS};
pub use tokens::{Role, Tokens, heading_tokens, short_tokens};

use std::sync::OnceLock;

use crate::measure::hash;

/// What a feature is computed from: the facts of a page, and a block's index.
pub type Value = fn(&Facts<'_>, usize) -> f32;

/// One feature.
#[derive(Debug, Clone, Copy)]
pub struct Feature {
    /// Its name, unique.
    pub name: &'static str,
    /// Its value for a block.
    pub value: Value,
    /// The same for all blocks of a page.
    pub of_page: bool,
}

/// All features, in the order of a row.
#[must_use]
pub fn all() -> &'static [Feature] {
    static ALL: OnceLock<Vec<Feature>> = OnceLock::new();
    ALL.get_or_init(|| {
        let feature = |of_page| {
            move |&(name, value): &(&'static str, Value)| Feature {
                name,
                value,
                of_page,
            }
        };
        let blocks = [text::FEATURES, place::FEATURES, opinion::FEATURES];
        let blocks = blocks.iter().chain(around::FEATURES);
        let blocks = blocks.flat_map(|table| table.iter().map(feature(false)));
        let whole = whole::FEATURES.iter();
        blocks
            .chain(whole.flat_map(|table| table.iter().map(feature(true))))
            .collect()
    })
}

/// Tells this set of features from any other: a hash of their names in order. Change
/// [`REVISION`] when a feature keeps its name and means something else.
#[must_use]
pub fn version() -> u32 {
    let names = all()
        .iter()
        .map(|feature| hash::word("feature", feature.name));
    names.fold(REVISION, hash::pair)
}

/// Counts changes of what features of the same name mean.
const REVISION: u32 = 1;

#[cfg(test)]
mod tests;
