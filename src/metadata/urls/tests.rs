use super::*;

const PAGE: &str = "https://www.example.com/news/rain.html";

fn based(base: Option<&str>) -> Clues {
    Clues {
        base: base.map(str::to_owned),
        ..Clues::default()
    }
}

fn absolute(base: Option<&str>, href: &str) -> Option<String> {
    Addresses::new(PAGE, &based(base))
        .absolute(href)
        .map(String::from)
}

#[test]
fn addresses_are_resolved() {
    assert_eq!(
        absolute(None, "../a.jpg").as_deref(),
        Some("https://www.example.com/a.jpg")
    );
    assert_eq!(
        absolute(None, "//cdn.example/a.jpg").as_deref(),
        Some("https://cdn.example/a.jpg")
    );
    assert_eq!(
        absolute(Some("/base/"), "a.jpg").as_deref(),
        Some("https://www.example.com/base/a.jpg")
    );
    assert_eq!(
        absolute(Some("javascript:x"), "a.jpg").as_deref(),
        Some("https://www.example.com/news/a.jpg")
    );
}

#[test]
fn other_schemes_are_refused() {
    let long = format!("https://example.com/{}", "a".repeat(MAX_URL));
    for href in [
        "",
        " ",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:image/png;base64,AA",
        "file:///etc/passwd",
        "blob:https://example.com/1",
        "https://user:pass@example.com/",
        "http://",
        "https://[::",
        long.as_str(),
    ] {
        assert_eq!(absolute(None, href), None, "{href}");
    }
    assert_eq!(
        Addresses::new("", &Clues::default()).absolute("a.jpg"),
        None
    );
    assert_eq!(
        Addresses::new("about:blank", &Clues::default()).host(),
        None
    );
}

#[test]
fn the_front_page_is_not_the_address_of_an_inner_page() {
    let clues = |href: &str| Clues {
        links: vec![("canonical".to_owned(), href.to_owned())],
        ..Clues::default()
    };
    let canonical = |href: &str| {
        canonical(
            &clues(href),
            &LinkedData::default(),
            &Addresses::new(PAGE, &Clues::default()),
        )
    };
    assert_eq!(canonical("https://www.example.com/").as_deref(), Some(PAGE));
    assert_eq!(
        canonical("/news/rain").as_deref(),
        Some("https://www.example.com/news/rain")
    );
    assert_eq!(canonical("javascript:alert(1)").as_deref(), Some(PAGE));
}

#[test]
fn logos_are_no_lead_pictures() {
    let image = |values: &[&str]| {
        let clues = Clues {
            metas: values
                .iter()
                .map(|value| ("og:image".to_owned(), (*value).to_owned()))
                .collect(),
            ..Clues::default()
        };
        image(
            &clues,
            &LinkedData::default(),
            &Addresses::new(PAGE, &Clues::default()),
        )
    };
    assert_eq!(image(&["/img/site-logo.png"]), None);
    assert_eq!(
        image(&["/img/logo.svg", "/rain.webp"]).as_deref(),
        Some("https://www.example.com/rain.webp")
    );
    assert_eq!(image(&["data:image/gif;base64,R0"]), None);
}
