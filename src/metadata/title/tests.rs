use super::*;
use crate::metadata::{Clue, resolve};

fn page(title: &str, og: Option<&str>, site: Option<&str>, h1s: &[&str]) -> Clues {
    let meta =
        |key: &str, value: Option<&str>| value.map(|value| (key.to_owned(), value.to_owned()));
    let clue = |(index, h1): (usize, &&str)| Clue {
        name: "h1".to_owned(),
        value: (*h1).to_owned(),
        at: 1000 * (index + 1),
    };
    Clues {
        title: Some(title.to_owned()),
        metas: [meta("og:title", og), meta("og:site_name", site)]
            .into_iter()
            .flatten()
            .collect(),
        headings: h1s.iter().enumerate().map(clue).collect(),
        ..Clues::default()
    }
}

fn title_of(clues: &Clues) -> String {
    resolve(clues, "https://www.example-times.com/a/b")
        .title
        .unwrap_or_default()
}

#[test]
fn the_site_goes() {
    for title in [
        "Rain is coming - Example Times",
        "Rain is coming | Example Times",
        "Example Times | Rain is coming",
        "Rain is coming — Example Times Blog",
        "Rain is coming | Weather | Example Times",
        "Rain is coming | ET",
        "Rain is coming - example-times.com",
        "Rain is coming · The Example Times",
        "Rain is coming | Opinion",
        "Example Times: Rain is coming",
    ] {
        assert_eq!(
            title_of(&page(title, None, Some("Example Times"), &[])),
            "Rain is coming",
            "{title}"
        );
    }
}

#[test]
fn a_heading_that_links_to_the_front_page_names_the_site() {
    let title = |title: &str, below: (&str, &str), href: &str| {
        let mut clues = page(title, None, None, &["My diary"]);
        clues.headings.push(Clue {
            name: below.0.to_owned(),
            value: below.1.to_owned(),
            at: 5000,
        });
        clues.home_links.push(Clue {
            value: href.to_owned(),
            ..clues.headings[0].clone()
        });
        title_of(&clues)
    };
    let rain = "Rain is coming";
    for (whole, below) in [
        ("My diary: Rain is coming", ("h3", rain)),
        ("My diary: Rain is coming", ("h2", rain)),
        ("Rain is coming | My diary | Weather", ("h2", rain)),
        ("My diary - Weather - Rain is coming", ("h2", rain)),
    ] {
        for href in ["/", "http://example-times.com", "//www.example-times.com/"] {
            assert_eq!(title(whole, below, href), rain, "{whole}");
        }
    }
    // What another site's front page is linked by is a headline.
    let other = title("My diary | Links", ("h2", rain), "https://example.com/");
    assert_eq!(other, "My diary");
}

#[test]
fn the_host_is_enough() {
    assert_eq!(
        title_of(&page("Rain is coming - Example Times", None, None, &[])),
        "Rain is coming"
    );
}

#[test]
fn separators_within_a_headline_stay() {
    for title in [
        "Dortmund - Gladbach live",
        "Zero Waste – a guide",
        "Corona: the facts",
        "Result in std::result - Rust",
        "AC/DC at the top",
        "Mother-in-law wins",
    ] {
        assert_eq!(
            title_of(&page(title, None, Some("Example Times"), &[])),
            title
        );
    }
    let clues = page(
        "Red | Blue | Example Times",
        None,
        Some("Example Times"),
        &["Red | Blue"],
    );
    assert_eq!(title_of(&clues), "Red | Blue");
}

#[test]
fn the_heading_decides_the_wording() {
    let clues = page(
        "Rain and storm are coming to the coast",
        None,
        None,
        &["Storm and rain are on the way to the coast"],
    );
    assert_eq!(
        title_of(&clues),
        "Storm and rain are on the way to the coast"
    );
    let clues = page("Weather: Rain is coming", None, None, &["Rain is coming"]);
    assert_eq!(title_of(&clues), "Rain is coming");
    let clues = page(
        "Rain is coming | Example Times",
        Some("Rain is coming"),
        Some("Example Times"),
        &["Example Times", "Rain is Coming"],
    );
    assert_eq!(title_of(&clues), "Rain is Coming");
}

#[test]
fn what_a_heading_says_before_its_headline_goes() {
    for h1 in [
        "Weather Rain and storm are coming",
        "Thread: Rain and storm are coming",
    ] {
        let og = Some("Rain and storm are coming");
        let clues = page("Rain and storm are coming - Example Times", og, None, &[h1]);
        assert_eq!(title_of(&clues), "Rain and storm are coming", "{h1}");
    }
    let clues = page("Storm is coming", None, None, &["The storm is coming"]);
    assert_eq!(title_of(&clues), "The storm is coming");
    let clues = page(
        "",
        None,
        Some("Example Times"),
        &["Rain is coming | Example Times"],
    );
    assert_eq!(title_of(&clues), "Rain is coming");
}

#[test]
fn what_a_heading_says_behind_its_headline_goes() {
    let tailed = &["Rain is coming - The Wet Times"];
    let clues = page("Rain is coming | Example Times", None, None, tailed);
    assert_eq!(title_of(&clues), "Rain is coming");
    let path = "Rain is coming | Weather | The Wet Times";
    assert_eq!(title_of(&page(path, None, None, &[path])), "Rain is coming");
}

#[test]
fn the_headline_stands_below_the_sites_name() {
    let mut clues = page("Rain fan » It rains again", None, None, &["Rain fan"]);
    clues.headings.push(Clue {
        name: "h2".to_owned(),
        value: "It rains again".to_owned(),
        at: 3000,
    });
    assert_eq!(title_of(&clues), "It rains again");
    clues.title = Some("It rains again | Rain fan".to_owned());
    assert_eq!(title_of(&clues), "It rains again");
}

#[test]
fn a_written_title_is_better_than_a_slogan() {
    let slogan = &["The umbrella service that keeps you dry"];
    let mut clues = page(
        "Umbrella Rental Service | Example",
        Some("Umbrella Rental Service"),
        None,
        slogan,
    );
    assert_eq!(title_of(&clues), "Umbrella Rental Service");
    clues
        .metas
        .push(("og:type".to_owned(), "article".to_owned()));
    assert_eq!(title_of(&clues), slogan[0]);
}

#[test]
fn a_short_name_stands_within_a_longer_title() {
    let clues = page("Rain Coats for Men & Women", None, None, &["Rain coats"]);
    assert_eq!(title_of(&clues), "Rain coats");
}

#[test]
fn what_shops_and_brands_say_around_a_name_goes() {
    for title in [
        "Example Garden Umbrellas",
        "Buy Garden Umbrellas at Example Times",
        "Shop Garden Umbrellas on Example Times",
    ] {
        let clues = page(title, None, Some("Example Times"), &["Garden umbrellas"]);
        assert_eq!(title_of(&clues), "Garden umbrellas", "{title}");
    }
    let title = "Example Times - Shop";
    let clues = page(title, Some(title), Some("Example Times"), &["Shop"]);
    let front = resolve(&clues, "https://example-times.com/");
    assert_eq!(front.title.as_deref(), Some(title));
}

#[test]
fn a_title_of_all_pages_gives_way_to_the_only_heading() {
    let slogan = "Raining - Front page of the weather";
    let clues = page(slogan, None, None, &["Where do puddles come from?"]);
    assert_eq!(title_of(&clues), "Where do puddles come from?");
    let two = &["Where do puddles come from?", "Our best answers so far"];
    assert_eq!(title_of(&page(slogan, None, None, two)), slogan);
    let clues = page(slogan, Some(slogan), None, &["Where do puddles come from?"]);
    assert_eq!(title_of(&clues), slogan);
    let clues = page(slogan, None, None, &["Puddle answers"]);
    assert_eq!(title_of(&clues), slogan);
}

#[test]
fn the_sites_name_behind_a_mark_is_no_title() {
    let title = " | The Example Times";
    let clues = page(title, None, Some("Example Times"), &["Umbrellas"]);
    assert_eq!(title_of(&clues), "Umbrellas");
}

#[test]
fn a_button_behind_a_headings_words_is_none_of_them() {
    for heading in [
        "Rain today <button>Copy link</button>",
        "<button>Rain today</button>",
        "<button>Rain today",
    ] {
        let html = format!("<body><h1>{heading}</h1><p>It has rained for three days.</p></body>");
        let snapshot = crate::Snapshot::new(html.as_bytes(), "https://example.com/a/b");
        let title = crate::describe(&snapshot).map(|metadata| metadata.title);
        assert_eq!(title, Ok(Some("Rain today".to_owned())), "{heading}");
    }
}

#[test]
fn the_front_page_is_called_like_its_site() {
    let clues = page(
        "Dryly: umbrellas for all",
        None,
        Some("Dryly"),
        &["Stay dry"],
    );
    let metadata = resolve(&clues, "https://dryly.example/");
    assert_eq!(metadata.title.as_deref(), Some("Dryly: umbrellas for all"));
    let metadata = resolve(&clues, "https://dryly.example/about");
    assert_eq!(metadata.title.as_deref(), Some("umbrellas for all"));
}

#[test]
fn an_unknown_sites_name_stands_behind_the_last_dash() {
    assert_eq!(
        title_of(&page("It rains again - Wet News", None, None, &[])),
        "It rains again"
    );
    assert_eq!(
        title_of(&page("Rain - a guide", None, None, &[])),
        "Rain - a guide"
    );
}

#[test]
fn a_heading_about_something_else_does_not_count() {
    let clues = page(
        "Rain is coming",
        Some("Rain is coming"),
        None,
        &["Latest news"],
    );
    assert_eq!(title_of(&clues), "Rain is coming");
    let clues = page("A brief intro to git • Jane Doe", None, None, &["Jane Doe"]);
    assert_eq!(title_of(&clues), "A brief intro to git");
}

#[test]
fn without_a_title_the_heading_serves() {
    let mut clues = page("", None, None, &["Rain is coming"]);
    clues.title = None;
    assert_eq!(title_of(&clues), "Rain is coming");
}

#[test]
fn a_page_titled_like_its_site_keeps_its_title() {
    assert_eq!(
        title_of(&page("Example Times", None, Some("Example Times"), &[])),
        "Example Times"
    );
}

#[test]
fn a_title_has_a_limit() {
    let long = "word ".repeat(10_000);
    let title = title_of(&page(&long, None, None, &[]));
    assert!(title.chars().count() <= MAX_TITLE && title.ends_with('…'));
}
