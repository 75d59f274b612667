use serde_json::json;

use super::{check, for_browser, is_version};
use crate::{project::Project, setup::Browser};

#[test]
fn each_browser_gets_what_it_knows() {
    let project = Project::open().unwrap();
    let common = project.manifest().unwrap();
    let firefox = for_browser(&common, Browser::Firefox);
    assert_eq!(
        firefox["background"],
        json!({ "scripts": ["background.js"], "type": "module" })
    );
    assert!(firefox.get("minimum_chrome_version").is_none());
    assert!(firefox["browser_specific_settings"]["gecko"]["id"].is_string());
    let chrome = for_browser(&common, Browser::Chromium);
    assert_eq!(
        chrome["background"],
        json!({ "service_worker": "background.js", "type": "module" })
    );
    assert!(chrome.get("browser_specific_settings").is_none());
    assert!(chrome["minimum_chrome_version"].is_string());
    assert_eq!(firefox["permissions"], chrome["permissions"]);
}

#[test]
fn the_manifest_is_one_that_stores_take() {
    let project = Project::open().unwrap();
    let common = project.manifest().unwrap();
    for browser in [Browser::Chromium, Browser::Firefox] {
        check(&for_browser(&common, browser), &project.extension()).unwrap();
    }
}

#[test]
fn says_all_that_is_wrong() {
    let project = Project::open().unwrap();
    let broken = json!({
        "name": "__MSG_none__",
        "version": "1.0-beta",
        "host_permissions": ["<all_urls>"],
        "options_ui": { "page": "nowhere.html" },
    });
    let error = check(&broken, &project.extension())
        .unwrap_err()
        .to_string();
    for part in ["host_permissions", "1.0-beta", "nowhere.html", "none"] {
        assert!(error.contains(part), "{part} is missing in: {error}");
    }
}

#[test]
fn versions_are_numbers() {
    assert!(is_version("0.1.0") && is_version("12") && is_version("1.2.3.65535"));
    for version in ["", "1.", "01.2", "1.2.3.4.5", "1.65536", "1.+2", "v1"] {
        assert!(!is_version(version), "{version}");
    }
}
