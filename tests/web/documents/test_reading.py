"""A document as blocks: every word once, in order, headings where they stand."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.types import CleanText, Document, Heading, Role, Run, Section, Span
from tests.web.fakes import DOCUMENTS, make_document
from web.documents.highlight import Marks, Stretch, clean_stretches
from web.documents.reading import Block, block_groups, outline

PLAN, MINUTES, _ = DOCUMENTS


def blocks(document: Document, marked: tuple[Stretch, ...] = ()) -> list[Block]:
    return [block for group in block_groups(document, Marks(quote=marked)) for block in group.blocks]


def text_of(block: Block) -> str:
    return "".join(piece.text for piece in block.pieces)


def words(document: Document) -> str:
    return re.sub(r"[\s•]+", "", document.text.text)


def test_headings_paragraphs_and_lists_are_told_apart() -> None:
    shown = [(block.tag, text_of(block)) for block in blocks(PLAN)]
    assert shown[0] == ("h2", "Klimatilpasning")
    assert shown[1] == ("h3", "Hvorfor")
    assert shown[2] == ("p", "Ekstremregn giver oversvømmelser i kældre og på veje i byen.")
    assert ("li", "Separatkloakering i Nordbyen er færdig.") in shown


def test_list_items_that_follow_each_other_are_one_list() -> None:
    lists = [group for group in block_groups(PLAN, Marks()) if group.is_list]
    assert [len(group.blocks) for group in lists] == [2]


def test_a_heading_stands_where_its_offsets_say_and_only_once() -> None:
    text = "Brødtekst først.\nKlima\nMere brødtekst."
    heading = Heading("Klima", 1, 17, 22)
    document = replace(
        PLAN,
        text=CleanText(text, (Run(0, 0, len(text)),)),
        sections=(Section((heading,), Role.BODY, 0, 22), Section((heading,), Role.BODY, 22, len(text))),
    )
    shown = [(block.tag, text_of(block)) for block in blocks(document)]
    assert shown == [("p", "Brødtekst først."), ("h2", "Klima"), ("p", "Mere brødtekst.")]


def test_headings_that_overlap_or_are_empty_or_outside_break_nothing() -> None:
    text = "Klima og miljø\nBrødtekst."
    bad = [
        Heading("Klima og miljø", 1, 0, 14),
        Heading("og", 2, 6, 8),
        Heading("", 2, 15, 15),
        Heading("Nej", 1, 90, 99),
    ]
    document = replace(
        PLAN,
        text=CleanText(text, (Run(0, 0, len(text)),)),
        sections=tuple(Section((heading,), Role.BODY, 0, len(text)) for heading in bad),
    )
    assert [(block.tag, text_of(block)) for block in blocks(document)] == [
        ("h2", "Klima og miljø"),
        ("p", "Brødtekst."),
    ]


def test_a_heading_is_shown_as_it_was_read_and_marked_as_a_whole() -> None:
    text = "3\nTilsyn .\nBrødtekst."
    document = replace(
        PLAN,
        text=CleanText(text, (Run(0, 0, len(text)),)),
        sections=(Section((Heading("3. Tilsyn", 7, 0, 10),), Role.BODY, 0, len(text)),),
    )
    assert [text_of(block) for block in blocks(document)] == ["3. Tilsyn", "Brødtekst."]
    heading, paragraph = blocks(document, (Stretch(5, 15),))
    assert [(piece.text, piece.marked) for piece in heading.pieces] == [("3. Tilsyn", True)]
    assert [piece.text for piece in paragraph.pieces if piece.marked] == ["Brød"]


def test_headings_are_as_deep_as_their_breadcrumb_whatever_their_level() -> None:
    gap = make_document("spring", "# Øverst\n###### Langt nede", title="Spring")
    assert [block.tag for block in blocks(gap)] == ["h2", "h3"]


def test_a_title_that_recurs_is_left_out_of_the_outline_unless_it_leads_on() -> None:
    plans = "\n".join(f"# Afdeling {n}\n## Nye initiativer\n### Initiativ {n}" for n in range(3))
    assert len(outline(make_document("x", plans, title="x"))) == 9
    text = "\n".join(f"# Sag {n}\n## Sagsfremstilling\nTekst." for n in range(3))
    assert [entry.title for entry in outline(make_document("x", text, title="x"))] == [
        "Sag 0",
        "Sag 1",
        "Sag 2",
    ]


def test_deep_headings_end_at_h6() -> None:
    deep = make_document("dyb", "\n".join(f"{'#' * n} Niveau {n}" for n in range(1, 9)), title="Dyb")
    assert [block.tag for block in blocks(deep)] == ["h2", "h3", "h4", "h5", "h6", "h6", "h6", "h6"]


def test_the_outline_leads_to_every_heading() -> None:
    anchors = [block.anchor for block in blocks(MINUTES) if block.anchor]
    assert [entry.anchor for entry in outline(MINUTES)] == anchors
    assert [entry.title for entry in outline(MINUTES)][:2] == [
        "3. Virksomhedsplaner 2012",
        "Sagsfremstilling",
    ]
    assert len(set(anchors)) == len(anchors)


def test_a_quote_over_two_paragraphs_is_marked_in_both_and_leads_to_the_first() -> None:
    start = MINUTES.text.text.index("godkendte")
    end = MINUTES.text.text.index("var fraværende") + 3
    marked = clean_stretches(MINUTES.text, MINUTES.text.span(start, end))
    found = [piece for block in blocks(MINUTES, marked) for piece in block.pieces if piece.marked]
    assert [piece.text for piece in found] == [
        "godkendte virksomhedsplanerne for 2012.",
        "Jens Jensen (F) var",
    ]
    assert [piece.first for piece in found] == [True, False]


@given(st.sampled_from(DOCUMENTS), st.integers(-5, 1200), st.integers(-5, 1200))
def test_marks_never_change_the_text(document: Document, start: int, end: int) -> None:
    marked = blocks(document, clean_stretches(document.text, Span(start, end)))
    plain = blocks(document)
    assert [(block.tag, text_of(block)) for block in marked] == [
        (block.tag, text_of(block)) for block in plain
    ]
    assert re.sub(r"\s+", "", "".join(map(text_of, plain))) == words(document)
    assert sum(piece.first for block in marked for piece in block.pieces) <= 1


def test_a_document_without_sections_or_text_is_shown_too() -> None:
    empty = replace(PLAN, text=CleanText("", ()), sections=())
    assert blocks(empty) == []
    assert outline(empty) == ()
