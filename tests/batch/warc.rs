//! Web archives to be read.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::page;

/// A record with the response of a server.
pub(super) fn record(url: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let header = format!("HTTP/1.1 200 OK\r\n{fields}\r\n");
    let length = header.len() + body.len();
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n\
         WARC-Target-URI: {url}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{header}"
    )
    .into_bytes();
    record.extend_from_slice(body);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

/// A record with a page of its own.
pub(super) fn page_record(number: usize) -> Vec<u8> {
    let url = format!("https://valley.example/rivers/{number}");
    record(&url, "Content-Type: text/html\r\n", page(number).as_bytes())
}

/// Bytes, packed.
pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// An archive of so many pages, each packed by itself.
pub(super) fn archive(pages: usize) -> Vec<u8> {
    (0..pages)
        .flat_map(|number| gzip(&page_record(number)))
        .collect()
}
