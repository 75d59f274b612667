use super::*;

#[test]
fn nothing_outside_of_the_folder_is_served() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = |address| file_of(folder, address);
    assert_eq!(found("/Cargo.toml?a#b"), Some(folder.join("Cargo.toml")));
    assert_eq!(found("/src/main.rs"), Some(folder.join("src/main.rs")));
    for address in [
        "/",
        "/../Cargo.toml",
        "/src/../../Cargo.toml",
        "/src",
        "//etc/passwd",
    ] {
        assert_eq!(found(address), None, "{address}");
    }
}
