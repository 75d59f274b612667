//! Any bytes as the markup of a snapshot, in the middle of an article: the outputs hold only what is
//! allowed, and it does not matter in which parts the bytes come.
//!
//! Parts of the input: the markup; the number of bytes that come at a time; the elements that are hidden.

#![no_main]

use libfuzzer_sys::fuzz_target;
use unhusk::Snapshot;
use unhusk_fuzz::{ADDRESS, article_around, check, declutter, parts};

fuzz_target!(|input: &[u8]| {
    let [markup, feed, hidden] = parts(input);
    let feed = feed.first().copied().unwrap_or_default();
    let mut hidden: Vec<u32> = hidden.iter().copied().map(u32::from).collect();
    hidden.sort_unstable();
    let mut page = article_around("\u{1}").into_bytes();
    let at = page.iter().position(|byte| *byte == 1).unwrap_or_default();
    page.splice(at..=at, markup.iter().copied());
    let snapshot = Snapshot {
        html: &page,
        url: ADDRESS,
        hidden: &hidden,
        floating: &hidden,
        ..Snapshot::default()
    };
    if let Some(article) = declutter(&snapshot, usize::from(feed) + 1) {
        check(&article);
    }
    let _ = unhusk::tidy(&snapshot, &unhusk::Rules::default());
});
