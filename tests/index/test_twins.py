"""Passages that repeat one another."""

from __future__ import annotations

from pathlib import Path

from index.search import Index
from index.twins import is_twin, phrases, sketch
from index.types import Query
from tests.index.shelf import add, opened, remove, write

TEXT = (
    "Hallen ved havnen bygges af sten, glas og træ, og den åbner for alle borgere til sommer, når skoler "
    "og foreninger har holdt ferie, og kommunens medarbejdere kender de nye maskiner i kælderen."
)


OTHER = "Vejen lukkes for gennemkørsel, når skolen begynder igen."
MISPRINTED = TEXT.replace("kælderen", "kæ1deren")
LONGER = f"{TEXT} Den får to bassiner, café, motionscenter og plads til hundrede cykler, biler, busser."


def alike(first: str, second: str) -> bool:
    found, others = phrases(first), phrases(second)
    assert is_twin(found, others) == is_twin(others, found)
    return is_twin(found, others)


def test_texts_that_say_the_same_are_twins() -> None:
    assert alike(TEXT, TEXT)
    assert alike(TEXT, MISPRINTED)
    assert not alike(TEXT, OTHER)


def test_a_text_that_only_begins_alike_is_no_twin() -> None:
    assert not alike(TEXT, LONGER)


def test_texts_without_words_are_no_twins() -> None:
    assert not alike("", "")
    assert not alike("•", "•")


def test_twins_are_looked_up_under_a_phrase_that_both_hold() -> None:
    assert set(sketch(phrases(TEXT))) & set(sketch(phrases(MISPRINTED)))
    assert len(sketch(phrases(LONGER))) == 8
    assert sketch(phrases("")) == []


def test_a_text_is_one_hit_with_its_other_places_whatever_comes_and_goes(tmp_path: Path) -> None:
    texts = {"en": TEXT, "to": OTHER, "tre": f"{TEXT}\n", "fire": MISPRINTED, "fem": LONGER}
    folder = write(tmp_path / "documents", {f"{name}.txt": text for name, text in texts.items()})
    index_dir = tmp_path / "index"

    def places() -> list[set[str]]:
        hits = opened(index_dir).search(Query("hallen ved havnen af sten, glas og træ i kælderen"))
        together = [{hit.document.id, *(document.id for document, _ in hit.also)} for hit in hits]
        return sorted((group - {"to"} for group in together if group != {"to"}), key=len)

    add(index_dir, folder)
    assert places() == [{"fem"}, {"en", "tre", "fire"}]
    remove(index_dir, "en")
    assert places() == [{"fem"}, {"tre", "fire"}]
    add(index_dir, folder)
    assert places() == [{"fem"}, {"en", "tre", "fire"}]
    remove(index_dir, "tre", "en")
    assert places() == [{"fem"}, {"fire"}] or places() == [{"fire"}, {"fem"}]


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
