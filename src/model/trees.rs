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

/// Rows that are led through a tree side by side.
const LANES: usize = 16;

/// Rows of bins, stored so that those of [`LANES`] rows in one column stand side by side.
pub(super) struct Rows {
    width: usize,
    count: usize,
    tiles: Vec<[u8; LANES]>,
}

impl Rows {
    /// So many rows of this many columns, all zero.
    pub fn new(width: usize, count: usize) -> Rows {
        Rows {
            width,
            count,
            tiles: vec![[0; LANES]; width * count.div_ceil(LANES)],
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Sets a bin.
    pub fn set(&mut self, row: usize, column: usize, bin: u8) {
        self.tiles[row / LANES * self.width + column][row % LANES] = bin;
    }

    /// A bin.
    pub fn get(&self, row: usize, column: usize) -> u8 {
        self.tiles[row / LANES * self.width + column][row % LANES]
    }
}

/// Most leaves of a tree: a bit each.
pub(super) const MOST_LEAVES: usize = 32;

/// Bytes that hold a bit for each leaf.
const BYTES: usize = MOST_LEAVES / 8;

/// An inner node: where a bin is above this one, the row can't end at the leaves on its left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// The column that is looked at.
    pub column: u8,
    /// The last bin that goes left.
    pub bin: u8,
    /// The leaves on its left, a bit each.
    pub left: u32,
}

/// What a node says about eight of the leaves.
#[derive(Debug, Clone, Copy)]
struct Condition {
    column: u8,
    bin: u8,
    without_left: u8,
}

/// One tree.
#[derive(Debug, Clone, Copy)]
struct Tree {
    /// Where the conditions about each eight leaves start, and where the last end.
    conditions: [usize; BYTES + 1],
    /// Where the values of its leaves start, from left to right.
    leaves: usize,
}

/// Trees whose leaves are added up.
///
/// No row is led from node to node, which a processor would have to guess. Every node takes leaves away; the first
/// that is left is the one where the row ends. The idea is that of `QuickScorer` (Lucchese et al., 2015,
/// <https://doi.org/10.1145/2766462.2767733>).
#[derive(Default)]
pub(super) struct Forest {
    trees: Vec<Tree>,
    conditions: Vec<Condition>,
    values: Vec<f32>,
}

impl Forest {
    /// Adds a tree; its leaves add these values, from left to right.
    pub fn add(&mut self, nodes: &[Node], values: impl IntoIterator<Item = f32>) {
        let mut conditions = [self.conditions.len(); BYTES + 1];
        for byte in 0..BYTES {
            for node in nodes {
                let without_left = (!node.left).to_le_bytes()[byte];
                if without_left != u8::MAX {
                    self.conditions.push(Condition {
                        column: node.column,
                        bin: node.bin,
                        without_left,
                    });
                }
            }
            conditions[byte + 1] = self.conditions.len();
        }
        self.trees.push(Tree {
            conditions,
            leaves: self.values.len(),
        });
        self.values.extend(values);
    }

    /// The sums of the leaves that each row leads to.
    pub fn sums(&self, rows: &Rows) -> Vec<f32> {
        let mut sums = Vec::with_capacity(rows.count);
        for tile in rows.tiles.chunks_exact(rows.width.max(1)) {
            sums.extend_from_slice(&self.tile_sums(tile));
        }
        sums.truncate(rows.count);
        sums
    }

    fn tile_sums(&self, tile: &[[u8; LANES]]) -> [f32; LANES] {
        let mut sums = [0.0; LANES];
        for tree in &self.trees {
            let leaves: [[u8; LANES]; BYTES] = std::array::from_fn(|byte| {
                let range = tree.conditions[byte]..tree.conditions[byte + 1];
                left_leaves(&self.conditions[range], tile)
            });
            let values = &self.values[tree.leaves..];
            for (lane, sum) in sums.iter_mut().enumerate() {
                let leaves = u32::from_le_bytes(leaves.map(|byte| byte[lane]));
                *sum += values[leaves.trailing_zeros() as usize];
            }
        }
        sums
    }
}

/// Of eight leaves those at which each row can still end. Written so that compilers make of it a few
/// instructions for all rows at once.
fn left_leaves(conditions: &[Condition], tile: &[[u8; LANES]]) -> [u8; LANES] {
    let mut leaves = [u8::MAX; LANES];
    for condition in conditions {
        let bins = &tile[usize::from(condition.column)];
        leaves = std::array::from_fn(|lane| {
            let goes_left = bins[lane].saturating_sub(condition.bin) == 0;
            leaves[lane] & (condition.without_left | u8::from(goes_left).wrapping_neg())
        });
    }
    leaves
}
