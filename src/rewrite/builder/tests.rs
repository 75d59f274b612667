//! What the markup of a part of a page becomes.

use crate::render::{html, markdown, text};
use crate::{Article, Snapshot, passage};

fn article(markup: &str) -> Article {
    let snapshot = Snapshot::new(markup.as_bytes(), "https://news.example/a/b");
    passage(&snapshot, None).expect("something to read")
}

#[track_caller]
fn check(markup: &str, expected: &str) {
    assert_eq!(html(&article(markup).content), expected, "{markup}");
}

#[test]
fn blocks_in_code_are_its_lines() {
    for lines in [
        "<div>a</div><div>  b</div>",
        "<div>a\n</div><div>  b\n</div>",
        "<div><div><span>a</span></div></div><div><div>  b</div></div>",
        "<div>a</div>  b",
        "a<div>  b</div>",
    ] {
        let markup = format!("<pre><code>{lines}</code></pre><p>c</p>");
        assert_eq!(
            markdown(&article(&markup).content),
            "```\na\n  b\n```\n\nc",
            "{lines}"
        );
    }
    check(
        "<pre><code><div>a</div><div><b>b</b></div><div><br></div><div>c</div></code></pre>",
        "<pre><code>a\n<b>b</b>\n\nc</code></pre>",
    );
    check(
        "<p>x</p><pre><div><code>a</code></div><div><code>b</code></div></pre><p>y</p>",
        "<p>x</p><pre><code>a</code>\n<code>b</code></pre><p>y</p>",
    );
    check(
        "<ul><li>x<a href=\"/c\"><pre><div>a</div><div>b</div></pre></a>y</li></ul>",
        "<ul><li>x<pre><a href=\"https://news.example/c\" rel=\"noopener noreferrer\">a\nb</a></pre>y</li></ul>",
    );
}

#[test]
fn line_breaks_stand_before_pictures_too() {
    let img = "<img src=\"https://news.example/p.jpg\" alt=\"\" loading=\"lazy\" referrerpolicy=\"no-referrer\">";
    check(
        "<div>saved:<br><img src=/p.jpg><br>Not much.</div>",
        &format!("<p>saved:<br>{img}<br>Not much.</p>"),
    );
    check(
        "<p>ago.<br><br><img src=/p.jpg><br><br>The leeks</p>",
        &format!("<p>ago.</p><p>{img}</p><p>The leeks</p>"),
    );
    check(
        "<div>ago.<br><br><img src=/p.jpg><br><br>The leeks</div>",
        &format!("<p>ago.</p><figure>{img}</figure><p>The leeks</p>"),
    );
    check(
        "<ul><li>one<figure><img src=/p.jpg></figure></li><li><br><img src=/q.jpg></li></ul><p>End</p>",
        &format!(
            "<ul><li>one<figure>{img}</figure></li><li>{}</li></ul><p>End</p>",
            img.replace("/p.", "/q.")
        ),
    );
}

#[test]
fn who_is_quoted_has_a_line() {
    check(
        "<p>Yes.</p><blockquote><div><cite>Ann wrote: <span>9:12 pm</span></cite>My boiler</div></blockquote>",
        "<p>Yes.</p><blockquote><p><cite>Ann wrote: 9:12 pm</cite><br>My boiler</p></blockquote>",
    );
    check(
        "<p>Yes.</p><blockquote><cite>Ann wrote:</cite> <p>My boiler</p></blockquote>",
        "<p>Yes.</p><blockquote><p><cite>Ann wrote:</cite></p><p>My boiler</p></blockquote>",
    );
    for not_name in [
        "<p>Yes.</p><blockquote><p><cite>Emma</cite> was read aloud.</p></blockquote>",
        "<p>Yes.</p><blockquote><p>We read <cite>Emma</cite> aloud.</p></blockquote>",
        "<p><cite>Emma</cite> was read aloud.</p>",
    ] {
        check(not_name, not_name);
    }
}

#[test]
fn videos_are_links_and_their_addresses_no_text() {
    let article = article(
        "<p>The dam.</p><video src=/dam.mp4></video><amp-youtube data-videoid=x1 title=Dam></amp-youtube><p>It broke.</p>",
    );
    assert_eq!(
        markdown(&article.content),
        "The dam.\n\n[https://news.example/dam.mp4](https://news.example/dam.mp4)\n\n\
         [Dam](https://www.youtube.com/watch?v=x1)\n\nIt broke."
    );
    assert_eq!(text(&article.content), "The dam.\nDam\nIt broke.");
}
