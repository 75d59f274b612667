//! Parts that run beside each other. Each lane is a process of its own, so that what it says can be kept together.

use std::{
    env,
    io::{self, BufRead, BufReader, Read, Write},
    path::Path,
    process::{Command, ExitStatus},
    thread,
};

use anyhow::{Context, Result, anyhow, ensure};
use clap::ValueEnum;

use super::{
    Part,
    report::{self, HEADING, Report},
};

/// Runs each list of parts in a lane, and notes all of their steps in the order of the lanes.
pub fn run(lanes: &[Vec<Part>], report: &mut Report) {
    let results: Vec<_> = thread::scope(|scope| {
        let running: Vec<_> = lanes
            .iter()
            .map(|parts| scope.spawn(|| lane(parts)))
            .collect();
        running
            .into_iter()
            .map(|lane| {
                lane.join()
                    .unwrap_or_else(|_| Err(anyhow!("a lane has panicked")))
            })
            .collect()
    });
    for (parts, result) in lanes.iter().zip(results) {
        match result {
            Ok(steps) => report.extend(steps),
            Err(error) => {
                report.step(&names(parts).join(", "), || Err(error));
            }
        }
    }
}

/// Runs parts in another process of this program; returns their steps.
fn lane(parts: &[Part]) -> Result<Vec<report::Step>> {
    let names = names(parts);
    let folder = tempfile::tempdir()?;
    let steps = folder.path().join("steps.json");
    let (output, input) = io::pipe()?;
    let mut command = Command::new(env::current_exe()?);
    command.arg("test").arg("--steps").arg(&steps);
    for name in &names {
        command.args(["--only", name]);
    }
    command.stdout(input.try_clone()?).stderr(input);
    let mut child = command.spawn().context("a lane can't be started")?;
    // It holds the pipe's other end, and reading would never end.
    drop(command);
    pass_on(output, &mut io::stderr())?;
    finished(child.wait()?, &steps)
}

/// The steps of a lane that has ended.
fn finished(status: ExitStatus, steps: &Path) -> Result<Vec<report::Step>> {
    let found =
        report::read(steps).with_context(|| format!("a lane has ended early ({status})"))?;
    let passed = found.iter().all(report::Step::has_passed);
    ensure!(
        status.success() == passed,
        "a lane's exit status ({status}) is not that of its steps"
    );
    Ok(found)
}

/// Passes output on step by step, so that steps of two lanes don't mix.
fn pass_on(output: impl Read, to: &mut impl Write) -> io::Result<()> {
    let mut output = BufReader::new(output);
    let mut step = Vec::new();
    let mut line = Vec::new();
    while output.read_until(b'\n', &mut line)? > 0 {
        if line.starts_with(HEADING.as_bytes()) {
            to.write_all(&step)?;
            step.clear();
        }
        step.append(&mut line);
    }
    to.write_all(&step)
}

/// What the parts are called on the command line.
fn names(parts: &[Part]) -> Vec<String> {
    let values = parts.iter().filter_map(Part::to_possible_value);
    values.map(|value| value.get_name().to_owned()).collect()
}

#[cfg(test)]
mod tests;
