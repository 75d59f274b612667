"""Training: page kind, first stage, second stage."""

from dataclasses import dataclass

import lightgbm
import numpy as np

from . import neighbours, tokens
from .folds import folds
from .selection import counted_words

KINDS = ["article", "forum", "product", "collection", "listing", "documentation", "service"]


@dataclass
class Settings:
    tokens: int = 3000
    features: int = 130  # of those that the engine computes, the best are used
    first: tuple = (120, 31)  # trees, leaves
    second: tuple = (80, 31)
    kind: tuple = (24, 6)  # rounds (a tree for each kind), leaves
    rate: float = 0.1
    second_rate: float = 0.08
    kept_rows: float = 0.35
    inner: int = 3
    blank: float = 0.15  # share of the pages whose names are blanked out
    seed: int = 1


class Data:
    """All pages with their labels, and the rows of all blocks one under another."""

    def __init__(self, names, of_page, pages, labels):
        self.names, self.of_page = names, of_page
        self.pages, self.labels = pages, labels
        self.rows = np.concatenate([page.rows for page in pages])
        self.start = np.concatenate([[0], np.cumsum([len(page) for page in pages])])
        self.label = np.concatenate(labels)
        self.weight = np.concatenate([page_weights(page, label) for page, label in zip(pages, labels)])
        self.tokens = tokens.Tokens(
            pages, [label if page.set == "wcxb" else None for page, label in zip(pages, labels)]
        )
        self.sites = [page.site for page in pages]

    def of(self, pages):
        return np.concatenate([np.arange(self.start[p], self.start[p + 1]) for p in pages])

    def slice(self, page):
        return slice(self.start[page], self.start[page + 1])


def page_weights(page, label):
    """Weight of each block in training: its words, so that each page weighs about the same."""
    if page.set == "segments":
        out = np.zeros(len(label))
        for value in (0, 1):
            known = label == value
            if known.any():
                out[known] = 0.5 / known.sum()
        return out
    words = np.maximum(counted_words(page), 0.2 * np.maximum(page.words, 1.0))
    content = (words * label).sum()
    total = max(content, 0.02 * words.sum(), 30.0)
    out = words / total * min(1.0, 8.0 * total / max(1e-9, words.sum()))
    if not page.truth.get("text"):
        # Some of these truths are wrong.
        out *= 0.02 if words.sum() > 300 else 0.2
    return out


def grow(rows, label, weight, trees, leaves, rate, settings, seed=None):
    """Boosted trees for soft labels. Rows are kept by their weight, and reweighted to stay unbiased."""
    seed = settings.seed if seed is None else seed
    random = np.random.RandomState(seed)
    known = ~np.isnan(label) & (weight > 0)
    floor, scale = 0.03, settings.kept_rows * known.sum() / weight[known].sum()
    for _ in range(6):
        scale *= settings.kept_rows / max(1e-9, np.minimum(1, floor + scale * weight[known]).mean())
    chance = np.minimum(1, floor + scale * weight)
    use = np.flatnonzero(known & (random.rand(len(label)) < chance))
    kept = weight[use] / chance[use]
    data = lightgbm.Dataset(
        rows[use], np.clip(label[use], 0, 1), weight=kept / kept.mean(),
        params=dict(max_bin=63, min_data_in_bin=5, verbosity=-1),
    )  # fmt: skip
    settings = dict(
        objective="cross_entropy", num_leaves=leaves, learning_rate=rate, min_data_in_leaf=20, feature_fraction=0.4,
        bagging_fraction=0.7, bagging_freq=1, lambda_l2=5.0, min_sum_hessian_in_leaf=2.0, num_threads=1, seed=seed,
        deterministic=True, force_row_wise=True, verbosity=-1,
    )  # fmt: skip
    return lightgbm.train(settings, data, trees)


def grow_kinds(rows, kinds, settings):
    rounds, leaves = settings.kind
    data = lightgbm.Dataset(rows, kinds, params=dict(max_bin=63, min_data_in_bin=5, verbosity=-1))
    parameters = dict(
        objective="multiclass", num_class=len(KINDS), num_leaves=leaves, learning_rate=0.12, min_data_in_leaf=8,
        feature_fraction=0.5, lambda_l2=5.0, num_threads=1, seed=settings.seed, deterministic=True,
        force_row_wise=True, verbosity=-1,
    )  # fmt: skip
    return lightgbm.train(parameters, data, rounds)


class Model:
    """Everything that is learned from the pages of `training` (indices into `data`)."""

    def __init__(self, data, training, settings):
        self.data, self.settings = data, settings
        rows = data.of(training)
        quick = grow(data.rows[rows], data.label[rows], data.weight[rows], 40, 31, 0.2, settings)
        gain = quick.feature_importance("gain")
        self.columns = np.sort(np.argsort(-gain, kind="stable")[: settings.features])
        self.kind_columns = np.arange(len(data.names) - data.of_page, len(data.names))
        self.first = self._first(training)
        inner = folds([data.sites[page] for page in training], settings.inner, settings.seed + 6)
        score = {}
        for fold in range(settings.inner):
            held = training[inner == fold]
            score.update(self._apply_first(self._first(training[inner != fold]), held, leave_out=False))
        second = [self._second_rows(page, *score[page]) for page in training]
        stack = np.concatenate([np.hstack(parts) for parts in second])
        trees, leaves = settings.second
        self.second = grow(stack, data.label[rows], data.weight[rows], trees, leaves, settings.second_rate, settings)

    def _first(self, training):
        data, settings = self.data, self.settings
        table = data.tokens.learn(training, settings.tokens)
        random = np.random.RandomState(settings.seed + 99)
        blanked = random.rand(len(training)) < settings.blank
        learned = []
        for page, blank in zip(training, blanked):
            found = table.features(data.pages[page], data.tokens.site[page])
            if blank:
                found[:, :7] = 0
            learned.append(found)
        rows = data.of(training)
        stack = np.hstack([data.rows[np.ix_(rows, self.columns)], np.concatenate(learned)])
        trees, leaves = settings.first
        model = grow(stack, data.label[rows], data.weight[rows], trees, leaves, settings.rate, settings)
        typed = [page for page in training if data.pages[page].kind in KINDS]
        kind_rows = np.stack(
            [data.rows[data.start[page]][self.kind_columns] for page in typed if len(data.pages[page])]
        )
        kinds = [KINDS.index(data.pages[page].kind) for page in typed if len(data.pages[page])]
        return table, model, grow_kinds(kind_rows, kinds, settings)

    def _apply_first(self, first, pages, leave_out):
        """Token features, scores and kinds of pages."""
        data = self.data
        table, model, kinds = first
        out = {}
        for page in pages:
            found = table.features(data.pages[page], data.tokens.site[page] if leave_out else None)
            rows = np.hstack([data.rows[data.slice(page)][:, self.columns], found])
            kind = kinds.predict(data.rows[data.start[page]][self.kind_columns][None])[0]
            out[page] = found, model.predict(rows, num_threads=1), kind
        return out

    def _second_rows(self, page, found, score, kind):
        rows = self.data.rows[self.data.slice(page)][:, self.columns]
        around = neighbours.features(self.data.pages[page], score)
        return rows, found, around, np.tile(kind.astype(np.float32), (len(rows), 1))

    def predict(self, pages):
        """For each page: scores of both stages and the chances of the kinds."""
        out = {}
        for page, (found, score, kind) in self._apply_first(self.first, pages, leave_out=False).items():
            rows = np.hstack(self._second_rows(page, found, score, kind))
            out[page] = score, self.second.predict(rows, num_threads=1), kind
        return out

    def names(self):
        """Names of the columns of the second stage; the first stage has the first of them."""
        base = [self.data.names[column] for column in self.columns]
        return base + tokens.FEATURES + neighbours.FEATURES + [f"kind_{kind}" for kind in KINDS]

    def gains(self):
        """How much each column helped each stage."""
        names = self.names()
        stages = {"first": self.first[1], "second": self.second}
        return {stage: dict(zip(names, trees.feature_importance("gain").tolist())) for stage, trees in stages.items()}
