//! The file of a model.
//!
//! All numbers are little-endian. In order: the mark `UNHUSK` and a format number (u16); the version of
//! the features (u32); the columns of blocks and those of pages (each a u16 count and u16 places in
//! the list of features); the thresholds of the columns of blocks (tokens, second stage and
//! kinds included) and of pages (for each column a u8 count and f32 values); the tokens (u16 count,
//! u32 hashes ascending, i8 values); the forests: first stage, second stage, one for each kind. A
//! forest is a u16 count of trees and an f32 scale; a tree is a u8 count of leaves, four bytes for
//! each inner node (column, bin, left, right; bins up to that one go left) and an i16 for each leaf. It has at
//! most 32 leaves.

use thiserror::Error;

use super::tokens::TokenTable;
use super::trees::{Bins, Forest, MOST_LEAVES, Node};
use super::{Model, PageKind, feature, second, tokens};
use crate::features::{self, Feature};

const MARK: &[u8] = b"UNHUSK";
const FORMAT: u16 = 1;

/// Set in a child's number where it is a leaf.
const LEAF: u8 = 0x80;

/// Why a model can't be used.
///
/// ```
/// let error = unhusk::Model::from_bytes(b"").err().unwrap();
/// assert_eq!(error.to_string(), "this is not a model of Unhusk; train one with `cargo xtask train`");
/// ```
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ModelError {
    /// The bytes are not a model, or not a whole one.
    #[error("this is not a model of Unhusk; train one with `cargo xtask train`")]
    Damaged,
    /// The model was trained for features that this engine does not have.
    #[error(
        "the model was trained for other features (version {found:08x}, the engine has {wanted:08x}); train it again with `cargo xtask train`"
    )]
    OtherFeatures {
        /// Version in the file.
        found: u32,
        /// Version of the engine.
        wanted: u32,
    },
}

struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], ModelError> {
        let (taken, rest) = self
            .bytes
            .split_at_checked(count)
            .ok_or(ModelError::Damaged)?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        self.take(N)?.try_into().map_err(|_| ModelError::Damaged)
    }

    fn byte(&mut self) -> Result<u8, ModelError> {
        Ok(u8::from_le_bytes(self.array()?))
    }

    fn short(&mut self) -> Result<u16, ModelError> {
        Ok(u16::from_le_bytes(self.array()?))
    }

    fn long(&mut self) -> Result<u32, ModelError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    fn float(&mut self) -> Result<f32, ModelError> {
        Ok(f32::from_le_bytes(self.array()?))
    }

    fn columns(&mut self) -> Result<Vec<&'static Feature>, ModelError> {
        let count = self.short()?;
        (0..count)
            .map(|_| feature(self.short()?).ok_or(ModelError::Damaged))
            .collect()
    }

    fn bins(&mut self, columns: usize) -> Result<Bins, ModelError> {
        let mut bins = Bins {
            thresholds: Vec::new(),
            starts: vec![0],
        };
        for _ in 0..columns {
            for _ in 0..self.byte()? {
                bins.thresholds.push(self.float()?);
            }
            bins.starts.push(bins.thresholds.len());
        }
        Ok(bins)
    }

    fn tokens(&mut self) -> Result<TokenTable, ModelError> {
        let count = usize::from(self.short()?);
        let hashes = (0..count)
            .map(|_| self.long())
            .collect::<Result<Vec<u32>, _>>()?;
        let values = (0..count)
            .map(|_| self.array().map(i8::from_le_bytes))
            .collect::<Result<Vec<i8>, _>>()?;
        if !hashes.is_sorted() {
            return Err(ModelError::Damaged);
        }
        Ok(TokenTable::new(hashes, values))
    }

    fn forest(&mut self, columns: usize) -> Result<Forest, ModelError> {
        let mut forest = Forest::default();
        let count = self.short()?;
        let scale = self.float()?;
        for _ in 0..count {
            self.tree(columns, scale, &mut forest)?;
        }
        Ok(forest)
    }

    fn tree(&mut self, columns: usize, scale: f32, forest: &mut Forest) -> Result<(), ModelError> {
        let leaves = self.byte()?;
        let inner = leaves.checked_sub(1).ok_or(ModelError::Damaged)?;
        if usize::from(leaves) > MOST_LEAVES {
            return Err(ModelError::Damaged);
        }
        let nodes = (0..inner)
            .map(|number| {
                let [column, bin, left, right] = self.array()?;
                // Children come after their parent, so that the tree ends.
                let exists = |child: u8| {
                    if child & LEAF == 0 {
                        child > number && child < inner
                    } else {
                        child & !LEAF < leaves
                    }
                };
                let fits = usize::from(column) < columns && exists(left) && exists(right);
                fits.then_some(FileNode {
                    column,
                    bin,
                    left,
                    right,
                })
                .ok_or(ModelError::Damaged)
            })
            .collect::<Result<Vec<FileNode>, _>>()?;
        let values = (0..leaves)
            .map(|_| Ok(f32::from(i16::from_le_bytes(self.array()?)) * scale))
            .collect::<Result<Vec<f32>, _>>()?;
        let order = from_left(&nodes);
        // Every leaf once: then it is a tree, and every row ends at one of its leaves.
        let mut place = vec![None; values.len()];
        for (index, leaf) in order.iter().enumerate() {
            if place[usize::from(*leaf)].replace(index).is_some() {
                return Err(ModelError::Damaged);
            }
        }
        let place = place.into_iter().collect::<Option<Vec<usize>>>();
        let place = place.ok_or(ModelError::Damaged)?;
        // Children before parents: what hangs from a node is known when it is asked for.
        let mut below = vec![0u32; nodes.len()];
        let mut read = Vec::with_capacity(nodes.len());
        for (number, node) in nodes.iter().enumerate().rev() {
            let leaves = |child: u8| {
                if child & LEAF == 0 {
                    below[usize::from(child)]
                } else {
                    1 << place[usize::from(child & !LEAF)]
                }
            };
            let left = leaves(node.left);
            below[number] = left | leaves(node.right);
            read.push(Node {
                column: node.column,
                bin: node.bin,
                left,
            });
        }
        forest.add(&read, order.iter().map(|leaf| values[usize::from(*leaf)]));
        Ok(())
    }
}

/// An inner node as the file has it.
struct FileNode {
    column: u8,
    bin: u8,
    left: u8,
    right: u8,
}

/// The leaves of a tree from left to right; more or fewer than it has where it is no tree.
fn from_left(nodes: &[FileNode]) -> Vec<u8> {
    let mut order = Vec::with_capacity(nodes.len() + 1);
    let mut open = vec![if nodes.is_empty() { LEAF } else { 0 }];
    while let Some(child) = open.pop() {
        if order.len() > nodes.len() {
            break;
        }
        match nodes.get(usize::from(child)) {
            Some(node) if child & LEAF == 0 => open.extend([node.right, node.left]),
            _ => order.push(child & !LEAF),
        }
    }
    order
}

/// Reads a model.
pub(super) fn read(bytes: &[u8]) -> Result<Model, ModelError> {
    let mut reader = Reader { bytes };
    if reader.take(MARK.len())? != MARK || reader.short()? != FORMAT {
        return Err(ModelError::Damaged);
    }
    let (found, wanted) = (reader.long()?, features::version());
    if found != wanted {
        return Err(ModelError::OtherFeatures { found, wanted });
    }
    let columns = reader.columns()?;
    let page_columns = reader.columns()?;
    let width = columns.len() + tokens::WIDTH + second::WIDTH + PageKind::LEARNED.len();
    let bins = reader.bins(width)?;
    let page_bins = reader.bins(page_columns.len())?;
    let tokens = reader.tokens()?;
    let first = reader.forest(width)?;
    let second = reader.forest(width)?;
    let kinds = PageKind::LEARNED
        .iter()
        .map(|_| reader.forest(page_columns.len()))
        .collect::<Result<Vec<Forest>, _>>()?;
    Ok(Model {
        columns,
        page_columns,
        tokens,
        bins,
        page_bins,
        first,
        second,
        kinds,
    })
}

#[cfg(test)]
mod tests;
