"""Markdown files: read by a Markdown parser, every text from outside is the text it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.web.exports.answers import BASE, DAY, HOSTILE, LISTS, NOT_FOUND, ORDINARY, hostile
from web.exports.markdown import literal, markdown
from web.exports.model import export
from web.exports.plain import plain

PARSER = MarkdownIt("commonmark")


def text_of(tokens: list[Token]) -> str:
    """Return what a reader sees, and nothing of the marks."""
    found = []
    for token in tokens:
        for child in token.children or []:
            found.append("\n" if child.type in {"hardbreak", "softbreak"} else child.content)
        found.append("\n" if token.type.endswith("_close") else "")
    return "".join(found)


def inline(tokens: list[Token], kind: str) -> list[Token]:
    return [child for token in tokens for child in token.children or [] if child.type == kind]


def test_the_sources_are_listed_with_their_numbers_and_all_that_tells_where_they_come_from() -> None:
    said = markdown(export("og i 2012?", [ORDINARY], made=DAY, base=BASE)).decode()
    tokens = PARSER.parse(said)
    text = text_of(tokens)
    assert re.findall(r"^\[\d\].*$", text, re.MULTILINE) == [
        "[1] side 7 Vis i dokumentet",
        "[2] Vis i dokumentet",
    ]
    assert "Eksporteret fra Rådslag 3. marts 2026." in text
    assert "Referat · Økonomiudvalget · 24. januar 2012\n3. Virksomhedsplaner" in text
    assert "3. Virksomhedsplaner 2012 › Beslutning" in text
    assert "»Sagen blev udsat\ntil næste møde.« [2]" in text
    assert "Står også i Kopi af mødet" in text
    assert "Udarbejdet med Rådslag. Kontrollér kilden, før du bruger svaret." in text


def test_it_says_how_the_question_was_read_and_what_was_struck_out() -> None:
    text = text_of(PARSER.parse(markdown(export("x", [ORDINARY], made=DAY, base=BASE)).decode()))
    assert "Jeg læser spørgsmålet som »Hvad besluttede Økonomiudvalget i 2012?«" in text
    assert "Ført videre fra spørgsmålene før: virksomhedsplaner." in text
    assert "Afgrænset til: År 2012 (valgt af dig)." in text
    assert "(streget ud:" in text


def test_an_answer_that_found_nothing_says_so_and_lists_the_nearest() -> None:
    text = text_of(
        PARSER.parse(markdown(export("Samtale", [ORDINARY, NOT_FOUND], made=DAY, base=BASE)).decode())
    )
    assert text.index("Det fandt jeg ikke svar på") < text.index("Måske relateret")
    assert "»Svømmehallen blev åbnet.«" in text


def test_a_quoted_list_is_a_list() -> None:
    said = markdown(export("x", [LISTS], made=DAY, base=BASE)).decode()
    assert (
        """
- »Strategien har to hovedspor:

  - Byudvikling
  - Innovation« \\[1\\]
- »Planen sendes ud.
- Der holdes møde.« \\[2\\]
"""
        in said
    )
    assert "1. »planen sendes i høring\n2. der holdes møde« \\[3\\]" in said
    assert "•" not in said


@pytest.mark.parametrize("payload", HOSTILE, ids=lambda payload: repr(payload[:20]))
def test_x8_hostile_text_is_literal(payload: str) -> None:
    tokens = PARSER.parse(markdown(export(payload, [hostile(payload)], made=DAY, base=BASE)).decode())
    assert {token.type for token in tokens}.isdisjoint({"html_block", "fence", "code_block", "table_open"})
    assert not inline(tokens, "html_inline") + inline(tokens, "image") + inline(tokens, "code_inline")
    assert all(str(link.attrs["href"]).startswith(BASE) for link in inline(tokens, "link_open"))
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2"]
    expected = plain(payload)
    assert f"»{expected}«" in text_of(tokens)


@given(st.text(max_size=60))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    wanted = plain(text)
    tokens = PARSER.parse(f"- {literal(wanted)}".replace("\n", "\n  "))
    assert text_of(tokens).strip("\n") == wanted
