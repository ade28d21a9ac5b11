"""Who won a contract is told by the sentence that names the firm; where none does, that is said."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.awarded import award_asked
from assistant.types import Answer, Outcome
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.fakes import WordEmbedder, WordSelector
from tests.minutes_of_committees import UNNUMBERED

TENDERS = """\
Egesund Kommune
Teknisk Udvalg
Referat
Mødedato: 3. juni 2019

1. Udbud af vinterberedskab

Sagsfremstilling
Der kom tre tilbud. Holk Entreprise A/S gav også tilbud i 2015, og Havnens Vognmænd ApS bød for højt.

Indstilling
Forvaltningen indstiller, at kontrakten tildeles Brask & Søn A/S.

Beslutning i Teknisk Udvalg den 03-06-2019
Godkendt.

2. Tag på Bakkeskolen

Sagsfremstilling
Taget er utæt. Opgaven har været i udbud.

Beslutning i Teknisk Udvalg den 03-06-2019
Kontrakt indgås med Tømrerfirmaet Lind ApS.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("awarded")
    for name, text in {"tenders": TENDERS, "bins": UNNUMBERED}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


def quoted(answer: Answer) -> list[str]:
    return [" ".join(statement.text.split()) for statement in answer.statements]


@pytest.mark.parametrize(
    ("question", "firm"),
    [
        ("Hvem løb med kontrakten om vinterberedskab?", "Brask & Søn A/S"),
        ("Hvem vandt udbuddet af vinterberedskab?", "Brask & Søn A/S"),
        ("hvem fik opgaven med vinterberedskab", "Brask & Søn A/S"),
        ("Who won the contract on vinterberedskab?", "Brask & Søn A/S"),
        ("Hvem fik entreprisen på taget på Bakkeskolen?", "Tømrerfirmaet Lind ApS"),
    ],
)
def test_the_firm_that_was_chosen_is_told(assistant: Assistant, question: str, firm: str) -> None:
    (said,) = quoted(assistant.ask(question))
    assert firm in said


def test_without_a_matter_all_contracts_are_told(assistant: Assistant) -> None:
    labels = [statement.label for statement in assistant.ask("Hvem fik opgaven?").statements]
    assert labels == ["Udbud af vinterberedskab", "Tag på Bakkeskolen"]


def test_a_case_that_names_no_firm_says_so(assistant: Assistant) -> None:
    answer = assistant.ask("Hvem vandt udbuddet af madaffald?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert "navnet på virksomheden" in answer.opening


@pytest.mark.parametrize("question", ["Hvem fik afslag?", "Hvem vandt valget?", "Hvem fik ordet først?"])
def test_who_got_something_else_is_no_contract(question: str) -> None:
    assert award_asked(question) is None


def test_a_contract_named_by_a_compound_is_about_its_first_part() -> None:
    assert award_asked("Hvem løb med rengøringskontrakten?") == "rengøring"
