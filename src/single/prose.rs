//! How the prose that is kept of a page is laid out.

use crate::decide::Plan;
use crate::decide::totals::is_prose;
use crate::measure::{Block, Page};

/// Words from which a link can be a headline.
const HEADLINE_WORDS: usize = 3;

/// Share of linked words from which a headline is a link.
const LINKED: f64 = 0.8;

/// Elements around a headline's text in which its heading is looked for.
const HEADING_DEPTH: usize = 3;

/// Sums over the blocks that are kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Prose {
    /// Words.
    pub words: usize,
    /// Words in links.
    pub link_words: usize,
    /// Headings that are links to elsewhere.
    pub linked_headlines: usize,
    /// Most words of prose between two linked headings, kept or not.
    pub longest_run: usize,
}

impl Prose {
    pub(super) fn new(page: &Page, plan: &Plan) -> Prose {
        let mut prose = Prose::default();
        let mut run = 0;
        for (block, is_kept) in page.blocks.iter().zip(plan.keeps(page)) {
            let is_linked_headline = is_linked_headline(page, block);
            if is_linked_headline {
                run = 0;
            }
            if !is_kept {
                continue;
            }
            prose.words += block.words;
            prose.link_words += block.link_words;
            prose.linked_headlines += usize::from(is_linked_headline);
            if is_prose(block) {
                run += block.words;
                prose.longest_run = prose.longest_run.max(run);
            }
        }
        prose
    }
}

fn is_linked_headline(page: &Page, block: &Block) -> bool {
    block.words >= HEADLINE_WORDS
        && block.link_density() >= LINKED
        && page
            .ancestors(block.container)
            .take(HEADING_DEPTH)
            .any(|outer| matches!(page.containers[outer].tag.heading_level(), Some(1..=4)))
}
