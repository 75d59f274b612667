"""Runs the job of this folder and the plain command on the same pages, checks that both say the same, and prints how fast they are.

Run it with `cargo xtask scale`, or by itself: python scale/measure.py --unhusk target/release/unhusk
"""

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow.parquet

from clean import FIELDS

HERE = Path(__file__).parent
CASES = HERE.parent / "tests" / "cases"

# Fewer pages than this are copied, with titles of their own, until there are so many.
PAGES = 1200
ARCHIVES = 8


def pages(folder):
    """The pages of a folder, or of the test cases."""
    if folder is None:
        return [path.read_bytes() for path in sorted(CASES.glob("*/page.html"))]
    found = []
    for path in sorted(folder.rglob("*.htm*")):
        if path.name.endswith((".html", ".htm", ".html.gz", ".htm.gz")):
            data = path.read_bytes()
            found.append(gzip.decompress(data) if path.suffix == ".gz" else data)
    if not found:
        sys.exit(f"there are no pages in {folder}")
    return found


def copies(originals):
    """At least PAGES pages."""
    rounds = -(-PAGES // len(originals))
    for number in range(max(rounds, 1)):
        for page in originals:
            yield re.sub(rb"(<title[^>]*>)", rb"\1Copy %d: " % number, page, count=1) if number else page


def record(number, page):
    """A record of a web archive."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Target-URI: https://pages.example/{number}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n", compresslevel=1, mtime=0)


def write_archives(folder, all_pages):
    """Writes the pages into web archives; how many there are, and how many bytes."""
    files = [open(folder / f"{index}.warc.gz", "wb") for index in range(ARCHIVES)]
    count = size = 0
    for count, page in enumerate(all_pages, start=1):
        files[count % ARCHIVES].write(record(count, page))
        size += len(page)
    for file in files:
        file.close()
    return count, size


def timed(command):
    """Seconds that a command takes."""
    start = time.monotonic()
    # A page without an article is none of its failures here.
    status = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    if status.returncode not in (0, 1) or "Traceback" in status.stderr:
        sys.exit(f"{command} failed with status {status.returncode}:\n{status.stderr}")
    return time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unhusk", type=Path, required=True)
    parser.add_argument("--pages", type=Path)
    arguments = parser.parse_args()
    unhusk = str(arguments.unhusk.resolve())
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        archives = work / "archives"
        archives.mkdir()
        count, size = write_archives(archives, copies(pages(arguments.pages)))
        lines, table = work / "pages.jsonl", work / "pages.parquet"
        plain = [unhusk, "batch", str(archives), "--content", "markdown", "--output", str(lines)]
        job = [sys.executable, str(HERE / "clean.py"), f"{archives}/*.warc.gz", str(table), "--unhusk", unhusk]
        seconds = {"unhusk batch": timed(plain), "scale/clean.py": timed(job)}
        with open(lines, encoding="utf-8") as file:
            expected = {line["url"]: line for line in map(json.loads, file)}
        rows = {row["url"]: row for row in pyarrow.parquet.read_table(table).to_pylist()}
    assert len(expected) == count, f"{len(expected)} lines for {count} pages"
    assert rows.keys() == expected.keys(), f"{len(rows)} rows for {len(expected)} lines"
    for url, line in expected.items():
        for field in FIELDS:
            assert rows[url][field] == line.get(field), f"{url}: {field} differs"
    print(f"{count} pages, {size / 1e6:.1f} MB, {os.cpu_count()} processors; both say the same of each page")
    for name, taken in seconds.items():
        print(f"{name:<16} {taken:6.1f} s {count / taken:8.0f} pages/s {size / 1e6 / taken:7.1f} MB/s")


if __name__ == "__main__":
    main()
