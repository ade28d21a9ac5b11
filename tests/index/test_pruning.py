"""Scoring a few passages exactly finds what scoring all of them finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import pruning
from index.best import best_rows
from index.lexical import Mask, Sought, Terms
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


@pytest.mark.parametrize("few", [0, 4, 1000])
@given(texts=st.lists(TEXT, min_size=5, max_size=30), sought=SOUGHT, data=st.data())
def test_the_best_rows_and_those_near_have_their_exact_scores(
    few: int, texts: list[str], sought: list[Sought], data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.integers(0, len(texts) - 1), max_size=3))
    cut = data.draw(st.integers(0, len(texts)))
    words = index(texts, [cut], sorted(gone))
    chosen = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    allowed: Mask = np.array(chosen, dtype=np.bool_) & ~np.isin(np.arange(len(texts)), sorted(gone))
    near = np.flatnonzero(allowed)[::3]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pruning, "_FEW", few)
        found = pruning.word_scores(words, sought, allowed, near, 3, large=0)
    exact = words.scores(sought)
    found[~allowed], exact[~allowed] = 0, 0
    assert (found <= exact + 1e-5).all()
    assert found[near] == pytest.approx(exact[near], abs=1e-5)
    assert found[best_rows(found, 3)] == pytest.approx(exact[best_rows(exact, 3)], abs=1e-5)
