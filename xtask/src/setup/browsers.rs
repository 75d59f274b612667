//! Finds the browsers, or has them installed.

use std::{
    env,
    ffi::{OsStr, OsString},
    fmt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use xshell::{Cmd, cmd};

use super::system::{self, Software};
use crate::{project::Project, version::Version};

/// A browser that the extension is for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Browser {
    /// Chromium or Chrome
    Chromium,
    /// Firefox
    Firefox,
}

impl Browser {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
        }
    }

    /// The environment variable that names its program, for users and for the browser tests.
    fn variable(self) -> &'static str {
        match self {
            Browser::Chromium => "CHROME_BIN",
            Browser::Firefox => "FIREFOX_BIN",
        }
    }

    /// Whether the user has named its program.
    pub fn is_chosen(self) -> bool {
        self.chosen().is_some()
    }

    /// The program that the user has named.
    fn chosen(self) -> Option<OsString> {
        env::var_os(self.variable()).filter(|program| !program.is_empty())
    }

    /// Its program's names, the preferred first: in PATH, then at the usual places of macOS and Windows.
    fn programs(self) -> &'static [&'static str] {
        match self {
            Browser::Chromium => &[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                r"C:\Program Files\Google\Chrome\Application\chrome.exe",
                r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
            ],
            Browser::Firefox => &[
                "firefox",
                "firefox-esr",
                "firefox-developer-edition",
                "/Applications/Firefox.app/Contents/MacOS/firefox",
                r"C:\Program Files\Mozilla Firefox\firefox.exe",
                r"C:\Program Files (x86)\Mozilla Firefox\firefox.exe",
            ],
        }
    }

    fn software(self) -> Software {
        match self {
            Browser::Chromium => Software::Chromium,
            Browser::Firefox => Software::Firefox,
        }
    }

    /// The oldest major version that the extension's manifest allows.
    fn minimum(self, project: &Project) -> Result<u32> {
        let manifest = project.manifest()?;
        let version = match self {
            Browser::Chromium => &manifest["minimum_chrome_version"],
            Browser::Firefox => {
                &manifest["browser_specific_settings"]["gecko"]["strict_min_version"]
            }
        };
        version
            .as_str()
            .and_then(Version::find)
            .map(|version| version.major)
            .with_context(|| format!("manifest.json names no minimum for {}", self.name()))
    }
}

/// The programs for driving browsers.
#[derive(Default)]
pub struct Browsers {
    chromium: Option<PathBuf>,
    firefox: Option<PathBuf>,
    /// The driver of Firefox.
    pub geckodriver: Option<PathBuf>,
}

impl Browsers {
    /// Notes where a browser is.
    pub fn set(&mut self, browser: Browser, program: PathBuf) {
        match browser {
            Browser::Chromium => self.chromium = Some(program),
            Browser::Firefox => self.firefox = Some(program),
        }
    }

    /// Tells `command` where the browsers are: `CHROME_BIN`, `FIREFOX_BIN`, and geckodriver in PATH.
    pub fn lend<'a>(&self, mut command: Cmd<'a>) -> Cmd<'a> {
        for (variable, program) in [
            (Browser::Chromium.variable(), &self.chromium),
            (Browser::Firefox.variable(), &self.firefox),
        ] {
            if let Some(program) = program {
                command = command.env(variable, program);
            }
        }
        if let Some(folder) = self.geckodriver.as_deref().and_then(Path::parent) {
            let inherited = env::var_os("PATH").unwrap_or_default();
            let folders = std::iter::once(folder.to_owned()).chain(env::split_paths(&inherited));
            if let Ok(path) = env::join_paths(folders) {
                command = command.env("PATH", path);
            }
        }
        command
    }
}

impl fmt::Display for Browsers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let programs = [
            ("Chromium", &self.chromium),
            ("Firefox", &self.firefox),
            ("geckodriver", &self.geckodriver),
        ];
        let found = programs.iter().filter_map(|(name, program)| {
            Some(format!("{name} is {}", program.as_ref()?.display()))
        });
        formatter.write_str(&found.collect::<Vec<_>>().join(", "))
    }
}

/// Finds a browser, or installs it.
///
/// # Errors
/// When it is missing or too old and can't be installed here; the error says what to do.
pub fn ensure(project: &Project, browser: Browser) -> Result<PathBuf> {
    if let Some(program) = find(project, browser)? {
        return Ok(program);
    }
    system::install(project, browser.software())?;
    find(project, browser)?.with_context(|| {
        format!(
            "{} was installed but can't be found; name its program in {}",
            browser.name(),
            browser.variable()
        )
    })
}

/// The first installed program of `browser` that is new enough, or nothing where none is installed.
///
/// # Errors
/// When the user's own choice is not there, or all that are installed are too old.
pub fn find(project: &Project, browser: Browser) -> Result<Option<PathBuf>> {
    let variable = browser.variable();
    let minimum = browser.minimum(project)?;
    let candidates: Vec<PathBuf> = match browser.chosen() {
        Some(program) => vec![which::which(&program).with_context(|| {
            format!(
                "{variable} is {}, which can't be started",
                program.display()
            )
        })?],
        None => browser
            .programs()
            .iter()
            .filter_map(|program| which::which(program).ok())
            .collect(),
    };
    let mut too_old = None;
    for program in candidates {
        match version(project, program.as_os_str()) {
            Some(version) if version < minimum => too_old = too_old.or(Some((program, version))),
            _ => return Ok(Some(program)),
        }
    }
    match too_old {
        Some((program, version)) => bail!(
            "{} is version {version}, {minimum} or newer is needed; update it, or name another one in {variable}",
            program.display()
        ),
        None => Ok(None),
    }
}

/// A browser's major version; none where it won't tell (on Windows asking would open a window).
fn version(project: &Project, program: &OsStr) -> Option<u32> {
    if cfg!(windows) {
        return None;
    }
    let shell = project.shell().ok()?;
    let answer = cmd!(shell, "{program} --version")
        .quiet()
        .ignore_stderr()
        .read()
        .ok()?;
    Version::find(&answer).map(|version| version.major)
}
