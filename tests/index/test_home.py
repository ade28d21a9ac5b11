"""Whose documents these are, and questions without that name."""

from __future__ import annotations

import pytest

from index.home import Home, home
from index.search import Index


@pytest.mark.parametrize(
    ("name", "question", "rest"),
    [
        ("Lyngby-Taarbæk", "Hvad vil Lyngby-Taarbæk gøre ved støj?", "Hvad vil gøre ved støj?"),
        ("Lyngby-Taarbæk", "noise in lyngby taarbaek municipality", "noise"),
        ("Lyngby-Taarbæk", "Hvad er målet for Lyngby-Tårbæk Kommunes skoler?", "Hvad er målet for skoler?"),
        ("Lyngby-Taarbæk", "What is Lyngby-Taarbæk's noise plan?", "What is noise plan?"),
        ("Lyngby-Taarbæk", "LTKs mål for støj", "mål for støj"),
        ("Lyngby-Taarbæk", "Bliver der støj i Kgs. Lyngby?", "Bliver der støj i Kgs. Lyngby?"),
        ("Aarhus", "Støj fra havnen i Århus", "Støj fra havnen"),
        ("Københavns", "Støj i København og i Københavns Kommunes parker", "Støj og i parker"),
        ("Vejen", "Er der støj på vejen i Vejen Kommune?", "Er der støj på vejen ?"),
    ],
)
def test_a_question_needs_no_name_of_its_municipality(name: str, question: str, rest: str) -> None:
    assert Home(name).left_out(question) == rest


@pytest.mark.parametrize("question", ["Lyngby-Taarbæk", "Hvad er Lyngby-Taarbæk Kommune?", ""])
def test_a_question_about_the_name_alone_keeps_it(question: str) -> None:
    assert Home("Lyngby-Taarbæk").left_out(question) == question


def test_home_is_what_nearly_all_documents_name_most() -> None:
    counts = [("a", "Sorø", 5), ("a", "Ringsted", 1), ("b", "Sorø", 2), ("b", "Som", 9), ("c", "Sorøs", 1)]
    found = home(counts)
    assert found
    assert found.name == "Sorø"


def test_among_the_documents_of_several_municipalities_none_is_home() -> None:
    assert home([("a", "Sorø", 5), ("b", "Sorø", 2), ("c", "Ringsted", 1)]) is None
    assert home([]) is None
    assert home([("a", "Som", 3)]) is None


def test_the_shipped_documents_are_of_one_municipality(index: Index) -> None:
    assert index.without_home("Er der støj i Lyngby-Taarbæk?") == "Er der støj ?"
    assert index.without_home("Er der støj i Gentofte?") == "Er der støj i Gentofte?"
