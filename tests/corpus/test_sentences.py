"""Where sentences end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Hallen er åben.", "Vejen er lukket!", "Hvorfor?", "Fordi …", "Ja."],
        ["Den koster 4,5 mio. kr. i 2012.", "Det er meget."],
        ["Vi støtter f.eks. Virum og bl.a. andre byer.", "Det er nok."],
        ["Vi støtter bl.a. Lyngby.", "Det er nok."],
        ["Mødet er den 24. januar 2012.", "Det begynder kl. 17.00."],
        ["Se pkt. 3 i Bilag 1 jf. Planloven.", "Den gælder."],
        ["”Det er godt.”", "Det sagde borgmesteren."],
        ["1. Økonomi er første punkt.", "2. Skole er andet."],
        ["Det var i 2011.", "Nu er det 2012."],
        ["We help towns, e.g. Lyngby.", "That is all."],
        ["Uden punktum", "Næste linje"],
        ["A. P. Møller byggede et hus.", "Det er stort."],
        ["Det er for dyrt … men vi gør det.", "Godt."],
        ["Vejen er lukket fra 26.10. 2011 og frem.", "Det er nok."],
        ["Busserne kører fra kl. 17.00.", "Se afsnit 2.1.3.", "Det er nyt."],
    ],
)
def test_sentences_end_here(parts: list[str]) -> None:
    glue = "\n" if parts[0] == "Uden punktum" else " "
    assert split(glue.join(parts)) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "Skolen lukker 1. kvt. ’24, og eleverne flytter.",
        "Broen åbner sept. '15 efter et udbud.",
        "Aftalen løber til dec. 2030, jf. KLs vejledning.",
        "Huset må være maks. 8 m højt, min. 5 m fra skel og have max. 1½ etage.",
        "Sagen vedr. ”Den grønne vej” går til hhv. Byrådet og Havnens bestyrelse.",
        "Se pkt. 4, bilag nr. 12 (jf. § 5, stk. 2) og tlf. 70 10 20 30 om dagen.",
        "Udgifter til drift m.v. (også lys) og leje mv. – altså alt – dækkes inkl. moms.",
        "Det koster 3 mio. Euro eller 22 mio. kr. i alt.",
        "Papirer (dagsordener og lign.) omkring udvalget gemmes.",
        "”Hvad nu?” spurgte borgerne.",
        "Stien går gn. Havneparken, jf. Kgs. Enghave.",
        "Annoncen står i avisen nu. (se bilag).",
        "Bussen går fra st. Torv til skt. Peders Kirke.",
    ],
)
def test_an_abbreviation_ends_no_sentence_that_goes_on(sentence: str) -> None:
    assert split(f"{sentence} Det er nok.") == [sentence, "Det er nok."]


@pytest.mark.parametrize(
    "first",
    [
        "Lånet er på 4 mio. kr.",
        "Vi ser på skoler, børnehaver m.v.",
        "Andelen er 12 pct.",
        "Skellet er 4 m.",
        "Det gælder elever i 9.kl.",
        "Hallen åbner primo ’24.",
        "Planen gælder 2024-28.",
        "Reglen kommer fra KL.",
        "Arbejdet udføres af Havn A/S.",
        "Procenten er 11,15.",
        "Prisen gælder varme og el.",
        "Læs mere på havnby.dk.",
        "Det er af samme art.",
        "Det er en fælles opg.",
        "Vi ser på løn m.v..",
        "Mødet var i sept. 2012.",
    ],
)
@pytest.mark.parametrize("second", ["Det er nok.", "På torvet (se bilag) er der plads."])
def test_an_abbreviation_ends_a_sentence_where_another_begins(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


@pytest.mark.parametrize("word", ["foråret", "år", "skolen", "ro", "by"])
def test_a_number_begins_a_sentence_after_a_word_that_is_no_abbreviation(word: str) -> None:
    assert split(f"Det var i {word}. 25 elever deltog.") == [f"Det var i {word}.", "25 elever deltog."]


def test_only_the_stretch_asked_for_is_split() -> None:
    text = "Ja. Nej. Måske."
    assert [text[a:b] for a, b in sentences(text, 4, 8)] == ["Nej."]
    assert split("  \n ") == []


@given(st.text(alphabet=st.sampled_from("aB1. !?\n,”…"), max_size=60))
def test_no_word_is_lost_or_told_twice(text: str) -> None:
    spans = list(sentences(text))
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() and "\n" not in text[a:b] for a, b in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
