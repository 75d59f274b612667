//! The engine as its callers see it: what a snapshot's own facts do.

use std::fmt::Write;

use unhusk::markup::{Span, StartTag, Visitor, stream};
use unhusk::{Error, Options, RemovalKind, Snapshot, declutter, declutter_with, limits, render};

const FIRST: &str = "The ferry has crossed the sound every half hour since 1911, and on Sunday it crossed for the last time.";
const SECOND: &str = "About four hundred people stood on the quay, most of them in silence, and watched it turn around once more.";
const THIRD: &str = "The bridge that takes its place opens in May, and the toll, the council says, will be the price of a ticket.";

fn text_of(html: &str, hidden: &[u32]) -> String {
    let snapshot = Snapshot {
        html: html.as_bytes(),
        url: "https://harbour.example/news/ferry",
        hidden,
        ..Snapshot::default()
    };
    let article = declutter(&snapshot).expect("the page has an article");
    render::text(&article.content)
}

/// The number of the first element with this id.
fn number(html: &str, id: &str) -> u32 {
    struct Find<'a>(&'a str, Option<u32>);
    impl Visitor for Find<'_> {
        fn open(&mut self, tag: &StartTag<'_, '_>) {
            if tag.attribute("id").as_deref() == Some(self.0) {
                self.1 = self.1.or(Some(tag.number));
            }
        }
        fn text(&mut self, _: &str, _: Span) {}
        fn close(&mut self, _: u32, _: Span) {}
    }
    let mut find = Find(id, None);
    stream(html.as_bytes(), usize::MAX, &mut find).expect("readable markup");
    find.1.expect("an element with this id")
}

#[test]
fn elements_are_numbered_as_the_content_script_numbers_them() {
    let html = "<html><head></head><body><template><p></p><b></b></template>\
        <x-story><template shadowrootmode=\"open\"><p id=\"shadow\"></p></template></x-story>\
        <noscript><p></p></noscript><svg><path></path></svg><p id=\"last\"></p></body></html>";
    // html 0, head 1, body 2, template 3, x-story 4, its shadow root 5, p 6.
    assert_eq!(number(html, "shadow"), 6);
    // noscript 7, svg 8, path 9, p 10.
    assert_eq!(number(html, "last"), 10);
}

#[test]
fn hidden_clutter_goes_by_its_number() {
    let html = format!(
        "<html><body><h1>Ferry</h1><div><p>{FIRST}</p><p>{SECOND}</p></div>\
         <div id=\"box\"><p>Your browser is out of date, and this site will not work well with it, we are sorry.</p></div></body></html>"
    );
    let hidden = [number(&html, "box")];
    assert!(!text_of(&html, &hidden).contains("out of date"));
}

#[test]
fn hidden_article_text_stays() {
    for folded in [
        // Something says that it can be unfolded.
        format!(
            "<p>{FIRST}</p><p>{SECOND}</p><div class=\"accordion\"><div id=\"box\"><p>{THIRD}</p></div></div>"
        ),
        format!(
            "<p>{FIRST}</p><p>{SECOND}</p><details><summary>More</summary><div id=\"box\"><p>{THIRD}</p></div></details>"
        ),
        // It continues visible prose.
        format!("<p>{FIRST}</p><p>{SECOND}</p><div id=\"box\"><p>{THIRD}</p></div>"),
    ] {
        let html = format!("<html><body><h1>Ferry</h1><article>{folded}</article></body></html>");
        let text = text_of(&html, &[number(&html, "box")]);
        assert!(text.contains(THIRD), "{html}");
    }
}

#[test]
fn hidden_text_that_speaks_of_clutter_goes_wherever_it_is() {
    for class in [
        "modal",
        "cookie-consent",
        "newsletter-popup",
        "comments",
        "share-menu",
        "login-panel",
    ] {
        let html = format!(
            "<html><body><h1>Ferry</h1><article><p>{FIRST}</p><p>{SECOND}</p>\
             <div id=\"box\" class=\"{class}\"><p>{THIRD}</p></div></article></body></html>"
        );
        let text = text_of(&html, &[number(&html, "box")]);
        assert!(!text.contains(THIRD), "{class}");
        assert!(text.contains(SECOND), "{class}");
    }
}

#[test]
fn hidden_words_inside_a_line_go_without_the_line() {
    let html = format!(
        "<html><body><h1>Ferry</h1><p>{FIRST} <span id=\"box\">secret words</span>{SECOND}</p></body></html>"
    );
    assert_eq!(
        text_of(&html, &[number(&html, "box")]),
        format!("{FIRST} {SECOND}")
    );
}

#[test]
fn frames_resolve_addresses_on_their_own() {
    let html = format!(
        "<html><body><h1>Ferry</h1></body></html><unhusk-frame src=\"https://frame.example/story/\"><head></head>\
         <body><p>{FIRST} <a href=\"map\">Map</a></p><p>{SECOND}</p></body></unhusk-frame>"
    );
    let article =
        declutter(&Snapshot::new(html.as_bytes(), "https://harbour.example/")).expect("an article");
    let html = render::html(&article.content);
    assert!(
        html.contains("href=\"https://frame.example/story/map\""),
        "{html}"
    );
}

#[test]
fn sign_up_forms_are_counted_one_by_one() {
    let mut html = format!(
        "<html><body><h1>Ferry</h1><article><p>{FIRST}</p><p>{SECOND}</p></article><footer>"
    );
    for letter in ["Daily", "Weekly", "Sunday"] {
        write!(html, "<section><h3>{letter}</h3><form><label>Subscribe</label><input type=\"email\"></form></section>").expect("a string");
    }
    html.push_str("</footer></body></html>");
    let article = declutter(&Snapshot::new(html.as_bytes(), "")).expect("an article");
    let forms = article
        .removed
        .iter()
        .filter(|removal| removal.kind == RemovalKind::SignUp);
    assert_eq!(
        forms
            .map(|removal| removal.text.as_str())
            .collect::<Vec<_>>(),
        ["Daily Subscribe", "Weekly Subscribe", "Sunday Subscribe"]
    );
}

#[test]
fn comments_are_the_content_of_a_discussion() {
    let page = |head: &str| {
        format!(
            "<html><head>{head}</head><body><h1>Ferry</h1><div class=\"opening\"><p>{FIRST}</p><p>{FIRST} {FIRST}</p></div>\
             <div class=\"comment-list\"><div class=\"comment\"><p>{SECOND}</p></div><div class=\"comment\"><p>{THIRD}</p></div>\
             <div class=\"comment\"><p>{THIRD} {SECOND}</p></div></div></body></html>"
        )
    };
    let thread = page("<meta name=\"generator\" content=\"Discourse 3.4\">");
    assert!(text_of(&thread, &[]).contains(THIRD));
}

#[test]
fn what_can_not_be_read_is_an_error() {
    let nothing = declutter(&Snapshot::new(
        b"<html><body><form><input name=q></form></body></html>",
        "",
    ));
    assert_eq!(nothing.err(), Some(Error::NothingToRead));
    let large = vec![b' '; limits::SNAPSHOT_BYTES + 1];
    assert!(matches!(
        declutter(&Snapshot::new(&large, "")),
        Err(Error::TooLarge { .. })
    ));
    for (what, unit, limit) in [
        ("elements", "<i></i>", limits::ELEMENTS),
        ("tags", "</i>", limits::TAGS),
        ("blocks of text", "<p>x</p>", limits::BLOCKS),
        ("pictures", "<img src=/#.jpg>", limits::PICTURES),
        (
            "bytes of text",
            "text text text text text ",
            limits::TEXT_BYTES / 24,
        ),
    ] {
        let many: String = (0..=limit)
            .map(|number| unit.replace('#', &number.to_string()))
            .collect();
        let html = format!("<html><body>{many}</body></html>");
        let error = declutter(&Snapshot::new(html.as_bytes(), "https://example.com/")).err();
        assert!(
            matches!(error, Some(Error::TooMany { what: found, .. }) if found == what),
            "{what}: {error:?}"
        );
    }
}

#[test]
fn nesting_costs_neither_stack_nor_time() {
    let levels = limits::ELEMENTS / 4;
    let html = format!(
        "<html><body>{}<p>{FIRST}</p><p>{SECOND}</p>{}</body></html>",
        "<div><blockquote><b>".repeat(levels),
        "</b></blockquote></div>".repeat(levels)
    );
    let small_stack = std::thread::Builder::new().stack_size(512 << 10);
    let done = small_stack
        .spawn(move || text_of(&html, &[]).contains(FIRST))
        .expect("a thread")
        .join();
    assert!(matches!(done, Ok(true)));
}

#[test]
fn bytes_that_are_no_text_come_out_alike_in_any_parts() {
    let page = [
        b"<html><body><p>\xc5\xc5\xc5<b>one\xe2\x82</b> two \xff\xf0\x9f\x98 and so on, "
            .as_slice(),
        FIRST.as_bytes(),
        SECOND.as_bytes(),
        b"\xc5\xc5</p></body></html>",
    ]
    .concat();
    let snapshot = Snapshot::new(&page, "https://example.com/");
    let text = |feed| {
        let options = Options {
            feed,
            ..Options::default()
        };
        declutter_with(&snapshot, options).map(|article| render::text(&article.content))
    };
    let whole = text(usize::MAX).expect("an article");
    for feed in 1..40 {
        assert_eq!(
            text(feed).as_deref(),
            Ok(whole.as_str()),
            "{feed} bytes a time"
        );
    }
}
