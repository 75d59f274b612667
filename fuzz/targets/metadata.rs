//! Any text as JSON-LD, as a value of meta tags and as the page's address.
//!
//! Parts of the input: the JSON; the value; the address; the place of the meta tag's name in [`NAMES`].

#![no_main]

use libfuzzer_sys::fuzz_target;
use unhusk::{Snapshot, declutter};
use unhusk_fuzz::{article_under, check, parts};

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

fuzz_target!(|input: &str| {
    let [json, value, address, which] =
        parts(input.as_bytes()).map(|part| str::from_utf8(part).unwrap_or_default());
    let which = which.bytes().next().unwrap_or_default();
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
