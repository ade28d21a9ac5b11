"""What was decided on a matter is told of all its cases in time order, or it is said that nothing was."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.decided_on import matter_decided
from assistant.types import Answer, Outcome
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.fakes import WordEmbedder, WordSelector

_MINUTES = """\
Referat
{organ}

Mødedato: {day}

Punkt 1: {title}

Sagsfremstilling
Der er skrevet et notat til mødet.

Indstilling
Forvaltningen indstiller, at sagen godkendes.

Beslutning i {organ} den {day}
{decision}
"""
_PLAN = """\
Teknisk Forvaltnings virksomhedsplan 2014

Svævebanen
Svævebanen undersøges i 2014, så der er et beslutningsgrundlag i 2015.
"""
_CASES = (
    ("Byrådet", "12-05-2015", "Belysning på cykelstier", "Godkendt med lavere lys."),
    ("Teknisk Udvalg", "02-06-2014", "Cykelstier langs havnen", "Anbefales som foreslået."),
    ("Skoleudvalget", "03-06-2014", "Udbygning af Lindeskolen", "Udsat til august."),
    ("Byrådet", "16-06-2015", "Ferie på skolerne", "Vedtaget fra efteråret."),
)


@pytest.fixture(scope="module")
def fjordby(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("fjordby")
    for number, (organ, day, title, decision) in enumerate(_CASES):
        text = _MINUTES.format(organ=organ, day=day, title=title, decision=decision)
        (folder / f"referat-{number}.txt").write_text(text, "utf-8")
    (folder / "plan.txt").write_text(_PLAN, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


def quoted(answer: Answer) -> list[str]:
    return [statement.text for statement in answer.statements]


def test_all_cases_of_the_matter_are_told_the_oldest_first(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad blev besluttet om cykelstier?")
    assert quoted(answer) == ["Anbefales som foreslået.", "Godkendt med lavere lys."]
    assert "Teknisk Udvalg, 2. juni 2014" in (answer.statements[0].label or "")


def test_a_compound_is_of_the_matter(fjordby: Assistant) -> None:
    assert quoted(fjordby.ask("Hvad er der besluttet om skoler?")) == [
        "Udsat til august.",
        "Vedtaget fra efteråret.",
    ]


def test_one_case_is_told_with_its_proposal(fjordby: Assistant) -> None:
    assert "Forvaltningen indstiller, at sagen godkendes." in quoted(
        fjordby.ask("Hvad blev besluttet om Lindeskolen?")
    )


def test_a_plan_that_tells_of_no_decision_is_none(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad blev besluttet om svævebanen?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert "ingen beslutning om »svævebanen«" in answer.opening
    assert answer.related


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("Hvad blev der besluttet om letbanen?", "letbanen"),
        ("Er der besluttet noget om svømmehallen?", "svømmehallen"),
        ("What was decided about the light rail?", "the light rail"),
        ("Hvad besluttede Byrådet om letbanen?", None),
        ("Hvad blev besluttet om letbanen, og hvorfor?", None),
        ("Hvad står der om letbanen?", None),
    ],
)
def test_the_matter_is_read_from_the_question(question: str, matter: str | None) -> None:
    assert matter_decided(question) == matter
