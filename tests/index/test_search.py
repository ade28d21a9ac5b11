"""Hits and their bounds, over the shipped documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import names
from corpus.dates import years
from index.build import build
from index.search import Index
from index.types import Bounds, Hit, Query
from tests.fakes import WordEmbedder
from tests.texts import write_corpus

QUESTION = Query("Hvad er formålet med klimatilpasning?")


def says(hit: Hit) -> str:
    return " ".join((*hit.passage.headings, hit.passage.text))


def test_the_best_hit_comes_first(index: Index) -> None:
    hits = index.search(QUESTION, limit=8)
    assert len(hits) == 8
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert "klimatilpasning" in says(hits[0]).casefold()
    assert all(0 <= hit.coverage <= 1 for hit in hits)


def test_a_question_without_known_words_is_covered_by_nothing(index: Index) -> None:
    assert all(hit.coverage == 0 for hit in index.search(Query("qwxz ???")))


@pytest.mark.parametrize("year", [2011, 2012, 2013, 2019, 2025])
def test_a_year_is_what_a_passage_is_of_or_speaks_of(index: Index, year: int) -> None:
    hits = index.search(Query("plan mål budget"), Bounds(years=(year,)), limit=50)
    assert hits
    for hit in hits:
        assert year in hit.document.years | years(says(hit))


def test_a_strict_year_is_what_the_document_is_of(index: Index) -> None:
    hits = index.search(Query("plan mål budget"), Bounds(years=(2019,), strict_years=True), limit=50)
    assert {hit.document.id for hit in hits} == {"koncernstrategi-2019"}
    assert index.search(QUESTION, Bounds(years=(2035,), strict_years=True)) == []


def test_several_years_are_any_of_them(index: Index) -> None:
    bounds = Bounds(years=(2019, 2023), strict_years=True)
    found = {hit.document.id for hit in index.search(Query("ledere mål kompetencer"), bounds, limit=50)}
    assert found == {"koncernstrategi-2019", "koncerngrundlag-2023-2028"}


def test_an_organ_is_whose_document_it_is_or_whom_it_names(index: Index) -> None:
    bounds = Bounds(organs=("Teknisk Forvaltning",))
    hits = index.search(Query("støj veje mål"), bounds, limit=50)
    own = [hit for hit in hits if hit.document.organ == "Teknisk Forvaltning"]
    naming = [hit for hit in hits if hit not in own]
    assert own
    assert naming
    key = names.key("Teknisk Forvaltning")
    for hit in naming:
        said = {names.key(names.nominative(name)) for name in names.find_names(says(hit))}
        assert key in said or "TF" in says(hit).split()


def test_a_strict_organ_is_whose_document_it_is(index: Index) -> None:
    bounds = Bounds(organs=("Teknisk Forvaltning",), strict_organs=True)
    hits = index.search(Query("støj veje mål"), bounds, limit=50)
    assert {hit.document.organ for hit in hits} == {"Teknisk Forvaltning"}


def test_any_spelling_of_an_organ_will_do(index: Index) -> None:
    def found(organ: str) -> list[int]:
        return [hit.passage.id for hit in index.search(QUESTION, Bounds(organs=(organ,)))]

    assert found("Teknisk Forvaltning") == found("teknisk forvaltnings") != []


def test_an_organ_is_found_where_its_name_is_shortened(tmp_path: Path) -> None:
    texts = {
        "lang": "Teknik- og Miljøudvalget mødes i hallen.\n",
        "kort": "TMU godkendte planen for hallen.\n",
        "andre": "Kulturudvalget mødes i hallen.\n",
    }
    build(write_corpus(tmp_path / "documents", texts), tmp_path / "index", WordEmbedder())
    hits = Index.open(tmp_path / "index", WordEmbedder()).search(
        Query("hallen"), Bounds(organs=("Teknik- og Miljøudvalget",))
    )
    assert {hit.document.id for hit in hits} == {"lang", "kort"}


def test_an_abbreviation_of_two_names_is_neither(tmp_path: Path) -> None:
    texts = {
        "teknik": "Teknik- og Miljøudvalget mødes i hallen.\n",
        "trafik": "Trafik- og Miljøudvalget mødes i hallen.\n",
        "kort": "TMU godkendte planen for hallen.\n",
    }
    build(write_corpus(tmp_path / "documents", texts), tmp_path / "index", WordEmbedder())
    opened = Index.open(tmp_path / "index", WordEmbedder())
    for name, organ in (("teknik", "Teknik- og Miljøudvalget"), ("trafik", "Trafik- og Miljøudvalget")):
        hits = opened.search(Query("hallen"), Bounds(organs=(organ,)))
        assert [hit.document.id for hit in hits] == [name]


def test_a_hit_says_which_of_its_stretches_is_near(tmp_path: Path) -> None:
    far = " ".join(["Skolerne får nye lærebøger hvert efterår."] * 9)
    text = f"{far} Hallen ved havnen males. {far}"
    build(write_corpus(tmp_path / "documents", {"a": text + "\n"}), tmp_path / "index", WordEmbedder())
    hit = Index.open(tmp_path / "index", WordEmbedder()).search(Query("Hvornår males hallen?"))[0]
    at = hit.document.text.text.index("Hallen")
    assert hit.nearness(at, at + 20) == max(near.cosine for near in hit.near) > 0
    assert hit.nearness(at, at + 20) > hit.nearness(hit.passage.start, hit.passage.start + 20)
    assert hit.nearness(hit.passage.end + 1, hit.passage.end + 2) == 0


def test_a_document_holds_its_own_passages(index: Index) -> None:
    bounds = Bounds(documents=("koncernstrategi-2019",))
    hits = index.search(Query("ledere og medarbejdere"), bounds, limit=50)
    assert {hit.document.id for hit in hits} == {"koncernstrategi-2019"}


def test_all_bounds_are_kept_together(index: Index) -> None:
    apart = Bounds(years=(2019,), documents=("koncerngrundlag-2023-2028",), strict_years=True)
    assert index.search(QUESTION, apart) == []
    together = Bounds(years=(2012,), organs=("Direktionen",), strict_years=True, strict_organs=True)
    assert {hit.document.organ for hit in index.search(Query("mål"), together)} == {"Direktionen"}


@pytest.mark.parametrize(
    "bounds",
    [Bounds(years=(1998,)), Bounds(organs=("Kulturforvaltningen",)), Bounds(documents=("findes-ikke",))],
)
def test_a_bound_that_nothing_keeps_finds_nothing(index: Index, bounds: Bounds) -> None:
    assert index.search(QUESTION, bounds) == []


def test_hits_hold_their_whole_documents(index: Index) -> None:
    for hit in index.search(QUESTION):
        text = hit.document.text.text
        assert text[hit.passage.start : hit.passage.end] == hit.passage.text
        assert hit.document == next(d for d in index.documents() if d.id == hit.document.id)
