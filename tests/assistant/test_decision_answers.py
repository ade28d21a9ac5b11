"""A decision answers only for the case that is asked about, and says what "Godkendt" approved."""

from __future__ import annotations

import pytest

from assistant.adopted import Adopted, adopted, proposed_first
from assistant.ask import Assistant
from assistant.cite import LONGEST_QUOTE
from assistant.in_full import in_full
from assistant.literal_name import literal_names
from assistant.register import DecisionFilter
from assistant.types import Answer, Outcome
from corpus.outcomes import Result
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.fakes import WordEmbedder, WordSelector
from tests.texts import read
from web.decisions.words import outcomes

MINUTES = """\
Fjordby Kommune
Referat
Teknisk Udvalg

Mødedato: Tirsdag den 2. juni 2015
Mødested: Mødelokale 3

Til stede: Inge Mark (A), Jens Høj (V)

Punkt 1: Lønforhold for direktionen

Sagsfremstilling
Der er spurgt til direktionens løn og pension i alle årets måneder.

Beslutning i Teknisk Udvalg den 02-06-2015
Besluttet, at direktionens løn offentliggøres på hjemmesiden.

Punkt 2: Regninger fra V.ARM A/S

Sagsfremstilling
Lejere klager over regninger fra V.ARM A/S. Kommunen kan skrive til selskabet.

Beslutning i Teknisk Udvalg den 02-06-2015
Udvalget skriver til selskabet.

Punkt 3: Lyngbakken 7 - hus i tre etager

Sagsfremstilling
Ejeren af Lyngbakken 7 har søgt om et hus i tre etager.

Indstilling
Teknisk Forvaltning indstiller, at
1. der meddeles afslag på huset i tre etager på Lyngbakken 7, fordi det strider mod lokalplanens
bestemmelser om højde og om afstand til naboernes skel,
2. ejeren opfordres til at søge om et hus i to etager, som lokalplanen giver plads til på grunden,
når afstanden til skel er mindst fire meter,
3. naboerne får besked om udvalgets afgørelse med et brev, der fortæller, hvordan der kan klages,
og hvor længe fristen løber,
4. lokalplanen tages op til fornyet drøftelse, når den nye kommuneplan for hele området er vedtaget.

Beslutning i Teknisk Udvalg den 02-06-2015
Godkendt.

Punkt 4: Stier i Enghaven

Sagsfremstilling
Stierne i Enghaven er slidte.

Indstilling
Teknisk Forvaltning indstiller, at stierne i Enghaven får ny belægning.

Beslutning i Teknisk Udvalg den 02-06-2015
Udsat til næste møde.
"""
_CATALOGUE = """\
[[document]]
id = "udvalg"
file = "udvalg.txt"
title = "Teknisk Udvalgs møde den 2. juni 2015"
kind = "referat"
organ = "Teknisk Udvalg"
date = 2015-06-02
"""


@pytest.fixture(scope="module")
def fjordby(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("fjordby")
    (folder / "udvalg.txt").write_text(MINUTES, "utf-8")
    (folder / "catalogue.toml").write_text(_CATALOGUE, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


def quoted(answer: Answer) -> str:
    return " ".join(statement.text for statement in answer.statements)


def labels(answer: Answer) -> str:
    return " ".join(statement.label or "" for statement in answer.statements)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hvad blev besluttet om E.ON?", ["E.ON"]),
        ("Hvad blev der sagt om U/N-koden?", ["U/N-koden"]),
        ("Hvad har Byg A/S fået den 24.1.2012 og/eller senere?", []),
    ],
)
def test_names_that_words_take_apart_are_read_as_they_are_written(text: str, names: list[str]) -> None:
    assert literal_names(text) == names


@pytest.mark.parametrize("name", ["V.ARM", "v.arm"])
def test_a_name_with_points_is_found_as_it_is_written(fjordby: Assistant, name: str) -> None:
    answer = fjordby.ask(f"Hvad besluttede Teknisk Udvalg om {name}?")
    assert "skriver til selskabet" in quoted(answer)
    assert "direktionens" not in quoted(answer)


def test_a_name_with_points_that_is_nowhere_gets_no_other_cases_decision(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad besluttede Teknisk Udvalg om K.OLD?")
    assert answer.outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize("what", ["letbanen", "parkering", "løbebaner i måneskin"])
def test_what_was_never_decided_is_refused_by_its_name(fjordby: Assistant, what: str) -> None:
    answer = fjordby.ask(f"Hvad besluttede Teknisk Udvalg om {what}?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.opening == f"Jeg finder ingen beslutning fra Teknisk Udvalg om »{what}«."


def test_of_a_day_without_a_meeting_those_around_it_are_named(fjordby: Assistant) -> None:
    answer = fjordby.ask("Hvad blev besluttet den 15. marts 2015?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert "15. marts 2015" in answer.opening
    assert "Teknisk Udvalg (2. juni 2015)" in answer.opening


def test_an_approved_refusal_says_so_and_what_was_proposed(fjordby: Assistant) -> None:
    answer = fjordby.ask("Blev huset på Lyngbakken 7 godkendt?")
    assert "meddeles afslag" in answer.statements[0].text
    assert "Indstillingen om afslag godkendt" in (answer.statements[1].label or "")
    assert answer.statements[1].text == "Godkendt."


def test_approved_refusals_are_found_among_what_was_rejected(fjordby: Assistant) -> None:
    found = fjordby.decisions(DecisionFilter(result=Result.REJECTED))
    assert [adopted(decision) for decision in found] == [Adopted.REFUSAL]
    assert outcomes(found[0]) == (("Indstillingen om afslag godkendt", ""),)
    assert proposed_first(found[0]).startswith("Teknisk Forvaltning indstiller, at 1. der meddeles afslag")


def test_a_proposal_is_quoted_to_its_last_point_or_says_where_it_ends(fjordby: Assistant) -> None:
    answer = fjordby.ask("Blev huset på Lyngbakken 7 godkendt?")
    assert "lokalplanen tages op" in quoted(answer) or "punkter" in labels(answer)
    assert answer.statements[0].text.rstrip().endswith((".", ","))


POINTS = "Udvalget besluttede:\n" + "\n".join(
    f"- At punkt nummer {name} gennemføres, som det er beskrevet i notatet, {'og mere end det ' * 8}nu."
    for name in ("et", "to", "tre", "fire", "fem")
)


@pytest.mark.parametrize(("longest", "shown"), [(5_000, 5), (800, 3), (50, 1)])
def test_a_long_decision_is_quoted_point_by_point(longest: int, shown: int) -> None:
    document = read(POINTS, kind="referat")[0]
    text = document.text.text
    stretches, count, every = in_full(document, 0, len(text), longest)
    assert (count, every) == (shown, 5)
    assert all(end - start <= LONGEST_QUOTE for start, end in stretches)
    if longest > 100:
        assert text[slice(*stretches[-1])].endswith("nu.")


def test_cases_are_listed_by_how_they_ended(fjordby: Assistant) -> None:
    postponed = fjordby.ask("Hvilke sager blev udsat?")
    assert [s.text for s in postponed.statements] == ["Udsat til næste møde."]
    rejected = fjordby.ask("Hvilke sager blev afvist i Teknisk Udvalg i 2015?")
    assert "Lyngbakken" in labels(rejected)
    assert "Stier" not in labels(rejected)
