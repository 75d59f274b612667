use super::*;

#[test]
fn attributes_are_counted_as_the_parser_sees_them() {
    for (markup, count) in [
        ("p>", 0),
        ("p class=a>", 1),
        ("p class=\"a b c > d\" id='x y'>", 2),
        ("p a b=c d = e f>", 4),
        ("p a=\"b\"c=\"d\"/>", 2),
        ("p a/b/c>", 3),
        ("img alt=\"a 'b' c\">", 1),
    ] {
        assert_eq!(tag(markup.as_bytes()), (count, markup.len()), "{markup}");
    }
}

#[test]
fn too_many_attributes_are_refused() {
    let attributes = |count: usize| {
        (0..count)
            .map(|n| format!(" a{n}=\"x\""))
            .collect::<String>()
    };
    assert!(check(&format!("<p{}>", attributes(TAG_ATTRIBUTES))).is_ok());
    let page = format!("<p>text</p><!-- > --><p{}>", attributes(TAG_ATTRIBUTES + 1));
    assert!(matches!(check(&page), Err(ParseError::TooManyAttributes)));
}

#[test]
fn scripts_and_comments_hold_no_tags() {
    let words = "word ".repeat(TAG_ATTRIBUTES * 2);
    assert!(check(&format!("<script>if (a <b {words}</script><p>")).is_ok());
    assert!(check(&format!("<!-- <b {words}--><p>")).is_ok());
    assert!(check(&format!("a < b {words}")).is_ok());
}

#[test]
fn broken_markup_is_survived() {
    for page in ["<", "<a", "<a b=\"", "<!--", "<script", "<script>", "</"] {
        assert!(check(page).is_ok());
    }
}
