//! A folder of Parquet files, such as data frames and query engines read as one table.
//!
//! A file is written under another name until it is whole. So what a folder holds is always whole, and a run that
//! was stopped goes on behind the last file.

mod columns;

use std::fmt::Display;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::{WriterProperties, WriterPropertiesPtr};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::record::Field;
use parquet::schema::types::{ColumnPath, TypePtr};

use self::columns::{COLUMNS, Cell, KEYS, Value, schema};
use super::Sink;
use crate::cli::batch::done::Done;
use crate::cli::batch::line::Line;

/// Bytes of rows that are gathered before they are written as a group.
const GROUP_BYTES: usize = 16 << 20;

/// Bytes of rows in a file, before they are packed.
const PART_BYTES: usize = 256 << 20;

/// The name of a file while it is written. Readers leave out names that start so.
const UNFINISHED: &str = ".unfinished";

/// A folder of Parquet files.
pub(in crate::cli::batch) struct Parts {
    folder: PathBuf,
    /// The number of the next file.
    next: usize,
    /// Rows that a file has, unless they are large.
    part_rows: usize,
    /// Rows that are not written yet.
    rows: Vec<Vec<Cell>>,
    row_bytes: usize,
    part: Option<Part>,
    schema: TypePtr,
    properties: WriterPropertiesPtr,
}

/// A file that is being written.
struct Part {
    writer: SerializedFileWriter<File>,
    rows: usize,
    bytes: usize,
}

impl Parts {
    /// An empty folder: files of an earlier run are removed.
    pub(in crate::cli::batch) fn create(folder: &Path, part_rows: u32) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        for (_, part) in parts(folder)? {
            fs::remove_file(part)?;
        }
        Self::new(folder, 0, part_rows)
    }

    /// A folder with the files of an earlier run, and what these are about.
    pub(in crate::cli::batch) fn resume(folder: &Path, part_rows: u32) -> io::Result<(Self, Done)> {
        fs::create_dir_all(folder)?;
        let mut done = Done::default();
        let parts = parts(folder)?;
        for (index, (number, part)) in parts.iter().enumerate() {
            if *number != index {
                // What was in it would be lost for good.
                return Err(invalid(&folder.join(name(index)), "is missing"));
            }
            read(part, &mut done).map_err(|error| invalid(part, error))?;
        }
        Ok((Self::new(folder, parts.len(), part_rows)?, done))
    }

    fn new(folder: &Path, next: usize, part_rows: u32) -> io::Result<Self> {
        let mut properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("unhusk ", env!("CARGO_PKG_VERSION")).to_owned());
        for column in &COLUMNS {
            if let Value::Content(_) = column.value {
                let path = ColumnPath::from(column.name);
                properties = properties.set_column_dictionary_enabled(path, false);
            }
        }
        Ok(Parts {
            folder: folder.to_owned(),
            next,
            part_rows: part_rows as usize,
            rows: Vec::new(),
            row_bytes: 0,
            part: None,
            schema: Arc::new(schema(|_| true)?),
            properties: Arc::new(properties.build()),
        })
    }

    /// Writes the rows that wait as a group of the file.
    fn write_group(&mut self) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let part = match &mut self.part {
            Some(part) => part,
            None => {
                let file = File::create(self.folder.join(UNFINISHED))?;
                let (schema, properties) = (self.schema.clone(), self.properties.clone());
                self.part.insert(Part {
                    writer: SerializedFileWriter::new(file, schema, properties)?,
                    rows: 0,
                    bytes: 0,
                })
            }
        };
        part.rows += self.rows.len();
        part.bytes += self.row_bytes;
        let rows = std::mem::take(&mut self.rows);
        self.row_bytes = 0;
        Ok(group(&mut part.writer, rows)?)
    }

    /// Ends the file, and gives it its name.
    fn end_part(&mut self) -> io::Result<()> {
        self.write_group()?;
        let Some(part) = self.part.take() else {
            return Ok(());
        };
        part.writer.into_inner()?.sync_all()?;
        fs::rename(
            self.folder.join(UNFINISHED),
            self.folder.join(name(self.next)),
        )?;
        self.next += 1;
        Ok(())
    }
}

impl Sink for Parts {
    type Row = Vec<Cell>;

    fn row(line: &Line<'_>) -> Vec<Cell> {
        COLUMNS.iter().map(|column| column.cell(line)).collect()
    }

    fn write(&mut self, row: Vec<Cell>) -> io::Result<()> {
        self.row_bytes += row.iter().map(Cell::size).sum::<usize>();
        self.rows.push(row);
        let (rows, bytes) = self
            .part
            .as_ref()
            .map_or((0, 0), |part| (part.rows, part.bytes));
        if rows + self.rows.len() >= self.part_rows || bytes + self.row_bytes >= PART_BYTES {
            self.end_part()
        } else if self.row_bytes >= GROUP_BYTES {
            self.write_group()
        } else {
            Ok(())
        }
    }

    fn pause(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn finish(mut self) -> io::Result<()> {
        self.end_part()
    }
}

/// Writes rows, column by column.
fn group(
    writer: &mut SerializedFileWriter<File>,
    rows: Vec<Vec<Cell>>,
) -> Result<(), ParquetError> {
    let mut columns: Vec<Vec<Cell>> = COLUMNS.iter().map(|_| Vec::new()).collect();
    for row in rows {
        for (column, cell) in columns.iter_mut().zip(row) {
            column.push(cell);
        }
    }
    let mut group = writer.next_row_group()?;
    for (column, cells) in COLUMNS.iter().zip(columns) {
        let Some(mut writer) = group.next_column()? else {
            break;
        };
        let (mut texts, mut numbers) = (Vec::new(), Vec::new());
        // One where there is a value, zero where there is none.
        let mut levels: Vec<i16> = Vec::with_capacity(cells.len());
        for cell in cells {
            match cell {
                Cell::Text(text) => {
                    levels.push(text.is_some().into());
                    texts.extend(text.map(|text| ByteArray::from(text.into_bytes())));
                }
                Cell::Number(number) => {
                    levels.push(number.is_some().into());
                    numbers.extend(number);
                }
            }
        }
        let levels = Some(levels.as_slice());
        match column.value {
            Value::Text(_) | Value::Content(_) => writer
                .typed::<ByteArrayType>()
                .write_batch(&texts, levels, None)?,
            Value::Number(_) => writer
                .typed::<Int64Type>()
                .write_batch(&numbers, levels, None)?,
        };
        writer.close()?;
    }
    group.close()?;
    Ok(())
}

/// What a file is about.
fn read(part: &Path, done: &mut Done) -> Result<(), ParquetError> {
    let reader = SerializedFileReader::new(File::open(part)?)?;
    for row in reader.get_row_iter(Some(schema(|name| KEYS.contains(&name))?))? {
        let row = row?;
        let (mut path, mut offset, mut failed) = (String::new(), None, false);
        for (name, field) in row.get_column_iter() {
            match (name.as_str(), field) {
                ("path", Field::Str(text)) => path.clone_from(text),
                ("offset", Field::Long(number)) => offset = u64::try_from(*number).ok(),
                ("error", Field::Str(_)) => failed = true,
                _ => {}
            }
        }
        done.note(&path, offset, failed);
    }
    Ok(())
}

/// The whole files of a folder with their numbers, in order. One that was not finished is removed.
fn parts(folder: &Path) -> io::Result<Vec<(usize, PathBuf)>> {
    let mut parts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name == UNFINISHED {
            fs::remove_file(&path)?;
        } else if let Some(number) = number(&name) {
            parts.push((number, path));
        }
    }
    parts.sort();
    Ok(parts)
}

fn name(number: usize) -> String {
    format!("part-{number:05}.parquet")
}

/// The number in the name of a file, if the file is one of ours.
fn number(file: &str) -> Option<usize> {
    let number = file.strip_prefix("part-")?.strip_suffix(".parquet")?;
    let number = number.parse().ok()?;
    (name(number) == file).then_some(number)
}

fn invalid(part: &Path, problem: impl Display) -> io::Error {
    let problem = format!("{}: {problem}", part.display());
    io::Error::new(io::ErrorKind::InvalidData, problem)
}
