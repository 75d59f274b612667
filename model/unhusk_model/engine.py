"""Runs the engine: features of page sets, articles of pages, and whether both sides agree on scores."""

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .pages import load_truth, read_features

AGREED = 0.02  # difference of scores that rounding explains
AGREEING = 0.995  # share of the blocks that must be within it


@dataclass
class PageSet:
    name: str
    about: str
    kind: str
    truth: dict
    pages: list


def page_sets(unhusk, folder):
    """The header of the features and all page sets in a folder, with the features of their pages."""
    header, sets = None, []
    for path in sorted(Path(folder).iterdir()):
        if not (path / "set.json").exists():
            continue
        about, truth = load_truth(path)
        if about["kind"] not in ("wcxb", "segments"):
            continue
        with tempfile.NamedTemporaryFile() as file:
            subprocess.run([unhusk, "features", path / "pages"], stdout=file, check=True)
            header, pages = read_features(file.name)
        pages = [page for page in pages if page.name in truth]
        for page in pages:
            page.truth, page.set = truth[page.name], about["kind"]
        sets.append(PageSet(path.name, about["about"], about["kind"], truth, pages))
    if not sets:
        raise SystemExit(f"{folder} holds no page sets; a set is a folder with set.json, truth.json.gz and pages/")
    return header, sets


def batch(unhusk, paths, options):
    """What the engine makes of pages: records by page name."""
    if not paths:
        return {}
    command = [unhusk, "batch", "--jobs", "1", *options, *paths]
    # The exit status says whether there was a page without an article.
    output = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
    records = {}
    for line in output.splitlines():
        record = json.loads(line)
        records[Path(record["path"]).name.split(".html")[0]] = record
    return records


def parity(unhusk, file, model, pages, data):
    """Share of the blocks on whose scores the engine and training agree; stops where that is too small."""
    with tempfile.NamedTemporaryFile() as output:
        paths = [page.path for page in pages]
        subprocess.run([unhusk, "features", "--model", file, *paths], stdout=output, check=True)
        _, scored = read_features(output.name)
    index = {id(page): i for i, page in enumerate(data.pages)}
    wanted = model.predict([index[id(page)] for page in pages])
    by_path = {page.path: page for page in scored}
    differences = [
        np.abs(by_path[page.path].scores - wanted[index[id(page)]][1]) for page in pages if page.path in by_path
    ]
    share = float((np.concatenate(differences) <= AGREED).mean())
    if share < AGREEING:
        raise SystemExit(
            f"the engine's scores differ from training on {1 - share:.1%} of the blocks: it computes something else"
        )
    return share
