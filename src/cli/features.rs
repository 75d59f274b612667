//! `unhusk features`: what the learned model sees of pages, for training.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rayon::prelude::*;
use serde::Serialize;

use super::error::PageError;
use super::{files, input, page};
use crate::decide::evidence::Evidence;
use crate::features::{self, Facts, Tokens};
use crate::limits;
use crate::measure;
use crate::metadata;
use crate::model::Model;
use crate::snapshot::Snapshot;

/// Pages that are worked on before their rows are written.
const PAGES_AT_ONCE: usize = 32;

#[derive(Serialize)]
struct Header {
    version: u32,
    features: Vec<&'static str>,
    /// How many of the features, at the end, are the same for all blocks of a page.
    of_page: usize,
}

/// What is said of a page before its arrays.
#[derive(Serialize)]
struct PageHead<'p> {
    path: String,
    /// Texts of the blocks.
    text: Vec<&'p str>,
    /// Name, type and length of each array.
    arrays: Vec<(&'static str, &'static str, usize)>,
}

/// Prints the features of all pages of these paths.
pub(super) fn run(paths: &[PathBuf], model: Option<&Model>) -> io::Result<ExitCode> {
    let mut stdout = io::BufWriter::new(io::stdout().lock());
    let all = features::all();
    let header = Header {
        version: features::version(),
        features: all.iter().map(|feature| feature.name).collect(),
        of_page: all.iter().filter(|feature| feature.of_page).count(),
    };
    writeln!(stdout, "{}", serde_json::to_string(&header)?)?;
    let entries: Vec<_> = paths
        .iter()
        .flat_map(|path| files::walk(path, files::is_page))
        .collect();
    let mut failed = false;
    for part in entries.chunks(PAGES_AT_ONCE) {
        let rows: Vec<Result<Vec<u8>, String>> = part
            .par_iter()
            .map(|entry| match entry {
                Ok(path) => {
                    rows(path, model).map_err(|error| format!("{}: {error}", path.display()))
                }
                Err(problem) => Err(format!("{}: {}", problem.path.display(), problem.error)),
            })
            .collect();
        for row in rows {
            match row {
                Ok(bytes) => stdout.write_all(&bytes)?,
                Err(message) => {
                    failed = true;
                    writeln!(io::stderr(), "unhusk: {message}")?;
                }
            }
        }
    }
    stdout.flush()?;
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// The arrays of a page, as they are written.
#[derive(Default)]
struct Arrays {
    list: Vec<(&'static str, &'static str, usize)>,
    bytes: Vec<u8>,
}

impl Arrays {
    fn numbers(&mut self, name: &'static str, values: impl IntoIterator<Item = f32>) {
        let start = self.bytes.len();
        for value in values {
            self.bytes.extend(value.to_le_bytes());
        }
        self.list
            .push((name, "<f4", (self.bytes.len() - start) / 4));
    }

    fn hashes(&mut self, name: &'static str, values: impl IntoIterator<Item = u32>) {
        let start = self.bytes.len();
        for value in values {
            self.bytes.extend(value.to_le_bytes());
        }
        self.list
            .push((name, "<u4", (self.bytes.len() - start) / 4));
    }

    /// Lists of hashes, one after another, and the length of each.
    fn lists(&mut self, names: [&'static str; 2], lists: impl IntoIterator<Item = Vec<u32>>) {
        let lists: Vec<Vec<u32>> = lists.into_iter().collect();
        self.hashes(names[0], lists.iter().map(|list| index(list.len())));
        self.hashes(names[1], lists.into_iter().flatten());
    }
}

fn index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn rows(path: &Path, model: Option<&Model>) -> Result<Vec<u8>, PageError> {
    let dom = page::readable_dom(&input::read(path)?)?;
    let snapshot = Snapshot::new(dom.as_bytes(), "");
    let page = measure::measure(&snapshot, limits::FEED_BYTES)?;
    let metadata = metadata::resolve(&page.clues, snapshot.url);
    let title = metadata.title.as_deref();
    let evidence = Evidence::new(&page);
    let judgement = crate::decide::judge(&evidence, title);
    let facts = Facts::new(&evidence, &judgement, title);
    let tokens = Tokens::new(&facts);
    let blocks = 0..facts.len();
    let containers = 0..page.containers.len();
    let mut arrays = Arrays::default();
    let all = features::all();
    let row = |block| all.iter().map(move |feature| (block, feature));
    arrays.numbers(
        "rows",
        blocks
            .clone()
            .flat_map(row)
            .map(|(block, feature)| (feature.value)(&facts, block)),
    );
    if let Some(model) = model {
        let scores = model.score(&facts);
        arrays.numbers("first", scores.first);
        arrays.numbers("second", scores.blocks);
        arrays.numbers("kinds", scores.kinds);
    }
    let of_blocks = |value: fn(&measure::Block) -> usize| page.blocks.iter().map(value);
    arrays.hashes("words", of_blocks(|block| block.words).map(index));
    arrays.hashes("container", of_blocks(|block| block.container).map(index));
    let levels = |block: usize| facts.around.levels(page.blocks[block].container);
    arrays.hashes("levels", blocks.clone().flat_map(levels));
    let paths = |block: usize| facts.around.paths(page.blocks[block].container);
    arrays.hashes("paths", blocks.clone().flat_map(paths));
    let parent = |container: usize| index(page.containers[container].parent);
    arrays.hashes("parent", containers.clone().map(parent));
    let range = |container: usize| {
        let blocks = &page.containers[container].blocks;
        [index(blocks.start), index(blocks.end)]
    };
    arrays.hashes("range", containers.clone().flat_map(range));
    let names = |container: usize| page.names[page.containers[container].names.clone()].to_vec();
    arrays.lists(["name_count", "names"], containers.map(names));
    let headings = |block| {
        let head = tokens.head(block);
        head.map_or(Vec::new(), |head| {
            features::heading_tokens(&facts, head).collect()
        })
    };
    arrays.lists(["heading_count", "headings"], blocks.clone().map(headings));
    let short = |block| features::short_tokens(&facts, block).collect();
    arrays.lists(["short_count", "shorts"], blocks.map(short));
    let head = PageHead {
        path: path.to_string_lossy().into_owned(),
        text: page
            .blocks
            .iter()
            .map(|block| page.block_text(block))
            .collect(),
        arrays: arrays.list,
    };
    let mut bytes = serde_json::to_vec(&head).unwrap_or_default();
    bytes.push(b'\n');
    bytes.extend(arrays.bytes);
    Ok(bytes)
}
