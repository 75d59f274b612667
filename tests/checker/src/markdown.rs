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
