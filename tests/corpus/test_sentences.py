"""Where sentences end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Hallen er åben.", "Vejen er lukket!", "Hvorfor?", "Fordi …", "Ja."],
        ["Den koster 4,5 mio. kr. i 2012.", "Det er meget."],
        ["Vi støtter f.eks. Virum og bl.a. andre byer.", "Det er nok."],
        ["Vi støtter bl.a. Lyngby.", "Det er nok."],
        ["Mødet er den 24. januar 2012.", "Det begynder kl. 17.00."],
        ["Se pkt. 3 i Bilag 1 jf. Planloven.", "Den gælder."],
        ["”Det er godt.”", "Det sagde borgmesteren."],
        ["1. Økonomi er første punkt.", "2. Skole er andet."],
        ["Det var i 2011.", "Nu er det 2012."],
        ["We help towns, e.g. Lyngby.", "That is all."],
        ["Uden punktum", "Næste linje"],
        ["A. P. Møller byggede et hus.", "Det er stort."],
    ],
)
def test_sentences_end_here(parts: list[str]) -> None:
    glue = "\n" if parts[0] == "Uden punktum" else " "
    assert split(glue.join(parts)) == parts


def test_only_the_stretch_asked_for_is_split() -> None:
    text = "Ja. Nej. Måske."
    assert [text[a:b] for a, b in sentences(text, 4, 8)] == ["Nej."]
    assert split("  \n ") == []


@given(st.text(alphabet=st.sampled_from("aB1. !?\n,”…"), max_size=60))
def test_no_word_is_lost_or_told_twice(text: str) -> None:
    spans = list(sentences(text))
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() and "\n" not in text[a:b] for a, b in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
