//! The command line: pages from files, one or many.
//!
//! A file's bytes are unpacked and decoded ([`input`], [`crate::parse`]), and read as a page
//! ([`page`]).

mod batch;
mod book;
mod error;
mod explain;
mod features;
mod files;
mod input;
mod page;
mod profile;
mod rules;
mod warc;

pub use error::PageError;
pub use page::serialised_dom;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use crate::Options;
use crate::article::Article;
use crate::model::Model;
use crate::render;

/// Takes the husk off a web page: the article stays, sign-up forms, menus and related lists go.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    /// The page, an HTML file that may be packed (gzip); "-" or nothing reads standard input
    file: Option<PathBuf>,

    /// The page's address, against which relative addresses are resolved
    #[arg(long, default_value = "", hide_default_value = true)]
    url: String,

    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    format: Format,

    /// A file with rules of your own, one a line, such as example.com##.promo
    #[arg(long)]
    rules: Option<PathBuf>,

    /// Print how long each stage takes, instead of the article
    #[arg(long)]
    profile: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a line for each page of files, folders and web archives, in their order
    ///
    /// A line has path, kind, title, byline, published, modified, site, lang, dir, url, image,
    /// excerpt, words, html, markdown, text, posts, removed and ms; or path, error, code, what the page says about
    /// itself and ms where there is no article. Pages of web archives have offset (of their record, in the file),
    /// fetched and canonical as well, and url is where they were fetched from. Only responses with a status of 200
    /// to 299 and of an HTML type are read. A line of standard input is {"url": …, "html": …}, or has "http" instead
    /// of "html": a response with its header, in base64. The exit status is 1 if there is a page without article,
    /// and 130 if the run was stopped.
    Batch(batch::Arguments),
    /// Say for each block of a page what is decided about it, and why
    ///
    /// Prints the chances of the kinds of page; then for each block its score (the chance that it is
    /// content), whether it is kept or as what it is dropped, the start of its text, the features
    /// that weighed most, and the reason.
    Explain {
        /// An HTML file that may be packed (gzip); "-" reads standard input
        file: PathBuf,

        /// The page's address
        #[arg(long, default_value = "", hide_default_value = true)]
        url: String,
    },
    /// Print what the learned model sees of each page, to train it
    ///
    /// The first line is a JSON object with the names of the features and their version; then, for
    /// each page, a line of JSON that says which arrays follow it, and the arrays in little-endian
    /// bytes.
    Features {
        /// Files, and folders in which all .html, .htm and .xhtml files are read, also packed (.gz)
        #[arg(required = true)]
        paths: Vec<PathBuf>,

        /// A model file whose scores are printed as well
        #[arg(long)]
        model: Option<PathBuf>,
    },
}

/// Forms of an article.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// The clean article as an HTML fragment
    Html,
    /// Title, authors and date, article, source as Markdown
    Markdown,
    /// The visible text, one block a line, without the title
    Text,
    /// One object with the article in all forms and what was removed
    Json,
    /// A whole page with the reader's style sheet
    Reader,
    /// A book of one chapter, with links instead of pictures
    Epub,
}

/// Runs the program.
///
/// ```no_run
/// // The whole of src/bin/unhusk.rs:
/// fn main() -> std::process::ExitCode {
///     unhusk::cli::main()
/// }
/// ```
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let file = match &arguments.command {
        Some(Command::Batch(arguments)) => &arguments.rules,
        _ => &arguments.rules,
    };
    let rules = match file.as_deref().map(rules::read).transpose() {
        Ok(rules) => rules.unwrap_or_default(),
        Err(message) => return fail(&message),
    };
    let options = Options {
        rules: Some(&rules),
        ..Options::default()
    };
    let outcome = match &arguments.command {
        Some(Command::Batch(arguments)) => {
            let read = arguments.model.as_deref().map(read_model).transpose();
            let read = match &read {
                Ok(read) => read.as_ref(),
                Err(message) => return fail(message),
            };
            let built_in: Option<&Model> = Model::built_in();
            let model = read.or(built_in).filter(|_| !arguments.rules_only);
            batch::run(arguments, Options { model, ..options })
        }
        Some(Command::Features { paths, model }) => {
            match model.as_deref().map(read_model).transpose() {
                Ok(model) => features::run(paths, model.as_ref()),
                Err(message) => return fail(&message),
            }
        }
        Some(Command::Explain { file, url }) => explained(file, url, options),
        None => single(&arguments, options),
    };
    match outcome {
        Ok(code) => code,
        // Whoever reads the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(&format!("the output can't be written: {error}")),
    }
}

/// The model in a file.
fn read_model(path: &Path) -> Result<Model, String> {
    let problem = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let bytes = std::fs::read(path).map_err(|error| problem(&error))?;
    Model::from_bytes(&bytes).map_err(|error| problem(&error))
}

fn fail(message: &str) -> ExitCode {
    // Nobody is left to tell if this can't be written either.
    let _ = writeln!(io::stderr(), "unhusk: {message}");
    ExitCode::FAILURE
}

fn explained(file: &Path, url: &str, options: Options<'_>) -> io::Result<ExitCode> {
    if options.model.is_none() {
        return Ok(fail(
            "this build has no model for its features; train one with `cargo xtask train`",
        ));
    }
    match explain::run(file, url, options) {
        Ok(text) => print(text.as_bytes()),
        Err(error) => Ok(fail(&format!("{}: {error}", file.display()))),
    }
}

fn single(arguments: &Arguments, options: Options<'_>) -> io::Result<ExitCode> {
    let file = arguments.file.as_deref().unwrap_or(Path::new("-"));
    if arguments.file.is_none() && io::stdin().is_terminal() {
        Arguments::command().print_help()?;
        return Ok(ExitCode::from(2));
    }
    if arguments.profile {
        return match profile::table(file, &arguments.url, options) {
            Ok(table) => print(table.as_bytes()),
            Err(error) => Ok(fail(&format!("{}: {error}", file.display()))),
        };
    }
    let article = match page::read(file, &arguments.url, options) {
        Ok(article) => article,
        Err(error) => return Ok(fail(&format!("{}: {error}", file.display()))),
    };
    print(&in_format(&article, arguments.format)?)
}

fn print(output: &[u8]) -> io::Result<ExitCode> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(output)?;
    stdout.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn in_format(article: &Article, format: Format) -> io::Result<Vec<u8>> {
    let mut text = match format {
        Format::Html => render::html(&article.content),
        Format::Markdown => render::clip_markdown(article),
        Format::Text => render::text(&article.content),
        Format::Json => serde_json::to_string(&render::Record::new(article))?,
        Format::Reader => render::reader_page(article),
        Format::Epub => return book::write(article).map_err(io::Error::other),
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text.into_bytes())
}
