//! Runs steps under a heading each and sums them up at the end.

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::Result;
use xshell::Cmd;

/// The steps so far, in order.
pub struct Report {
    begin: Instant,
    steps: Vec<Step>,
}

struct Step {
    name: String,
    passed: bool,
    time: Duration,
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
        eprintln!("\n━━━ {name} ━━━");
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

    /// Prints the table; the exit status is a failure if a step failed.
    pub fn finish(self) -> ExitCode {
        let width = self
            .steps
            .iter()
            .map(|step| step.name.chars().count())
            .max()
            .unwrap_or(0);
        eprintln!("\n━━━ summary ━━━");
        for Step { name, passed, time } in &self.steps {
            let mark = if *passed { "✓" } else { "✗" };
            eprintln!("{mark} {name:width$} {:>7.1} s", time.as_secs_f64());
        }
        let failed = self.steps.iter().filter(|step| !step.passed).count();
        let total = self.begin.elapsed().as_secs_f64();
        if failed == 0 {
            eprintln!("All {} steps passed in {total:.0} s", self.steps.len());
            ExitCode::SUCCESS
        } else {
            eprintln!(
                "{failed} of {} steps failed, in {total:.0} s",
                self.steps.len()
            );
            ExitCode::FAILURE
        }
    }
}
