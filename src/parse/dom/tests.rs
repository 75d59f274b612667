use super::*;

fn serialised(html: &str) -> Result<String, ParseError> {
    serialise(html, Scripts::Run)
}

#[track_caller]
fn check(html: &str, body: &str) {
    let expected = format!("<!DOCTYPE html><html><head></head><body>{body}</body></html>");
    assert_eq!(serialised(html).expect("a page"), expected);
}

#[test]
fn every_end_tag_is_written_and_values_are_quoted() {
    check(
        "<p class=a>x<p id='\"'>y<br>z",
        "<p class=\"a\">x</p><p id=\"&quot;\">y<br>z</p>",
    );
    check("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>");
    check(
        "<svg><path d=x /><a xlink:href=y /></svg>",
        "<svg><path d=\"x\"></path><a xlink:href=\"y\"></a></svg>",
    );
}

#[test]
fn text_is_escaped_but_not_in_raw_text() {
    check(
        "<body>1 &lt; 2 &amp;&nbsp;\"q\"",
        "1 &lt; 2 &amp;&nbsp;\"q\"",
    );
    check(
        "<body><script>a < b && \"c\"</script>",
        "<script>a < b && \"c\"</script>",
    );
    check(
        "<body><noscript><img src=x></noscript>",
        "<noscript><img src=x></noscript>",
    );
    check(
        "<body><textarea></p><</textarea>",
        "<textarea>&lt;/p&gt;&lt;</textarea>",
    );
}

#[test]
fn misnested_markup_becomes_a_tree() {
    check("<b>1<p>2</b>3", "<b>1</b><p><b>2</b>3</p>");
    check(
        "<table>a<tr><td>b</table>c",
        "a<table><tbody><tr><td>b</td></tr></tbody></table>c",
    );
    check("a<table>b<i>c</i></table>", "ab<i>c</i><table></table>");
}

#[test]
fn templates_keep_their_content_in_place() {
    check(
        "<div><template shadowrootmode=open><p>a<slot></slot></template>b</div>",
        "<div><template shadowrootmode=\"open\"><p>a<slot></slot></p></template>b</div>",
    );
    check(
        "<body><template><tr><td>x</template>y",
        "<template><tr><td>x</td></tr></template>y",
    );
}

#[test]
fn comments_are_left_out() {
    check("<!-- a --><p>b<!-- c -->d</p><!-- e -->", "<p>bd</p>");
}

#[test]
fn characters_are_whole_wherever_the_page_is_cut() {
    let text = "日本語é".repeat(1000);
    check(&format!("<body>{text}"), &text);
}

#[test]
fn the_output_parses_to_itself() {
    let once = serialised(
        "<!DOCTYPE html><p><b>a<table><tr>x<td><form><li>y</b><select><option>z<svg><title><b>q",
    )
    .expect("a page");
    assert_eq!(serialised(&once).expect("a page"), once);
}

#[test]
fn deep_nesting_is_refused_early() {
    assert!(serialised(&"<div>".repeat(1500)).is_ok());
    for open in [
        "<div>",
        "<b>",
        "<blockquote>",
        "<template>",
        "<table><tr><td>",
    ] {
        assert!(
            matches!(serialised(&open.repeat(200_000)), Err(ParseError::TooDeep)),
            "{open}"
        );
    }
}

#[test]
fn paragraphs_and_items_without_end_tags_are_not_nested() {
    assert!(serialised(&"<p>x".repeat(20_000)).is_ok());
    assert!(serialised(&format!("<ul>{}</ul>", "<li>x".repeat(20_000))).is_ok());
}

#[test]
fn without_scripts_noscript_is_a_box_of_elements() {
    let html = "<body><noscript><p>Hello &amp; <b>all</b></p></noscript>";
    assert!(
        serialised(html)
            .expect("a page")
            .contains("<noscript><p>Hello &amp; <b>all</b></p></noscript>")
    );
    let off = serialise(html, Scripts::Off).expect("a page");
    assert!(
        off.contains("<div><p>Hello &amp; <b>all</b></p></div>"),
        "{off}"
    );
}
