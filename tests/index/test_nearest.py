"""The inverted file of a large segment against a plain scan; small ones are scanned anyway."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt
import pytest

from index.nearest import flat, joined, load, nearest
from index.store import pack, unpack

DIMENSION = 48
COUNT = 20_000
LIMIT = 50

Vectors = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]


def clustered(count: int, seed: int) -> Vectors:
    """Return unit vectors around a hundred places, as the library keeps them."""
    chance = np.random.default_rng(seed)
    places = np.random.default_rng(0).normal(size=(100, DIMENSION))
    vectors = places[chance.integers(100, size=count)] + 0.7 * chance.normal(size=(count, DIMENSION))
    unit = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return unpack(pack(unit), DIMENSION)


def everything(index: faiss.Index) -> Mask:
    return np.ones(index.ntotal, dtype=np.bool_)


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return clustered(COUNT, seed=1)


@pytest.fixture(scope="module")
def questions() -> Vectors:
    return clustered(30, seed=2)


@pytest.fixture(scope="module")
def inverted(vectors: Vectors) -> faiss.Index:
    part = flat(vectors, DIMENSION)
    index, _ = joined([(part, everything(part))], exact=1_000)
    assert isinstance(index, faiss.IndexIVF)
    return index


def scanned(vectors: Vectors, question: Vectors, allowed: Mask | None = None) -> npt.NDArray[np.int64]:
    cosines = vectors @ question
    order = np.argsort(-cosines)
    return (order if allowed is None else order[allowed[order]])[:LIMIT]


def recall(index: faiss.Index, vectors: Vectors, questions: Vectors, allowed: Mask | None = None) -> float:
    shares = []
    for question in questions:
        _, found = nearest(index, question, LIMIT, allowed)
        assert allowed is None or allowed[found].all()
        shares.append(np.isin(scanned(vectors, question, allowed), found).mean())
    return float(np.mean(shares))


def test_a_small_index_finds_what_a_scan_finds(vectors: Vectors, questions: Vectors) -> None:
    part = flat(vectors, DIMENSION)
    index, order = joined([(part, everything(part))])
    assert isinstance(index, faiss.IndexFlatIP)
    assert order[0].tolist() == list(range(COUNT))
    for question in questions:
        want, have = nearest(part, question, LIMIT, None), nearest(index, question, LIMIT, None)
        assert [array.tolist() for array in have] == [array.tolist() for array in want]


def test_an_inverted_file_finds_nearly_all(
    inverted: faiss.Index, vectors: Vectors, questions: Vectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.nearest._COMPARED", COUNT // 5)
    monkeypatch.setattr("index.nearest._FEWEST_LISTS", 1)
    assert recall(inverted, vectors, questions) >= 0.95


@pytest.mark.parametrize("share", [0.001, 0.01, 0.3])
def test_a_narrow_bound_loses_nothing(
    inverted: faiss.Index,
    vectors: Vectors,
    questions: Vectors,
    share: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.nearest._COMPARED", COUNT // 5)
    monkeypatch.setattr("index.nearest._FEWEST_LISTS", 1)
    allowed = np.random.default_rng(3).random(COUNT) < share
    found = recall(inverted, vectors, questions, allowed)
    assert found == 1 if share < 0.2 else found >= 0.95


def test_what_is_found_has_its_exact_cosine(
    inverted: faiss.Index, vectors: Vectors, questions: Vectors
) -> None:
    for question in questions:
        cosines, found = nearest(inverted, question, LIMIT, None)
        assert cosines == pytest.approx(vectors[found] @ question, abs=1e-5)
        assert (np.diff(cosines) <= 0).all()


def test_nothing_allowed_is_nothing_found(inverted: faiss.Index, questions: Vectors) -> None:
    _, found = nearest(inverted, questions[0], LIMIT, np.zeros(COUNT, dtype=np.bool_))
    assert found.tolist() == []


def test_the_same_vectors_make_the_same_file(vectors: Vectors, tmp_path: Path) -> None:
    for name in ("one", "two"):
        part = flat(vectors, DIMENSION)
        faiss.write_index(joined([(part, everything(part))], exact=1_000)[0], str(tmp_path / name))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_what_is_written_is_read(
    inverted: faiss.Index, questions: Vectors, vectors: Vectors, tmp_path: Path
) -> None:
    for index in (inverted, flat(vectors, DIMENSION)):
        faiss.write_index(index, str(tmp_path / "vectors"))
        read = load(tmp_path / "vectors")
        want, have = nearest(index, questions[0], LIMIT, None), nearest(read, questions[0], LIMIT, None)
        assert [array.tolist() for array in have] == [array.tolist() for array in want]


def test_inverted_files_are_joined_with_what_is_left_of_each(
    inverted: faiss.Index, vectors: Vectors, questions: Vectors, tmp_path: Path
) -> None:
    more = clustered(3_000, seed=4)
    faiss.write_index(inverted, str(tmp_path / "vectors"))
    parts = [load(tmp_path / "vectors"), flat(more, DIMENSION)]
    kept = [np.random.default_rng(5).random(part.ntotal) < 0.5 for part in parts]
    for exact in (1_000, 1 << 16):
        index, order = joined(list(zip(parts, kept, strict=True)), exact)
        assert index.ntotal == sum(mask.sum() for mask in kept)
        left = np.concatenate([vectors[order[0]], more[order[1]]])
        assert recall(index, left, questions) >= 0.95
        cosines, found = nearest(index, questions[0], LIMIT, None)
        assert cosines == pytest.approx(left[found] @ questions[0], abs=1e-5)
    assert all(mask[numbers].all() for mask, numbers in zip(kept, order, strict=True))
