//! Tells pages that are a discussion, where what people post is the content and not a comment on it.

use crate::decide::totals::Totals;
use crate::measure::{Cues, Page};

/// Types of JSON-LD and microdata that a discussion has.
const TYPES: &[&str] = &["DiscussionForumPosting", "QAPage"];

/// Names that forum software gives as the page's generator, in lower case.
#[rustfmt::skip]
const GENERATORS: &[&str] = &[
    "discourse", "vbulletin", "phpbb", "xenforo", "invision", "flarum", "mybb", "smf", "nodebb", "vanilla", "woltlab", "bbpress",
];

/// Parts of an address that discussions have: a label of the host or a step of the path.
#[rustfmt::skip]
const ADDRESS_PARTS: &[&str] = &[
    "forum", "forums", "thread", "threads", "topic", "topics", "viewtopic.php", "showthread.php", "t", "board", "boards", "discussion",
    "discussions", "community", "questions", "foren", "foro", "foros",
];

/// Whether a page is a discussion, by what it says of itself and by its address.
#[must_use]
pub fn is_thread(page: &Page) -> bool {
    let clues = &page.clues;
    let typed = clues
        .json_ld
        .iter()
        .any(|text| TYPES.iter().any(|name| text.contains(name)));
    let generated = clues.metas.iter().any(|(key, value)| {
        let value = value.to_lowercase();
        key == "generator" && GENERATORS.iter().any(|name| value.starts_with(name))
    });
    typed || generated || is_address_of_thread(page)
}

/// Whether most of a page's prose stands in containers named comments. Where answers have short comments
/// of their own it does not.
#[must_use]
pub fn is_mostly_comments(page: &Page, totals: &Totals) -> bool {
    let mut passed = 0;
    let mut prose = 0;
    for (index, container) in page.containers.iter().enumerate() {
        if index >= passed && container.cues.any(Cues::COMMENTS) {
            prose += totals.of(&container.blocks).prose;
            passed = container.last;
        }
    }
    prose * 2 > totals.all().prose
}

fn is_address_of_thread(page: &Page) -> bool {
    let Some(address) = &page.base else {
        return false;
    };
    let host = address.host_str().unwrap_or_default().split('.');
    let steps: Vec<&str> = address
        .path()
        .split('/')
        .filter(|step| !step.is_empty())
        .collect();
    // The last step names the page, and may be any word; the ones before it are the site's order.
    let order = steps.split_last().map_or(&[][..], |(_, order)| order);
    host.chain(order.iter().copied())
        .chain(steps.last().copied().filter(|step| step.ends_with(".php")))
        .any(|part| ADDRESS_PARTS.contains(&part))
}
