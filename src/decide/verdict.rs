//! What is decided about one block.

use crate::article::RemovalKind;

/// Why a block is not part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drop {
    /// What it is.
    pub kind: RemovalKind,
    /// Why it is that, as a sentence.
    pub reason: &'static str,
    /// The container that is removed with it, where a whole container is.
    pub container: Option<usize>,
}

/// Verdicts over the blocks of a page: `None` keeps a block.
pub type Verdicts = Vec<Option<Drop>>;

/// Drops a single block, where no verdict has been given on it yet.
pub fn drop_block(verdicts: &mut Verdicts, block: usize, kind: RemovalKind, reason: &'static str) {
    if let Some(verdict @ None) = verdicts.get_mut(block) {
        *verdict = Some(Drop {
            kind,
            reason,
            container: None,
        });
    }
}
