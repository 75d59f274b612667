"""Which blocks to keep, given their scores: those that make the expected F1 of the page highest."""

from collections import Counter

import numpy as np

from .labels import COPY_WORDS, tokens
from .pages import WORD

EMPTY = 0.15  # where no block scores so much, a page has no content
SMOOTHING = 5.0


def counted_words(page):
    """Words of each block that count: later copies are left out by the engine."""
    seen, words = set(), page.words.copy()
    for i, text in enumerate(page.text):
        if words[i] >= COPY_WORDS:
            key = " ".join(tokens(text))
            if key in seen:
                words[i] = 0
            seen.add(key)
    return words


def select(score, words, exponent=1.0):
    """The blocks to keep: the prefix, by falling score, of highest expected F1."""
    keep = np.zeros(len(score), bool)
    if not len(score) or score.max() < EMPTY:
        return keep
    chance = score**exponent
    order = np.argsort(-chance, kind="stable")
    taken, hit = np.cumsum(words[order]), np.cumsum((chance * words)[order])
    expected = 2 * hit / (taken + hit[-1] + SMOOTHING)
    keep[order[: int(np.argmax(expected)) + 1]] = True
    return keep


def word_f1(text, truth):
    """Precision, recall and F1 over words as multisets."""
    got, want = Counter(WORD.findall(text.lower())), Counter(WORD.findall(truth.lower()))
    if not want:
        return (1.0, 1.0, 1.0) if not got else (0.0, 0.0, 0.0)
    hit = sum((got & want).values())
    precision, recall = hit / max(1, sum(got.values())), hit / sum(want.values())
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0
