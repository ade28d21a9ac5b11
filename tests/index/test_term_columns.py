"""Scores by columns are those by lists; with a limit those of the best rows and of those near are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import joining, scoring
from index.best import best_rows
from index.bm25 import Mask
from index.lexical import Sought, Terms
from tests.index.test_lexical import index

WORDS = ["havn", "havnen", "hal", "svømmehal", "skole", "skolevej", "vej", "vejen", "byen", "2012"]
TEXT = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
SOUGHT = st.lists(
    st.builds(
        lambda texts, weight: Sought(tuple(map(Terms.of, texts)), weight),
        st.lists(TEXT, min_size=1, max_size=3),
        st.sampled_from([1.0, 0.35]),
    ),
    min_size=1,
    max_size=3,
)


@pytest.mark.parametrize("share", [0, 0.3])
@given(texts=st.lists(TEXT, min_size=1, max_size=30), sought=SOUGHT, data=st.data())
def test_scores_by_columns_are_those_by_lists(
    share: float, texts: list[str], sought: list[Sought], data: st.DataObject
) -> None:
    gone = sorted(data.draw(st.sets(st.integers(0, len(texts) - 1), max_size=3)))
    cut = data.draw(st.integers(0, len(texts)))
    chosen = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    allowed: Mask = np.array(chosen, dtype=np.bool_)
    with_lists = index(texts, [cut], gone)
    by_lists = with_lists.scores(sought)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joining, "_LARGE", 0)
        patch.setattr(joining, "_COMMON", share)
        patch.setattr(scoring, "_BLOCK", data.draw(st.integers(1, 20)))
        words = index(texts, [cut], gone)
        assert words.scores(sought) == pytest.approx(by_lists, abs=1e-5)
        assert words.scores(sought, allowed) == pytest.approx(np.where(allowed, by_lists, 0), abs=1e-5)
        known = {stem for each in sought for terms in each.texts for stem in terms.stems}
        assert [words.rarity(stem) for stem in known] == [with_lists.rarity(stem) for stem in known]


@pytest.mark.parametrize("some", [0, 0.25, 1])
@given(texts=st.lists(TEXT, min_size=5, max_size=40), sought=SOUGHT, data=st.data())
def test_the_best_rows_and_those_near_have_their_exact_scores(
    some: float, texts: list[str], sought: list[Sought], data: st.DataObject
) -> None:
    gone = sorted(data.draw(st.sets(st.integers(0, len(texts) - 1), max_size=3)))
    cut = data.draw(st.integers(0, len(texts)))
    chosen = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    allowed: Mask = np.array(chosen, dtype=np.bool_)
    near: Mask = np.arange(len(texts)) % 5 == 0
    exact = np.where(allowed, index(texts, [cut], gone).scores(sought), 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joining, "_LARGE", 0)
        patch.setattr(joining, "_COMMON", 0.1)
        patch.setattr(scoring, "_BLOCK", data.draw(st.integers(1, 12)))
        patch.setattr(scoring, "_LEFT_OUT", data.draw(st.sampled_from([0.1, 0.5, 0.9, 2])))
        patch.setattr(scoring, "_SOME", some)
        found = index(texts, [cut], gone).scores(sought, allowed, near, 3)
    assert (found <= exact + 1e-5).all()
    assert found[near] == pytest.approx(exact[near], abs=1e-5)
    assert found[best_rows(found, 3)] == pytest.approx(exact[best_rows(exact, 3)], abs=1e-5)
