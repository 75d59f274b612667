use super::*;

/// The parts of `html` as text, with end tags in angle brackets.
fn parts(html: &str, raw: Option<&'static str>) -> Vec<String> {
    let bytes = Bytes::new(html.as_bytes());
    let mut parts = Between::new(bytes, 0, html.len());
    if let Some(name) = raw {
        parts = parts.in_raw(name.as_bytes());
    }
    parts
        .map(|part| match part {
            Part::Text(span) => html[span.start..span.end].to_owned(),
            Part::End { name, span } => {
                assert!(html[span.start..span.end].ends_with('>'));
                format!("</{}>", &html[name.start..name.end])
            }
        })
        .collect()
}

#[test]
fn text_and_end_tags() {
    assert_eq!(
        parts("a b</b> c</i\n></u>", None),
        ["a b", "</b>", " c", "</i>", "</u>"]
    );
    assert_eq!(parts("1 < 2 <3 <> </> x", None), ["1 < 2 <3 <> ", " x"]);
    assert_eq!(parts("", None), [""; 0]);
}

#[test]
fn comments_and_the_like_are_nothing() {
    assert_eq!(parts("a<!-- b --></p>c", None), ["a", "</p>", "c"]);
    assert_eq!(parts("a<!-- > </b> --!>c", None), ["a", "c"]);
    assert_eq!(
        parts("a<!-->b<!--->c<!doctype x>d<?e f?>g", None),
        ["a", "b", "c", "d", "g"]
    );
    assert_eq!(parts("a<!-- never ends </p>", None), ["a"]);
}

#[test]
fn a_tag_that_does_not_end_is_nothing() {
    assert_eq!(parts("a</p", None), ["a"]);
    assert_eq!(parts("a<div class=\"b c", None), ["a"]);
}

#[test]
fn only_its_own_end_ends_what_holds_no_tags() {
    assert_eq!(
        parts("a </b> <i </TITLE >x</p>", Some("title")),
        ["a </b> <i ", "</TITLE>", "x", "</p>"]
    );
    assert_eq!(parts("</title>x", Some("title")), ["</title>", "x"]);
    assert_eq!(parts("</titles>x", Some("title")), ["</titles>x"]);
}

#[test]
fn a_script_in_a_comment_in_a_script_does_not_end_it() {
    let script = |html: &str| parts(html, Some("script"));
    let inner = "<!-- <script> a </script> -->";
    assert_eq!(
        script(&format!("{inner}</script>b")),
        [inner, "</script>", "b"]
    );
    assert_eq!(script("<!-- a </script>b"), ["<!-- a ", "</script>", "b"]);
    assert_eq!(
        script("<!-- <script> --></script>b"),
        ["<!-- <script> -->", "</script>", "b"]
    );
    assert_eq!(
        script("<!--> <script> </script>b"),
        ["<!--> <script> ", "</script>", "b"]
    );
}
