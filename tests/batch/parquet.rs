//! Parquet.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::record::Field;
use serde_json::Value;
use tempfile::TempDir;

use super::resume::{start, wait_until};
use super::warc::{archive, page_record, record};
use super::{assert_told, batch, lines, text, write};

fn parts(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.expect("a file").path());
    let is_part = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "parquet");
    let mut parts: Vec<PathBuf> = paths.filter(is_part).collect();
    parts.sort();
    parts
}

/// All rows of a folder, as objects.
fn rows(folder: &Path) -> Vec<Value> {
    let mut rows = Vec::new();
    for part in parts(folder) {
        let reader = SerializedFileReader::new(File::open(part).expect("a file")).expect("Parquet");
        for row in reader.get_row_iter(None).expect("rows") {
            let row = row.expect("a row");
            let values = row.get_column_iter().map(|(name, field)| {
                let value = match field {
                    Field::Str(text) => text.as_str().into(),
                    Field::Long(number) => (*number).into(),
                    _ => Value::Null,
                };
                (name.clone(), value)
            });
            rows.push(values.collect());
        }
    }
    rows
}

#[test]
fn rows_say_what_lines_say() {
    let folder = TempDir::new().expect("a folder");
    let nothing = record(
        "https://valley.example/",
        "Content-Type: text/html\r\n",
        b"<title>Empty</title>",
    );
    let bytes = [page_record(1), nothing, page_record(2)].concat();
    let input = write(folder.path(), "a.warc", bytes);
    let output = folder.path().join("out.parquet");
    let run = batch(&[
        text(&input),
        "--output",
        text(&output),
        "--content",
        "text,markdown",
    ]);
    assert_eq!(
        run.status.code(),
        Some(1),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let rows = rows(&output);
    let lines = lines(&batch(&[text(&input)]).stdout);
    assert_eq!(rows.len(), 3);
    for (row, line) in rows.iter().zip(&lines) {
        for (column, key) in [
            ("url", "url"),
            ("title", "title"),
            ("byline", "byline"),
            ("site", "site"),
            ("published", "published"),
            ("modified", "modified"),
            ("language", "lang"),
            ("kind", "kind"),
            ("words", "words"),
            ("markdown", "markdown"),
            ("text", "text"),
            ("excerpt", "excerpt"),
            ("image", "image"),
            ("error", "error"),
            ("fetched", "fetched"),
            ("path", "path"),
            ("offset", "offset"),
        ] {
            assert_eq!(row[column], line[key], "{column}");
        }
        assert_eq!(row["html"], Value::Null);
    }
    assert_told(rows[0].as_object().expect("columns").keys());
    assert_eq!(rows[0]["removed"], 1);
    assert_eq!(rows[0]["removed_kinds"], "{\"navigation\":1}");
    assert_eq!(rows[1]["title"], "Empty");
}

#[test]
fn a_killed_run_is_gone_on_with() {
    let folder = TempDir::new().expect("a folder");
    let input = write(folder.path(), "a.warc.gz", archive(150));
    let whole = lines(&batch(&[text(&input)]).stdout);
    let output = folder.path().join("out.parquet");
    let arguments = [
        text(&input),
        "--output",
        text(&output),
        "--resume",
        "--part-pages",
        "16",
    ];
    let mut kills = 0;
    loop {
        let before = parts(&output).len();
        let mut child = start(&arguments);
        wait_until(&mut child, || parts(&output).len() > before + 1);
        if let Some(status) = child.try_wait().expect("a program") {
            assert!(status.success());
            break;
        }
        child.kill().expect("a program to kill");
        child.wait().expect("a program");
        kills += 1;
    }
    assert!(kills > 1, "killed {kills} times");
    let rows = rows(&output);
    assert_eq!(rows.len(), whole.len());
    for (row, line) in rows.iter().zip(&whole) {
        assert_eq!(
            (&row["text"], &row["offset"]),
            (&line["text"], &line["offset"])
        );
    }
    println!(
        "killed {kills} times, {} rows in {} files",
        rows.len(),
        parts(&output).len()
    );
}

#[test]
fn outputs_are_refused_or_replaced() {
    let folder = TempDir::new().expect("a folder");
    let input = write(folder.path(), "a.warc.gz", archive(3));
    let output = folder.path().join("out.parquet");
    let run = |more: &[&str]| {
        let arguments = [&[text(&input), "--output", text(&output)], more].concat();
        batch(&arguments).status.code()
    };
    assert_eq!(run(&[]), Some(0));
    assert_eq!(run(&[]), Some(1));
    assert_eq!(run(&["--force", "--part-pages", "2"]), Some(0));
    assert_eq!((parts(&output).len(), rows(&output).len()), (2, 3));
    // What was in a file that is gone would be missing for good.
    fs::remove_file(&parts(&output)[0]).expect("a file");
    assert_eq!(run(&["--resume"]), Some(1));
    assert_eq!(
        batch(&[text(&input), "--format", "parquet"]).status.code(),
        Some(1)
    );
    let file = write(folder.path(), "file.parquet", "mine");
    let refused = batch(&[text(&input), "--output", text(&file), "--force"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(fs::read(file).expect("a file"), b"mine");
}
