use super::*;

#[test]
fn every_head_of_the_tables_can_be_read() {
    let heads: Vec<&str> = SOURCE
        .lines()
        .filter_map(|line| line.strip_prefix('['))
        .collect();
    assert!(heads.len() > 10);
    for head in heads {
        assert!(table(head).is_some(), "unreadable: [{head}");
    }
}

#[test]
fn phrases_are_in_lower_case() {
    let lines = SOURCE.lines().filter(|line| !line.starts_with(['#', '[']));
    for line in lines {
        assert_eq!(line, line.to_lowercase());
    }
}

#[test]
fn a_phrase_counts_only_in_its_place() {
    let kind = |text: &str| {
        let said = Said::new(text, text.split(' ').count(), &[Scope::Block]);
        said.find(Scope::Block).map(|found| found.kind)
    };
    assert_eq!(kind("Skip to content"), Some(RemovalKind::Navigation));
    assert_eq!(kind("They skip to content that they like"), None);
    assert_eq!(
        kind("Lire aussi : La haie revient"),
        Some(RemovalKind::Related)
    );
    assert_eq!(
        kind("Download the Metro Beacon app for alerts"),
        Some(RemovalKind::Promotion)
    );
    assert_eq!(kind("* indicates required"), Some(RemovalKind::SignUp));
    assert_eq!(kind("この記事をシェア"), Some(RemovalKind::Share));
    assert_eq!(kind("The newsletter is how the paper survives"), None);
}

#[test]
fn a_long_text_says_nothing() {
    let text = "we use cookies ".repeat(60);
    assert!(
        Said::new(&text, 180, &[Scope::Block])
            .find(Scope::Block)
            .is_none()
    );
}
