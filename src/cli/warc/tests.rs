use std::fmt::Write as _;
use std::io::Write;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use proptest::prelude::*;
use tempfile::NamedTempFile;

use super::*;
use crate::limits::PAGE_BYTES;

/// A record with this block.
fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let mut record = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n\
         Content-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    record.extend_from_slice(block);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

/// A response with these fields and this body.
fn response(fields: &str, body: &[u8]) -> Vec<u8> {
    let mut response = format!("HTTP/1.1 200 OK\r\n{fields}\r\n").into_bytes();
    response.extend_from_slice(body);
    response
}

/// A record with a page of its own.
fn page(number: usize) -> Vec<u8> {
    let body = format!("<p>Page {number}");
    let response = response("Content-Type: text/html\r\n", body.as_bytes());
    record(
        "response",
        &format!("https://a.example/{number}"),
        &response,
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// What is found in an archive: offset, address, and the page or the code of an error.
fn found(archive: &[u8], start: u64) -> Vec<(u64, String, String)> {
    let mut file = NamedTempFile::new().expect("a file");
    file.write_all(archive).expect("a file");
    let mut all = Vec::new();
    let flow = read(file.path(), start, &mut |found| {
        let page = found.page.and_then(Response::into_page);
        let page = page.map_or_else(
            |error| error.code().to_owned(),
            |page| String::from_utf8_lossy(&page).into_owned(),
        );
        all.push((found.offset, found.url.unwrap_or_default(), page));
        ControlFlow::Continue(())
    });
    assert!(flow.expect("a file that can be read").is_continue());
    all
}

/// The pages alone.
fn pages(archive: &[u8]) -> Vec<String> {
    found(archive, 0).into_iter().map(|found| found.2).collect()
}

#[test]
fn pages_are_found_among_other_records() {
    let html = "Content-Type: text/html\r\n";
    let moved = b"HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n<p>Moved";
    let archive = [
        record("warcinfo", "", b"software: a crawler"),
        record("request", "https://a.example/", b"GET / HTTP/1.1\r\n\r\n"),
        record(
            "response",
            "<https://a.example/>",
            &response(html, b"<p>One"),
        ),
        record(
            "response",
            "https://a.example/b",
            &response("Content-Type: image/png\r\n", b"x"),
        ),
        record("response", "https://a.example/c", moved),
        record("response", "https://a.example/empty", b""),
        record("resource", "https://a.example/d", b"<p>No response"),
        record(
            "response",
            "https://a.example/e",
            &response(
                "content-type : Application/XHTML+XML;charset=utf-8\r\n",
                b"<p>Two",
            ),
        ),
        record(
            "response",
            "https://a.example/f",
            b"HTTP/2 200\r\nContent-Type: text/html\r\n\r\n<p>Three",
        ),
    ];
    let plain = archive.concat();
    assert_eq!(pages(&plain), ["<p>One", "<p>Two", "<p>Three"]);
    assert_eq!(found(&plain, 0)[0].1, "https://a.example/");
    let each: Vec<u8> = archive.iter().flat_map(|record| gzip(record)).collect();
    assert_eq!(pages(&each), ["<p>One", "<p>Two", "<p>Three"]);
    assert_eq!(pages(&gzip(&plain)), ["<p>One", "<p>Two", "<p>Three"]);
    assert_eq!(pages(b""), Vec::<String>::new());
}

#[test]
fn offsets_lead_back_to_records() {
    let plain: Vec<u8> = (0..5).flat_map(page).collect();
    let packed: Vec<u8> = (0..5).flat_map(|number| gzip(&page(number))).collect();
    for archive in [plain, packed] {
        let all = found(&archive, 0);
        assert_eq!(all.len(), 5);
        for (index, (offset, ..)) in all.iter().enumerate() {
            assert_eq!(found(&archive, *offset), all[index..]);
        }
    }
}

#[test]
fn bodies_are_unpacked() {
    let html = "<p>".to_owned() + &"Packed and packed again. ".repeat(50);
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(html.as_bytes()).expect("memory");
    let zlib = zlib.finish().expect("memory");
    let mut chunks = String::new();
    for part in html.as_bytes().chunks(100) {
        let part = std::str::from_utf8(part).expect("ASCII");
        write!(chunks, "{:x};name=value\r\n{part}\r\n", part.len()).expect("memory");
    }
    let whole = format!("{chunks}0\r\nTrailer: x\r\n\r\n");
    for (fields, body) in [
        ("Content-Encoding: gzip\r\n", gzip(html.as_bytes())),
        (
            "Content-Encoding: x-gzip, identity\r\n",
            gzip(html.as_bytes()),
        ),
        ("Content-Encoding: deflate\r\n", zlib.clone()),
        ("Content-Encoding: deflate\r\n", zlib[2..].to_vec()),
        ("Content-Encoding: br\r\n", brotli(html.as_bytes())),
        ("Content-Encoding: deflate, gzip\r\n", gzip(&zlib)),
        ("Transfer-Encoding: chunked\r\n", whole.into_bytes()),
        ("Transfer-Encoding: chunked\r\n", chunks.into_bytes()),
        // As crawlers leave them that have unpacked the body.
        ("Content-Encoding: br\r\n", html.clone().into_bytes()),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            html.clone().into_bytes(),
        ),
    ] {
        let fields = format!("Content-Type: text/html\r\n{fields}");
        let archive = record("response", "", &response(&fields, &body));
        assert_eq!(pages(&archive), [html.as_str()], "{fields}");
    }
    let unknown = response(
        "Content-Type: text/html\r\nContent-Encoding: zstd\r\n",
        b"\x28\xB5\x2F\xFD",
    );
    assert_eq!(
        pages(&record("response", "", &unknown)),
        ["unknown-packing"]
    );
}

/// Brotli that stores bytes as they are: at most 65,536 of them.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len() - 1).expect("a short text");
    // Window of 16 bits, not the last block, length in 16 bits, stored.
    let header = (length << 4 | 1 << 20).to_le_bytes();
    [&header[..3], bytes, b"\x03"].concat()
}

#[test]
fn reading_goes_on_after_damage() {
    let [one, two, three] = [page(1), page(2), page(3)];
    let with = |middle: &[u8]| pages(&[&one, middle, &three].concat());
    let replaced = |from: &str, to: &str| {
        let text = String::from_utf8(two.clone()).expect("UTF-8");
        assert!(text.contains(from));
        with(text.replacen(from, to, 1).as_bytes())
    };
    let expected = ["<p>Page 1", "damaged", "<p>Page 3"];
    assert_eq!(with(b"garbage\r\n\r\n"), expected);
    assert_eq!(with(&two[..two.len() / 2]), expected);
    assert_eq!(with(&two[..two.len() - 6]), expected);
    assert_eq!(replaced("Content-Length: ", "Content-Length: 9"), expected);
    assert_eq!(replaced("Content-Length: ", "Content-Length: x"), expected);
    assert_eq!(
        replaced("Content-Length: ", "Content-Length: 99999999999999999999"),
        expected
    );
    assert_eq!(replaced("Content-Length: ", "Length: "), expected);
    assert_eq!(replaced("WARC-Date:", "WARC Date"), expected);
    assert_eq!(replaced("WARC/1.1", "JUNK/1.1"), expected);
    assert_eq!(replaced("HTTP/1.1 200", "x"), expected);
    assert_eq!(replaced("WARC-Date", &"x".repeat(100_000)), expected);
    // An unfinished archive: what is whole is read.
    let cut = [&one[..], &two[..], &three[..three.len() - 8]].concat();
    assert_eq!(pages(&cut), ["<p>Page 1", "<p>Page 2", "damaged"]);
}

#[test]
fn reading_goes_on_after_damage_in_packed_archives() {
    let [one, two, three] = [1, 2, 3].map(|number| gzip(&page(number)));
    let with = |middle: &[u8]| pages(&[&one, middle, &three].concat());
    let expected = ["<p>Page 1", "damaged", "<p>Page 3"];
    assert_eq!(with(&two[..two.len() / 2]), expected);
    assert_eq!(with(&two[..two.len() - 3]), expected);
    assert_eq!(with(b"\x1F\x8B\x08garbage"), expected);
    assert_eq!(with(b"garbage"), expected);
    assert_eq!(with(b"garbage\x1F\x8B\x08garbage"), expected);
    assert_eq!(with(&gzip(b"garbage\r\n\r\n")), expected);
    for at in [0, 3, 12, two.len() / 2, two.len() - 6] {
        let mut damaged = two.clone();
        damaged[at] ^= 0xFF;
        let pages = with(&damaged);
        assert_eq!(pages.first().map(String::as_str), Some("<p>Page 1"), "{at}");
        assert_eq!(pages.last().map(String::as_str), Some("<p>Page 3"), "{at}");
    }
    let plain = [page(1), b"garbage\r\n".to_vec(), page(3)].concat();
    assert_eq!(pages(&gzip(&plain)), expected);
    let all = found(&[&one, &two[..two.len() / 2], &three].concat(), 0);
    let damaged = all[1].0;
    assert_eq!(damaged, one.len() as u64);
    assert_eq!(
        found(&[&one, &two[..two.len() / 2], &three].concat(), damaged),
        all[1..]
    );
}

#[test]
fn large_records_are_not_held() {
    let large = vec![b' '; PAGE_BYTES + 1];
    let html = response("Content-Type: text/html\r\n", &large);
    let film = response("Content-Type: video/mp4\r\n", &large);
    let packed = response(
        "Content-Type: text/html\r\nContent-Encoding: gzip\r\n",
        &gzip(&large),
    );
    let archive = [html, film, packed].map(|block| record("response", "", &block));
    let archive = [archive.concat(), page(1)].concat();
    assert_eq!(pages(&archive), ["too-large", "too-large", "<p>Page 1"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever is done to an archive, it is read to its end, and the records before the damage are as they were.
    #[test]
    fn damage_is_survived(
        is_packed: bool,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let records: Vec<Vec<u8>> = (0..6)
            .map(|number| if is_packed { gzip(&page(number)) } else { page(number) })
            .collect();
        let mut archive = records.concat();
        let mut first = archive.len();
        for (at, byte) in changes {
            let at = at.index(archive.len());
            archive[at] = byte;
            first = first.min(at);
        }
        let end = cut.index(archive.len()).max(1);
        archive.truncate(end);
        let found = pages(&archive);
        let mut whole = 0;
        for (number, record) in records.iter().enumerate() {
            whole += record.len();
            if whole <= first.min(end) {
                prop_assert_eq!(&found[number], &format!("<p>Page {}", number));
            }
        }
    }
}
