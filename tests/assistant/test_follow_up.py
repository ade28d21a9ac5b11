"""Reading a turn by the turns before it: what it stands for, and what it takes over."""

from __future__ import annotations

import pytest

from assistant.follow_up import follow_ups
from assistant.follow_up_turn import Earlier, FollowUp, Way
from assistant.types import CarriedKind, Language, Place
from corpus import names
from index.words import stems

ITEM = Place("referat", "1", 0, 100, "7. Analyse af skolernes lokaler")
TEXT = """Analyse af skolernes lokaler. Forvaltningen har undersøgt lokalerne på skolerne. Udbudsmaterialet er
færdigt i maj. Rammeaftalen udløber i 2014. Der er flyttet 40 elever. Økonomiudvalget godkendte det."""


def organs(text: str) -> list[str]:
    return [names.nominative(name) for name in names.find_names(text)]


def asked(question: str, *, place: Place | None = ITEM, language: Language = Language.DANISH) -> Earlier:
    held = frozenset(stems(TEXT)) if place else frozenset()
    return Earlier(question, language, stands_alone=True, place=place, held=held)


def read(turn: str, *earlier: Earlier) -> FollowUp | None:
    return next(iter(follow_ups(turn, earlier, organs)), None)


def kinds(reading: FollowUp) -> set[CarriedKind]:
    return {carried.kind for carried in reading.carried}


FIRST = asked("Hvad blev besluttet om analysen af skolernes lokaler i 2012?")


@pytest.mark.parametrize(
    "turn",
    [
        "hvem stemte imod?",
        "og hvem var fraværende?",
        "hvad blev så besluttet?",
        "hvad blev indstillet?",
        "hvorfor?",
        "hvornår?",
        "hvad koster det?",
        "hvem rejste sagen?",
        "who voted against?",
        "how much does it cost?",
        "why?",
        "hvornår er udbudsmaterialet klar?",
        "hvornår udløber den gamle aftale?",
        "hvor mange elever er flyttet?",
        "prisen?",
        "og målet?",
    ],
)
def test_a_question_about_the_item_just_answered_is_bound_to_it(turn: str) -> None:
    reading = read(turn, FIRST)
    assert reading
    assert reading.way is Way.WITHIN
    assert reading.place == ITEM
    assert kinds(reading) == {CarriedKind.ITEM}


@pytest.mark.parametrize(
    "turn",
    [
        "Hvad er formålet med klimatilpasning?",
        "Hvor højt var sygefraværet i kommunen i 2018?",
        "Hvad står der om sikkerhed på legepladser?",
        "Hvordan går det med letbanen?",
        "Hvornår er det muligt at søge byggetilladelse?",
        "Hvad er kerneopgaven for kommunen, og hvornår blev den vedtaget?",
        "What is the plan for climate adaptation, and who decided it?",
        "klimatilpasning 2012",
        "Hvad koster det at parkere i midtbyen?",
    ],
)
def test_a_new_topic_carries_nothing(turn: str) -> None:
    assert read(turn, FIRST) is None


def test_the_first_turn_carries_nothing() -> None:
    assert follow_ups("hvem stemte imod?", [], organs) == []


@pytest.mark.parametrize(
    ("turn", "question"),
    [
        ("og i 2019?", "Hvad er målet med digitalisering i 2019?"),
        ("hvad med 2019?", "Hvad er målet med digitalisering i 2019?"),
        ("and in 2019?", "Hvad er målet med digitalisering i 2019?"),
        ("2023-2028?", "Hvad er målet med digitalisering i 2023-2028?"),
        ("og efter 2019?", "Hvad er målet med digitalisering efter 2019?"),
        ("nej, jeg mente 2013", "Hvad er målet med digitalisering i 2013?"),
    ],
)
def test_another_year_keeps_the_rest_of_the_question(turn: str, question: str) -> None:
    reading = read(turn, asked("Hvad er målet med digitalisering i 2012?"))
    assert reading
    assert (reading.way, reading.question) == (Way.REWORDED, question)
    assert kinds(reading) == {CarriedKind.TOPIC}


def test_a_year_is_added_to_a_question_that_named_none() -> None:
    reading = read("og i 2019?", asked("Hvad er målet med digitalisering?"))
    assert reading
    assert reading.question == "Hvad er målet med digitalisering i 2019?"


def test_another_year_may_be_of_another_organ() -> None:
    before = asked("Hvad er målet med digitalisering i Direktionens plan for 2012?")
    readings = follow_ups("og i 2019?", [before], organs)
    assert [reading.question for reading in readings] == [
        "Hvad er målet med digitalisering i Direktionens plan for 2019?",
        "Hvad er målet med digitalisering i 2019?",
    ]
    assert [kinds(reading) for reading in readings] == [
        {CarriedKind.TOPIC, CarriedKind.ORGAN},
        {CarriedKind.TOPIC},
    ]


def test_another_organ_is_looked_for_in_the_same_item_first() -> None:
    before = asked("Hvad besluttede Byplanudvalget om lokalerne i 2012?")
    first, second = follow_ups("og Økonomiudvalget?", [before], organs)
    assert (first.way, first.organs) == (Way.WITHIN, ("Økonomiudvalget",))
    assert second.question == "Hvad besluttede Økonomiudvalget om lokalerne i 2012?"
    assert kinds(second) == {CarriedKind.TOPIC, CarriedKind.YEAR}


@pytest.mark.parametrize(
    ("before", "turn", "question"),
    [
        (
            "Hvad er målet med tilbud til yngre borgere i 2012?",
            "og for de ældre?",
            "Hvad er målet med tilbud for de ældre i 2012?",
        ),
        (
            "Hvad har ledere et ansvar for i temaet »Vi er én kommune«?",
            "og medarbejderne?",
            "Hvad har medarbejderne et ansvar for i temaet »Vi er én kommune«?",
        ),
        ("Hvad er målet med letbanen i 2012?", "hvad med skolerne?", "Hvad er målet med skolerne i 2012?"),
        ("What is the plan for schools in 2012?", "what about roads?", "What is the plan for roads in 2012?"),
        ("Hvad står der om cykelstier?", "nej, jeg mente fortove", "Hvad står der om fortove?"),
    ],
)
def test_another_group_or_topic_keeps_the_form(before: str, turn: str, question: str) -> None:
    reading = read(turn, asked(before))
    assert reading
    assert reading.question == question
    assert CarriedKind.TOPIC in kinds(reading)


def test_without_an_item_the_topic_is_carried() -> None:
    before = asked("Hvad planlagde man om cykelstier i 1998?", place=None)
    reading = read("hvem stemte imod?", before)
    assert reading
    assert reading.question == "Hvem stemte imod om cykelstier i 1998?"
    assert kinds(reading) == {CarriedKind.TOPIC, CarriedKind.YEAR}


def test_what_was_exchanged_stands_in_the_last_question_that_stands_alone() -> None:
    bound = Earlier("Hvem måler det?", Language.DANISH, stands_alone=False, place=ITEM, held=frozenset())
    reading = read("og i 2019?", asked("Hvad er målet med digitalisering i 2012?"), bound)
    assert reading
    assert reading.question == "Hvad er målet med digitalisering i 2019?"


@pytest.mark.parametrize(
    "turn",
    [
        "ja, vis mig det",
        "ja tak",
        "vis mig mere",
        "Ja!",
        "show me",
        "yes, show me more",
        "fortæl mig mere",
        "mere",
    ],
)
def test_asking_to_see_more_shows_more_of_the_same(turn: str) -> None:
    reading = read(turn, FIRST)
    assert reading
    assert (reading.way, reading.place) == (Way.SHOW, ITEM)


@pytest.mark.parametrize("turn", ["vis mig planen for klimatilpasning", "fortæl mig om letbanen i Ringbyen"])
def test_asking_to_see_something_else_is_a_new_topic(turn: str) -> None:
    assert read(turn, FIRST) is None


def test_a_short_turn_is_in_the_language_of_the_turn_before() -> None:
    english = asked("What was decided about the schools?", language=Language.ENGLISH)
    shown = read("more", english)
    assert shown
    assert shown.language is Language.ENGLISH
    danish = read("hvorfor?", english)
    assert danish
    assert danish.language is Language.DANISH


def test_only_a_question_that_points_back_is_taken_for_a_part_of_the_item() -> None:
    assert read("Hvad mener forvaltningen om taget på rådhuset?", FIRST) is None


@pytest.mark.parametrize("turn", ["nej tak", "tak", "ok", "nej"])
def test_what_asks_for_nothing_carries_nothing(turn: str) -> None:
    assert read(turn, FIRST) is None


def test_a_pronoun_is_given_what_it_stands_for() -> None:
    before = asked("Hvad planlagde man om cykelstier i 1998?", place=None)
    reading = read("hvad koster de?", before)
    assert reading
    assert reading.question == "Hvad koster cykelstier i 1998?"


@pytest.mark.parametrize(
    "turn",
    ["og hvem er projektejer", "hvor mange penge får afdelingen?", "hvad er budgettet?", "hvem er lederen?"],
)
def test_what_belongs_to_any_project_is_asked_of_the_one_before(turn: str) -> None:
    reading = read(turn, asked("Fortæl om skolernes lokaler"))
    assert reading
    assert (reading.way, reading.place, reading.tentative) == (Way.WITHIN, ITEM, False)


def test_a_question_half_of_whose_words_stand_there_is_looked_for_there_first() -> None:
    reading = read("hvornår underskrives rammeaftalen?", FIRST)
    assert reading
    assert (reading.way, reading.tentative) == (Way.WITHIN, True)
    assert read("Hvornår underskrives rammeaftalen om Havnen?", FIRST) is None
    assert read("Hvornår underskriver Skovby rammeaftalen?", FIRST) is None


def test_what_is_counted_may_be_told_by_a_word_of_its_family() -> None:
    held = frozenset(stems("Der er fire medlemmer i direktionen."))
    before = Earlier("Hvad blev besluttet?", Language.DANISH, stands_alone=True, place=ITEM, held=held)
    reading = read("hvor mange direktører?", before)
    assert reading
    assert (reading.way, reading.tentative) == (Way.WITHIN, True)
    assert read("hvor mange cyklister?", before) is None
    assert read("hvad gør direktører?", before) is None


def test_a_bare_why_after_a_vote_asks_for_the_reason_of_the_vote() -> None:
    vote = asked("Hvem stemte imod? (i ”Analyse af skolernes lokaler”)")
    reading = read("hvorfor det?", vote)
    assert reading
    assert reading.question == "Hvorfor stemte de sådan?"
    other = read("hvorfor?", asked("Hvad blev besluttet? (i ”Afstemning om skolerne”)"))
    assert other
    assert other.question == "Hvorfor?"


def test_what_is_asked_of_a_role_leaves_a_place_that_nobody_named() -> None:
    theme = Place("grundlag", "1", 0, 100, "VI SKABER VÆRDI FOR BORGERE")
    before = Earlier("Hvilke principper har vi?", Language.DANISH, stands_alone=True, place=theme)
    assert read("og hvad er mit ansvar som leder", before) is None
    named = Earlier("Hvad betyder »Vi skaber værdi for borgere«?", Language.DANISH, True, theme)
    reading = read("og hvad er mit ansvar som leder", named)
    assert reading
    assert reading.way is Way.WITHIN


@pytest.mark.parametrize(
    ("before", "turn", "question"),
    [
        ("What is the noise limit?", "Did they keep it?", "Did they keep the noise limit?"),
        ("Hvad er målet for fravær i 1998?", "nåede de det?", "Nåede de målet for fravær i 1998?"),
        ("What was decided about the bridge?", "did they repair it?", "Did they repair the bridge?"),
    ],
)
def test_a_pronoun_that_is_an_object_is_given_its_noun_and_article(
    before: str, turn: str, question: str
) -> None:
    language = Language.ENGLISH if before.startswith("What") else Language.DANISH
    reading = read(turn, asked(before, place=None, language=language))
    assert reading
    assert (reading.question, reading.is_sentence) == (question, True)


def test_what_makes_no_sentence_is_not_shown_as_one() -> None:
    before = asked("Hvor blev rådhuset bygget?", place=None)
    reading = read("hvad kostede det?", before)
    assert reading
    assert not reading.is_sentence
    for question in ("what did the mayor write?", "what was decided about the bridge?"):
        why = read("why?", asked(question, place=None, language=Language.ENGLISH))
        assert why
        assert not why.is_sentence
    mixed = read("nåede de det?", asked("What is the noise limit?", place=None, language=Language.ENGLISH))
    assert mixed
    assert not mixed.is_sentence
