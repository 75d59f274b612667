//! Pieces as Markdown: rendered with raw HTML on, it holds only what is allowed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use unhusk::render;
use unhusk_fuzz::pieces;

fuzz_target!(|markup: &[u8]| {
    let Some(pieces) = pieces(markup) else {
        return;
    };
    let markdown = render::markdown(&pieces);
    assert_eq!(
        checker::markdown(&markdown),
        Vec::<String>::new(),
        "{markdown}"
    );
});
