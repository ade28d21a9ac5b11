"""How documents become passages."""

from __future__ import annotations

import itertools
import re

import pytest

from corpus.types import Document
from index.passages import LONGEST, passages
from index.types import Passage
from tests.texts import MINUTES, PLAN, read

Shipped = dict[str, Document]

LEFT_OUT = re.compile(
    # The rest of a label or title that stands within its cell.
    r"-?\s*(?:Side \d+ af \d+\s+|\d{1,2}\s+)?"
    r"(?:afgrænsning|(?:succes)?kriterier|(?:rea)?liseret\?|ledelsesmåling\s+samt talent-\s+udvikling)|"
    r"-?\s*\d{0,4}|Åbent punkt\s+Økonomiudvalget den \d\d-\d\d-\d{4}, s\.\d+|2\s+KONCERNGRUNDLAG 2023-2028"
    r"|(?:_{5,}\s*)?(?:Ny organisering .* byggesten\s+)?(?:Side \d+ af \d+)?",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def found(shipped: Shipped) -> list[tuple[Document, Passage]]:
    return [(document, passage) for document in shipped.values() for passage in passages(document)]


Found = list[tuple[Document, Passage]]


def test_a_passage_is_a_stretch_of_its_document(found: Found) -> None:
    for document, passage in found:
        assert document.text.text[passage.start : passage.end] == passage.text == passage.text.strip()
        assert 0 < len(passage.text) <= LONGEST == 1_400
        assert passage.document_id == document.id


def test_a_passage_is_known_by_its_place_in_the_source(found: Found, sources: dict[str, str]) -> None:
    """Between its characters the source holds white space, line-end hyphens and what is left out only."""
    for document, passage in found:
        assert passage.source == document.text.span(passage.start, passage.end)
        runs = [r for r in document.text.runs if r.clean < passage.end and passage.start < r.clean + r.length]
        for before, after in itertools.pairwise(runs):
            between = sources[document.file][before.source_end : after.source]
            assert LEFT_OUT.fullmatch(between.strip())


def test_a_passage_stays_within_its_breadcrumb(found: Found) -> None:
    for document, passage in found:
        inside = [s for s in document.sections if s.start < passage.end and passage.start < s.end]
        assert inside
        assert all(section.titles[: len(passage.headings)] == passage.headings for section in inside)


def test_passages_follow_one_another_and_leave_out_signs_only(shipped: Shipped) -> None:
    for document in shipped.values():
        group = list(passages(document, first_id=40))
        assert [passage.id for passage in group] == list(range(40, 40 + len(group)))
        ends = [0, *(passage.end for passage in group)]
        starts = [*(passage.start for passage in group), len(document.text.text)]
        between = [without_headings(document, a, b) for a, b in zip(ends, starts, strict=True)]
        left_out = [text.strip() for text in between if len(re.findall(r"[^\W\d_]{2,}", text)) > 1]
        assert all(re.search(r"\bs\. \d+|\bside \d+|\.{4}", text) for text in left_out), left_out


def without_headings(document: Document, start: int, end: int) -> str:
    kept = list(document.text.text)
    for heading in {heading for section in document.sections for heading in section.headings}:
        kept[heading.start : heading.end] = " " * (heading.end - heading.start)
    return "".join(kept[start:end])


def test_headings_alone_are_a_passage_only_where_no_breadcrumb_holds_them(found: Found) -> None:
    for document, passage in found:
        if not re.search(r"\w", without_headings(document, passage.start, passage.end)):
            inside = [s for s in document.sections if s.start < passage.end and passage.start < s.end]
            below = [s for s in document.sections if inside[-1].headings[-1] in s.headings]
            assert below == inside[-1:], passage.text
    department = "Teknisk Forvaltning, Park & Vej"
    assert any(department in passage.headings for _, passage in found)
    assert not any(passage.text == department for _, passage in found)


def test_a_passage_has_a_role_when_all_of_it_does(found: Found) -> None:
    for document, passage in found:
        inside = [s for s in document.sections if s.start < passage.end and passage.start < s.end]
        roles = {section.role for section in inside}
        assert passage.role in roles or len(roles) > 1


def test_neighbouring_parts_of_an_item_share_a_passage() -> None:
    minutes, _ = read(f"{MINUTES}\f{PLAN}")
    (passage,) = passages(minutes)
    assert passage.headings == ("1. Ny svømmehal",)
    assert passage.text.endswith("Udsat til næste møde.")


def test_a_long_part_is_split_between_sentences_into_like_pieces() -> None:
    (document,) = read("Hallen ved havnen bliver bygget af sten og glas. " * 60)
    pieces = list(passages(document))
    assert len(pieces) == 3
    assert all(piece.text.endswith("glas.") for piece in pieces)
    assert min(len(piece.text) for piece in pieces) > 600


def test_a_table_of_contents_is_no_passage() -> None:
    (document,) = read(
        "Indhold af hele planen ........ 3\nVeje og stier ........ 4\nSkoler og haller ...... 9\n"
    )
    assert list(passages(document)) == []


def test_a_document_without_words_has_no_passage() -> None:
    (document,) = read("4,5\n\n---\n\n12 %\n")
    assert list(passages(document)) == []
