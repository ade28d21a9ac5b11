"""Minutes as advisory councils write them: "Ad 1. Title", and a conclusion instead of a decision."""

from __future__ import annotations

import pytest

from corpus.decisions import decisions
from corpus.describe import describe
from corpus.meetings import meetings
from corpus.types import Kind, SourceFile
from tests.texts import read

HEAD = "Handicaprådet i Lindby\nReferat af møde nr. 3, tirsdag den 6.5.2014\n\nAfbud fra: Ane Tofte\n\n"
MINUTES = (
    HEAD
    + """\
Ad 1. Høring om nye ramper
Rådet synes godt om ramperne.
Konklusion: Rådet anbefaler, at
ramperne males gule.

Ad 2. Skovturen
Bo Rye fortalte om turen.
Konklusion: Taget til efterretning.

Ad 3. Næste møde
Tirsdag den 10. juni 2014.
"""
)


def items(text: str) -> list[str]:
    (document,) = read(text, kind="referat")
    found = [h.title for section in document.sections for h in section.headings if h.level == 1]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("word", ["Ad 1. ", "Ad 1: ", "AD 1) ", "Ad. 1 ", "Ad pkt. 1. ", "Ad punkt 1 - "])
def test_what_was_said_to_each_point_is_an_item(word: str) -> None:
    text = MINUTES
    for number in "123":
        text = text.replace(f"Ad {number}. ", word.replace("1", number))
    (meeting,) = meetings(read(text, kind="referat"))
    assert [(item.number, item.title) for item in meeting.items] == [
        ("1", "Høring om nye ramper"),
        ("2", "Skovturen"),
        ("3", "Næste møde"),
    ]


def test_a_list_of_the_points_on_top_is_no_item() -> None:
    listed = "Dagsorden:\n1. Høring om nye ramper\n2. Skovturen\n3. Næste møde\n\n"
    text = MINUTES.replace("Ad 1.", listed + "Ad 1.")
    assert items(text) == ["Ad 1. Høring om nye ramper", "Ad 2. Skovturen", "Ad 3. Næste møde"]


def test_conclusions_are_the_decisions_of_the_council() -> None:
    found = decisions(read(MINUTES, kind="referat"))
    assert [(d.item_number, d.organ, str(d.date), [r.value for r in d.results]) for d in found] == [
        ("1", "Handicaprådet", "2014-05-06", ["anbefalet"]),
        ("2", "Handicaprådet", "2014-05-06", ["taget til efterretning"]),
    ]
    assert found[0].text == "Rådet anbefaler, at ramperne males gule."
    assert [person.name for person in found[0].absent] == ["Ane Tofte"]


def test_the_minutes_are_known_and_have_the_day_of_their_meeting() -> None:
    entry = describe("raadet.txt", SourceFile("raadet.txt", MINUTES, "0" * 64))
    assert (entry.kind, entry.organ, str(entry.date)) == (Kind.MINUTES, "Handicaprådet", "2014-05-06")


@pytest.mark.parametrize(
    "said", ["Næste møde: tirsdag den 10. juni 2014", "Næste møde:\nTirsdag den 10. juni 2014"]
)
def test_the_day_of_the_next_meeting_is_not_the_meetings(said: str) -> None:
    text = f"Handicaprådet\nReferat\n{said}\nMødet blev holdt den 6. maj 2014.\n\n"
    text += "1. Ramper\n\nBeslutning\n\nGodkendt.\n"
    assert str(describe("x.txt", SourceFile("x.txt", text, "0" * 64)).date) == "2014-05-06"


def test_a_conclusion_beside_a_decision_is_a_part_of_the_case() -> None:
    head = "Teknisk Udvalg\nReferat\nMødedato: 6. september 2012\n\n"
    text = f"{head}1. Veje\n\nKonklusion\n\nVejen er god.\n\nBeslutning\n\nUdsat.\n"
    assert [decision.text for decision in decisions(read(text, kind="referat"))] == ["Udsat."]


def test_answers_to_points_are_no_items() -> None:
    head = "Teknisk Udvalg\nReferat\nMødedato: 6. september 2012\n\n"
    text = f"{head}1. Veje\n\nBeslutning\n\nAd 1. Asfalten lægges om\nAd 2. Skiltene bliver\n\n"
    text += "2. Stier\n\nBeslutning\n\nGodkendt.\n"
    assert items(text) == ["1. Veje", "2. Stier"]
