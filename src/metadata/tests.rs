use super::*;

fn clue(name: &str, value: &str, at: usize) -> Clue {
    Clue {
        name: name.to_owned(),
        value: value.to_owned(),
        at,
    }
}

fn metas(metas: &[(&str, &str)]) -> Vec<(String, String)> {
    metas
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect()
}

const PAGE: &str = "https://www.example.com/2024/12/31/rain";

#[test]
fn nothing_in_nothing_out() {
    assert_eq!(resolve(&Clues::default(), ""), Metadata::default());
}

#[test]
fn a_whole_page() {
    let clues = Clues {
        lang: Some("en_gb".to_owned()),
        title: Some("Rain is coming - Example News".to_owned()),
        metas: metas(&[
            ("og:site_name", "Example News"),
            ("og:description", "It will &amp; must rain."),
            ("og:image", "/rain.jpg"),
            ("article:author", "https://www.facebook.com/janedoe"),
        ]),
        json_ld: vec![r#"{"@type":"NewsArticle","headline":"Rain is coming","author":[{"name":"Jane Doe"},{"name":"John Roe"},{"name":"jane doe"}],
            "datePublished":"2025-03-04T10:20:30+0000","dateModified":"2025-03-05"}"#.to_owned()],
        ..Clues::default()
    };
    let expected = Metadata {
        title: Some("Rain is coming".to_owned()),
        byline: Some("Jane Doe, John Roe".to_owned()),
        published: Some("2025-03-04T10:20:30Z".to_owned()),
        modified: Some("2025-03-05".to_owned()),
        site: Some("Example News".to_owned()),
        lang: Some("en-GB".to_owned()),
        dir: Some("ltr".to_owned()),
        url: Some(PAGE.to_owned()),
        description: Some("It will & must rain.".to_owned()),
        image: Some("https://www.example.com/rain.jpg".to_owned()),
    };
    assert_eq!(resolve(&clues, PAGE), expected);
}

#[test]
fn people_come_before_the_site_and_organisations() {
    let mut clues = Clues {
        metas: metas(&[("og:site_name", "Example News"), ("author", "Example News")]),
        json_ld: vec![
            r#"{"@type":"Article","author":{"@type":"Organization","name":"Rain Ltd"}}"#.to_owned(),
        ],
        ..Clues::default()
    };
    let byline = |clues: &Clues| resolve(clues, PAGE).byline;
    assert_eq!(byline(&clues).as_deref(), Some("Rain Ltd"));
    clues.bylines = vec![
        clue("text", "By Joe Far", 9000),
        clue("class", "By Jane Doe", 200),
    ];
    assert_eq!(byline(&clues).as_deref(), Some("Jane Doe"));
    clues.json_ld.clear();
    clues.bylines.clear();
    assert_eq!(byline(&clues).as_deref(), Some("Example News"));
}

#[test]
fn the_nearest_visible_date_counts() {
    let clues = Clues {
        lang: Some("en".to_owned()),
        title: Some("Rain".to_owned()),
        headings: vec![clue("h1", "Rain", 5000)],
        times: vec![
            clue("", "Friday, December 19, 2025", 1000),
            clue("text", "3/4/2025 · Updated March 5, 2025", 5100),
            clue("published", "2020-01-01", 90_000),
        ],
        ..Clues::default()
    };
    let metadata = resolve(&clues, PAGE);
    assert_eq!(metadata.published.as_deref(), Some("2025-03-04"));
    assert_eq!(metadata.modified.as_deref(), Some("2025-03-05"));
}

#[test]
fn a_date_apart_counts_near_the_headline() {
    let mut clues = Clues {
        title: Some("Rain".to_owned()),
        headings: vec![clue("h1", "Rain", 5000)],
        times_apart: vec![
            clue("text", "4 March 2025", 6000),
            clue("", "5 March 2025", 60_000),
            clue("text", "Last updated 6 March 2025", 90_000),
        ],
        ..Clues::default()
    };
    let dates = |clues: &Clues| {
        let metadata = resolve(clues, "");
        let day = |date: Option<String>| date.unwrap_or_default();
        (day(metadata.published), day(metadata.modified))
    };
    let days = |one: &str, two: &str| (one.to_owned(), two.to_owned());
    assert_eq!(dates(&clues), days("2025-03-04", "2025-03-06"));
    let own = vec![clue("text", "Last updated: 2 March 2025", 5200)];
    let changed = Clues {
        times: own,
        ..clues.clone()
    };
    assert_eq!(dates(&changed), days("2025-03-02", "2025-03-02"));
    clues.times = vec![clue("", "2025-03-01", 5500)];
    assert_eq!(dates(&clues), days("2025-03-01", "2025-03-06"));
    clues.times_apart.remove(0);
    clues.times.clear();
    assert_eq!(dates(&clues), days("", "2025-03-06"));
}

#[test]
fn the_day_of_change_is_not_the_day_of_publication() {
    let published = |stated: &str, seen: &str| {
        let clues = Clues {
            title: Some("Rain".to_owned()),
            headings: vec![clue("h1", "Rain", 5000)],
            metas: metas(&[
                ("article:published_time", stated),
                ("article:modified_time", "2025-03-04T10:00:00Z"),
            ]),
            times: vec![clue("", seen, 5200)],
            ..Clues::default()
        };
        resolve(&clues, "").published.unwrap_or_default()
    };
    assert_eq!(published("2025-03-04", "7 May 2021"), "2021-05-07");
    assert_eq!(published("2025-03-01", "7 May 2021"), "2025-03-01");
    assert_eq!(published("2025-03-04", "8 May 2025"), "2025-03-04");
}

#[test]
fn first_publication_counts() {
    let clues = Clues {
        metas: metas(&[("article:published_time", "2025-03-04")]),
        times: vec![clue(
            "text",
            "This text was originally published on 7 May 2021.",
            90_000,
        )],
        ..Clues::default()
    };
    assert_eq!(resolve(&clues, "").published.as_deref(), Some("2021-05-07"));
}

#[test]
fn elements_around_a_date_tell_it_less_precisely() {
    let clues = Clues {
        times: vec![
            clue("published", "Posted on 4 March 2025", 1000),
            clue("", "2025-03-04T10:20+02:00", 1100),
        ],
        ..Clues::default()
    };
    let published = resolve(&clues, "").published;
    assert_eq!(published.as_deref(), Some("2025-03-04T10:20+02:00"));
}

#[test]
fn a_saved_page_says_where_it_is_from() {
    let published = |path: &str, seen: &str| {
        let clues = Clues {
            links: vec![("canonical".to_owned(), format!("https://example.com{path}"))],
            times: vec![clue("published", seen, 10)],
            ..Clues::default()
        };
        resolve(&clues, "").published.unwrap_or_default()
    };
    assert_eq!(published("/2025/03/04/rain", ""), "2025-03-04");
    assert_eq!(published("/rain-04-03-2025", ""), "2025-03-04");
    assert_eq!(published("/2025/march/04/rain", ""), "2025-03-04");
    assert_eq!(published("/2025/03/04/rain", "4/3/2025"), "2025-03-04");
    assert_eq!(published("/2025/03/04/rain", "3 March 2025"), "2025-03-03");
}

#[test]
fn an_author_by_any_name() {
    let byline = |metas_of: &[(&str, &str)], bylines: Vec<Clue>| {
        let clues = Clues {
            metas: metas(metas_of),
            bylines,
            ..Clues::default()
        };
        resolve(&clues, "").byline.unwrap_or_default()
    };
    let labelled = [
        ("twitter:label1", "Written by"),
        ("twitter:data1", "Jane Doe"),
    ];
    assert_eq!(byline(&labelled, Vec::new()), "Jane Doe");
    let time = [
        ("twitter:label1", "Reading time"),
        ("twitter:data1", "4 minutes"),
    ];
    assert_eq!(byline(&time, Vec::new()), "");
    let full = || vec![clue("class", "Jane Doe", 10)];
    assert_eq!(byline(&[("author", "janedoe")], full()), "Jane Doe");
    assert_eq!(byline(&[("author", "rainfan")], full()), "rainfan");
    assert_eq!(byline(&[("author", "Jane")], full()), "Jane Doe");
    let both = || vec![clue("class", "By Jane Doe and John Roe", 10)];
    assert_eq!(
        byline(&[("author", "Jane Doe")], both()),
        "Jane Doe and John Roe"
    );
    let apart = || vec![clue("apart", "By John Roe", 10)];
    assert_eq!(byline(&[], apart()), "John Roe");
    assert_eq!(byline(&[("author", "Jane Doe")], apart()), "Jane Doe");
}

#[test]
fn names_and_dates_beside_a_product_are_those_of_reviews() {
    let clues = Clues {
        title: Some("Kettle".to_owned()),
        metas: metas(&[("article:modified_time", "2025-01-02")]),
        bylines: vec![clue("class", "Ines Lund", 20), clue("apart", "Pia Roe", 40)],
        microdata: vec![
            clue("author.name", "Pauli Doe", 30),
            clue("datepublished", "2023-01-02", 30),
        ],
        times: vec![clue("", "2024-05-06", 21)],
        ..Clues::default()
    };
    let of = |kind| Sources::new(&clues, "").metadata(kind);
    let article = of(PageKind::Article);
    assert_eq!(article.byline.as_deref(), Some("Pauli Doe"));
    assert_eq!(article.published.as_deref(), Some("2023-01-02"));
    for kind in [PageKind::Product, PageKind::Collection] {
        let shop = of(kind);
        assert_eq!(shop.byline, None);
        assert_eq!(shop.published.as_deref(), Some("2025-01-02"));
    }
    let declared = Clues {
        metas: metas(&[("og:type", "product.item")]),
        ..clues.clone()
    };
    assert_eq!(resolve(&declared, "").byline, None);
    assert_eq!(resolve(&declared, "").published, None);
    let stated = Clues {
        metas: metas(&[
            ("author", "Jane Doe"),
            ("article:published_time", "2022-01-02"),
        ]),
        ..clues
    };
    let shop = Sources::new(&stated, "").metadata(PageKind::Product);
    assert_eq!(shop.byline.as_deref(), Some("Jane Doe"));
    assert_eq!(shop.published.as_deref(), Some("2022-01-02"));
}

#[test]
fn dates_of_last_resort() {
    let mut clues = Clues::default();
    assert_eq!(
        resolve(&clues, PAGE).published.as_deref(),
        Some("2024-12-31")
    );
    clues.metas = metas(&[("article:modified_time", "2025-03-04")]);
    let dates = |clues: &Clues, url: &str| {
        let metadata = resolve(clues, url);
        (metadata.published, metadata.modified)
    };
    let day = Some("2025-03-04".to_owned());
    assert_eq!(
        dates(&clues, "https://example.com/rain"),
        (day.clone(), day)
    );
    assert_eq!(
        resolve(&Clues::default(), "https://example.com/1/2/3").published,
        None
    );
}

#[test]
fn the_publishers_own_time_is_preferred_to_utc() {
    let clues = Clues {
        metas: metas(&[("article:published_time", "2025-03-05T02:25:00Z")]),
        times: vec![clue("published", "March 4, 2025", 10)],
        ..Clues::default()
    };
    assert_eq!(resolve(&clues, "").published.as_deref(), Some("2025-03-04"));
    let clues = Clues {
        json_ld: vec![r#"{"@type":"Article","datePublished":"2025-03-04T22:04:00Z"}"#.to_owned()],
        metas: metas(&[("date", "2025-03-05T00:04:00+02:00")]),
        ..Clues::default()
    };
    assert_eq!(
        resolve(&clues, "").published.as_deref(),
        Some("2025-03-05T00:04:00+02:00")
    );
}

#[test]
fn numbers_are_read_as_the_country_writes_them() {
    let published = |lang: &str, url: &str| {
        let clues = Clues {
            lang: Some(lang.to_owned()),
            times: vec![clue("published", "3/4/2025", 10)],
            ..Clues::default()
        };
        resolve(&clues, url).published.unwrap_or_default()
    };
    assert_eq!(published("en-US", ""), "2025-03-04");
    assert_eq!(published("en-GB", ""), "2025-04-03");
    assert_eq!(published("en", "https://example.co.uk/"), "2025-04-03");
    assert_eq!(published("fr", ""), "2025-04-03");
}

#[test]
fn hostile_values_stay_text_of_bounded_length() {
    let huge = "<b>&amp;\u{202e}|".repeat(200_000);
    let payload = "<script>alert(1)</script>";
    for value in [
        huge.as_str(),
        payload,
        "javascript:alert(1)",
        "\u{0}",
        "İİİİ",
        "&#x110000;",
        "🏴‍☠️ | 🏴‍☠️",
        "By By By By",
        " | - | ",
    ] {
        let all = |keys: &[&str]| {
            keys.iter()
                .map(|key| ((*key).to_owned(), value.to_owned()))
                .collect::<Vec<_>>()
        };
        let keys: Vec<&str> = [
            meta_tags::TITLE,
            meta_tags::AUTHOR,
            meta_tags::PUBLISHED,
            meta_tags::MODIFIED,
            meta_tags::SITE,
            meta_tags::LANGUAGE,
            meta_tags::URL,
            meta_tags::DESCRIPTION,
            meta_tags::IMAGE,
        ]
        .concat();
        let clues = Clues {
            lang: Some(value.to_owned()),
            dir: Some(value.to_owned()),
            base: Some(value.to_owned()),
            title: Some(value.to_owned()),
            metas: all(&keys),
            links: all(&["canonical", "image_src"]),
            json_ld: vec![
                value.to_owned(),
                serde_json::json!({"@type": "Article", "headline": value, "author": value})
                    .to_string(),
            ],
            microdata: vec![clue("author", value, 1), clue("datepublished", value, 2)],
            headings: vec![clue("h1", value, 3), clue("h2", value, 4)],
            home_links: vec![clue("h1", value, 3), clue("h1", "/", 3)],
            times: vec![clue("", value, 5), clue("text", value, usize::MAX)],
            times_apart: vec![clue("published", value, 8)],
            bylines: vec![
                clue("rel", value, 6),
                clue("class", value, 7),
                clue("apart", value, 9),
                clue("text", value, usize::MAX),
            ],
        };
        let metadata = resolve(&clues, PAGE);
        let texts = [
            &metadata.title,
            &metadata.byline,
            &metadata.description,
            &metadata.site,
        ];
        for text in texts.into_iter().flatten() {
            assert!(text.chars().count() <= MAX_DESCRIPTION, "{text}");
        }
        for url in [&metadata.url, &metadata.image].into_iter().flatten() {
            assert!(url.starts_with("https://"), "{url}");
        }
        assert!(metadata.lang.is_none_or(|lang| lang.len() <= 3));
    }
}
