"""Where a committee refuses and sends only some points on, the next organ's yes is no yes to the refusal."""

from __future__ import annotations

import pytest

from assistant.adopted import Adopted, adopted, points_of, proposed_first
from corpus.decisions import Decision, decisions_of
from corpus.outcomes import Result, results_by_point
from tests.texts import read

MINUTES = """\
Fjordby Kommune
Referat
Økonomiudvalget

Mødedato: Tirsdag den 9. juni 2015
Mødested: Mødelokale 3

Til stede: Inge Mark (A), Jens Høj (V)

Punkt 1: Lyngbakken 7 - hus i tre etager

Sagsfremstilling
Ejeren af Lyngbakken 7 har søgt om et hus i tre etager.

Indstilling
Teknisk Forvaltning indstiller, at
1. der meddeles afslag på huset i tre etager på Lyngbakken 7,
2. kommuneplanens ramme for området ændres til højst to etager,
3. naboerne får besked om afgørelsen.

Beslutning i Teknisk Udvalg den 02-06-2015
{committee}

Beslutning i Økonomiudvalget den 09-06-2015
{finance}
"""


def decided(committee: str, finance: str) -> list[Decision]:
    return list(decisions_of(read(MINUTES.format(committee=committee, finance=finance), kind="referat")[0]))


def test_points_that_a_decision_names_are_told_by_number() -> None:
    said = "Punkterne 1 og 3, godkendt.\nPunkt 2, anbefalet."
    assert results_by_point(said) == {1: Result.APPROVED, 3: Result.APPROVED, 2: Result.RECOMMENDED}
    assert results_by_point("Godkendt.") == {}


@pytest.mark.parametrize(
    ("committee", "finance", "points", "said"),
    [
        ("Punkterne 1 og 3, godkendt.\nPunkt 2, anbefalet.", "Godkendt.", (2,), Adopted.PART),
        ("Punkt 1 godkendt. Punkt 2 og 3 anbefales.", "Tiltrådt.", (2, 3), Adopted.PART),
        ("Anbefales.", "Godkendt.", (), Adopted.REFUSAL),
        ("Punkt 1, 2 og 3 anbefales.", "Godkendt.", (), Adopted.REFUSAL),
        ("Punkt 1 anbefales. Punkt 2 og 3 godkendt.", "Godkendt.", (1,), Adopted.REFUSAL),
        ("Anbefales.", "Punkt 2 godkendt.", (2,), Adopted.PART),
    ],
)
def test_a_yes_is_to_the_points_that_were_left_to_it(
    committee: str, finance: str, points: tuple[int, ...], said: Adopted
) -> None:
    last = decided(committee, finance)[-1]
    assert points_of(last) == points
    assert adopted(last) is said


def test_what_is_shown_of_the_proposal_is_the_point_that_was_approved() -> None:
    first, last = decided("Punkterne 1 og 3, godkendt.\nPunkt 2, anbefalet.", "Godkendt.")
    assert "meddeles afslag" in proposed_first(first)
    assert proposed_first(last).startswith("2. kommuneplanens ramme")
