"""Whatever lines a strategy is made of, its themes keep what they promise."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.focus.own_words import own_words
from assistant.focus.quiz import quiz
from assistant.focus.quiz_kinds import Material
from assistant.focus.strategies import is_overall, themes_of
from assistant.focus.titles import readable
from assistant.focus.tour import Known, tour
from assistant.focus.types import Strategy
from tests.texts import read

_LINES = [
    "",
    "",
    "Fokusområde 1: Grønne veje",
    "Fokusområde 2",
    "Fokusområde 2: Nye skoler",
    "Tema: Digitalisering",
    "Pejlemærker",
    "Strategien har tre pejlemærker:",
    "• Grønne veje",
    "• Nye skoler",
    "Grønne veje",
    "NYE SKOLER",
    "Hvorfor",
    "Hvordan",
    "Mål",
    "Vi vil bygge nye skoler, så alle børn har kort vej til skole og plads til at lege.",
    "Klimaet ændrer sig, og derfor skal kommunen handle, før vandet stiger i havnen igen.",
    "Politikken har to temaer: Grønne veje og Nye skoler.",
    "1. Flere stier: Vi bygger dem langs åen.",
    "(Csers/donsgys /D | ~ <b>",
    "\u202eomvendt",
    "12",
]
_TEXTS = st.lists(st.sampled_from(_LINES), min_size=1, max_size=24).map("\n".join)


@settings(max_examples=120)
@given(_TEXTS)
def test_themes_quotes_and_quiz_are_whole_and_verbatim(text: str) -> None:
    (document,) = read(f"Koncernstrategi 2024\n\n{text}\n", kind="strategi", period=[2024, 2024])
    themes = themes_of(document)
    assert len(themes) != 1
    assert len({theme.slug for theme in themes}) == len(themes)
    for theme in themes:
        assert readable(theme.title)
        own = own_words(theme)
        for words in (*own.why, *own.how, *own.goals):
            assert words.excerpts
            assert all(document.text.text[e.start : e.end] == e.text for e in words.excerpts)
    strategy = Strategy(document, themes, is_overall(document))
    for question in quiz(Material(strategy, (), (), "digest")):
        assert question.options[question.right]
        assert len(set(question.options)) == len(question.options)
    stops = tour(strategy, Known(None, (), (), lambda: None, lambda: None))
    assert bool(stops) == bool(themes)
    assert all(stop.make().think for stop in stops)
