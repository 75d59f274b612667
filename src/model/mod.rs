//! The learned model: which blocks are content, and what kind of page it is.
//!
//! It is made by the training pipeline in `model/` and read from one file ([`file`]). A block's
//! features become bins (how many of a feature's thresholds lie below its value), and boosted trees
//! add up what the bins say. There are two stages: the [`second`] also sees what the first thinks
//! of the blocks around a block. Then [`selection`] chooses the blocks.

mod explain;
mod file;
mod kind;
mod second;
pub mod selection;
mod tokens;
mod trees;

pub use explain::Weight;
pub use file::ModelError;
pub use kind::PageKind;

use std::sync::OnceLock;

use crate::features::{self, Facts, Feature};
use tokens::TokenTable;
use trees::{Bins, Forest, Rows};

/// The model that comes with the engine.
const BUILT_IN: &[u8] = include_bytes!("model.bin");

/// A learned model.
///
/// ```
/// use unhusk::{Model, Options, Snapshot, explain};
///
/// let page = Snapshot::new(b"<p>It has rained in the valley for three days.</p>", "");
/// let options = Options { model: Model::built_in(), ..Options::default() };
/// let score = explain(&page, options, 0)?.blocks[0].score;
/// assert!(score.is_some_and(|score| (0.0..=1.0).contains(&score)));
/// # Ok::<(), unhusk::Error>(())
/// ```
pub struct Model {
    /// The features of blocks that it looks at, of those that the engine has.
    columns: Vec<&'static Feature>,
    /// The features of pages that tell their kind.
    page_columns: Vec<&'static Feature>,
    tokens: TokenTable,
    bins: Bins,
    page_bins: Bins,
    first: Forest,
    second: Forest,
    kinds: Vec<Forest>,
}

/// What the model says of a page.
#[derive(Debug, Clone)]
pub(crate) struct Scores {
    /// For each block, the chance that it is content, 0 to 1, by both stages.
    pub blocks: Vec<f32>,
    /// The same by the first stage alone.
    #[cfg_attr(
        not(feature = "cli"),
        expect(dead_code, reason = "training looks at it")
    )]
    pub first: Vec<f32>,
    /// The chance of each kind, in the order of [`PageKind::LEARNED`]; they add up to 1.
    pub kinds: [f32; PageKind::LEARNED.len()],
}

impl Model {
    /// The model that comes with the engine; `None` if it was made for other features, which a test
    /// rules out.
    ///
    /// ```
    /// assert!(unhusk::Model::built_in().is_some());
    /// ```
    #[must_use]
    pub fn built_in() -> Option<&'static Model> {
        static MODEL: OnceLock<Option<Model>> = OnceLock::new();
        MODEL
            .get_or_init(|| Model::from_bytes(BUILT_IN).ok())
            .as_ref()
    }

    /// A model from the bytes of a file.
    ///
    /// ```
    /// use unhusk::{Model, ModelError};
    ///
    /// assert_eq!(Model::from_bytes(b"no model").err(), Some(ModelError::Damaged));
    /// ```
    ///
    /// # Errors
    /// [`ModelError`] where the bytes are not a model, or one for other features than the engine's.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, ModelError> {
        file::read(bytes)
    }

    /// Scores a page.
    #[must_use]
    pub(crate) fn score(&self, facts: &Facts<'_>) -> Scores {
        self.score_rows(facts).0
    }

    /// Scores a page; with them, the bins of all columns of the second stage, a row for each block.
    fn score_rows(&self, facts: &Facts<'_>) -> (Scores, Rows) {
        let kinds = self.kinds(facts);
        let mut rows = Rows::new(self.bins.len(), facts.len());
        // The columns of the first stage come first, and the second uses them again.
        let own = self.first_columns(facts, &mut rows);
        let first: Vec<f32> = self.first.sums(&rows).into_iter().map(sigmoid).collect();
        let around = second::Around::new(facts, &first);
        let kind_columns = own + second::WIDTH;
        let kind_bins: [u8; PageKind::LEARNED.len()] =
            std::array::from_fn(|offset| self.bins.of(kind_columns + offset, kinds[offset]));
        for block in 0..facts.len() {
            for (offset, value) in around.features(block).into_iter().enumerate() {
                rows.set(block, own + offset, self.bins.of(own + offset, value));
            }
            for (offset, bin) in kind_bins.into_iter().enumerate() {
                rows.set(block, kind_columns + offset, bin);
            }
        }
        let scores = Scores {
            blocks: self.second.sums(&rows).into_iter().map(sigmoid).collect(),
            first,
            kinds,
        };
        (scores, rows)
    }

    /// Fills the columns that the first stage looks at; returns their number.
    fn first_columns(&self, facts: &Facts<'_>, rows: &mut Rows) -> usize {
        for (column, feature) in self.columns.iter().enumerate() {
            // Neighbours are often alike, and a page's own features are the same for all.
            let mut last = None;
            for block in 0..facts.len() {
                let bin = match last {
                    Some((_, bin)) if feature.of_page => bin,
                    _ => {
                        let value = (feature.value)(facts, block);
                        match last {
                            Some((same, bin)) if value.to_bits() == same => bin,
                            _ => {
                                let bin = self.bins.of(column, value);
                                last = Some((value.to_bits(), bin));
                                bin
                            }
                        }
                    }
                };
                rows.set(block, column, bin);
            }
        }
        let tokens = self.columns.len();
        let mut words = self.tokens.of_page(facts);
        for block in 0..facts.len() {
            for (offset, value) in words.features(block).into_iter().enumerate() {
                let column = tokens + offset;
                rows.set(block, column, self.bins.of(column, value));
            }
        }
        tokens + tokens::WIDTH
    }

    fn kinds(&self, facts: &Facts<'_>) -> [f32; PageKind::LEARNED.len()] {
        if facts.is_empty() {
            return [0.0; PageKind::LEARNED.len()];
        }
        let mut row = Rows::new(self.page_columns.len(), 1);
        for (column, feature) in self.page_columns.iter().enumerate() {
            let value = (feature.value)(facts, 0);
            row.set(0, column, self.page_bins.of(column, value));
        }
        let mut chances = [0.0; PageKind::LEARNED.len()];
        for (chance, forest) in chances.iter_mut().zip(&self.kinds) {
            *chance = forest.sums(&row).first().map_or(0.0, |sum| sum.exp());
        }
        let total: f32 = chances.iter().sum();
        chances.map(|chance| chance / total.max(f32::MIN_POSITIVE))
    }

    /// Names of the columns that the second stage looks at.
    #[must_use]
    pub(crate) fn names(&self) -> Vec<&'static str> {
        let columns = self.columns.iter().map(|feature| feature.name);
        columns
            .chain(tokens::NAMES.iter().copied())
            .chain(second::NAMES.iter().copied())
            .chain(PageKind::LEARNED.iter().map(|kind| kind.name()))
            .collect()
    }
}

fn sigmoid(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// The feature of this place in [`features::all`].
fn feature(index: u16) -> Option<&'static Feature> {
    features::all().get(usize::from(index))
}

#[cfg(test)]
mod tests;
