"""PDF files, read back with pdfium."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from tests.web.exports.answers import (
    BASE,
    DAY,
    HOSTILE,
    MORE,
    NOT_FOUND,
    ORDINARY,
    answered,
    hostile,
    source,
    turn,
)
from web.exports.fonts import markup, register
from web.exports.model import export
from web.exports.pdf import pdf
from web.exports.plain import plain


def made(*turns, title="Samtale") -> bytes:
    return pdf(export(title, turns, made=DAY, base=BASE))


def text_of(file: bytes) -> str:
    document = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "\n")


def joined(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_it_holds_all_that_tells_where_an_answer_comes_from() -> None:
    text = " ".join(text_of(made(ORDINARY, NOT_FOUND)).split())
    for wanted in (
        "Eksporteret fra Rådslag 3. marts 2026.",
        "Økonomiudvalgets møde Referat · Økonomiudvalget · 24. januar 2012 3. Virksomhedsplaner 2012 › ",
        "[1] side 7",
        "3. Virksomhedsplaner 2012 › Beslutning",
        "»Økonomiudvalget godkendte virksomhedsplanerne for 2012.«",
        "Står også i Kopi af mødet",
        "Det fandt jeg ikke svar på i dokumenterne. Måske relateret",
        "Udarbejdet med Rådslag. Kontrollér kilden, før du bruger svaret.",
        "Side 1",
    ):
        assert wanted in text


def test_it_has_a_title_a_language_and_an_outline() -> None:
    file = made(ORDINARY, NOT_FOUND)
    document = pypdfium2.PdfDocument(file)
    assert document.get_metadata_value("Title") == "Samtale"
    assert b"/Lang (da-DK)" in file
    outline = [(item.level, item.get_title()) for item in document.get_toc()]
    assert outline[:3] == [(0, "Samtale"), (1, "og i 2012?"), (2, "Kilder")]


def test_a_font_is_brought_along_for_letters_and_signs() -> None:
    said = "æøåÆØÅéüñčžł »«›–—…•√≤½§€ ■ → ✓ α"
    file = made(turn(answered("Hvad?", source(said))))
    assert b"BitstreamVera" in file
    assert b"/FontFile2" in file
    found = joined(text_of(file))
    assert all(char in found for char in said.replace(" ", ""))


def test_signs_that_the_font_has_not_are_taken_from_another() -> None:
    register()
    assert markup("a → b <✓>") == (
        'a <font name="Symbol">→</font> b &lt;<font name="ZapfDingbats">✓</font>&gt;'
    )
    assert markup("ő ﬀ \uf0b7 日") == 'o ff • <font name="ZapfDingbats">❑</font>'


def test_a_word_longer_than_a_line_is_wrapped() -> None:
    file = made(turn(answered("Hvad?", source("x" * 10_000))))
    assert joined(text_of(file)).count("x") == 10_000


@pytest.mark.parametrize("payload", HOSTILE, ids=lambda payload: repr(payload[:20]))
def test_x8_hostile_text_is_literal(payload: str) -> None:
    file = made(hostile(payload), title=payload)
    addresses = re.findall(rb"/URI \((.*?)\)", file)
    assert addresses
    assert all(address.startswith(f"{BASE}/dokumenter/".encode()) for address in addresses)
    assert not re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA)\b", file)
    text = joined(re.sub(r"Udarbejdet med Rådslag.*?Side \d+", "", text_of(file), flags=re.DOTALL))
    assert joined(f"»{plain(payload)}«") in text  # the statement
    assert joined(f"»{plain(f'{payload}{MORE}')}«") in text  # its source
