use super::is_credit_line;

#[test]
fn lines_of_author_and_date_are_credits() {
    for line in [
        "By Jane Doe",
        "by Tim Zadorozhnyy January 16, 2025 3:06 PM 2 min read",
        "Par Capucine Le Tallec",
        "Publié le 3 mars 2025 à 10h30",
        "March 4, 2025",
        "Tuesday, 4 March 2025",
        "2 min read",
        "Submitted by Tobias Renn on Sat, 10/05/2024 - 09:00",
    ] {
        assert!(is_credit_line(line), "{line}");
    }
}

#[test]
fn sentences_are_none() {
    for line in [
        "By the river stood a mill that nobody had run since the war.",
        "By the time it rained",
        "Two minutes later the bridge was gone",
        "2 minutes that changed the town for good",
        "On March 4, 2025 the bridge was closed.",
        "",
    ] {
        assert!(!is_credit_line(line), "{line}");
    }
}
