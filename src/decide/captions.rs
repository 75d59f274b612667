//! Captions of pictures: those of figures, and those that only their names tell.

use crate::decide::evidence::Evidence;
use crate::decide::totals::is_prose;
use crate::decide::verdict::Verdicts;
use crate::markup::Tag;
use crate::measure::{Cues, Within};
use crate::sort;

/// Most blocks of an element that is one caption.
const BLOCKS: usize = 3;

/// Most words of such an element; an article may be named so, too.
const WORDS: usize = 100;

/// Whether a block is the caption of a picture.
pub(super) fn is_caption(evidence: &Evidence<'_>, block: usize) -> bool {
    let container = evidence.container(evidence.page.blocks[block].container);
    container.within.any(Within::FIGURE)
        || matches!(container.tag, Tag::Figcaption | Tag::Caption)
        || is_named(evidence, block)
}

/// The start bytes of elements outside figures that hold a kept caption and nothing else, ascending.
pub(super) fn named(evidence: &Evidence<'_>, verdicts: &Verdicts) -> Vec<usize> {
    let page = evidence.page;
    let kept = (0..verdicts.len()).filter(|block| verdicts[*block].is_none());
    let captions = kept
        .filter(|block| is_named(evidence, *block))
        .filter(|block| {
            let container = evidence.container(page.blocks[*block].container);
            let blocks = &page.blocks[container.blocks.clone()];
            let words: usize = blocks.iter().map(|block| block.words).sum();
            !container.within.any(Within::FIGURE) && blocks.len() <= BLOCKS && words <= WORDS
        });
    let mut starts: Vec<usize> = captions
        .map(|block| evidence.container(page.blocks[block].container).span.start)
        .collect();
    // The text of an element may go on after an element in it.
    sort::by(&mut starts, |start| *start);
    starts.dedup();
    starts
}

/// Whether a block is named a caption, and is a sentence or has its picture beside it.
fn is_named(evidence: &Evidence<'_>, block: usize) -> bool {
    let found = &evidence.page.blocks[block];
    let container = evidence.container(found.container);
    let around = evidence.container(container.parent);
    container.cues.any(Cues::CAPTION) && (is_prose(found) || !around.images.is_empty())
}
