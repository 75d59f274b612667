use super::*;

#[test]
fn byline_elements() {
    for class in [
        "byline",
        "post-author",
        "postAuthor",
        "Article__byline--top",
        "entry author vcard",
    ] {
        assert_eq!(
            byline_kind("", NameClues::of(class)),
            Some("class"),
            "{class}"
        );
    }
    for class in [
        "",
        "author-bio",
        "author-avatar",
        "byline-date",
        "authority",
        "fn",
        "coauthors2",
    ] {
        assert_eq!(byline_kind("", NameClues::of(class)), None, "{class}");
    }
    assert_eq!(
        byline_kind("nofollow Author", NameClues::of("author-bio")),
        Some("rel")
    );
    let both = NameClues::of("").and(NameClues::of("author"));
    assert_eq!(byline_kind("", both), Some("class"));
}

#[test]
fn date_elements() {
    for (class, kind) in [
        ("date", ""),
        ("entry-date published", ""),
        ("datePublished", "published"),
        ("post__date--updated", "modified"),
        ("timestamp", ""),
    ] {
        assert_eq!(NameClues::of(class).date, Some(kind), "{class}");
    }
    for class in [
        "",
        "reading-time",
        "update",
        "datepicker",
        "event-date",
        "läuft-überŪpdate",
    ] {
        assert_eq!(NameClues::of(class).date, None, "{class}");
    }
}

#[test]
fn foreign_areas() {
    for class in [
        "comments",
        "related-posts",
        "site-footer",
        "mostPopular",
        "sidebar",
    ] {
        assert_ne!(NameClues::of(class).area, Area::Own, "{class}");
    }
    for class in ["", "article", "commentary", "content-main", "relatives"] {
        assert_eq!(NameClues::of(class).area, Area::Own, "{class}");
    }
}

#[test]
fn runs_of_text() {
    assert!(is_date_text("Posted on March 4, 2025 in News"));
    assert!(is_date_text("04.03.25 / 0 comments"));
    assert!(!is_date_text("March 2025"));
    assert!(!is_date_text("call 555 123 456"));
    assert!(!is_date_text(&"On March 4, 2025 it rained. ".repeat(9)));
    assert_eq!(byline_text("By Jane Doe", false), Some("By Jane Doe"));
    assert_eq!(
        byline_text("4 March 2025 · By Jane Doe", false),
        Some("By Jane Doe")
    );
    assert_eq!(byline_text("ByJane Doe", false), Some("ByJane Doe"));
    assert_eq!(byline_text("By the way, it rained", false), None);
    assert_eq!(byline_text("Bypass | Road works", false), None);
    assert!(is_byline_announcement("Written by"));
}

#[test]
fn no_word_of_the_lists_is_longer_than_the_longest() {
    for (_, words) in Topics::LISTS {
        for word in words {
            assert!(word.len() <= LONGEST_WORD, "{word}");
        }
    }
}
