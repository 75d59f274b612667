use super::*;

#[test]
fn names_of_cases_are_area_and_symptom() {
    for name in ["news--live-blog", "math--sub-2"] {
        assert!(is_case_name(name), "{name}");
    }
    for name in [
        "news",
        "--x",
        "news--",
        "News--x",
        "../x--y",
        "news--a/b",
        "news---x",
    ] {
        assert!(!is_case_name(name), "{name}");
    }
}
