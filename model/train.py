"""Trains the model of Unhusk; run it with `cargo xtask train --pages DIR`.

DIR holds page sets: folders with set.json, truth.json.gz and pages/. The report is printed and written to
model/REPORT.md, the model to src/model/model.bin. Two runs give the same bytes.
"""

import argparse
import json
import os
import tempfile
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from unhusk_model import engine, evaluate, report
from unhusk_model.export import export
from unhusk_model.folds import folds
from unhusk_model.labels import align, snippets, tokens
from unhusk_model.stages import Data, Model, Settings

HERE = Path(__file__).parent
FOLDS = 5
FOLD_SEED = 3

# Set before the workers fork, so that they share the pages' memory.
shared = {}


def label(job):
    kind, texts, truth = job
    if kind == "wcxb":
        return align([tokens(text) for text in texts], tokens(truth["text"]))
    return snippets(texts, truth)


def run_fold(fold):
    """Trains without the sites of a fold; what the engine then makes of the fold's pages."""
    data, fold_of, unhusk, version, settings, work = (
        shared[key] for key in ("data", "folds", "unhusk", "version", "settings", "work")
    )
    training, held = np.flatnonzero(fold_of != fold), np.flatnonzero(fold_of == fold)
    file, gains = Path(work) / f"fold{fold}.bin", Path(work) / f"fold{fold}.json"
    if not file.exists() or not gains.exists():
        model = Model(data, training, settings)
        file.write_bytes(export(model, version)[0])
        gains.write_text(json.dumps(model.gains()))
    records = engine.batch(unhusk, [data.pages[page].path for page in held], ["--model", file])
    print(f"fold {fold + 1} of {FOLDS} done", flush=True)
    return records, json.loads(gains.read_text())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, required=True, help="folder of page sets")
    parser.add_argument("--unhusk", type=Path, required=True, help="the command line program")
    parser.add_argument("--out", type=Path, default=HERE.parent / "src/model/model.bin")
    parser.add_argument("--report", type=Path, default=HERE / "REPORT.md")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--work", type=Path, help="folder that keeps the models of the folds; those there are scored again"
    )
    arguments = parser.parse_args()
    settings = Settings()

    header, sets = engine.page_sets(arguments.unhusk, arguments.pages)
    pages = [page for page_set in sets for page in page_set.pages if len(page)]
    print(f"{len(pages)} pages with text, {sum(map(len, pages))} blocks", flush=True)
    with Pool(arguments.jobs) as pool:
        labels = pool.map(label, [(page.set, page.text, page.truth) for page in pages], chunksize=8)
    data = Data(header["features"], header["of_page"], pages, labels)
    fold_of = folds(data.sites, FOLDS, FOLD_SEED)
    shared.update(data=data, folds=fold_of, unhusk=arguments.unhusk, version=header["version"], settings=settings)
    temporary = tempfile.TemporaryDirectory()
    shared["work"] = arguments.work or temporary.name
    Path(shared["work"]).mkdir(parents=True, exist_ok=True)
    with Pool(arguments.jobs) as pool:
        results = pool.map(run_fold, range(FOLDS), chunksize=1)
    records = {name: record for fold, _ in results for name, record in fold.items()}
    gains = [gains for _, gains in results]

    model = Model(data, np.arange(len(pages)), settings)
    packed, sizes = export(model, header["version"])
    arguments.out.write_bytes(packed)
    parity = engine.parity(arguments.unhusk, arguments.out, model, pages[:: max(1, len(pages) // 200)], data)
    rules = {}
    for page_set in sets:
        paths = [page.path for page in page_set.pages]
        rules.update(engine.batch(arguments.unhusk, paths, ["--rules-only"]))
    text = report.write(
        sets=[(page_set, evaluate.score(page_set, records), evaluate.score(page_set, rules)) for page_set in sets],
        gains=gains, size=len(packed), parts=sizes, parity=parity, settings=settings, version=header["version"],
        notes=(HERE / "NOTES.md").read_text(),
    )  # fmt: skip
    arguments.report.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
