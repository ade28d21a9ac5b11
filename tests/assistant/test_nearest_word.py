"""A misspelt word is put as the document spells the likest one, and nothing is guessed beyond that."""

from __future__ import annotations

import pytest

from assistant.nearest_word import nearest_words
from tests.web.fakes import DOCUMENTS

PLAN = DOCUMENTS[0]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("klimatilpassning", "klimatilpasning"),
        ("KLIMATILPASNNING skolerne", "klimatilpasning skolerne"),
        ("klimatilpasning", None),
        ("kvantecomputere", None),
        ("klimatilpassning kvantecomputere", None),
        ("klimmatilpas", "klimatilpas"),
        ("", None),
        ("???", None),
    ],
)
def test_only_what_is_spelt_nearly_so_is_meant(words: str, meant: str | None) -> None:
    assert nearest_words(PLAN, words) == meant
