"""Scores of words and vectors become one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import VECTOR_WEIGHT, Scores, VectorWeight, covered, fuse

score_lists = st.lists(st.floats(0, 1_000, width=32), min_size=1, max_size=20)
weights = st.floats(0, 1)


def scores(values: list[float]) -> Scores:
    return np.asarray(values, dtype=np.float32)


@given(score_lists, weights)
def test_a_fused_score_is_a_share(values: list[float], weight: float) -> None:
    fused = fuse(scores(values), scores(values[::-1]), weight)
    assert fused.shape == (len(values),)
    assert (fused >= 0).all()
    assert (fused <= 1.001).all()


@given(score_lists)
def test_the_scale_of_a_view_says_nothing(values: list[float]) -> None:
    words, vectors = scores(values), scores(values[::-1])
    assert fuse(words * 8, vectors, 0.3) == pytest.approx(fuse(words, vectors, 0.3), abs=1e-3)


def test_the_weight_says_which_view_counts() -> None:
    words, vectors = scores([4, 2, 0]), scores([0, 0.5, 1])
    assert fuse(words, vectors, 0).tolist() == [1, 0.5, 0]
    assert fuse(words, vectors, 1).tolist() == [0, 0.5, 1]
    assert fuse(words, vectors, 0.25).tolist() == [0.75, 0.5, 0.25]


def test_a_view_that_finds_nothing_leaves_the_other() -> None:
    assert fuse(scores([0, 0]), scores([0.2, 0.1]), 0.5).tolist() == [0.5, 0.25]
    assert fuse(scores([0, 0]), scores([0, 0]), 0.5).tolist() == [0, 0]


def test_the_given_scores_are_not_changed() -> None:
    words, vectors = scores([4, 2]), scores([1, 2])
    fuse(words, vectors, 0.5)
    assert (words.tolist(), vectors.tolist()) == ([4, 2], [1, 2])


@given(st.floats(0, 1))
def test_vectors_count_more_the_less_the_documents_know(share: float) -> None:
    assert VECTOR_WEIGHT.of(1) <= VECTOR_WEIGHT.of(share) <= VECTOR_WEIGHT.of(0)


def test_a_vector_weight_lies_between_its_ends() -> None:
    weight = VectorWeight(unknown=0.8, known=0.4)
    assert (weight.of(0), weight.of(0.5), weight.of(1)) == pytest.approx((0.8, 0.6, 0.4))


def test_rare_words_count_more_for_what_is_covered() -> None:
    rarity = {"the": 1.0, "budget": 3.0, "pool": 4.0}
    found = covered(["the", "budget", "pool", "pool"], {"the", "budget"}.__contains__, rarity.__getitem__)
    assert found == pytest.approx(0.5)


def test_a_question_without_words_is_covered() -> None:
    assert covered([], bool, len) == 1
