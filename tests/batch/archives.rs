//! Pages of web archives.

use tempfile::TempDir;

use super::warc::{gzip, page_record, record};
use super::{assert_told, batch, lines, page, text, write};

#[test]
fn a_line_says_where_its_page_is_from() {
    let folder = TempDir::new().expect("a folder");
    let (first, second) = (page_record(1), page_record(2));
    let plain = write(folder.path(), "a.warc", [&first[..], &second].concat());
    let packed = write(
        folder.path(),
        "b.warc.gz",
        [gzip(&first), gzip(&second)].concat(),
    );
    write(folder.path(), "c.html", page(3));
    write(folder.path(), "d.txt", "not a page");
    let output = batch(&[text(folder.path())]);
    assert!(output.status.success());
    let lines = lines(&output.stdout);
    let paths: Vec<_> = lines.iter().map(|line| line["path"].as_str()).collect();
    let expected = [&plain, &plain, &packed, &packed].map(|path| Some(text(path)));
    assert_eq!(paths[..4], expected);
    for (line, (number, offset)) in
        lines
            .iter()
            .zip([(1, 0), (2, first.len()), (1, 0), (2, gzip(&first).len())])
    {
        assert_eq!(line["title"], format!("River {number}"));
        assert_eq!(
            line["url"],
            format!("https://valley.example/rivers/{number}")
        );
        assert_eq!(line["fetched"], "2024-05-06T07:08:09Z");
        assert_eq!(line["offset"], offset);
        // Relative addresses are resolved against it.
        let html = line["html"].as_str().expect("HTML");
        assert!(html.contains("https://valley.example/bridge"), "{html}");
    }
    assert_eq!(lines[4]["title"], "River 3");
    assert!(lines[4].get("offset").is_none());
}

#[test]
fn addresses_and_encodings_are_those_of_the_server() {
    let folder = TempDir::new().expect("a folder");
    let html = page(1)
        .replace(
            "<head>",
            "<head><link rel=canonical href=https://valley.example/one>",
        )
        .replace("River", "Fluß");
    let latin: Vec<u8> = html
        .chars()
        .map(|letter| u8::try_from(letter).expect("Latin-1"))
        .collect();
    let fields = "Content-Type: text/html; charset=ISO-8859-1\r\n";
    let record = record("https://valley.example/?page=1", fields, &latin);
    let path = write(folder.path(), "a.warc", record);
    let lines = lines(&batch(&[text(&path)]).stdout);
    assert_eq!(lines[0]["url"], "https://valley.example/?page=1");
    assert_eq!(lines[0]["canonical"], "https://valley.example/one");
    assert_eq!(lines[0]["title"], "Fluß 1");
}

#[test]
fn rules_for_a_site_hold_for_its_pages() {
    let folder = TempDir::new().expect("a folder");
    let path = write(folder.path(), "a.warc", page_record(1));
    let rules = write(
        folder.path(),
        "rules.txt",
        "valley.example##p:nth-of-type(2)\n",
    );
    let output = batch(&["--rules", text(&rules), text(&path)]);
    let line = &lines(&output.stdout)[0];
    let text = line["text"].as_str().expect("text");
    assert!(
        text.contains("the 1th") && !text.contains("the 2th"),
        "{text}"
    );
}

#[test]
fn damage_is_a_line() {
    let folder = TempDir::new().expect("a folder");
    let mut bytes = [page_record(1), page_record(2), page_record(3)].map(|record| gzip(&record));
    let middle = bytes[1].len() / 2;
    bytes[1].truncate(middle);
    let path = write(folder.path(), "a.warc.gz", bytes.concat());
    let empty = write(
        folder.path(),
        "b.warc",
        record(
            "https://valley.example/",
            "Content-Type: text/html\r\n",
            b"<p>x",
        ),
    );
    let output = batch(&[text(&path), text(&empty), "missing.warc"]);
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output.stdout);
    let codes: Vec<_> = lines.iter().map(|line| line["code"].as_str()).collect();
    let expected = [
        None,
        Some("damaged"),
        None,
        Some("nothing-to-read"),
        Some("unreadable"),
    ];
    assert_eq!(codes, expected);
    assert_eq!(lines[1]["offset"], bytes[0].len());
    assert!(
        lines[1]["error"]
            .as_str()
            .is_some_and(|error| error.contains("damaged record"))
    );
    assert_eq!(lines[3]["url"], "https://valley.example/");
}

#[test]
fn what_is_chosen_is_written() {
    let folder = TempDir::new().expect("a folder");
    let path = write(folder.path(), "a.warc", page_record(1));
    let output = batch(&[text(&path), "--content", "markdown"]);
    let line = &lines(&output.stdout)[0];
    assert!(
        line["markdown"]
            .as_str()
            .is_some_and(|text| text.starts_with("# River 1"))
    );
    assert!(line.get("html").is_none() && line.get("text").is_none());
}

#[test]
fn the_guide_tells_of_every_key_of_a_line() {
    let folder = TempDir::new().expect("a folder");
    let canonical = "<link rel=canonical href=https://valley.example/river></head>";
    let html = page(1).replace("</head>", canonical);
    let header = "Content-Type: text/html\r\n";
    let of = |body: &str| record("https://valley.example/", header, body.as_bytes());
    let input = write(
        folder.path(),
        "a.warc",
        [of(&html), of("<p>x</p>")].concat(),
    );
    let lines = lines(&batch(&[text(&input)]).stdout);
    let keys = lines.iter().filter_map(|line| line.as_object());
    let keys: Vec<&String> = keys.flat_map(|line| line.keys()).collect();
    for key in ["canonical", "error", "posts"] {
        assert!(keys.iter().any(|name| *name == key), "{key}");
    }
    assert_told(keys);
}
