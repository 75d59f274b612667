"""Brings public benchmarks into the form of page sets, which `cargo xtask train --pages DIR` reads.

    git clone https://github.com/Murrough-Foley/web-content-extraction-benchmark wcxb
    git clone https://github.com/adbar/trafilatura
    python3 model/page_sets.py wcxb wcxb DIR
    python3 model/page_sets.py trafilatura trafilatura DIR

Needs nothing but Python. Of WCXB, the development split is taken; of Trafilatura's evaluation, the pages in segments.txt:
half of its hosts, so that the others stay unseen.
"""

import argparse
import gzip
import hashlib
import json
import shutil
import sys
from pathlib import Path

# The pages of Trafilatura's evaluation that are trained on, by name.
CHOSEN = Path(__file__).parent / "segments.txt"

SETS = {
    "wcxb": {
        "folder": "wcxb-dev",
        "kind": "wcxb",
        "about": "WCXB development split (CC BY 4.0, Murrough Foley, 2026): pages of 7 types with human-reviewed main text",
    },
    "trafilatura": {
        "folder": "segments-dev",
        "kind": "segments",
        "about": "Multilingual news and blog pages of the Trafilatura evaluation (half of its hosts): snippets that must and must not occur, title, author, date",
    },
}

# What is kept of a truth, by the name that the benchmark gives it.
KEYS = {
    "main_content": "text",
    "with": "with",
    "without": "without",
    "title": "title",
    "author": "byline",
    "publish_date": "date",
    "date": "date",
}


def truth_of(source, **more):
    """The truth of a page, without what is not known."""
    known = {KEYS[key]: value for key, value in source.items() if key in KEYS and value}
    return {"with": [], "without": [], **known, **more}


def wcxb(clone):
    """Yields name, file and truth of each page of the development split."""
    for path in sorted((clone / "dev/ground-truth").glob("*.json")):
        source = json.loads(path.read_text(encoding="utf-8"))
        kind = source["_internal"]["page_type"]["primary"]
        truth = {"text": "", **truth_of(source["ground_truth"], type=kind, url=source["url"])}
        yield path.stem, clone / f"dev/html/{path.stem}.html.gz", truth


def trafilatura(clone):
    """Yields name, file and truth of each page that is trained on."""
    chosen = set(CHOSEN.read_text(encoding="utf-8").split())
    pages = json.loads((clone / "tests/evaldata.json").read_text(encoding="utf-8"))
    for url, source in pages.items():
        name = hashlib.sha256(url.encode()).hexdigest()[:16]
        if name in chosen:
            places = [clone / "tests" / folder / source["file"] for folder in ("cache", "eval")]
            yield name, next(filter(Path.is_file, places), places[0]), truth_of(source, url=url)


def write(pages, folder, about):
    """Writes a page set; returns how many pages it has."""
    truths, missing = {}, []
    (folder / "pages").mkdir(parents=True)
    for name, file, truth in pages:
        if not file.is_file():
            missing.append(str(file))
            continue
        ending = ".html.gz" if file.suffix == ".gz" else ".html"
        shutil.copyfile(file, folder / "pages" / f"{name}{ending}")
        truths[name] = truth
    if missing or not truths:
        sys.exit(f"these pages are missing, is the clone complete? {missing or 'all of them'}")
    text = json.dumps(truths, ensure_ascii=False, sort_keys=True).encode()
    (folder / "truth.json.gz").write_bytes(gzip.compress(text, mtime=0))
    (folder / "set.json").write_text(json.dumps(about, indent=1), encoding="utf-8")
    return len(truths)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmark", choices=SETS)
    parser.add_argument("clone", type=Path, help="folder of the benchmark's repository")
    parser.add_argument("pages", type=Path, help="folder of the page sets; a folder for this one is made in it")
    options = parser.parse_args(arguments)
    about = dict(SETS[options.benchmark])
    folder = options.pages / about.pop("folder")
    if folder.exists():
        sys.exit(f"{folder} is there already: remove it, or name another folder")
    read = {"wcxb": wcxb, "trafilatura": trafilatura}[options.benchmark]
    print(f"{folder}: {write(read(options.clone), folder, about)} pages")


if __name__ == "__main__":
    main()
