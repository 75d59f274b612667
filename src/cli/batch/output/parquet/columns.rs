//! The columns of a table of pages.

use std::collections::BTreeMap;

use parquet::errors::ParquetError;
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::Type;

use crate::cli::batch::line::Line;

/// A column.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) value: Value,
}

/// How the value of a column is had from a line.
pub(super) enum Value {
    /// A text that several pages may share.
    Text(fn(&Line<'_>) -> Option<String>),
    /// A text that each page has for itself.
    Content(fn(&Line<'_>) -> Option<String>),
    Number(fn(&Line<'_>) -> Option<u64>),
}

/// A value of a column.
pub(in crate::cli::batch) enum Cell {
    Text(Option<String>),
    Number(Option<i64>),
}

/// All columns, in order.
#[rustfmt::skip]
pub(super) const COLUMNS: [Column; 21] = [
    Column { name: "url", value: Value::Text(|line| owned(line.url)) },
    Column { name: "title", value: Value::Text(|line| owned(line.title)) },
    Column { name: "byline", value: Value::Text(|line| owned(line.byline)) },
    Column { name: "site", value: Value::Text(|line| owned(line.site)) },
    Column { name: "published", value: Value::Text(|line| owned(line.published)) },
    Column { name: "modified", value: Value::Text(|line| owned(line.modified)) },
    Column { name: "language", value: Value::Text(|line| owned(line.lang)) },
    Column { name: "kind", value: Value::Text(|line| line.kind.map(|kind| kind.name().to_owned())) },
    Column { name: "words", value: Value::Number(|line| line.words.map(|words| words as u64)) },
    Column { name: "markdown", value: Value::Content(|line| line.markdown.clone()) },
    Column { name: "text", value: Value::Content(|line| line.text.clone()) },
    Column { name: "html", value: Value::Content(|line| line.html.clone()) },
    Column { name: "excerpt", value: Value::Content(|line| line.excerpt.clone()) },
    Column { name: "image", value: Value::Text(|line| owned(line.image)) },
    Column { name: "removed", value: Value::Number(|line| line.removed.map(|removed| removed.len() as u64)) },
    Column { name: "removed_kinds", value: Value::Text(removed_kinds) },
    Column { name: "error", value: Value::Text(|line| line.error.clone()) },
    Column { name: "canonical", value: Value::Text(|line| owned(line.canonical)) },
    Column { name: "fetched", value: Value::Text(|line| owned(line.fetched)) },
    Column { name: "path", value: Value::Text(|line| Some(line.path.to_owned())) },
    Column { name: "offset", value: Value::Number(|line| line.offset) },
];

/// The columns that say which page a row is about, and whether it has an article.
pub(super) const KEYS: [&str; 3] = ["path", "offset", "error"];

impl Column {
    /// The column's value of a line.
    pub(super) fn cell(&self, line: &Line<'_>) -> Cell {
        match self.value {
            Value::Text(value) | Value::Content(value) => Cell::Text(value(line)),
            Value::Number(value) => {
                Cell::Number(value(line).and_then(|number| number.try_into().ok()))
            }
        }
    }
}

impl Cell {
    /// Bytes that the value takes up in memory.
    pub(super) fn size(&self) -> usize {
        let text = match self {
            Cell::Text(text) => text.as_ref().map_or(0, String::len),
            Cell::Number(_) => 0,
        };
        size_of::<Cell>() + text
    }
}

/// The schema of a table with those columns that are wanted.
pub(super) fn schema(is_wanted: impl Fn(&str) -> bool) -> Result<Type, ParquetError> {
    let columns = COLUMNS.iter().filter(|column| is_wanted(column.name));
    let columns: String = columns
        .map(|column| match column.value {
            Value::Text(_) | Value::Content(_) => {
                format!("optional binary {} (STRING); ", column.name)
            }
            Value::Number(_) => format!("optional int64 {}; ", column.name),
        })
        .collect();
    parse_message_type(&format!("message pages {{ {columns}}}"))
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

/// How many parts of each kind were removed, as a JSON object.
fn removed_kinds(line: &Line<'_>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for removal in line.removed? {
        *counts.entry(removal.kind.name()).or_default() += 1;
    }
    serde_json::to_string(&counts).ok()
}
