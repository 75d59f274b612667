//! `unhusk batch`, run as a program: folders, web archives, standard input, outputs that are gone on with, memory.

mod archives;
mod folders;
mod memory;
#[cfg(feature = "parquet")]
mod parquet;
mod resume;
mod stream;
mod warc;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The program.
fn unhusk() -> Command {
    Command::new(env!("CARGO_BIN_EXE_unhusk"))
}

/// Runs `unhusk batch` to its end.
fn batch(arguments: &[&str]) -> Output {
    unhusk()
        .arg("batch")
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

/// Lines of JSON, without the time that each has taken.
#[track_caller]
fn lines(text: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(text).expect("UTF-8");
    text.lines()
        .map(|line| {
            let mut line: Value = serde_json::from_str(line).expect("JSON");
            let time = line.as_object_mut().and_then(|line| line.remove("ms"));
            assert!(time.is_some_and(|time| time.is_f64()));
            line
        })
        .collect()
}

/// The lines of a file.
#[track_caller]
fn lines_of(path: &Path) -> Vec<Value> {
    lines(&fs::read(path).expect("the output"))
}

/// A page whose article nobody else has.
fn page(number: usize) -> String {
    let paragraphs: String = (1..=4)
        .map(|part| {
            let sentence =
                format!("River {number} has risen to the bridge for the {part}th time. ");
            format!("<p>{}</p>", sentence.repeat(5))
        })
        .collect();
    let paragraphs = paragraphs.replacen("bridge", "<a href=\"../bridge\">bridge</a>", 1);
    format!(
        "<!DOCTYPE html><html><head><title>River {number}</title></head><body><nav><a href=/a>Menu</a></nav>\
         <article><h1>River {number}</h1>{paragraphs}</article></body></html>"
    )
}

/// Writes a file, and gives its path.
fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a file");
    path
}

/// A path as an argument.
fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// Fails where the guide to the command line doesn't tell of one of these keys or columns.
#[track_caller]
fn assert_told<'k>(keys: impl IntoIterator<Item = &'k String>) {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/src/command-line.md");
    let guide = fs::read_to_string(guide).expect("the guide");
    let rows: Vec<&str> = guide
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    for key in keys {
        let name = format!("`{key}`");
        let is_told = rows.iter().any(|row| {
            let cell = row.split('|').nth(1);
            cell.is_some_and(|cell| cell.contains(&name))
        });
        assert!(is_told, "docs/src/command-line.md has no row for {name}");
    }
}
