//! Packages of the operating system: installed as root, otherwise the command is shown.

use std::fs;

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::project::{Project, announce};

/// Software that only the system's package manager (or the user) can install.
#[derive(Clone, Copy)]
pub enum Software {
    /// Node.js with npm.
    Node,
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// The validator of EPUB files.
    EpubCheck,
    /// Debian's Rust for WebAssembly.
    DebianWasm,
    /// Python with environments of its own.
    Python,
    /// The counter of instructions.
    Valgrind,
}

/// One system's way to install each [`Software`].
struct System {
    /// `ID` in /etc/os-release, or the name Rust gives the operating system.
    id: &'static str,
    /// The command that installs, without the packages.
    install: &'static str,
    node: &'static str,
    chromium: &'static str,
    firefox: &'static str,
    epubcheck: &'static str,
    python: &'static str,
}

#[rustfmt::skip]
const SYSTEMS: &[System] = &[
    System { id: "debian", install: "apt-get install -y", node: "nodejs npm", chromium: "chromium", firefox: "firefox-esr", epubcheck: "epubcheck", python: "python3 python3-venv" },
    System { id: "ubuntu", install: "apt-get install -y", node: "nodejs npm", chromium: "chromium-browser", firefox: "firefox", epubcheck: "epubcheck", python: "python3 python3-venv" },
    System { id: "fedora", install: "dnf install -y", node: "nodejs npm", chromium: "chromium", firefox: "firefox", epubcheck: "", python: "python3" },
    System { id: "arch", install: "pacman -S --noconfirm", node: "nodejs npm", chromium: "chromium", firefox: "firefox", epubcheck: "", python: "python" },
    System { id: "macos", install: "brew install", node: "node", chromium: "google-chrome", firefox: "firefox", epubcheck: "epubcheck", python: "python" },
    System { id: "windows", install: "winget install", node: "OpenJS.NodeJS.LTS", chromium: "Google.Chrome", firefox: "Mozilla.Firefox", epubcheck: "", python: "Python.Python.3.13" },
];

/// It is called that wherever it runs.
const VALGRIND: &str = "valgrind";

const DEBIAN_WASM: &str = "rustc-web cargo-web rust-web-src lld-19";

impl Software {
    fn name(self) -> &'static str {
        match self {
            Software::Node => "Node.js",
            Software::Chromium => "Chromium",
            Software::Firefox => "Firefox",
            Software::EpubCheck => "EPUBCheck",
            Software::DebianWasm => "Rust for WebAssembly",
            Software::Python => "Python",
            Software::Valgrind => "Valgrind",
        }
    }

    fn packages(self, system: &System) -> Option<&'static str> {
        match self {
            Software::Node => Some(system.node),
            Software::Chromium => Some(system.chromium),
            Software::Firefox => Some(system.firefox),
            Software::EpubCheck => Some(system.epubcheck).filter(|packages| !packages.is_empty()),
            Software::DebianWasm => (system.id == "debian").then_some(DEBIAN_WASM),
            Software::Python => Some(system.python),
            Software::Valgrind => Some(VALGRIND),
        }
    }
}

/// Installs `software` where that can be done without a question: as root with apt-get.
///
/// # Errors
/// Everywhere else, with the command to type; or when apt-get fails.
pub fn install(project: &Project, software: Software) -> Result<()> {
    let name = software.name();
    let Some((system, packages)) =
        this_system().and_then(|system| Some((system, software.packages(system)?)))
    else {
        bail!("{name} is missing: install it, then try again");
    };
    let install = system.install;
    if !install.starts_with("apt-get") || !is_root(project) {
        let sudo = if cfg!(any(windows, target_os = "macos")) || is_root(project) {
            ""
        } else {
            "sudo "
        };
        bail!("{name} is missing. Install it, then try again:\n    {sudo}{install} {packages}");
    }
    let _alone = super::alone(project, "packages")?;
    announce(&format!("Installing {name}: {install} {packages}"));
    let shell = project.shell()?;
    shell.set_var("DEBIAN_FRONTEND", "noninteractive");
    if cmd!(shell, "apt-get update -qq").quiet().run().is_err() {
        announce("The lists of packages can't be renewed; trying with those that are there");
    }
    let packages = packages.split(' ');
    cmd!(shell, "apt-get install -y {packages...}")
        .quiet()
        .run()
        .with_context(|| format!("apt-get can't install {name}"))
}

/// This system, or the one that this Linux is derived from.
fn this_system() -> Option<&'static System> {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let value = |key: &str| {
        let line = release.lines().find_map(|line| line.strip_prefix(key));
        line.unwrap_or_default().trim_matches('"')
    };
    // A derived system names its ancestors, the nearest first: `ID_LIKE="ubuntu debian"`.
    let linux = std::iter::once(value("ID=")).chain(value("ID_LIKE=").split(' '));
    std::iter::once(std::env::consts::OS)
        .chain(linux)
        .find_map(|id| SYSTEMS.iter().find(|system| system.id == id))
}

fn is_root(project: &Project) -> bool {
    cfg!(unix)
        && project
            .shell()
            .and_then(|shell| Ok(cmd!(shell, "id -u").quiet().read()?))
            .is_ok_and(|user| user.trim() == "0")
}
