"""What one asks to be allowed is answered by what speaks of that very thing."""

from __future__ import annotations

import pytest

from assistant.likely import Likelihood, LikelySentence
from assistant.permitted import speaks_of
from index.types import Query
from index.weigh import Weigher
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
