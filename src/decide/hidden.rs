//! What the page does not show: hidden clutter, or article text that is folded until clicked.
//!
//! Hidden text is *folded* when it reads like prose, nothing about it speaks of dialogs, consent,
//! sign-up and the like, it holds no form, and either something says that it can be unfolded (names
//! such as accordion or read-more, `details`) or it continues visible prose beside it.

use crate::decide::evidence::Evidence;
use crate::markup::Tag;
use crate::measure::{Cues, Within};

/// Names that folded article text does not have.
const NEVER_FOLDED: Cues = Cues::POP_UP
    .with(Cues::CONSENT)
    .with(Cues::SIGN_UP)
    .with(Cues::NAVIGATION)
    .with(Cues::SHARE)
    .with(Cues::COMMENTS)
    .with(Cues::ADVERTISEMENT)
    .with(Cues::PROMOTION)
    .with(Cues::ACCOUNT)
    .with(Cues::SCREEN_READER)
    .with(Cues::SEARCH);

/// Words of visible prose that hidden text must stand beside to be its continuation.
const VISIBLE_PROSE: usize = 20;

/// Share of linked words that such a table or list has at most.
const DATA_LINKS: f64 = 0.2;

/// Whether a container is the outermost hidden one and not folded article text.
#[must_use]
pub fn is_hidden_clutter(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let outermost = container.hidden && !evidence.container(container.parent).hidden;
    outermost && !is_folded(evidence, index)
}

fn is_folded(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    if container.cues.any(NEVER_FOLDED) || !evidence.fields(index).is_empty() {
        return false;
    }
    let unfolds = evidence.is_near(index, Cues::COLLAPSIBLE)
        || container.within.any(Within::DETAILS.with(Within::TERMS));
    if unfolds && is_data(evidence, index) {
        return true;
    }
    let is_prose = total.prose > 0 && total.prose * 2 >= total.words;
    is_prose && (unfolds || continues_prose(evidence, index))
}

/// Whether most of it stands in a table or list, and next to nothing of that leads elsewhere: what a
/// product is made of, behind a tab.
fn is_data(evidence: &Evidence<'_>, index: usize) -> bool {
    let data = Within::TABLE.with(Within::TERMS).with(Within::LIST);
    let blocks = evidence.blocks(index);
    let inside = blocks
        .iter()
        .filter(|block| evidence.container(block.container).within.any(data));
    inside.count() * 2 > blocks.len() && evidence.total(index).link_density() < DATA_LINKS
}

/// Whether visible prose stands in the container around it.
fn continues_prose(evidence: &Evidence<'_>, index: usize) -> bool {
    let parent = evidence.container(evidence.container(index).parent);
    let whole_page = matches!(parent.tag, Tag::Body | Tag::Html | Tag::Unknown);
    !whole_page && evidence.visible.of(&parent.blocks).prose >= VISIBLE_PROSE
}
