"""What is asked for and stands nowhere is said to: votes, absences, a committee's decision, a name."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.named import names_of
from assistant.types import Answer, Filters, Outcome
from assistant.understand import understand
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.assistant.forms_texts import BOARD, PLAN
from tests.fakes import WordEmbedder, WordSelector

QUIET = """\
Fjordby Kommune
Referat
Teknisk Udvalg

Mødedato: Tirsdag den 2. juni 2015
Mødested: Mødelokale 3

Til stede: Inge Mark (A), Jens Høj (V)

Punkt 1: Istandsættelse af legepladsen ved Enghaven

Sagsfremstilling
Legepladsen ved Enghaven er slidt, og sandkassen er lukket. Gyngerne er fra 1998.

Indstilling
Teknisk Forvaltning indstiller, at legepladsen ved Enghaven sættes i stand for 0,4 mio. kr.

Beslutning i Teknisk Udvalg den 02-06-2015
Godkendt.
"""
_CATALOGUE = """\
[[document]]
id = "byraad"
file = "byraad.txt"
title = "Byrådets møde den 12. maj 2015"
kind = "referat"
organ = "Byrådet"
date = 2015-05-12

[[document]]
id = "udvalg"
file = "udvalg.txt"
title = "Teknisk Udvalgs møde den 2. juni 2015"
kind = "referat"
organ = "Teknisk Udvalg"
date = 2015-06-02

[[document]]
id = "plan"
file = "plan.txt"
title = "Miljøforvaltningens virksomhedsplan 2016"
kind = "virksomhedsplan"
organ = "Miljøforvaltningen"
period = [2016, 2016]
"""


@pytest.fixture(scope="module")
def fjordby(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("fjordby")
    for name, text in {"byraad": BOARD, "udvalg": QUIET, "plan": PLAN}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "catalogue.toml").write_text(_CATALOGUE, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    assistant = Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())
    assistant.least_answerable = 0.68  # the fake selector is seldom as sure as the real one
    return assistant


def quoted(answer: Answer) -> str:
    return " ".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hvem stemte imod istandsættelsen af legepladsen ved Enghaven?", "ingen stemmer for eller imod"),
        ("Stemte nogen imod legepladsen ved Enghaven?", "ingen stemmer for eller imod"),
        ("Hvem var fraværende, da legepladsen ved Enghaven blev behandlet?", "ingen fraværende"),
    ],
)
def test_what_minutes_do_not_record_is_said_beside_the_decision(
    fjordby: Assistant, question: str, said: str
) -> None:
    answer = fjordby.ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert said in answer.opening
    assert "Godkendt." in quoted(answer)


def test_votes_and_absences_that_are_recorded_are_shown(fjordby: Assistant) -> None:
    votes = fjordby.ask("Hvem stemte imod vindmøller ved Nordstrand?")
    assert "Imod stemte F og Ø." in quoted(votes)
    absent = fjordby.ask("Hvem var fraværende ved behandlingen af cykelbro over åen?")
    assert "Ole Bro" in quoted(absent)
    assert "nævner ingen" not in votes.opening + absent.opening


@pytest.mark.parametrize(
    "question",
    [
        "Hvem stemte imod parkeringskælderen under rådhuset?",
        "Hvem var fraværende, da parkeringskælderen under rådhuset blev behandlet?",
    ],
)
def test_of_a_case_that_is_not_there_nothing_is_said(fjordby: Assistant, question: str) -> None:
    answer = fjordby.ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert "nævner ingen" not in answer.opening


def test_a_committee_is_no_name_that_is_missing(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad besluttede Kommunalbestyrelsen om vindmøller ved Nordstrand?")
    assert answer.outcome is Outcome.ANSWERED
    assert "14 stemmer mod 5" in quoted(answer)


def test_what_was_decided_in_a_month_is_answered_item_by_item(fjordby: Assistant) -> None:
    labels = [s.label or "" for s in fjordby.ask("Hvad blev besluttet i maj 2015?").statements]
    assert any("Vindmøller" in label for label in labels)
    assert not any("legepladsen" in label for label in labels)


@pytest.mark.parametrize(
    "question",
    [
        "Hvad besluttede Teknisk Udvalg om cykelbroen over åen?",
        "Hvad besluttede Byrådet den 9. juni 2015 om cykelbro over åen?",
        "What did Byrådet decide on June 9, 2015 about the cykelbro over åen?",
    ],
)
def test_a_committee_or_a_day_without_a_decision_is_refused_with_what_there_is(
    fjordby: Assistant, question: str
) -> None:
    answer = fjordby.ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert "Cykelbro over åen" in answer.opening
    assert "Byrådet (12" in answer.opening
    assert answer.related


def test_a_year_may_be_what_a_decision_is_about(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad besluttede Byrådet om cykelbro over åen i 2016?")
    assert answer.outcome is Outcome.ANSWERED
    assert "6,5 mio. kr." in quoted(answer)


def test_a_day_without_minutes_is_refused_with_the_days_there_are(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad besluttede Byrådet den 3. marts 2015?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert "Byrådet (3. marts 2015)" in answer.opening
    assert "Byrådet (12. maj 2015)" in answer.opening


def test_a_day_with_minutes_is_answered_item_by_item(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad blev besluttet den 12. maj 2015?")
    labels = [statement.label or "" for statement in answer.statements]
    assert any("Vindmøller ved Nordstrand" in label for label in labels)
    assert any("Cykelbro over åen" in label for label in labels)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Hvad er planen for legepladsen på Klintevej?", "Klintevej"),
        ("hvad er planen for legepladsen på klintegade", "klintegade"),
        ("Hvad siger Bente Skovgaard om legepladsen?", "Bente Skovgaard"),
        ("What is the plan for the legeplads at Birkesøen?", "Birkesøen"),
    ],
)
def test_a_name_that_no_document_holds_is_named(fjordby: Assistant, question: str, name: str) -> None:
    answer = fjordby.ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert f"»{name}«" in answer.opening


@pytest.mark.parametrize(
    "question",
    [
        "Hvad er planen for legepladsen ved Enghaven?",
        "Hvad er planen for legepladsen ved Enghavens sandkasse?",
        "Hvad er planen for legepladsen ved Enhaven?",  # misspelt
        "what is the plan for the legeplads in Enghaven on Sundays?",
    ],
)
def test_a_name_that_is_inflected_misspelt_or_english_is_none_that_is_missing(
    fjordby: Assistant, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        fjordby, "least_answerable", 0.0
    )  # the fake selector reads words; only the name is to be judged
    answer = fjordby.ask(question)
    assert answer.outcome is Outcome.ANSWERED, answer.opening
    assert "Enghaven" in quoted(answer)


def test_a_name_that_another_item_holds_does_not_answer_here(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad koster legepladsens sandkasse ved Nordstrand?")
    assert answer.outcome is Outcome.NOT_FOUND


def test_what_has_another_number_does_not_answer(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad går fase 2 af legepladsen ved Enghaven ud på?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert "»fase 2«" in answer.opening


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Hvad siger Bente Skovgaard om DFDS og planen i Fjordby?", ["Bente Skovgaard", "Fjordby"]),
        ("Bygges der på Klintevej?", ["Klintevej"]),
        ("er der en privatvej ved skolen", []),
        ("HVAD ER PLANEN FOR SKOLEN", []),
        ("Which European Project did they join in January?", []),
        ("Who leads it? Are there plans?", []),
    ],
)
def test_names_are_told_by_their_capitals_and_streets_by_their_end(question: str, names: list[str]) -> None:
    assert names_of(understand(question, Filters(), {}, bundled())) == names


def test_a_decision_and_its_grounds_are_both_told(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad blev besluttet om vindmøller ved Nordstrand, og hvorfor?")
    assert "14 stemmer mod 5" in quoted(answer)
    assert "strandbeskyttelseslinjen" in quoted(answer)


def test_a_part_without_an_answer_is_named(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad blev besluttet om cykelbro over åen, og hvorfor?")
    assert "6,5 mio. kr." in quoted(answer)
    assert "»hvorfor?«" in answer.opening
