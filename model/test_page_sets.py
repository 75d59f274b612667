"""Tests of page_sets.py, on made-up repositories in the form of the real ones: python3 -m unittest discover model"""

import contextlib
import gzip
import io
import json
import tempfile
import unittest
from pathlib import Path

import page_sets

WCXB = {
    "schema_version": "2.0",
    "url": "https://pages.example/a",
    "file_id": "0001",
    "_internal": {"page_type": {"primary": "article", "confidence": "verified", "tags": ["rain"]}},
    "ground_truth": {
        "title": "Rain",
        "author": None,
        "publish_date": "2025-09-04",
        "main_content": "It rained.\n\nFor days.",
        "with": ["It rained."],
        "without": ["Home"],
        "main_content_markdown": "It **rained**.",
    },
}

# Its address is that of a page which is trained on.
CHOSEN = "https://die-partei.net/luebeck/2012/05/31/das-ministerium-fur-club-kultur-informiert/"
EVALUATION = {
    CHOSEN: {"file": "chosen.html", "with": ["rained"], "without": ["Home"], "author": "A. B.", "comments": ["No!"]},
    "https://pages.example/other": {"file": "other.html", "with": ["x"], "without": ["y"]},
}


def file(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


class PageSets(unittest.TestCase):
    def setUp(self):
        work = tempfile.TemporaryDirectory()
        self.addCleanup(work.cleanup)
        self.clone, self.pages = Path(work.name) / "clone", Path(work.name) / "pages"

    def convert(self, benchmark):
        with contextlib.redirect_stdout(io.StringIO()) as output:
            page_sets.main([benchmark, str(self.clone), str(self.pages)])
        return output.getvalue()

    def truth(self, folder):
        return json.loads(gzip.decompress((self.pages / folder / "truth.json.gz").read_bytes()))

    def test_wcxb(self):
        page = gzip.compress(b"<p>It rained.")
        file(self.clone / "dev/ground-truth/0001.json", json.dumps(WCXB).encode())
        file(self.clone / "dev/html/0001.html.gz", page)
        self.assertIn("1 pages", self.convert("wcxb"))
        folder = self.pages / "wcxb-dev"
        self.assertEqual((folder / "pages/0001.html.gz").read_bytes(), page)
        self.assertEqual(json.loads((folder / "set.json").read_text())["kind"], "wcxb")
        wanted = {
            "type": "article", "url": "https://pages.example/a", "title": "Rain", "date": "2025-09-04",
            "text": "It rained.\n\nFor days.", "with": ["It rained."], "without": ["Home"],
        }  # fmt: skip
        self.assertEqual(self.truth("wcxb-dev"), {"0001": wanted})

    def test_trafilatura(self):
        file(self.clone / "tests/evaldata.json", json.dumps(EVALUATION).encode())
        file(self.clone / "tests/eval/chosen.html", b"<p>It rained.")
        self.convert("trafilatura")
        [(name, truth)] = self.truth("segments-dev").items()
        self.assertEqual(truth, {"url": CHOSEN, "byline": "A. B.", "with": ["rained"], "without": ["Home"]})
        self.assertEqual((self.pages / f"segments-dev/pages/{name}.html").read_bytes(), b"<p>It rained.")

    def test_what_is_missing_is_named(self):
        file(self.clone / "dev/ground-truth/0001.json", json.dumps(WCXB).encode())
        with self.assertRaisesRegex(SystemExit, "0001.html.gz"):
            self.convert("wcxb")
        with self.assertRaisesRegex(SystemExit, "is there already"):
            self.convert("wcxb")

    def test_both_runs_give_the_same_bytes(self):
        file(self.clone / "tests/evaldata.json", json.dumps(EVALUATION).encode())
        file(self.clone / "tests/cache/chosen.html", b"<p>It rained.")
        self.convert("trafilatura")
        first = (self.pages / "segments-dev/truth.json.gz").read_bytes()
        self.pages = self.pages.with_name("again")
        self.convert("trafilatura")
        self.assertEqual((self.pages / "segments-dev/truth.json.gz").read_bytes(), first)


if __name__ == "__main__":
    unittest.main()
