//! The plan for a part of a page that the user has chosen: all of it is content.

use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::decide::region::Region;
use crate::decide::removals;
use crate::decide::{Drop, Plan};
use crate::markup::Tag;
use crate::measure::{Container, Page};

/// A form with fewer words than this for each of its fields is a form and nothing else; some sites
/// have one around the whole page.
const WORDS_A_FIELD: usize = 30;

/// Keeps all of a page but what is not visible, and forms.
#[must_use]
pub fn keep_all(page: &Page) -> Plan {
    let evidence = Evidence::new(page);
    let mut verdicts = vec![None; page.blocks.len()];
    for (index, container) in page.containers.iter().enumerate() {
        let Some((kind, reason)) = not_content(page, container) else {
            continue;
        };
        for verdict in verdicts
            .get_mut(container.blocks.clone())
            .unwrap_or_default()
        {
            *verdict = Some(Drop {
                kind,
                reason,
                container: Some(index),
            });
        }
    }
    let region = Region {
        container: 0,
        blocks: 0..page.blocks.len(),
        headline: None,
    };
    removals::plan(&evidence, &region, &verdicts)
}

/// What a container is, and why it is no content, if it is not.
fn not_content(page: &Page, container: &Container) -> Option<(RemovalKind, &'static str)> {
    if container.hidden {
        return Some((RemovalKind::Hidden, "it is not visible"));
    }
    let is_form = match container.tag {
        Tag::Button => true,
        Tag::Form => {
            let blocks = page
                .blocks
                .get(container.blocks.clone())
                .unwrap_or_default();
            let words: usize = blocks.iter().map(|block| block.words).sum();
            words < WORDS_A_FIELD * container.fields.len()
        }
        _ => false,
    };
    is_form.then_some((RemovalKind::Form, "it is a form"))
}
