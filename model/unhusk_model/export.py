"""Writes a model as the file that the engine reads; `src/model/file.rs` describes it."""

import struct

import numpy as np

from . import neighbours, tokens
from .stages import KINDS

FORMAT = 1
LEAF = 0x80


def export(model, version):
    """The bytes of a model trained for features of this version, and how many each part takes."""
    data = model.data
    table, first, kinds = model.first
    width = len(model.names())
    forests = [first.dump_model(), model.second.dump_model()]
    page_forest = kinds.dump_model()
    thresholds = _thresholds(forests, width)
    page_thresholds = _thresholds([page_forest], len(model.kind_columns))
    out = [b"UNHUSK", struct.pack("<HI", FORMAT, version)]
    sizes = []

    def part(name):
        sizes.append((name, sum(map(len, out)) - sum(count for _, count in sizes)))

    for columns in (model.columns, model.kind_columns):
        out.append(struct.pack("<H", len(columns)) + np.asarray(columns, "<u2").tobytes())
    for columns in (thresholds, page_thresholds):
        for values in columns:
            out.append(struct.pack("<B", len(values)) + np.asarray(values, "<f4").tobytes())
    part("thresholds")
    out.append(struct.pack("<H", len(table.tokens)) + np.asarray(table.tokens, "<u4").tobytes())
    out.append(np.round(table.values * tokens.SCALE).astype("i1").tobytes())
    part("tokens")
    for name, forest in zip(("first stage", "second stage"), forests):
        out.append(_forest([tree["tree_structure"] for tree in forest["tree_info"]], thresholds))
        part(name)
    trees = [tree["tree_structure"] for tree in page_forest["tree_info"]]
    for kind in range(len(KINDS)):
        out.append(_forest(trees[kind :: len(KINDS)], page_thresholds))
    part("kinds")
    assert width == len(model.columns) + len(tokens.FEATURES) + len(neighbours.FEATURES) + len(KINDS)
    assert len(data.names) > max(model.kind_columns)
    return b"".join(out), sizes


def below(value):
    """The largest 32-bit number that is not above `value`: rounding up would let a value change sides."""
    single = np.float32(value)
    return np.nextafter(single, np.float32(-np.inf)) if single > value else single


def _nodes(tree):
    """Inner nodes of a tree, parents first."""
    nodes, queue = [], [tree]
    while queue:
        node = queue.pop(0)
        if "split_feature" in node:
            nodes.append(node)
            queue += [node["left_child"], node["right_child"]]
    return nodes


def _thresholds(forests, width):
    found = [set() for _ in range(width)]
    for forest in forests:
        for tree in forest["tree_info"]:
            for node in _nodes(tree["tree_structure"]):
                assert node["decision_type"] == "<="
                found[node["split_feature"]].add(float(below(node["threshold"])))
    return [sorted(values) for values in found]


def _leaves(tree):
    if "split_feature" not in tree:
        return [tree["leaf_value"]]
    return _leaves(tree["left_child"]) + _leaves(tree["right_child"])


def _forest(trees, thresholds):
    largest = max(abs(value) for tree in trees for value in _leaves(tree))
    scale = np.float32(max(largest, 1e-9) / 32767)
    out = [struct.pack("<Hf", len(trees), scale)]
    for tree in trees:
        nodes = _nodes(tree)
        number = {id(node): i for i, node in enumerate(nodes)}
        leaves = []

        def child(node):
            if "split_feature" in node:
                return number[id(node)]
            leaves.append(node["leaf_value"])
            return LEAF | (len(leaves) - 1)

        packed = b""
        for node in nodes:
            column = node["split_feature"]
            place = thresholds[column].index(float(below(node["threshold"])))
            packed += struct.pack("<4B", column, place, child(node["left_child"]), child(node["right_child"]))
        if not nodes:
            leaves.append(tree["leaf_value"])
        values = np.round(np.array(leaves) / scale).astype("<i2")
        out.append(struct.pack("<B", len(leaves)) + packed + values.tobytes())
    return b"".join(out)
