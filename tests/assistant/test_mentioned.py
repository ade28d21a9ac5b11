"""What is said to be mentioned, or not to be, is looked for as documents write it."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.compounds import is_told_apart
from assistant.mentioned import is_party_in, is_party_of, is_written
from assistant.named import stands_numbered
from assistant.types import Outcome
from corpus.parties import parties_in
from index.build import build
from index.glossary import bundled
from index.search import Index
from index.words import fold
from tests.fakes import WordEmbedder, WordSelector
from tests.texts import read

HARBOUR = """\
Klitby Kommune
Byrådet
Referat
Mødedato: 12. maj 2016

1. Modeller for havnens drift

Sagsfremstilling
Havnens drift kan lægges i et selskab. Forvaltningen anbefaler model 2 for havnens drift.

Beslutning i Byrådet den 12-05-2016
Godkendt. Karen Lund (V) var fraværende.

2. Skolernes ferie

Sagsfremstilling
Ferien følger anden etape 3. Chefernes vederlag er uændret.

Beslutning i Byrådet den 12-05-2016
Godkendt.
"""
NONE = parties_in([], [])


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("mentioned")
    (folder / "harbour.txt").write_text(HARBOUR, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


@pytest.mark.parametrize("question", ["Hvad mener Venstre om havnens drift?", "hvad siger man om venstre"])
def test_a_party_that_stands_by_its_letter_is_not_denied(assistant: Assistant, question: str) -> None:
    assert "er ikke nævnt" not in assistant.ask(question).opening


def test_a_party_that_stands_nowhere_is_denied(assistant: Assistant) -> None:
    answer = assistant.ask("Hvad mener Moderaterne om havnens drift?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.opening == "»Moderaterne« er ikke nævnt i dokumenterne."


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("Venstre", "Karen Lund (V) var fraværende.", True),
        ("Venstre", "Liste V tog forbehold.", True),
        ("Venstre", "V stemte imod.", True),
        ("V", "Venstre stemte imod.", True),
        ("Radikale", "Radikale Venstre ønskede det ført til referat.", True),
        ("Socialdemokraternes", "Det foreslår socialdemokraterne.", True),
        ("Venstre", "Drej til venstre.", False),
        ("Venstre", "Se afsnit V. Bilag V er vedlagt.", False),
        ("Alternativet", "Det er alternativet til broen.", False),
        ("Konservative", "(V) og (A) var fraværende.", False),
        ("Karen", "Karen Lund (V)", False),  # no party
    ],
)
def test_a_party_is_told_by_any_of_its_names(name: str, text: str, *, stands: bool) -> None:
    assert is_party_in(name, text, NONE) is stands


def test_a_party_that_voted_is_known_though_no_text_is_read() -> None:
    assert is_party_of("Venstre", parties_in([], ["V"]), [])
    assert not is_party_of("Venstre", parties_in([], ["A"]), [])


def test_a_word_with_another_number_is_not_mentioned(assistant: Assistant) -> None:
    answer = assistant.ask("Hvad er model 1 for havnens drift?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.opening == "»model 1« er ikke nævnt i dokumenterne."
    assert assistant.ask("Hvad er model 2 for havnens drift?").outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("fase 2", "Det sker i fase\n2 af arbejdet.", True),
        ("fase 2", "Det sker i fase 1 og 2.", True),
        ("fase 2", "Det sker i faserne 1-3.", True),
        ("fase 2", "Fase nr. 2 kommer først.", True),
        ("fase 2", "Det sker i fase 12 og 20.", False),
        ("fase 2", "Fase 1 tager 2 år.", False),
        ("fase 2", "Fasen er slut. 2 er for mange.", False),
    ],
)
def test_a_number_belongs_to_the_word_before_it(name: str, text: str, *, stands: bool) -> None:
    assert stands_numbered(name, text) is stands


def test_words_of_a_name_that_stand_apart_are_not_the_name() -> None:
    documents = read("Klitby Station ligger ved havnen. Der er en ny skole.\n")
    assert is_written("Klitby Station", documents)
    assert is_written("klitby  havn".replace("  ", " "), read("Klitbys havn er ny.\n"))
    assert not is_written("Klitby Skole", documents)


@pytest.mark.parametrize(
    ("word", "text", "told"),
    [
        ("lederlønninger", "Åbenhed om ledelsens løn er et mål.", True),
        ("chefløn", "Løn til chefer i kommunen", True),
        ("havnegebyrer", "Gebyret for havnen stiger.", True),
        ("lederlønninger", "Ledelsen mødes. Løn er en anden sag.", False),
        ("lederlønninger", "Ledelsens lån er betalt.", False),
        ("hjemmearbejde", "Den nye hjemmeside er et stort arbejde.", False),
        ("skolemad", "Skolerne holder ferie.", False),
        ("kvaksalver", "Det er en sag om salver.", False),
        ("mobning", "Mobilen ringer.", False),
    ],
)
def test_a_compound_may_be_told_in_two_words(word: str, text: str, *, told: bool) -> None:
    assert is_told_apart(word, [fold(text)]) is told
