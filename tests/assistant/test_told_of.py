"""Before it is said that an organ decided nothing, the case's own text is asked whether it tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.types import Outcome
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.fakes import WordEmbedder, WordSelector

MINUTES = """\
Fjordby Kommune
Referat
Økonomiudvalget

Mødedato: Tirsdag den 9. juni 2015
Mødested: Mødelokale 3

Til stede: Inge Mark (A), Jens Høj (V)

Punkt 1: Ny svømmehal ved havnen

Sagsfremstilling
Byrådet godkendte den 3. marts 2014, at svømmehallen bygges ved havnen. Byrådet skal i 2016 have
besluttet, hvad billetterne koster. Der er regnet på to bassiner.

Indstilling
Kulturforvaltningen indstiller, at der gives 5 mio. kr. til svømmehallens bassiner.

Beslutning i Økonomiudvalget den 09-06-2015
Anbefales.

Punkt 2: Garanti til Bakkehuset

Sagsfremstilling
Byrådet vedtog den 4. februar 2014 en garanti på 7 mio. kr. til Bakkehuset. Der søges nu om en til.

Indstilling
Økonomiforvaltningen indstiller, at der gives en garanti på 3 mio. kr. til Bakkehuset.

Beslutning i Økonomiudvalget den 09-06-2015
Anbefales.
"""
_CATALOGUE = """\
[[document]]
id = "udvalg"
file = "udvalg.txt"
title = "Økonomiudvalgets møde den 9. juni 2015"
kind = "referat"
organ = "Økonomiudvalget"
date = 2015-06-09
"""


@pytest.fixture(scope="module")
def fjordby(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("fjordby")
    (folder / "udvalg.txt").write_text(MINUTES, "utf-8")
    (folder / "catalogue.toml").write_text(_CATALOGUE, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


def test_a_decision_that_a_case_tells_of_is_quoted(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad besluttede Byrådet om svømmehallen ved havnen?")
    assert answer.outcome is Outcome.ANSWERED
    assert "Byrådet godkendte den 3. marts 2014" in answer.statements[0].text
    assert "billetterne" not in answer.text


def test_whether_an_organ_said_yes_is_answered_by_what_was_decided_instead(fjordby: Assistant) -> None:
    answer = fjordby.ask("Vedtog Byrådet garantien på 3 mio. kr. til Bakkehuset?")
    assert "ingen beslutning fra Byrådet" in answer.opening
    assert answer.statements[0].text == "Anbefales."
    assert "7 mio." not in answer.text


def test_where_a_case_tells_of_nothing_none_is_said_to_be_there(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad besluttede Kulturudvalget om svømmehallen ved havnen?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert "Kulturudvalget" in answer.opening
