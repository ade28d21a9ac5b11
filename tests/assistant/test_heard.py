"""What somebody outside wrote of a case is quoted; where the minutes do not give it, that is said."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.heard import heard_asked
from assistant.types import Answer, Outcome
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.fakes import WordEmbedder, WordSelector
from tests.minutes_of_councils import COUNCIL

HEARING = """\
Egesund Kommune
Planudvalget
Referat
Mødedato: 3. juni 2019

1. Lokalplan for Møllebakken

Sagsfremstilling
Planen giver plads til 60 boliger.

Der er kommet to høringssvar.

Møllebakkens Ejerlaug støtter ikke planen. Det anføres, at vejen er for smal.

Naboerne i nr. 4 frygter skygge i haverne.

Forvaltningen bemærker, at ejerlaugets vej er 6 meter bred.

Beslutning i Planudvalget den 03-06-2019
Udsat.

2. Takster for havnen

Sagsfremstilling
Sejlklubben Ternen mener, at taksten er for høj.

Lejerne fortæller, at vandet er koldt.

Beslutning i Planudvalget den 03-06-2019
Godkendt.

3. Byggeri på Engen

Sagsfremstilling
Der bygges to huse.

Beslutning i Planudvalget den 03-06-2019
Godkendt.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("heard")
    for name, text in {"hearing": HEARING, "council": COUNCIL}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


def quoted(answer: Answer) -> list[str]:
    return [" ".join(statement.text.split()) for statement in answer.statements]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hvad mente sejlklubben?", "Sejlklubben Ternen mener, at taksten er for høj."),
        ("Hvad sagde naboerne om Møllebakken?", "Naboerne i nr. 4 frygter skygge i haverne."),
        ("Hvad sagde lejerne om takster for havnen?", "Lejerne fortæller, at vandet er koldt."),
        ("What did the neighbours say about Møllebakken?", "Naboerne i nr. 4 frygter skygge i haverne."),
        ("Hvad skrev sejlklubben om takster for havnen?", "Sejlklubben Ternen mener, at taksten er for høj."),
    ],
)
def test_the_partys_words_are_quoted(assistant: Assistant, question: str, said: str) -> None:
    assert quoted(assistant.ask(question)) == [said]


def test_sentences_that_go_on_are_quoted_and_the_administrations_view_is_not(assistant: Assistant) -> None:
    (said,) = quoted(assistant.ask("Hvad mente ejerlauget?"))
    assert said == "Møllebakkens Ejerlaug støtter ikke planen. Det anføres, at vejen er for smal."


def test_all_objections_are_quoted(assistant: Assistant) -> None:
    (said,) = quoted(assistant.ask("Hvilke høringssvar kom der om lokalplan for Møllebakken?"))
    assert said.startswith("Der er kommet to høringssvar. Møllebakkens Ejerlaug støtter")
    assert said.endswith("Naboerne i nr. 4 frygter skygge i haverne.")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hvad mente ældrerådet om lokalplan for Møllebakken?", "gengiver ikke, hvad ældrerådet"),
        (
            "Hvilke indsigelser kom der om byggeri på Engen?",
            "ingen høringssvar eller indsigelser om »Byggeri på Engen«",
        ),
    ],
)
def test_what_is_not_given_is_said(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert said in answer.opening


@pytest.mark.parametrize(
    "question",
    [
        "Hvad sagde Byrådet til planen?",
        "Hvad sagde kommunalbestyrelsen til planen?",
        "Hvad mener borgerrådgiveren?",
    ],
)
def test_the_municipalitys_own_words_are_another_question(question: str) -> None:
    assert heard_asked(question) is None
