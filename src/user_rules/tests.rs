//! Syntax, domains, and which elements rules name.

use std::borrow::Cow;

use super::*;
use crate::markup::{StartTag, Visitor, stream};

/// The ids of the elements that rules remove and keep on a page.
fn matched(rules: &str, url: &str, html: &str) -> (Vec<String>, Vec<String>) {
    struct Stream<'r>(Matcher<'r>, Vec<(u32, String)>);
    impl Visitor for Stream<'_> {
        fn open(&mut self, tag: &StartTag<'_, '_>) {
            let id = tag
                .attribute("id")
                .map_or_else(|| tag.name(), Cow::into_owned);
            self.1.push((tag.number, id));
            self.0.open(tag);
        }
        fn text(&mut self, _: &str, _: crate::markup::Span) {
            self.0.text();
        }
        fn close(&mut self, number: u32, span: crate::markup::Span) {
            self.0.close(number, span.end);
        }
    }
    let (rules, problems) = Rules::parse(rules);
    assert_eq!(problems, []);
    let url = url::Url::parse(url).ok();
    let mut visitor = Stream(Matcher::new(&rules, url.as_ref()), Vec::new());
    stream(html.as_bytes(), 7, &mut visitor).expect("readable markup");
    let Stream(matcher, ids) = visitor;
    let marks = matcher.finish(html.as_bytes());
    let names = |marks: Vec<Mark>| {
        let number = |mark: &Mark| ids.iter().find(|(number, _)| *number == mark.element);
        marks
            .iter()
            .filter_map(number)
            .map(|(_, id)| id.clone())
            .collect()
    };
    (names(marks.removed), names(marks.kept))
}

fn removed(rules: &str, url: &str, html: &str) -> String {
    matched(rules, url, html).0.join(" ")
}

const PAGE: &str = "<html><body><div id=\"a\" class=\"promo big\"><p id=\"b\">Text</p></div>\
    <div id=\"c\"></div><ul id=\"d\"><li id=\"e\" data-kind=\"Ad\">1</li><li id=\"f\"><img id=\"g\" src=\"x.png\"></li>\
    <li id=\"h\">3</li></ul><section id=\"i\"><x-card id=\"j\" class=\"promo\">Card</x-card></section></body></html>";

#[test]
fn domains_are_matched_by_their_labels() {
    let rule = "example.com##.promo";
    for url in [
        "https://example.com/",
        "http://example.com:8080/a",
        "https://EXAMPLE.com./a",
        "https://www.news.example.com/",
    ] {
        assert_eq!(removed(rule, url, PAGE), "a j", "{url}");
    }
    for url in [
        "https://notexample.com/",
        "https://example.com.evil.net/",
        "https://evil.net/example.com",
        "https://example.com@evil.net/",
        "https://com/",
        "file:///example.com",
        "",
    ] {
        assert_eq!(removed(rule, url, PAGE), "", "{url}");
    }
    assert_eq!(
        removed("münchen.de##.promo", "https://www.xn--mnchen-3ya.de/", PAGE),
        "a j"
    );
    assert_eq!(
        removed("xn--mnchen-3ya.de.##.promo", "https://MÜNCHEN.de/", PAGE),
        "a j"
    );
    assert_eq!(
        removed("127.0.0.1##.promo", "http://127.0.0.1:8000/", PAGE),
        "a j"
    );
    assert_eq!(removed("0.1##.promo", "http://127.0.0.1/", PAGE), "");
}

#[test]
fn lists_exclusions_and_exceptions_hold() {
    let url = "https://shop.example.com/";
    assert_eq!(removed("a.org, example.com##.promo", url, PAGE), "a j");
    assert_eq!(
        removed("example.com,~shop.example.com##.promo", url, PAGE),
        ""
    );
    assert_eq!(removed("~example.com##.promo", url, PAGE), "");
    assert_eq!(removed("~example.org##.promo", url, PAGE), "a j");
    assert_eq!(removed("##.promo\nexample.com#@#.promo", url, PAGE), "");
    assert_eq!(
        removed("example.com#@#.promo\nexample.com##.promo", url, PAGE),
        ""
    );
    assert_eq!(removed("#@#.promo\nexample.com##.promo", url, PAGE), "");
    assert_eq!(removed("example.org#@#.promo\n##.promo", url, PAGE), "a j");
    assert_eq!(
        removed("~shop.example.com#@#.promo\n##.promo", url, PAGE),
        "a j"
    );
}

#[test]
fn comments_and_empty_lines_are_no_rules() {
    let (rules, problems) = Rules::parse("! a comment\n\n[Adblock Plus 2.0]\n# hosts\n#\n  \r\n");
    assert!(rules.is_empty() && problems.is_empty());
    let (rules, _) = Rules::parse("##.a, .b\n  example.com##.c  \nexample.com#@#.d\n");
    assert_eq!(rules.len(), 4);
}

#[test]
fn selectors_match_as_in_a_browser() {
    for (selector, ids) in [
        ("#a", "a"),
        ("div", "a c"),
        (".promo", "a j"),
        (".promo.big", "a"),
        ("div p", "b"),
        ("body > p", ""),
        ("div > p", "b"),
        ("[data-kind]", "e"),
        ("[data-kind=ad i]", "e"),
        ("[data-kind=\"Ad\"]", "e"),
        ("[data-kind=ad]", ""),
        ("[class~=big]", "a"),
        ("[src$=\".png\"]", "g"),
        ("li:not([data-kind])", "f h"),
        (":is(#c, #j)", "c j"),
        ("li:first-child", "e"),
        ("li:nth-child(2)", "f"),
        ("li:last-child", "h"),
        ("li:nth-last-child(2)", "f"),
        ("li + li", "f h"),
        ("#e ~ li", "f h"),
        ("#f ~ #e", ""),
        ("div:empty", "c"),
        ("li:has(img)", "f"),
        ("section:has(> .promo)", "i"),
        ("div:has(+ ul)", "c"),
        ("ul:has(> li[data-kind])", "d"),
        ("x-card", "j"),
        ("DIV#c", "c"),
        (".none, #c, #h", "c h"),
        ("div, #b", "a c"),
        ("html:root > body > ul > li:only-child", ""),
    ] {
        assert_eq!(
            removed(&format!("##{selector}"), "https://example.com/", PAGE),
            ids,
            "{selector}"
        );
    }
}

#[test]
fn shadow_roots_and_frames_are_trees_of_their_own() {
    let html = "<html><body><div id=\"host\"><template shadowrootmode=\"open\"><p id=\"in\" class=\"promo\"></p></template></div></body></html>\
        <unhusk-frame src=\"https://example.com/\"><body><p id=\"framed\" class=\"promo\"></p></body></unhusk-frame>";
    let url = "https://example.com/";
    assert_eq!(removed("##.promo", url, html), "in framed");
    assert_eq!(removed("##div .promo", url, html), "");
    assert_eq!(removed("##body .promo", url, html), "framed");
}

#[test]
fn keep_only_rules_name_what_is_kept() {
    let (removed, kept) = matched(
        "example.com#keep##d, section\nexample.com##.promo",
        "https://example.com/",
        PAGE,
    );
    assert_eq!(
        (removed.join(" "), kept.join(" ")),
        ("a j".into(), "d i".into())
    );
}

#[test]
fn problems_say_where_and_what() {
    let fault = |line: &str| {
        let (rules, problems) = Rules::parse(&format!("! first\n{line}"));
        assert!(rules.is_empty(), "{line}");
        assert_eq!(problems.len(), 1, "{line}: {problems:?}");
        assert_eq!(problems[0].line, 2);
        (
            problems[0].column,
            problems[0].code,
            problems[0].part.clone(),
        )
    };
    for (line, column, code, part) in [
        ("promo", 1, "no-separator", ""),
        ("||ads.example^", 1, "blocks-requests", "||ads.example^"),
        ("example.com#?#.a:has-text(x)", 12, "separator", "#?#"),
        ("example.com##+js(abort)", 14, "scriptlet", "+js(abort)"),
        ("example.com##^script", 14, "scriptlet", "^script"),
        (
            "https://example.com##.a",
            1,
            "domain",
            "https://example.com",
        ),
        ("a.org, exa mple##.a", 8, "domain", "exa mple"),
        ("a.org,,b.org##.a", 7, "domain", ""),
        ("example.*##.a", 1, "wildcard", "example.*"),
        ("#keep#main", 1, "keep-everywhere", ""),
        ("example.com##", 14, "no-selector", ""),
        ("example.com##.a,", 17, "no-selector", ""),
        (
            "example.com##.a:has-text(x)",
            16,
            "pseudo-class",
            ":has-text",
        ),
        ("bücher.de##a:hover", 13, "pseudo-class", ":hover"),
        ("##a::before", 5, "pseudo-class", ":before"),
        ("##div[", 7, "selector", "div["),
        ("##:is(.a, $)", 11, "selector", "$)"),
        ("##..a", 4, "selector", ".a"),
    ] {
        assert_eq!(fault(line), (column, code, part.to_owned()), "{line}");
    }
    let long = format!("##.{}", "a".repeat(crate::limits::RULE_BYTES));
    assert_eq!(fault(&long).1, "line-too-long");
}

#[test]
fn what_would_take_too_long_is_given_up() {
    let row = "<i></i>".repeat(30_000);
    let html = format!("<html><body>{row}<b id=\"end\"></b></body></html>");
    let started = std::time::Instant::now();
    let url = "https://example.com/";
    assert_eq!(removed("##u ~ i\n##u ~ i ~ b", url, &html), "");
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
