//! Runs steps under a heading each and sums them up at the end.

use std::{
    fs,
    path::Path,
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xshell::Cmd;

/// What the line above a step's output begins with, and no other.
pub const HEADING: &str = "━━━";

/// The steps so far, in order.
pub struct Report {
    begin: Instant,
    steps: Vec<Step>,
}

/// A step that has been done.
pub struct Step {
    name: String,
    passed: bool,
    time: Duration,
}

impl Step {
    /// Whether it went well.
    pub fn has_passed(&self) -> bool {
        self.passed
    }
}

impl Report {
    /// An empty report; the total time counts from here.
    pub fn new() -> Self {
        Self {
            begin: Instant::now(),
            steps: Vec::new(),
        }
    }

    /// Does a step under its heading and notes how it went. Returns whether it passed.
    pub fn step(&mut self, name: &str, step: impl FnOnce() -> Result<()>) -> bool {
        eprintln!("\n{HEADING} {name} {HEADING}");
        let begin = Instant::now();
        let result = step();
        if let Err(error) = &result {
            eprintln!("✗ {name}: {error:#}");
        }
        self.steps.push(Step {
            name: name.to_owned(),
            passed: result.is_ok(),
            time: begin.elapsed(),
        });
        result.is_ok()
    }

    /// Runs a command as a step.
    pub fn command(&mut self, name: &str, command: Cmd<'_>) {
        self.step(name, || Ok(command.run()?));
    }

    /// Adds steps that have been done elsewhere.
    pub fn extend(&mut self, steps: Vec<Step>) {
        self.steps.extend(steps);
    }

    /// Writes the steps into a file, for [`read`].
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn write(&self, path: &Path) -> Result<()> {
        let steps = self.steps.iter().map(
            |Step { name, passed, time }| json!({ "name": name, "passed": passed, "seconds": time.as_secs_f64() }),
        );
        Ok(fs::write(path, Value::from_iter(steps).to_string())?)
    }

    /// Success where every step has passed.
    pub fn status(&self) -> ExitCode {
        if self.steps.iter().all(Step::has_passed) {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    /// Prints the table of all steps.
    pub fn print(&self) {
        let width = self
            .steps
            .iter()
            .map(|step| step.name.chars().count())
            .max()
            .unwrap_or(0);
        eprintln!("\n{HEADING} summary {HEADING}");
        for Step { name, passed, time } in &self.steps {
            let mark = if *passed { "✓" } else { "✗" };
            eprintln!("{mark} {name:width$} {:>7.1} s", time.as_secs_f64());
        }
        let failed = self.steps.iter().filter(|step| !step.passed).count();
        let total = self.begin.elapsed().as_secs_f64();
        if failed == 0 {
            eprintln!("All {} steps passed in {total:.0} s", self.steps.len());
        } else {
            eprintln!(
                "{failed} of {} steps failed, in {total:.0} s",
                self.steps.len()
            );
        }
    }
}

/// The steps in a file.
///
/// # Errors
/// When there is no such file, or it was not written by [`Report::write`].
pub fn read(path: &Path) -> Result<Vec<Step>> {
    let steps: Vec<Value> = serde_json::from_slice(&fs::read(path)?)?;
    let step = |step: &Value| {
        Some(Step {
            name: step["name"].as_str()?.to_owned(),
            passed: step["passed"].as_bool()?,
            time: Duration::try_from_secs_f64(step["seconds"].as_f64()?).ok()?,
        })
    };
    steps
        .iter()
        .map(|each| step(each).context("a step lacks something"))
        .collect()
}
