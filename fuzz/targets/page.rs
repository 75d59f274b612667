//! Any bytes as a page from a file: parsed, taken the husk off, and once more with what came out of
//! that, which must take away no word.

#![no_main]

use libfuzzer_sys::fuzz_target;
use unhusk::{Snapshot, declutter, parse, render};
use unhusk_fuzz::{ADDRESS, article_around, check};

fuzz_target!(|input: &str| {
    let around = article_around(input);
    for page in [input, around.as_str()] {
        let Ok(dom) = parse::serialised_dom(page) else {
            continue;
        };
        let Ok(article) = declutter(&Snapshot::new(dom.as_bytes(), ADDRESS)) else {
            continue;
        };
        check(&article);
        // Of next to no text it is not sure that it is an article.
        if page == input {
            continue;
        }
        let html = render::html(&article.content);
        let title = article.metadata.title.clone().unwrap_or_default();
        let title = title.replace('&', "&amp;").replace('<', "&lt;");
        let again = format!(
            "<html lang=\"en\"><head><title>{title}</title></head><body><article><h1>{title}</h1>{html}</article></body></html>"
        );
        let dom = parse::serialised_dom(&again).expect("the output can be parsed");
        let again = declutter(&Snapshot::new(dom.as_bytes(), ADDRESS));
        // Lines may be put otherwise where a table has lost its empty rows; words may not be lost.
        let letters = |text: &str| -> String {
            text.chars()
                .filter(|letter| letter.is_alphanumeric())
                .collect()
        };
        let again = again.map(|article| letters(&render::text(&article.content)));
        assert_eq!(
            again,
            Ok(letters(&render::text(&article.content))),
            "{html}"
        );
    }
});
