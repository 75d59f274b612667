//! Test files in JavaScript that wait more than they compute, some at a time.

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    thread,
    time::Instant,
};

use anyhow::{Result, ensure};
use xshell::cmd;

use super::TEST_TIMEOUT;
use crate::{project::Project, setup::Browsers};

/// Files that run at a time: two keep the processors of a small machine busy all the time.
const LANES: usize = 2;

/// Runs each file in a process of its own and prints what it says when it has ended. A file that fails beside
/// others is run once more, alone: what fails then is no fault of a busy machine.
///
/// # Errors
/// When files fail twice, with their names.
pub fn run(project: &Project, files: Vec<PathBuf>, browsers: &Browsers) -> Result<()> {
    let waiting = Mutex::new(VecDeque::from(files));
    let failed = Mutex::new(Vec::new());
    let lane = || -> Result<()> {
        loop {
            // In the head of a `while let` the lock would be held while the file runs.
            let next = locked(&waiting).pop_front();
            let Some(file) = next else {
                return Ok(());
            };
            if !passes(project, &file, browsers)? {
                locked(&failed).push(file);
            }
        }
    };
    thread::scope(|scope| {
        let lanes: Vec<_> = (0..LANES).map(|_| scope.spawn(lane)).collect();
        lanes.into_iter().try_for_each(|lane| {
            lane.join()
                .unwrap_or_else(|_| Err(anyhow::anyhow!("a lane of tests has panicked")))
        })
    })?;
    let mut still = Vec::new();
    for file in failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        println!("{} has failed beside others; once more, alone", name(&file));
        if !passes(project, &file, browsers)? {
            still.push(name(&file));
        }
    }
    ensure!(still.is_empty(), "failed: {}", still.join(", "));
    Ok(())
}

/// Whether the tests of a file pass.
fn passes(project: &Project, file: &Path, browsers: &Browsers) -> Result<bool> {
    let shell = project.shell()?;
    let begin = Instant::now();
    let output = browsers
        .lend(cmd!(
            shell,
            "node --test --test-reporter=spec --test-timeout={TEST_TIMEOUT} {file}"
        ))
        .quiet()
        .ignore_status()
        .output()?;
    println!(
        "{}{}{}: {:.0} s",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
        name(file),
        begin.elapsed().as_secs_f64()
    );
    Ok(output.status.success())
}

fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
