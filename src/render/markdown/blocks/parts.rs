//! Headings, preformatted text, tables.

use super::{Builder, Undo};
use crate::article::Element;
use crate::markup::Tag;
use crate::render::markdown::inline::Place;
use crate::render::markdown::table::Table;
use crate::render::markdown::tree::Block;

/// A table that is being read.
#[derive(Default)]
pub(super) struct OpenTable {
    pub(super) table: Table,
    pub(super) in_head: bool,
    pub(super) in_cell: bool,
    pub(super) cells: usize,
    pub(super) headings: usize,
}

/// Preformatted text that is being read.
pub(super) struct OpenCode {
    pub(super) language: String,
    pub(super) code: String,
}

impl Builder {
    pub(super) fn end_heading(&mut self) {
        self.flat = self.flat.saturating_sub(1);
        if self.flat > 0 {
            self.boundary();
            return;
        }
        let text = self.run.take_line(&self.targets, Place::Heading);
        let level = self.heading.take().unwrap_or(6);
        if !text.is_empty() {
            let parent = self.parent();
            self.tree.add(parent, Block::Heading(level, text));
        }
    }

    pub(super) fn end_code(&mut self) {
        let Some(open) = self.code.take() else { return };
        let code = open
            .code
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace('\0', "");
        let code = code.trim_start_matches('\n').trim_end();
        if !code.is_empty() {
            let block = Block::Code {
                language: open.language,
                code: code.to_owned(),
            };
            let parent = self.parent();
            self.tree.add(parent, block);
        }
    }

    pub(super) fn with_table(&mut self, undo: Undo, change: impl FnOnce(&mut OpenTable)) -> Undo {
        match &mut self.table {
            Some(table) => {
                change(table);
                undo
            }
            None => Undo::Nothing,
        }
    }

    pub(super) fn start_cell(&mut self, element: &Element) -> Undo {
        let flat = self.flat;
        let Some(open) = self
            .table
            .as_mut()
            .filter(|open| !open.in_cell && flat == 0)
        else {
            return Undo::Nothing;
        };
        open.in_cell = true;
        open.cells += 1;
        open.headings += usize::from(element.tag == Tag::Th);
        self.flat += 1;
        Undo::Cell(element.clone())
    }

    pub(super) fn end_cell(&mut self, element: &Element) {
        let content = self.run.take_line(&self.targets, Place::Cell);
        self.flat = self.flat.saturating_sub(1);
        if let Some(open) = &mut self.table {
            open.in_cell = false;
            open.table.add_cell(element, content);
        }
    }

    pub(super) fn end_table(&mut self) {
        if let Some(open) = self.table.take().filter(|open| !open.table.is_empty()) {
            let parent = self.parent();
            self.tree.add(parent, Block::Table(open.table));
        }
    }
}

impl OpenCode {
    pub(super) fn start_line(&mut self) {
        if !self.code.is_empty() && !self.code.ends_with('\n') {
            self.code.push('\n');
        }
    }
}

/// The language that a class of `pre` or `code` names, as in `language-rust`.
pub(super) fn language(element: &Element) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "+-#._".contains(c);
    element
        .attribute("class")
        .unwrap_or_default()
        .split_whitespace()
        .find_map(|class| {
            class
                .strip_prefix("language-")
                .or(class.strip_prefix("lang-"))
        })
        .filter(|name| name.chars().all(is_plain))
        .unwrap_or_default()
        .to_owned()
}
