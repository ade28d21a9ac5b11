"""What fell is not what was decided, and its votes are not those of the decision."""

from __future__ import annotations

import pytest

from corpus.decisions import Decision, decisions_of
from corpus.outcomes import Result, results_of
from corpus.votes import votes_of
from tests.texts import read

HEAD = (
    "Byrådet\nReferat\nMødedato: 6. september 2012\n\n1. Veje\n\nIndstilling\n\nVejen lukkes.\n\n"
    "Beslutning\n\n"
)


def decided(text: str) -> Decision:
    (document,) = read(f"{HEAD}{text}\n", kind="referat")
    (found,) = decisions_of(document)
    return found


FELL = [
    "Ændringsforslag fra Liste C om at udsætte sagen: For stemte C. Imod stemte A og V. Forslaget faldt.",
    "Ane Holm (C) foreslog, at sagen hjemvises. Forslaget blev forkastet med 1 stemme for (C) og 12 imod.",
    "Et ændringsforslag fra C om at afvise sagen blev forkastet. For stemte C. Imod stemte A og V.",
    "C stillede forslag om at udsætte sagen. For stemte: C. Forslaget er hermed bortfaldet, idet det faldt.",
]


@pytest.mark.parametrize("fell", FELL)
def test_a_motion_that_fell_does_not_end_the_item(fell: str) -> None:
    found = decided(f"{fell}\nIndstillingen: For stemte A, V og F. Imod stemte O. Indstillingen er vedtaget.")
    assert found.results == (Result.APPROVED,)
    assert found.votes is not None
    assert (found.votes.supporters, found.votes.against) == (("A", "V", "F"), ("O",))
    assert fell in found.text


def test_a_motion_that_fell_is_the_outcome_where_nothing_else_was_decided() -> None:
    found = decided("Forslag fra C om gratis bus blev forkastet. For stemte C. Imod stemte A og V.")
    assert found.results == (Result.REJECTED,)
    assert found.votes is not None
    assert found.votes.against == ("A", "V")


def test_a_motion_that_was_carried_is_what_was_decided() -> None:
    found = decided(
        "Ændringsforslag fra C: For stemte C og A. Imod stemte V. Ændringsforslaget blev vedtaget."
    )
    assert found.results[0] in (Result.APPROVED, Result.APPROVED_CHANGED)
    assert found.votes is not None
    assert found.votes.supporters == ("C", "A")


def test_the_proposal_that_was_voted_on_stays_in_the_decision() -> None:
    found = decided("Ane Holm (C) var inhabil.\nDirektørens indstilling: For stemte A og V. Vedtaget.")
    assert found.text.endswith("Vedtaget.")
    assert found.proposal == "Vejen lukkes."


@pytest.mark.parametrize(
    ("text", "supporters", "against", "abstained"),
    [
        ("Et flertal bestående af A, F og V anbefaler det. Liste C kan ikke tiltræde.", "AFV", "C", ""),
        ("Et flertal af A og V stemte for. Et mindretal bestående af C stemte imod.", "AV", "C", ""),
        ("Vedtaget med 15 stemmer for (A, V, K) og 4 stemmer imod (Ø og O).", "AVK", "ØO", ""),
        ("For stemte A og V. Ø afholdt sig fra at stemme.", "AV", "", "Ø"),
        ("For stemte A og V. Ø stemte blankt.", "AV", "", "Ø"),
        ("Et flertal (A, F og Ø) indstiller, at der søges. V kan ikke medvirke.", "AFØ", "V", ""),
    ],
)
def test_votes_are_read_as_they_are_told(text: str, supporters: str, against: str, abstained: str) -> None:
    votes = votes_of(text)
    assert votes is not None
    assert "".join(votes.supporters) == supporters
    assert "".join(votes.against) == against
    assert "".join(votes.abstained) == abstained


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Drøftet. Udvalget anbefaler rapporten godkendt.", Result.RECOMMENDED),
        ("Udvalget drøftede sagen og besluttede at sende den i høring.", Result.DECIDED),
        ("Udvalget drøftede anbefalingerne i rapporten.", Result.DISCUSSED),
        ("Udvalget drøftede en beslutning om godkendelse.", Result.DISCUSSED),
        ("Hovedudvalget valgte temaerne stress og støj.", Result.DECIDED),
        ("Ida Rom blev enstemmigt valgt.", Result.DECIDED),
        ("Rådet afgiver et samlet høringssvar.", Result.DECIDED),
        ("Sagen oversendes til budgetforhandlingerne.", Result.DECIDED),
        ("Oversendes til Økonomiudvalget med anbefaling.", Result.RECOMMENDED),
        ("Punktet blev taget af dagsordenen og behandles på mødet i oktober.", Result.POSTPONED),
    ],
)
def test_it_ended_so(text: str, result: Result) -> None:
    assert results_of(text) == (result,)


def test_each_at_is_answered_for_itself() -> None:
    assert results_of("1. at: Godkendt. 2. at: Udsat.") == (Result.APPROVED, Result.POSTPONED)
