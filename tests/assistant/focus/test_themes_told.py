"""Themes whose parts stand in lines, and what a strategy calls its themes when it counts them."""

from __future__ import annotations

from assistant.focus.strategies import is_overall, themes_of
from corpus.types import Role
from tests.texts import read


def test_a_theme_has_the_parts_that_its_lines_name() -> None:
    (document,) = read(
        "Vision 2018\n\n"
        "Tema A: Skoven\nHvorfor: Naturen er vores største aktiv.\nHvordan: Vi anlægger stier.\n\n"
        "Tema B: Søen\nHvorfor: Vandet er uklart, og fiskene dør.\n",
        kind="strategi",
    )
    first, second = themes_of(document)
    assert [(part.label, part.role) for part in first.parts] == [("Hvorfor", Role.WHY), ("Hvordan", Role.HOW)]
    assert [part.label for part in second.parts] == ["Hvorfor"]
    (start, end) = first.parts[0].spans[0]
    assert document.text.text[start:end] == "Naturen er vores største aktiv."


CHAPTERS = (
    "1. Det grønne Lindby\n\nBaggrund\nVi har ansvaret for de næste.\n\nMål\nVi planter træer.\n\n"
    "2. Det kloge Lindby\n\nBaggrund\nUddannelse åbner døre.\n\nMål\nVi bygger en skole.\n"
)


def test_the_count_of_the_themes_names_them() -> None:
    (document,) = read(
        f"Strategi\n\nByrådet har valgt to vigtige indsatsområder.\n\n{CHAPTERS}", kind="strategi"
    )
    assert [(theme.word, theme.title) for theme in themes_of(document)] == [
        ("Indsatsområde", "Det grønne Lindby"),
        ("Indsatsområde", "Det kloge Lindby"),
    ]


def test_another_count_does_not_name_them() -> None:
    (document,) = read(f"Strategi\n\nDen afløser den med seks indsatsområder.\n\n{CHAPTERS}", kind="strategi")
    assert [theme.word for theme in themes_of(document)] == [None, None]


def test_a_strategy_may_say_below_its_title_that_it_is_the_municipalitys() -> None:
    whole = read(
        "Sammen om Lindby\n\nLindby Kommunes strategi 2022-2026\n", kind="strategi", title="Sammen om Lindby"
    )
    other = read("Sammen om børn\n\nLindby Kommunes børnepolitik\n", kind="strategi", title="Sammen om børn")
    assert [is_overall(document) for document in (*whole, *other)] == [True, False]
