//! Pages from standard input, results to standard output: how other programs use a process for many pages.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{lines, page, unhusk};

fn stream(arguments: &[&str]) -> Child {
    unhusk()
        .args(["batch", "-"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs")
}

#[test]
fn each_line_has_its_answer_in_order() {
    let http = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}",
        page(3)
    );
    let input = [
        json!({"url": "https://valley.example/rivers/1", "html": page(1)}).to_string(),
        json!({"html": page(2)}).to_string(),
        json!({"url": "https://valley.example/rivers/3", "http": STANDARD.encode(http)})
            .to_string(),
        "no JSON".to_owned(),
        String::new(),
        json!({"url": "https://valley.example/"}).to_string(),
        json!({"html": page(1), "http": ""}).to_string(),
        json!({"http": "!"}).to_string(),
        json!({"http": STANDARD.encode("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>x")}).to_string(),
        json!({"html": ""}).to_string(),
        json!({"url": "https://valley.example/", "html": "<title>Nothing</title>"}).to_string(),
    ];
    let mut child = stream(&[]);
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin
        .write_all(input.join("\n").as_bytes())
        .expect("input is read");
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output.stdout);
    let codes: Vec<_> = lines.iter().map(|line| line["code"].as_str()).collect();
    let no_page = Some("no-page");
    let nothing = Some("nothing-to-read");
    let expected = [
        None,
        None,
        None,
        no_page,
        no_page,
        no_page,
        no_page,
        Some("no-html"),
        Some("empty"),
        nothing,
    ];
    assert_eq!(codes, expected);
    for (line, number) in lines.iter().zip(1..=3) {
        assert_eq!(line["title"], format!("River {number}"));
        assert_eq!(line["path"], "-");
    }
    assert_eq!(lines[0]["url"], "https://valley.example/rivers/1");
    assert_eq!(lines[1]["url"], Value::Null);
    assert!(
        lines[2]["html"]
            .as_str()
            .is_some_and(|html| html.contains("https://valley.example/bridge"))
    );
    assert_eq!(lines[9]["title"], "Nothing");
}

#[test]
fn an_answer_comes_before_the_next_question() {
    let mut child = stream(&["--jobs", "1"]);
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for number in 0..3 {
        writeln!(stdin, "{}", json!({"html": page(number)})).expect("input is read");
        let answer = answers.next().expect("an answer").expect("UTF-8");
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        assert_eq!(answer["title"], format!("River {number}"));
    }
    drop(stdin);
    assert!(child.wait().expect("the program ends").success());
}
