//! The table of features, and their values on pages.

use std::collections::HashSet;

use super::{Facts, all};
use crate::decide::evidence::Evidence;
use crate::{Snapshot, decide, limits, measure};

fn values(html: &str) -> Vec<Vec<f32>> {
    let page =
        measure::measure(&Snapshot::new(html.as_bytes(), ""), limits::FEED_BYTES).expect("a page");
    let evidence = Evidence::new(&page);
    let rules = decide::judge(&evidence, None);
    let facts = Facts::new(&evidence, &rules, None);
    let row = |block| {
        all()
            .iter()
            .map(|feature| (feature.value)(&facts, block))
            .collect()
    };
    (0..facts.len()).map(row).collect()
}

fn value(rows: &[Vec<f32>], block: usize, name: &str) -> f32 {
    let column = all().iter().position(|feature| feature.name == name);
    rows[block][column.expect("a feature of this name")]
}

#[test]
fn names_are_unique() {
    let names: HashSet<&str> = all().iter().map(|feature| feature.name).collect();
    assert_eq!(names.len(), all().len());
}

#[test]
fn values_are_numbers_on_any_page() {
    let pages = [
        "",
        "one",
        "<p>One.</p>",
        "<div><div></div></div><ul><li>1<li>2</ul>",
        "<table><tr><td>£5</td></tr></table>",
    ];
    for html in pages {
        for row in values(html) {
            assert!(row.iter().all(|value| value.is_finite()), "{html}");
        }
    }
}

#[test]
fn features_say_what_their_names_say() {
    let rows = values(
        "<nav><a href=/>Home page</a></nav><main><h1>Rain</h1><p>It costs $5, and it rains. It pours.</p></main>",
    );
    assert_eq!(rows.len(), 3);
    assert_eq!(value(&rows, 0, "link_density"), 1.0);
    assert_eq!(value(&rows, 0, "in_nav"), 1.0);
    assert_eq!(value(&rows, 2, "in_nav"), 0.0);
    assert_eq!(value(&rows, 2, "prices"), 1.0);
    assert_eq!(value(&rows, 2, "sentences"), 2.0);
    assert_eq!(value(&rows, 2, "from_headline"), 1.0);
    assert_eq!(value(&rows, 2, "since_heading"), 1.0);
    assert_eq!(value(&rows, 1, "level0_blocks"), 1.0);
    assert_eq!(value(&rows, 2, "page_blocks"), 3.0);
}
