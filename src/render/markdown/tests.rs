//! What is written, case by case. That it means the same is in `round_trip`.

mod generator;
mod model;
mod round_trip;

use super::markdown;
use crate::render::testing::pieces;

/// Asserts the Markdown of a page, and that it renders to what the page says.
#[track_caller]
fn check(markup: &str, expected: &str) {
    let pieces = pieces(markup);
    assert_eq!(markdown(&pieces), expected);
    model::assert_same(&pieces, model::Losses::None);
}

#[test]
fn headings_are_atx() {
    check(
        "<h1>One</h1><h3>Three <em>x</em></h3><p>Text</p>",
        "# One\n\n### Three *x*\n\nText",
    );
    check("<h2>C #</h2>", "## C \\#");
    check("<h2>C#</h2><h2>a ##</h2>", "## C#\n\n## a #\\#");
    check("<h2>1. First</h2>", "## 1. First");
}

#[test]
fn lists_nest_tightly() {
    check(
        "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>",
        "- a\n  - b\n  - c\n- d",
    );
    check(
        "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>",
        "- a\n\n  b\n\n- c",
    );
    let list_in_list = pieces("<ul> <li>a</li> <ul><li>b</li></ul> </ul>");
    assert_eq!(markdown(&list_in_list), "- a\n  - b");
    check("<ul><li></li><li>a</li></ul>", "- a");
}

#[test]
fn numbered_lists_keep_their_numbers() {
    check("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b");
    check("<ol start=\"9\"><li>a</li><li>b</li></ol>", "9. a\n10. b");
    check(
        "<ol><li>a</li><li value=\"5\">b</li><li>c</li></ol>",
        "1. a\n\n5) b\n6) c",
    );
    check(
        "<ol start=\"99\"><li>a<pre>x\ny</pre></li></ol>",
        "99. a\n\n    ```\n    x\n    y\n    ```",
    );
    check(
        "<ul><li>a<ol start=\"3\"><li>b</li></ol></li></ul>",
        "- a\n\n  3. b",
    );
}

#[test]
fn lists_count_down() {
    check(
        "<ol reversed=\"\"><li>c</li><li>b</li><li>a</li></ol>",
        "3. c\n\n2) b\n\n1. a",
    );
    check(
        "<ol reversed=\"\" start=\"1\"><li>b</li><li>a</li></ol>",
        "1. b\n\n0) a",
    );
}

#[test]
fn neighbouring_lists_stay_apart() {
    check("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n+ b");
    check(
        "<ol><li>a</li></ol><ol><li>b</li></ol><ol><li>c</li></ol>",
        "1. a\n\n1) b\n\n1. c",
    );
}

#[test]
fn quotes_nest() {
    check(
        "<blockquote><p>a</p><blockquote><p>b</p></blockquote><ul><li>c</li></ul></blockquote>",
        "> a\n>\n> > b\n>\n> - c",
    );
}

#[test]
fn code_keeps_its_lines_and_its_language() {
    check(
        "<pre><code class=\"hljs language-rust\">fn main() {\n\n    a();\n}\n</code></pre>",
        "```rust\nfn main() {\n\n    a();\n}\n```",
    );
    check("<pre>````\nx</pre>", "`````\n````\nx\n`````");
    check("<pre class=\"language-&quot;&gt;`\">x</pre>", "```\nx\n```");
    check("<pre>a<br>b</pre>", "```\na\nb\n```");
}

#[test]
fn code_spans_hold_backticks() {
    check("<p><code>a`b</code> <code>`</code></p>", "``a`b`` `` ` ``");
    check("<p>a<code> b </code>c</p>", "a `b` c");
    check(
        "<p><code>f(<a href=\"https://a.b/\">x</a>)</code></p>",
        "`f(`[`x`](https://a.b/)`)`",
    );
}

#[test]
fn code_in_a_link_does_not_define_a_reference() {
    let link = pieces("<p><a href=\"https://a.b/\"><code>]: x</code></a></p>");
    assert_eq!(markdown(&link), "[\\]: x](https://a.b/)");
    model::assert_same(&link, model::Losses::Structure);
    check(
        "<p><a href=\"https://a.b/\"><code>a[0]</code></a></p>",
        "[`a[0]`](https://a.b/)",
    );
}

#[test]
fn emphasis_is_written_where_it_is_read() {
    check("<p><b>a</b>b</p>", "**a**b");
    check("<p>a<b> b </b>c</p>", "a **b** c");
    check("<p>a<b>\"b\"</b>c</p>", "a\"**b**\"c");
    check("<p>これは<b>「漢字」</b>です</p>", "これは「**漢字**」です");
    check("<p><i>a</i><b>b</b></p>", "*a***b**");
    check("<p><b>a <i>b</i></b></p>", "**a *b***");
    check("<p><del>a</del> <s>b</s></p>", "~~a~~ ~~b~~");
    check("<p><b></b><b> </b>x</p>", "x");
    check("<p><strong><b>a</b> b</strong></p>", "**a b**");
    check("<p><b>a<br>b</b></p>", "**a\\\nb**");
    check("<b><p>a</p><p>b</p></b>", "**a**\n\n**b**");
    check(
        "<p><b>See <a href=\"https://a.b/\">x</a> now</b></p>",
        "**See [x](https://a.b/) now**",
    );
    check(
        "<p><b><a href=\"https://a.b/\">x</a> now</b></p>",
        "[**x**](https://a.b/) **now**",
    );
    check(
        "<p>a<b><a href=\"https://a.b/\">x</a></b>c</p>",
        "a[**x**](https://a.b/)c",
    );
}

#[test]
fn links_and_images() {
    check(
        "<p><a href=\"https://a.b/c_(d)\">x</a></p>",
        "[x](https://a.b/c_(d))",
    );
    check(
        "<p><a href=\"https://a.b/)(\">x</a></p>",
        "[x](https://a.b/\\)\\()",
    );
    check(
        "<p><a href=\"https://a.b/?a=1&amp;copy;=2\">x</a></p>",
        "[x](https://a.b/?a=1&amp;copy;=2)",
    );
    check("<p><a href=\"https://a.b/\"></a>x</p>", "x");
    check(
        "<p>see<a href=\"https://a.b/\"> [1] </a>x</p>",
        "see [\\[1\\]](https://a.b/) x",
    );
    check(
        "<p>wow!<a href=\"https://a.b/\">x</a></p>",
        "wow\\![x](https://a.b/)",
    );
    check(
        "<p><a href=\"https://a.b/\"><img src=\"https://a.b/i.png\" alt=\"a *b*\n]\"></a></p>",
        "[![a \\*b\\* \\]](https://a.b/i.png)](https://a.b/)",
    );
    check(
        "<a href=\"https://a.b/\"><h2>T</h2><p>x</p></a>",
        "## [T](https://a.b/)\n\n[x](https://a.b/)",
    );
}

#[test]
fn tables_are_gfm() {
    check(
        "<table><caption>Cap</caption><thead><tr><th>A</th><th>B</th></tr></thead>\
         <tbody><tr><td>1|2</td><td><p>x</p><p>y</p></td></tr></tbody></table>",
        "Cap\n\n| A | B |\n| --- | --- |\n| 1\\|2 | x y |",
    );
    check(
        "<table><tr><td>1</td><td><code>a|b</code></td></tr></table>",
        "| | |\n| --- | --- |\n| 1 | `a\\|b` |",
    );
    check(
        "<table><tr><th colspan=\"2\">A</th><th>B</th></tr><tr><td rowspan=\"2\">1</td><td>2</td>\
         <td>3</td></tr><tr><td>4</td><td>5</td></tr></table>",
        "| A | | B |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n| | 4 | 5 |",
    );
}

#[test]
fn tables_for_layout_are_blocks() {
    check(
        "<table><tr><td><p>a</p><p>b</p></td></tr></table>",
        "a\n\nb",
    );
    check(
        "<table><tr><td><h2>a</h2></td><td>b<table><tr><td>1</td><td>2</td></tr></table></td></tr></table>",
        "## a\n\nb\n\n| | |\n| --- | --- |\n| 1 | 2 |",
    );
}

#[test]
fn definitions_figures_and_ruby() {
    check(
        "<dl><dt>Term</dt><dd>One</dd><dd>Two</dd><dt>Other</dt><dd>Three</dd></dl>",
        "**Term**\n\n- One\n- Two\n\n**Other**\n\n- Three",
    );
    check(
        "<figure><img src=\"https://a.b/i.png\" alt=\"\"><figcaption>A cap.</figcaption></figure>",
        "![](https://a.b/i.png)\n\n*A cap.*",
    );
    let ruby = pieces(
        "<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>, <ruby>字<rt>じ</rt></ruby></p>",
    );
    assert_eq!(markdown(&ruby), "漢(かん)字(じ), 字(じ)");
    assert_eq!(
        markdown(&pieces("<p><q>a</q>, H<sub>2</sub>O <kbd>x</kbd></p>")),
        "“a”, H₂O x"
    );
}

#[test]
fn breaks_and_rules() {
    check("<p>a<br>b</p><hr><p>c</p>", "a\\\nb\n\n***\n\nc");
    check("<p>a<br><br>b<br></p>", "a\n\nb");
    check("<h2>a<br>b</h2>", "## a b");
}

#[test]
fn text_is_escaped_where_it_would_be_markdown() {
    for (text, expected) in [
        ("3 * 4 and snake_case", "3 * 4 and snake_case"),
        ("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"),
        ("# a", "\\# a"),
        ("#tag", "#tag"),
        ("> a", "\\> a"),
        ("- a", "\\- a"),
        ("-5 degrees", "-5 degrees"),
        ("+ a", "\\+ a"),
        ("* a", "\\* a"),
        ("1. a", "1\\. a"),
        ("2024) a", "2024\\) a"),
        ("1.5 a", "1.5 a"),
        ("---", "\\---"),
        ("+++", "\\+++"),
        (";;;", "\\;;;"),
        ("===", "\\==="),
        ("~~~", "\\~\\~\\~"),
        ("[a](b) [^1] [ ]", "\\[a](b) \\[^1] \\[ ]"),
        ("<b>x</b> a < b", "\\<b>x\\</b> a < b"),
        ("&amp; &#38; R&D; R&D", "\\&amp; \\&#38; R\\&D; R&D"),
        ("a\\b \\* c\\", "a\\b \\\\\\* c\\\\"),
        (
            "https://a.b/c_d?x=1 and www.a.b",
            "https://a.b/c_d?x=1 and www.a.b",
        ),
        ("https://a.b/*c", "https\\://a.b/\\*c"),
        ("a | b", "a | b"),
    ] {
        let markup = format!("<p>{}</p>", html_escape::encode_text(text));
        check(&markup, expected);
    }
    check("<p>a | b<br>--- | ---</p>", "a | b\\\n\\--- | ---");
    check("<p>a<br>===</p>", "a\\\n\\===");
    check(
        "<p>a<br>:-- | :--<br>|--|</p>",
        "a\\\n\\:-- | :--\\\n\\|--|",
    );
}

#[test]
fn deep_nesting_and_wide_input_are_written_in_linear_time() {
    let deep = ["<blockquote>", "<ul><li>", "<b>", "<p>", "<table><tr><td>"]
        .map(|open| open.repeat(20_000));
    for markup in deep {
        let opened = pieces(&format!("{markup}text"));
        let closes = opened.iter().rev().filter_map(|piece| match piece {
            crate::Piece::Open(element) => Some(crate::Piece::Close(element.tag)),
            _ => None,
        });
        let balanced: Vec<_> = opened.iter().cloned().chain(closes).collect();
        let written = markdown(&balanced);
        assert!(
            written.contains("text") && written.len() < 1000,
            "{written}"
        );
    }
    let links = "<a href=\"https://a.b/\">x</a> ".repeat(20_000);
    assert!(markdown(&pieces(&format!("<p><b><i>{links}</i></b></p>"))).len() > 20_000);
    let emphasised = "<i>x</i> ".repeat(50_000);
    assert!(markdown(&pieces(&format!("<p>{emphasised}</p>"))).len() > 50_000);
    let words = "<b>a <i>b</b> c</i> ".repeat(20_000);
    assert!(markdown(&pieces(&format!("<p>{words}</p>"))).len() > 20_000);
}
