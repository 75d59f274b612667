//! Applies the rules about whole containers.

use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::decide::rules;
use crate::decide::verdict::{Drop, Verdicts, set};

/// Verdicts from the rules about containers. The outermost removed container counts, but a sign-up
/// form inside one is a removal of its own: people want to know how many there were. With
/// `only_certain`, rules that go by names are left out.
#[must_use]
pub fn apply(evidence: &Evidence<'_>, only_certain: bool) -> Verdicts {
    let mut verdicts: Verdicts = vec![None; evidence.page.blocks.len()];
    let mut removed_to = 0;
    for (index, container) in evidence.page.containers.iter().enumerate() {
        let inside_removed = index < removed_to;
        let Some(rule) = rules::find(evidence, index, only_certain) else {
            continue;
        };
        if inside_removed && rule.kind != RemovalKind::SignUp {
            continue;
        }
        removed_to = removed_to.max(container.last);
        for block in container.blocks.clone() {
            let drop = Drop {
                kind: rule.kind,
                reason: rule.reason,
                container: Some(index),
            };
            if rule.kind == RemovalKind::SignUp {
                verdicts[block] = Some(drop);
            } else {
                set(&mut verdicts, block, drop);
            }
        }
    }
    verdicts
}
