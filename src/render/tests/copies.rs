//! What goes to the clipboard and into books.

use super::*;

#[test]
fn copy_has_title_details_and_source() {
    let article = article("<p>Text</p>");
    assert_eq!(
        clip_markdown(&article),
        "# Rain \\*again\\*\n\nAnn Lee, Bo Ek · 3 May 2024\n\nText\n\nSource: <https://valley.example/rain>"
    );
    assert_eq!(
        copied_html(&article),
        "<h1>Rain *again*</h1><p>Ann Lee, Bo Ek · 3 May 2024</p><p>Text</p>\
         <p>Source: <a href=\"https://valley.example/rain\">https://valley.example/rain</a></p>"
    );
}

#[test]
fn copy_is_what_was_asked_for() {
    let article = article(
        "<h2>Sky</h2><p>It <b>rained</b>.</p><figure><img src=\"https://a.b/c.png\" alt=\"x\">\
         <figcaption>A cloud</figcaption></figure><ol start=\"3\"><li>three</li><li>four<ul><li>inner</li></ul></li></ol>\
         <table><tr><td>1</td><td></td><td>3</td></tr><tr><td>4</td><td>5</td><td>6</td></tr></table>\
         <pre>a\n  b\n</pre><p>one<br>two</p>",
    );
    let bare = |format| CopyOptions {
        format,
        title: false,
        source: false,
        images: false,
    };
    let text = copy(&article, bare(CopyFormat::Text));
    assert_eq!(text.html, None);
    assert_eq!(
        text.plain,
        "Sky\n\nIt rained.\n\n3. three\n4. four\n  • inner\n\n1\t\t3\n4\t5\t6\n\na\n  b\n\none\ntwo"
    );
    let html = copy(&article, bare(CopyFormat::Html));
    assert_eq!(html.html, None);
    assert!(
        html.plain
            .starts_with("<h2>Sky</h2><p>It <b>rained</b>.</p><ol start=\"3\">"),
        "{}",
        html.plain
    );
    let all = CopyOptions {
        format: CopyFormat::Text,
        ..CopyOptions::default()
    };
    let all = copy(&article, all).plain;
    assert!(all.starts_with("Rain *again*\n\nAnn Lee, Bo Ek · 3 May 2024\n\nSky"));
    assert!(all.contains("\n\nA cloud\n\n"));
    assert!(all.ends_with("\n\nSource: https://valley.example/rain"));
    let rich = copy(&article, bare(CopyFormat::Rich));
    assert_eq!(rich.html, Some(html.plain));
    assert!(rich.plain.starts_with("## Sky\n\nIt **rained**."));
}

#[test]
fn what_only_held_a_picture_goes_with_it() {
    for (with, without) in [
        (
            "<p>a <a href=\"https://a.b/\"><img src=\"https://a.b/c\"></a></p>",
            "<p>a </p>",
        ),
        ("<p><img src=\"https://a.b/c\"></p>", ""),
        (
            "<figure><img src=\"https://a.b/c\"><figcaption><b>x</b> y</figcaption></figure><p>z</p>",
            "<p>z</p>",
        ),
        (
            "<figure><pre>x</pre><figcaption>y</figcaption></figure>",
            "<figure><pre>x</pre><figcaption>y</figcaption></figure>",
        ),
        ("<p></p>", "<p></p>"),
        (
            "<figure><a href=\"https://v.test/dam.mp4?x\"><img src=\"https://a.b/c\" alt=\"The dam\"></a></figure>",
            "<figure><a href=\"https://v.test/dam.mp4?x\">The dam</a></figure>",
        ),
        (
            "<p><a href=\"https://v.test/dam.MP4\"><img src=\"https://a.b/c\" alt=\" \"></a></p>",
            "<p><a href=\"https://v.test/dam.MP4\">v.test</a></p>",
        ),
        (
            "<p><a href=\"https://www.youtube.com/watch?v=1\"><img src=\"https://a.b/c\" alt=\"The dam\"></a></p>",
            "<p><a href=\"https://www.youtube.com/watch?v=1\">The dam</a></p>",
        ),
        (
            "<p>a <a href=\"https://www.youtube.com/@channel\"><img src=\"https://a.b/c\"></a></p>",
            "<p>a </p>",
        ),
        ("<ul><li><img src=\"https://a.b/c\"></li></ul>", ""),
    ] {
        assert_eq!(
            pictures::without_pictures(&pieces(with)),
            pieces(without),
            "{with}"
        );
    }
}

#[test]
fn a_video_of_any_address_stays_a_link_without_its_poster() {
    let html = "<p>The dam broke.</p><video src=\"https://v.test/watch?v=1\" poster=\"https://v.test/dam.jpg\" \
                title=\"The dam\"></video>";
    let article = crate::passage(&crate::Snapshot::new(html.as_bytes(), ""), None).unwrap();
    let without = pictures::without_pictures(&article.content);
    assert_eq!(
        without,
        pieces(
            "<p>The dam broke.</p><figure><a href=\"https://v.test/watch?v=1\">The dam</a></figure>"
        )
    );
}

#[test]
fn book_is_well_formed() {
    let mut article = nasty();
    article.content = pieces(
        "<h2>A &amp; b</h2><p>x\u{1}\u{FFFE}</p><img src=\"https://a.b/c.png\" alt=\"C&quot;\"><img src=\"https://a.b/d.png\">\
         <a href=\"https://a.b/e\"><img src=\"https://a.b/f.png\" alt=\"F\"></a><br>\
         <a href=\"https://a.b/x|y?[z]#a#b%zz\">g</a><ul><li value=\"3\">h</li></ul>",
    );
    let place = ("https://a.b/c.png".to_owned(), "pictures/1.png".to_owned());
    let book = book(&article, &Sources::from([place]), &Words::english(&article));
    for part in [
        "<h2 id=\"heading-2\">A &amp; b</h2>",
        "<p>x\u{FFFD}\u{FFFD}</p>",
        "<img src=\"pictures/1.png\" alt=\"C&quot;\"/>",
        "<a href=\"https://a.b/d.png\">Picture</a>",
        "<a href=\"https://a.b/e\">F</a><br/>",
        "<a href=\"https://a.b/x%7Cy?%5Bz%5D#a%23b%25zz\">g</a><ul><li>h</li></ul>",
    ] {
        assert!(book.body.contains(part), "{part}\n{}", book.body);
    }
    assert_eq!(book.headings[1].text, "A & b");
    assert_eq!(book.language, "und");
    assert_eq!(book.dir, None);
    let empty = Article::default();
    let untitled = super::book(&empty, &Sources::new(), &Words::english(&empty));
    assert_eq!(
        (untitled.title.as_str(), untitled.name.as_str()),
        ("Article", "article.epub")
    );
}
