//! Which pages are measured.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use walkdir::WalkDir;

use crate::project::Project;

/// Pages that are taken from a folder, evenly spaced.
const MOST: usize = 150;
/// The page that is always among them.
const SEED: &str = "tests/cases/news--dozen-signup-forms/page.html";
/// Where pages come from when no folder is named.
const CASES: &str = "tests/cases";
/// Endings of pages.
const ENDINGS: [&str; 4] = [".html", ".htm", ".html.gz", ".htm.gz"];

/// The pages of a run.
pub struct Pages {
    paths: Vec<PathBuf>,
    /// How many there are, and from where.
    pub about: String,
}

impl Pages {
    /// Pages of a folder, or else of the test cases.
    ///
    /// # Errors
    /// When the folder can't be read or holds none.
    pub fn choose(project: &Project, folder: Option<&Path>) -> Result<Self> {
        let seed = project.root.join(SEED);
        let folder = match folder {
            Some(folder) => std::path::absolute(folder)?,
            None => project.root.join(CASES),
        };
        let mut paths = Vec::new();
        for entry in WalkDir::new(&folder).follow_links(true).sort_by_file_name() {
            let path = entry?.into_path();
            let name = path.to_string_lossy();
            if path.is_file() && path != seed && ENDINGS.iter().any(|ending| name.ends_with(ending))
            {
                paths.push(path);
            }
        }
        ensure!(
            !paths.is_empty(),
            "there are no pages in {}",
            folder.display()
        );
        let all = paths.len();
        if all > MOST {
            paths = (0..MOST)
                .map(|index| paths[index * all / MOST].clone())
                .collect();
        }
        let shown = folder.strip_prefix(&project.root).unwrap_or(&folder);
        let about = format!(
            "{} of {all} pages in {} and {SEED}",
            paths.len(),
            shown.display()
        );
        paths.push(seed);
        Ok(Pages { paths, about })
    }

    /// Their paths, one a line.
    pub fn list(&self) -> String {
        let lines = self
            .paths
            .iter()
            .map(|path| format!("{}\n", path.display()));
        lines.collect()
    }
}
