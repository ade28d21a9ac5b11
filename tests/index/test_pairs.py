"""Questions that are made from documents without labels."""

from __future__ import annotations

import random

import pytest

from index.training.pairs import Asker, Window
from index.training.terms import Terms

TEXT = (
    "Byrådet vedtager en ny klimatilpasningsplan for Møllebyen i 2014. Planen skal sikre kældre og veje mod "
    "skybrud. Teknisk Forvaltning følger op på tilpasningsplanen og på klimaet i lokalplanen."
)
WINDOW = Window(TEXT, 1, ("Virksomhedsplan 2014", "Klima", "Indsatser mod regnvand"))
OTHERS = [
    Window("Skolen får en ny klima plan og en tilpasningsplan.", 2, ("Skoler",)),
    Window("Budgettet for skoler er klart. Klima er dyrt.", 3, ("Budget",)),
]


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker([WINDOW, *OTHERS])


def asked(asker: Asker, window: Window = WINDOW) -> list[str]:
    rng = random.Random(1)
    return [made.question for _ in range(300) if (made := asker.ask(window, rng))]


def test_questions_are_the_same_for_the_same_seed(asker: Asker) -> None:
    assert asked(asker) == asked(Asker([WINDOW, *OTHERS]))


def test_headings_ask_for_what_stands_under_them(asker: Asker) -> None:
    rng = random.Random(1)
    made = [m for _ in range(200) if (m := asker.ask(WINDOW, rng)) and m.by_heading]
    assert made
    assert all("Indsatser mod regnvand" in m.question for m in made)
    assert {m.text for m in made} == {TEXT}
    assert any("Virksomhedsplan 2014" in m.question for m in made)


def test_a_sentence_asks_for_the_text_around_it(asker: Asker) -> None:
    rng = random.Random(1)
    made = [m for _ in range(300) if (m := asker.ask(WINDOW, rng)) and m.text != TEXT]
    assert made
    assert all(m.text in TEXT or "Planen skal sikre" not in m.text for m in made)


def test_the_glossary_turns_terms_into_english(asker: Asker) -> None:
    said = " ".join(asked(asker))
    assert "city council" in said or "town council" in said
    assert "2014" in said


def test_terms_are_found_in_compounds_and_in_several_words() -> None:
    terms = Terms([TEXT, *(w.text for w in OTHERS)] * 2)
    assert terms.split("tilpasningsplan") is None  # "tilpasning" stands nowhere by itself
    assert terms.split("klimaplan") == ("klima", "plan")
    found = terms.found("Kommunalbestyrelsen godkender budgettet")
    assert [term.text for term in found] == ["Kommunalbestyrelsen", "godkender", "budgettet"]
    assert "municipal council" in found[0].english


def test_a_text_of_a_word_asks_by_its_heading_alone(asker: Asker) -> None:
    rng = random.Random(1)
    made = [asker.ask(Window("12", 9, ("Tabel",)), rng) for _ in range(50)]
    assert None in made
    assert all(m is None or "Tabel" in m.question for m in made)
