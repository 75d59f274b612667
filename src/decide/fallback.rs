//! The ladder of fallbacks for pages of which model and rules together leave next to nothing.
//!
//! 1. What model and rules together keep.
//! 2. What the rules alone keep.
//! 3. What the rules that go by what a thing is, not by its names, keep (inside the rules).
//!
//! The rules are believed against the model where they keep some paragraphs; a notice or a few lines are
//! what a page without content has, too. Where next to no word is left, there is nothing to read.

use super::evidence::Evidence;
use super::{FEWEST_WORDS, Judgement, kept_words};

/// Fewest words that the rules are believed with where the model keeps next to nothing.
const RULES_WORDS: usize = 60;

/// What model and rules together keep, or where that is next to nothing, what the rules alone keep.
pub(super) fn better(evidence: &Evidence<'_>, together: Judgement, rules: Judgement) -> Judgement {
    let words = |judgement: &Judgement| kept_words(evidence.page, &judgement.verdicts);
    if words(&together) < FEWEST_WORDS && words(&rules) >= RULES_WORDS {
        rules
    } else {
        together
    }
}
