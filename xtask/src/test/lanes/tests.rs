use std::{io, process::Command};

use super::*;

/// Notes what is written at a time.
#[derive(Default)]
struct Pieces(Vec<String>);

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.push(String::from_utf8_lossy(bytes).into_owned());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn the_output_of_a_step_is_passed_on_as_one_piece() {
    let first = format!("{HEADING} one {HEADING}\na\nb\n");
    let second = format!("{HEADING} two {HEADING}\nc: {HEADING}\nthe end");
    let mut pieces = Pieces::default();
    pass_on(format!("{first}{second}").as_bytes(), &mut pieces).expect("it can be written");
    assert_eq!(pieces.0, ["", &first, &second].map(str::to_owned)[1..]);
}

#[cfg(unix)]
#[test]
fn a_lane_that_ends_early_or_lies_is_no_success() {
    let folder = tempfile::tempdir().expect("a folder");
    let status = |program: &str| Command::new(program).status().expect("it can be run");
    let steps = folder.path().join("steps.json");
    assert!(finished(status("true"), &steps).is_err(), "no steps");
    let mut report = Report::new();
    let ends = |report: &Report, program: &str| {
        report.write(&steps).expect("it can be written");
        finished(status(program), &steps)
    };
    report.step("fine", || Ok(()));
    assert_eq!(ends(&report, "true").expect("fine").len(), 1);
    assert!(ends(&report, "false").is_err(), "it has failed");
    report.step("broken", || Err(anyhow!("on purpose")));
    assert!(ends(&report, "true").is_err(), "a step has failed");
    assert!(!ends(&report, "false").expect("told")[1].has_passed());
}

#[test]
fn parts_are_called_as_on_the_command_line() {
    assert_eq!(names(&[Part::Rust, Part::Js]), ["rust", "js"]);
}
