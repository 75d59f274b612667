//! Files and folders of pages, one page a file.

use super::warc::gzip;
use super::*;
use tempfile::TempDir;

#[test]
fn a_line_for_each_page_in_order() {
    let folder = TempDir::new().expect("a folder");
    let pages = folder.path().join("pages");
    fs::create_dir_all(pages.join("40")).expect("a folder");
    for number in 0..40 {
        write(&pages, &format!("{number:02}.html"), page(number));
    }
    write(&pages, "40/a.HTM.gz", gzip(page(40).as_bytes()));
    write(&pages, "40/notes.txt", "not a page");
    let other = write(folder.path(), "other.page", page(41));

    let output = batch(&[text(&other), text(&pages), "--jobs", "2"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let lines = lines(&output.stdout);
    assert_eq!(lines.len(), 42);
    assert_eq!(lines[0]["path"], text(&other));
    for (number, line) in lines[1..41].iter().enumerate() {
        let name = pages.join(format!("{number:02}.html"));
        assert_eq!(line["path"], text(&name));
        assert_eq!(line["title"], format!("River {number}"));
        for key in [
            "byline",
            "published",
            "modified",
            "site",
            "lang",
            "dir",
            "image",
            "excerpt",
            "words",
            "html",
            "markdown",
            "text",
            "removed",
        ] {
            assert!(line.get(key).is_some(), "{key}");
        }
    }
    assert_eq!(lines[41]["path"], text(&pages.join("40/a.HTM.gz")));
    assert_eq!(lines[1]["removed"][0]["kind"], "navigation");
}

#[test]
fn a_page_that_fails_stops_nothing() {
    let folder = TempDir::new().expect("a folder");
    write(folder.path(), "a.html", page(1));
    write(folder.path(), "b.html", "<title>Empty</title><p>x</p>");
    write(folder.path(), "c.html.gz", b"\x1F\x8Bbroken");
    write(folder.path(), "d.html", "<div>".repeat(50_000));
    write(folder.path(), "e.html", page(2));

    let output = batch(&[text(folder.path()), "missing.html"]);
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output.stdout);
    let codes: Vec<_> = lines.iter().map(|line| line["code"].as_str()).collect();
    let expected = [
        None,
        Some("nothing-to-read"),
        Some("unreadable"),
        Some("too-deep"),
        None,
        Some("unreadable"),
    ];
    assert_eq!(codes, expected);
    assert_eq!(lines[5]["path"], "missing.html");
    assert!(lines[4]["text"].as_str().is_some());
    assert!(
        lines[1]["error"]
            .as_str()
            .is_some_and(|error| error.contains("nothing to read"))
    );
    assert_eq!(lines[1]["title"], "Empty");
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let folder = TempDir::new().expect("a folder");
    for number in 0..100 {
        write(folder.path(), &format!("{number}.html"), page(number));
    }
    let mut child = unhusk()
        .args(["batch", text(folder.path())])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success());
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
}
