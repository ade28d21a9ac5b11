"""What leads in a proposal stands for its label, and a proposal is whole."""

from __future__ import annotations

import pytest

from corpus.decisions import decisions
from corpus.types import Role
from tests.texts import read

HEAD = "Teknisk Udvalg\nReferat\nMødedato: 6. september 2012\n\n"
LIST = "1. vejen lægges om\n2. der skiltes"
ITEMS = "1. Veje\n\nSagsfremstilling\n\nVejen er slidt.\n\n{}\n\nBeslutning\n\n{}\n\n"
LAST = "2. Stier\n\nBeslutning\n\nUdsat.\n"


def proposals(said: str, decided: str = "Godkendt.") -> list[str | None]:
    text = HEAD + ITEMS.format(said, decided) + LAST
    return [decision.proposal for decision in decisions(read(text, kind="referat"))]


@pytest.mark.parametrize(
    "lead_in",
    [
        "Forvaltningen indstiller, at",
        "Forvaltningen indstiller til Byrådet, at:",
        "Borgmesteren indstiller over for Byrådet:",
        "Det indstilles, at",
        "Det foreslås:",
        "Direktøren for Teknik og Miljø indstiller, at udvalget godkender,",
    ],
)
def test_a_lead_in_over_a_list_is_the_label_of_a_proposal(lead_in: str) -> None:
    assert proposals(f"{lead_in}\n\n{LIST}") == [LIST, None]


def test_a_lead_in_under_a_label_is_a_part_of_the_proposal() -> None:
    lead_in = "Forvaltningen indstiller, at:"
    assert proposals(f"Indstilling\n\n{lead_in}\n\n{LIST}") == [f"{lead_in}\n{LIST}", None]


def test_a_lead_in_within_a_decision_is_no_proposal() -> None:
    decided = "Udvalget anbefaler, at:\n1. vejen lægges om\n2. der måles"
    text = HEAD + ITEMS.format("Indstilling\n\n" + LIST, decided) + LAST
    (document,) = read(text, kind="referat")
    roles = [
        section.role for section in document.sections if "1. Veje" in {h.title for h in section.headings}
    ]
    assert roles.count(Role.PROPOSAL) == 1
    assert decisions([document])[0].text == decided


def test_a_lead_in_over_running_text_is_no_label() -> None:
    assert proposals("Det foreslås, at\nvejen lægges om næste år.") == [None, None]
