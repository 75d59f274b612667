use super::*;

fn read(text: &str) -> Option<String> {
    value(text, NumericOrder::DayFirst).map(|stamp| stamp.to_string())
}

fn assert_reads(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(read(text).as_deref(), Some(*expected), "{text}");
    }
}

#[test]
fn machine_formats() {
    assert_reads(&[
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04T10:20", "2025-03-04T10:20"),
        ("2025-03-04T10:20:30Z", "2025-03-04T10:20:30Z"),
        ("2025-03-04 10:20:30", "2025-03-04T10:20:30"),
        (
            "2025-03-04T10:20:30.123456+01:00",
            "2025-03-04T10:20:30+01:00",
        ),
        ("2025-03-04T10:20:30+0100", "2025-03-04T10:20:30+01:00"),
        ("2025-03-04T10:20:30-05", "2025-03-04T10:20:30-05:00"),
        ("2025-03-04T10:20:30+00:00", "2025-03-04T10:20:30Z"),
        ("20250304", "2025-03-04"),
        ("20250304T102030Z", "2025-03-04"),
        ("20250304102030", "2025-03-04T10:20:30"),
        ("2025-03", "2025-03"),
        ("2025", "2025"),
        ("1741083630", "2025-03-04T10:20:30Z"),
        ("1741083630000", "2025-03-04T10:20:30Z"),
        (
            "Tue, 04 Mar 2025 10:20:30 +0100",
            "2025-03-04T10:20:30+01:00",
        ),
        ("Tue, 04 Mar 2025 10:20:30 GMT", "2025-03-04T10:20:30Z"),
        ("Tue Mar 4 10:20:30 UTC 2025", "2025-03-04T10:20:30Z"),
        (
            "Tue Mar 04 2025 10:20:30 GMT+0100 (CET)",
            "2025-03-04T10:20:30+01:00",
        ),
    ]);
}

#[test]
fn dates_for_people() {
    for text in [
        "March 4, 2025",
        "Mar. 4th 2025",
        "4 March 2025",
        "Tuesday, 4th of March, 2025",
        "4. März 2025",
        "4 mars 2025",
        "4 de marzo de 2025",
        "4 marzo 2025",
        "4 de março de 2025",
        "4 maart 2025",
        "4 marca 2025",
        "4 березня 2025",
        "4 марта 2025 г.",
        "4 Mart 2025",
        "den 4 mars 2025",
        "4. marts 2025",
        "4. března 2025",
        "4 Μαρτίου 2025",
        "4. maaliskuuta 2025",
        "2025年3月4日",
        "2025年03月04日",
        "2025년 3월 4일",
        "4.3.2025",
        "04.03.2025",
        "4. 3. 2025",
        "04/03/2025",
        "04-03-2025",
        "04.03.25",
        "2025/3/4",
        "2025. 03. 04.",
        "4/Mar/2025",
        "4 mar '25",
        "2025. március 4.",
        "4-Mar-2025",
    ] {
        assert_eq!(read(text).as_deref(), Some("2025-03-04"), "{text}");
    }
}

#[test]
fn labels_of_scripts_without_blanks() {
    for text in [
        "更新时间：2025-03-06 10:00　发布时间：2025-03-04 09:00",
        "最終更新日：2025年3月6日 公開日：2025年3月4日",
        "최종수정일: 2025.03.06 | 등록일: 2025.03.04",
    ] {
        let dates = all(text, NumericOrder::DayFirst);
        let roles: Vec<Role> = dates.iter().map(|(role, _)| *role).collect();
        assert_eq!(roles, [Role::Modified, Role::Published], "{text}");
    }
}

#[test]
fn years_of_two_digits() {
    assert_reads(&[
        ("3/10/99", "1999-10-03"),
        ("3/10/25", "2025-10-03"),
        ("4 mar '98", "1998-03-04"),
    ]);
    assert_eq!(read("3/10/75"), None);
}

#[test]
fn a_day_of_the_week_may_stand_before_a_date() {
    for text in [
        "4 March 2025",
        "Tuesday, 4 March 2025",
        "Tue., Mar. 4, 2025",
        "Dienstag, 4. März 2025",
        "terça-feira, 4 de março de 2025",
    ] {
        assert!(starts_with_date(text), "{text}");
    }
    for text in ["On 4 March 2025", "Tuesday", "Tuesday the river rose"] {
        assert!(!starts_with_date(text), "{text}");
    }
}

#[test]
fn times_for_people() {
    assert_reads(&[
        ("March 4, 2025 at 1:05 pm", "2025-03-04T13:05"),
        ("March 4, 2025, 12:05 a.m.", "2025-03-04T00:05"),
        ("4. März 2025 um 10:20 Uhr", "2025-03-04T10:20"),
        ("4 March 2025, 10:20 - 5 comments", "2025-03-04T10:20"),
    ]);
}

#[test]
fn numeric_order_follows_the_language_unless_it_cannot() {
    let american = |text| value(text, NumericOrder::MonthFirst).map(|stamp| stamp.to_string());
    assert_eq!(american("3/4/2025").as_deref(), Some("2025-03-04"));
    assert_eq!(american("25/3/2025").as_deref(), Some("2025-03-25"));
    assert_eq!(american("4.3.2025").as_deref(), Some("2025-03-04"));
    assert_eq!(read("3/25/2025").as_deref(), Some("2025-03-25"));
}

#[test]
fn what_is_no_date() {
    for text in [
        "",
        "yesterday",
        "1.2.3.4",
        "192.168.10.25",
        "31.2.2025",
        "2025-13-01",
        "31.4.2025",
        "March 4, 1325",
        "9999999999999999999999",
        "0000-00-00",
        "99/99/9999",
        "8.\n9.\n10.",
        "12:30",
        "May the 4th be with you",
        "１２３４",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn a_time_that_does_not_exist_is_left_out() {
    assert_reads(&[
        ("2025-03-04T25:00:00Z", "2025-03-04"),
        ("2025-03-04T10:61", "2025-03-04"),
        ("2025-03-04T10:20:30+99:00", "2025-03-04"),
    ]);
}

#[test]
fn roles_come_from_the_words_before() {
    let dates = all(
        "Published March 3, 2025 | Updated on March 4, 2025",
        NumericOrder::DayFirst,
    );
    let roles: Vec<Role> = dates.iter().map(|(role, _)| *role).collect();
    assert_eq!(roles, [Role::Published, Role::Modified]);
    let dates = all("Aktualisiert am 4. März 2025", NumericOrder::DayFirst);
    assert_eq!(dates[0].0, Role::Modified);
    assert!(all("Member since March 3, 2015", NumericOrder::DayFirst).is_empty());
}

#[test]
fn months_and_digits_of_many_languages() {
    for text in [
        "4. ožujka 2025.",
        "4 במרץ 2025",
        "4 मार्च 2025",
        "৪ মার্চ ২০২৫",
        "۴ مارس ۲۰۲۵",
        "٤ مارس ٢٠٢٥",
        "2025 m. kovo 4 d.",
        "ngày 4 tháng 3 năm 2025",
        "4. märts 2025",
    ] {
        let dates = all(text, NumericOrder::DayFirst);
        let days: Vec<String> = dates.iter().map(|(_, stamp)| stamp.to_string()).collect();
        assert_eq!(days, ["2025-03-04"], "{text}");
    }
}
