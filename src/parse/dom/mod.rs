//! Markup in the form the engine reads: parsed as a browser parses it, and serialised.

mod arena;
mod serialise;
mod sink;

#[cfg(test)]
mod tests;

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use sink::Sink;

use super::ParseError;
use crate::limits::{PAGE_DEPTH, PAGE_NODES};

/// Bytes after which limits are checked. Few, because each byte can add thousands of nodes.
const FEED_BYTES: usize = 1024;

/// Whether the page's scripts are taken to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scripts {
    /// `<noscript>` holds text that nobody sees.
    Run,
    /// `<noscript>` holds elements like any other; they are written inside a `<div>` instead.
    Off,
}

/// Parses a page and serialises its DOM: every end tag is there, attribute values are quoted, and
/// there are no comments. Templates keep their content, also those of declarative shadow roots.
pub(super) fn serialise(html: &str, scripts: Scripts) -> Result<String, ParseError> {
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts {
            scripting_enabled: scripts == Scripts::Run,
            ..TreeBuilderOpts::default()
        },
        ..ParseOpts::default()
    };
    let mut parser = parse_document(Sink::new(), options);
    let mut rest = html;
    while !rest.is_empty() {
        let (part, after) = rest.split_at(rest.ceil_char_boundary(FEED_BYTES));
        parser.process(StrTendril::from_slice(part));
        let sink = &parser.tokenizer.sink.sink;
        if sink.depth() > PAGE_DEPTH {
            return Err(ParseError::TooDeep);
        }
        if sink.nodes() > PAGE_NODES {
            return Err(ParseError::TooManyNodes);
        }
        rest = after;
    }
    Ok(serialise::write(&parser.finish(), html.len(), scripts))
}
