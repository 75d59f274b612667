use super::*;

#[test]
fn no_name_stands_for_two_months() {
    let mut names: Vec<&str> = MONTHS
        .iter()
        .flat_map(|names| names.iter().copied())
        .collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn words_are_in_lower_case() {
    let lists = [
        DATE_FILLERS,
        TIME_FILLERS,
        PUBLISHED_WORDS,
        FIRST_WORDS,
        MODIFIED_WORDS,
        OTHER_DATE_WORDS,
    ];
    for word in lists.iter().copied().chain(MONTHS).flatten() {
        assert_eq!(*word, word.to_lowercase());
    }
}
