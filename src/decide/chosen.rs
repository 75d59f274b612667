//! What the user has chosen on this page by hand, or wants shown on its site by a rule: it comes after
//! all that the engine decides.

use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::decide::learned;
use crate::decide::verdict::{Drop, Verdicts};
use crate::markup::Span;
use crate::measure::{Image, Page, marked};

const REMOVED: Drop = Drop {
    kind: RemovalKind::Hand,
    reason: "You removed it by hand.",
    container: None,
};

/// Gives the blocks that the user has brought back or removed their verdicts.
pub fn apply(evidence: &Evidence<'_>, verdicts: &mut Verdicts) {
    let page = evidence.page;
    if page.chosen.is_empty() && page.rules.shown.is_empty() {
        return;
    }
    for (verdict, block) in verdicts.iter_mut().zip(&page.blocks) {
        match page.chosen.of(page.containers[block.container].number) {
            Some(true) => *verdict = None,
            Some(false) => *verdict = Some(REMOVED),
            None if marked::find(&page.rules.shown, block.span).is_some() => *verdict = None,
            None => {}
        }
    }
    learned::open_containers(evidence, verdicts);
}

/// Whether a picture is brought back or removed, if the user has said so.
pub fn picture(page: &Page, image: &Image) -> Option<bool> {
    let own = page.chosen.of(image.number);
    let at = Span::new(image.at, image.at);
    own.or_else(|| page.chosen.of(page.containers[image.container].number))
        .or_else(|| marked::find(&page.rules.shown, at).map(|_| true))
}
