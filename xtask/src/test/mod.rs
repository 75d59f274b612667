//! `cargo xtask test`: all checks and tests, in parts.

mod documentation;
mod instructions;
mod lanes;
mod report;
mod reported;
mod side_by_side;

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Result, ensure};
use clap::ValueEnum;
use xshell::{Shell, cmd};

use self::report::Report;
use crate::{
    build, lint,
    project::{Project, cargo},
    setup::{self, Browser, Tool, WasmToolchain},
};

/// Milliseconds after which a test in JavaScript counts as hanging.
const TEST_TIMEOUT: &str = "300000";

/// Seconds for which each fuzz target runs.
const FUZZ_SECONDS: u64 = 5;

/// What is checked and tested of the engine, for cargo.
pub const TESTED: &[&str] = &[
    "--package=unhusk",
    "--package=unhusk-epub",
    "--features=unhusk/cli,unhusk/parquet",
];

/// The workspace of the extension's engine.
const ENGINE: &str = "engine/Cargo.toml";

/// A part of the tests that can be run alone.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Formatting, clippy, unit tests, tests/cases, properties
    Rust,
    /// What is in Python: page sets of the training, and the job for more than one machine on 1,200 pages
    Python,
    /// A short round of every fuzz target
    Fuzz,
    /// The programs that the other parts need, and licences and sources of dependencies
    Tools,
    /// The engine as WebAssembly, called from Node.js, and as an npm package
    Wasm,
    /// Types, lint, formatting and unit tests of the JavaScript, and the extension's package
    Js,
    /// The extension in Chromium and Firefox
    Browser,
}

/// Parts that run beside each other: each compiles under profiles of its own, so that no cargo waits for another, and
/// where one links for minutes on one processor, the other one has work for the next.
const LANES: &[&[Part]] = &[
    &[Part::Rust, Part::Python, Part::Fuzz],
    &[Part::Tools, Part::Wasm, Part::Js],
];

/// Parts that have the machine for themselves afterwards.
const ALONE: &[Part] = &[Part::Browser];

/// Runs the parts in `only`, or all of them. Their steps are printed as a table, or written into the file `steps`.
///
/// # Errors
/// When not even the report can be written; failed steps are in the report and the exit status.
pub fn test(project: &Project, only: &[Part], steps: Option<&Path>) -> Result<ExitCode> {
    let wanted = |parts: &[Part]| -> Vec<Part> {
        let is_wanted = |part: &Part| only.is_empty() || only.contains(part);
        parts.iter().copied().filter(is_wanted).collect()
    };
    let mut lanes: Vec<_> = LANES.iter().map(|parts| wanted(parts)).collect();
    lanes.retain(|parts| !parts.is_empty());
    let mut report = Report::new();
    if let [parts] = &lanes[..] {
        perform(project, parts, &mut report)?;
    } else {
        lanes::run(&lanes, &mut report);
    }
    perform(project, &wanted(ALONE), &mut report)?;
    match steps {
        Some(path) => report.write(path)?,
        None => report.print(),
    }
    Ok(report.status())
}

/// Runs parts one after the other.
fn perform(project: &Project, parts: &[Part], report: &mut Report) -> Result<()> {
    let shell = project.shell()?;
    let needs_build = [Part::Wasm, Part::Js, Part::Browser];
    let is_built = parts.iter().any(|part| needs_build.contains(part))
        && report.step("build", || build::build(project).map(drop))
        && report.step("build: npm package and playground", || {
            build::playground(project)
        });
    for part in parts {
        match part {
            Part::Rust => rust(project, &shell, report),
            Part::Python => python(project, &shell, report),
            Part::Fuzz => {
                report.step("fuzzing", || {
                    crate::fuzz::fuzz(project, FUZZ_SECONDS, false)
                });
            }
            Part::Tools => {
                report.step("programs", || setup::everything(project));
                report.step("dependencies", || dependencies(project, &shell));
            }
            Part::Wasm if is_built => wasm(project, &shell, report),
            Part::Js if is_built => javascript(project, &shell, report),
            Part::Browser if is_built => browser(project, &shell, report),
            Part::Wasm | Part::Js | Part::Browser => {}
        }
    }
    Ok(())
}

fn rust(project: &Project, shell: &Shell, report: &mut Report) {
    let cargo = cargo();
    if report.step("clippy and rustfmt", || setup::ensure_linters(project)) {
        for manifest in ["Cargo.toml", ENGINE] {
            report.command(
                &format!("cargo fmt: {manifest}"),
                cmd!(
                    shell,
                    "{cargo} fmt --manifest-path {manifest} --all --check"
                ),
            );
        }
        // In the helper's profile: what is only checked need not be optimised.
        report.command(
            "clippy: engine and command line",
            cmd!(
                shell,
                "{cargo} clippy --profile xtask {TESTED...} --all-targets -- -D warnings"
            ),
        );
        report.command(
            "clippy: xtask and checker",
            cmd!(
                shell,
                "{cargo} clippy --profile xtask --package xtask --package checker --all-targets -- -D warnings"
            ),
        );
    }
    report.step("documentation", || documentation::check(project, shell));
    report.command(
        "tests: xtask",
        cmd!(shell, "{cargo} test --profile xtask --package xtask"),
    );
    report.step("EPUBCheck and Python", || {
        shell.set_var(setup::EPUBCHECK_VARIABLE, setup::epubcheck(project)?);
        setup::system_python(project).map(drop)
    });
    report.command(
        "tests: engine, command line, writer of books",
        cmd!(shell, "{cargo} test {TESTED...}"),
    );
    report.step("a report becomes a case", || reported::check(project));
    report.step("instructions for a page", || instructions::check(project));
}

fn python(project: &Project, shell: &Shell, report: &mut Report) {
    report.step("page sets of the training", || {
        let python = setup::system_python(project)?;
        Ok(cmd!(shell, "{python} -B -m unittest discover model").run()?)
    });
    report.step("at scale", || crate::scale::scale_tested(project));
}

/// Licences, sources, duplicates and bans of `deny.toml`, for the project and its fuzz targets.
fn dependencies(project: &Project, shell: &Shell) -> Result<()> {
    let cargo_deny = setup::cargo_deny(project)?;
    for manifest in ["Cargo.toml", ENGINE, "fuzz/Cargo.toml"] {
        cmd!(
            shell,
            "{cargo_deny} --manifest-path {manifest} --all-features --locked --config deny.toml check bans licenses sources"
        )
        .run()?;
    }
    Ok(())
}

fn wasm(project: &Project, shell: &Shell, report: &mut Report) {
    // Debian's own Rust, the fall-back, brings no clippy for the target.
    if setup::wasm_toolchain(project).is_ok_and(|toolchain| toolchain == WasmToolchain::Installed) {
        let cargo = cargo();
        let target = setup::WASM_TARGET;
        report.command(
            "clippy: WASM boundary",
            cmd!(
                shell,
                "{cargo} clippy --profile wasm --package unhusk --package unhusk-epub --lib --target {target} -- -D warnings"
            )
            .env("CARGO_ENCODED_RUSTFLAGS", setup::wasm_flags(project)),
        );
        report.command(
            "clippy: boundary of the npm package",
            cmd!(
                shell,
                "{cargo} clippy --profile standalone --package unhusk --features standalone --lib --target {target} -- -D warnings"
            )
            .env("CARGO_ENCODED_RUSTFLAGS", setup::wasm_flags(project)),
        );
    }
    let (cargo, target) = (cargo(), &project.target);
    let engine = ["--manifest-path", ENGINE, "--profile", "wasm"];
    report.command(
        "clippy: stand-in for encoding_rs",
        cmd!(
            shell,
            "{cargo} clippy {engine...} --target-dir {target} --package encoding_rs --all-targets -- -D warnings"
        ),
    );
    report.command(
        "tests: stand-in for encoding_rs",
        cmd!(
            shell,
            "{cargo} test {engine...} --target-dir {target} --package encoding_rs"
        ),
    );
    node_tests(project, shell, report, "WASM boundary tests", "tests/wasm");
    node_tests(project, shell, report, "npm package", "tests/npm");
}

fn javascript(project: &Project, shell: &Shell, report: &mut Report) {
    let [eslint, prettier, tsc] =
        [Tool::Eslint, Tool::Prettier, Tool::TypeScript].map(Tool::script);
    report.command(
        "types: extension",
        cmd!(shell, "node {tsc} --project tsconfig.json"),
    );
    report.command(
        "types: tests",
        cmd!(shell, "node {tsc} --project tests/tsconfig.json"),
    );
    report.command(
        "types: playground",
        cmd!(shell, "node {tsc} --project www/tsconfig.json"),
    );
    report.command("eslint", cmd!(shell, "node {eslint} --max-warnings 0 ."));
    report.command(
        "prettier",
        cmd!(shell, "node {prettier} --check --log-level warn ."),
    );
    report.step("web-ext lint", || {
        let folder = project.dist().join("extension");
        lint::lint(shell, &folder, lint::OF_BOTH_BROWSERS)
    });
    node_tests(
        project,
        shell,
        report,
        "extension's own modules",
        "tests/extension",
    );
}

fn browser(project: &Project, shell: &Shell, report: &mut Report) {
    let mut browsers = None;
    let is_ready = report.step("browsers and EPUBCheck", || {
        browsers = Some(setup::browsers(
            project,
            &[Browser::Chromium, Browser::Firefox],
        )?);
        shell.set_var(setup::EPUBCHECK_VARIABLE, setup::epubcheck(project)?);
        Ok(())
    });
    if let (true, Some(browsers)) = (is_ready, browsers) {
        report.step("browser tests", || {
            let files = test_files(&project.root.join("tests/browser"))?;
            side_by_side::run(project, files, &browsers)
        });
    }
}

/// Runs the tests of a folder with Node's own test runner.
fn node_tests(project: &Project, shell: &Shell, report: &mut Report, name: &str, folder: &str) {
    report.step(name, || {
        let files = test_files(&project.root.join(folder))?;
        cmd!(
            shell,
            "node --test --test-reporter=spec --test-concurrency=1 --test-timeout={TEST_TIMEOUT} {files...}"
        )
        .quiet()
        .run()?;
        Ok(())
    });
}

/// The `*.test.mjs` files of a folder. None is a failure.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.to_string_lossy().ends_with(".test.mjs") {
                files.push(path);
            }
        }
    }
    ensure!(
        !files.is_empty(),
        "there is no *.test.mjs in {}",
        folder.display()
    );
    files.sort();
    Ok(files)
}
