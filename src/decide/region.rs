//! Chooses the region of the page where the content is.

use std::ops::Range;

use crate::decide::evidence::Evidence;
use crate::decide::totals::is_prose;
use crate::markup::Tag;
use crate::measure::Cues;

/// Share of a container's weight that one container inside it must have for the content to be there.
const DESCEND: f64 = 0.72;

/// The same for a container that says it is the article.
const DESCEND_NAMED: f64 = 0.5;

/// Where the content is.
#[derive(Debug, Clone)]
pub struct Region {
    /// The container that holds it.
    pub container: usize,
    /// Blocks that belong to it: the container's, and those from the headline on.
    pub blocks: Range<usize>,
    /// The block that is the headline.
    pub headline: Option<usize>,
}

/// Chooses the region: from the root, down into the container that holds most of the weight, until
/// the weight is spread.
#[must_use]
pub fn choose(evidence: &Evidence<'_>, scores: &[f64], title: Option<&str>) -> Region {
    let mut sums = Vec::with_capacity(scores.len() + 1);
    let mut sum = 0.0;
    sums.push(sum);
    for score in scores {
        sum += score;
        sums.push(sum);
    }
    let weight = |index: usize| {
        let blocks = &evidence.container(index).blocks;
        sums[blocks.end] - sums[blocks.start]
    };
    let containers = &evidence.page.containers;
    let mut best = 0;
    loop {
        let mut next = None;
        let mut child = best + 1;
        while child < containers[best].last {
            let share = weight(child) / weight(best).max(f64::MIN_POSITIVE);
            let named = containers[child].tag == Tag::Main
                || containers[child].cues.any(Cues::BODY) && containers[child].tag == Tag::Article;
            if share >= DESCEND || (named && share >= DESCEND_NAMED) {
                next = Some(child);
                break;
            }
            child = containers[child].last;
        }
        match next {
            Some(inner) if !is_prose_holder(containers[inner].tag) => best = inner,
            _ => break,
        }
    }
    let inner = containers[best].blocks.clone();
    let headline = headline(evidence, title, &inner);
    let beside = paragraphs_beside(evidence, best);
    let start = headline.map_or(beside.start, |block| block.min(beside.start));
    Region {
        container: best,
        blocks: start..beside.end,
        headline,
    }
}

/// The blocks of a container, and the paragraphs that stand directly beside it.
fn paragraphs_beside(evidence: &Evidence<'_>, index: usize) -> Range<usize> {
    let container = evidence.container(index);
    let blocks = &evidence.page.blocks;
    let parent = evidence.container(container.parent);
    if index == 0 || matches!(parent.tag, Tag::Body | Tag::Html | Tag::Unknown) {
        return container.blocks.clone();
    }
    let is_paragraph = |block: usize| {
        let holder = evidence.container(blocks[block].container);
        holder.tag == Tag::P
            && holder.parent == container.parent
            && is_prose(&blocks[block])
            && evidence.phrases[block].is_none()
    };
    let mut range = container.blocks.clone();
    while range.end < parent.blocks.end && is_paragraph(range.end) {
        range.end += 1;
    }
    while range.start > parent.blocks.start && is_paragraph(range.start - 1) {
        range.start -= 1;
    }
    range
}

/// Elements that hold the text of one paragraph, quote or item.
fn is_prose_holder(tag: Tag) -> bool {
    matches!(tag, Tag::P | Tag::Li | Tag::Blockquote | Tag::Pre | Tag::Dd)
        || tag.heading_level().is_some()
}

/// The heading that says what the title says, nearest before the content or first in it.
fn headline(evidence: &Evidence<'_>, title: Option<&str>, inner: &Range<usize>) -> Option<usize> {
    let wanted = title.map(squeeze);
    let blocks = &evidence.page.blocks;
    let before = (0..inner.end.min(blocks.len())).filter(|&block| {
        block < inner.start + 12
            && evidence
                .heading_level(&blocks[block])
                .is_some_and(|level| level <= 2)
    });
    let candidates: Vec<usize> = before.collect();
    let is_title = |block: &usize| {
        let text = squeeze(evidence.page.block_text(&blocks[*block]));
        wanted.as_ref().is_some_and(|title| {
            text == *title
                || (text.len() > 15 && title.contains(&text))
                || (title.len() > 15 && text.contains(title.as_str()))
        })
    };
    candidates
        .iter()
        .rev()
        .find(|block| is_title(block))
        .copied()
        .or_else(|| {
            candidates
                .iter()
                .rev()
                .find(|block| evidence.heading_level(&blocks[**block]) == Some(1))
                .copied()
        })
}

/// Letters and digits of a text, in lower case.
pub fn squeeze(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
