"""What something is gets told by the sentence that defines it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.defined import definition
from index.build import build
from index.search import Index
from index.types import Query
from tests.fakes import WordEmbedder

NOTE = """\
Notat om havnens strategi

I 2016 definerede vi den fælles hovedopgave for alle på havnen:

"Sammen med sejlerne holder vi havnen åben og sikker"

"Havneby 2030" er et nyt initiativ, som skal gøre byen til et centrum for sejlads. Havnen har en vision for
byen, og visionen drøftes i maj. Molevej 3 skal males. Budgettet for havnen drøftes i maj.
"""
_CATALOGUE = """\
[[document]]
id = "notat"
file = "notat.txt"
title = "Notat om havnen"
kind = "notat"
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("defined")
    (folder / "notat.txt").write_text(NOTE, "utf-8")
    (folder / "catalogue.toml").write_text(_CATALOGUE, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Index.open(folder / "index", WordEmbedder())


def told(index: Index, question: str) -> str:
    return " ".join(quote.text for quote in definition(question, index.search(Query(question)), ()))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Hvad er kommunens hovedopgave?", "holder vi havnen åben og sikker"),
        ("Hvad er vores hovedopgave", "holder vi havnen åben og sikker"),
        ("Hvad er Havneby 2030?", "et nyt initiativ"),
        ("What is Havneby 2030?", "et nyt initiativ"),
    ],
)
def test_what_something_is_has_its_definition(harbour: Index, question: str, words: str) -> None:
    assert words in told(harbour, question)


@pytest.mark.parametrize(
    "question",
    [
        "Hvad er kommunens vision?",  # named, not defined
        "Hvad er Molevej 3?",
        "Hvad er kommunens budget?",
        "Hvad er planen for Havneby 2030?",
    ],
)
def test_what_is_only_named_is_no_definition(harbour: Index, question: str) -> None:
    assert told(harbour, question) == ""
