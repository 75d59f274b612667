//! HTML, text, reader, clipboard and record.

mod copies;

use super::testing::pieces;
use super::*;
use crate::article::{Article, Metadata, Piece, Removal, RemovalKind};
use crate::markup::Span;

fn removal(kind: RemovalKind, text: &str) -> Removal {
    Removal {
        kind,
        reason: "because <of> it",
        text: text.to_owned(),
        span: Span::default(),
        element: 0,
    }
}

/// An article whose every text would be markup if it were not escaped.
fn nasty() -> Article {
    let evil = || Some("\"'><img src=x onerror=alert(1)>&amp;".to_owned());
    Article {
        kind: crate::PageKind::Article,
        metadata: Metadata {
            title: evil(),
            byline: evil(),
            published: evil(),
            modified: evil(),
            site: evil(),
            lang: evil(),
            dir: evil(),
            url: Some("https://a.b/\"><script>".to_owned()),
            description: evil(),
            image: Some("https://a.b/\"><script>".to_owned()),
        },
        content: pieces(
            "<p lang=\"&quot;&gt;&lt;img src=x&gt;\">&lt;script&gt;alert(1)&lt;/script&gt;</p>",
        ),
        removed: vec![removal(RemovalKind::Other, "</ul></details><script>")],
        words: 500,
        ..Article::default()
    }
}

fn article(markup: &str) -> Article {
    Article {
        kind: crate::PageKind::Article,
        metadata: Metadata {
            title: Some("Rain *again*".to_owned()),
            byline: Some("Ann Lee, Bo Ek".to_owned()),
            published: Some("2024-05-03T10:00:00Z".to_owned()),
            site: Some("The Valley".to_owned()),
            lang: Some("en".to_owned()),
            url: Some("https://valley.example/rain".to_owned()),
            image: Some("https://valley.example/rain.jpg?w=1200".to_owned()),
            ..Metadata::default()
        },
        content: pieces(markup),
        removed: Vec::new(),
        words: 231,
        ..Article::default()
    }
}

fn copied_html(article: &Article) -> String {
    let copied = copy(article, CopyOptions::default());
    copied.html.expect("rich text")
}

#[test]
fn html_is_escaped_and_closed() {
    assert_eq!(
        html(&pieces(
            "<p lang=\"a&quot;b\">1 &lt; 2 &amp; 3</p><img src=\"https://a.b/\"><a href=\"https://a.b/\">x</a>"
        )),
        "<p lang=\"a&quot;b\">1 &lt; 2 &amp; 3</p>\
         <img src=\"https://a.b/\" loading=\"lazy\" referrerpolicy=\"no-referrer\">\
         <a href=\"https://a.b/\" rel=\"noopener noreferrer\">x</a>"
    );
}

#[test]
fn html_keeps_the_first_line_break_of_pre() {
    assert_eq!(html(&pieces("<pre>\nx</pre>")), "<pre>\n\nx</pre>");
}

#[test]
fn text_has_one_block_a_line() {
    let markup = "<h2>A <b>b</b></h2><p>one<br>two </p><ul><li>x<ul><li>y</li></ul></li></ul>\
        <table><caption>c</caption><tr><th>1</th><td>2</td></tr><tr><td>3</td><td></td></tr></table>\
        <pre>a\n  b\n\nc\n</pre><figure><img src=\"https://a.b/\" alt=\"no\"><figcaption>cap</figcaption></figure>";
    assert_eq!(
        text(&pieces(markup)),
        "A b\none\ntwo\nx\ny\nc\n1 2\n3\na\n  b\n\nc"
    );
    assert!(visible_text(&pieces(markup)).ends_with("\nc\ncap"));
    let long = "<figure><figcaption>The counter was bent from one plank of ash, and it took all winter.</figcaption></figure>";
    assert!(text(&pieces(long)).starts_with("The counter"));
    let around = format!("<p>{}</p>{long}", "It rained. ".repeat(9));
    assert!(!text(&pieces(&around)).contains("The counter"));
    assert!(visible_text(&pieces(&around)).contains("The counter"));
    assert_eq!(text(&[]), "");
}

#[test]
fn summary_names_kinds_in_their_order() {
    let removed = [
        removal(RemovalKind::Navigation, ""),
        removal(RemovalKind::SignUp, ""),
        removal(RemovalKind::Related, ""),
        removal(RemovalKind::SignUp, ""),
    ];
    assert_eq!(
        summary(&removed),
        "2 sign-up forms, 1 related list, 1 menu removed"
    );
    assert_eq!(summary(&[]), "");
}

#[test]
fn reading_takes_at_least_a_minute() {
    assert_eq!([0, 1, 230, 231, 2300].map(minutes), [1, 1, 1, 2, 10]);
}

#[test]
fn dates_are_as_precise_as_given() {
    let dates = [
        "2024-05-03",
        "2024-05-03T23:59:00+02:00",
        "2024-05",
        "2024",
        "2024-13-01",
        "soon",
    ];
    assert_eq!(
        dates.map(date::in_words),
        [
            "3 May 2024",
            "3 May 2024",
            "May 2024",
            "2024",
            "2024-13-01",
            "soon"
        ]
    );
}

#[test]
fn reader_has_header_lead_article_and_removals() {
    let mut article = article("<p>Text</p>");
    article.removed = vec![
        removal(RemovalKind::Share, "Tweet"),
        removal(RemovalKind::SignUp, "Join"),
    ];
    assert_eq!(
        reader_fragment(&article),
        "<header class=\"unhusk-header\"><p class=\"unhusk-site\">\
         <a href=\"https://valley.example/rain\" rel=\"noopener noreferrer\">The Valley</a></p>\
         <h1>Rain *again*</h1><p class=\"unhusk-details\"><span dir=\"auto\">Ann Lee, Bo Ek</span> · \
         <time lang=\"en\" dir=\"ltr\" datetime=\"2024-05-03T10:00:00Z\">3 May 2024</time> · <span lang=\"en\" dir=\"ltr\">2 min read</span></p></header>\
         <figure class=\"unhusk-lead\"><img src=\"https://valley.example/rain.jpg?w=1200\" alt=\"\" \
         loading=\"lazy\" referrerpolicy=\"no-referrer\"></figure>\
         <article class=\"unhusk-content\"><p>Text</p></article>\
         <details class=\"unhusk-removed\"><summary>1 sign-up form, 1 share bar removed</summary><ul>\
         <li><b>sign-up form</b> Join <small>because &lt;of&gt; it</small></li>\
         <li><b>share bar</b> Tweet <small>because &lt;of&gt; it</small></li></ul></details>"
    );
}

#[test]
fn lead_picture_is_not_shown_twice() {
    let has_lead = |markup: &str| reader_fragment(&article(markup)).contains("unhusk-lead");
    let late = "<p>x</p>".repeat(9);
    assert!(!has_lead(
        "<p>x</p><figure><img src=\"https://other.example/\"></figure>"
    ));
    assert!(has_lead(&format!(
        "{late}<img src=\"https://valley.example/other.jpg\">"
    )));
    assert!(!has_lead(&format!(
        "{late}<img src=\"https://valley.example/rain.jpg?w=400\">"
    )));
}

#[test]
fn nothing_from_the_page_becomes_markup() {
    let article = nasty();
    for out in [
        reader_fragment(&article),
        reader_page(&article),
        copied_html(&article),
    ] {
        assert!(
            !out.contains("<script") && !out.contains("<img src=x"),
            "{out}"
        );
        assert!(!out.contains("\"\'>"), "{out}");
    }
    let written = clip_markdown(&article);
    let mut options = comrak::Options::default();
    options.render.r#unsafe = true;
    let rendered = comrak::markdown_to_html(&written, &options);
    assert!(
        !rendered.contains("<script") && !rendered.contains("<img"),
        "{rendered}"
    );
}

#[test]
fn addresses_other_than_web_ones_are_not_linked() {
    let mut article = article("<p>x</p>");
    article.metadata.url = Some("javascript:alert(1)".to_owned());
    article.metadata.image = Some("javascript:alert(1)".to_owned());
    for out in [
        reader_page(&article),
        copied_html(&article),
        clip_markdown(&article),
    ] {
        assert!(!out.contains("javascript"), "{out}");
    }
}

#[test]
fn page_is_self_contained() {
    let page = reader_page(&article("<p>x</p>"));
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"));
    assert!(page.contains("<title>Rain *again*</title>"));
    assert!(page.contains("<main class=\"unhusk-reader\" lang=\"en\">"));
    // The style sheet can't end its element, nor load anything.
    assert!(
        !READER_STYLE.contains("</")
            && !READER_STYLE.contains("url(")
            && !READER_STYLE.contains("@import")
    );
}

#[test]
fn record_has_an_excerpt() {
    let words = "word ".repeat(100);
    let mut article = article(&format!("<p>{words}</p>"));
    let excerpt = |article: &Article| Record::new(article).excerpt;
    assert_eq!(
        excerpt(&article),
        Some(format!("{}…", words[..199].trim_end()))
    );
    article.metadata.description = Some("Its own".to_owned());
    assert_eq!(excerpt(&article).as_deref(), Some("Its own"));
    let unspaced = "字".repeat(300);
    let article = Article {
        kind: crate::PageKind::Article,
        content: pieces(&format!("<p>{unspaced}</p>")),
        ..Article::default()
    };
    assert_eq!(excerpt(&article), Some(format!("{}…", "字".repeat(200))));
    assert_eq!(excerpt(&Article::default()), None);
}

#[test]
fn deep_nesting_costs_no_stack() {
    let depth = 100_000;
    let opens =
        ["<blockquote>", "<ul><li>", "<b>", "<table><tr><td>"].map(|open| open.repeat(depth));
    let mut article = article(&format!("{}text", opens.concat()));
    let closes: Vec<Piece> = article.content.iter().rev().filter_map(end_of).collect();
    article.content.extend(closes);
    let render = move || {
        let outputs = [
            reader_page(&article),
            clip_markdown(&article),
            text(&article.content),
        ];
        outputs.iter().all(|output| output.contains("text"))
    };
    let thread = std::thread::Builder::new()
        .stack_size(128 << 10)
        .spawn(render);
    assert!(thread.expect("a thread").join().expect("no overflow"));
}

fn end_of(piece: &Piece) -> Option<Piece> {
    match piece {
        Piece::Open(element) => Some(Piece::Close(element.tag)),
        _ => None,
    }
}

#[test]
fn reading_is_one_flat_object() {
    let mut article = article("<p>Text</p>");
    article.removed = vec![removal(RemovalKind::SignUp, "Join")];
    let value = serde_json::to_value(Reading::new(&article)).expect("JSON");
    let keys: Vec<&str> = value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    let mut expected = vec![
        "title",
        "byline",
        "published",
        "modified",
        "next",
        "pages",
        "posts",
        "site",
        "lang",
        "dir",
        "url",
        "image",
        "excerpt",
        "words",
        "html",
        "markdown",
        "text",
        "removed",
        "minutes",
        "reader",
        "metadata",
        "summary",
        "single",
        "kind",
    ];
    let mut actual = keys.clone();
    actual.sort_unstable();
    expected.sort_unstable();
    assert_eq!(actual, expected);
    assert_eq!(value["removed"][0]["kind"], "sign-up");
}
