use super::*;

fn cleaned(raw: &str) -> String {
    clean(raw, 100).unwrap_or_default()
}

#[test]
fn entities_are_decoded_again() {
    assert_eq!(cleaned("It&#8217;s &amp;amp; was"), "It’s & was");
    assert_eq!(cleaned("AT&T &c"), "AT&T &c");
}

#[test]
fn markup_goes_and_text_about_markup_stays() {
    for (raw, expected) in [
        ("A <em>new</em> day", "A new day"),
        ("One<br/>two", "One two"),
        ("&lt;b&gt;Bold&lt;/b&gt; claims", "Bold claims"),
        ("How to use <div>", "How to use <div>"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("I <3 you", "I <3 you"),
        ("Vec<String>", "Vec<String>"),
        ("Why <script>x</script> wins", "Why <script>x</script> wins"),
        ("<b <b>x</b>", "<b x"),
        ("</b>Rain", "</b>Rain"),
    ] {
        assert_eq!(cleaned(raw), expected, "{raw}");
    }
}

#[test]
fn invisible_characters_go() {
    assert_eq!(cleaned("A\u{202e}b\u{200b}c\u{0}\n\t d\u{ad}e"), "Abc de");
    assert_eq!(clean(" \u{e001} • ", 10), None);
}

#[test]
fn long_texts_are_cut_at_a_word() {
    assert_eq!(clean("one two three four", 10).as_deref(), Some("one two…"));
    assert_eq!(clean("日本語日本語日本語", 5).as_deref(), Some("日本語日…"));
    assert_eq!(clean("abc", 0), None);
    assert!(cleaned(&"<b>é".repeat(100_000)).chars().count() <= 100);
}

#[test]
fn blocks_make_lines() {
    assert_eq!(
        lines("<p>By Jane</p><p>4 March</p>", 100),
        ["By Jane", "4 March"]
    );
}
