//! Outputs that an earlier run has left.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::warc::{archive, gzip, page_record};
use super::{batch, lines, lines_of, page, text, unhusk, write};

/// Pages of an archive that takes a while.
const PAGES: usize = 150;

/// A folder with pages and archives.
fn inputs(folder: &Path) {
    fs::create_dir(folder.join("pages")).expect("a folder");
    for number in 0..20 {
        write(
            &folder.join("pages"),
            &format!("{number:02}.html"),
            page(number),
        );
    }
    let mut bytes = archive(PAGES);
    bytes.extend_from_slice(b"damage");
    bytes.extend_from_slice(&archive(10));
    write(&folder.join("pages"), "b.warc.gz", bytes);
    // Packed as a whole: all records are at the same offset.
    let records: Vec<u8> = (0..30).flat_map(page_record).collect();
    write(&folder.join("pages"), "c.warc.gz", gzip(&records));
    write(&folder.join("pages"), "d.warc", records);
}

pub(super) fn start(arguments: &[&str]) -> Child {
    unhusk()
        .arg("batch")
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs")
}

/// Waits until something is so, or the program has ended.
pub(super) fn wait_until(child: &mut Child, is_so: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(120);
    while child.try_wait().expect("a program").is_none() && !is_so() {
        assert!(Instant::now() < end, "the program does not get on");
        sleep(Duration::from_millis(2));
    }
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |file| file.len())
}

#[test]
fn an_output_is_not_overwritten_by_mistake() {
    let folder = TempDir::new().expect("a folder");
    let page = write(folder.path(), "page.html", page(1));
    let output = write(folder.path(), "out.jsonl", "mine\n");
    let refused = batch(&[text(&page), "--output", text(&output)]);
    assert_eq!(refused.status.code(), Some(1));
    let told = String::from_utf8_lossy(&refused.stderr);
    assert!(
        told.contains("--resume") && told.contains("--force"),
        "{told}"
    );
    // What is not the output of an earlier run is not gone on with either.
    for foreign in ["mine\n", "mine", "[]\n"] {
        fs::write(&output, foreign).expect("a file");
        let refused = batch(&[text(&page), "--output", text(&output), "--resume"]);
        assert_eq!(refused.status.code(), Some(1));
        assert_eq!(fs::read(&output).expect("a file"), foreign.as_bytes());
    }
    assert!(
        batch(&[text(&page), "--output", text(&output), "--force"])
            .status
            .success()
    );
    assert_eq!(lines_of(&output).len(), 1);
    let usage = batch(&["-", "--output", text(&output), "--resume"]);
    assert_eq!(usage.status.code(), Some(1));
}

#[test]
fn a_killed_run_is_gone_on_with() {
    let folder = TempDir::new().expect("a folder");
    inputs(folder.path());
    let pages = folder.path().join("pages");
    let whole = batch(&[text(&pages)]);
    assert_eq!(whole.status.code(), Some(1), "one line is about the damage");
    let whole = lines(&whole.stdout);
    assert_eq!(whole.len(), 20 + PAGES + 1 + 10 + 30 + 30);

    let output = folder.path().join("out.jsonl");
    let arguments = [
        text(&pages),
        "--output",
        text(&output),
        "--resume",
        "--jobs",
        "2",
    ];
    let mut kills = 0;
    loop {
        let before = size(&output);
        let mut child = start(&arguments);
        wait_until(&mut child, || size(&output) > before + 60_000);
        if let Some(status) = child.try_wait().expect("a program") {
            assert_eq!(status.code(), Some(1));
            break;
        }
        child.kill().expect("a program to kill");
        child.wait().expect("a program");
        kills += 1;
    }
    assert!(kills > 2, "killed {kills} times");
    assert_eq!(lines_of(&output), whole);
    // There is nothing left to do, and nothing is done.
    let again = batch(&arguments);
    assert_eq!(again.status.code(), Some(1));
    assert_eq!(lines_of(&output), whole);
    println!("killed {kills} times, {} lines", whole.len());
}

#[test]
fn a_half_written_line_is_cut_off() {
    let folder = TempDir::new().expect("a folder");
    let input = write(folder.path(), "a.warc.gz", archive(8));
    let output = folder.path().join("out.jsonl");
    let arguments = [text(&input), "--output", text(&output), "--resume"];
    assert!(batch(&arguments).status.success());
    let whole = fs::read(&output).expect("the output");
    let expected = lines(&whole);
    for end in [1, 7, whole.len() / 2, whole.len() - 1] {
        fs::write(&output, &whole[..end]).expect("a file");
        assert!(batch(&arguments).status.success());
        assert_eq!(lines_of(&output), expected, "{end}");
    }
}

#[test]
fn new_files_are_read_and_old_ones_are_not() {
    let folder = TempDir::new().expect("a folder");
    let pages = folder.path().join("pages");
    fs::create_dir(&pages).expect("a folder");
    write(&pages, "b.html", page(2));
    let output = folder.path().join("out.jsonl");
    let arguments = [
        text(&pages),
        text(&pages),
        "--output",
        text(&output),
        "--resume",
    ];
    assert!(batch(&arguments).status.success());
    write(&pages, "a.html", page(1));
    assert!(batch(&arguments).status.success());
    let titles: Vec<_> = lines_of(&output)
        .iter()
        .map(|line| line["title"].clone())
        .collect();
    assert_eq!(titles, ["River 2", "River 1"]);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_ends_well() {
    let folder = TempDir::new().expect("a folder");
    let input = write(folder.path(), "a.warc.gz", archive(PAGES));
    let output = folder.path().join("out.jsonl");
    let arguments = [text(&input), "--output", text(&output), "--resume"];
    let mut child = start(&arguments);
    wait_until(&mut child, || size(&output) > 0);
    let interrupt = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(interrupt.expect("kill runs").success());
    let status = child.wait().expect("a program");
    assert_eq!(status.code(), Some(130));
    // Every line is whole.
    let written = lines_of(&output).len();
    assert!(0 < written && written < PAGES, "{written}");
    assert!(batch(&arguments).status.success());
    let titles: Vec<_> = lines_of(&output)
        .iter()
        .map(|line| line["title"].clone())
        .collect();
    let expected: Vec<_> = (0..PAGES).map(|number| format!("River {number}")).collect();
    assert_eq!(titles, expected);
}
