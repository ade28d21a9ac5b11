"""Closed sections leave a word in their place, and the way back to the source stays exact."""

from __future__ import annotations

from dataclasses import replace

from corpus.types import Document
from corpus.withhold import PLACEHOLDER, without_closed
from index.passages import passages
from tests.texts import read, text_of

SOURCE = """\
Målsætning 1
Flere mødesteder

Hvorfor
Ensomhed er dyr for den, der er ensom, og for os alle.

Målsætning 2
Køb af ejendom

Hvorfor
Ejendommen på Havnevej 7 købes for 12 mio. kr.

Hvordan
Budet afgives på fredag.

Målsætning 3
Grønne tage

Hvorfor
Regn skal holdes tilbage på tagene.
"""


def closed(document: Document, word: str) -> Document:
    """Mark the sections under the headings that hold a word."""
    sections = tuple(replace(s, closed=any(word in title for title in s.titles)) for s in document.sections)
    return replace(document, sections=sections)


def test_a_document_without_closed_sections_stays_itself() -> None:
    (document,) = read(SOURCE)
    assert without_closed(document) is document


def test_closed_text_and_its_title_are_gone_and_one_word_says_so() -> None:
    (document,) = read(SOURCE)
    shown = without_closed(closed(document, "Køb af ejendom"))
    for word in ("Havnevej", "Køb", "Budet", "12 mio"):
        assert word not in shown.text.text
        assert not any(word in title for section in shown.sections for title in section.titles)
    assert shown.text.text.count(PLACEHOLDER) == 1
    (marked,) = [section for section in shown.sections if section.closed]
    assert text_of(shown, marked).strip() == PLACEHOLDER
    assert marked.titles[-1] == PLACEHOLDER


def test_what_is_open_around_it_keeps_its_headings_and_its_place_in_the_source() -> None:
    (document,) = read(SOURCE)
    shown = without_closed(closed(document, "Køb af ejendom"))
    opened = [s for s in document.sections if "Køb af ejendom" not in " ".join(s.titles)]
    kept = [s for s in shown.sections if not s.closed]
    assert [text_of(document, s) for s in opened] == [text_of(shown, s) for s in kept]
    assert [s.titles for s in opened] == [s.titles for s in kept]
    for before, after in zip(opened, kept, strict=True):
        assert document.text.span(before.start, before.end) == shown.text.span(after.start, after.end)
        for old, new in zip(before.headings, after.headings, strict=True):
            assert document.text.text[old.start : old.end] == shown.text.text[new.start : new.end]
    assert [s.start for s in shown.sections] == sorted(s.start for s in shown.sections)
    assert shown.sections[-1].end == len(shown.text.text)


def test_no_passage_holds_closed_text() -> None:
    (document,) = read(SOURCE)
    marked = closed(document, "Køb af ejendom")
    for shown in (marked, without_closed(marked)):
        found = list(passages(shown))
        assert found
        assert not any("Havnevej" in passage.text or PLACEHOLDER in passage.text for passage in found)


def test_all_of_a_document_may_be_closed() -> None:
    (document,) = read(SOURCE)
    shown = without_closed(closed(document, ""))
    assert shown.text.text == f"{PLACEHOLDER}\n"
    assert list(passages(shown)) == []
