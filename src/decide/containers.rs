//! Applies the rules about whole containers.

use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::decide::rules;
use crate::decide::verdict::{Drop, Verdicts};

/// How much a kind tells. What is inside a removed container and can be told to be more than that is
/// a removal of its own: people want to know how many forms and menus there were.
fn telling(kind: RemovalKind) -> u8 {
    match kind {
        // Where it stands.
        RemovalKind::Header | RemovalKind::Footer | RemovalKind::Sidebar | RemovalKind::Other => 0,
        // How it is shown.
        RemovalKind::Hidden | RemovalKind::PopUp => 1,
        // What it asks of people.
        RemovalKind::SignUp | RemovalKind::Consent => 3,
        // What it is.
        _ => 2,
    }
}

/// Verdicts from the rules about containers: the outermost container that tells most counts. With
/// `only_certain`, rules that go by names are left out.
#[must_use]
pub fn apply(evidence: &Evidence<'_>, only_certain: bool) -> Verdicts {
    let mut verdicts: Verdicts = vec![None; evidence.page.blocks.len()];
    // For each level of telling, the end of the last container removed at it.
    let mut removed_to = [0; 4];
    for (index, container) in evidence.page.containers.iter().enumerate() {
        let Some(rule) = rules::find(evidence, index, only_certain) else {
            continue;
        };
        let level = usize::from(telling(rule.kind));
        if removed_to[level..].iter().any(|end| index < *end) {
            continue;
        }
        removed_to[level] = container.last;
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
