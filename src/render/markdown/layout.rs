//! Lays blocks out in lines.

use super::escape::longest_run;
use super::tree::{Block, Tree};

/// Writes a tree as Markdown, without a line break at the end.
pub(super) fn write(tree: &Tree) -> String {
    let mut writer = Writer {
        tree,
        out: String::new(),
        prefix: String::new(),
        first: None,
    };
    writer.write();
    let length = writer.out.trim_end_matches('\n').len();
    writer.out.truncate(length);
    writer.out
}

/// A container that is being written.
struct Frame {
    node: usize,
    /// Index of the next child.
    next: usize,
    /// Length of the prefix outside.
    prefix: usize,
    /// Blank lines stand between the children.
    loose: bool,
}

struct Writer<'a> {
    tree: &'a Tree,
    out: String,
    /// What stands before each line: the marks of quotes, the indentation of items.
    prefix: String,
    /// What stands before the next line instead, if that is the first line of an item.
    first: Option<String>,
}

impl Writer<'_> {
    fn write(&mut self) {
        let mut stack = vec![Frame {
            node: Tree::ROOT,
            next: 0,
            prefix: 0,
            loose: true,
        }];
        while let Some(frame) = stack.last_mut() {
            let container = self.tree.node(frame.node);
            let Some(&child) = container.children.get(frame.next) else {
                self.prefix.truncate(frame.prefix);
                stack.pop();
                continue;
            };
            let position = frame.next;
            frame.next += 1;
            let loose = frame.loose;
            if position > 0 && loose {
                self.blank_line();
            }
            let prefix = self.prefix.len();
            let inner_loose = match &self.tree.node(child).block {
                Block::Quote => {
                    self.indent("> ", "> ");
                    true
                }
                Block::List { .. } => !self.tree.is_tight(child),
                Block::Item => {
                    let marker = marker(&container.block, position);
                    self.indent(&marker, &" ".repeat(marker.len()));
                    loose
                }
                block => {
                    self.leaf(block);
                    continue;
                }
            };
            stack.push(Frame {
                node: child,
                next: 0,
                prefix,
                loose: inner_loose,
            });
        }
    }

    /// Enters a container, which has a mark on its first line and another one on all others.
    fn indent(&mut self, first: &str, others: &str) {
        let mut mark = self.first.take().unwrap_or_else(|| self.prefix.clone());
        mark.push_str(first);
        self.first = Some(mark);
        self.prefix.push_str(others);
    }

    fn line(&mut self, line: &str) {
        let first = self.first.take();
        let prefix = first.as_deref().unwrap_or(&self.prefix);
        // White space at the end of a line has a meaning.
        self.out.push_str(if line.is_empty() {
            prefix.trim_end()
        } else {
            prefix
        });
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn blank_line(&mut self) {
        self.line("");
    }

    fn leaf(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => text.split('\n').for_each(|line| self.line(line)),
            Block::Heading(level, text) => {
                self.line(&format!("{} {text}", "#".repeat(usize::from(*level))));
            }
            Block::Rule => self.line("***"),
            Block::Code { language, code } => {
                let fence = "`".repeat(longest_run(code, '`').max(2) + 1);
                self.line(&format!("{fence}{language}"));
                code.split('\n').for_each(|line| self.line(line));
                self.line(&fence);
            }
            Block::Table(table) => table.lines().for_each(|line| self.line(&line)),
            Block::Root | Block::Quote | Block::List { .. } | Block::Item => {}
        }
    }
}

/// What stands before an item of a list.
fn marker(list: &Block, position: usize) -> String {
    match list {
        Block::List {
            start: Some(start),
            alternate,
            ..
        } => {
            let position = u32::try_from(position).unwrap_or(u32::MAX);
            // CommonMark reads nine digits.
            let number = start.saturating_add(position).min(999_999_999);
            format!("{number}{} ", if *alternate { ')' } else { '.' })
        }
        Block::List {
            alternate: true, ..
        } => "+ ".to_owned(),
        _ => "- ".to_owned(),
    }
}
