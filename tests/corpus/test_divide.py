"""A file that holds several documents becomes several."""

from __future__ import annotations

from corpus.types import Kind, Period
from tests.texts import MINUTES, PLAN, read


def test_a_plan_after_minutes_is_a_document_of_its_own() -> None:
    minutes, plan = read(f"{MINUTES}\f{PLAN}", kind="referat", organ="Kulturudvalget")
    assert (minutes.id, minutes.title, minutes.organ) == ("fil", "Fil", "Kulturudvalget")
    assert minutes.text.text.endswith("Udsat til næste møde.")
    assert plan.id == "fil--kultur-og-idraetsforvaltningens-virksomhedsplan-2016"
    assert plan.title == "Kultur- og Idrætsforvaltningens virksomhedsplan 2016"
    assert (plan.kind, plan.organ, plan.period) == (
        Kind.PLAN,
        "Kultur- og Idrætsforvaltningen",
        Period(2016, 2016),
    )
    assert plan.text.text.startswith("Forord\n")


def test_a_page_may_begin_with_an_indented_line_instead_of_a_form_feed() -> None:
    assert len(read(f"{MINUTES}\n {PLAN}")) == 2


def test_a_title_page_opens_a_plan() -> None:
    title_page = "Virksomhedsplan 2016\n\nKultur- og Idrætsforvaltningen\n\n"
    _, plan = read(f"{MINUTES}\n\n{title_page}{PLAN}")
    assert plan.text.text.startswith("Virksomhedsplan 2016\n")
    assert plan.title == "Kultur- og Idrætsforvaltningens virksomhedsplan 2016"


def test_plans_of_two_departments_are_two_documents() -> None:
    other = PLAN.replace("Kultur- og Idræts", "Beskæftigelses")
    _, first, second = read(f"{MINUTES}\f{PLAN}\f{other}")
    assert first.organ == "Kultur- og Idrætsforvaltningen"
    assert second.organ == "Beskæftigelsesforvaltningen"


def test_a_second_printing_says_so() -> None:
    note = "1 Indledning\n" + "\n".join(f"Notatet handler om emne {word}." for word in "abcdefghi")
    _, first, second = read(f"{MINUTES}\f{note}\n\f{note}\n")
    assert (first.title, second.title) == ("Notat", "Notat (2. udskrift)")
    assert (first.id, second.id) == ("fil--notat", "fil--notat-2-udskrift")
    assert first.text.text == second.text.text


def test_a_later_chapter_of_the_same_plan_stays_in_it() -> None:
    again = "Indledning\n\nKultur- og Idrætsforvaltningen bygger en hal.\n"
    assert len(read(f"{MINUTES}\f{PLAN}\f{again}")) == 2


def test_a_file_without_decisions_is_one_document() -> None:
    assert len(read(f"{PLAN}\f{PLAN}")) == 1


def test_a_plan_after_minutes_with_bare_decisions_is_a_document_of_its_own() -> None:
    minutes = MINUTES.replace("Kulturudvalget den 3. marts 2015:", "Beslutning:")
    found, plan = read(f"{minutes}\f{PLAN}", kind="referat", organ="Kulturudvalget")
    assert found.text.text.endswith("Udsat til næste møde.")
    assert plan.kind is Kind.PLAN


def test_minutes_without_attachments_are_one_document() -> None:
    (minutes,) = read(MINUTES)
    assert minutes.text.text.endswith("Udsat til næste møde.")
