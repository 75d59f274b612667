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

use crate::features::{self, Facts, Feature, Tokens};
use tokens::TokenTable;
use trees::{Bins, Forest};

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

    /// Scores a page; with them, the bins of all columns of the second stage, block by block.
    fn score_rows(&self, facts: &Facts<'_>) -> (Scores, Vec<u8>) {
        let kinds = self.kinds(facts);
        let width = self.bins.len();
        let mut bins = vec![0; width * facts.len()];
        // The columns of the first stage come first, and the second uses them again.
        let own = self.first_columns(facts, &mut bins);
        let first: Vec<f32> = self
            .first
            .sums(&bins, width)
            .into_iter()
            .map(sigmoid)
            .collect();
        let around = second::Around::new(facts, &first);
        let kind_columns = own + second::WIDTH;
        for (block, row) in bins.chunks_exact_mut(width).enumerate() {
            for (offset, value) in around.features(block).into_iter().enumerate() {
                row[own + offset] = self.bins.of(own + offset, value);
            }
            for (offset, value) in kinds.iter().enumerate() {
                row[kind_columns + offset] = self.bins.of(kind_columns + offset, *value);
            }
        }
        let blocks = self
            .second
            .sums(&bins, width)
            .into_iter()
            .map(sigmoid)
            .collect();
        let scores = Scores {
            blocks,
            first,
            kinds,
        };
        (scores, bins)
    }

    /// Fills the columns that the first stage looks at; returns their number.
    fn first_columns(&self, facts: &Facts<'_>, bins: &mut [u8]) -> usize {
        let words = Tokens::new(facts);
        let names = self.tokens.names(facts);
        let of_page = |(column, feature): (usize, &&Feature)| {
            let value =
                (feature.of_page && !facts.is_empty()).then(|| (feature.value)(facts, 0))?;
            Some(self.bins.of(column, value))
        };
        let constant: Vec<Option<u8>> = self.columns.iter().enumerate().map(of_page).collect();
        let tokens = self.columns.len();
        for (block, row) in bins.chunks_exact_mut(self.bins.len()).enumerate() {
            for (column, feature) in self.columns.iter().enumerate() {
                row[column] = constant[column]
                    .unwrap_or_else(|| self.bins.of(column, (feature.value)(facts, block)));
            }
            let learned = self.tokens.features(facts, &words, &names, block);
            for (offset, value) in learned.into_iter().enumerate() {
                row[tokens + offset] = self.bins.of(tokens + offset, value);
            }
        }
        tokens + tokens::WIDTH
    }

    fn kinds(&self, facts: &Facts<'_>) -> [f32; PageKind::LEARNED.len()] {
        if facts.is_empty() {
            return [0.0; PageKind::LEARNED.len()];
        }
        let row: Vec<u8> = self
            .page_columns
            .iter()
            .enumerate()
            .map(|(column, feature)| self.page_bins.of(column, (feature.value)(facts, 0)))
            .collect();
        let mut chances = [0.0; PageKind::LEARNED.len()];
        for (chance, forest) in chances.iter_mut().zip(&self.kinds) {
            *chance = forest.sum(&row).exp();
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
