//! How much memory an archive takes, however large it is.
#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Child;
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

use super::resume::start;
use super::text;
use super::warc::{gzip, page_record, record};

/// Bytes by which a large archive may take more than a small one.
const GROWTH: u64 = 24 << 20;

/// The most memory that a program has held, in bytes.
fn peak(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes << 10)
}

/// Writes an archive of so many pages, and of films and data between them.
fn write_archive(path: &Path, pages: usize) -> u64 {
    let mut file = BufWriter::new(File::create(path).expect("a file"));
    let film = record(
        "https://valley.example/film",
        "Content-Type: video/mp4\r\n",
        &vec![7; 8 << 20],
    );
    let film = gzip(&film);
    for number in 0..pages {
        file.write_all(&gzip(&page_record(number))).expect("a file");
        if number % 20 == 0 {
            file.write_all(&film).expect("a file");
        }
    }
    let file = file.into_inner().expect("a file");
    file.metadata().expect("a file").len()
}

fn peak_of(path: &Path) -> u64 {
    let output = path.with_extension("jsonl");
    let mut child = start(&[text(path), "--output", text(&output), "--jobs", "2"]);
    let mut most = 0;
    while child.try_wait().expect("a program").is_none() {
        most = most.max(peak(&child).unwrap_or(0));
        sleep(Duration::from_millis(5));
    }
    assert!(child.wait().expect("a program").success());
    most
}

#[test]
fn a_large_archive_takes_no_more_memory_than_a_small_one() {
    let folder = TempDir::new().expect("a folder");
    let mut peaks = Vec::new();
    for pages in [60, 1200] {
        let path = folder.path().join(format!("{pages}.warc.gz"));
        let size = write_archive(&path, pages);
        let unpacked = pages / 20 * (8 << 20);
        let peak = peak_of(&path);
        println!("{pages} pages, {size} bytes, about {unpacked} unpacked: peak {peak} bytes");
        peaks.push(peak);
    }
    assert!(peaks[0] > 0 && peaks[1] < peaks[0] + GROWTH, "{peaks:?}");
}
