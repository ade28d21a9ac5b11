"""Terms that widen a question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import index
from index.glossary import Glossary, bundled
from index.words import stems

SMALL = Glossary(
    [
        {"da": "svømmehal", "syn": ["badeanstalt"], "en": ["swimming pool", "indoor pool"]},
        {"da": "bassin", "en": ["pool"]},
        {"da": "Teknik- og Miljøudvalget", "syn": ["TMU"]},
    ]
)


def terms(widenings: list) -> list[tuple[str, ...]]:
    return [widening.terms for widening in widenings]


def test_an_english_term_brings_in_the_danish_one() -> None:
    (widening,) = SMALL.danish_for("Who uses the pools?")
    assert widening.terms == ("bassin",)
    assert widening.stems == frozenset(stems("pools"))


def test_the_longest_term_goes_first_and_takes_its_words() -> None:
    assert terms(SMALL.danish_for("the swimming pool")) == [("svømmehal",)]
    assert terms(SMALL.danish_for("a pool beside the swimming pool")) == [("svømmehal",), ("bassin",)]


def test_a_danish_term_brings_in_its_synonyms_but_not_itself() -> None:
    assert terms(SMALL.synonyms("Hvornår åbner svømmehallen?")) == [("badeanstalt",)]
    assert terms(SMALL.synonyms("Hvad vedtog TMU?")) == [("Teknik- og Miljøudvalget",)]
    assert SMALL.synonyms("bassin") == []


def test_an_unknown_word_brings_in_nothing() -> None:
    assert SMALL.danish_for("traffic") == SMALL.danish_for("") == SMALL.synonyms("trafik") == []


def test_the_bundled_glossary_knows_the_committees() -> None:
    assert terms(bundled().danish_for("the finance committee")) == [("økonomiudvalg",)]


def test_every_line_of_the_bundled_glossary_is_whole() -> None:
    lines = Path(index.__file__).with_name("glossary.jsonl").read_text("utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    assert len(entries) > 1_000
    for entry in entries:
        assert entry["da"].strip()
        assert all(term.strip() for field in ("syn", "en") for term in entry.get(field, []))


@pytest.mark.parametrize(
    ("question", "danish"),
    [
        ("How will they bring down energy consumption?", {"nedbringe", "energiforbrug"}),
        ("What was cut and what was extended?", {"reducere", "udvide"}),
        ("How do you retain and attract employees?", {"fastholde", "tiltrække", "ansatte"}),
        ("Is the nursing home as flexible as the doctor?", {"fleksibel", "plejehjem", "læge"}),
    ],
)
def test_the_bundled_glossary_knows_what_people_do(question: str, danish: set[str]) -> None:
    assert danish <= {term for widening in bundled().danish_for(question) for term in widening.terms}
