"""Markdown becomes what a reader of the rendered page would see."""

from __future__ import annotations

from corpus.readers.markdown import MarkdownReader
from corpus.readers.types import DEFAULTS, Extract


def read(text: str) -> Extract:
    return MarkdownReader().read(text.encode(), DEFAULTS)


def test_headings_are_marked_and_signs_are_gone() -> None:
    extract = read("# Planer for *ådalen*\n\nEn **sti** langs [åen](http://x) og\nsøen.\n\nStatus\n------\n")
    assert extract.text == "Planer for ådalen\n\n\nEn sti langs åen og søen.\n\n\nStatus"
    assert [(extract.text[mark.start : mark.end], mark.level) for mark in extract.marks] == [
        ("Planer for ådalen", 1),
        ("Status", 2),
    ]


def test_items_stand_on_lines_of_their_own() -> None:
    assert read("Mål:\n\n- sti\n- bro\n\n  over åen\n1. kaj\n").text == (
        "Mål:\n\n\n• sti\n• bro\n\n\nover åen\n\n\n1. kaj"
    )


def test_numbered_items_keep_their_numbers() -> None:
    text = "1. godkende\n2. udsætte\n   - en sti\n\nTekst\n\n4) sende\n5) tage\n"
    assert [line for line in read(text).text.split("\n") if line] == [
        "1. godkende", "2. udsætte", "• en sti", "Tekst", "4) sende", "5) tage",
    ]  # fmt: skip


def test_a_row_of_a_table_is_a_line() -> None:
    assert read("| År | Beløb |\n|---|---|\n| 2012 | 4 mio. kr. |\n").text == "År | Beløb\n2012 | 4 mio. kr."


def test_code_is_kept_and_html_is_read_as_html() -> None:
    text = read("    indrykket\n\n<div>Felt <script>x()</script></div>\n\nTekst <b>fed</b>\n").text
    assert text == "indrykket\n\n\nFelt\n\n\nTekst fed"
