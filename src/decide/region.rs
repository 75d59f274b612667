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

/// Blocks of the content in which its headline may stand.
const HEADLINE_WITHIN: usize = 12;

/// Bytes of a text, letters only, from which being part of another is no accident.
const TELLING_LETTERS: usize = 16;

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
    let mut best = 0;
    while let Some(inner) = heavy_child(evidence, best, weight)
        && !is_prose_holder(evidence.container(inner).tag)
    {
        best = inner;
    }
    let inner = evidence.container(best).blocks.clone();
    let headline = headline(evidence, title, &inner);
    let beside = paragraphs_beside(evidence, best);
    let start = headline.map_or(beside.start, |block| block.min(beside.start));
    Region {
        container: best,
        blocks: start..beside.end,
        headline,
    }
}

/// The container directly inside another that has most of its weight, if one has.
fn heavy_child(
    evidence: &Evidence<'_>,
    outer: usize,
    weight: impl Fn(usize) -> f64,
) -> Option<usize> {
    let whole = weight(outer).max(f64::MIN_POSITIVE);
    let children = std::iter::successors(Some(outer + 1), |child| {
        Some(evidence.page.containers.get(*child)?.last)
    });
    children
        .take_while(|child| *child < evidence.container(outer).last)
        .find(|child| {
            let container = evidence.container(*child);
            let named = container.tag == Tag::Main
                || (container.tag == Tag::Article && container.cues.any(Cues::BODY));
            weight(*child) / whole >= if named { DESCEND_NAMED } else { DESCEND }
        })
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

/// The heading that says what the title says, nearest before the content or first in it; else the
/// last `h1` there.
fn headline(evidence: &Evidence<'_>, title: Option<&str>, inner: &Range<usize>) -> Option<usize> {
    let wanted = title.map(squeeze);
    let blocks = &evidence.page.blocks;
    let last = inner
        .end
        .min(inner.start + HEADLINE_WITHIN)
        .min(blocks.len());
    let level = |block: usize| evidence.heading_level(&blocks[block]);
    let says_title = |block: usize| {
        let text = squeeze(evidence.page.block_text(&blocks[block]));
        wanted.as_ref().is_some_and(|title| {
            text == *title
                || (text.len() >= TELLING_LETTERS && title.contains(&text))
                || (title.len() >= TELLING_LETTERS && text.contains(title.as_str()))
        })
    };
    let find = |test: &dyn Fn(usize) -> bool| (0..last).rev().find(|&block| test(block));
    find(&|block| level(block).is_some_and(|level| level <= 2) && says_title(block))
        .or_else(|| find(&|block| level(block) == Some(1)))
}

/// Letters and digits of a text, in lower case.
pub fn squeeze(text: &str) -> String {
    squeezed(text).collect()
}

/// The same, one by one.
pub fn squeezed(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
}
