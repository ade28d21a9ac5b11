"""The best rows against a stable sort of all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.best import best_rows


@given(st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), max_size=400), st.integers(1, 20))
def test_the_best_rows_are_those_of_a_stable_sort(values: list[float], limit: int) -> None:
    scores = np.array(values, dtype=np.float32)
    assert best_rows(scores, limit).tolist() == np.argsort(-scores, kind="stable")[:limit].tolist()


@pytest.mark.parametrize("count", [1, 63, 64, 65, 10_001, 100_000])
@pytest.mark.parametrize("limit", [1, 40])
def test_many_scores(count: int, limit: int) -> None:
    scores = np.random.default_rng(count).normal(size=count).astype(np.float32)
    assert best_rows(scores, limit).tolist() == np.argsort(-scores, kind="stable")[:limit].tolist()
