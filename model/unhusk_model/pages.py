"""Reads the output of `unhusk features` and the truth beside the pages."""

import gzip
import json
import os
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import numpy as np

from .neighbours import LEVELS

WORD = re.compile(r"\w+")


@dataclass
class Page:
    """What the engine sees of one page, and what is true of it."""

    name: str
    text: list  # texts of the blocks
    rows: np.ndarray  # blocks x features
    words: np.ndarray
    container: np.ndarray  # innermost container of each block
    levels: np.ndarray  # blocks x levels: containers around each block
    paths: np.ndarray  # blocks x 2: kinds of place
    parent: np.ndarray  # parent of each container
    range: np.ndarray  # containers x 2: first block, one past the last
    names: tuple  # counts and hashes, for each container
    headings: tuple  # counts and hashes, for each block
    shorts: tuple  # counts and hashes, for each block
    path: str = ""
    scores: np.ndarray | None = None  # of the engine, where a model was given
    set: str = ""
    truth: dict = field(default_factory=dict)

    def __len__(self):
        return len(self.text)

    @property
    def site(self):
        return registered_domain(self.truth.get("url") or self.name)

    @property
    def kind(self):
        return self.truth.get("type", "")


def registered_domain(url):
    """The part of a host that is registered: two labels, three below public suffixes such as co.uk."""
    host = (urlsplit(url if "//" in url else "//" + url).hostname or url).lower()
    labels = host.split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2
    count = 3 if country and (len(labels[-2]) <= 3 or labels[-2] in ("com", "gov", "edu")) else 2
    return ".".join(labels[-count:])


def load_truth(folder):
    """The kind of a page set and its truth by page name."""
    path = os.path.join(folder, "truth.json")
    opened = gzip.open(path + ".gz", "rt") if os.path.exists(path + ".gz") else open(path)
    with opened as file:
        truth = json.load(file)
    with open(os.path.join(folder, "set.json")) as file:
        return json.load(file), truth


def read_features(path):
    """The header of a features file, and its pages in the order of their names."""
    pages = []
    with open(path, "rb") as file:
        header = json.loads(file.readline())
        width = len(header["features"])
        while line := file.readline():
            head = json.loads(line)
            arrays = {name: np.frombuffer(file.read(4 * count), kind) for name, kind, count in head["arrays"]}
            pages.append(
                Page(
                    name=os.path.basename(head["path"]).split(".html")[0],
                    text=head["text"],
                    path=head["path"],
                    scores=arrays.get("second"),
                    rows=arrays["rows"].reshape(-1, width),
                    words=arrays["words"].astype(float),
                    container=arrays["container"],
                    levels=arrays["levels"].reshape(-1, LEVELS),
                    paths=arrays["paths"].reshape(-1, 2),
                    parent=arrays["parent"],
                    range=arrays["range"].reshape(-1, 2),
                    names=(arrays["name_count"], arrays["names"]),
                    headings=(arrays["heading_count"], arrays["headings"]),
                    shorts=(arrays["short_count"], arrays["shorts"]),
                )
            )
    return header, sorted(pages, key=lambda page: page.name)
