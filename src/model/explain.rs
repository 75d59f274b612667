//! What weighed most in the score of a block.

use serde::Serialize;

use super::trees::Rows;
use super::{Model, Scores};
use crate::features::Facts;

/// How much one feature moved the score of a block.
///
/// ```
/// let weight = unhusk::explain::Weight { feature: "link density", added: -1.25 };
/// assert_eq!(format!("{} {:+.1}", weight.feature, weight.added), "link density -1.2");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Weight {
    /// Name of the feature.
    pub feature: &'static str,
    /// What the score, in log-odds, would lose if the feature were what it usually is on this page.
    pub added: f32,
}

impl Model {
    /// Scores a page, and names for each block the `most` features that weighed most in the second
    /// stage: those whose change to the page's median changes the score most.
    #[must_use]
    pub(crate) fn explain(&self, facts: &Facts<'_>, most: usize) -> (Scores, Vec<Vec<Weight>>) {
        let (scores, rows) = self.score_rows(facts);
        let names = self.names();
        let usual: Vec<u8> = (0..names.len())
            .map(|column| median(&rows, column))
            .collect();
        let whole = self.second.sums(&rows);
        let weights = whole
            .iter()
            .enumerate()
            .map(|(row, whole)| {
                // The same row once for each column, with what that column usually is.
                let mut changed = Rows::new(names.len(), names.len());
                for (column, usual) in usual.iter().enumerate() {
                    for other in 0..names.len() {
                        changed.set(other, column, rows.get(row, column));
                    }
                    changed.set(column, column, *usual);
                }
                let without = self.second.sums(&changed);
                let mut weights: Vec<Weight> = names
                    .iter()
                    .zip(without)
                    .map(|(feature, without)| Weight {
                        feature,
                        added: whole - without,
                    })
                    .filter(|weight| weight.added != 0.0)
                    .collect();
                weights.sort_by(|a, b| b.added.abs().total_cmp(&a.added.abs()));
                weights.truncate(most);
                weights
            })
            .collect();
        (scores, weights)
    }
}

fn median(rows: &Rows, column: usize) -> u8 {
    let mut values: Vec<u8> = (0..rows.len()).map(|row| rows.get(row, column)).collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}
