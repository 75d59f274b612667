use super::introduced::{is_in_mark, is_introduced};
use super::*;

fn visible(text: &str) -> Option<String> {
    name_in(text, Origin::Visible)
}

#[test]
fn only_the_name_is_left() {
    for (text, expected) in [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("Written by: Jane Doe", "Jane Doe"),
        ("By\nJane Doe\nSenior reporter", "Jane Doe"),
        ("By Jane Doe | Reuters correspondent", "Jane Doe"),
        ("By Jane Doe • March 4, 2025", "Jane Doe"),
        ("Jane Doe on Tuesday, March 4, 2025", "Jane Doe"),
        ("Posted by Jane Doe on 4.3.2025", "Jane Doe"),
        ("March 4, 2025\nJane Doe", "Jane Doe"),
        ("By Jane Doe jane@example.com", "Jane Doe"),
        ("Jane Doe @janedoe", "Jane Doe"),
        ("| Autor: Jane Doe", "Jane Doe"),
        ("Von Jane Doe", "Jane Doe"),
        ("par Jeanne Dupont", "Jeanne Dupont"),
        ("por María Pérez", "María Pérez"),
        ("di Maria Rossi", "Maria Rossi"),
        ("Av Kari Nordmann", "Kari Nordmann"),
        ("door Jan Jansen", "Jan Jansen"),
        ("Автор: Іван Франко", "Іван Франко"),
        ("文／山田太郎", "山田太郎"),
        ("作者：王小明", "王小明"),
        ("بقلم: أحمد علي", "أحمد علي"),
        ("كتبه أحمد علي", "أحمد علي"),
        ("نویسنده: علی رضایی", "علی رضایی"),
        ("מאת: דנה לוי", "דנה לוי"),
        ("홍길동 기자", "홍길동"),
        ("Doe, Jane", "Doe, Jane"),
        ("By Jane Doe , John Roe", "Jane Doe, John Roe"),
        ("By Jane Doe Photo: John Roe", "Jane Doe"),
        ("By Jane Doe. Edited by: John Roe", "Jane Doe"),
        ("By Jane Doe Jr. Photo: John Roe", "Jane Doe Jr."),
        ("Jane Doe, MD", "Jane Doe, MD"),
        ("Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("Staff", "Staff"),
        ("Redaktion", "Redaktion"),
    ] {
        assert_eq!(visible(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_names_nobody() {
    for text in [
        "",
        "By",
        "Written by:",
        "https://www.facebook.com/jane",
        "www.example.com",
        "jane@example.com",
        "null",
        "March 4, 2025",
        "Published on",
        "5 min",
        "a part of some sentence",
        "By Cancel",
        "Back to top",
        "By Type)",
        "Who wrote this?",
        "1234",
        "•",
        "By the time that everybody had come home from the long long day it was late",
    ] {
        assert_eq!(visible(text), None, "{text}");
    }
}

#[test]
fn a_stated_name_keeps_its_particle() {
    for (text, expected) in [
        ("Von Trier", "Von Trier"),
        ("von der Leyen", "von der Leyen"),
        ("De Niro, Robert", "De Niro, Robert"),
        ("Di Stefano", "Di Stefano"),
        ("von Max Mustermann", "Max Mustermann"),
        ("By Jane Doe", "Jane Doe"),
    ] {
        assert_eq!(
            name_in(text, Origin::Stated).as_deref(),
            Some(expected),
            "{text}"
        );
    }
}

#[test]
fn which_texts_are_bylines() {
    for text in [
        "By Jane Doe",
        "Von Max Mustermann",
        "Written by Jane",
        "文／山田太郎",
        "بقلم أحمد علي",
        "كتب: أحمد علي",
        "نویسنده: علی رضایی",
        "מאת דנה לוי",
    ] {
        assert!(is_introduced(text), "{text}");
    }
    for text in [
        "By the river he sat",
        "Bypass",
        "Von hier an wird es schwer",
        "By 2030 all of it",
        "Text",
        "By",
        "كتب الأطفال",
    ] {
        assert!(!is_introduced(text), "{text}");
    }
    assert!(is_announcement("Written by"));
    assert!(is_announcement("Author:"));
    assert!(!is_announcement("By Jane"));
}

#[test]
fn a_label_may_stand_behind_other_details() {
    for (line, expected) in [
        ("4 March 2025 Author: Jane Doe", "Jane Doe"),
        ("4 March 2025 Author: Jane Doe Category: Money", "Jane Doe"),
        (
            "4. März 2025 Autor: Eva Kern Lesezeit: 3 Minuten",
            "Eva Kern",
        ),
        ("4 марта 2025, 10:20 Автор: Иван Петров", "Иван Петров"),
        ("2025. március 4. 10:20 Szerző: Kovács Anna", "Kovács Anna"),
        ("来源：晨报 作者：李明", "李明"),
        ("来源：晨报 编辑：王小明 作者：李明", "李明"),
        ("作者：李明 来源：晨报", "李明"),
        ("2025年3月4日 08:15来源：晨报作者：李明", "李明"),
    ] {
        let found = introduced(line).and_then(visible);
        assert_eq!(found.as_deref(), Some(expected), "{line}");
    }
    for line in [
        "He wrote to the author: Jane Doe",
        "4 March 2025 Suggested-by: Jane Doe",
        "4 March 2025 Coauthor: Jane Doe",
        "4 March 2025 author: of the rain nobody knows",
        "来源：晨报 编辑：王小明",
    ] {
        assert_eq!(introduced(line), None, "{line}");
    }
}

#[test]
fn which_bylines_are_beyond_doubt() {
    for text in [
        "By Jane Doe",
        "By Jane Doe and John Roe",
        "Von Max von der Heide",
        "By: Jane",
        "Written by Jane",
        "Author: Jane",
        "作者：李明",
    ] {
        assert!(is_surely_introduced(text), "{text}");
    }
    for text in [
        "By Train",
        "By Train and Car",
        "Von Risiken und Nebenwirkungen",
        "Author Spotlight",
    ] {
        assert!(!is_surely_introduced(text), "{text}");
    }
}

#[test]
fn job_titles_go() {
    for text in [
        "Jane Doe, Head of Marketing and Rain",
        "Jane Doe , Privacy and Security Expert",
        "Jane Doe Senior Staff Editor",
        "Jane Doe ⋅ Review Editor",
        ", by Jane Doe",
    ] {
        assert_eq!(
            name_in(text, Origin::Visible).as_deref(),
            Some("Jane Doe"),
            "{text}"
        );
    }
    for text in ["Jane Doe, MD", "Jane Doe, John Roe"] {
        assert_eq!(name_in(text, Origin::Visible).as_deref(), Some(text));
    }
    assert_eq!(
        name_in("Rain Expert", Origin::Stated).as_deref(),
        Some("Rain Expert")
    );
    assert_eq!(name_in("page.head.author", Origin::Stated), None);
}

#[test]
fn each_mark_is_told_by_its_sign() {
    for mark in NAME_ENDS {
        assert!(mark.chars().any(is_in_mark), "{mark:?}");
    }
}
