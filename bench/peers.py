"""Scores other extractors on page sets, as training scores the engine; run it with `cargo xtask peers --pages DIR`.

Prints a line of JSON for each extractor: its name, its version, and its scores in the order of README's table.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from importlib.metadata import version
from multiprocessing import Pool
from pathlib import Path
from types import SimpleNamespace

import trafilatura

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "model"))

from unhusk_model import evaluate  # noqa: E402
from unhusk_model.pages import load_truth  # noqa: E402

# Sets, and kinds of page in the first of them, in the order of README's table.
SETS = ["wcxb-dev", "segments-dev"]
KINDS = ["article", "documentation", "service", "forum", "listing", "collection", "product"]


def page_sets(folder):
    """The page sets with their pages' paths and truths."""
    sets = []
    for name in SETS:
        if not (folder / name / "set.json").exists():
            raise SystemExit(f"{folder} holds no page set {name}")
        about, truth = load_truth(folder / name)
        pages = [
            SimpleNamespace(name=path.name.split(".html")[0], path=path)
            for path in sorted((folder / name / "pages").iterdir())
        ]
        pages = [page for page in pages if page.name in truth]
        for page in pages:
            page.truth = truth[page.name]
            page.kind = page.truth.get("type", "")
        sets.append(SimpleNamespace(name=name, kind=about["kind"], pages=pages))
    return sets


def with_trafilatura(path):
    """The text that Trafilatura gives of a page."""
    opened = gzip.open(path) if path.suffix == ".gz" else path.open("rb")
    with opened as file:
        html = file.read()
    try:
        text = trafilatura.extract(html)
    except Exception as error:  # whatever it is, the page has no text then
        print(f"{path}: {error}", file=sys.stderr)
        text = None
    return {"path": str(path), "text": text or ""}


def printed(command):
    """The records that a program prints, a line each."""
    output = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    return [json.loads(line) for line in output.split("\n") if line]


def announce(name):
    """Says what is done."""
    print(f"  {name}", file=sys.stderr, flush=True)


def scores(sets, records):
    """The scores in the order of README's columns."""
    by_name = {Path(record["path"]).name.split(".html")[0]: record for record in records}
    words, snippets = (evaluate.score(page_set, by_name) for page_set in sets)
    return [words["f1"], *(words["by_type"][kind][1] for kind in KINDS), snippets["f1"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, required=True, help="folder of page sets")
    parser.add_argument("--native", type=Path, required=True, help="the program of bench/src/bin/articles.rs")
    parser.add_argument("--versions", type=json.loads, required=True, help="versions of the packages, as JSON")
    arguments = parser.parse_args()
    sets = page_sets(arguments.pages)
    paths = [page.path for page_set in sets for page in page_set.pages]
    browser = ["node", HERE / "browser/articles.mjs"]
    # Names in README; those of the packages; the programs, which are given the latter and a list of pages.
    programs = [
        ("rs-trafilatura", "rs-trafilatura", [arguments.native]),
        ("dom_smoothie", "dom_smoothie", [arguments.native]),
        ("Readability.js", "@mozilla/readability", browser),
        ("Defuddle", "defuddle", browser),
    ]

    def found(name, version, records):
        print(json.dumps([name, version, scores(sets, records)]), flush=True)

    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages.txt"
        pages.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
        for name, package, program in programs:
            announce(name)
            found(name, arguments.versions[package], printed([*program, package, pages]))
    announce("Trafilatura")
    with Pool() as pool:
        records = pool.map(with_trafilatura, paths, chunksize=8)
    found("Trafilatura", version("trafilatura"), records)


if __name__ == "__main__":
    main()
