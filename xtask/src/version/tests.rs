use super::Version;

fn find(text: &str) -> Option<(u32, u32)> {
    Version::find(text).map(|version| (version.major, version.minor))
}

#[test]
fn reads_what_programs_answer() {
    assert_eq!(find("v20.19.2"), Some((20, 19)));
    assert_eq!(find("Mozilla Firefox 153.0esr\n"), Some((153, 0)));
    assert_eq!(
        find("Chromium 156.0.7453.12 built on Debian"),
        Some((156, 0))
    );
}

#[test]
fn reads_what_manifests_demand() {
    assert_eq!(find("146"), Some((146, 0)));
    assert_eq!(find(">=20.19"), Some((20, 19)));
}

#[test]
fn finds_none_in_other_text() {
    assert_eq!(find(""), None);
    assert_eq!(find("no version"), None);
    assert_eq!(find("99999999999"), None);
}

#[test]
fn compares_numbers_not_digits() {
    assert!(Version::find("9.9") < Version::find("20.19"));
    assert!(Version::find("20.9") < Version::find("20.19"));
}
