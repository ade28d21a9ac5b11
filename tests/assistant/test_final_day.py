"""The day on which a case is to be settled is the coming one, not one on which the case was sent on."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.ask import Assistant
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

Punkt 1: Havneplanen

Sagsfremstilling
Økonomiudvalget træffer endelig beslutning om havneplanen den 9. juni 2015. Planen er i tre dele.

Indstilling
Teknisk Forvaltning indstiller, at havneplanen sendes i høring.

Beslutning i Økonomiudvalget den 09-06-2015
Havneplanen sendes i høring, hvorefter {then}

Punkt 2: Skolevejen

Sagsfremstilling
Skolevejen er smal.

Beslutning i Økonomiudvalget den 09-06-2015
Drøftet.
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


def fjordby(folder: Path, then: str) -> Assistant:
    (folder / "udvalg.txt").write_text(MINUTES.format(then=then), "utf-8")
    (folder / "catalogue.toml").write_text(_CATALOGUE, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


@pytest.mark.parametrize(
    "question",
    ["Hvornår bliver havneplanen endeligt vedtaget?", "Hvornår træffes beslutning om havneplanen?"],
)
def test_the_coming_day_answers(tmp_path: Path, question: str) -> None:
    answer = fjordby(tmp_path, "Byrådet træffer endelig beslutning den 31. august 2015.").ask(question)
    assert [s.text for s in answer.statements] == [
        "Havneplanen sendes i høring, hvorefter Byrådet træffer endelig beslutning den 31. august 2015."
    ]


def test_without_a_coming_day_the_old_one_stays_what_is_told(tmp_path: Path) -> None:
    answer = fjordby(tmp_path, "sagen tages op igen.").ask("Hvornår bliver havneplanen endeligt vedtaget?")
    assert "31. august" not in answer.text
    assert "9. juni 2015" in answer.text


def test_the_coming_day_answers_a_question_that_goes_on_too(tmp_path: Path) -> None:
    assistant = fjordby(tmp_path, "Byrådet træffer endelig beslutning den 31. august 2015.")
    before = assistant.ask("Hvad blev besluttet om havneplanen?")
    answer = assistant.follow("Hvornår bliver det endeligt vedtaget?", None, [before])
    assert len(answer.statements) == 1
    assert "den 31. august 2015" in answer.statements[0].text
