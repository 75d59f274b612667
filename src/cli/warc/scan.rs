//! The way from record to record, also where something is damaged.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use flate2::bufread::GzDecoder;

use super::{GZIP, is_damage};

/// What every record starts with.
pub(super) const MARK: &[u8] = b"WARC/";

/// Versions of the format, of which one follows [`MARK`].
const VERSIONS: [&[u8]; 4] = [b"1.1", b"1.0", b"0.18", b"0.17"];

/// Bytes that are searched for the start of a record at a time, if no line ends before.
const LINE_BYTES: u64 = 64 << 10;

/// Skips the ends of lines that stand between records. False at the end of the file.
pub(super) fn skip_blank(reader: &mut dyn BufRead) -> io::Result<bool> {
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(false);
        }
        let blank = buffer.iter().take_while(|byte| b"\r\n".contains(byte));
        let (blank, all) = (blank.count(), buffer.len());
        reader.consume(blank);
        if blank < all {
            return Ok(true);
        }
    }
}

/// Goes to the next record, and gives its first line, which has been read then.
pub(super) fn next_record(reader: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut *reader)
            .take(LINE_BYTES)
            .read_until(b'\n', &mut line)?
            == 0
        {
            return Ok(None);
        }
        // A record that was cut off may end in the middle of the line.
        let mark = line.windows(MARK.len()).rposition(|part| part == MARK);
        if let Some(mark) = mark
            && VERSIONS.contains(&line[mark + MARK.len()..].trim_ascii_end())
        {
            return Ok(Some(line.split_off(mark)));
        }
    }
}

/// Goes to the next packed part that holds a record, at or after an offset. False if there is none.
pub(super) fn next_packed(file: &mut BufReader<File>, start: u64) -> io::Result<bool> {
    file.seek(SeekFrom::Start(start))?;
    loop {
        let buffer = file.fill_buf()?;
        if buffer.is_empty() {
            return Ok(false);
        }
        let Some(at) = buffer.iter().position(|&byte| byte == GZIP[0]) else {
            let all = buffer.len();
            file.consume(all);
            continue;
        };
        // At the end of the buffer, what follows is not known yet.
        let is_likely = buffer[at..]
            .iter()
            .zip(GZIP)
            .all(|(&byte, wanted)| byte == wanted);
        file.consume(at);
        if !is_likely {
            file.consume(1);
            continue;
        }
        let offset = file.stream_position()?;
        if starts_record(file)? {
            file.seek(SeekFrom::Start(offset))?;
            return Ok(true);
        }
        file.seek(SeekFrom::Start(offset + 1))?;
    }
}

fn starts_record(file: &mut BufReader<File>) -> io::Result<bool> {
    let mut start = [0; MARK.len()];
    match GzDecoder::new(file).read_exact(&mut start) {
        Ok(()) => Ok(start == MARK),
        Err(error) if is_damage(&error) => Ok(false),
        Err(error) => Err(error),
    }
}
