use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;

fn archive(path: &Path, files: &[(&str, &str)]) {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    fs::write(path, writer.finish().unwrap().into_inner()).unwrap();
}

#[test]
fn tells_which_files_of_an_archive_differ() {
    let workshop = tempfile::tempdir().unwrap();
    let (one, other) = (
        workshop.path().join("one.zip"),
        workshop.path().join("other.zip"),
    );
    archive(&one, &[("a", "1"), ("b", "2")]);
    let difference = |files: &[(&str, &str)]| {
        archive(&other, files);
        compare(&one, &other).unwrap()
    };
    assert!(difference(&[("a", "1"), ("b", "2")]).is_empty());
    assert_eq!(difference(&[("a", "1"), ("b", "3")]), ["one.zip: b"]);
    assert_eq!(difference(&[("a", "1")]), ["one.zip: b"]);
    assert_eq!(
        difference(&[("b", "2"), ("a", "1")]),
        ["one.zip: order, dates or packing of its files"]
    );
}
