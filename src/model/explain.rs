//! What weighed most in the score of a block.

use serde::Serialize;

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
        let (scores, bins) = self.score_rows(facts);
        let width = self.bins.len();
        let rows: Vec<&[u8]> = bins.chunks_exact(width).collect();
        let usual: Vec<u8> = (0..width).map(|column| median(&rows, column)).collect();
        let names = self.names();
        let weights = rows
            .iter()
            .map(|row| {
                let whole = self.second.sum(row);
                let mut changed = row.to_vec();
                let mut weights = Vec::with_capacity(width);
                for (column, feature) in names.iter().enumerate() {
                    changed[column] = usual[column];
                    let added = whole - self.second.sum(&changed);
                    changed[column] = row[column];
                    if added != 0.0 {
                        weights.push(Weight { feature, added });
                    }
                }
                weights.sort_by(|a, b| b.added.abs().total_cmp(&a.added.abs()));
                weights.truncate(most);
                weights
            })
            .collect();
        (scores, weights)
    }
}

fn median(rows: &[&[u8]], column: usize) -> u8 {
    let mut values: Vec<u8> = rows.iter().map(|row| row[column]).collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}
