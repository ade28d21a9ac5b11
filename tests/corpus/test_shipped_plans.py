"""The shipped plans have the initiatives that were listed by hand."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from corpus.outline import outline
from corpus.plans import plan
from corpus.types import Document, Kind

Shipped = dict[str, Document]


BY_HAND = Path(__file__).with_name("initiatives.tsv")


LETTERS = {
    "Formål": "F",
    "Mål": "M",
    "Målet": "M",
    "Succeskriterier": "S",
    "Succeskriterie": "S",
    "Formål, mål og succeskriterier": "G",
    "Hvem måler": "1",
    "Hvordan måles": "2",
    "Hvornår måles": "3",
    "Omfang og afgrænsning": "O",
    "Opgaver - omfang og afgrænsning": "O",
    "Organisation og økonomi": "Ø",
    "Organisering og økonomi": "Ø",
    "Hvorfor": "H",
    "Baggrund": "B",
    "Status": "T",
    "Tidsplan": "P",
    "Tids- og aktivitetsplan": "P",
    "Indsatser": "I",
    "Opgaver": "A",
    "Hvad var målet?": "m",
    "Hvad har vi realiseret?": "r",
    "Hvad har vi ikke realiseret?": "i",
}


def by_hand(department: str) -> list[list[str]]:
    rows = [line.split("\t") for line in BY_HAND.read_text("utf-8").splitlines() if line[0] != "#"]
    return [row[1:] for row in rows if row[0] == department]


@pytest.mark.parametrize(
    ("department", "count"),
    [
        ("Direktionen", 18),
        ("Økonomisk Forvaltning", 58),
        ("Teknisk Forvaltning", 122),
        ("Børne- og Fritidsforvaltningen", 42),
        ("Social- og Sundhedsforvaltningen", 65),
    ],
)
def test_each_department_has_its_initiatives(shipped: Shipped, department: str, count: int) -> None:
    (document,) = (d for d in shipped.values() if d.kind is Kind.PLAN and d.organ == department)
    found = plan(document)
    rows = [
        [
            each.standing.value[0] if each.standing else "-",
            each.number or "-",
            each.title,
            "".join(LETTERS[part.label] for part in each.parts) or "-",
        ]
        for each in found.initiatives()
    ]
    assert (found.department, len(rows)) == (department, count)
    assert rows == by_hand(department)


@pytest.mark.parametrize(
    ("department", "themes"),
    [
        (
            "Teknisk Forvaltning",
            ["Sekretariat & Udvikling", "Plan & Byg", "Ejendom & Energi", "Park & Vej", "Natur & Miljø"],
        ),
        (
            "Børne- og Fritidsforvaltningen",
            [
                "Læring og kompetencer",
                "Kultur og fritid",
                "Inklusion og fællesskab",
                "Forebyggelse og tidlig indsats",
                "Innovation og effektivisering",
                "Trivsels- og ledelsesmåling",
                "Tværgående indsatser",
                "Skoleafdelingen",
                "Afdeling for Dagtilbud og Børnesundhed",
                "Kultur og Fritid",
                "Afdelingen for Børn og Familier",
            ],
        ),
    ],
)
def test_initiatives_stand_under_their_themes(shipped: Shipped, department: str, themes: list[str]) -> None:
    (document,) = (d for d in shipped.values() if d.kind is Kind.PLAN and d.organ == department)
    titles = [theme.title.removeprefix(f"{department}, ") for theme in plan(document).themes]
    assert titles == themes


def test_no_text_of_a_plan_is_in_two_places(shipped: Shipped) -> None:
    for document in shipped.values():
        tree = outline(document)
        held = [*tree.spans, *(span for node in tree.walk() for span in node.spans)]
        held += [(node.heading.start, node.heading.end) for node in tree.walk()]
        held += [span for node in tree.walk() for part in node.parts for span in part.spans]
        held.sort()
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(held)), document.id
        assert sum(end - start for start, end in held) > 0.9 * len(document.text.text), document.id
