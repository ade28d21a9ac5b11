"""What the minutes record, over minutes of several municipalities."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assistant import record as record_module
from assistant.alphabet import sort_key
from assistant.ask import Assistant
from assistant.record import Record
from assistant.register import DecisionFilter, Register, Sorting, in_order
from corpus.decisions import Decision
from corpus.parties import party_key, party_of_voter
from corpus.types import Document
from tests.minutes_of_committees import UNNUMBERED
from tests.minutes_of_councils import CAPITAL, COUNCIL
from tests.minutes_texts import ALL
from tests.texts import read


def of(text: str, name: str = "fil") -> Record:
    return Record(read(text, id=name, kind="referat"))


@pytest.mark.parametrize("style", ALL)
def test_each_open_item_has_an_address_of_its_own_and_each_decision_a_place(style: str) -> None:
    record = of(ALL[style])
    (meeting,) = record.meetings
    places = record.places(meeting)
    assert len({place.key for place in places}) == len(places) == sum(not i.closed for i in meeting.items)
    for place in places:
        assert record.place("fil", place.key) == place
    for decision in record.register.decisions:
        found = record.place_of(decision)
        assert found
        assert found.item.start <= decision.start < found.item.end
        assert not decision.closed


def test_items_without_a_number_are_counted() -> None:
    record = of(UNNUMBERED)
    assert [place.key for place in record.places(record.meetings[0])] == ["u1", "u2"]


def test_a_document_that_has_not_changed_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    (first,), (second,) = read(COUNCIL, id="a", kind="referat"), read(CAPITAL, id="b", kind="referat")
    seen: list[str] = []

    def read_decisions(document: Document) -> list[Decision]:
        seen.append(document.id)
        return list(decisions_of(document))

    decisions_of = record_module.decisions_of
    monkeypatch.setattr(record_module, "decisions_of", read_decisions)
    before = Record([first, second])
    known = [(len(before.register.decisions), len(before.meetings))]
    after = Record([first, replace(second, version="ny")], before=before)
    known.append((len(after.register.decisions), len(after.meetings)))
    assert known[0] == known[1]
    assert seen == ["a", "b", "b"]


def test_when_a_document_came_in_has_an_offset() -> None:
    record = Record([], {"a": "2026-11-21T12:00:00", "b": "2026-11-21T12:00:00+00:00"})
    assert record.added("a") == record.added("b") == dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
    assert record.added("c") is None


def test_the_assistant_knows_when_its_documents_came_in(assistant: Assistant) -> None:
    record = assistant.record()
    assert record is assistant.record()
    assert all(record.added(meeting.document.id) for meeting in record.meetings)
    assert record.years == (2012,)


@pytest.mark.parametrize(("party", "count"), [("Ø", 2), ("enhedslisten", 2), ("O", 0), ("Venstre", 3)])
def test_a_party_is_found_by_letter_and_name(party: str, count: int) -> None:
    found = of(COUNCIL).select(DecisionFilter(party=party))
    assert len(found) >= count
    assert bool(found) == bool(count)


@pytest.mark.parametrize(
    ("voter", "party"),
    [
        ("V", "V"),
        ("Venstre", "V"),
        ("Lise Brandt (O)", "O"),
        ("Lise Brandt", None),
        ("Borgerlisten", "borgerlisten"),
    ],
)
def test_a_voter_has_a_party(voter: str, party: str | None) -> None:
    assert party_of_voter(voter) == party


def test_spellings_of_a_party_are_one() -> None:
    assert {party_key(said) for said in ("Ø", "Enhedslisten", "liste Ø", "enhedslisten")} == {"Ø"}


def test_decisions_are_put_in_order() -> None:
    decisions = of(COUNCIL).register.decisions
    newest = in_order(decisions, Sorting.NEWEST)
    assert [d.date for d in newest] == sorted((d.date for d in decisions if d.date), reverse=True)
    assert [d.date for d in in_order(decisions, Sorting.OLDEST)] == sorted(
        d.date for d in decisions if d.date
    )
    assert [d.organ for d in in_order(decisions, Sorting.ORGAN)][-1] == "Økonomiudvalget"
    assert in_order(decisions, Sorting.CASE)[0].item_title == "Godkendelse af dagsorden"
    results = [d.results[0].value for d in in_order(decisions, Sorting.RESULT)]
    assert results.index("godkendt") < results.index("anbefalet")


def test_an_undated_decision_comes_last_either_way() -> None:
    first, *others = of(COUNCIL).register.decisions
    undated = [replace(first, date=None), *others]
    for sorting in (Sorting.NEWEST, Sorting.OLDEST):
        assert in_order(undated, sorting)[-1].date is None


def test_the_alphabet_is_danish() -> None:
    words = [
        "12. punkt",
        "Éclair",
        "Müller",
        "Mystik",
        "Møller",
        "Zealand",
        "Äke",
        "Ærø",
        "Öland",
        "Ørsted",
        "Åby",
    ]
    assert sorted(words, key=sort_key)[:8] == [
        "12. punkt", "Éclair", "Müller", "Mystik", "Møller", "Zealand", "Äke", "Ærø",
    ]  # fmt: skip
    assert sorted(["Aalborg", "Ørsted", "Zoo", "Abe"], key=sort_key) == ["Abe", "Zoo", "Ørsted", "Aalborg"]
    assert sorted(["Punkt 10", "Punkt 9"], key=sort_key) == ["Punkt 9", "Punkt 10"]


def test_an_empty_register_finds_nothing() -> None:
    assert Register([]).select(DecisionFilter(text="vej", party="V", person="Hald", organ="Byrådet")) == []
