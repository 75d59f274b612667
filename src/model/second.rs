//! What the second stage sees: the scores of the first around a block.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::{
    features::{Facts, LEVELS},
    sort,
};

/// The columns.
pub(super) const NAMES: [&str; WIDTH] = [
    "first_score",
    "first_level0",
    "first_level1",
    "first_others1",
    "first_level2",
    "first_others2",
    "first_level3",
    "first_others3",
    "first_level4",
    "first_others4",
    "first_before1",
    "first_after1",
    "first_before2",
    "first_after2",
    "first_before3",
    "first_after3",
    "first_window4",
    "first_back4",
    "first_ahead4",
    "first_window12",
    "first_back12",
    "first_ahead12",
    "first_mean",
    "first_total",
    "first_passed",
    "first_kept",
    "first_from_start",
    "first_to_end",
    "first_rank",
    "first_from_best",
    "first_best",
    "first_near_path",
    "first_whole_path",
];

/// Number of columns.
pub(super) const WIDTH: usize = 33;

/// Score above which the first stage takes a block for content.
const LIKELY: f64 = 0.5;

/// Words above which such a block marks where the content starts and ends.
const MARKING_WORDS: usize = 8;

/// Score and words of the blocks of one kind of place.
type Paths = HashMap<u32, (f64, f64), FixedState>;

/// Scores of the first stage, ready to be summed up around any block.
pub(super) struct Around<'f> {
    facts: &'f Facts<'f>,
    first: &'f [f32],
    words: Vec<f64>,
    all_words: Vec<f64>,
    all_scores: Vec<f64>,
    rank: Vec<usize>,
    likely_words: f64,
    start: usize,
    end: Option<usize>,
    best: usize,
    best_score: f64,
    paths: [Paths; 2],
}

/// A count as a number.
#[allow(clippy::cast_precision_loss)]
fn number(count: usize) -> f64 {
    count as f64
}

impl<'f> Around<'f> {
    /// The scores of a page's blocks by the first stage.
    pub fn new(facts: &'f Facts<'f>, first: &'f [f32]) -> Around<'f> {
        let blocks = &facts.page().blocks;
        let words: Vec<f64> = blocks
            .iter()
            .map(|block| number(block.words.max(1)))
            .collect();
        let mut all_words = vec![0.0];
        let mut all_scores = vec![0.0];
        let (mut word_sum, mut score_sum, mut likely_words) = (0.0, 0.0, 0.0);
        let (mut start, mut end) = (blocks.len(), None);
        let (mut best, mut best_weight, mut best_score) = (0, f64::MIN, 0.0);
        let mut paths = [Paths::default(), Paths::default()];
        for (index, block) in blocks.iter().enumerate() {
            let (score, own) = (f64::from(first[index]), words[index]);
            word_sum += own;
            score_sum += own * score;
            all_words.push(word_sum);
            all_scores.push(score_sum);
            if score > LIKELY {
                likely_words += own;
                if block.words > MARKING_WORDS {
                    start = start.min(index);
                    end = Some(index);
                }
            }
            if score * own.sqrt() > best_weight {
                best_weight = score * own.sqrt();
                best = index;
            }
            best_score = score.max(best_score);
            for (path, key) in paths.iter_mut().zip(facts.around.paths(block.container)) {
                let entry = path.entry(key).or_default();
                entry.0 += own * score;
                entry.1 += own;
            }
        }
        let mut order: Vec<usize> = (0..blocks.len()).collect();
        sort::by(&mut order, |block| sort::number_of(first[*block]));
        let mut rank = vec![0; blocks.len()];
        for (place, block) in order.into_iter().enumerate() {
            rank[block] = place;
        }
        Around {
            facts,
            first,
            words,
            all_words,
            all_scores,
            rank,
            likely_words,
            start,
            end,
            best,
            best_score,
            paths,
        }
    }

    fn sums(&self, from: usize, to: usize) -> (f64, f64) {
        (
            self.all_scores[to] - self.all_scores[from],
            self.all_words[to] - self.all_words[from],
        )
    }

    /// The columns of a block.
    #[allow(clippy::cast_possible_truncation)]
    pub fn features(&self, block: usize) -> [f32; WIDTH] {
        let count = self.first.len();
        let container = self.facts.page().blocks[block].container;
        let (score, own) = (f64::from(self.first[block]), self.words[block]);
        let mut row = [0.0; WIDTH];
        let mut slots = row.iter_mut();
        let mut push = |value: f64| {
            if let Some(slot) = slots.next() {
                *slot = value as f32;
            }
        };
        push(score);
        for (level, outer) in self.facts.around.levels(container).into_iter().enumerate() {
            debug_assert!(level < LEVELS);
            let blocks = &self.facts.page().containers[outer as usize].blocks;
            let (total, words) = self.sums(blocks.start, blocks.end);
            let words = words.max(1.0);
            push(total / words);
            if level > 0 {
                push((total - own * score) / (words - own).max(1.0));
            }
        }
        for step in 1..=3 {
            let before = block.checked_sub(step).map(|other| self.first[other]);
            let after = self.first.get(block + step).copied();
            // A page of so few blocks has no neighbours at this distance.
            let there = count > step;
            for other in [before, after] {
                push(other.filter(|_| there).map_or(-1.0, f64::from));
            }
        }
        for reach in [4, 12] {
            let (low, high) = (block.saturating_sub(reach), (block + reach + 1).min(count));
            let (total, words) = self.sums(low, high);
            push(total / words);
            let (total, words) = self.sums(low, block);
            push(total / words.max(1.0));
            let (total, words) = self.sums(block + 1, high);
            push(total / words.max(1.0));
        }
        let (total, words) = self.sums(0, count);
        let whole = [
            total / words,
            total,
            self.all_scores[block] / total.max(1e-6),
            self.likely_words,
            number(block) - number(self.start),
            self.end.map_or(-1.0, number) - number(block),
            number(self.rank[block]) / number(count.max(1)),
            number(block.abs_diff(self.best)),
            self.best_score,
        ];
        whole.into_iter().for_each(&mut push);
        for (paths, key) in self.paths.iter().zip(self.facts.around.paths(container)) {
            let (total, words) = paths.get(&key).copied().unwrap_or_default();
            let others = words - own;
            push(if others > 0.5 {
                (total - own * score) / others
            } else {
                score
            });
        }
        debug_assert!(slots.next().is_none());
        row
    }
}
