"""PDF files, read back with pdfium: what they say, and that nothing in them does anything."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import web.exports
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
from web.exports.glyphs import characters, drawn
from web.exports.model import export
from web.exports.pdf import pdf
from web.exports.plain import plain

TYPST = (
    '#import "@preview/cetz:0.3.0": *',
    '#read("/etc/passwd") #include "answers.typ"',
    "#eval(\"1+1\") #{panic()} #sys.inputs",
    "$ x^2 $ and @kilde-1-1 <kilde-1-1> ~ -- --- ... \\ \\u{202e}",
    "= Heading\n+ item\n== Heading\n/ term: x",
    "`raw` *bold* _it_ // gone /* gone */ 'x' \"y\"",
    "a\fb\x0bc\u2028d",
)  # fmt: skip


def made(*turns, title="Samtale") -> bytes:
    return pdf(export(title, turns, made=DAY, base=BASE))


def text_of(file: bytes) -> str:
    document = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "\n")


def joined(text: str) -> str:
    return re.sub(r"[\s\u200b\ufffe\xad]", "", text)  # pdfium writes U+FFFE where a line ends within a word


def body_of(file: bytes) -> str:
    """Return the text without white space and without the foot of each page."""
    return re.sub(r"Udarbejdetmed[^«»]{0,80}Side\d+af\d+", "", joined(text_of(file)))


def test_it_holds_all_that_tells_where_an_answer_comes_from() -> None:
    text = " ".join(text_of(made(ORDINARY, NOT_FOUND)).split())
    for wanted in (
        "Eksporteret fra Rådslag 3. marts 2026. Udarbejdet med Rådslag.",
        "Kontrollér kilden, før du bruger svaret.",
        "Økonomiudvalgets møde Referat · Økonomiudvalget · 24. januar 2012 3. Virksomhedsplaner 2012 › ",
        "[1] side 7",
        "Vis i dokumentet https://raadslag.example.dk/dokumenter/oekonomiudvalget-2012-01-24?fra=10&til=65",
        "3. Virksomhedsplaner 2012 › Beslutning",
        "»Økonomiudvalget godkendte virksomhedsplanerne for 2012.«",
        "Står også i Kopi af mødet",
        "Det fandt jeg ikke svar på i dokumenterne. Måske relateret",
        "(streget ud: ",
        "Side 1 af 1",
    ):
        assert wanted in text


def test_it_has_a_title_a_date_and_an_outline() -> None:
    document = pypdfium2.PdfDocument(made(ORDINARY, NOT_FOUND))
    assert document.get_metadata_value("Title") == "Samtale"
    assert document.get_metadata_value("Author") == "Rådslag"
    assert document.get_metadata_value("CreationDate").startswith("D:20260303")
    outline = [(item.level, item.get_title()) for item in document.get_toc()]
    assert outline == [
        (0, "Samtale"),
        (1, "og i 2012?"),
        (2, "Kilder"),
        (1, "Hvad kostede svømmehallen?"),
        (2, "Måske relateret"),
    ]


def test_the_same_export_is_the_same_file() -> None:
    assert made(ORDINARY, NOT_FOUND) == made(ORDINARY, NOT_FOUND)


def test_a_conversation_without_answers_is_a_file_with_a_title() -> None:
    assert text_of(made()).startswith("Samtale\nEksporteret fra")
    assert text_of(made(title="")).startswith("Rådslag\nEksporteret fra")


def test_fifty_turns_are_pages_with_numbers() -> None:
    turns = [turn(answered(f"Spørgsmål nummer {n}?", source(f"Svar nummer {n}.")), n) for n in range(1, 51)]
    file = made(*turns)
    pages = len(pypdfium2.PdfDocument(file))
    assert pages > 10
    text = text_of(file)
    assert all(f"»Svar nummer {n}.«" in text and f"Spørgsmål nummer {n}?" in text for n in range(1, 51))
    assert f"Side {pages} af {pages}" in text


def test_fonts_are_brought_along_for_letters_and_signs() -> None:
    said = "æøåÆØÅéüñčžł »«›–—…•√≤½§€ ■ → ✓ α ☐ ☑"
    file = made(turn(answered("Hvad?", source(said))))
    assert b"LibertinusSerif" in file
    assert b"/FontFile3" in file
    found = joined(text_of(file))
    assert all(char in found for char in said.replace(" ", ""))


def test_the_compiler_has_every_character_regular_and_bold() -> None:
    signs = " ".join(sorted(characters() - {"\n"}))
    quote = source(signs)
    answer = answered("Hvad?", quote)
    # A label is bold; a missing character ends the compiler.
    labelled = replace(answer, statements=(replace(answer.statements[0], label=signs),))
    assert pypdfium2.PdfDocument(made(turn(labelled)))


def test_what_the_fonts_lack_is_shown_as_the_nearest_they_have() -> None:
    assert drawn("a → b ✓") == "a → b ✓"
    assert drawn("e\u0301 ﬀ \uf0b7 日 \ud800 \u3000 ✔\ufe0f \u05e9") == "é ff • ❑ ❑   ✔ ❑"


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(exclude_categories=[]), max_size=200))
def test_any_text_makes_a_file(text: str) -> None:
    assert made(turn(answered("Hvad?", source(text or "x")))).startswith(b"%PDF")


def test_a_word_longer_than_a_line_is_wrapped() -> None:
    file = made(turn(answered("Hvad?", source("q" * 10_000))))
    document = pypdfium2.PdfDocument(file)
    assert joined(text_of(file)).count("q") == 10_000
    for page in document:
        text = page.get_textpage()
        right = max(text.get_charbox(place)[2] for place in range(text.count_chars()))
        assert right < page.get_width() - 50


@pytest.mark.parametrize("payload", [*HOSTILE, *TYPST], ids=lambda payload: repr(payload[:20]))
def test_x8_hostile_text_is_literal(payload: str) -> None:
    file = made(hostile(payload), title=payload)
    addresses = re.findall(rb"/URI ?\((.*?)\)", file)
    assert addresses or len(payload) > 1000  # a longer address is shown, but is no link
    assert all(address.startswith(f"{BASE}/dokumenter/".encode()) for address in addresses)
    assert not re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA)\b", file)
    text = body_of(file)
    assert joined(f"»{plain(payload)}«") in text  # the statement
    assert joined(f"»{plain(f'{payload}{MORE}')}«") in text  # its source


def test_the_layout_reads_no_file_and_no_text_as_markup() -> None:
    layout = (Path(web.exports.__file__).parent / "layout" / "answers.typ").read_text("utf-8")
    assert layout.count("json(bytes(sys.inputs.file))") == 1
    assert not re.search(r"\b(eval|import|include|read|plugin|bibliography|image)\b\W", layout)


def test_a_refused_file_tells_nothing_of_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.exports.pdf._file", lambda _: {"title": "hemmeligt"})
    with pytest.raises(RuntimeError, match=r"ended with status 1; export as Word") as raised:
        made(ORDINARY)
    assert "hemmeligt" not in str(raised.value)


def test_the_server_itself_never_loads_the_compiler() -> None:
    code = "import sys, web.exports.pdf; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
