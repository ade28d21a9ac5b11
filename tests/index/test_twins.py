"""Passages that repeat one another."""

from __future__ import annotations

from index.search import Index
from index.twins import find_twins
from index.types import Query

TEXT = (
    "Hallen ved havnen bygges af sten, glas og træ, og den åbner for alle borgere til sommer, når skoler "
    "og foreninger har holdt ferie, og kommunens medarbejdere kender de nye maskiner i kælderen."
)


def test_a_text_points_to_the_first_like_it() -> None:
    misprinted = TEXT.replace("kælderen", "kæ1deren")
    other = "Vejen lukkes for gennemkørsel, når skolen begynder igen."
    assert find_twins([TEXT, other, TEXT, misprinted, other]) == [0, 1, 0, 0, 1]


def test_a_text_that_only_begins_alike_is_no_twin() -> None:
    longer = f"{TEXT} Den får to bassiner, café, motionscenter og plads til hundrede cykler, biler, busser."
    assert find_twins([TEXT, longer]) == [0, 1]


def test_texts_without_words_are_no_twins() -> None:
    assert find_twins(["", "", "•", "•"]) == [0, 1, 2, 3]


def test_a_note_that_was_printed_twice_is_one_hit_with_two_places(index: Index) -> None:
    hits = index.search(
        Query("behovet for organisationsprojektet og den nye organisationsstruktur"), limit=10
    )
    twice = [hit for hit in hits if hit.also and "notat" in hit.document.kind.value]
    assert twice
    for hit in twice:
        assert not hit.document.title.endswith("(2. udskrift)")
        assert {document.title for document, _ in hit.also} >= {f"{hit.document.title} (2. udskrift)"}
    found = {hit.passage.id for hit in hits}
    assert found.isdisjoint(passage.id for hit in hits for _, passage in hit.also)
