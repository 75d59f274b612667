//! Sections under headings: those that announce clutter, and those that nothing is left of.

use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::decide::region::Region;
use crate::decide::verdict::{Verdicts, drop_block};

/// Sections under headings that announce clutter: up to the next heading of the same or a higher
/// level, or the end of the heading's container.
pub fn announced(evidence: &Evidence<'_>, region: &Region, verdicts: &mut Verdicts) {
    let blocks = &evidence.page.blocks;
    let ends = section_ends(evidence, region);
    let teasers = teasers(evidence);
    let mut index = region.blocks.start;
    while index < region.blocks.end.min(blocks.len()) {
        let block = &blocks[index];
        let looks_like_heading =
            evidence.heading_level(block).is_some() || (block.emphasised && block.words <= 9);
        let announced = evidence.announcements[index].filter(|_| looks_like_heading);
        let Some(phrase) = announced else {
            index += 1;
            continue;
        };
        let end = ends[index - region.blocks.start];
        let total = evidence.totals.of(&(index + 1..end));
        let before = evidence.totals.of(&(region.blocks.start..index));
        let clutter = total.link_density() > 0.4
            || total.prose * 2 < total.words
            || teasers[end] - teasers[index + 1] > 1
            || (phrase.kind == RemovalKind::Comments && !evidence.posts_are_comments);
        if before.prose >= 60 && clutter && total.prose <= before.prose * 3 {
            for dropped in index..end {
                drop_block(verdicts, dropped, phrase.kind, phrase.reason);
            }
        }
        index = index
            .max(if clutter { end } else { index + 1 })
            .max(index + 1);
    }
}

/// Number of blocks before each that are a link and nothing else, as titles of teasers are.
fn teasers(evidence: &Evidence<'_>) -> Vec<usize> {
    let mut counts = vec![0];
    for block in &evidence.page.blocks {
        let before = counts.last().copied().unwrap_or_default();
        let is_teaser = block.words > 2 && block.link_density() > 0.9;
        counts.push(before + usize::from(is_teaser));
    }
    counts
}

/// For each block of the region, where the section ends that it would be the heading of: at the next
/// heading of its level or a higher one; what is no heading counts as one of the lowest level.
fn section_ends(evidence: &Evidence<'_>, region: &Region) -> Vec<usize> {
    let blocks = &evidence.page.blocks;
    let last = region.blocks.end.min(blocks.len());
    let mut ends = Vec::with_capacity(region.blocks.len());
    // The nearest headings seen so far, going back, of each level and above.
    let mut next = [last; 6];
    for index in (region.blocks.start..last).rev() {
        let level = evidence.heading_level(&blocks[index]);
        let own = usize::from(level.unwrap_or(6)).clamp(1, 6) - 1;
        ends.push(next[own]);
        if level.is_some() {
            next[own..].fill(index);
        }
    }
    ends.reverse();
    ends
}

/// What is kept after a place in the region, up to the next thing kept.
#[derive(Clone, Copy)]
enum Next {
    Nothing,
    Text,
    Heading(u8),
}

/// Share of linked words above which a heading leads to what it names.
const LEADS_AWAY: f64 = 0.6;

/// A heading with nothing left under it announces nothing. With `entries`, headings that are links are
/// the entries of a list, and stay.
pub fn emptied(evidence: &Evidence<'_>, region: &Region, entries: bool, verdicts: &mut Verdicts) {
    let page = evidence.page;
    let mut next = Next::Nothing;
    let mut dropped = (RemovalKind::Other, "Nothing is left under this heading.");
    for index in region.blocks.clone().rev() {
        let Some(block) = page.blocks.get(index) else {
            continue;
        };
        let image = page.images.partition_point(|image| image.block <= index);
        let pictured = page
            .images
            .get(image)
            .is_some_and(|image| image.block == index + 1 && !image.hidden);
        if pictured {
            next = Next::Text;
        }
        match (verdicts[index], evidence.heading_level(block)) {
            (Some(drop), _) => dropped = (drop.kind, drop.reason),
            (None, None) => next = Next::Text,
            (None, Some(level)) => {
                let is_entry = entries && block.link_density() > LEADS_AWAY;
                let empty = !is_entry
                    && match next {
                        Next::Nothing => true,
                        Next::Text => false,
                        Next::Heading(below) => below <= level,
                    };
                if empty {
                    let (kind, reason) = dropped;
                    drop_block(verdicts, index, kind, reason);
                } else {
                    next = Next::Heading(level);
                }
            }
        }
    }
}
