//! Pass 2 alone, with all text kept: the pieces are balanced, and written as HTML hold only what is
//! allowed.

#![no_main]

use checker::Output;
use libfuzzer_sys::fuzz_target;
use unhusk::render;
use unhusk_fuzz::{outputs, pieces};

fuzz_target!(|markup: &[u8]| {
    let Some(pieces) = pieces(markup) else {
        return;
    };
    assert_eq!(outputs::unbalanced(&pieces), None, "{pieces:?}");
    let html = render::html(&pieces);
    assert_eq!(
        checker::html(&html, Output::Article),
        Vec::<String>::new(),
        "{html}"
    );
});
