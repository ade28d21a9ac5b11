"""What a question is about, without its bounds."""

from __future__ import annotations

import pytest

from assistant.topic import topic


@pytest.mark.parametrize(
    ("question", "bounds", "rest"),
    [
        ("Hvad var målet for støj i 2012?", ["2012"], "Hvad var målet for støj ?"),
        ("støj efter 2011", ["efter 2011"], "støj"),
        ("what did teknisk forvaltning plan for noise", ["Teknisk Forvaltning"], "what did plan for noise"),
        ("Økonomiudvalgets syn på støj", ["Økonomiudvalget"], "syn på støj"),
        ("støj på 12012 meter", ["2012"], "støj på 12012 meter"),
    ],
)
def test_what_only_bounds_is_left_out(question: str, bounds: list[str], rest: str) -> None:
    assert topic(question, bounds) == rest


def test_a_question_of_bounds_alone_is_about_them() -> None:
    assert topic("Hvad skete der i 2012?", ["2012"]) == "Hvad skete der i 2012?"
