//! Parts of a page that the user has chosen: all that is seen stays, and nothing that can do harm.

use unhusk::Metadata;
use unhusk::{Error, Snapshot, passage, render};

#[track_caller]
fn markdown(html: &str) -> String {
    let snapshot = Snapshot::new(html.as_bytes(), "https://news.example/a/b");
    let article = passage(&snapshot, None).expect("something to read");
    render::markdown(&article.content)
}

#[test]
fn nothing_is_decluttered_away() {
    let html = "<html><body><nav><ul class=\"menu\"><li><a href=\"/x\">Menu</a></li></ul></nav>\
        <div class=\"newsletter related promo\"><p>Subscribe!</p></div><footer>Imprint</footer></body></html>";
    assert_eq!(
        markdown(html),
        "- [Menu](https://news.example/x)\n\nSubscribe!\n\nImprint"
    );
}

#[test]
fn a_few_words_keep_what_they_stand_in() {
    for (inside, expected) in [
        ("<h2>Sky</h2>", "## Sky"),
        ("<ol><li>three</li></ol>", "1. three"),
        (
            "<p>a <a href=\"c\"><b>link</b></a></p>",
            "a [**link**](https://news.example/a/c)",
        ),
        ("<pre><code>a\n b</code></pre>", "```\na\n b\n```"),
        (
            "<table><tr><th>1</th><th>2</th></tr><tr><td>3</td><td>4</td></tr></table>",
            "| 1 | 2 |\n| --- | --- |\n| 3 | 4 |",
        ),
        (
            "<figure><img src=\"d.jpg\" alt=\"D\"></figure>",
            "![D](https://news.example/a/d.jpg)",
        ),
    ] {
        let html = format!("<html><body><div class=\"share\">{inside}</div></body></html>");
        assert_eq!(markdown(&html), expected, "{inside}");
    }
}

#[test]
fn scripts_forms_and_what_is_hidden_go() {
    let html = "<html><body><p>Seen<script>evil()</script><style>p{}</style></p>\
        <form><label>Mail <input type=\"email\"></label><button>Send</button></form>\
        <p hidden>Hidden</p><button>Share</button><p onclick=\"evil()\">\
        <a href=\"javascript:evil()\">Also seen</a></p></body></html>";
    let snapshot = Snapshot::new(html.as_bytes(), "");
    let article = passage(&snapshot, None).expect("something to read");
    assert_eq!(
        render::html(&article.content),
        "<p>Seen</p><p>Also seen</p>"
    );
}

#[test]
fn a_form_around_a_whole_page_is_none() {
    let prose = "It rained in the valley for three days. ".repeat(20);
    let html = format!("<html><body><form><p>{prose}</p><input></form></body></html>");
    assert!(markdown(&html).starts_with("It rained"));
}

#[test]
fn metadata_is_what_was_known_or_what_the_head_says() {
    let html = "<html><head><title>Rain</title><meta property=\"og:site_name\" content=\"The Valley\"></head>\
        <body><p>It rained.</p></body></html>";
    let snapshot = Snapshot::new(html.as_bytes(), "https://valley.example/rain");
    let said = passage(&snapshot, None).expect("something").metadata;
    assert_eq!(said.title.as_deref(), Some("Rain"));
    assert_eq!(said.site.as_deref(), Some("The Valley"));
    let known = Metadata {
        title: Some("Known".to_owned()),
        ..Metadata::default()
    };
    let article = passage(&snapshot, Some(known.clone())).expect("something");
    assert_eq!(article.metadata, known);
    assert_eq!(article.words, 2);
}

#[test]
fn nothing_is_nothing() {
    for html in [
        "",
        "<html><body></body></html>",
        "<html><body><button>x</button></body></html>",
    ] {
        let outcome = passage(&Snapshot::new(html.as_bytes(), ""), None);
        assert!(matches!(outcome, Err(Error::NothingToRead)), "{html}");
    }
}
