//! What the user's own rules say about a page: it comes before all that the engine thinks.

use crate::article::{Removal, RemovalKind};
use crate::decide::Judgement;
use crate::decide::evidence::Evidence;
use crate::decide::region::Region;
use crate::decide::rules;
use crate::decide::trim;
use crate::decide::verdict::{Drop, Verdicts};
use crate::measure::{Page, marked};
use crate::sort;

const REMOVED: Drop = Drop {
    kind: RemovalKind::Rule,
    reason: "One of your own rules removes it.",
    container: None,
};

const NOT_KEPT: Drop = Drop {
    kind: RemovalKind::Rule,
    reason: "Your own rule for this site keeps another part of the page.",
    container: None,
};

/// Gives the blocks that rules remove, or that stand beside what they keep, their verdicts.
pub fn apply(evidence: &Evidence<'_>, verdicts: &mut Verdicts) {
    let rules = &evidence.page.rules;
    if rules.is_empty() {
        return;
    }
    for (verdict, block) in verdicts.iter_mut().zip(&evidence.page.blocks) {
        if marked::find(&rules.removed, block.span).is_some() {
            *verdict = Some(REMOVED);
        } else if !rules.kept.is_empty() && marked::find(&rules.kept, block.span).is_none() {
            *verdict = Some(NOT_KEPT);
        }
    }
}

/// Judges a page of which a rule says where the content is. Nothing where none does.
///
/// In what is kept, only what is certainly clutter is removed besides.
pub fn judge(evidence: &Evidence<'_>, title: Option<&str>) -> Option<Judgement> {
    if evidence.page.rules.kept.is_empty() {
        return None;
    }
    let mut containers = clutter_inside(evidence);
    apply(evidence, &mut containers);
    let mut verdicts = containers.clone();
    let is_kept = |verdict: &Option<Drop>| *verdict != Some(NOT_KEPT);
    let first = verdicts.iter().position(is_kept).unwrap_or_default();
    let end = verdicts
        .iter()
        .rposition(is_kept)
        .map_or(first, |last| last + 1);
    let blocks = &evidence.page.blocks;
    let region = Region {
        container: 0,
        headline: (first..end).find(|&block| evidence.heading_level(&blocks[block]) == Some(1)),
        blocks: first..end,
    };
    trim::headline(evidence, &region, title, &mut verdicts);
    Some(Judgement {
        containers,
        verdicts,
        region,
        posts: Vec::new(),
    })
}

/// What is certainly clutter inside of what rules keep.
fn clutter_inside(evidence: &Evidence<'_>) -> Verdicts {
    let page = evidence.page;
    let mut verdicts: Verdicts = vec![None; page.blocks.len()];
    let mut passed = 0;
    for (index, container) in page.containers.iter().enumerate() {
        let inside = marked::find(&page.rules.kept, container.span)
            .is_some_and(|mark| mark.element != container.number);
        if index < passed || !inside {
            continue;
        }
        let Some(rule) = rules::find(evidence, index, true) else {
            continue;
        };
        passed = container.last;
        verdicts[container.blocks.clone()].fill(Some(Drop {
            kind: rule.kind,
            reason: rule.reason,
            container: Some(index),
        }));
    }
    verdicts
}

/// Lists what rules remove, an entry for each element, in place of the entries for its blocks.
pub fn list(page: &Page, removals: &mut Vec<Removal>) {
    if page.rules.removed.is_empty() {
        return;
    }
    removals.retain(|removal| removal.reason != REMOVED.reason);
    removals.extend(page.rules.removed.iter().map(|mark| Removal {
        kind: REMOVED.kind,
        reason: REMOVED.reason,
        text: mark.text.clone(),
        span: mark.span,
        element: mark.element,
    }));
    sort::by(removals, |removal| removal.span.start);
}
