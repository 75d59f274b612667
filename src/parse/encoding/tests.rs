use encoding_rs::{KOI8_R, SHIFT_JIS, WINDOWS_1251};

use super::*;

#[test]
fn marks_come_first() {
    assert_eq!(encoding_of(b"\xFF\xFE<\0p\0>\0", None), UTF_16LE);
    assert_eq!(
        encoding_of(b"\xEF\xBB\xBF<meta charset=windows-1251>", None),
        UTF_8
    );
}

#[test]
fn declarations_are_found_in_all_their_forms() {
    for page in [
        "<meta charset=windows-1251>\u{e9}",
        "<META CharSet = 'Windows-1251' />\u{e9}",
        "<!-- <meta charset=utf-8> --><meta http-equiv=Content-Type content=\"text/html; charset=cp1251\">\u{e9}",
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?><html>\u{e9}",
        "<meta name=\"charset\" content=\"x\"><meta charset=\"windows-1251\">\u{e9}",
    ] {
        let bytes: Vec<u8> = page
            .chars()
            .map(|c| u8::try_from(c).expect("Latin-1"))
            .collect();
        assert_eq!(encoding_of(&bytes, None), WINDOWS_1251, "{page}");
    }
}

#[test]
fn declared_utf_16_that_can_be_read_is_not_utf_16() {
    assert_eq!(encoding_of(b"<meta charset=utf-16>", None), UTF_8);
    assert_eq!(
        encoding_of(b"<meta charset=x-user-defined>", None),
        WINDOWS_1252
    );
}

#[test]
fn valid_utf_8_wins_over_the_declaration() {
    assert_eq!(
        encoding_of(
            "<meta charset=windows-1251>Привет".as_bytes(),
            Some("koi8-r")
        ),
        UTF_8
    );
}

#[test]
fn the_server_is_believed_before_the_page() {
    let bytes = b"<meta charset=koi8-r>\xE9";
    assert_eq!(encoding_of(bytes, Some("windows-1251")), WINDOWS_1251);
    assert_eq!(encoding_of(bytes, Some("nonsense")), KOI8_R);
}

#[test]
fn undeclared_encodings_are_detected() {
    let (russian, ..) = WINDOWS_1251
        .encode("<p>Река поднялась до самого моста, и люди приходят посмотреть на неё.</p>");
    assert_eq!(encoding_of(&russian, None), WINDOWS_1251);
    let (japanese, ..) =
        SHIFT_JIS.encode("<p>川の水位が古い橋まで上がり、人々が見に来ています。カタカナも。</p>");
    assert_eq!(encoding_of(&japanese, None), SHIFT_JIS);
}

#[test]
fn broken_declarations_are_survived() {
    for page in [
        "<meta charset",
        "<meta charset=",
        "<meta charset=\"",
        "<!-- <meta charset=x",
        "<?xml encoding",
        "<",
    ] {
        assert!(!decode(page.as_bytes(), None).is_empty());
    }
}
