"""Scores the engine's records of a page set against its truth."""

import statistics
from collections import defaultdict

from .selection import word_f1


def squeeze(text):
    return " ".join((text or "").split()).lower()


def score(page_set, records):
    """Figures of a page set: word F1 by type and language for full truths, F1 of snippets for others."""
    if page_set.kind == "segments":
        return _snippets(page_set, records)
    rows = []
    languages = {page.name: _language(records.get(page.name)) for page in page_set.pages}
    for page in page_set.pages:
        record = records.get(page.name) or {}
        text = record.get("text") or ""
        precision, recall, f1 = word_f1(text, page.truth.get("text", ""))
        rows.append((page.name, page.kind, languages[page.name], precision, recall, f1, record.get("kind")))
    hit, wanted, left, unwanted = _count_snippets(page_set.pages, records)
    return {
        "pages": len(rows),
        "f1": statistics.mean(row[5] for row in rows),
        "precision": statistics.mean(row[3] for row in rows),
        "recall": statistics.mean(row[4] for row in rows),
        "by_type": _means(rows, 1),
        "by_language": _means(rows, 2),
        "kind": statistics.mean(row[1] == row[6] for row in rows),
        "with": hit / max(1, wanted),
        "without": left / max(1, unwanted),
        "causes": _causes(rows),
    }


def _language(record):
    return ((record or {}).get("lang") or "unknown").split("-")[0].lower()


def _means(rows, column):
    groups = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row[5])
    return {key: (len(values), statistics.mean(values)) for key, values in sorted(groups.items())}


CAUSES = [
    ("nothing kept", lambda p, r: r == 0),
    ("extra text only", lambda p, r: r >= 0.95),
    ("missing text only", lambda p, r: p >= 0.95),
    ("extra and missing", lambda p, r: True),
]


def _causes(rows):
    """What the lost F1 is lost to, with the pages that lose most by each cause."""
    causes = {name: [0.0, 0, []] for name, _ in CAUSES}
    for name, kind, _, precision, recall, f1, _ in rows:
        if f1 >= 0.95:
            continue
        cause = next(cause for cause, test in CAUSES if test(precision, recall))
        causes[cause][0] += (1 - f1) / len(rows)
        causes[cause][1] += 1
        causes[cause][2].append((f1, f"{name} ({kind})"))
    return {
        cause: (lost, count, [page for _, page in sorted(pages)[:8]]) for cause, (lost, count, pages) in causes.items()
    }


def _count_snippets(pages, records):
    """Wanted snippets found and all, unwanted snippets left and all."""
    counts = [0, 0, 0, 0]
    for page in pages:
        low = squeeze((records.get(page.name) or {}).get("text"))
        for place, key in ((0, "with"), (2, "without")):
            for snippet in filter(None, page.truth.get(key, [])):
                counts[place] += squeeze(snippet) in low
                counts[place + 1] += 1
    return counts


def _snippets(page_set, records):
    hit, wanted, left, unwanted = _count_snippets(page_set.pages, records)
    precision, recall = hit / max(1, hit + left), hit / max(1, wanted)
    return {
        "pages": len(page_set.pages),
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "precision": precision,
        "recall": recall,
        "with": recall,
        "without": left / max(1, unwanted),
    }
