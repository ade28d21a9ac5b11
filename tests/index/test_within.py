"""A search that stays within one stretch of one document."""

from __future__ import annotations

from index.search import Index
from index.types import Bounds, Query, Stretch


def test_only_passages_that_hold_some_of_the_stretch_are_found(index: Index) -> None:
    anywhere = index.search(Query("virksomhedsplaner"))
    hit = next(hit for hit in anywhere if hit.passage.start > 0)
    stretch = Stretch(hit.document.id, hit.passage.start, hit.passage.end)
    within = index.search(Query("virksomhedsplaner"), Bounds(within=stretch))
    assert [found.passage.id for found in within] == [hit.passage.id]
    keeps = index.keeper(Bounds(within=stretch))
    assert keeps(hit.document, hit.passage.start, hit.passage.end)
    assert not keeps(hit.document, hit.passage.end + 1, len(hit.document.text.text))


def test_a_stretch_of_a_document_that_is_not_there_finds_nothing(index: Index) -> None:
    assert index.search(Query("virksomhedsplaner"), Bounds(within=Stretch("findes-ikke", 0, 10_000))) == []
