//! Applies the rules about whole containers.

use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::decide::rules;
use crate::decide::verdict::{Drop, Verdicts};

/// Kinds that say where something stands rather than what it is: what is inside one and can be told
/// to be something is a removal of its own. People want to know how many forms and menus there were.
const PLACES: &[RemovalKind] = &[
    RemovalKind::Header,
    RemovalKind::Footer,
    RemovalKind::Sidebar,
    RemovalKind::Hidden,
    RemovalKind::PopUp,
    RemovalKind::Other,
];

/// Kinds that are worth a removal of their own inside anything.
const ALWAYS_OWN: &[RemovalKind] = &[RemovalKind::SignUp, RemovalKind::Consent];

/// Verdicts from the rules about containers: the outermost container that is something counts. With
/// `only_certain`, rules that go by names are left out.
#[must_use]
pub fn apply(evidence: &Evidence<'_>, only_certain: bool) -> Verdicts {
    let mut verdicts: Verdicts = vec![None; evidence.page.blocks.len()];
    let (mut removed_to, mut place_to) = (0, 0);
    for (index, container) in evidence.page.containers.iter().enumerate() {
        let Some(rule) = rules::find(evidence, index, only_certain) else {
            continue;
        };
        let is_place = PLACES.contains(&rule.kind);
        let own = ALWAYS_OWN.contains(&rule.kind);
        if (index < removed_to && !own) || (index < place_to && is_place) {
            continue;
        }
        if is_place {
            place_to = place_to.max(container.last);
        } else {
            removed_to = removed_to.max(container.last);
        }
        for verdict in &mut verdicts[container.blocks.clone()] {
            *verdict = Some(Drop {
                kind: rule.kind,
                reason: rule.reason,
                container: Some(index),
            });
        }
    }
    verdicts
}
