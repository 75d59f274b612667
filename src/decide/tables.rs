//! Tells tables of data from tables that lay out the page.

use crate::decide::evidence::Evidence;
use crate::markup::Tag;
use crate::sort;

/// Start bytes of the tables with a single column or row, or with other tables inside them.
#[must_use]
pub fn layout_tables(evidence: &Evidence<'_>) -> Vec<usize> {
    let containers = &evidence.page.containers;
    let mut tables = Vec::new();
    let mut open: Vec<(usize, TableShape)> = Vec::new();
    let close = |(index, shape): (usize, TableShape), tables: &mut Vec<usize>| {
        if shape.is_layout() {
            tables.push(containers[index].span.start);
        }
    };
    for (index, container) in containers.iter().enumerate() {
        while let Some(table) = open.pop_if(|(table, _)| containers[*table].last <= index) {
            close(table, &mut tables);
        }
        match container.tag {
            Tag::Table => {
                if let Some((_, outer)) = open.last_mut() {
                    outer.nested = true;
                }
                open.push((index, TableShape::default()));
            }
            Tag::Tr => {
                if let Some((_, shape)) = open.last_mut() {
                    shape.end_row();
                    shape.rows += 1;
                }
            }
            Tag::Td | Tag::Th => {
                if let Some((_, shape)) = open.last_mut() {
                    shape.cells += 1;
                    shape.long += usize::from(container.blocks.len() > 4);
                }
            }
            _ => {}
        }
    }
    for table in open.into_iter().rev() {
        close(table, &mut tables);
    }
    sort::by(&mut tables, |table| *table);
    tables
}

#[derive(Default)]
struct TableShape {
    nested: bool,
    rows: usize,
    cells: usize,
    widest: usize,
    long: usize,
}

impl TableShape {
    fn end_row(&mut self) {
        self.widest = self.widest.max(self.cells);
        self.cells = 0;
    }

    fn is_layout(&self) -> bool {
        self.nested || self.rows <= 1 || self.widest.max(self.cells) <= 1 || self.long > 1
    }
}
