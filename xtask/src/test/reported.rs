//! From a report of the playground to a test case that holds the engine to something: the whole way.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xshell::Shell;

use super::TESTED;
use crate::{accept::Cases, project::Project};

const NAME: &str = "news--reported";
const PROSE: &str = "The river rose in the valley for three days, and nobody in the village could remember such a week.";
const CLUTTER: &str = "Sign up for our newsletter";
const NOTE: &str = "The form is still there.";

/// Makes a case of a report in a folder of its own, and sees that it fails, is accepted, passes, and fails again when
/// people want another thing of it.
///
/// # Errors
/// When the case says another thing on its way.
pub fn check(project: &Project) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let cases = Cases {
        project,
        folder: folder.path().join("cases"),
        flags: TESTED,
    };
    fs::create_dir(&cases.folder)?;
    let file = folder.path().join("unhusk-report.json");
    fs::write(&file, report().to_string())?;
    let names = [NAME.to_owned()];
    cases.add(&names, &file)?;
    let case = cases.folder.join(NAME);
    let expected = case.join("expected.json");
    let read = || -> Result<Value> { Ok(serde_json::from_slice(&fs::read(&expected)?)?) };
    ensure!(
        read()? == json!({ "url": "https://news.example/river", "report": NOTE }),
        "the case does not say what was reported"
    );

    let shell = project.shell()?;
    ensure!(
        !passes(&cases, &shell)?,
        "a case without expectations passes"
    );
    cases.accept(&names, false)?;
    let copy = fs::read_to_string(case.join("expected.md"))?;
    ensure!(copy.contains(PROSE), "the prose is not in the clean copy");
    let accepted = read()?;
    ensure!(accepted["title"] == "The river", "the title is not written");
    ensure!(passes(&cases, &shell)?, "an accepted case fails");
    for (key, text, is_so) in [
        ("absent", CLUTTER, true),
        ("absent", PROSE, false),
        ("present", PROSE, true),
        ("present", CLUTTER, false),
    ] {
        let mut wanted = accepted.clone();
        wanted[key] = json!([text]);
        fs::write(&expected, wanted.to_string())?;
        ensure!(
            passes(&cases, &shell)? == is_so,
            "the case is not held to {key}: {text}"
        );
    }
    Ok(())
}

/// A report as `www/report.js` writes it.
fn report() -> Value {
    let prose = format!("<p>{PROSE} {PROSE}</p>").repeat(4);
    let form = format!(
        "<form class=\"newsletter\"><p>{CLUTTER}</p><input type=\"email\"><button>Sign up</button></form>"
    );
    json!({
        "unhusk": env!("CARGO_PKG_VERSION"),
        "note": NOTE,
        "url": "https://news.example/river",
        "rules": "",
        "strictness": 0,
        "html": format!(
            "<!doctype html><html lang=\"en\"><head><title>The river</title></head><body><article><h1>The river</h1>{prose}{form}{prose}</article></body></html>"
        ),
        "result": null,
    })
}

/// Whether the case passes, with its class names and without.
fn passes(cases: &Cases, shell: &Shell) -> Result<bool> {
    let output = cases
        .runner(shell)
        .ignore_status()
        .ignore_stderr()
        .output()
        .context("the cases can't be run")?;
    let said = String::from_utf8_lossy(&output.stdout);
    ensure!(
        said.contains("running 2 tests"),
        "not the two tests of one case were run:\n{said}"
    );
    Ok(output.status.success())
}
