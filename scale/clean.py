"""Takes the husk off the pages of web archives with Daft, on one machine or many.

    python scale/clean.py 'crawl/*.warc.gz' pages.parquet
    python scale/clean.py 's3://bucket/crawl/*.warc.gz' s3://bucket/pages --ray auto --workers 64

Writes Parquet files into a folder: url, fetched, and the columns of FIELDS.
"""

import argparse
import os
import sys
from pathlib import Path

import daft
from daft import DataType, col

from worker import Worker

# For the processes that Daft starts on this machine. Ray brings the folder along, see README.md.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(Path(__file__).parent), os.environ.get("PYTHONPATH")]))

# What is kept of a result.
FIELDS = {
    "title": DataType.string(),
    "byline": DataType.string(),
    "site": DataType.string(),
    "published": DataType.string(),
    "modified": DataType.string(),
    "lang": DataType.string(),
    "kind": DataType.string(),
    "words": DataType.int64(),
    "markdown": DataType.string(),
    "error": DataType.string(),
    "code": DataType.string(),
}

# Pages that a worker is given at a time.
BATCH = 32


class Cleaner:
    """Holds a process of unhusk as long as the job lasts."""

    def __init__(self, program):
        self.worker = Worker(program, ["--content", "markdown"])

    @daft.method.batch(return_dtype=DataType.struct(FIELDS), batch_size=BATCH, unnest=True)
    def clean(self, urls, responses):
        """What is made of each response."""
        pages = zip(urls.to_pylist(), responses.to_pylist(), strict=True)
        results = self.worker.clean([{"url": url, "http": response} for url, response in pages])
        return [{field: result.get(field) for field in FIELDS} for result in results]


def run(archives, output, program, workers):
    """Reads archives, and writes a row for each page."""
    cleaner = daft.cls(Cleaner, max_concurrency=workers)(program)
    responses = daft.read_warc(archives).where(col("WARC-Type") == "response")
    pages = responses.select(
        col("WARC-Target-URI").alias("url"),
        col("WARC-Date").alias("fetched"),
        col("warc_content"),
    )
    rows = pages.select(col("url"), col("fetched"), cleaner.clean(col("url"), col("warc_content")))
    # Pictures, style sheets, messages that a page is not there.
    rows = rows.where(col("code").fill_null("") != "no-html")
    rows.write_parquet(output, write_mode="overwrite")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", help="web archives, with wildcards; also addresses of object stores")
    parser.add_argument("output", help="the folder to write")
    parser.add_argument("--unhusk", default="unhusk", help="the program, on every machine")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="pages at a time, on all machines")
    parser.add_argument("--ray", metavar="ADDRESS", help="the Ray cluster to run on; 'auto' finds it")
    arguments = parser.parse_args()
    if arguments.ray:
        daft.set_runner_ray(address=arguments.ray)
    run(arguments.archives, arguments.output, arguments.unhusk, arguments.workers)
    if not arguments.ray:
        # All is written. On Python's own way out, threads of Daft that have not ended yet crash it now and then.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
