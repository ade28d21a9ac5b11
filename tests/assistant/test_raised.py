"""Who asked that a matter be taken up is told from the case; where it is not told, that is said."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.raised import raised_asked
from assistant.types import Answer, Outcome
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.fakes import WordEmbedder, WordSelector
from tests.minutes_of_committees import UNNUMBERED
from tests.minutes_of_councils import COUNCIL

RAISED = """\
Nørrevang Kommune
Referat
Teknisk Udvalg
Mødedato: 4. april 2017

1. Hastigheden på Skovbakken

Sagsfremstilling
På foranledning af Birte Lunde (F) drøftes hastigheden på Skovbakken. Vejen er 6 meter bred.

Beslutning i Teknisk Udvalg den 04-04-2017
Drøftet.

2. Varmepriser hos V.K. Varme

Sagsfremstilling
Kurt Damsø har i en mail anmodet om optagelse af sag på dagsordenen om priserne. Prisen er 900 kr.

Beslutning i Teknisk Udvalg den 04-04-2017
Udsat.

3. Forslag fra Ivan Tang (Ø) om gratis busser

Sagsfremstilling
Busserne koster 12 mio. kr. om året.

Beslutning i Teknisk Udvalg den 04-04-2017
Afvist.

4. Snerydning på fortove

Sagsfremstilling
Der faldt 40 cm sne i februar.

Indstilling
Forvaltningen indstiller, at fortovene ryddes to gange om dagen.

Beslutning i Teknisk Udvalg den 04-04-2017
Godkendt.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("raised")
    for name, text in {"raised": RAISED, "council": COUNCIL, "bins": UNNUMBERED}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


def quoted(answer: Answer) -> list[str]:
    return [" ".join(statement.text.split()) for statement in answer.statements]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Hvem bad om at få hastigheden på Skovbakken på dagsordenen?", "På foranledning af Birte Lunde"),
        ("Hvem har rejst sagen om Skovbakken?", "På foranledning af Birte Lunde"),
        ("På hvis foranledning blev hastigheden på Skovbakken drøftet?", "På foranledning af Birte Lunde"),
        ("Hvem satte V.K. på dagsordenen?", "Kurt Damsø har i en mail anmodet"),
        ("Hvem ville have V.K.-punktet på dagsordenen?", "Kurt Damsø har i en mail anmodet"),
        ("Hvem kom med forslaget om gratis busser?", "3. Forslag fra Ivan Tang"),
        ("Who proposed gratis busser?", "3. Forslag fra Ivan Tang"),
    ],
)
def test_the_sentence_that_tells_who_answers(assistant: Assistant, question: str, begins: str) -> None:
    (said,) = quoted(assistant.ask(question))
    assert said.startswith(begins)


def test_minutes_that_do_not_tell_say_so_and_show_who_proposes(assistant: Assistant) -> None:
    answer = assistant.ask("Hvem bad om at få snerydning på dagsordenen?")
    assert "Referatet siger ikke, hvem der bad om »Snerydning på fortove«" in answer.opening
    assert quoted(answer) == ["Forvaltningen indstiller, at fortovene ryddes to gange om dagen."]


def test_who_proposed_is_told_by_the_proposal(assistant: Assistant) -> None:
    answer = assistant.ask("Hvem har foreslået snerydning to gange om dagen?")
    assert answer.outcome is Outcome.ANSWERED
    assert "siger ikke" not in answer.opening
    assert quoted(answer) == ["Forvaltningen indstiller, at fortovene ryddes to gange om dagen."]


@pytest.mark.parametrize(
    "question",
    ["Hvem fik opgaven?", "Hvem fik afslag i sagen om Skovbakken?", "Hvem tog bilen?", "Hvem stemte for?"],
)
def test_another_question_for_somebody_is_none_of_this(question: str) -> None:
    assert raised_asked(question) is None
