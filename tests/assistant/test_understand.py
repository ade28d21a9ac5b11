"""How a question is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InvalidQuestion
from assistant.types import ChipKind, Filters, Language
from assistant.understand import Reading, clean_question, find_organs, language_of, understand
from corpus import names
from index.glossary import Glossary, bundled

KNOWN = {
    names.key(name): name
    for name in ("Kulturudvalget", "Teknisk Forvaltning", "Børne- og Skoleudvalget", "Direktionen")
}
GLOSSARY = Glossary([{"da": "kulturudvalg", "en": ["arts committee"]}])


def read(question: str, filters: Filters | None = None) -> Reading:
    return understand(question, filters or Filters(), KNOWN, GLOSSARY)


@pytest.mark.parametrize(
    ("question", "cleaned"),
    [
        ("  Hvad \n er\t der? ", "Hvad er der?"),
        ("Hvad\x00er\x07der?", "Hvad er der?"),
        ("Hva\u0301?", "Hvá?"),
        ("kli\u00adma\u200btil\u200dpasning", "klimatilpasning"),
        ("\ufeffHvad?\u2028Hvor?", "Hvad? Hvor?"),
        ("\u202eHvad?", "Hvad?"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Hvad koster det? 😀", "Hvad koster det? 😀"),
        ("2012", "2012"),
        ("å" * 1_000, "å" * 1_000),
        (" " * 3_000 + "hvad?", "hvad?"),
    ],
)
def test_a_question_is_cleaned(question: str, cleaned: str) -> None:
    assert clean_question(question) == cleaned


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   \n",
        "\x00",
        "\x00\x01\x1b",
        "\u200b\u200d\ufeff",
        "😀👍",
        "🧑‍🚒",
        "???",
        "§ – …",
        "\ue000\ud800",
    ],
)
def test_a_question_without_text_is_refused(question: str) -> None:
    with pytest.raises(InvalidQuestion, match="the question holds no text; write a question") as error:
        clean_question(question)
    assert error.value.reason == "empty"


@pytest.mark.parametrize("length", [1_001, 5_000])
def test_a_question_that_is_too_long_is_refused(length: int) -> None:
    with pytest.raises(InvalidQuestion, match=f"has {length} characters; ask with at most 1000") as error:
        clean_question("å" * length)
    assert error.value.reason == "too_long"


@given(st.text(max_size=80))
def test_a_cleaned_question_is_clean(question: str) -> None:
    try:
        cleaned = clean_question(question)
    except InvalidQuestion:
        return
    assert clean_question(cleaned) == cleaned
    assert cleaned.isprintable()


@given(st.text(max_size=80))
def test_any_question_can_be_read(question: str) -> None:
    try:
        cleaned = clean_question(question)
    except InvalidQuestion:
        return
    assert read(cleaned).text == cleaned


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Hvad er planen for skolerne?", Language.DANISH),
        ("What is the plan for the schools?", Language.ENGLISH),
        ("what did Teknisk Forvaltning plan for klimatilpasning in 2012", Language.ENGLISH),
        ("Hvad blev der decided om budgettet?", Language.DANISH),
        ("klimatilpasning 2012", Language.DANISH),
        ("2012", Language.DANISH),
        ("Who decided?", Language.ENGLISH),
        ("It-strategi 2012", Language.DANISH),
    ],
)
def test_the_language_is_that_of_the_small_words(question: str, language: Language) -> None:
    assert language_of(question) is language


@pytest.mark.parametrize(
    ("question", "organs"),
    [
        ("Hvad besluttede Kulturudvalget?", ["Kulturudvalget"]),
        ("hvad besluttede kulturudvalget?", ["Kulturudvalget"]),
        ("Kulturudvalgets beslutninger", ["Kulturudvalget"]),
        ("what does teknisk forvaltning plan", ["Teknisk Forvaltning"]),
        ("Boerne- og skoleudvalget og direktionen", ["Børne- og Skoleudvalget", "Direktionen"]),
        ("What did the arts committee decide?", ["Kulturudvalget"]),
        ("Hvad besluttede Havneudvalget?", ["Havneudvalget"]),
        ("Hvad siger Havneudvalgets plan?", ["Havneudvalget"]),
        ("Hvad besluttede udvalget?", []),
        ("Hvad mener forvaltningen?", []),
        ("kultur i byen", []),
    ],
)
def test_the_organs_of_a_question(question: str, organs: list[str]) -> None:
    assert find_organs(question, KNOWN, GLOSSARY) == organs


@pytest.mark.parametrize(
    ("question", "labels", "years"),
    [
        ("veje i 2012", ["2012"], (2012,)),
        ("veje 2012-2014", ["2012-2014"], (2012, 2013, 2014)),
        ("veje i 2012 og 2013", ["2012-2013"], (2012, 2013)),
        ("veje i 2010 og 2013", ["2010", "2013"], (2010, 2013)),
        ("veje", [], ()),
    ],
)
def test_years_are_shown_as_people_write_them(
    question: str, labels: list[str], years: tuple[int, ...]
) -> None:
    reading = read(question)
    assert [chip.label for chip in reading.chips if chip.kind is ChipKind.YEAR] == labels
    assert reading.bounds.years == years


def test_what_the_question_says_is_no_hard_bound() -> None:
    bounds = read("Kulturudvalget i 2012").bounds
    assert (bounds.years, bounds.organs) == ((2012,), ("Kulturudvalget",))
    assert not bounds.strict_years
    assert not bounds.strict_organs


def test_what_is_set_by_hand_is_a_hard_bound() -> None:
    filters = Filters(year=2015, organ="Direktionen", document="plan")
    reading = read("Kulturudvalget i 2012", filters)
    assert [(chip.label, chip.by_hand) for chip in reading.chips] == [
        ("2015", True),
        ("Direktionen", True),
        ("plan", True),
    ]
    bounds = reading.bounds
    assert (bounds.years, bounds.organs, bounds.documents) == ((2015,), ("Direktionen",), ("plan",))
    assert bounds.strict_years
    assert bounds.strict_organs


def test_what_was_clicked_away_bounds_nothing() -> None:
    gone = frozenset({ChipKind.YEAR, ChipKind.ORGAN})
    reading = read("Kulturudvalget i 2012", Filters(without=gone))
    assert reading.chips == ()
    assert (reading.bounds.years, reading.bounds.organs) == ((), ())


def test_the_council_is_known_by_any_of_its_names() -> None:
    known = {names.key("Kommunalbestyrelsen"): "Kommunalbestyrelsen"}
    for question in ("Hvad besluttede byrådet?", "Hvad siger Borgerrepræsentationen om støj?"):
        assert find_organs(question, known, bundled()) == ["Kommunalbestyrelsen"]
    both = known | {names.key("Byrådet"): "Byrådet"}
    assert find_organs("Hvad besluttede byrådet?", both, bundled()) == ["Byrådet"]


def test_a_year_with_an_open_end_is_shown_as_it_was_said() -> None:
    reading = understand("Hvad er besluttet siden 2012 om skoler?", Filters(), {}, bundled())
    assert [chip.label for chip in reading.chips] == ["siden 2012"]
    assert {2012, 2019} <= set(reading.bounds.years)
    assert 2011 not in reading.bounds.years
