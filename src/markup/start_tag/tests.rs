use std::cell::RefCell;

use lol_html::html_content::{Element, SourceLocation};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::*;

/// Attributes as lol_html finds them in the first tag of `html`.
fn found_by_lol_html(html: &str) -> Vec<AttributeSpans> {
    let found = RefCell::new(None);
    let note = |element: &mut Element<'_, '_>| {
        let span = |location: SourceLocation| Span::from(location.bytes());
        let attributes = element.attributes().iter().map(|attribute| AttributeSpans {
            name: attribute
                .name_source_location()
                .map(span)
                .expect("it was parsed"),
            value: attribute.value_source_location().map(span),
        });
        found
            .borrow_mut()
            .get_or_insert(attributes.collect::<Vec<_>>());
        Ok(())
    };
    let settings = RewriteStrSettings::new().append_element_content_handler(element!("*", note));
    rewrite_str(html, settings).expect("the tag can be read");
    found.into_inner().expect("there is a tag")
}

fn read(html: &str) -> Attributes {
    let bytes = Bytes::new(html.as_bytes());
    let mut attributes = Attributes::default();
    attributes.read(bytes, Span::new(0, html.len()), bytes.name_at(1));
    attributes
}

#[test]
fn attributes_are_those_that_lol_html_finds() {
    for html in [
        "<p>",
        "<p >",
        "<a href=x>",
        "<a href=x/y/ id=z>",
        "<a href = 'it \"is\"' id\n=\n\"y'\">",
        "<a href=\"a>b\" title='c>d'>",
        "<input disabled>",
        "<input disabled/>",
        "<input/disabled/ value=\"\" x=''/>",
        "<p =a =b==c d===>",
        "<p a=\"1\"b='2'c=3>",
        "<p / a / = b>",
        "<p \"a\"=b 'c' <d>",
        "<P CLASS=Big Class=small>",
        "<p class=\"ä ö\" data-日本=\"語\">",
        "<p a= >",
        "<br/>",
    ] {
        assert_eq!(read(html).spans, found_by_lol_html(html), "{html}");
    }
}

#[test]
fn attributes_are_found_in_any_case() {
    let html = "<p CLASS=a class=b Data-X='&amp;c'>";
    let attributes = read(html);
    let tag = StartTag {
        tag: Tag::P,
        number: 0,
        span: Span::new(0, html.len()),
        has_content: true,
        html: Bytes::new(html.as_bytes()),
        attributes: &attributes,
    };
    assert_eq!(tag.attribute("class").as_deref(), Some("a"));
    assert_eq!(tag.attribute("data-x").as_deref(), Some("&c"));
    assert_eq!(tag.raw_attribute("data-x").as_deref(), Some("&amp;c"));
    assert_eq!(tag.attribute("id"), None);
    let names: Vec<String> = tag.attribute_names().collect();
    assert_eq!(names, ["class", "class", "data-x"]);
}

#[test]
fn a_value_is_read_up_to_the_limit() {
    for (length, is_read) in [
        (limits::ATTRIBUTE_BYTES, true),
        (limits::ATTRIBUTE_BYTES + 1, false),
    ] {
        let html = format!("<a id=x href=\"{}\" title=y>", "a".repeat(length));
        let bytes = Bytes::new(html.as_bytes());
        let attributes = read(&html);
        let tag = StartTag {
            tag: Tag::A,
            number: 0,
            span: Span::new(0, html.len()),
            has_content: true,
            html: bytes,
            attributes: &attributes,
        };
        assert_eq!(tag.attribute("href").is_some(), is_read);
        assert_eq!(tag.attribute("title").as_deref(), Some("y"));
        assert!(tag.has("href"));
    }
}
