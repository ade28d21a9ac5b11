"""Postings: lists, columns, what joins them, and the files that hold them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import joining
from index.bm25 import Mask
from index.joining import joined
from index.postings import Postings, term_hash

Part = list[list[str]]

TEXTS = [["hal", "havn", "hal"], [], ["hal"]]
SHORT = st.lists(st.sampled_from(["havn", "hal", "skole", "vej", "sø"]), max_size=6)


def held(postings: Postings, term: str) -> dict[int, int]:
    """Return how often each row holds a term."""
    rows, counts = postings.listed(term_hash(term))
    column = postings.column(term_hash(term))
    if column is None:
        return dict(zip(rows.tolist(), counts.tolist(), strict=True))
    assert not len(rows)
    return {row: times for row, times in enumerate(column.tolist()) if times}


def counted(texts: Part) -> dict[str, dict[int, int]]:
    """Return the same for each term, counted one by one."""
    found: dict[str, dict[int, int]] = {}
    for row, text in enumerate(texts):
        for term, times in Counter(text).items():
            found.setdefault(term, {})[row] = times
    return found


def all_of(texts: Part) -> Mask:
    return np.ones(len(texts), dtype=np.bool_)


def with_columns(monkeypatch: pytest.MonkeyPatch, share: float) -> None:
    """Give columns to terms that more than a share of the rows hold, however few rows there are."""
    monkeypatch.setattr(joining, "_LARGE", 0)
    monkeypatch.setattr(joining, "_COMMON", share)


def test_postings_hold_where_and_how_often_a_term_stands() -> None:
    postings = Postings.build(TEXTS)
    rows, counts = postings.listed(term_hash("hal"))
    assert (rows.tolist(), counts.tolist()) == ([0, 2], [2, 1])
    assert [found.tolist() for found in postings.listed(term_hash("vej"))] == [[], []]
    assert postings.lengths.tolist() == [3, 0, 1]


def test_what_many_rows_hold_gets_a_column(monkeypatch: pytest.MonkeyPatch) -> None:
    with_columns(monkeypatch, 0.5)
    postings = joined([(Postings.build(TEXTS), all_of(TEXTS))])
    column = postings.column(term_hash("hal"))
    assert column is not None
    assert column.tolist() == [2, 0, 1]
    assert postings.column(term_hash("havn")) is None
    assert held(postings, "havn") == {0: 1}


@pytest.mark.parametrize("share", [0, 0.3, 1])
@given(st.lists(st.lists(SHORT, max_size=4), min_size=1, max_size=4), st.data())
def test_joined_postings_are_those_of_the_texts_that_are_left(
    share: float, parts: list[Part], data: st.DataObject
) -> None:
    masks: list[Mask] = [
        np.array(data.draw(st.lists(st.booleans(), min_size=len(part), max_size=len(part))), dtype=np.bool_)
        for part in parts
    ]
    left = [
        text
        for part, mask in zip(parts, masks, strict=True)
        for text, kept in zip(part, mask, strict=True)
        if kept
    ]
    with pytest.MonkeyPatch.context() as patch:
        with_columns(patch, data.draw(st.sampled_from([0, 0.4, 1])))
        once = [joined([(Postings.build(part), all_of(part))]) for part in parts]
        with_columns(patch, share)
        found = joined(list(zip(once, masks, strict=True)))
    expected = counted(left)
    assert {term: held(found, term) for term in expected} == expected
    assert len(found.hashes) + len(found.common) == len(expected)
    assert found.lengths.tolist() == [len(text) for text in left]
    assert (np.diff(found.starts) <= share * len(left)).all()
    built = Postings.build(left)
    for name in Postings.__slots__:
        assert getattr(found, name).dtype == getattr(built, name).dtype


def test_a_term_that_stands_there_very_often_counts_as_often_as_fits() -> None:
    assert held(Postings.build([["hal"] * 300]), "hal") == {0: 255}


@pytest.mark.parametrize("share", [0.5, 1])
def test_what_is_saved_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: float) -> None:
    with_columns(monkeypatch, share)
    saved = joined([(Postings.build(TEXTS), all_of(TEXTS))])
    saved.save(tmp_path, "stems")
    loaded = Postings.load(tmp_path, "stems")
    for name in Postings.__slots__:
        assert getattr(loaded, name).tolist() == getattr(saved, name).tolist()


def test_what_an_earlier_version_saved_is_loaded_and_joined(tmp_path: Path) -> None:
    built = Postings.build([*TEXTS, ["hal"] * 300])
    for name in ("hashes", "starts", "rows", "lengths"):
        np.save(tmp_path / f"stems.{name}.npy", getattr(built, name))
    np.save(tmp_path / "stems.counts.npy", np.array([2, 1, 300, 1], dtype=np.uint16))
    loaded = Postings.load(tmp_path, "stems")
    assert held(loaded, "hal") == {0: 2, 2: 1, 3: 300}
    assert held(joined([(loaded, all_of([*TEXTS, []]))]), "hal") == {0: 2, 2: 1, 3: 255}
