//! Tables: which of them are data, and how those are written.

use crate::article::{Element, Piece};
use crate::markup::Tag;

/// Columns that one cell may cover.
const MAX_COLUMN_SPAN: usize = 32;

/// Rows that one cell may cover.
const MAX_ROW_SPAN: usize = 1000;

/// Columns of a table. Cells beyond go on in the last one.
const MAX_COLUMNS: usize = 64;

/// A table of data.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Row>,
    /// For each column, the number of further rows that a cell above covers.
    covered: Vec<usize>,
}

#[derive(Debug, Default)]
struct Row {
    /// Every cell is a heading, or the row is in the table's head.
    heading: bool,
    cells: Vec<String>,
}

impl Table {
    /// Starts a row.
    pub(super) fn start_row(&mut self, in_head: bool) {
        self.rows.push(Row {
            heading: in_head,
            cells: Vec::new(),
        });
    }

    /// Ends a row; `headings` says that it has cells and all of them are headings.
    pub(super) fn end_row(&mut self, headings: bool) {
        self.fill_covered();
        if let Some(row) = self.rows.last_mut() {
            row.heading |= headings;
            let rest = self.covered.get_mut(row.cells.len()..).unwrap_or_default();
            rest.iter_mut()
                .for_each(|rows| *rows = rows.saturating_sub(1));
        }
    }

    /// Adds a cell to the current row.
    pub(super) fn add_cell(&mut self, element: &Element, content: String) {
        self.fill_covered();
        let span = |name: &str, limit: usize| {
            let value = element
                .attribute(name)
                .and_then(|value| value.trim().parse().ok());
            value.unwrap_or(1).clamp(1, limit)
        };
        let (columns, rows) = (
            span("colspan", MAX_COLUMN_SPAN),
            span("rowspan", MAX_ROW_SPAN),
        );
        if self.rows.is_empty() {
            self.start_row(false);
        }
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        if row.cells.len() >= MAX_COLUMNS {
            if let Some(last) = row.cells.last_mut().filter(|_| !content.is_empty()) {
                last.push(' ');
                last.push_str(&content);
            }
            return;
        }
        let start = row.cells.len();
        row.cells.push(content);
        row.cells
            .resize((start + columns).min(MAX_COLUMNS), String::new());
        let end = row.cells.len();
        if self.covered.len() < end {
            self.covered.resize(end, 0);
        }
        self.covered[start..end].fill(rows - 1);
    }

    /// Puts empty cells where cells of rows above reach into the current one.
    fn fill_covered(&mut self) {
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        while let Some(covered) = self
            .covered
            .get_mut(row.cells.len())
            .filter(|rows| **rows > 0)
        {
            *covered -= 1;
            row.cells.push(String::new());
        }
    }

    /// Whether no cell has content.
    pub(super) fn is_empty(&self) -> bool {
        self.rows
            .iter()
            .all(|row| row.cells.iter().all(String::is_empty))
    }

    /// The lines of the table. A table without a row of headings gets an empty one.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        let rows = || {
            self.rows
                .iter()
                .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
        };
        let columns = rows().map(|row| row.cells.len()).max().unwrap_or(0);
        let heading = rows().next().filter(|row| row.heading);
        let empty = Row::default();
        let head = line(&heading.unwrap_or(&empty).cells, columns);
        let body = rows().skip(usize::from(heading.is_some()));
        [head, format!("|{}", " --- |".repeat(columns))]
            .into_iter()
            .chain(body.map(|row| line(&row.cells, row.cells.len())))
    }
}

/// A line of a table, with empty cells up to a number of columns.
fn line(cells: &[String], columns: usize) -> String {
    let mut line = "|".to_owned();
    for index in 0..columns {
        let cell = cells.get(index).map_or("", String::as_str);
        line.push(' ');
        line.push_str(cell);
        line.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    line
}

/// For each piece, whether it opens a table that is there for the layout: one that holds another
/// table, has a single column, or has no headings and holds blocks that are more than a line.
pub(super) fn layout_tables(pieces: &[Piece]) -> Vec<bool> {
    let mut is_layout = vec![false; pieces.len()];
    let mut open: Vec<Seen> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(element) if element.tag == Tag::Table => {
                if let Some(outer) = open.last_mut() {
                    outer.layout = true;
                }
                open.push(Seen::new(index));
            }
            Piece::Close(Tag::Table) => {
                if let Some(table) = open.pop() {
                    is_layout[table.index] = table.is_layout();
                }
            }
            Piece::Open(element) => {
                if let Some(table) = open.last_mut() {
                    table.see(element);
                }
            }
            _ => {}
        }
    }
    is_layout
}

/// What is known of an open table.
struct Seen {
    index: usize,
    layout: bool,
    blocks: bool,
    headings: bool,
    columns: usize,
    cells: usize,
}

impl Seen {
    fn new(index: usize) -> Self {
        Seen {
            index,
            layout: false,
            blocks: false,
            headings: false,
            columns: 0,
            cells: 0,
        }
    }

    fn see(&mut self, element: &Element) {
        match element.tag {
            Tag::Tr => self.cells = 0,
            Tag::Td | Tag::Th => {
                self.cells += 1;
                self.columns = self.columns.max(self.cells);
                self.headings |= element.tag == Tag::Th;
            }
            Tag::Thead => self.headings = true,
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => self.blocks = true,
            Tag::Blockquote | Tag::Pre | Tag::Ul | Tag::Ol | Tag::Dl | Tag::Figure => {
                self.blocks = true;
            }
            _ => {}
        }
    }

    fn is_layout(&self) -> bool {
        self.layout || self.columns < 2 || (self.blocks && !self.headings)
    }
}
