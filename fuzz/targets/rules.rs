//! Any text as rules of the user's, and any markup for them to be matched with.
//!
//! Parts of the input: the rules; the markup.

#![no_main]

use libfuzzer_sys::fuzz_target;
use unhusk::{Options, Rules, Snapshot, declutter_with};
use unhusk_fuzz::{ADDRESS, article_around, check, parts};

fuzz_target!(|input: &str| {
    let [text, markup] = parts(input.as_bytes()).map(|part| str::from_utf8(part).unwrap_or_default());
    let (rules, problems) = Rules::parse(text);
    for problem in &problems {
        assert!(
            problem.line >= 1 && problem.line <= text.lines().count(),
            "{problem:?}"
        );
    }
    let page = article_around(markup);
    let snapshot = Snapshot::new(page.as_bytes(), ADDRESS);
    let options = Options {
        rules: Some(&rules),
        ..Options::default()
    };
    if let Ok(article) = declutter_with(&snapshot, options) {
        check(&article);
    }
    let _ = unhusk::tidy(&snapshot, &rules);
});
