//! Documents without husk: nothing but text elements, no names, no fields.
//!
//! There is nothing to remove from them. The engine's own output is such a document, and so is many a
//! hand-written page.

use crate::decide::Judgement;
use crate::decide::evidence::Evidence;
use crate::decide::region::Region;
use crate::decide::trim;
use crate::markup::{Policy, Tag};
use crate::measure::{Container, Cues};

/// Whether a page is a bare document.
#[must_use]
pub fn is_bare(evidence: &Evidence<'_>) -> bool {
    let page = evidence.page;
    page.fields.is_empty() && page.containers.iter().skip(1).all(is_bare_container)
}

fn is_bare_container(container: &Container) -> bool {
    let frame = matches!(
        container.tag,
        Tag::Html | Tag::Head | Tag::Body | Tag::Article
    );
    let caption = matches!(container.tag, Tag::Caption | Tag::Figcaption);
    (frame || container.tag.policy() == Policy::Allow)
        && (container.cues == Cues::NONE || caption)
        && !container.hidden
}

/// Keeps all of a bare document but its headline.
#[must_use]
pub fn judge(evidence: &Evidence<'_>, title: Option<&str>) -> Judgement {
    let blocks = 0..evidence.page.blocks.len();
    let mut verdicts = vec![None; blocks.end];
    let region = Region {
        container: 0,
        headline: blocks
            .clone()
            .find(|&block| evidence.heading_level(&evidence.page.blocks[block]) == Some(1)),
        blocks,
    };
    trim::headline(evidence, &region, title, &mut verdicts);
    Judgement {
        containers: vec![None; evidence.page.blocks.len()],
        verdicts,
        region,
        posts: Vec::new(),
    }
}
