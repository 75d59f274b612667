use super::*;

#[test]
fn names_of_cases_are_area_and_symptom() {
    for name in ["news--live-blog", "math--sub-2"] {
        assert!(is_case_name(name), "{name}");
    }
    for name in [
        "news",
        "--x",
        "news--",
        "News--x",
        "../x--y",
        "news--a/b",
        "news---x",
    ] {
        assert!(!is_case_name(name), "{name}");
    }
}

#[test]
fn what_is_no_report_makes_no_case() {
    let project = Project::open().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let cases = Cases {
        folder: folder.path().to_owned(),
        ..Cases::of(&project)
    };
    let file = folder.path().join("report.json");
    let add = |text: &str, names: &[&str]| {
        fs::write(&file, text).unwrap();
        let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        let result = cases.add(&names, &file);
        result.map_err(|error| format!("{error:#}"))
    };
    let said = |text: &str, names: &[&str], wanted: &str| {
        let error = add(text, names).unwrap_err();
        assert!(error.contains(wanted), "{error}");
        assert!(cases.names().unwrap().is_empty());
    };
    let name = ["news--poll"];
    said("{}", &name, "holds no page");
    said(r#"{"html": ""}"#, &name, "holds no page");
    said("<p>", &name, "is no report");
    said(r#"{"html": "<p>"}"#, &["news"], "is no name for a case");
    said(r#"{"html": "<p>"}"#, &["a--b", "c--d"], "becomes one case");
    add(r#"{"html": "<p>"}"#, &name).unwrap();
    let error = add(r#"{"html": "<b>"}"#, &name).unwrap_err();
    assert!(error.contains("already"), "{error}");
    assert_eq!(
        fs::read_to_string(folder.path().join("news--poll/page.html")).unwrap(),
        "<p>"
    );
}
