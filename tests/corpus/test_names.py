"""Names of committees and departments."""

from __future__ import annotations

import pytest

from corpus import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Økonomiudvalget vedtog det.", ["Økonomiudvalget"]),
        ("Teknisk Forvaltnings virksomhedsplan", ["Teknisk Forvaltnings"]),
        ("Børne- og Fritidsforvaltningen foreslår", ["Børne- og Fritidsforvaltningen"]),
        ("Kultur-, Fritids- og Idrætsudvalget", ["Kultur-, Fritids- og Idrætsudvalget"]),
        (
            "Social- og Sundhedsudvalget og Økonomiudvalget",
            ["Social- og Sundhedsudvalget", "Økonomiudvalget"],
        ),
        ("i økonomiudvalget og kommunalbestyrelsen", ["økonomiudvalget", "kommunalbestyrelsen"]),
        ("Center for Miljø og Plan", ["Center for Miljø og Plan"]),
        ("Ungerådet", ["Ungerådet"]),
        ("udvalget og forvaltningen", []),
        ("på økonomiudvalgsmødet i området", []),
        ("Rådgivning", []),
        ("Anbefalet af Udviklings- og strategiudvalget.", ["Udviklings- og strategiudvalget"]),
        ("Teknik og Miljøudvalget anbefaler", ["Teknik og Miljøudvalget"]),
        ("Børn, Unge og Familieudvalgets møde", ["Børn, Unge og Familieudvalgets"]),
        ("Naturfonden og Økonomiudvalget", ["Økonomiudvalget"]),
        ("Beslutning i Byradet", ["Byradet"]),
    ],
)
def test_these_names_stand_in_it(text: str, found: list[str]) -> None:
    assert names.find_names(text) == found


@pytest.mark.parametrize(
    "spellings",
    [
        ["Økonomiudvalget", "Økonomiudvalgets", "Økonomiudvalgt", "økonomiudvalg", "ØKONOMIUDVALGET"],
        ["Teknisk Forvaltning", "Teknisk Forvaltnings", "teknisk  forvaltning"],
        ["Børne- og Ungdomsudvalget", "Børne- og ungdomsudvalgets"],
        ["Kommunalbestyrelsen", "kommunalbestyrelsens"],
        ["Direktionen", "Direktionens"],
        ["Teknik- og Miljøudvalget", "Teknik og Miljøudvalget", "Teknik & Miljøudvalget"],
        ["Byrådet", "Byradet", "Byraadets"],
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: list[str]) -> None:
    assert len({names.key(spelling) for spelling in spellings}) == 1


def test_different_names_have_different_keys() -> None:
    apart = ["Økonomiudvalget", "Økonomisk Forvaltning", "Teknik- og Miljøudvalget", "Teknisk Forvaltning"]
    assert len({names.key(name) for name in apart}) == len(apart)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Social- og Sundhedsforvaltningen", {"SSF"}),
        ("Teknik- og Miljøudvalget", {"TMU"}),
        ("Økonomiudvalget", {"ØU"}),
        ("Kommunalbestyrelsen", {"KMB", "KB"}),
        ("Center for Miljø og Plan", {"CMP"}),
        ("Direktionen", set()),
    ],
)
def test_a_name_is_shortened_so(name: str, short: set[str]) -> None:
    assert names.abbreviations(name) == short


def test_what_stands_before_kommune_is_a_municipality() -> None:
    text = "Høje-Taastrup Kommune, Lyngby-\nTaarbæk Kommunes skoler og Sorø kommune; kommunens veje, Kommunen"
    assert names.find_municipalities(text) == ["Høje-Taastrup", "Lyngby-Taarbæk", "Sorø"]


@pytest.mark.parametrize(
    ("stands", "name"),
    [
        ("Teknisk Forvaltnings", "Teknisk Forvaltning"),
        ("Økonomiudvalgets", "Økonomiudvalget"),
        ("Direktionens", "Direktionen"),
        ("Ungeråds", "Ungeråd"),
        ("Byradets", "Byrådet"),
        ("Teknisk\nForvaltning", "Teknisk Forvaltning"),
        ("Økonomiudvalget", "Økonomiudvalget"),
    ],
)
def test_the_genitive_is_taken_off(stands: str, name: str) -> None:
    assert names.nominative(stands) == name
