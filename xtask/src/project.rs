//! Where things are in the project, and the facts that its manifests hold.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

/// The project's folders, version and minimum versions.
pub struct Project {
    /// The repository's root, with `Cargo.toml` and `manifest.json`.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// Version of the crate and of the extension, which are the same.
    pub version: String,
}

impl Project {
    /// Reads the project that this program was compiled in.
    ///
    /// # Errors
    /// When a manifest is missing or broken, or the extension's version is not the crate's.
    pub fn open() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask lies inside the project")?
            .to_owned();
        let shell = Shell::new()?;
        shell.change_dir(&root);
        let cargo = cargo();
        let metadata: Value = serde_json::from_str(
            &cmd!(shell, "{cargo} metadata --no-deps --format-version 1")
                .quiet()
                .read()?,
        )?;
        let version = metadata["packages"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|package| package["name"] == "unhusk")
            .and_then(|package| package["version"].as_str())
            .context("cargo metadata names no package unhusk")?
            .to_owned();
        let target = metadata["target_directory"]
            .as_str()
            .context("cargo metadata names no target directory")?
            .into();
        Ok(Self {
            root,
            target,
            version,
        })
    }

    /// A shell in the project's root.
    pub fn shell(&self) -> Result<Shell> {
        let shell = Shell::new()?;
        shell.change_dir(&self.root);
        Ok(shell)
    }

    /// `extension/`: the extension's own files.
    pub fn extension(&self) -> PathBuf {
        self.root.join("extension")
    }

    /// `extension/pkg/`: the generated engine, beside the code that imports it (and not in git).
    pub fn engine(&self) -> PathBuf {
        self.extension().join("pkg")
    }

    /// `dist/`: what the build produces.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// `dist/npm/`: the engine as an npm package.
    pub fn npm(&self) -> PathBuf {
        self.dist().join("npm")
    }

    /// `dist/www/`: the playground.
    pub fn playground(&self) -> PathBuf {
        self.dist().join("www")
    }

    /// Tools that are installed for this project alone.
    pub fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    /// The extension's manifest, checked to carry the crate's version.
    pub fn manifest(&self) -> Result<Value> {
        let manifest = self.json("manifest.json")?;
        ensure!(
            manifest["version"] == self.version.as_str(),
            "manifest.json has version {}, Cargo.toml has {}: make them the same",
            manifest["version"],
            self.version
        );
        Ok(manifest)
    }

    /// A JSON file under the project's root.
    pub fn json(&self, path: &str) -> Result<Value> {
        let text = fs::read_to_string(self.root.join(path))
            .with_context(|| format!("can't read {path}"))?;
        serde_json::from_str(&text).with_context(|| format!("{path} is not valid JSON"))
    }
}

/// The cargo that runs this program.
pub fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// Announces a step of some length.
pub fn announce(step: &str) {
    eprintln!("▸ {step}");
}
