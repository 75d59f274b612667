use super::*;

#[test]
fn knows_its_labels() {
    for label in ["utf-8", " UTF8\n", "Unicode-1-1-UTF-8"] {
        let found = Encoding::for_label_no_replacement(label.as_bytes());
        assert_eq!(found.map(Encoding::name), Some("UTF-8"));
    }
    assert_eq!(Encoding::for_label_no_replacement(b"windows-1252"), None);
}

#[test]
fn decodes_and_encodes() {
    let (text, _, has_errors) = UTF_8.decode("\u{FEFF}Bücher".as_bytes());
    assert_eq!((&*text, has_errors), ("Bücher", false));
    let (text, _, has_errors) = UTF_8.decode(b"B\xFCcher");
    assert_eq!((&*text, has_errors), ("B\u{FFFD}cher", true));
    assert_eq!(UTF_8.encode("ü").0, "ü".as_bytes());
    assert_eq!(Encoding::ascii_valid_up_to("Bücher".as_bytes()), 1);
}

#[test]
fn leaves_out_what_is_no_text() {
    let mut decoder = UTF_8.new_decoder_without_bom_handling();
    let mut text = "....".to_owned();
    let read = decoder.decode_to_str(b"\xFC", &mut text, true);
    assert_eq!(read, (CoderResult::InputEmpty, 1, 0, true));
    assert_eq!(text, "....");
}

#[test]
fn writes_what_there_is_room_for() {
    let mut encoder = UTF_8.new_encoder();
    let mut bytes = [0; 4];
    let written = encoder.encode_from_utf8("Büü", &mut bytes, true);
    assert_eq!(written, (CoderResult::OutputFull, 3, 3, false));
    assert_eq!(&bytes[..3], "Bü".as_bytes());
    let written = encoder.encode_from_utf8("ü", &mut bytes, true);
    assert_eq!(written, (CoderResult::InputEmpty, 2, 2, false));
    assert!(!encoder.has_pending_state());
}
