"""When something is finished and what is set aside for it are told under its own heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.told_under import told_under
from index.build import build
from index.glossary import Glossary
from index.search import Index
from index.types import Query
from index.weigh import Weigher
from tests.fakes import WordEmbedder

MINUTES = """\
Referat af Havneudvalgets møde den 3. maj 2014

1. Dækningsplan for brandvæsenet

Sagsfremstilling
Der skal laves en ny dækningsplan. Selve planarbejdet forventes afsluttet i juli 2015. Høringen begynder i
marts 2015.

Økonomiske konsekvenser
Der er afsat 0,4 mio. kr. til formålet.

Beslutning
Godkendt.

2. Svævebanen

Sagsfremstilling
Udvalget drøftede svævebanen. Banen planlægges idriftsat i 2019. Tilladelsen til svævebanen udløber den
1. juni 2022.

Økonomiske konsekvenser
Der er i 2014 afsat 21 mio. kr. til svævebanen. Herudover er der afsat 4 mio. kr. til Nordskolen, som står
færdig i 2016.

Beslutning
Godkendt.

3. Museet

Sagsfremstilling
Museet ligger ved havnen. Udvalget besøgte museet i maj 2014, og en rundvisning koster 300 kr.

Beslutning
Godkendt.
"""
_CATALOGUE = """\
[[document]]
id = "referat"
file = "referat.txt"
title = "Havneudvalget"
kind = "referat"
organ = "Havneudvalget"
date = "2014-05-03"
"""
_GLOSSARY = Glossary([{"da": "svævebane", "syn": [], "en": ["cable car"]}])


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("told_under")
    (folder / "referat.txt").write_text(MINUTES, "utf-8")
    (folder / "catalogue.toml").write_text(_CATALOGUE, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Index.open(folder / "index", WordEmbedder())


def told(index: Index, question: str) -> list[str]:
    def weigh(matter: str) -> Weigher:
        return Weigher(Query(matter, tuple(_GLOSSARY.danish_for(matter))), index.rarity)

    query = Query(question, tuple(_GLOSSARY.danish_for(question)))
    return [" ".join(quote.text.split()) for quote in told_under(question, index.search(query), weigh)]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hvornår er dækningsplanen færdig?", "Selve planarbejdet forventes afsluttet i juli 2015."),
        ("dækningsplan hvornår klar", "Selve planarbejdet forventes afsluttet i juli 2015."),
        ("Hvornår åbner svævebanen?", "Banen planlægges idriftsat i 2019."),
        ("When will the cable car be ready?", "Banen planlægges idriftsat i 2019."),
        (
            "Hvornår udløber tilladelsen til svævebanen?",
            "Tilladelsen til svævebanen udløber den 1. juni 2022.",
        ),
        ("Hvad er der afsat til dækningsplanen?", "Der er afsat 0,4 mio. kr. til formålet."),
        ("hvor mange penge fik svævebanen", "Der er i 2014 afsat 21 mio. kr. til svævebanen."),
        ("How much is set aside for the cable car?", "Der er i 2014 afsat 21 mio. kr. til svævebanen."),
        ("svævebanen budget", "Der er i 2014 afsat 21 mio. kr. til svævebanen."),
    ],
)
def test_what_stands_under_its_heading_is_told(harbour: Index, question: str, said: str) -> None:
    assert told(harbour, question) == [said]


@pytest.mark.parametrize(
    "question",
    [
        "Hvornår åbner museet?",  # the date under its heading is that of a visit
        "Hvornår udløber dækningsplanen?",
        "Hvor mange penge fik museet?",  # the amount is a price
        "Hvornår er rådhuset færdigt?",
        "Hvad er der afsat til rådhuset?",
        "Hvad er pengene til svævebanen afsat til?",  # asks for no amount
        "Hvornår drøftede udvalget svævebanen?",
        "Hvad er svævebanens budget til?",
    ],
)
def test_nothing_else_is_taken_for_it(harbour: Index, question: str) -> None:
    assert told(harbour, question) == []
