//! Boosted trees over bins.

/// Thresholds of each column: what turns a value into a bin.
pub(super) struct Bins {
    /// Thresholds of all columns, ascending in each.
    pub thresholds: Vec<f32>,
    /// Where each column's thresholds start, and where the last end.
    pub starts: Vec<usize>,
}

impl Bins {
    /// Number of columns.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The bin of a value: the number of thresholds below it.
    pub fn of(&self, column: usize, value: f32) -> u8 {
        let thresholds = &self.thresholds[self.starts[column]..self.starts[column + 1]];
        let below = thresholds.partition_point(|threshold| value > *threshold);
        u8::try_from(below).unwrap_or(u8::MAX)
    }
}

/// Rows that are led through a tree side by side, so that the steps of one need not wait for those of
/// another.
const LANES: usize = 8;

/// A node: bins up to `bin` go left. A leaf leads to itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub column: u8,
    pub bin: u8,
    pub left: u8,
    pub right: u8,
}

/// One tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tree {
    /// Where its nodes start; the first is the root.
    pub start: usize,
    /// Steps from the root to the farthest leaf.
    pub depth: u8,
}

/// Trees whose leaves are added up.
#[derive(Default)]
pub(super) struct Forest {
    pub trees: Vec<Tree>,
    pub nodes: Vec<Node>,
    /// What each node adds where a row ends at it.
    pub values: Vec<f32>,
}

impl Forest {
    /// The sum of the leaves that a row of bins leads to.
    pub fn sum(&self, row: &[u8]) -> f32 {
        let [sum] = self.sum_each([row]);
        sum
    }

    /// The sums of all rows of this many bins each.
    pub fn sums(&self, rows: &[u8], width: usize) -> Vec<f32> {
        let mut sums = Vec::with_capacity(rows.len() / width.max(1));
        let mut together = rows.chunks_exact((LANES * width).max(1));
        for rows in &mut together {
            let lane = |lane: usize| &rows[lane * width..(lane + 1) * width];
            sums.extend(self.sum_each::<LANES>(std::array::from_fn(lane)));
        }
        let rest = together.remainder().chunks_exact(width.max(1));
        sums.extend(rest.map(|row| self.sum(row)));
        sums
    }

    /// Every row takes as many steps as the deepest leaf is away: which way it goes is then arithmetic, not
    /// a branch that the processor would have to guess.
    fn sum_each<const N: usize>(&self, rows: [&[u8]; N]) -> [f32; N] {
        let mut sums = [0.0; N];
        for tree in &self.trees {
            let nodes = &self.nodes[tree.start..];
            let mut at = [0; N];
            for _ in 0..tree.depth {
                for (at, row) in at.iter_mut().zip(rows) {
                    let node = nodes[usize::from(*at)];
                    let left = row[usize::from(node.column)] <= node.bin;
                    *at = if left { node.left } else { node.right };
                }
            }
            for (sum, at) in sums.iter_mut().zip(at) {
                *sum += self.values[tree.start + usize::from(at)];
            }
        }
        sums
    }
}
