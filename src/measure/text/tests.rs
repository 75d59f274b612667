use super::*;

#[test]
fn white_space_is_collapsed() {
    for (text, expected) in [
        ("", ""),
        (" \n ", ""),
        ("Rain in the valley.", "Rain in the valley."),
        ("\n\t Rain in the valley. ", "Rain in the valley."),
        ("Rain  in\nthe\tvalley.", "Rain in the valley."),
        ("Rain\u{B}in \u{B}the\r\nvalley.", "Rain in the valley."),
        ("It’s raining in the valley.", "It’s raining in the valley."),
        (
            "It’s\u{A0}raining \u{2009}in the valley.",
            "It’s raining in the valley.",
        ),
        ("雨が\u{3000}降る", "雨が 降る"),
        ("\u{3000}雨が  降る\u{85}", "雨が 降る"),
    ] {
        let mut output = String::from("· ");
        push_collapsed(&mut output, text);
        assert_eq!(output.strip_prefix("· "), Some(expected), "{text:?}");
    }
}
