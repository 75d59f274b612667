//! The ladder of fallbacks for pages of which model and rules together leave next to nothing.
//!
//! 1. What model and rules together keep.
//! 2. What the rules alone keep.
//! 3. What the rules that go by what a thing is, not by its names, keep (inside the rules).
//!
//! Where the last rung keeps fewer words than an article has, there is nothing to read.

use super::evidence::Evidence;
use super::{FEWEST_WORDS, Judgement, kept_words};

/// The first judgement that keeps enough to read; the second where neither does.
pub(super) fn better(evidence: &Evidence<'_>, first: Judgement, second: Judgement) -> Judgement {
    if kept_words(evidence.page, &first.verdicts) >= FEWEST_WORDS {
        first
    } else {
        second
    }
}
