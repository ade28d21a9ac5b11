"""What a document has so many of, told by its headings or by a list that a short line leads in."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.in_form import in_form
from assistant.list_asked import list_asked
from assistant.types import Filters
from assistant.understand import understand
from index.build import build
from index.glossary import bundled
from index.search import Index
from index.types import Query
from tests.fakes import WordEmbedder

VALUES = """\
Værdigrundlag for Fjordby

Sådan bruges værdigrundlaget
Værdigrundlaget har 3 løfter, som alle ansatte i Fjordby holder i det daglige arbejde med borgerne.

VI ER TIL AT TALE MED

• Vi svarer inden to dage

• Vi skriver, så det kan forstås

VI HJÆLPER HINANDEN

• Vi deler viden

• Vi spørger om hjælp

VI TØR FORNY OS

• Vi prøver nyt af

• Vi lærer af fejl
"""
HARBOUR = """\
Havneplan for Fjordby

Havnen får nye kajer, og der kommer flere hold til at passe dem, end der er i dag.

De tre hold på havnen deles om at passe kajerne hele året.

Holdene er:

1. Kranholdet

2. Bådholdet

3. Natholdet

Havnefogeden leder dem alle.
"""
_CATALOGUE = """\
[[document]]
id = "grundlag"
file = "grundlag.txt"
title = "Værdigrundlag"
kind = "grundlag"

[[document]]
id = "havn"
file = "havn.txt"
title = "Havneplan"
kind = "notat"

[[document]]
id = "pligter"
file = "pligter.txt"
title = "Pligter"
kind = "grundlag"
"""


DUTIES = "\n".join(
    f"""VI HOLDER LØFTE {name}

• Vi er venlige over for {who}

Som ledere har vi et særligt ansvar for at:
• Gå foran for {who}

Som medarbejdere har vi særligt ansvar for at:
• Hjælpe {who}
"""
    for name, who in (("A", "børnene"), ("B", "de ældre"), ("C", "gæsterne"))
)


@pytest.fixture(scope="module")
def fjordby(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("headed")
    (folder / "grundlag.txt").write_text(VALUES, "utf-8")
    (folder / "havn.txt").write_text(HARBOUR, "utf-8")
    (folder / "pligter.txt").write_text(f"Pligter\n\n{DUTIES}", "utf-8")
    (folder / "catalogue.toml").write_text(_CATALOGUE, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Index.open(folder / "index", WordEmbedder())


def shown(index: Index, question: str) -> list[str]:
    reading = understand(question, Filters(), index.names, bundled())
    query = Query(question, tuple(bundled().synonyms(question)))
    hits = index.search(query, reading.bounds, 12)
    found = in_form(hits, reading, index.weigh(query), list(index.documents()))
    return [quote.text.replace("\n", " ") for quote in found]


@pytest.mark.parametrize(
    "question", ["Hvilke løfter er der i værdigrundlaget?", "Hvad er de tre løfter i værdigrundlaget?"]
)
def test_headings_are_the_list_that_a_document_says_it_has(fjordby: Index, question: str) -> None:
    said, *titles = shown(fjordby, question)
    assert "3 løfter" in said
    assert titles == ["VI ER TIL AT TALE MED", "VI HJÆLPER HINANDEN", "VI TØR FORNY OS"]


@pytest.mark.parametrize(
    "question", ["Hvilke fire løfter er der i værdigrundlaget?", "Hvilke pligter er der i værdigrundlaget?"]
)
def test_headings_of_another_number_or_kind_are_no_list(fjordby: Index, question: str) -> None:
    assert "VI HJÆLPER HINANDEN" not in shown(fjordby, question)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which themes are in the plan?", "themes"),
        ("What goals were set for 2019?", "goals"),
        ("Which theme is the first?", None),
        ("What status does the plan have?", None),
    ],
)
def test_an_english_plural_asks_for_a_list(question: str, kind: str | None) -> None:
    asked = list_asked(question)
    assert (asked.kind if asked else None) == kind


def test_a_lead_in_that_only_points_brings_the_sentence_before_it(fjordby: Index) -> None:
    (text,) = shown(fjordby, "Hvilke hold passer kajerne på havnen?")
    assert text.startswith("De tre hold på havnen")
    assert text.endswith("3. Natholdet")


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Hvilket ansvar har jeg som leder?", "Gå foran", "Hjælpe"),
        ("Hvilket ansvar har en medarbejder?", "Hjælpe", "Gå foran"),
    ],
)
def test_of_parts_that_recur_those_answer_that_the_question_names(
    fjordby: Index, question: str, said: str, unsaid: str
) -> None:
    found = shown(fjordby, question)
    assert len(found) == 3
    assert all(said in text and unsaid not in text for text in found)


def test_both_parts_answer_where_both_are_named(fjordby: Index) -> None:
    found = shown(fjordby, "Hvilket ansvar har ledere og medarbejdere?")
    assert len(found) == 6
