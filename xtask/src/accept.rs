//! `cargo xtask accept`: writes the expectations of test cases, and makes cases of reports.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};
use xshell::{Cmd, Shell, cmd};

use crate::project::{Project, cargo};

const CASES: &str = "tests/cases";
/// Tells the case runner what to write: the name of a case, or `all`.
const ACCEPT: &str = "UNHUSK_ACCEPT";
/// Tells the case runner where the cases are.
const FOLDER: &str = "UNHUSK_CASES";
const DISAGREEMENT: &str = "what people wrote in expected.json (present, absent …) does not hold";

/// A folder of cases, and how their runner is built.
pub struct Cases<'p> {
    /// The project that has the runner.
    pub project: &'p Project,
    /// Where the cases are.
    pub folder: PathBuf,
    /// What is built of the engine: flags of `cargo test`.
    pub flags: &'p [&'p str],
}

impl<'p> Cases<'p> {
    /// The cases of the project itself.
    pub fn of(project: &'p Project) -> Self {
        Self {
            project,
            folder: project.root.join(CASES),
            flags: &["--features=cli"],
        }
    }

    /// Lets the case runner write what it finds for `names`, or for every case.
    ///
    /// # Errors
    /// When there is no such case, or the runner fails.
    pub fn accept(&self, names: &[String], all: bool) -> Result<()> {
        let known = self.names()?;
        for name in names {
            ensure!(
                known.contains(name),
                "there is no {CASES}/{name}; there are:\n  {}",
                known.join("\n  ")
            );
        }
        let shell = self.project.shell()?;
        if all {
            let command = self.runner(&shell).env(ACCEPT, "all");
            command.run().context(DISAGREEMENT)?;
            let cargo = cargo();
            cmd!(shell, "{cargo} test --features cli --test tidy")
                .quiet()
                .env(ACCEPT, "all")
                .run()
                .context("tidy mode would hide what a case says is content")?;
        }
        for name in names {
            let command = self.runner(&shell).env(ACCEPT, name);
            let command = command.args(["--exact", name]);
            command.run().context(DISAGREEMENT)?;
        }
        eprintln!("Written. See what changed: git diff {CASES}");
        Ok(())
    }

    /// The command that runs the cases; it takes the arguments of Rust's test programs.
    pub fn runner<'s>(&self, shell: &'s Shell) -> Cmd<'s> {
        let (cargo, flags) = (cargo(), self.flags);
        cmd!(shell, "{cargo} test {flags...} --test cases --")
            .env(FOLDER, &self.folder)
            .quiet()
    }

    /// Makes a case of a report: a file in which the playground has put a page that comes out wrong.
    ///
    /// # Errors
    /// When the report can't be read, the name is not one for a case, or is taken.
    pub fn add(&self, names: &[String], report: &Path) -> Result<()> {
        let [name] = names else {
            bail!("a report becomes one case: cargo xtask accept <area>--<symptom> --from REPORT");
        };
        ensure!(
            is_case_name(name),
            "“{name}” is no name for a case: write it like news--live-blog"
        );
        let folder = self.folder.join(name);
        ensure!(!folder.exists(), "there is a case {name} already");
        let path = report.display();
        let text = fs::read_to_string(report).with_context(|| format!("can't read {path}"))?;
        let report: Value = serde_json::from_str(&text)
            .with_context(|| format!("{path} is no report of the playground"))?;
        let part = |key: &str| report[key].as_str().unwrap_or_default();
        ensure!(!part("html").is_empty(), "{path} holds no page");
        let mut expected = json!({ "url": part("url") });
        if !part("note").is_empty() {
            expected["report"] = json!(part("note"));
        }
        fs::create_dir(&folder)?;
        fs::write(folder.join("page.html"), part("html"))?;
        fs::write(
            folder.join("expected.json"),
            serde_json::to_string_pretty(&expected)? + "\n",
        )?;
        if !part("rules").is_empty() || report["strictness"].as_f64().unwrap_or_default() != 0.0 {
            eprintln!("The rules and the strictness of the report are left out: cases have none.");
        }
        eprintln!("Write into {CASES}/{name}/expected.json what should be `present` and `absent`.");
        Ok(())
    }

    fn names(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        let folder = self.folder.display();
        for entry in fs::read_dir(&self.folder).with_context(|| format!("can't read {folder}"))? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(names)
    }
}

/// Whether a name is of the form `area--symptom`, in lower case.
fn is_case_name(name: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty()
            && !word.starts_with('-')
            && word
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    };
    name.split_once("--")
        .is_some_and(|(area, symptom)| is_word(area) && is_word(symptom))
}

#[cfg(test)]
mod tests;
