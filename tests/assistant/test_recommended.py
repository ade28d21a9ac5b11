"""The organ that cases were recommended to is no bound on who recommended them."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.types import Answer, Outcome
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.fakes import WordEmbedder, WordSelector
from tests.minutes_of_councils import COUNCIL, FACTS, POLITICAL

# Who may decide stands under its own heading, a committee's word on the way to the council.
FINANCE = """\
Økonomiudvalget
Referat
Mødedato: 12. marts 2019

1. Takst for udlejning af haller

Beslutningskompetence
Kommunalbestyrelsen.

Indstilling
Forvaltningen indstiller, at taksten godkendes.

Beslutning i Kulturudvalget den 05-03-2019
Anbefales.

Beslutning i Økonomiudvalget den 12-03-2019
Anbefales.

2. Renovering af kantinen

Beslutningskompetence
Økonomiudvalget.

Indstilling
Forvaltningen indstiller, at kantinen renoveres.

Beslutning i Kulturudvalget den 05-03-2019
Anbefales over for Økonomiudvalget.

Beslutning i Økonomiudvalget den 12-03-2019
Godkendt.

3. Vedtægt for havnen

Indstilling
Forvaltningen indstiller, at vedtægten godkendes.

Beslutning i Økonomiudvalget den 12-03-2019
Anbefales.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("recommended")
    for name, text in {"finance": FINANCE, "council": COUNCIL, "facts": FACTS, "way": POLITICAL}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


def labels(answer: Answer) -> list[str]:
    return [statement.label or "" for statement in answer.statements]


@pytest.mark.parametrize(
    "question",
    [
        "Hvilke sager blev anbefalet til kommunalbestyrelsen i 2019?",
        "Hvilke punkter er sendt videre til byrådet i 2019?",
        "Hvilke sager skal kommunalbestyrelsen tage stilling til i 2019?",
        "hvilke sager er oversendt til KB i 2019",
        "Which cases were recommended to the municipal council in 2019?",
    ],
)
def test_the_council_behind_til_is_who_the_cases_went_to(assistant: Assistant, question: str) -> None:
    held = labels(assistant.ask(question))
    assert sum("Takst for udlejning" in label for label in held) == 2
    assert sum("Vedtægt for havnen" in label for label in held) == 1
    assert len(held) == 3  # none of the canteen, on which the committee itself decides


def test_who_recommended_bounds_the_list_beside_the_receiver(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Hvilke sager anbefalede Økonomiudvalget til kommunalbestyrelsen den 12. marts 2019?"
    )
    assert "fra Økonomiudvalget (12. marts 2019): anbefalet til Kommunalbestyrelsen" in answer.opening
    assert ["Økonomiudvalget" in label for label in labels(answer)] == [True, True]


def test_what_minutes_do_not_say_of_the_receiver_is_said(assistant: Assistant) -> None:
    answer = assistant.ask("Hvilke sager blev anbefalet til kommunalbestyrelsen i marts 2019?")
    assert "Ved 1 af dem siger referatet ikke, hvem de anbefales til." in answer.opening


def test_what_went_to_the_committee_is_not_its_own_recommendation(assistant: Assistant) -> None:
    held = labels(assistant.ask("Hvilke sager blev anbefalet til Økonomiudvalget i 2019?"))
    assert len(held) == 2
    assert all("Kulturudvalget" in label for label in held)


def test_no_recommendation_is_an_answer_too(assistant: Assistant) -> None:
    answer = assistant.ask("Hvilke sager blev anbefalet til byrådet den 28. august 2012?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert "ingen anbefalet til" in answer.opening
