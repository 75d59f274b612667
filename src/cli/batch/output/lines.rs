//! JSON lines, on standard output or in a file.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Sink;
use crate::cli::batch::done::Done;
use crate::cli::batch::line::Line;

/// What every line starts with.
const START: &[u8] = b"{\"path\":";

/// JSON lines.
pub(in crate::cli::batch) struct Lines {
    writer: BufWriter<Box<dyn Write>>,
}

/// What of a line says how far an earlier run has come.
#[derive(Deserialize)]
struct Key<'a> {
    #[serde(borrow)]
    path: Cow<'a, str>,
    offset: Option<u64>,
    error: Option<IgnoredAny>,
}

impl Lines {
    /// Lines that go to standard output.
    pub(in crate::cli::batch) fn to_stdout() -> Self {
        Self::to(io::stdout())
    }

    /// Lines in a file that is made, or emptied.
    pub(in crate::cli::batch) fn create(path: &Path) -> io::Result<Self> {
        Ok(Self::to(File::create(path)?))
    }

    /// Lines that follow those in a file, and what these are about. A last line that was not finished is cut off.
    pub(in crate::cli::batch) fn resume(path: &Path) -> io::Result<(Self, Done)> {
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        let (done, end) = read(&file)?;
        file.set_len(end)?;
        file.seek(SeekFrom::Start(end))?;
        Ok((Self::to(file), done))
    }

    fn to(writer: impl Write + 'static) -> Self {
        Lines {
            writer: BufWriter::new(Box::new(writer)),
        }
    }
}

/// What the lines of a file are about, and where the last finished one ends.
fn read(file: &File) -> io::Result<(Done, u64)> {
    let mut reader = BufReader::new(file);
    let (mut done, mut end) = (Done::default(), 0);
    let mut line = Vec::new();
    loop {
        line.clear();
        if reader.read_until(b'\n', &mut line)? == 0 {
            return Ok((done, end));
        }
        let is_finished = line.ends_with(b"\n");
        match serde_json::from_slice::<Key<'_>>(&line) {
            Ok(key) if is_finished => done.note(&key.path, key.offset, key.error.is_some()),
            _ if !is_finished && line.iter().zip(START).all(|(byte, wanted)| byte == wanted) => {
                return Ok((done, end));
            }
            _ => {
                let problem = format!("its line {} is not one of this command", done.pages + 1);
                return Err(io::Error::new(io::ErrorKind::InvalidData, problem));
            }
        }
        end += line.len() as u64;
    }
}

impl Sink for Lines {
    type Row = String;

    fn row(line: &Line<'_>) -> String {
        // Strings, numbers and lists always have a form in JSON.
        let mut line = serde_json::to_string(line).unwrap_or_default();
        line.push('\n');
        line
    }

    fn write(&mut self, row: String) -> io::Result<()> {
        self.writer.write_all(row.as_bytes())
    }

    fn pause(&mut self) -> io::Result<()> {
        self.writer.flush()
    }

    fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
