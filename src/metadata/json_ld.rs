//! Schema.org statements in `<script type="application/ld+json">`: reads the scripts; what they say is
//! taken from the [`graph`] of their objects.

mod graph;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use super::json_repair::repaired;
use graph::{ARTICLE_RANK, Graph, types};

/// Largest script that is read, in bytes. Shops put whole catalogues there; articles stay far below.
const MAX_SCRIPT: usize = 1 << 20;
/// Most scripts that are read.
const MAX_SCRIPTS: usize = 40;
/// Types of pages and things that are no article.
const LISTS: &[&str] = &[
    "CollectionPage",
    "ItemList",
    "Product",
    "ProductGroup",
    "ProfilePage",
    "SearchResultsPage",
];

/// What a page's statements say that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An article, a posting, a report, a recipe.
    Article,
    /// A list, a search, a person's page, something for sale.
    List,
    /// Something else, or nothing.
    Unknown,
}

/// What the page's statements say about its main work; each value is as the page has it.
#[derive(Debug, Default)]
pub(super) struct LinkedData {
    pub(super) headline: Option<String>,
    /// The page's own work is an article, a posting or the like.
    pub(super) is_article: bool,
    pub(super) authors: Vec<String>,
    /// Authors that the page says are no persons: a company, an editorial department.
    pub(super) organisations: Vec<String>,
    pub(super) published: Vec<String>,
    pub(super) modified: Option<String>,
    pub(super) publisher: Option<String>,
    /// Name of the `WebSite` that the page is part of.
    pub(super) site: Option<String>,
    pub(super) language: Option<String>,
    pub(super) description: Option<String>,
    pub(super) image: Option<String>,
    pub(super) url: Option<String>,
}

/// What the page is about. An article on a page counts, whatever else is said there.
pub(super) fn subject(scripts: &[String]) -> Subject {
    let roots = roots(scripts);
    let graph = Graph::new(&roots);
    let is_list = |work: &Map<String, Value>| types(work).any(|name| LISTS.contains(&name));
    if graph.works.iter().any(|(rank, _)| *rank == ARTICLE_RANK) {
        Subject::Article
    } else if graph.works.iter().any(|(_, work)| is_list(work))
        || roots.iter().filter_map(Value::as_object).any(is_list)
    {
        Subject::List
    } else {
        Subject::Unknown
    }
}

fn roots(scripts: &[String]) -> Vec<Value> {
    scripts
        .iter()
        .take(MAX_SCRIPTS)
        .flat_map(|script| parse(script))
        .collect()
}

/// Reads all scripts. `is_title` says whether a headline is the page's own, to choose among several
/// works.
pub(super) fn read(scripts: &[String], is_title: impl Fn(&str) -> bool) -> LinkedData {
    let roots = roots(scripts);
    let graph = Graph::new(&roots);
    graph.summary(is_title)
}

/// The values of a script; several one after the other are accepted.
fn parse(script: &str) -> Vec<Value> {
    if script.len() > MAX_SCRIPT {
        return Vec::new();
    }
    if let Ok(value) = serde_json::from_str(script) {
        return vec![value];
    }
    serde_json::Deserializer::from_str(&repaired(script))
        .into_iter::<Value>()
        .map_while(Result::ok)
        .collect()
}
