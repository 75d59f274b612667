//! How much each block looks like content to the rules, from what it is and where it stands.

use crate::decide::evidence::Evidence;
use crate::decide::totals::is_prose;
use crate::decide::verdict::Verdicts;
use crate::measure::Within;

/// Words of one block beyond which more do not add weight.
const MOST_WORDS: usize = 120;

/// Weight of every block, in words of certain content; 0 for what has been removed.
#[must_use]
pub fn score(evidence: &Evidence<'_>, verdicts: &Verdicts) -> Vec<f64> {
    evidence
        .page
        .blocks
        .iter()
        .enumerate()
        .map(|(index, block)| {
            if verdicts[index].is_some() || evidence.phrases[index].is_some() {
                return 0.0;
            }
            let words = block.words.min(MOST_WORDS) as f64;
            let unlinked = 1.0 - block.link_density();
            let within = evidence.container(block.container).within;
            if is_prose(block) {
                // Long paragraphs speak louder than the one-sentence excerpts of other articles.
                words * unlinked * (words / (words + 20.0))
            } else if within.any(Within::PREFORMATTED.with(Within::TABLE)) {
                words * unlinked * 0.4
            } else {
                words * unlinked * unlinked * 0.1
            }
        })
        .collect()
}
