"""The vector index against a plain sort of all cosines."""

from __future__ import annotations

from itertools import pairwise

import faiss
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences
from index.vectors import VectorIndex, window_spans, windows

Vectors = npt.NDArray[np.float32]
NEAREST = 400  # windows that the index looks at for a question


def unit_vectors(count: int, seed: int) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, 24)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def index(vectors: Vectors, rows: list[int], cuts: tuple[int, ...] = ()) -> VectorIndex:
    """Return an index in parts; a part ends before each row of `cuts`."""
    edges = [0, *cuts, rows[-1] + 1]
    parts = []
    for first, end in pairwise(edges):
        held = [window for window, row in enumerate(rows) if first <= row < end]
        part = faiss.IndexFlatIP(vectors.shape[1])
        part.add(vectors[held])
        parts.append((part, np.asarray([rows[window] - first for window in held], np.int64), end - first))
    return VectorIndex(parts)


def oracle(
    vectors: Vectors, rows: list[int], question: Vectors, count: int, allowed: npt.NDArray[np.bool_] | None
) -> Vectors:
    cosines = vectors @ question
    within = [i for i in np.argsort(-cosines) if allowed is None or allowed[rows[i]]]
    best = np.zeros(count, dtype=np.float32)
    for window in within[:NEAREST]:
        best[rows[window]] = max(best[rows[window]], cosines[window])
    return best


@pytest.mark.parametrize("window_count", [1, 3, 399, 400, 1_500])
@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("parts", [1, 2, 5])
def test_a_passage_is_as_near_as_its_nearest_window(window_count: int, masked: bool, parts: int) -> None:
    vectors = unit_vectors(window_count, seed=window_count)
    rows = [window // 3 for window in range(window_count)]
    count = rows[-1] + 1
    allowed = np.arange(count) % 4 == 0 if masked else None
    cuts = tuple(count * part // parts for part in range(1, parts))  # some of them empty
    built = index(vectors, rows, cuts)
    for question in unit_vectors(5, seed=7):
        found = built.scores(question, allowed)
        assert found == pytest.approx(oracle(vectors, rows, question, count, allowed), abs=1e-5)
        if allowed is not None:
            assert not found[~allowed].any()


def test_asking_for_more_windows_than_are_allowed_finds_no_others() -> None:
    vectors = unit_vectors(50, seed=1)
    allowed = np.zeros(50, dtype=np.bool_)
    allowed[[0, 1]] = True
    found = index(vectors, list(range(50)), (1, 20)).scores(vectors[1], allowed)
    assert found[1] == pytest.approx(1, abs=1e-5)
    assert not found[2:].any()  # row -1, which FAISS fills up with, would be the last one


def test_nothing_allowed_is_nothing_found() -> None:
    vectors = unit_vectors(5, seed=1)
    assert not index(vectors, list(range(5))).scores(vectors[0], np.zeros(5, dtype=np.bool_)).any()


def test_without_vectors_nothing_is_near() -> None:
    assert VectorIndex([]).scores(unit_vectors(1, seed=1)[0], None).tolist() == []


def test_windows_are_whole_sentences() -> None:
    sentence = "Hallen ved havnen bliver bygget af sten."
    pieces = windows(" ".join([sentence] * 20))
    assert len(pieces) == 3
    assert all(piece.endswith("sten.") for piece in pieces)


@given(st.lists(st.sampled_from(["Ja.", "En lang sætning om veje og skoler.", "x" * 400, "\n"])))
def test_windows_hold_all_of_the_text_once(parts: list[str]) -> None:
    text = " ".join(parts)
    pieces = windows(text)
    assert " ".join(" ".join(pieces).split()) == " ".join(text.split())
    assert all(len(piece) < 360 or len(list(sentences(piece))) == 1 for piece in pieces)
    assert [" ".join(text[start:end].split()) for start, end in window_spans(text)] == [
        " ".join(piece.split()) for piece in pieces
    ]
