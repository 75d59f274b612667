//! What `unhusk batch` takes.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

/// What to read, how, and where to write it.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Files, web archives (.warc, .warc.gz), and folders in which all of these and all .html, .htm and .xhtml
    /// files are read, also packed (.gz); "-" reads pages from standard input, one JSON object a line
    #[arg(required = true)]
    pub(super) paths: Vec<PathBuf>,

    /// Where to write: a file for JSON lines, a folder for Parquet; without it, standard output
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// How to write; without it, Parquet if the output's name ends in .parquet, else JSON lines
    #[arg(long, value_enum)]
    pub(super) format: Option<Format>,

    /// Forms of the article to write, separated by commas
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        default_value = "html,markdown,text"
    )]
    pub(super) content: Vec<Content>,

    /// Go on where an earlier run with this output has stopped
    #[arg(long, requires = "output", conflicts_with = "force")]
    pub(super) resume: bool,

    /// Write the output anew if it is there already
    #[arg(long, requires = "output")]
    pub(super) force: bool,

    /// Pages in each file of a Parquet folder
    #[arg(long, value_name = "NUMBER", default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) part_pages: u32,

    /// Pages to work on at the same time; without it, one for each processor
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub(super) jobs: usize,

    /// A model file to use instead of the built-in one
    #[arg(long, conflicts_with = "rules_only")]
    pub(in crate::cli) model: Option<PathBuf>,

    /// Decide by rules alone, without a learned model
    #[arg(long)]
    pub(in crate::cli) rules_only: bool,

    /// A file with rules of your own, one a line; where a page's address is not known, only those for every
    /// page hold
    #[arg(long)]
    pub(in crate::cli) rules: Option<PathBuf>,
}

/// Forms of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A JSON object a line
    Jsonl,
    /// A folder of Parquet files
    Parquet,
}

/// Forms of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Content {
    /// An HTML fragment
    Html,
    /// Title, authors and date, article, source as Markdown
    Markdown,
    /// The visible text, one block a line
    Text,
}

impl Arguments {
    /// How to write.
    pub(super) fn format(&self) -> Format {
        let ending = self.output.as_deref().and_then(Path::extension);
        let named = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("parquet"));
        self.format.unwrap_or(if named {
            Format::Parquet
        } else {
            Format::Jsonl
        })
    }

    /// Whether pages come from standard input.
    pub(super) fn reads_input(&self) -> bool {
        self.paths.iter().any(|path| path == Path::new("-"))
    }
}
