"""Folds for cross-validation: whole sites, of about equal numbers of pages."""

from collections import Counter

import numpy as np


def folds(sites, count, seed):
    random = np.random.RandomState(seed)
    pages = Counter(sites)
    order = sorted(pages)
    random.shuffle(order)
    order.sort(key=lambda site: -pages[site])
    load, fold_of = [0] * count, {}
    for site in order:
        fold = int(np.argmin(load))
        fold_of[site] = fold
        load[fold] += pages[site]
    return np.array([fold_of[site] for site in sites])
