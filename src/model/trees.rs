//! Boosted trees over bins.

/// Set in a child's number where it is a leaf.
pub(super) const LEAF: u8 = 0x80;

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

/// An inner node: bins up to `bin` go left. A child is the number of a node, or of a leaf with [`LEAF`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub column: u8,
    pub bin: u8,
    pub left: u8,
    pub right: u8,
}

/// One tree, as ranges of its forest's arrays.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tree {
    pub nodes: usize,
    pub leaves: usize,
    pub root: u8,
}

/// Trees whose leaves are added up.
pub(super) struct Forest {
    pub trees: Vec<Tree>,
    pub nodes: Vec<Node>,
    pub leaves: Vec<f32>,
}

impl Forest {
    /// The sum of the leaves that a row of bins leads to.
    pub fn sum(&self, row: &[u8]) -> f32 {
        let mut sum = 0.0;
        for tree in &self.trees {
            let nodes = &self.nodes[tree.nodes..];
            let mut at = tree.root;
            while at & LEAF == 0 {
                let node = nodes[usize::from(at)];
                let left = row[usize::from(node.column)] <= node.bin;
                at = if left { node.left } else { node.right };
            }
            sum += self.leaves[tree.leaves + usize::from(at & !LEAF)];
        }
        sum
    }
}
