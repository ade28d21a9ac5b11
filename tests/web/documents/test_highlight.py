"""From offsets in the source file to marks in the text: the mapping and what it must never do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.types import CleanText, Run, Span
from tests.web.fakes import DOCUMENTS, source_text
from web.documents.highlight import Marks, Piece, Stretch, clean_stretches, pieces

PLAN = DOCUMENTS[0]
TEXT = CleanText("Første linje.\nAnden linje.", (Run(0, 10, 14), Run(14, 40, 12)))


@st.composite
def clean_texts(draw: st.DrawFn) -> CleanText:
    """Text in runs of which the source has something else in between, before and after."""
    parts = draw(st.lists(st.text("ab \n<&æ", min_size=1, max_size=8), min_size=1, max_size=6))
    runs, clean, source = [], 0, draw(st.integers(0, 5))
    for part in parts:
        runs.append(Run(clean, source, len(part)))
        clean += len(part)
        source += len(part) + draw(st.integers(0, 5))
    return CleanText("".join(parts), tuple(runs))


def test_a_span_of_the_source_is_found_in_the_clean_text() -> None:
    assert clean_stretches(TEXT, Span(17, 22)) == (Stretch(7, 12),)
    assert TEXT.text[7:12] == "linje"


def test_a_span_over_removed_furniture_is_one_stretch() -> None:
    assert clean_stretches(TEXT, Span(17, 45)) == (Stretch(7, 19),)


def test_a_span_outside_reversed_or_of_furniture_only_is_nothing() -> None:
    for start, end in [(0, 5), (60, 90), (20, 15), (12, 12), (-9, -1), (25, 39), (10**30, 10**31)]:
        assert clean_stretches(TEXT, Span(start, end)) == ()


def test_every_citation_of_the_plan_leads_back_to_its_words() -> None:
    source = source_text(PLAN)
    start = source.index("regnvand")
    stretch = clean_stretches(PLAN.text, Span(start, start + 8))[0]
    assert PLAN.text.text[stretch.start : stretch.end] == "regnvand"


@given(clean_texts(), st.data())
def test_a_clean_stretch_survives_the_way_to_the_source_and_back(
    text: CleanText, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text.text) - 1))
    end = data.draw(st.integers(start + 1, len(text.text)))
    expected = (Stretch(start, end),) if text.text[start:end].strip() else ()
    assert clean_stretches(text, text.span(start, end)) == expected


@given(clean_texts(), st.integers(-10, 90), st.integers(-10, 90))
def test_any_two_numbers_give_ordered_stretches_within_the_text(
    text: CleanText, start: int, end: int
) -> None:
    stretches = clean_stretches(text, Span(start, end))
    offsets = [offset for stretch in stretches for offset in (stretch.start, stretch.end)]
    assert offsets == sorted(set(offsets))
    assert all(0 <= offset <= len(text.text) for offset in offsets)


@given(clean_texts(), st.integers(-10, 90), st.integers(-10, 90))
def test_cutting_loses_and_adds_no_character(text: CleanText, start: int, end: int) -> None:
    block = Stretch(0, len(text.text))
    cut = pieces(text.text, block, Marks(quote=clean_stretches(text, Span(start, end))))
    assert "".join(piece.text for piece in cut) == text.text


def test_a_mark_is_cut_at_the_borders_of_its_block() -> None:
    marked = Marks(quote=(Stretch(7, 19),))
    assert pieces(TEXT.text, Stretch(0, 13), marked) == (Piece("Første "), Piece("linje.", marked=True))
    assert pieces(TEXT.text, Stretch(14, 26), marked) == (Piece("Anden", marked=True), Piece(" linje."))
