"""Themes are found by a strategy's structure, in whatever shape it prints them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import tests.focus_texts as shapes
from assistant.focus.own_words import OwnWords, own_words
from assistant.focus.strategies import in_force, in_line, is_overall, strategies, themes_of
from assistant.focus.titles import readable, spoken
from assistant.focus.types import Strategy, Theme
from corpus.types import Document
from tests.texts import POLICY, TURNED_POLICY, read, read_one

Shipped = dict[str, Document]


def strategy_of(text: str, **fields: object) -> Document:
    (document,) = read(text, kind="strategi", **{"title": text.partition("\n")[0], **fields})
    return document


def titles(text: str) -> list[str]:
    return [theme.title for theme in themes_of(strategy_of(text))]


def said(own: OwnWords, part: str) -> list[str]:
    return [excerpt.text for words in getattr(own, part) for excerpt in words.excerpts]


def test_the_shipped_strategies_have_eight_four_and_five_themes(shipped: Shipped) -> None:
    found = strategies(shipped.values())
    assert [(s.document.title, s.word, len(s.themes), s.overall) for s in found] == [
        ("Direktionens virksomhedsplan 2012", "Tema", 8, True),
        ("Koncernstrategi 2019", "Tema", 4, True),
        ("Koncerngrundlag 2023-2028: Den fremtidsparate kommune", "Fokusområde", 5, True),
    ]
    assert [theme.title for theme in found[0].themes] == [
        "Politisk betjening og politikudvikling",
        "Økonomisk styring",
        "Organisation",
        "Trivsels- og ledelsesmåling",
        "Vidensby 2020",
        "Digitalisering",
        "Fokus på kerneydelserne",
        "Talentudvikling",
    ]


def test_titles_in_capitals_are_not_shouted(shipped: Shipped) -> None:
    assert [theme.title for theme in themes_of(shipped["koncernstrategi-2019"])] == [
        "Vi samarbejder om kerneopgaven",
        "Vi forstærker en fælles arbejdskultur",
        "Vi er en attraktiv arbejdsplads",
        "Vi udforsker mulighederne i digitalisering",
    ]
    assert spoken("VI ER KLAR ", "Her siger DTU, at vi er klar til det.") == "Vi er klar"
    assert spoken("NYE VEJE", "intet af det") == "Nye veje"
    assert spoken("Flere  veje.", "") == "Flere veje"


def test_what_a_scan_damaged_is_no_title() -> None:
    assert readable("De rette kompetencer")
    assert readable("Vidensby 2020")
    assert not readable("(Csers/donsgys /D | ~")
    assert not readable("viERKLAR til alt")
    assert not readable("x")
    assert not readable("Det er en hel lang sætning, som en overskrift aldrig er, " * 3)


def test_a_numbered_series_without_parts() -> None:
    found = themes_of(strategy_of(shapes.NUMBERED))
    assert [(t.label, t.title) for t in found] == [
        ("Indsatsområde 1", "Sunde liv hele livet"),
        ("Indsatsområde 2", "Grøn omstilling"),
        ("Indsatsområde 3", "Stærke fællesskaber"),
    ]


@pytest.mark.parametrize("text", [POLICY, TURNED_POLICY], ids=["headings-lead", "headings-trail"])
def test_members_with_parts(text: str) -> None:
    assert titles(text) == ["Flere mødesteder", "Boliger til unge"]


def test_headings_that_take_up_an_announced_list() -> None:
    found = themes_of(strategy_of(shapes.TAKEN_UP))
    assert {theme.word for theme in found} == {"Pejlemærke"}
    assert [theme.title for theme in found] == [
        "Børn i bevægelse",
        "Levende landsbyer",
        "Klog brug af jorden",
        "Nærhed i omsorgen",
    ]
    assert found[1].text.startswith("Levende landsbyer\nLandsbyerne er hjem")


def test_headings_that_take_up_a_list_within_a_sentence() -> None:
    assert titles(shapes.INLINE) == ["Plads til alle", "Frivillighed og foreninger", "Rum til leg"]


def test_a_list_that_nothing_takes_up() -> None:
    found = themes_of(strategy_of(shapes.LISTED))
    assert [theme.title for theme in found] == ["Flere arbejdspladser", "Bedre skoler", "Renere luft"]
    assert found[0].word == "Satsning"
    assert said(own_words(found[0]), "how") == ["Vi vil tiltrække nye virksomheder til havnen."]


def test_headings_under_one_that_calls_them_themes(tmp_path: Path) -> None:
    document = read_one(tmp_path, "strategi.md", shapes.CHAPTERS.encode())
    assert [theme.title for theme in themes_of(document)] == [
        "Et trygt børneliv",
        "En grøn kommune",
        "Et aktivt ældreliv",
    ]


@pytest.mark.parametrize(
    "text",
    [
        shapes.NONE,
        "Handleplan\n\nIndhold\nIndledning 2\nVeje 3\n\nVi bygger.\n",
        "Tema\n\nDer er kun ét tema i denne korte tekst, og det er ikke nok til en rundtur.\n",
        "",
    ],
)
def test_a_strategy_without_themes_has_none(text: str) -> None:
    assert titles(f"Strategi for noget\n\n{text}") == []


def test_why_and_how_are_the_documents_own_parts(shipped: Shipped) -> None:
    own = own_words(themes_of(shipped["koncerngrundlag-2023-2028"])[3])
    assert [words.label for words in own.why] == ["Hvorfor"]
    assert [(words.label, words.items, len(words.excerpts)) for words in own.how] == [("Hvordan", True, 6)]
    assert said(own, "how")[0].startswith("Vi styrker organisationens kompetencer, så alle ved")


def test_without_parts_the_form_of_sentences_tells_why_from_how() -> None:
    own = own_words(themes_of(strategy_of(shapes.NUMBERED))[0])
    assert own.why[0].label is None
    assert said(own, "why") == [
        "Alle borgere skal have mulighed for et sundt liv, fordi sundhed er grunden til alt andet i livet."
    ]
    assert len(said(own, "how")) == 1
    assert said(own, "how")[0].startswith("Vi vil bygge flere stier")


def test_goals_are_a_list_without_who_measures_them(shipped: Shipped) -> None:
    plan = next(d for d in shipped.values() if d.organ == "Direktionen")
    own = own_words(themes_of(plan)[1])
    assert [words.label for words in own.goals] == ["Mål", "Succeskriterier"]
    assert [words.label for words in own.why] == ["Formål"]
    goals = own_words(themes_of(shipped["koncernstrategi-2019"])[0]).goals
    assert [(words.label, len(words.excerpts)) for words in goals] == [("Fælles mål for 2019", 2)]


def test_every_quote_is_verbatim_and_whole(shipped: Shipped) -> None:
    for document in shipped.values():
        for theme in themes_of(document):
            own = own_words(theme)
            for words in (*own.why, *own.how, *own.goals):
                for excerpt in words.excerpts:
                    text = excerpt.text
                    assert document.text.text[excerpt.start : excerpt.end] == text
                    assert text[0].isupper() or not text[0].isalpha()
                    assert text[-1] not in ",:;-–"


def themed(title: str, period: list[int] | None, **fields: object) -> Strategy:
    document = strategy_of(shapes.NUMBERED, title=title, id=title.replace(" ", "-").lower(), period=period)
    return Strategy(document, themes_of(document), is_overall(document))


def test_the_newest_strategy_whose_period_holds_today_is_in_force() -> None:
    old, now, later = (
        themed("Koncernstrategi A", [2012, 2014]),
        themed("Koncernstrategi B", [2020, 2026]),
        themed("Koncernstrategi C", [2027, 2030]),
    )
    assert in_force([old, now, later], dt.date(2026, 11, 21)) is now
    assert in_force([old, now, later], dt.date(2028, 1, 1)) is later
    assert in_force([old, now], dt.date(2040, 1, 1)) is now  # the newest when none holds today
    assert in_force([], dt.date(2026, 1, 1)) is None


def test_a_strategy_of_the_whole_organisation_goes_before_one_of_a_matter() -> None:
    overall, climate = themed("Koncernstrategi", [2020, 2030]), themed("Klimastrategi", [2024, 2030])
    assert in_force([overall, climate], dt.date(2026, 1, 1)) is overall
    assert in_line([overall, climate], overall) == (overall,)
    assert in_line([overall, climate], climate) == (overall, climate)


@pytest.mark.parametrize(
    ("title", "overall"),
    [
        ("Koncernstrategi 2019", True),
        ("Koncerngrundlag 2023-2028", True),
        ("Vision 2030", True),
        ("Strategi for Sundby Kommune", True),
        ("Udviklingsstrategi 2025", True),
        ("Strategi for klimaet", False),
        ("Sundhedspolitik", False),
        ("Digitaliseringsstrategi 2018", False),
    ],
)
def test_a_title_tells_what_a_strategy_is_of(title: str, overall: bool) -> None:
    assert is_overall(strategy_of(shapes.NUMBERED, title=title)) is overall


def test_departments_plans_are_no_strategies_unless_there_is_nothing_else(shipped: Shipped) -> None:
    plans = [d for d in shipped.values() if d.organ in ("Direktionen", "Teknisk Forvaltning")]
    assert [s.document.organ for s in strategies(plans)] == ["Direktionen"]
    assert [s.document.organ for s in strategies(plans[1:])] == ["Teknisk Forvaltning"]


def test_a_slug_is_stable_and_unlike_any_other(shipped: Shipped) -> None:
    slugs = [theme.slug for s in strategies(shipped.values()) for theme in s.themes]
    assert len(slugs) == len(set(slugs)) == 17
    assert "koncerngrundlag-2023-2028--taet-samspil-med-omverdenen" in slugs


def test_a_theme_without_a_letter_in_its_title_has_a_slug() -> None:
    theme = Theme(strategy_of(shapes.NUMBERED), "Tema", "4", "»«", (0, 1), (), ())
    assert theme.slug == "fil--4"
