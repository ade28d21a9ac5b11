"""The structure of a document is shown as JSON with citations, and as a tree with counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from assistant.outline import outline_json, outline_text, select
from corpus.edits import printed
from corpus.errors import CorpusError
from corpus.types import Document
from tests.texts import MINUTES, POLICY, read

Shipped = dict[str, Document]
JANUARY = "oekonomiudvalget-2012-01-24"


def nodes(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in found:
        yield node
        yield from nodes(node["children"])


def test_a_node_has_its_status_its_parts_and_where_it_stands(
    shipped: Shipped, sources: dict[str, str]
) -> None:
    document = shipped[f"{JANUARY}--teknisk-forvaltnings-virksomhedsplan-2012"]
    found = outline_json(document)
    assert (found["document"], found["kind"], found["period"]) == (
        document.id,
        "virksomhedsplan",
        [2012, 2012],
    )
    (board,) = (node for node in nodes(found["nodes"]) if node["title"] == "Solcelleanlæg")
    assert (board["kind"], board["number"], board["status"]) == ("initiativ", None, "ny")
    assert board["text"] == "Afdelings eget mål"
    goals, scope, organisation = board["parts"]
    assert (goals["label"], goals["role"]) == ("Formål, mål og succeskriterier", "goals")
    assert (scope["role"], organisation["role"]) == ("scope", "organisation")
    at = goals["citation"]
    quoted = sources[at["file"]][at["start"] : at["end"]]
    assert quoted.startswith("Etablering af større solcelleanlæg er nu så rentable")
    assert quoted.endswith("kommunens mål for CO2-reduktioner.")


def test_every_citation_holds_its_text(shipped: Shipped, sources: dict[str, str]) -> None:
    for document in shipped.values():
        for node in nodes(outline_json(document)["nodes"]):
            for part in node["parts"]:
                if part["citation"]:
                    at, text = part["citation"], part["text"]
                    first, last = document.text.text.find(text[:20]), text[-20:]
                    assert first >= 0
                    assert last in document.text.text
                    assert 0 <= at["start"] < at["end"] <= len(sources[at["file"]])


def test_a_part_without_text_cites_nothing() -> None:
    (document,) = read("Mål 1: Torve\n\nHvorfor\n\nHvordan\nVi bygger et torv med bænke og træer.\n")
    why, how = outline_json(document)["nodes"][0]["parts"]
    assert (why["text"], why["citation"]) == ("", None)
    assert printed(document.text, "", 0, 0) == ""
    assert how["items"] == []


def test_the_tree_says_how_much_there_is(shipped: Shipped) -> None:
    lines = outline_text(shipped[f"{JANUARY}--teknisk-forvaltnings-virksomhedsplan-2012"]).splitlines()
    assert lines[0] == "Teknisk Forvaltnings virksomhedsplan 2012 (virksomhedsplan)"
    assert "122 initiativer (60 videreført, 34 afsluttet, 28 ny)" in lines[2]
    assert "      12 Klimahandlingsplan (Teknik- og Miljøudvalget) [videreført] – Hvorfor, Status" in lines


def test_the_tree_of_a_policy() -> None:
    (document,) = read(POLICY, kind="strategi")
    assert outline_text(document).splitlines()[-2:] == [
        "  Målsætning 1: Flere mødesteder – Hvorfor, Hvordan",
        "  Målsætning 2: Boliger til unge – Hvorfor, Hvordan",
    ]


def test_what_is_closed_is_not_shown() -> None:
    (document,) = read(MINUTES, kind="referat")
    closed = replace(document, sections=tuple(replace(s, closed=True) for s in document.sections))
    assert "Ny svømmehal" in outline_text(document)
    assert "svømmehal" not in outline_text(closed)
    assert outline_json(closed)["nodes"] == []


def test_plans_and_strategies_are_chosen_unless_others_are_asked_for(shipped: Shipped) -> None:
    documents = list(shipped.values())
    assert {d.kind.value for d in select(documents, None, None)} == {
        "virksomhedsplan",
        "strategi",
        "grundlag",
    }
    assert [d.id for d in select(documents, JANUARY, None)] == [JANUARY]
    assert len(select(documents, None, "virksomhedsplan")) == 5
    assert select(documents, JANUARY, "strategi") == []


@pytest.mark.parametrize(
    ("document_id", "kind", "says"),
    [
        ("2019", None, "'2019'; did you mean 'koncernstrategi-2019'"),
        ("x", None, "'x'"),
        (None, "roman", "'roman'"),
    ],
)
def test_what_does_not_exist_is_refused(
    shipped: Shipped, document_id: str | None, kind: str | None, says: str
) -> None:
    with pytest.raises(CorpusError, match=says.replace("?", r"\?")):
        select(shipped.values(), document_id, kind)
