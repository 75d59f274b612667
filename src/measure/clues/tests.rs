use crate::article::Metadata;
use crate::snapshot::Snapshot;

/// The metadata of a page with this body.
fn metadata(body: &str) -> Metadata {
    let html = format!("<title>Rain</title><h1>Rain</h1>{body}");
    let snapshot = Snapshot::new(html.as_bytes(), "https://www.example.com/rain");
    let page = crate::measure::measure(&snapshot, 1024).expect("a small page");
    crate::metadata::resolve(&page.clues, snapshot.url)
}

fn byline(body: &str) -> Option<String> {
    metadata(body).byline
}

#[test]
fn no_blank_stands_before_a_closing_mark() {
    for names in [
        "<a>Jane Doe</a>, <a>John Roe</a>",
        "<span><a>Jane Doe</a></span><span>, </span><a>John Roe</a>",
        "<a>Jane Doe</a>\n, <a>John Roe</a>",
    ] {
        let byline = byline(&format!("<p class=byline>By {names}</p>"));
        assert_eq!(byline.as_deref(), Some("Jane Doe, John Roe"), "{names}");
    }
    let glued = byline("<p class=byline><span>By</span><span>Jane Doe</span></p>");
    assert_eq!(glued.as_deref(), Some("Jane Doe"));
}

#[test]
fn dates_in_lists_of_links_are_of_other_pages() {
    let published = |item: &str| {
        let list = format!("<aside><ul><li>{item}</li></ul></aside>");
        metadata(&list).published
    };
    let date = "<time datetime=2025-03-09></time>";
    assert_eq!(published(&format!("<a href=/x>The sun</a> {date}")), None);
    assert_eq!(published("<p>9 March 2025</p><a href=/x>The sun</a>"), None);
    let own = published(&format!("Published {date}"));
    assert_eq!(own.as_deref(), Some("2025-03-09"));
}

#[test]
fn which_headings_link_to_the_front_page() {
    let links = |heading: &str| {
        let html = format!("<body>{heading}<p>It rains.</p></body>");
        let snapshot = Snapshot::new(html.as_bytes(), "");
        let page = crate::measure::measure(&snapshot, 1024).expect("a small page");
        let links = page.clues.home_links.into_iter();
        links.map(|link| link.value).collect::<Vec<_>>()
    };
    for heading in [
        "<h1> <a href=/>My diary</a> </h1>",
        "<a href=/><h1>My <b>diary</b></h1></a>",
        "<h1><a href=/>My</a> <a href=/>diary</a></h1>",
    ] {
        assert_eq!(links(heading), ["/"], "{heading}");
    }
    assert_eq!(
        links("<h1><a href='https://example.com'>My diary</a></h1>"),
        ["https://example.com"]
    );
    for heading in [
        "<h1>My diary</h1><a href=/>Home</a>",
        "<h1><a href=/>My diary</a>: rain</h1>",
        "<h1><a href=/rain>Rain</a></h1>",
        "<h1><a href='https://example.com/rain'>Rain</a></h1>",
        "<h1><a href=''>Rain</a></h1>",
        "<h2><a href=/>My diary</a></h2>",
    ] {
        assert!(links(heading).is_empty(), "{heading}");
    }
}

#[test]
fn headings_and_items_of_lists_are_seldom_bylines() {
    for body in [
        "<h3>By Train</h3><p>It takes an hour.</p><h3>By Car</h3>",
        "<ul><li>By Sea</li><li>By Air</li></ul>",
    ] {
        assert_eq!(byline(body), None, "{body}");
    }
    for body in [
        "<h3>By Jane Doe</h3>",
        "<ul><li>Author: Jane Doe</li></ul>",
        "<p>By Jane Doe</p>",
    ] {
        assert_eq!(byline(body).as_deref(), Some("Jane Doe"), "{body}");
    }
}
