"""Takes the husk off the pages of web archives with Daft, on one machine or many.

    python scale/clean.py 'crawl/*.warc.gz' pages.parquet
    python scale/clean.py 's3://bucket/crawl/*.warc.gz' s3://bucket/pages --ray auto --workers 64

Writes Parquet files with the columns that are chosen below. `unhusk` must be on the path of every machine, or --unhusk say where it is.
"""

import argparse
import json
import os
from pathlib import Path

import daft
from daft import DataType, col

from worker import Worker

# What is kept of a result, and under which name.
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
BATCH = 64


@daft.cls
class Cleaner:
    """A worker for each processor, which lives as long as the job."""

    def __init__(self, program):
        self.worker = Worker(program, ["--content", "markdown"])

    @daft.method.batch(return_dtype=DataType.struct(FIELDS), batch_size=BATCH)
    def clean(self, headers, responses):
        pages = [
            {"url": json.loads(header).get("WARC-Target-URI"), "http": response}
            for header, response in zip(headers.to_pylist(), responses.to_pylist(), strict=True)
        ]
        return [{field: result.get(field) for field in FIELDS} for result in self.worker.clean(pages)]
