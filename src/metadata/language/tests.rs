use super::*;

#[test]
fn tags_are_spelt_the_usual_way() {
    for (raw, expected) in [
        ("en_US", "en-US"),
        ("EN", "en"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("de_DE.UTF-8", "de-DE"),
        ("en, fr", "en"),
        ("sr@latin", "sr"),
        ("es-419", "es-419"),
        ("en-x-US", "en-x-us"),
        ("de-CH-1901", "de-CH-1901"),
    ] {
        assert_eq!(tag(raw).as_deref(), Some(expected), "{raw}");
    }
    for raw in [
        "",
        "english",
        "x",
        "12",
        "und",
        "{{lang}}",
        "en--US",
        "en-<b>",
        "null",
        "en-toolongsubtag",
    ] {
        assert_eq!(tag(raw), None, "{raw}");
    }
}

#[test]
fn direction_is_that_of_the_attribute_or_the_language() {
    for (dir, lang, expected) in [
        (Some("rtl"), Some("en"), Some("rtl")),
        (Some("auto"), Some("he-IL"), Some("rtl")),
        (None, Some("ar"), Some("rtl")),
        (None, Some("az-Arab"), Some("rtl")),
        (None, Some("ur-Latn"), Some("ltr")),
        (None, Some("de"), Some("ltr")),
        (None, None, None),
    ] {
        assert_eq!(
            direction(dir, lang).as_deref(),
            expected,
            "{dir:?} {lang:?}"
        );
    }
}
