"""What one asks to be allowed is answered by what speaks of that very thing."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.likely import Likelihood, LikelySentence
from assistant.permitted import speaks_of
from index.build import build
from index.glossary import bundled
from index.search import Index
from index.types import Query
from index.weigh import Weigher
from tests.fakes import WordEmbedder, WordSelector
from tests.texts import read


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Vi kan tage hunden med på kontoret om fredagen.", True),
        ("Det er forbudt at tage hund med.", True),
        ("Vi må tage os tid til at spise på kontoret.", False),  # of no dog
        ("Hunden ligger på kontoret.", False),  # allows nothing
    ],
)
def test_a_sentence_that_allows_holds_what_is_asked(text: str, spoken: bool) -> None:
    (document,) = read(f"{text}\n")
    likely = Likelihood((LikelySentence(document, 0, len(text), 0.5),))
    rarity = {"hund": 5.0, "kontor": 2.0}
    topic = Weigher(Query("Må jeg tage min hund med på kontoret?"), lambda stem: rarity.get(stem, 0.5))
    assert speaks_of(likely, topic) is spoken


_MINUTES = """\
Referat
Byplanudvalget

Mødedato: 12-05-2015

Punkt 1: Skovvej 15 - byggeri i 2 etager

Sagsfremstilling
Ejeren har søgt om at bygge en etage oven på huset. Naboerne er hørt.

Indstilling
Forvaltningen foreslår, at der gives afslag til byggeri i 2 etager.

Beslutning i Byplanudvalget den 12-05-2015
Godkendt.
"""


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("village")
    (folder / "referat.txt").write_text(_MINUTES, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


def test_what_was_decided_of_a_wish_at_an_address_answers(village: Assistant) -> None:
    said = [statement.text for statement in village.ask("Må man bygge i to etager på Skovvej 15?").statements]
    assert "Godkendt." in said
    assert any("gives afslag til byggeri i 2 etager" in text for text in said)


@pytest.mark.parametrize(
    "question", ["Må man bygge carport på Skovvej 15?", "Må man bygge i to etager på Skovvej 17?"]
)
def test_another_wish_or_address_is_not_answered_by_it(village: Assistant, question: str) -> None:
    assert "Godkendt." not in [statement.text for statement in village.ask(question).statements]
