//! Knows whether a step's inputs are those of its last run.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::PathBuf,
};

use anyhow::Result;

use crate::project::Project;

/// A file that remembers a hash of the inputs of one step.
pub struct Stamp {
    path: PathBuf,
    hash: String,
}

impl Stamp {
    /// The stamp of the step called `name` for these inputs.
    pub fn new(project: &Project, name: &str, inputs: impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        inputs.hash(&mut hasher);
        Self {
            path: project.target.join("xtask-stamps").join(name),
            hash: format!("{:016x}", hasher.finish()),
        }
    }

    /// Whether the step has last been finished with the same inputs.
    pub fn is_current(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|last| last == self.hash)
    }

    /// Does the step; its inputs are remembered only if it succeeds.
    pub fn perform(&self, step: impl FnOnce() -> Result<()>) -> Result<()> {
        if self.path.exists() {
            fs::remove_file(&self.path)?;
        }
        step()?;
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(&self.path, &self.hash)?)
    }
}
