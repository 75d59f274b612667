//! Any text as JSON-LD, as a value of meta tags and as the page's address.

#![no_main]

use libfuzzer_sys::fuzz_target;
use unhusk::{Snapshot, declutter};
use unhusk_fuzz::{article_under, check};

/// Names of meta tags that are clues.
const NAMES: &[&str] = &[
    "og:title",
    "author",
    "article:published_time",
    "article:modified_time",
    "og:site_name",
    "og:url",
    "og:image",
    "description",
    "og:locale",
];

fuzz_target!(|input: (u8, &str, &str, &str)| {
    let (which, json, value, address) = input;
    let name = NAMES[usize::from(which) % NAMES.len()];
    let value = value.replace('&', "&amp;").replace('"', "&quot;");
    let head = format!(
        "<title>{}</title><meta name=\"{name}\" property=\"{name}\" content=\"{value}\">\
        <base href=\"{value}\"><link rel=\"canonical\" href=\"{value}\">\
        <script type=\"application/ld+json\">{json}</script>",
        value.replace('<', "&lt;")
    );
    let page = article_under(&head);
    if let Ok(article) = declutter(&Snapshot::new(page.as_bytes(), address)) {
        check(&article);
    }
});
