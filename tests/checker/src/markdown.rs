//! Markdown: rendered with raw HTML on, as the least careful program would, and checked as HTML.

use comrak::{Options, markdown_to_html};

use crate::html::{Output, html};

/// What is wrong with some Markdown.
#[must_use]
pub fn markdown(markdown: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for extended in [false, true] {
        let mut options = Options::default();
        options.render.r#unsafe = true;
        options.extension.table = extended;
        options.extension.strikethrough = extended;
        options.extension.autolink = extended;
        options.extension.tasklist = extended;
        let rendered = markdown_to_html(markdown, &options);
        problems.extend(html(&rendered, Output::Markdown));
    }
    // Programs that know front matter take all up to the next such line for settings.
    if let Some(first) = markdown.lines().next()
        && matches!(first.trim_end(), "---" | "+++" | ";;;")
    {
        problems.push(format!("begins with front matter: {first:?}"));
    }
    problems.sort();
    problems.dedup();
    problems
}

/// What the front matter of a file may tell, in this order.
const TOLD: [&str; 6] = ["title", "author", "date", "url", "site", "words"];

/// What is wrong with a file of Markdown that begins with front matter.
#[must_use]
pub fn markdown_file(file: &str) -> Vec<String> {
    let Some((front, text)) = file
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n\n"))
    else {
        return vec!["has no front matter".to_owned()];
    };
    let mut problems = markdown(text);
    let mut left = TOLD.iter();
    for line in front.split('\n') {
        let (name, value) = line.split_once(": ").unwrap_or_default();
        let is_quoted = value.len() >= 2 && value.starts_with('"') && value.ends_with('"');
        let is_number = value
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
        let is_told = left.any(|told| *told == name) && (is_quoted || is_number);
        if !is_told || line.chars().any(char::is_control) {
            problems.push(format!("its front matter holds {line:?}"));
        }
    }
    problems
}
