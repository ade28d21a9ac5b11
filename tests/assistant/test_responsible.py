"""Who is responsible is told by the sentence that names who, under the heading of what is asked about."""

from __future__ import annotations

import pytest

from assistant.responsible import responsible
from assistant.types import Filters
from assistant.understand import understand
from index.glossary import bundled
from index.types import Query
from index.weigh import Weigher
from tests.texts import read

PLAN = """\
Socialforvaltningens virksomhedsplan 2016

1. Implementering af motionsstrategien

Formål, mål og succeskriterier
Flere skal røre sig hver dag i hele byen.

Organisering og økonomi
Motionsstrategien er forankret hos chefen for Idræt. Der er afsat 1 mio. kr.

2. Nye haver

Formål, mål og succeskriterier
Haverne skal blive grønnere i hele byen.

Organisering og økonomi
Projektejer er gartneren. Afdelingerne er ansvarlige for deres del af motionsstrategien.
"""


def told(question: str) -> list[str]:
    reading = understand(question, Filters(), {}, bundled())
    topic = Weigher(Query(question), lambda _: 1.0, without=reading.beside_the_topic)
    found = responsible(reading, topic, read(PLAN, kind="virksomhedsplan"))
    return [quote.text for quote in found.quotes] if found else []


@pytest.mark.parametrize(
    "question", ["Hvem er ansvarlig for motionsstrategien?", "hvilken afdeling står for motionsstrategien"]
)
def test_the_sentence_that_names_who_answers_alone(question: str) -> None:
    assert told(question) == ["Motionsstrategien er forankret hos chefen for Idræt."]


@pytest.mark.parametrize("question", ["Hvem er ansvarlig for cirkus?", "Hvad går motionsstrategien ud på?"])
def test_other_questions_are_left_to_other_text(question: str) -> None:
    assert told(question) == []
