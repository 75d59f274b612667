//! Files: their names, and what they say about the article.

use proptest::prelude::*;
use saphyr::{LoadableYamlNode, Yaml};

use super::*;
use crate::article::Metadata;
use crate::render::testing::pieces;

fn titled(title: &str) -> Metadata {
    Metadata {
        title: Some(title.to_owned()),
        ..Metadata::default()
    }
}

fn name(title: &str) -> String {
    file_name(&titled(title), "md")
}

#[test]
fn names_are_safe_on_every_system() {
    for (title, expected) in [
        ("Rain", "Rain.md"),
        ("Rain / snow: a\\b", "Rain - snow- a-b.md"),
        ("\"What?\" <he> said*", "'What ' he said.md"),
        ("  a\u{0}\n\tb  ", "a b.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        (".hidden", "hidden.md"),
        ("trailing... ", "trailing.md"),
        ("CON", "CON_.md"),
        ("com1.txt", "com1.txt_.md"),
        ("LPT²", "LPT²_.md"),
        ("Console", "Console.md"),
        ("com", "com.md"),
        ("photo\u{202E}gpj.exe", "photogpj.exe.md"),
        ("Дождь в долине", "Дождь в долине.md"),
        ("مى‌خواهم", "مى‌خواهم.md"),
        ("...", "article.md"),
        ("???", "article.md"),
        ("", "article.md"),
    ] {
        assert_eq!(name(title), expected, "{title:?}");
    }
    let site = Metadata {
        title: Some("?".to_owned()),
        site: Some("The Valley".to_owned()),
        ..Metadata::default()
    };
    assert_eq!(file_name(&site, "epub"), "The Valley.epub");
}

#[test]
fn names_are_short() {
    assert_eq!(name(&"long ".repeat(100)).chars().count(), 99 + 3);
    assert_eq!(name(&"字".repeat(300)).len(), 66 * 3 + 3);
}

proptest! {
    #[test]
    fn any_title_gives_a_name(title in any::<String>()) {
        let name = name(&title);
        let stem = name.strip_suffix(".md").expect("the extension");
        prop_assert!(!stem.is_empty() && stem.chars().count() <= 101 && stem.len() <= 201);
        prop_assert!(!stem.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']));
        prop_assert!(!stem.chars().any(char::is_control));
        prop_assert!(!stem.starts_with(['.', ' ']) && !stem.ends_with(['.', ' ']));
    }

    #[test]
    fn front_matter_says_what_the_page_says(
        title in any::<String>(), byline in any::<String>(), site in "\\PC*", date in any::<String>()
    ) {
        let article = Article {
            metadata: Metadata {
                title: Some(title.clone()),
                byline: Some(byline),
                site: Some(site.clone()),
                published: Some(date),
                url: Some("https://a.b/#c".to_owned()),
                ..Metadata::default()
            },
            words: 7,
            ..Article::default()
        };
        let text = front_matter(&article);
        let yaml = yaml(&text);
        let [title, site] =
            [title, site].map(|text| text.replace(['\n', '\r', '\t'], " "));
        prop_assert_eq!(yaml["title"].as_str(), Some(title.as_str()), "{}", text);
        prop_assert_eq!(yaml["site"].as_str(), Some(site.as_str()), "{}", text);
        prop_assert_eq!(yaml["words"].as_integer(), Some(7));
        prop_assert_eq!(yaml.as_mapping().map(|entries| entries.len()), Some(6), "{}", text);
    }
}

/// What is between the lines of `---`, of which there are two.
fn yaml(text: &str) -> Yaml<'_> {
    let inside = text
        .strip_prefix("---\n")
        .and_then(|text| text.strip_suffix("---\n"))
        .expect("two lines");
    assert!(
        inside.lines().all(|line| !line.starts_with("---")),
        "{text}"
    );
    let mut documents = Yaml::load_from_str(inside).expect("YAML");
    assert_eq!(documents.len(), 1);
    documents.remove(0)
}

fn article() -> Article {
    Article {
        metadata: Metadata {
            title: Some("Rain: \"again\"\n---\nevil: true".to_owned()),
            byline: Some("Ann Lee".to_owned()),
            published: Some("2024-05-03T10:00:00Z".to_owned()),
            site: Some("yes".to_owned()),
            url: Some("https://valley.example/rain".to_owned()),
            image: Some("https://valley.example/lead.jpg".to_owned()),
            ..Metadata::default()
        },
        content: pieces(
            "<p>Text</p><img src=\"https://valley.example/a.png\" alt=\"A\">\
             <img src=\"https://valley.example/b.png\" alt=\"B\">",
        ),
        words: 12,
        ..Article::default()
    }
}

#[test]
fn markdown_has_front_matter() {
    let article = article();
    let words = Words::english(&article);
    let file = text_file(&article, FileFormat::Markdown, &Sources::new(), &words);
    assert_eq!(file.mime, "text/markdown");
    assert!(
        file.text.starts_with(
            "---\ntitle: \"Rain: \\\"again\\\" --- evil: true\"\nauthor: \"Ann Lee\"\n\
             date: 2024-05-03\nurl: \"https://valley.example/rain\"\nsite: \"yes\"\nwords: 12\n---\n\n# Rain"
        ),
        "{}",
        file.text
    );
    assert!(file.text.ends_with(")\n"), "{}", file.text);
}

#[test]
fn page_holds_the_pictures_that_are_given() {
    let given = |address: &str, data: &str| (address.to_owned(), data.to_owned());
    let pictures = Sources::from([
        given("https://valley.example/a.png", "data:image/png;base64,AAAA"),
        given("https://valley.example/b.png", "data:text/html,<script>"),
        given(
            "https://valley.example/lead.jpg",
            "data:image/jpeg;base64,BBBB",
        ),
    ]);
    let article = article();
    let words = Words::english(&article);
    let file = text_file(&article, FileFormat::Html, &pictures, &words);
    assert!(file.name.ends_with(".html"));
    for part in ["data:image/png;base64,AAAA", "https://valley.example/b.png"] {
        assert!(file.text.contains(part), "{part}");
    }
    for part in ["valley.example/a.png", "data:text", "lead.jpg"] {
        assert!(!file.text.contains(part), "{part}");
    }
}
