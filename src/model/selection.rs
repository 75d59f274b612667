//! Which blocks to keep, given their scores: those that make the F1 to be expected highest.
//!
//! With a share `p` of each block's `w` words expected to be content, keeping a set of blocks gives an
//! F1 of about `2·Σp·w / (Σw + Σ_all p·w)`. Its best set is a prefix of the blocks by falling score.
//!
//! Whoever wants it stricter, or less so, gets the best F-measure of another β (van Rijsbergen, Information
//! Retrieval, 1979): `(1 + β²)·Σp·w / (Σw + β²·Σ_all p·w)`.

use crate::sort;

/// Where no block scores so much, a page has no content.
pub const EMPTY: f32 = 0.15;

/// Words added to the divisor, so that a page of few words is not decided by one of them.
const SMOOTHING: f64 = 5.0;

/// Strictness is taken to be within this.
const STRICTEST: f64 = 2.0;

/// Whether to keep each block. `words` are those that count: 0 for later copies of a text. β is halved by
/// each step of `strictness`.
#[must_use]
pub fn select(scores: &[f32], words: &[usize], strictness: f64) -> Vec<bool> {
    let recall = (-2.0 * strictness.clamp(-STRICTEST, STRICTEST)).exp2();
    let mut keep = vec![false; scores.len()];
    if scores.iter().all(|score| *score < EMPTY) {
        return keep;
    }
    let mut order: Vec<usize> = (0..scores.len()).collect();
    sort::by(&mut order, |block| !sort::number_of(scores[*block]));
    #[allow(clippy::cast_precision_loss)]
    let of = |block: usize| (f64::from(scores[block]), words[block] as f64);
    let all: f64 = (0..scores.len())
        .map(of)
        .map(|(score, words)| score * words)
        .sum();
    let (mut taken, mut hit) = (0.0, 0.0);
    let (mut best, mut length) = (f64::MIN, 0);
    for (place, block) in order.iter().enumerate() {
        let (score, words) = of(*block);
        taken += words;
        hit += score * words;
        let expected = (1.0 + recall) * hit / (taken + recall * all + SMOOTHING);
        if expected > best {
            best = expected;
            length = place + 1;
        }
    }
    for block in &order[..length] {
        keep[*block] = true;
    }
    keep
}
