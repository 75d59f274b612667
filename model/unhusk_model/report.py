"""The report of a training run."""

from collections import Counter
from dataclasses import asdict

HEADINGS = ["set", "by", "pages", "F1", "precision", "recall", "wanted found", "unwanted left"]


def table(headings, rows):
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    return lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]


def write(sets, gains, size, parts, parity, settings, version, notes):
    """The report as Markdown."""
    lines = [
        "# The learned model",
        "",
        "Written by `cargo xtask train`; the notes at the end are `NOTES.md`.",
        "",
        f"Features: version {version:08x}. File: {size:,} bytes ({', '.join(f'{name} {count:,}' for name, count in parts)}).",
        f"Settings: {', '.join(f'{key} {value}' for key, value in asdict(settings).items())}.",
        f"The engine's scores agree with training on {parity:.2%} of the blocks.",
        "",
        "## Page sets",
        "",
    ]
    lines += table(["set", "pages", "what it is"], [(s.name, len(s.pages), s.about) for s, _, _ in sets])
    lines += [
        "",
        "Of pages with snippets alone (`segments`), those are weak labels. The pages are not part of the repository.",
        "",
        "## Scores",
        "",
        "Of the whole engine: each page by a model that saw no page of its site (five folds by registered domain), and by",
        "rules alone.",
        "",
    ]
    rows = []
    for page_set, learned, rules in sets:
        for name, result in (("model and rules", learned), ("rules alone", rules)):
            figures = [f"{result[key]:.4f}" for key in ("f1", "precision", "recall", "with", "without")]
            rows.append([page_set.name, name, result["pages"], *figures])
    lines += table(HEADINGS, rows)
    for page_set, learned, rules in sets:
        if "by_type" not in learned:
            continue
        lines += ["", f"### {page_set.name} by type of page", ""]
        rows = [
            (kind, count, f"{f1:.4f}", f"{rules['by_type'][kind][1]:.4f}")
            for kind, (count, f1) in learned["by_type"].items()
        ]
        lines += table(["type", "pages", "model and rules", "rules alone"], rows)
        lines += ["", f"Kind of page told right: {learned['kind']:.1%}.", "", f"### {page_set.name} by language", ""]
        rows = [(lang, count, f"{f1:.4f}") for lang, (count, f1) in learned["by_language"].items() if count >= 3]
        lines += table(["language", "pages", "F1"], rows)
        lines += ["", f"### {page_set.name}: where F1 is lost", ""]
        rows = [(c, f"{lost:.4f}", count, ", ".join(worst)) for c, (lost, count, worst) in learned["causes"].items()]
        lines += table(["cause", "F1 lost", "pages", "the worst"], rows)
    lines += ["", "## Features that weigh most", ""]
    for stage in ("first", "second"):
        total = Counter()
        for fold in gains:
            total.update(fold[stage])
        whole = sum(total.values())
        best = ", ".join(f"{name} {gain / whole:.1%}" for name, gain in total.most_common(30))
        lines += [f"{stage.capitalize()} stage, share of the gain: {best}.", ""]
    return "\n".join(lines) + "\n" + notes
