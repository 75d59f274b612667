use super::{Label, label, next};
use crate::limits;
use crate::measure::measure;
use crate::snapshot::Snapshot;

/// The next page of a page at `url` that holds these links.
fn found(url: &str, links: &str) -> Option<String> {
    let html = format!("<html><head></head><body><p>Some words.</p>{links}</body></html>");
    let page = measure(&Snapshot::new(html.as_bytes(), url), limits::FEED_BYTES).expect("a page");
    next(&page, url)
}

const STORY: &str = "https://news.example/world/storm";

#[test]
fn labels_are_read_in_many_languages() {
    for text in [
        "Next page",
        "Nächste Seite »",
        "PAGE SUIVANTE",
        "次のページ",
        "下一页",
        "Next Page: The harbour at night",
    ] {
        assert_eq!(label(text), Some(Label::NextPage), "{text}");
    }
    for text in ["Next", "Weiter ›", "»", "Suivant →", "次へ"] {
        assert_eq!(label(text), Some(Label::Next), "{text}");
    }
    for text in ["2", " 2 ", "Page 2", "Seite 2", "第2页", "2ページ目"] {
        assert_eq!(label(text), Some(Label::Number(2)), "{text}");
    }
    for text in [
        "",
        "2024",
        "0",
        "2 comments",
        "Next article",
        "Nächster Artikel",
        "Next: Who pays?",
        "3 of 4",
        "1 2",
    ] {
        assert_eq!(label(text), None, "{text}");
    }
}

#[test]
fn addresses_of_pages_are_known_in_many_forms() {
    for (url, href) in [
        (STORY, "/world/storm?page=2"),
        (STORY, "/world/storm/page/2/"),
        (STORY, "/world/storm/2"),
        (STORY, "?seite=2#top"),
        ("https://news.example/storm.html", "/storm-2.html"),
        ("https://news.example/storm.html", "storm_page-2.html"),
        (
            "https://news.example/storm,41.html?utm_source=a",
            "storm,41,2.html",
        ),
        ("https://news.example/storm/index.html", "page2.html"),
        (
            "https://news.example/storm?id=7&page=1",
            "storm?page=2&id=7",
        ),
        ("https://news.example/?story=7", "/?story=7&page=2"),
    ] {
        let expected = url::Url::parse(url).and_then(|base| base.join(href));
        let mut expected = expected.expect("an address");
        expected.set_fragment(None);
        let links = format!("<a href=\"{href}\">2</a>");
        assert_eq!(found(url, &links), Some(expected.into()), "{url} {href}");
    }
}

#[test]
fn later_pages_lead_on() {
    let pages = |of: &str| {
        (1..5)
            .map(|page| format!("<a href=\"{of}{page}\">{page}</a>"))
            .collect::<String>()
    };
    let third = |base: &str, of: &str| found(&format!("https://news.example{base}"), &pages(of));
    assert_eq!(
        third("/storm?page=2", "/storm?page=").as_deref(),
        Some("https://news.example/storm?page=3")
    );
    assert_eq!(
        third("/storm/2", "/storm/").as_deref(),
        Some("https://news.example/storm/3")
    );
    assert_eq!(
        third("/storm-2", "/storm-").as_deref(),
        Some("https://news.example/storm-3")
    );
    // The last page leads nowhere.
    assert_eq!(third("/storm?page=4", "/storm?page="), None);
}

#[test]
fn declared_and_spoken_links_count() {
    assert!(found(STORY, "<a rel=\"next\" href=\"?page=2\">More</a>").is_some());
    assert!(found(STORY, "<link rel=\"next\" href=\"/world/storm/2\">").is_some());
    assert!(found(STORY, "<a href=\"/world/storm-2\">Next page</a>").is_some());
    assert!(
        found(
            STORY,
            "<a aria-label=\"Next page\" href=\"/world/storm-2\"><svg></svg></a>"
        )
        .is_some()
    );
    assert!(found(STORY, "<a href=\"/world/storm-2\"><b>Seite</b> 2</a>").is_some());
}

#[test]
fn a_next_article_is_no_next_page() {
    for (url, links) in [
        // Another article, by any word and declaration.
        (STORY, "<a rel=\"next\" href=\"/world/flood\">Next</a>"),
        (STORY, "<link rel=\"next\" href=\"/world/storm-2\">"),
        (STORY, "<a rel=\"next\" href=\"/world/storm-2\">Storm</a>"),
        (STORY, "<a href=\"/world/storm?page=2\">Next article</a>"),
        // Another one of a series, a post by number, a day of a calendar.
        (
            "https://news.example/review-phone-3",
            "<a rel=\"next\" href=\"/review-phone-4\">Next</a>",
        ),
        (
            "https://blog.example/?p=12",
            "<a rel=\"next\" href=\"/?p=13\">Next</a>",
        ),
        (
            "https://news.example/2025/03/12",
            "<a href=\"/2025/03/13\">13</a>",
        ),
        (
            "https://news.example/2025/03",
            "<a href=\"/2025/03/4\">4</a>",
        ),
        // Another site, another way to get there, another page than the next.
        (
            STORY,
            "<a href=\"https://m.news.example/world/storm?page=2\">2</a>",
        ),
        (
            STORY,
            "<a href=\"http://news.example/world/storm?page=2\">2</a>",
        ),
        (STORY, "<a href=\"/world/storm?page=3\">3</a>"),
        (STORY, "<a href=\"/world/storm?page=2\">4</a>"),
        // Comments, and lists on front pages.
        (STORY, "<a href=\"/world/storm?page=2#comments\">2</a>"),
        (STORY, "<a href=\"/world/storm/comment-page-2\">2</a>"),
        ("https://news.example/", "<a href=\"/page/2\">2</a>"),
        (STORY, "<a href=\"javascript:next(2)\">2</a>"),
        ("", "<a href=\"/world/storm?page=2\">2</a>"),
    ] {
        assert_eq!(found(url, links), None, "{url} {links}");
    }
}
