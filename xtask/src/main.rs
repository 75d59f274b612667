//! `cargo xtask`: sets up, builds, runs and tests Unhusk.

mod accept;
mod bench;
mod bombs;
mod build;
mod docs;
mod fuzz;
mod licences;
mod lint;
mod pictures;
mod project;
mod run;
mod scale;
mod scores;
mod serve;
mod setup;
mod stamp;
mod test;
mod train;
mod version;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::{accept::Cases, project::Project, setup::Browser, test::Part};

/// Builds, runs and tests Unhusk. Every verb first sets up what it needs and lacks.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Build the extension and show it at work on a news page, in a real browser
    ///
    /// Opens a browser with the extension installed on a page full of sign-up forms, clicks the
    /// toolbar button and leaves the browser open. Without a display it does the same headless,
    /// prints the clean article and writes a screenshot to dist/run.png.
    Run {
        /// The browser to use; without it Chromium, or Firefox where only that is installed
        #[arg(long, value_enum)]
        browser: Option<Browser>,
    },
    /// Run all checks and tests: Rust, the WASM boundary, JavaScript, both browsers
    ///
    /// A failing step does not stop the others. A table of all steps ends the output; the exit
    /// status is 1 if any of them failed. Parts that don't need each other run side by side; the output of
    /// a step is then printed when it ends.
    Test {
        /// Run only these parts (can be given more than once)
        #[arg(long, value_enum)]
        only: Vec<Part>,
        /// Write how each step went into a file, as JSON, instead of the table
        #[arg(long, value_name = "FILE")]
        steps: Option<PathBuf>,
    },
    /// Build dist/extension/, which both browsers load as it is
    ///
    /// Compiles the engine to WebAssembly, generates its JavaScript interface, optimises it and
    /// puts it together with manifest.json and extension/. Steps whose input is unchanged are
    /// skipped.
    Build,
    /// Build dist/npm/, the engine as a package for Node.js, browsers and edge workers
    ///
    /// `npm pack` there makes the archive that npm takes.
    Npm,
    /// Build the playground into dist/www/ and show it at http://localhost
    ///
    /// The folder can be put on any static host, under any path.
    Serve {
        /// The port to listen on
        #[arg(long, default_value_t = 8000)]
        port: u16,
    },
    /// Build what the stores take: a package for each, the source, and their SHA-256
    ///
    /// Checks the packages as the stores do. The same source gives the same bytes, wherever it lies and whenever
    /// it is built.
    Package {
        /// Then build all of it once more, from a clone's source archive in an empty folder, and compare the bytes
        #[arg(long)]
        verify: bool,
    },
    /// Build the guide into dist/docs/
    Docs,
    /// Take all pictures of the guide, of README and of the stores anew, in both browsers
    Pictures,
    /// Write THIRD-PARTY-LICENSES.txt: the licences of what is compiled into all that is given away
    Licences,
    /// Print what pages cost that are made to use up time and memory
    ///
    /// A table of time and memory: the engine in Rust and as WebAssembly, and with --browsers the
    /// whole extension in both browsers.
    Bombs {
        /// Measure in the browsers as well (takes some minutes)
        #[arg(long)]
        browsers: bool,
    },
    /// Feed the engine generated input, to find what breaks it
    ///
    /// Runs each target of fuzz/ for some time. What is found is in fuzz/artifacts/.
    Fuzz {
        /// Seconds for each target
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// Then put the smallest inputs that reach as much into fuzz/seeds/
        #[arg(long)]
        minimise: bool,
    },
    /// Write the expectations of test cases from what the engine does now
    ///
    /// Look at the difference before you commit it: it is what the tests will hold the engine to.
    Accept {
        /// Folders of tests/cases
        #[arg(required_unless_present = "all", conflicts_with = "all")]
        names: Vec<String>,
        /// Write the expectations of every case
        #[arg(long)]
        all: bool,
        /// Make a new case, with this one name, of a report that the playground has saved
        #[arg(long, value_name = "REPORT", conflicts_with = "all")]
        from: Option<PathBuf>,
    },
    /// Train the learned model on folders of pages whose true text is known
    ///
    /// Cross-validates by site, writes src/model/model.bin, model/REPORT.md and README's scores. Takes about a
    /// quarter of an hour; two runs give the same bytes.
    Train {
        /// Folder of page sets: folders with set.json, truth.json.gz and pages/
        #[arg(long)]
        pages: PathBuf,
    },
    /// Score other extractors on the page sets of the training, and write README's table of them
    ///
    /// Runs Readability.js and Defuddle in Chromium, dom_smoothie and rs-trafilatura natively, and Trafilatura in
    /// Python, and scores all of them as the training scores the engine. Takes about ten minutes.
    Peers {
        /// Folder of page sets: wcxb-dev and segments-dev
        #[arg(long)]
        pages: PathBuf,
    },
    /// Measure Unhusk beside other extractors and print a table
    ///
    /// All are measured in one run, page by page in turns, so that the machine's noise falls out of the
    /// ratios. Takes some minutes.
    Bench {
        /// A folder of pages, of which 150 are taken, evenly spaced; without it, those of tests/cases
        folder: Option<PathBuf>,
        /// Measure only these parts (can be given more than once)
        #[arg(long, value_enum)]
        only: Vec<bench::Part>,
        /// Print one line of JSON instead of the table
        #[arg(long)]
        json: bool,
    },
    /// Try the job for more than one machine on this one, and print how fast it is beside the plain command
    ///
    /// Installs the Python packages of scale/ into an environment of their own, and checks that both
    /// say the same of each page.
    Scale {
        /// A folder of pages; without it, more than a thousand are made of tests/cases
        #[arg(long)]
        pages: Option<PathBuf>,
    },
    /// Install all that the other verbs need: WASM target, npm packages, browsers, geckodriver
    ///
    /// Only what is missing is installed. System packages are installed only as root; otherwise
    /// the command to do so is shown. The other verbs call this by themselves.
    Setup,
}

fn main() -> ExitCode {
    match perform(Arguments::parse().verb) {
        Ok(status) => status,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(verb: Verb) -> Result<ExitCode> {
    let project = Project::open()?;
    match verb {
        Verb::Run { browser } => run::run(&project, browser)?,
        Verb::Test { only, steps } => {
            return test::test(&project, &only, steps.as_deref());
        }
        Verb::Build => {
            build::build(&project)?;
        }
        Verb::Bench { folder, only, json } => {
            bench::bench(&project, folder.as_deref(), &only, json)?;
        }
        Verb::Npm => build::npm(&project)?,
        Verb::Serve { port } => serve::serve(&project, port)?,
        Verb::Package { verify } => build::package(&project, verify)?,
        Verb::Docs => docs::docs(&project)?,
        Verb::Pictures => pictures::pictures(&project)?,
        Verb::Licences => licences::licences(&project)?,
        Verb::Bombs { browsers } => bombs::bombs(&project, browsers)?,
        Verb::Fuzz { seconds, minimise } => fuzz::fuzz(&project, seconds, minimise)?,
        Verb::Accept { names, all, from } => {
            let cases = Cases::of(&project);
            if let Some(report) = from {
                cases.add(&names, &report)?;
            }
            cases.accept(&names, all)?;
        }
        Verb::Train { pages } => train::train(&project, &pages)?,
        Verb::Peers { pages } => scores::peers(&project, &pages)?,
        Verb::Scale { pages } => scale::scale(&project, pages.as_deref())?,
        Verb::Setup => setup::everything(&project)?,
    }
    Ok(ExitCode::SUCCESS)
}
