"""Whose a document is, among those of several municipalities."""

from __future__ import annotations

import datetime as dt

from assistant.focus.guide import Guide
from assistant.focus.municipality import Municipalities
from corpus.types import Document
from tests.assistant.focus.test_guide import Shelf
from tests.focus_texts import NUMBERED
from tests.texts import read


def of(name: str, kind: str = "strategi") -> Document:
    text = NUMBERED.replace("Sundby Kommune", f"{name} Kommune" if name else "kommunen")
    title = f"Strategi for {name or 'alle'} 2024-2028"
    return read(text, id=name.lower() or "uden", kind=kind, title=title, period=[2024, 2028])[0]


def test_documents_of_two_municipalities_are_told_apart() -> None:
    sundby, havnby, unnamed = of("Sundby"), of("Havnby"), of("")
    whose = Municipalities([sundby, havnby, unnamed])
    assert whose.same(sundby, sundby)
    assert whose.differ(sundby, havnby)
    assert not whose.same(sundby, unnamed)
    assert not whose.differ(sundby, unnamed)


def test_a_document_that_names_none_is_that_of_all_the_others() -> None:
    sundby, unnamed = of("Sundby"), of("")
    assert Municipalities([sundby, unnamed]).same(sundby, unnamed)
    assert Municipalities([unnamed]).same(unnamed, unnamed)


def test_another_municipalitys_strategies_and_values_stay_out() -> None:
    sundby, havnby = of("Sundby"), of("Havnby")
    for kind, stops in (("strategi", 5), ("grundlag", 5)):
        other = of("Havnby", kind)
        guide = Guide(Shelf([sundby, other]), today=lambda: dt.date(2026, 1, 1))
        strategy = guide.strategy(sundby.id)
        assert [s.document.id for s in guide.line(strategy)] == [sundby.id]
        assert "Sådan arbejder I sammen" not in [stop.title for stop in guide.tour(strategy)]
        assert stops == len(guide.tour(strategy))
    assert havnby.id == other.id
