//! What an address says about which page of a text it is.

use url::Url;

use super::words::{self, HIGHEST_PAGE};

/// Parameters of a query that number pages, where their name is not the word for it.
const PARAMETERS: &[&str] = &[
    "p", "pg", "pag", "part", "pageno", "page_no", "paged", "pagenum",
];

/// Names of files that stand for their folder.
const INDEX_FILES: &[&str] = &["index", "default"];

/// Endings of files that say nothing.
const ENDINGS: &[&str] = &["html", "htm", "shtml", "xhtml", "php", "asp", "aspx", "jsp"];

/// Starts of parameters that say where a reader comes from.
const TRACKING: &[&str] = &["utm_", "fbclid", "gclid"];

/// How an address gives the number of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// It gives none.
    Plain,
    /// With the word for it: `?page=2`, `/page/2`, `/page-2.html`.
    Named,
    /// In a folder of the text's own: `/story/2`.
    Below,
    /// By a bare number: `?p=2`, `/story-2.html`.
    Bare,
}

/// An address read as a page of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// What is the same for all pages of the text.
    pub(super) text: String,
    /// Which page it is, from 1.
    pub(super) page: u32,
    pub(super) style: Style,
}

/// All ways to read an address, the plain one first.
pub(super) fn readings(url: &Url) -> Vec<Reading> {
    let path = Path::new(url);
    let query: Vec<(String, String)> = url
        .query_pairs()
        .map(|(name, value)| (name.to_lowercase(), value.into_owned()))
        .filter(|(name, _)| !TRACKING.iter().any(|start| name.starts_with(start)))
        .collect();
    let reading = |folder: &str, leave: Option<usize>, page, style| Reading {
        text: format!("{folder}?{}", join(&query, leave)),
        page,
        style,
    };
    let mut all = vec![reading(&path.whole, None, 1, Style::Plain)];
    for (index, (name, value)) in query.iter().enumerate() {
        let named = words::is_page(name);
        if let Some(page) = number(value).filter(|_| named || PARAMETERS.contains(&name.as_str())) {
            let style = if named { Style::Named } else { Style::Bare };
            all.push(reading(&path.whole, Some(index), page, style));
        }
    }
    if let Some((folder, page, style)) = path.page() {
        all.push(reading(&folder, None, page, style));
    }
    all
}

fn join(query: &[(String, String)], leave: Option<usize>) -> String {
    let kept = query.iter().enumerate();
    let mut parts: Vec<String> = kept
        .filter(|(index, _)| Some(*index) != leave)
        .map(|(_, (name, value))| format!("{name}={value}"))
        .collect();
    parts.sort_unstable();
    parts.join("&")
}

fn number(digits: &str) -> Option<u32> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let page = digits.parse().ok().filter(|_| is_number)?;
    (1..=HIGHEST_PAGE).contains(&page).then_some(page)
}

/// The path of an address without what says nothing.
struct Path {
    /// All of it.
    whole: String,
    /// Its parts between slashes.
    parts: Vec<String>,
}

impl Path {
    fn new(url: &Url) -> Path {
        let mut parts: Vec<String> = url
            .path_segments()
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .map(str::to_lowercase)
            .collect();
        if let Some(last) = parts.last_mut() {
            if let Some((name, ending)) = last.rsplit_once('.')
                && ENDINGS.contains(&ending)
            {
                *last = name.to_owned();
            }
            if INDEX_FILES.contains(&last.as_str()) {
                parts.pop();
            }
        }
        Path {
            whole: parts.join("/"),
            parts,
        }
    }

    /// The path without the number of a page, that number, and how it is given.
    fn page(&self) -> Option<(String, u32, Style)> {
        let (last, before) = self.parts.split_last()?;
        let outer = || before.join("/");
        if let Some(page) = number(last) {
            let (name, around) = before.split_last()?;
            if words::is_page(name) {
                return Some((around.join("/"), page, Style::Named));
            }
            // Days of a month are no pages.
            let is_date = name.bytes().all(|byte| byte.is_ascii_digit());
            return (!is_date).then(|| (outer(), page, Style::Below));
        }
        let digits = last.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (name, page) = last.split_at(last.len() - digits);
        let page = number(page)?;
        let bare = name.trim_end_matches(['-', '_', ',', '.', '~']);
        let word = bare.rsplit(['-', '_', ',']).next().unwrap_or_default();
        if words::is_page(word) {
            let text = bare[..bare.len() - word.len()].trim_end_matches(['-', '_', ',']);
            let folder = before.iter().map(String::as_str).chain([text]);
            let folder: Vec<&str> = folder.filter(|part| !part.is_empty()).collect();
            return Some((folder.join("/"), page, Style::Named));
        }
        (bare.len() < name.len() && !bare.is_empty()).then(|| {
            let folder: Vec<&str> = before.iter().map(String::as_str).chain([bare]).collect();
            (folder.join("/"), page, Style::Bare)
        })
    }
}
