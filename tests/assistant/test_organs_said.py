"""Committees called in short."""

from __future__ import annotations

import pytest

from assistant.organs_said import organs_in_full
from corpus import names

KNOWN = {
    names.key(name): name
    for name in (
        "Børne- og Ungdomsudvalget",
        "Børne- og Fritidsforvaltningen",
        "Udviklings- og Strategiudvalget",
        "Kultur- og Fritidsudvalget",
        "Kultur- og Museumsudvalget",
        "Økonomiudvalget",
    )
}


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("hvad sagde USU?", "hvad sagde Udviklings- og Strategiudvalget?"),
        ("hvad med Børneudvalget?", "hvad med Børne- og Ungdomsudvalget?"),
        ("og børneforvaltningen?", "og Børne- og Fritidsforvaltningen?"),
        ("og ØU?", "og Økonomiudvalget?"),
    ],
)
def test_a_short_name_is_told_in_full(said: str, full: str) -> None:
    assert organs_in_full(said, KNOWN) == full


@pytest.mark.parametrize(
    "said",
    [
        "hvad med Kulturudvalget?",  # two are called so
        "og Økonomiudvalget?",
        "og Børne- og Ungdomsudvalget?",
        "og fagudvalget?",
        "hvad siger EU?",
        "hvad står der om IT?",
    ],
)
def test_other_words_stay_as_they_are(said: str) -> None:
    assert organs_in_full(said, KNOWN) == said
