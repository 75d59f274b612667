"""Labels: which blocks of a page are in its true text.

The sequence of blocks is aligned with the truth by longest common subsequences, so that a menu word which
also occurs in the truth is not taken for content.
"""

from collections import defaultdict

import numpy as np
from rapidfuzz.distance import LCSseq

from .pages import WORD

COPY_WORDS = 5  # later copies of a block of so many words are left out by the engine
GATE_WORDS = 4  # blocks of so many words need trigrams of the truth
GATE = 0.4  # share of a block's words that trigrams must cover
MATCH = 0.5  # share of a block's words that must align
ROUNDS = 3
LARGEST = 4e9  # product of lengths beyond which a page is not aligned again


def tokens(text):
    return [word.lower() for word in WORD.findall(text)]


def align(blocks, truth):
    """For each block (a list of words) the share of its words that align with `truth`, 0 to 1."""
    count = len(blocks)
    found = np.zeros(count)
    size = np.array([max(1, len(block)) for block in blocks], float)
    numbers = {}

    def encoded(words):
        return [numbers.setdefault(word, len(numbers)) for word in words]

    wanted = encoded(truth)
    known = len(numbers)
    coded = [encoded(block) for block in blocks]
    gate = _gate(coded, wanted, known)
    free = np.ones(len(wanted), bool)
    done = np.zeros(count, bool)
    for turn in range(ROUNDS):
        places = np.flatnonzero(free)
        shortest = GATE_WORDS if turn == ROUNDS - 1 else 1
        use = [i for i in range(count) if not done[i] and gate[i] >= GATE and (turn == 0 or len(coded[i]) >= shortest)]
        flat = [word for i in use for word in coded[i]]
        owner = [i for i in use for _ in coded[i]]
        rest = [wanted[place] for place in places]
        if not flat or not rest or len(flat) * len(rest) > LARGEST:
            break
        hits = defaultdict(list)
        for step in LCSseq.opcodes(flat, rest):
            if step.tag == "equal":
                for offset in range(step.src_end - step.src_start):
                    hits[owner[step.src_start + offset]].append(places[step.dest_start + offset])
        matched = False
        for i, taken in hits.items():
            if len(taken) / size[i] >= MATCH:
                found[i] = len(taken) / size[i]
                done[i] = True
                free[taken] = False
                matched = True
        if not matched:
            break
    _choose_among_equals(coded, found, size)
    _share_with_copies(coded, found)
    return found


def _gate(coded, wanted, known):
    """How much of each block consists of word sequences of the truth."""
    triples = set(zip(wanted, wanted[1:], wanted[2:]))
    pairs = set(zip(wanted, wanted[1:]))
    gate = np.ones(len(coded))
    for i, block in enumerate(coded):
        if len(block) >= GATE_WORDS:
            covered = np.zeros(len(block), bool)
            for j in range(len(block) - 2):
                if (block[j], block[j + 1], block[j + 2]) in triples:
                    covered[j : j + 3] = True
            gate[i] = covered.mean()
        elif len(block) > 1:
            gate[i] = all(pair in pairs for pair in zip(block, block[1:]))
        elif block:
            gate[i] = block[0] < known
    return gate


def _choose_among_equals(coded, found, size):
    """Of equal short blocks, those in the better neighbourhood are the ones in the truth."""
    reach, most = 4, 20
    capped = np.minimum(size, most)

    def neighbourhood(i):
        near = [j for j in range(max(0, i - reach), min(len(coded), i + reach + 1)) if j != i]
        return sum(found[j] * capped[j] for j in near) / max(1, sum(capped[j] for j in near))

    same = defaultdict(list)
    for i, block in enumerate(coded):
        if len(block) < 8:
            same[tuple(block)].append(i)
    for group in same.values():
        inside = [i for i in group if found[i] >= MATCH]
        if len(group) < 2 or not inside or len(inside) == len(group):
            continue
        score = {i: neighbourhood(i) + (0.15 if found[i] >= MATCH else 0) for i in group}
        values = sorted((found[i] for i in inside), reverse=True)
        for i in group:
            found[i] = 0
        for i, value in zip(sorted(group, key=lambda i: -score[i]), values):
            found[i] = value


def _share_with_copies(coded, found):
    """Later copies of a longer text get the label of the matched one: the engine leaves copies out."""
    best = defaultdict(float)
    for block, share in zip(coded, found):
        if len(block) >= COPY_WORDS:
            best[tuple(block)] = max(best[tuple(block)], share)
    for i, block in enumerate(coded):
        if len(block) >= COPY_WORDS:
            found[i] = best[tuple(block)]


def snippets(texts, truth):
    """Labels from snippets that must (1) or must not (0) occur; NaN for the blocks of which nothing is known."""
    labels = np.full(len(texts), np.nan)
    squeezed = [" ".join(text.split()).lower() for text in texts]
    for value, key in ((0.0, "without"), (1.0, "with")):
        for snippet in truth.get(key, []):
            snippet = " ".join(snippet.split()).lower()
            for i, text in enumerate(squeezed):
                if snippet and snippet in text:
                    labels[i] = value
    return labels
