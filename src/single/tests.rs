use super::address::{Address, look};
use super::{is_article, may_be_article};
use crate::{Options, Snapshot, decide, limits, measure, metadata};

const SENTENCE: &str = "The river had risen all night, and by morning the lower meadow lay under a \
    sheet of brown water that reached as far as the old mill.";

/// Whether a page is an article to the engine.
fn passes(head: &str, body: &str, url: &str) -> bool {
    let html = format!("<html><head>{head}</head><body>{body}</body></html>");
    let snapshot = Snapshot::new(html.as_bytes(), url);
    let page = measure::measure(&snapshot, limits::FEED_BYTES).expect("the page can be read");
    let title = metadata::resolve(&page.clues, url).title;
    let decision = decide::decide(&page, title.as_deref(), Options::default())
        .expect("there is something to read");
    is_article(&page, &decision.plan, url)
}

fn story(paragraphs: usize) -> String {
    let text: String = (0..paragraphs)
        .map(|day| format!("<p>On day {day} it was told: {SENTENCE}</p>"))
        .collect();
    format!("<main><article><h1>The flood that came in March</h1>{text}</article></main>")
}

fn list() -> String {
    let teasers: String = (0..12)
        .map(|day| {
            format!(
                "<article><h2><a href=\"/story-{day}\">What happened on day {day} of the flood</a></h2>\
                 <p>On day {day} it was told: {SENTENCE}</p></article>"
            )
        })
        .collect();
    format!("<main><h1>News from the valley</h1>{teasers}</main>")
}

#[test]
fn addresses() {
    let front = [
        "https://news.test",
        "https://news.test/",
        "https://news.test/?utm_source=mail",
        "https://news.test/#top",
        "https://news.test/index.html",
        "https://news.test/de/",
        "https://news.test/en-gb",
        "https://news.test/at/de/index.php",
    ];
    let lists = [
        "https://news.test/category/sport",
        "https://news.test/tag/floods/",
        "https://news.test/thema/hochwasser",
        "https://news.test/author/ida-brook",
        "https://news.test/sport/page/12",
        "https://news.test/search",
        "https://news.test/find?q=flood",
        "https://news.test/?s=flood",
    ];
    let stories = [
        "https://news.test/the-flood-that-came-in-march",
        "https://news.test/category/sport/the-flood-that-came-in-march.html",
        "https://news.test/sport/flut-1234567.html",
        "https://news.test/2025/03/flood",
        "https://news.test/2025/mar/04/flood",
        "https://news.test/story.php?id=1234567",
        "https://news.test/%E6%B4%AA%E6%B0%B4%E3%81%AE%E6%9C%9D/",
    ];
    let unclear = [
        "https://news.test/sport",
        "https://news.test/sport/football",
        "https://news.test/about-us",
        "https://news.test/#/story/12",
        "https://news.test/?p=123456",
        "not an address",
        "",
    ];
    for (expected, urls) in [
        (Address::Front, front.as_slice()),
        (Address::List, lists.as_slice()),
        (Address::Story, stories.as_slice()),
        (Address::Unclear, unclear.as_slice()),
    ] {
        for url in urls {
            assert_eq!(look(url), expected, "{url}");
        }
    }
}

#[test]
fn a_long_text_at_the_address_of_a_story_is_an_article() {
    let url = "https://news.test/the-flood-that-came-in-march";
    assert!(passes("", &story(12), url));
}

#[test]
fn a_text_that_says_it_is_an_article_is_one_at_any_address_but_the_front() {
    let head = "<meta property=\"og:type\" content=\"article\">\
        <meta property=\"article:published_time\" content=\"2025-03-04T10:00:00Z\">";
    assert!(passes(head, &story(4), "https://news.test/flood"));
    assert!(passes(head, &story(4), ""));
    assert!(!passes(head, &story(40), "https://news.test/"));
    assert!(!may_be_article("https://news.test/"));
    assert!(may_be_article("https://news.test/flood"));
}

#[test]
fn json_ld_tells_articles_from_lists() {
    let url = "https://news.test/flood";
    let declare = |kind: &str| {
        format!(
            "<script type=\"application/ld+json\">{{\"@type\":\"{kind}\",\"name\":\"x\"}}</script>"
        )
    };
    assert!(passes(&declare("NewsArticle"), &story(10), url));
    assert!(!passes(&declare("CollectionPage"), &story(40), url));
    assert!(!passes(&declare("ItemList"), &story(40), url));
}

#[test]
fn a_list_of_teasers_is_no_article_whatever_it_says() {
    let head = "<meta property=\"og:type\" content=\"article\">";
    for url in [
        "https://news.test/sport",
        "https://news.test/category/sport",
        "https://news.test/all-the-news-from-here",
    ] {
        assert!(!passes(head, &list(), url), "{url}");
    }
}

#[test]
fn a_short_text_without_any_other_sign_is_no_article() {
    assert!(!passes("", &story(2), "https://news.test/about"));
}
