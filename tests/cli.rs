//! The command line, run as a program.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use tempfile::TempDir;

fn unhusk() -> Command {
    Command::new(env!("CARGO_BIN_EXE_unhusk"))
}

#[track_caller]
fn run(arguments: &[&str]) -> Output {
    unhusk()
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn run_with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = unhusk()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(input)
        .expect("input is read");
    child.wait_with_output().expect("the program ends")
}

#[track_caller]
fn stdout(output: &Output) -> &str {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

#[test]
fn the_example_in_python_lists_articles() {
    let folder = TempDir::new().expect("a folder");
    let head = "<meta property=article:published_time content=2024-05-06>";
    fs::write(folder.path().join("a.html"), page(head, "Rain fell")).expect("a file");
    fs::write(folder.path().join("b.html"), "<p>Hello.").expect("a file");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("npm/examples/articles.py");
    let output = Command::new("python3")
        .arg(example)
        .arg(folder.path())
        .env("UNHUSK", env!("CARGO_BIN_EXE_unhusk"))
        .output()
        .expect("python3 runs; install it, or let `cargo xtask test` do so");
    let lines: Vec<&str> = stdout(&output).lines().collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("2024-05-06") && lines[0].ends_with("  Title of it"));
    assert!(String::from_utf8_lossy(&output.stderr).contains("b.html: there is nothing to read"));
}

/// A page with these sentences as its article.
fn page(head: &str, sentences: &str) -> String {
    // Four paragraphs, each its own: a repetition would be removed.
    let paragraphs: String = (1..=4)
        .map(|number| format!("<p>{} ({number}).</p>", format!("{sentences} ").repeat(6)))
        .collect();
    format!(
        "<!DOCTYPE html><html><head>{head}<title>Title of it</title></head><body><nav><a href=/a>Menu</a></nav>\
         <article><h1>Title of it</h1>{paragraphs}</article></body></html>"
    )
}

const ENGLISH: &str =
    "It has rained in the valley for three days, and the river has risen to the old bridge.";
const RUSSIAN: &str =
    "Река поднялась до самого моста, и люди приходят посмотреть на неё, несмотря на дождь.";
const JAPANESE: &str = "川の水位が古い橋まで上がり、人々が雨の中でもそれを見に来ています。";

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, bytes).expect("a file");
    path.to_str().expect("UTF-8").to_owned()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

#[test]
fn markdown_is_the_default() {
    let folder = TempDir::new().expect("a folder");
    let path = write(folder.path(), "page.html", page("", ENGLISH));
    let output = run(&[&path]);
    assert!(stdout(&output).starts_with("# Title of it\n\nIt has rained"));
    assert!(stdout(&output).ends_with('\n'));
    assert!(!stdout(&output).contains("Menu"));
    assert_eq!(output.stdout, run(&[&path, "--format", "markdown"]).stdout);
}

#[test]
fn every_format_is_printed() {
    let folder = TempDir::new().expect("a folder");
    let path = write(folder.path(), "page.html", page("", ENGLISH));
    let of = |format: &str| stdout(&run(&[&path, "--format", format])).to_owned();
    assert!(of("html").starts_with("<p>It has rained"), "{}", of("html"));
    assert!(of("text").starts_with("It has rained"));
    assert_eq!(of("text").lines().count(), 4);
    assert!(of("reader").starts_with("<!DOCTYPE html>"));
    let record: Value = serde_json::from_str(&of("json")).expect("JSON");
    assert_eq!(record["title"], "Title of it");
    assert_eq!(
        record["text"].as_str().map(str::trim_end),
        Some(of("text").trim_end())
    );
    assert_eq!(
        record["html"].as_str().map(str::trim_end),
        Some(of("html").trim_end())
    );
}

#[test]
fn a_profile_has_a_time_for_every_stage() {
    let folder = TempDir::new().expect("a folder");
    let file = write(
        folder.path(),
        "page.html",
        page("", &"Rain fell. ".repeat(40)),
    );
    let output = run(&["--profile", &file]);
    let times: Vec<(&str, f64)> = stdout(&output)
        .lines()
        .skip(1)
        .filter_map(|line| line.rsplit_once(' '))
        .map(|(stage, time)| (stage.trim(), time.parse().expect("a number")))
        .collect();
    let stages: Vec<&str> = times.iter().map(|(stage, _)| *stage).collect();
    assert_eq!(
        stages,
        [
            "decode", "parse", "measure", "decide", "rewrite", "reader", "Markdown", "text", "all"
        ]
    );
    assert!(times.iter().all(|(_, time)| *time >= 0.0));
    assert!(times.last().is_some_and(|(_, time)| *time > 0.0));
}

#[test]
fn explain_tells_score_label_reason_and_what_weighed_most() {
    let folder = TempDir::new().expect("a folder");
    let form = "<form>Subscribe to our newsletter! <input type=email></form></article>";
    let html = page("", ENGLISH).replace("</article>", form);
    let file = write(folder.path(), "page.html", html);
    let output = run(&["explain", &file]);
    let lines: Vec<&str> = stdout(&output).lines().collect();

    let kinds: Vec<&str> = lines[0].split_whitespace().collect();
    assert_eq!(kinds[..2], ["kind", "article"], "{}", lines[0]);
    let chances = kinds[1..].chunks(2);
    let sum: f64 = chances
        .map(|kind| kind[1].parse::<f64>().expect("a chance"))
        .sum();
    assert!((0.9..1.1).contains(&sum), "{}", lines[0]);

    // Two lines a block: score, label and the text's start; the weightiest features, and a reason.
    let block = |text: &str| {
        let at = lines.iter().position(|line| line.contains(text));
        let at = at.unwrap_or_else(|| panic!("{text} is not in {lines:#?}"));
        let mut words = lines[at].split_whitespace();
        let score: f64 = words
            .next()
            .and_then(|score| score.parse().ok())
            .expect("a score");
        let label = words.next().expect("a label");
        let (weights, reason) = lines[at + 1]
            .split_once(": ")
            .unwrap_or((lines[at + 1], ""));
        let added = weights.split(", ").map(|weight| {
            let (feature, added) = weight
                .trim()
                .rsplit_once(' ')
                .expect("a feature and a number");
            assert!(!feature.is_empty());
            added.parse::<f64>().expect("a number").abs()
        });
        (score, label, reason, added.collect::<Vec<f64>>())
    };
    let (kept, label, reason, weights) = block("It has rained");
    assert_eq!((label, reason), ("keep", ""));
    assert!(
        weights.len() == 3 && weights.is_sorted_by(|a, b| a >= b),
        "{weights:?}"
    );
    let (dropped, label, reason, weights) = block("Subscribe to our newsletter!");
    assert_eq!(label, "sign-up");
    assert!(reason.contains(' '), "{reason:?} is no sentence");
    assert!(
        weights.len() == 3 && weights.is_sorted_by(|a, b| a >= b),
        "{weights:?}"
    );
    assert!(
        0.0 <= dropped && dropped < kept && kept <= 1.0,
        "{dropped} {kept}"
    );
}

#[test]
fn addresses_are_resolved_against_the_url() {
    let linked = page("", ENGLISH).replace("old bridge", "<a href=\"../bridge\">old bridge</a>");
    let output = run_with_input(
        &[
            "-",
            "--url",
            "https://valley.example/news/rain",
            "--format",
            "html",
        ],
        linked.as_bytes(),
    );
    assert!(stdout(&output).contains("href=\"https://valley.example/bridge\""));
}

#[test]
fn encodings_are_known_by_mark_declaration_and_detection() {
    let utf16 = |text: &str| -> Vec<u8> {
        [0xFEFF]
            .into_iter()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    let russian = |head: &str| {
        encoding_rs::WINDOWS_1251
            .encode(&page(head, RUSSIAN))
            .0
            .into_owned()
    };
    let japanese = |head: &str| {
        encoding_rs::SHIFT_JIS
            .encode(&page(head, JAPANESE))
            .0
            .into_owned()
    };
    for (name, bytes, sentence) in [
        ("UTF-8", page("", RUSSIAN).into_bytes(), RUSSIAN),
        (
            "UTF-8 with a mark",
            format!("\u{FEFF}{}", page("", RUSSIAN)).into_bytes(),
            RUSSIAN,
        ),
        ("UTF-16 with a mark", utf16(&page("", JAPANESE)), JAPANESE),
        (
            "declared windows-1251",
            russian("<meta charset=windows-1251>"),
            RUSSIAN,
        ),
        ("detected windows-1251", russian(""), RUSSIAN),
        (
            "declared Shift_JIS",
            japanese("<meta http-equiv=content-type content='text/html; charset=Shift_JIS'>"),
            JAPANESE,
        ),
        ("detected Shift_JIS", japanese(""), JAPANESE),
        (
            "wrongly declared",
            page("<meta charset=windows-1251>", JAPANESE).into_bytes(),
            JAPANESE,
        ),
    ] {
        let output = run_with_input(&["--format", "text"], &bytes);
        assert!(
            stdout(&output).contains(sentence),
            "{name}: {}",
            stdout(&output)
        );
    }
}

#[test]
fn packed_pages_are_unpacked() {
    let packed = gzip(page("", ENGLISH).as_bytes());
    let folder = TempDir::new().expect("a folder");
    let path = write(folder.path(), "page.html.gz", &packed);
    assert!(stdout(&run(&[&path])).contains(ENGLISH));
    assert!(stdout(&run_with_input(&[], &packed)).contains(ENGLISH));
}

#[track_caller]
fn assert_fails(output: &Output, message: &str) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains(message), "{stderr}");
    assert!(output.stdout.is_empty());
}

#[test]
fn failures_say_what_is_wrong() {
    let truncated = &gzip(page("", ENGLISH).as_bytes())[..60];
    assert_fails(&run(&["missing.html"]), "missing.html: can't be read");
    assert_fails(&run_with_input(&[], b""), "is empty");
    assert_fails(&run_with_input(&[], truncated), "can't be read");
    assert_fails(&run_with_input(&[], b"<p>x</p>"), "nothing to read");
    assert_fails(
        &run_with_input(&[], "<div>".repeat(100_000).as_bytes()),
        "nested too deep",
    );
    let attributes: String = (0..20_000).map(|n| format!(" a{n}")).collect();
    assert_fails(
        &run_with_input(&[], format!("<p{attributes}>").as_bytes()),
        "too many attributes",
    );
}

#[test]
fn broken_input_never_crashes() {
    for input in [
        &b"\0\xFF\xFE"[..],
        b"<",
        b"\xFF\xFE<",
        b"<!DOCTYPE",
        b"\x1F\x8B",
        &[0x80; 5000],
    ] {
        let output = run_with_input(&[], input);
        assert_eq!(output.status.code(), Some(1), "{input:?}");
    }
}

#[test]
fn rules_of_ones_own_hold() {
    let folder = TempDir::new().expect("a folder");
    let html = page("", "The river has risen").replace("(3)", "<b class=x>(3)</b>");
    let file = write(folder.path(), "page.html", html);
    let rules = write(
        folder.path(),
        "rules.txt",
        "! mine\nexample.com##p:has(.x)\n##p:hover\n",
    );
    let arguments = [
        "--url",
        "https://www.example.com/",
        "--rules",
        &rules,
        &file,
    ];
    let output = run(&arguments);
    let text = stdout(&output);
    assert!(text.contains("(2)") && !text.contains("(3)"), "{text}");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("rules.txt:3:4: “:hover” is not supported"),
        "{told}"
    );
    assert!(stdout(&run(&["--rules", &rules, &file])).contains("(3)"));
    assert_fails(&run(&["--rules", "no-such-file", &file]), "no-such-file");
    let everywhere = write(folder.path(), "all.txt", "##p:nth-of-type(3)");
    let batch = run(&["batch", "--rules", &everywhere, &file]);
    assert!(!stdout(&batch).contains("(3)"));
}
