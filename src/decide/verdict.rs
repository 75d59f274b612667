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

/// Sets a verdict where none has been given yet.
pub fn set(verdicts: &mut Verdicts, block: usize, drop: Drop) {
    if let Some(verdict) = verdicts.get_mut(block)
        && verdict.is_none()
    {
        *verdict = Some(drop);
    }
}
