"""How a party voted is told by its letter too; where minutes do not tell it, that is said."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.types import Answer, Outcome
from corpus.parties import parties_in
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.fakes import WordEmbedder, WordSelector
from tests.minutes_of_councils import CAPITAL, COUNCIL, FACTS

LOCAL = """\
Egesund Kommune
Byrådet
Referat
Mødedato: 12. maj 2016

Medlemmer: Borgerlisten (T), Venstre (V), Socialdemokratiet (A)

1. Parkering på torvet

Indstilling
Forvaltningen indstiller, at parkering på torvet forbydes.

Beslutning i Byrådet den 12-05-2016
Godkendt. T stemte imod.

2. Lys i gangtunnelen

Indstilling
Forvaltningen indstiller, at lyset skiftes.

Beslutning i Byrådet den 12-05-2016
Godkendt.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("voted")
    for name, text in {"local": LOCAL, "council": COUNCIL, "facts": FACTS, "capital": CAPITAL}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


def quoted(answer: Answer) -> list[str]:
    return [" ".join(statement.text.split()) for statement in answer.statements]


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Hvad stemte Enhedslisten om klimatilpasningsplanen?", "Imod stemte Ø"),
        ("Hvordan stemte Venstre om takster for klubber?", "imod stemte 9 (V, DF)"),
        ("Stemte Dansk Folkeparti imod cykelparkering?", "Imod stemte O"),
        ("How did the Konservative vote on cykelparkering?", "C undlod at stemme"),
        ("Var Borgerlisten imod parkering på torvet?", "T stemte imod"),
        ("Hvad stemte T om parkering?", "T stemte imod"),
    ],
)
def test_a_party_is_found_by_its_letter(assistant: Assistant, question: str, held: str) -> None:
    (said,) = quoted(assistant.ask(question))
    assert held in said


def test_all_votes_of_a_party_are_listed_newest_first(assistant: Assistant) -> None:
    answer = assistant.ask("Hvad stemte Venstre?")
    labels = [statement.label or "" for statement in answer.statements]
    assert [label.partition(" · ")[0][:15] for label in labels] == ["2. behandling a", "Klimatilpasning"]
    assert answer.opening.startswith("Venstre står som V i referatet.")


def test_a_party_in_small_letters_begins_the_opening_with_a_capital(assistant: Assistant) -> None:
    assert assistant.ask("hvad stemte venstre?").opening.startswith("Venstre står som V i referatet.")


def test_a_letter_that_the_quote_does_not_write_is_not_said(assistant: Assistant) -> None:
    answer = assistant.ask("Hvordan stemte Dansk Folkeparti om takster for klubber?")
    assert any("DF" in text for text in quoted(answer))
    assert "står som" not in answer.opening


def test_only_votes_to_the_side_asked_for_are_listed(assistant: Assistant) -> None:
    (said,) = quoted(assistant.ask("Hvilke sager stemte V imod?"))
    assert "imod stemte 9 (V, DF)" in said


def test_a_vote_that_minutes_do_not_tell_is_said_to_be_untold(assistant: Assistant) -> None:
    answer = assistant.ask("Hvad stemte Venstre om lys i gangtunnelen?")
    assert "Referaterne siger ikke, hvad Venstre (V) stemte." in answer.opening
    assert quoted(answer) == ["Godkendt."]
    none = assistant.ask("Hvad stemte Moderaterne?")
    assert none.outcome is Outcome.NOT_FOUND
    assert "hvad Moderaterne (M) stemte" in none.opening
    assert "Stemmer er kun noteret fra" in none.opening


def test_who_voted_against_a_partys_proposal_asks_of_others(assistant: Assistant) -> None:
    answer = assistant.ask("Hvem stemte imod Venstres forslag om lys i gangtunnelen?")
    assert "hvad Venstre" not in answer.opening


def test_the_documents_own_explanation_of_a_letter_goes_first() -> None:
    parties = parties_in(["Kristeligt Folkeparti (Q) og Lokallisten Nord (L)", "Liste W - Grønlisten"], ["V"])
    assert "Q" in parties.keys("Kristeligt Folkeparti")
    assert "L" in parties.keys("Lokallisten Nord")
    assert "W" in parties.keys("grønlisten")
    assert parties.keys("Venstres") == {"V"}
    assert not parties.is_known("I")
    assert not parties.is_known("torvet")
