"""Which lines are page furniture, and where paragraphs end."""

from __future__ import annotations

import pytest

from corpus.lines import split_lines
from tests.texts import clean


def kept(source: str) -> list[str]:
    return [line.text for line in split_lines(source) if not line.furniture]


def test_a_line_knows_where_its_text_stands() -> None:
    source = "  Første linje  \n\nAnden\flinje\n"
    lines = split_lines(source)
    assert [source[line.start : line.end] for line in lines] == ["Første linje", "Anden", "linje"]
    assert [line.gap for line in lines] == [True, True, True]
    assert [line.page_top for line in lines] == [True, False, True]


@pytest.mark.parametrize("before", ["", "Anden side\f"])
def test_a_page_may_begin_with_blank_lines(before: str) -> None:
    assert split_lines(f"{before}\n\nFørste linje\n")[-1].page_top


@pytest.mark.parametrize(
    "head",
    [
        "Åbent punkt Økonomiudvalget den 24-01-2012, s.26",
        "Åbent punkt   Økonomiudvalget den 24-01-2012, s.26",
        "Lukket punkt   Byrådet den 01-02-2030, s. 4",
        "2      KONCERNGRUNDLAG 2023-2028",
        "Dokument: Direktionens virksomhedsplan 2012.doc",
        "Side 3 af 12",
        "side 3",
        "s. 3",
        "____________________",
    ],
)
def test_a_running_head_is_furniture(head: str) -> None:
    assert kept(f"Skolen er åben.\n{head}\nVejen er lukket.") == ["Skolen er åben.", "Vejen er lukket."]


@pytest.mark.parametrize(
    "text",
    ["Se side 3 af 12 i planen.", "Åbent punkt på dagsordenen", "2 KONCERNGRUNDLAG", "s. 3 handler om veje"],
)
def test_a_sentence_that_looks_like_one_is_kept(text: str) -> None:
    assert kept(f"Skolen er åben.\n{text}") == ["Skolen er åben.", text]


def test_a_line_on_top_of_three_pages_is_their_head() -> None:
    pages = [f"Årsberetning 2015 afsnit {n}\nHer er afsnittets tekst {'i' * n}.\n" for n in range(1, 4)]
    assert kept("\f".join(pages)) == [f"Her er afsnittets tekst {'i' * n}." for n in range(1, 4)]
    assert len(kept("\f".join(pages[:2]))) == 4


def test_a_line_that_stands_elsewhere_too_is_no_head() -> None:
    page = "Mål for skolerne\nVi vil have gode skoler.\n"
    assert kept("\f".join([page] * 3) + "\nMål for skolerne\n").count("Mål for skolerne") == 4


def test_page_numbers_are_gone_from_the_clean_text() -> None:
    source = "Skolen ligger ved skoven.\n\n12\n\fVejen er lukket.\n\n- 13 -\n"
    assert clean(source) == "Skolen ligger ved skoven.\nVejen er lukket."


def test_the_number_of_an_item_is_kept() -> None:
    source = "4\n\nLukning af vej\n.\n\nSagsfremstilling\nVejen lukkes.\n\n12\n"
    assert clean(source) == "4\nLukning af vej .\nSagsfremstilling\nVejen lukkes."


DOUBLE_SPACED = """\
Skolen ligger ved den store skov, som

alle i byen kender, og som kommunen

har passet på i mere end hundrede år.

Den er bygget af røde sten, som blev

brændt på teglværket ved søen.


Vejen dertil er lukket hele vinteren,

så eleverne går over marken og langs

med åen, når de skal til gymnastik.
"""


def test_double_spaced_lines_are_one_paragraph() -> None:
    assert [line.split()[0] for line in clean(DOUBLE_SPACED).split("\n")] == ["Skolen", "Vejen"]


def test_single_spaced_paragraphs_stay_apart() -> None:
    source = "\n\n".join(f"Afsnit {n} handler om veje\nog skoler i byen." for n in "abcdef")
    assert len(clean(source).split("\n")) == 6


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        (("Havnby Kommune - Skoleudvalget - 06-02-2031",) * 2, ("Side 1 af 2", "Side 2 af 2")),
        (("Skoleudvalget, side 1", "Skoleudvalget, side 2"), ("Havnby Kommune | Torvet 1 | 1",) * 2),
        (("1 | Referat fra Skoleudvalget", "2 | Referat fra Skoleudvalget"), ("1", "2")),
        (("1", "2"), ("Havnby Kommune, Torvet 1\n1", "Havnby Kommune, Torvet 1\n2")),
    ],
)
def test_what_both_of_two_pages_begin_or_end_with_is_furniture(
    head: tuple[str, str], foot: tuple[str, str]
) -> None:
    texts = "Skolen er åben.\nVejen er lukket.", "Broen er ny.\nStien er våd."
    source = "\f".join(f"{h}\n{text}\n{f}\n" for h, text, f in zip(head, texts, foot, strict=True))
    assert [line for line in kept(source) if not line.isdigit()] == "\n".join(texts).split("\n")


@pytest.mark.parametrize(
    "pages",
    [
        ("Skolen er åben.\nTaget til efterretning.", "Vejen er lukket.\nTaget til efterretning."),
        ("Beslutning\nAnbefales til Byrådet", "Vejen er lukket.\nBeslutning\nAnbefales til Byrådet"),
        ("Punkt 1 om skolens tag\nSkolen er åben.", "Punkt 2 om skolens tag\nVejen er lukket."),
        ("Skolen er åben\nVejen er lukket\nBroen er lang nok\nStien er våd nok",) * 2,
    ],
)
def test_text_that_two_pages_share_is_kept(pages: tuple[str, str]) -> None:
    assert kept("\f".join(pages)) == "\n".join(pages).split("\n")


def test_a_line_at_the_foot_of_three_pages_is_furniture() -> None:
    texts = ["Skolen er åben.", "Vejen er lukket.", "Broen er ny."]
    pages = [f"{text}\n\nHavnby Kommune, Torvet 1\n{n}\n" for n, text in enumerate(texts, start=1)]
    assert kept("\f".join(pages))[::2] == texts
