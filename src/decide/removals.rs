//! Turns verdicts into a plan: byte spans to keep, pictures to keep, the list of removals.

use std::collections::HashMap;

use crate::article::Removal;
use crate::decide::captions;
use crate::decide::chosen;
use crate::decide::evidence::Evidence;
use crate::decide::own_rules;
use crate::decide::plan::Plan;
use crate::decide::region::Region;
use crate::decide::signs;
use crate::decide::tables;
use crate::decide::trim;
use crate::decide::verdict::Verdicts;
use crate::limits;
use crate::markup::{Span, Tag};
use crate::measure::{Image, Page};

/// The plan that the verdicts amount to.
#[must_use]
pub fn plan(evidence: &Evidence<'_>, region: &Region, verdicts: &Verdicts) -> Plan {
    let page = evidence.page;
    let mut plan = Plan {
        keep: kept_spans(evidence, verdicts),
        images: kept_images(evidence, region, verdicts),
        layout_tables: tables::layout_tables(evidence),
        captions: captions::named(evidence, verdicts),
        removed: removals(evidence, verdicts),
        ..Plan::default()
    };
    own_rules::list(page, &mut plan.removed);
    plan.range = range(evidence, &plan);
    plan
}

/// Spans of kept blocks, and of the signs that belong to them, without what is excluded inside them.
fn kept_spans(evidence: &Evidence<'_>, verdicts: &Verdicts) -> Vec<Span> {
    let page = evidence.page;
    let mut spans = Vec::new();
    let mut excluded = page.excluded.iter().peekable();
    let mut signs = signs::kept(evidence, verdicts).into_iter().peekable();
    let kept = page.blocks.iter().zip(verdicts);
    let mut kept = kept
        .filter(|(_, verdict)| verdict.is_none())
        .map(|(block, _)| block.span)
        .peekable();
    while let Some(span) = match (kept.peek(), signs.peek()) {
        (Some(block), Some(sign)) if sign.start < block.start => signs.next(),
        (None, _) => signs.next(),
        _ => kept.next(),
    } {
        let mut start = span.start;
        while excluded.next_if(|hole| hole.end <= start).is_some() {}
        while let Some(hole) = excluded.next_if(|hole| hole.start < span.end) {
            if hole.start > start {
                spans.push(Span::new(start, hole.start));
            }
            start = start.max(hole.end);
        }
        if start < span.end {
            spans.push(Span::new(start, span.end));
        }
    }
    spans
}

/// Pictures in the region, between the headline and the text, or with a kept caption, that do not
/// stand in something removed.
fn kept_images(evidence: &Evidence<'_>, region: &Region, verdicts: &Verdicts) -> Vec<Image> {
    let page = evidence.page;
    let first_kept = verdicts
        .iter()
        .position(Option::is_none)
        .unwrap_or_default();
    let last_kept = verdicts
        .iter()
        .rposition(Option::is_none)
        .unwrap_or_default();
    let (removed, emptied) = removed_containers(page, verdicts);
    let in_region = &evidence.container(region.container).images;
    let is_captioned = |image: &Image| {
        page.ancestors(image.container).take(3).any(|outer| {
            let figure = evidence.container(outer);
            figure.tag == Tag::Figure && verdicts[figure.blocks.clone()].iter().any(Option::is_none)
        })
    };
    let is_kept = |index: usize, image: &Image| {
        if let Some(is_kept) = chosen::picture(page, image) {
            return is_kept;
        }
        let below_headline = region
            .headline
            .is_some_and(|headline| image.block > headline)
            && image.block <= first_kept;
        let placed = in_region.contains(&index) && image.block >= region.blocks.start
            || below_headline
            || is_captioned(image);
        let is_gone =
            || removed[image.container] || (emptied[image.container] && !is_captioned(image));
        placed && !image.hidden && image.block <= last_kept + 1 && !is_gone()
    };
    let images = page.images.iter().enumerate();
    images
        .filter(|(index, image)| is_kept(*index, image))
        .map(|(_, image)| image.clone())
        .collect()
}

/// For each container, whether a rule removes it with all it holds, and whether that is so because every block in
/// it is removed, and there is at least one.
fn removed_containers(page: &Page, verdicts: &Verdicts) -> (Vec<bool>, Vec<bool>) {
    let mut kept = vec![0usize];
    for verdict in verdicts {
        let before = kept.last().copied().unwrap_or_default();
        kept.push(before + usize::from(verdict.is_none()));
    }
    let mut by_rule = vec![false; page.containers.len()];
    for drop in verdicts.iter().flatten() {
        if let Some(container) = drop.container {
            by_rule[container] = true;
        }
    }
    let mut emptied = vec![false; page.containers.len()];
    for (index, container) in page.containers.iter().enumerate() {
        let is_inside = |around: &[bool]| index > 0 && around[container.parent];
        by_rule[index] |= is_inside(&by_rule);
        emptied[index] = is_inside(&emptied)
            || (!container.blocks.is_empty()
                && kept[container.blocks.end] == kept[container.blocks.start]);
    }
    (by_rule, emptied)
}

/// The smallest container that holds all that is kept, with the container around it.
fn range(evidence: &Evidence<'_>, plan: &Plan) -> Span {
    let page = evidence.page;
    let first = plan.keep.first().map(|span| span.start);
    let first_image = plan.images.first().map(|image| image.at);
    let last = plan.keep.last().map(|span| span.end);
    let last_image = plan.images.last().map(|image| image.at + 1);
    let (Some(start), Some(end)) = (
        first.into_iter().chain(first_image).min(),
        last.into_iter().chain(last_image).max(),
    ) else {
        return page.containers[0].span;
    };
    let kept = Span::new(start, end);
    let around = || {
        page.containers
            .iter()
            .take_while(|container| container.span.start <= start)
            .filter(|container| container.span.contains(kept))
    };
    // The addresses in a frame are relative to the frame's own, which its element has.
    let frame = around().find(|container| container.tag == Tag::Frame);
    let whole = |tag| !matches!(tag, Tag::Li | Tag::Tr | Tag::Td | Tag::Th | Tag::Tbody);
    frame
        .or_else(|| around().filter(|container| whole(container.tag)).last())
        .map_or(page.containers[0].span, |container| container.span)
}

/// The list of what was removed: the blocks of a removed container are one removal, and so are
/// neighbouring blocks with the same verdict.
fn removals(evidence: &Evidence<'_>, verdicts: &Verdicts) -> Vec<Removal> {
    let page = evidence.page;
    let mut removals: Vec<Removal> = Vec::new();
    let mut of_container = HashMap::new();
    let mut last = None;
    for (index, verdict) in verdicts.iter().enumerate() {
        let Some(drop) = verdict.filter(|drop| drop.reason != trim::TITLE) else {
            last = None;
            continue;
        };
        let block = &page.blocks[index];
        let text = page.block_text(block);
        let known = match drop.container {
            Some(container) => of_container.get(&container).copied(),
            None => (last == Some(drop)).then(|| removals.len() - 1),
        };
        if let Some(removal) = known.and_then(|known: usize| removals.get_mut(known)) {
            removal.span.end = removal.span.end.max(block.span.end);
            extend(&mut removal.text, text);
            last = Some(drop);
            continue;
        }
        if let Some(container) = drop.container {
            of_container.insert(container, removals.len());
        }
        last = Some(drop);
        let container = &page.containers[drop.container.unwrap_or(block.container)];
        let mut excerpt = String::new();
        extend(&mut excerpt, text);
        removals.push(Removal {
            kind: drop.kind,
            reason: drop.reason,
            text: excerpt,
            span: drop.container.map_or(block.span, |_| container.span),
            element: container.number,
        });
    }
    removals
}

/// Adds text to an excerpt as far as there is room.
fn extend(excerpt: &mut String, text: &str) {
    let used = excerpt.chars().count();
    if used >= limits::EXCERPT_CHARS {
        return;
    }
    if used > 0 {
        excerpt.push(' ');
    }
    let room = limits::EXCERPT_CHARS.saturating_sub(excerpt.chars().count());
    excerpt.extend(text.chars().take(room));
}
