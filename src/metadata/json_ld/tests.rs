use super::*;

fn read_one(script: &str) -> LinkedData {
    read(&[script.to_owned()], |_| false)
}

#[test]
fn forms_of_authors() {
    for author in [
        r#""Jane Doe""#,
        r#"{"@type":"Person","name":"Jane Doe"}"#,
        r#"{"@type":"Person","name":["Jane Doe"]}"#,
        r#"[{"@type":"Person","name":"Jane Doe"}]"#,
        r#"{"@list":[{"name":"Jane Doe"}]}"#,
        r#"{"givenName":"Jane","familyName":"Doe"}"#,
        r##"{"@id":"#jane"}"##,
        r##""#jane""##,
    ] {
        let script = format!(
            r##"{{"@graph":[{{"@type":"NewsArticle","headline":"Rain","author":{author}}},{{"@type":"Person","@id":"#jane","name":"Jane Doe"}}]}}"##
        );
        assert_eq!(read_one(&script).authors, ["Jane Doe"], "{author}");
    }
}

#[test]
fn a_list_of_names_is_of_several_people() {
    let authors = |name: &str| {
        let author = format!(r#"{{"@type":"Person","name":{name}}}"#);
        let script = format!(r#"{{"@type":"Article","headline":"Rain","author":{author}}}"#);
        read_one(&script).authors
    };
    assert_eq!(
        authors(r#"["Jane Doe","John Roe"]"#),
        ["Jane Doe", "John Roe"]
    );
    let languages = r#"[{"@value":"Jane Doe"},{"@value":"Джейн Доу"}]"#;
    assert_eq!(authors(languages), ["Jane Doe"]);
}

#[test]
fn organisations_are_told_from_people() {
    let data = read_one(
        r#"{"@type":"Article","author":[{"@type":"Organization","name":"Rain Ltd"},{"@type":"Person","name":"Jane"}]}"#,
    );
    assert_eq!(
        (data.authors, data.organisations),
        (vec!["Jane".to_owned()], vec!["Rain Ltd".to_owned()])
    );
}

#[test]
fn whole_numbers_are_texts() {
    let of = |year: &str| {
        let script = format!(r#"{{"@type":"Article","headline":"Rain","datePublished":{year}}}"#);
        read_one(&script).published
    };
    assert_eq!(of("2024"), ["2024"]);
    assert!(of("2024.5").is_empty());
}

#[test]
fn where_the_work_stands() {
    for script in [
        r#"{"@type":"NewsArticle","headline":"Rain"}"#,
        r#"[{"@type":"BreadcrumbList"},{"@type":["Thing","http://schema.org/BlogPosting"],"headline":"Rain"}]"#,
        r#"{"@graph":[{"@type":"WebPage","name":"A page"},{"@type":"Article","headline":"Rain"}]}"#,
        r#"{"@type":"WebPage","name":"A page","mainEntity":{"@type":"Article","headline":"Rain"}}"#,
        r#"{"@type":"WebPage","mainEntity":{"@type":"WebPage","mainEntity":[{"@type":"Recipe","name":"Rain"}]}}"#,
    ] {
        assert_eq!(
            read_one(script).headline.as_deref(),
            Some("Rain"),
            "{script}"
        );
    }
}

#[test]
fn other_works_are_not_the_pages() {
    let data = read_one(
        r#"{"@type":"WebPage","name":"Front page","hasPart":{"@type":"Article","headline":"Rain","author":"Jane"},
        "comment":{"@type":"Comment","author":"Joe"}}"#,
    );
    assert_eq!(
        (data.headline.as_deref(), data.authors.len()),
        (Some("Front page"), 0)
    );
    let list = r#"[{"@type":"Article","headline":"Rain","author":"Jane"},{"@type":"Article","headline":"Storm","author":"Joe"}]"#;
    assert_eq!(read_one(list).headline, None);
    let data = read(&[list.to_owned()], |title| title == "Storm");
    assert_eq!(
        (data.headline.as_deref(), data.authors),
        (Some("Storm"), vec!["Joe".to_owned()])
    );
}

#[test]
fn broken_scripts_are_mended() {
    for script in [
        "<!-- {\"@type\":\"Article\",\"headline\":\"Rain\"} -->",
        "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Rain\"}\n//]]>",
        "/* a comment */ {\"@type\":\"Article\",\"headline\":\"Rain\",}",
        "{\"@type\":\"Article\",\"keywords\":[\"a\",],\"description\":\"two\nlines\",\"headline\":\"Rain\"};",
        "{\"@type\":\"Article\",\"x\":\"it\\'s\",\"headline\":\"Rain\"}",
        "{\"@type\":\"Article\",\"headline\":\"Rain\"}{\"@type\":\"Article\",",
        "\u{feff}{\"@type\":\"Article\",\"headline\":\"Rain\"}",
    ] {
        assert_eq!(
            read_one(script).headline.as_deref(),
            Some("Rain"),
            "{script}"
        );
    }
}

#[test]
fn hostile_scripts_do_no_harm() {
    let deep = "[".repeat(10_000);
    let deep_closed = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let deep_objects = "{\"mainEntity\":".repeat(10_000);
    let nested = format!(
        "{}{{\"@type\":\"Article\",\"headline\":\"Rain\"}}{}",
        "[".repeat(100),
        "]".repeat(100)
    );
    let many = format!(
        "[{}{{}}]",
        "{\"@type\":\"Article\",\"headline\":\"x\"},".repeat(20_000)
    );
    let huge = format!("\"{}\"", "x".repeat(MAX_SCRIPT + 1));
    let quotes = "\"\\".repeat(5_000);
    for script in [
        deep,
        deep_closed,
        deep_objects,
        nested,
        huge,
        quotes,
        String::new(),
        "null".to_owned(),
    ] {
        assert_eq!(read_one(&script).headline, None);
    }
    assert_eq!(read_one(&many).headline.as_deref(), Some("x"));
    let circle = r##"[{"@type":"Article","@id":"#a","headline":"Rain","author":{"@id":"#a"}},{"@id":"#b","author":{"@id":"#b"}}]"##;
    assert_eq!(read_one(circle).headline.as_deref(), Some("Rain"));
}
