use super::decimal;

#[test]
fn digits_with_or_without_a_fraction() {
    for (text, value) in [
        ("640", 640.0),
        ("1.5", 1.5),
        (".75", 0.75),
        ("2.", 2.0),
        ("007", 7.0),
    ] {
        assert_eq!(decimal(text), Some(value), "{text}");
    }
    let third = decimal("1.3333333333333333").unwrap_or_default();
    assert!((third - 4.0 / 3.0).abs() < 1e-12);
}

#[test]
fn anything_else_is_no_number() {
    let long = "9".repeat(400);
    for text in [
        "", ".", "-1", "+1", "1e3", "inf", "NaN", "1.2.3", "１", &long,
    ] {
        assert_eq!(decimal(text), None, "{text}");
    }
}
