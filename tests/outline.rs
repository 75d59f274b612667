//! The page's outline, and what choices by hand and rules do with its parts.

use unhusk::outline::Part;
use unhusk::{Options, RemovalKind, Rules, Snapshot, declutter_with, outline, render};

const URL: &str = "https://harbour.example/news/ferry";
const FIRST: &str = "The ferry has crossed the sound every half hour since 1911, and on Sunday it crossed for the last time.";
const SECOND: &str = "About four hundred people stood on the quay, most of them in silence, and watched it turn around once more.";
const THIRD: &str = "The bridge that takes its place opens in May, and the toll, the council says, will be the price of a ticket.";
const FORM: &str = "Get the harbour news in your inbox every Friday";

fn page() -> String {
    format!(
        "<html><body><nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/sport\">Sport</a></li></ul></nav>\
         <article><h1>The last ferry</h1><p>{FIRST}</p><figure><img src=\"quay.jpg\" alt=\"The quay\" width=\"800\" height=\"500\">\
         <figcaption>The quay on Sunday evening.</figcaption></figure><p>{SECOND}</p><p class=\"note\">{THIRD}</p>\
         <form><p>{FORM}</p><input type=\"email\"><button>Subscribe</button></form></article></body></html>"
    )
}

fn parts(snapshot: &Snapshot<'_>, rules: &Rules) -> Vec<Part> {
    outline(
        snapshot,
        Options {
            rules: Some(rules),
            ..Options::default()
        },
    )
    .expect("a page")
}

fn part(parts: &[Part], text: &str) -> Part {
    let found = parts.iter().find(|part| part.text.contains(text));
    found
        .unwrap_or_else(|| panic!("no part says {text}: {parts:#?}"))
        .clone()
}

/// The article's text and how many parts are removed by hand.
fn read(html: &str, kept: &[u32], dropped: &[u32], rules: &Rules) -> (String, usize) {
    let snapshot = Snapshot {
        kept,
        dropped,
        ..Snapshot::new(html.as_bytes(), URL)
    };
    let options = Options {
        rules: Some(rules),
        ..Options::default()
    };
    let article = declutter_with(&snapshot, options).expect("an article");
    let by_hand = article
        .removed
        .iter()
        .filter(|removal| removal.kind == RemovalKind::Hand);
    (render::visible_text(&article.content), by_hand.count())
}

#[test]
fn every_part_is_there_in_the_order_of_the_page() {
    let html = page();
    let parts = parts(&Snapshot::new(html.as_bytes(), URL), &Rules::default());
    let places: Vec<usize> = ["Home", FIRST, "The quay", SECOND, THIRD, FORM]
        .iter()
        .map(|text| {
            parts
                .iter()
                .position(|part| part.text.contains(text))
                .expect(text)
        })
        .collect();
    assert!(places.is_sorted(), "{parts:#?}");
    assert!(part(&parts, FIRST).kept && !part(&parts, FORM).kept);
    assert_eq!(part(&parts, FORM).kind, "sign-up");
    assert!(!part(&parts, FORM).reason.is_empty());
    assert!(parts.iter().any(|part| part.kind == "picture" && part.kept));
}

#[test]
fn a_dropped_part_is_brought_back() {
    let html = page();
    let form = part(
        &parts(&Snapshot::new(html.as_bytes(), URL), &Rules::default()),
        FORM,
    );
    let (text, _) = read(&html, &form.elements, &[], &Rules::default());
    assert!(text.contains(FORM) && text.contains(FIRST), "{text}");
    let snapshot = Snapshot {
        kept: &form.elements,
        ..Snapshot::new(html.as_bytes(), URL)
    };
    let again = part(&parts(&snapshot, &Rules::default()), FORM);
    assert!(again.kept && again.chosen);
}

#[test]
fn a_kept_part_is_dropped() {
    let html = page();
    let parts = parts(&Snapshot::new(html.as_bytes(), URL), &Rules::default());
    let third = part(&parts, THIRD);
    let (text, by_hand) = read(&html, &[], &third.elements, &Rules::default());
    assert!(!text.contains(THIRD) && text.contains(SECOND), "{text}");
    assert_eq!(by_hand, 1);
    let picture = parts
        .iter()
        .find(|part| part.kind == "picture")
        .expect("a picture");
    let snapshot = Snapshot {
        dropped: &picture.elements,
        ..Snapshot::new(html.as_bytes(), URL)
    };
    let article = declutter_with(&snapshot, Options::default()).expect("an article");
    assert!(!render::html(&article.content).contains("quay.jpg"));
}

#[test]
fn what_a_rule_removes_is_brought_back_too() {
    let html = page();
    let (rules, problems) = Rules::parse("harbour.example##.note");
    assert!(problems.is_empty());
    let removed = part(
        &parts(&Snapshot::new(html.as_bytes(), URL), &rules),
        &THIRD[..40],
    );
    assert_eq!(removed.kind, "rule");
    assert!(!read(&html, &[], &[], &rules).0.contains(THIRD));
    assert!(
        read(&html, &removed.elements, &[], &rules)
            .0
            .contains(THIRD)
    );
}

#[test]
fn a_rule_shows_what_would_be_removed() {
    let html = page();
    let (rules, problems) = Rules::parse("harbour.example#show#form");
    assert!(problems.is_empty());
    let (text, _) = read(&html, &[], &[], &rules);
    assert!(text.contains(FORM) && text.contains(FIRST), "{text}");
    assert!(part(&parts(&Snapshot::new(html.as_bytes(), URL), &rules), FORM).kept);
    let (both, _) = Rules::parse("harbour.example##.note\nharbour.example#show#article");
    assert!(read(&html, &[], &[], &both).0.contains(THIRD));
    let (excepted, _) = Rules::parse("##form\n#show#form\n#@#form");
    assert!(!read(&html, &[], &[], &excepted).0.contains(FORM));
}

#[test]
fn a_page_with_nothing_to_read_has_an_outline() {
    let html = "<html><body><nav><a href=\"/\">Home</a></nav><div><p>Closed on Mondays.</p></div></body></html>";
    let parts = parts(&Snapshot::new(html.as_bytes(), URL), &Rules::default());
    let closed = part(&parts, "Closed on Mondays.");
    assert!(!closed.kept);
    assert_eq!(
        read(html, &closed.elements, &[], &Rules::default()).0,
        "Closed on Mondays."
    );
}
