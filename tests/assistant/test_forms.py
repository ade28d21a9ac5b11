"""The kind of question decides the form, and no form is taken that does not surely fit."""

from __future__ import annotations

import pytest

from assistant.decided import on_record
from assistant.in_form import in_form
from assistant.texts import texts
from assistant.types import Filters, Language
from assistant.understand import understand
from index.build import build
from index.glossary import bundled
from index.search import Index
from index.types import Query
from index.weigh import Weigher
from index.words import stems
from tests.assistant.forms_texts import BOARD, CULTURE, HEALTH, NOTE, PLAN
from tests.fakes import WordEmbedder

_CATALOGUE = """\
[[document]]
id = "sundhed"
file = "sundhed.txt"
title = "Sundhedspolitik 2018-2021"
kind = "strategi"
period = [2018, 2021]

[[document]]
id = "kultur"
file = "kultur.txt"
title = "Kulturpolitik 2022-2026"
kind = "strategi"
period = [2022, 2026]

[[document]]
id = "byraad"
file = "byraad.txt"
title = "Byrådets møde den 12. maj 2015"
kind = "referat"
organ = "Byrådet"
date = 2015-05-12

[[document]]
id = "notat"
file = "notat.txt"
title = "Notat om regnvand"
kind = "notat"

[[document]]
id = "plan"
file = "plan.txt"
title = "Miljøforvaltningens virksomhedsplan 2016"
kind = "virksomhedsplan"
organ = "Miljøforvaltningen"
period = [2016, 2016]
"""


@pytest.fixture(scope="module")
def fjordby(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("fjordby")
    texts = {"sundhed": HEALTH, "kultur": CULTURE, "byraad": BOARD, "notat": NOTE, "plan": PLAN}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "catalogue.toml").write_text(_CATALOGUE, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Index.open(folder / "index", WordEmbedder())


def shown(index: Index, question: str) -> list[tuple[str, str]]:
    """Return label and text of each quote that the form of the question gives."""
    glossary = bundled()
    reading = understand(question, Filters(), index.names, glossary)
    wider = [*glossary.synonyms(question), *glossary.danish_for(question)]
    known = {stem for widening in wider for stem in widening.stems}
    unknown: set[str] = set()
    if reading.language is Language.ENGLISH:
        unknown = {stem for stem in stems(question) if not index.is_known(stem) and stem not in known}
    query = Query(question, tuple(wider))
    topic = Weigher(query, index.rarity, reading.beside_the_topic | unknown)
    hits = index.search(query, reading.bounds, 12)
    return [(q.label or "", q.text) for q in in_form(hits, reading, topic, list(index.documents()))]


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("Hvilke pejlemærker er der?", ["Kunst i byens rum", "Gamle huse, nyt liv"]),  # the newest policy
        ("Hvilke pejlemærker har sundhedspolitikken?", ["Røgfri ungdom", "Mental trivsel"]),
        ("Hvilke tre pejlemærker er der?", ["Røgfri ungdom", "Mental trivsel"]),
        ("Which four benchmarks are there?", ["Kunst i byens rum", "Gamle huse, nyt liv"]),
        ("Hvad hedder pejlemærke 2 og 4?", ["Børn møder kulturen", "Gamle huse, nyt liv"]),
    ],
)
def test_a_series_is_that_of_the_document_that_is_meant(
    fjordby: Index, question: str, titles: list[str]
) -> None:
    texts = [text for _, text in shown(fjordby, question)]
    assert titles[0] in texts[0]
    assert titles[-1] in texts[-1]


@pytest.mark.parametrize(
    "question", ["Hvilke syv pejlemærker er der?", "Hvilke pejlemærker handler om rygning hos gravide?"]
)
def test_a_series_of_another_length_or_topic_is_no_answer(fjordby: Index, question: str) -> None:
    assert not shown(fjordby, question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Hvilke fire grupper følger arbejdet med sundhed?", ("fire grupper", "Foreningernes kontaktgruppe")),
        ("Hvilke tre principper hviler politikken på?", ("tre principper", "fælles ansvar")),
        ("Which four groups follow the work?", ("fire grupper", "Ungdomspanelet")),
    ],
)
def test_a_list_is_quoted_whole_with_what_leads_it_in(
    fjordby: Index, question: str, words: tuple[str, str]
) -> None:
    ((_, text),) = shown(fjordby, question)
    assert all(word in text for word in words)


def test_a_decision_is_told_from_its_proposal(fjordby: Index) -> None:
    quotes = shown(fjordby, "Hvad besluttede Byrådet om cykelbroen over åen?")
    assert quotes[0][0] == "Beslutning · Byrådet, 12. maj 2015"
    assert "6,5 mio. kr." in quotes[0][1]
    assert [label for label, text in quotes if "9 mio." in text] == ["Forslag (indstilling)"]


def test_the_amount_of_a_decision_is_not_the_one_proposed(fjordby: Index) -> None:
    ((label, text),) = shown(fjordby, "Hvor mange penge bevilgede Byrådet til en cykelbro over åen?")
    assert label.startswith("Beslutning")
    assert "6,5 mio. kr." in text


def test_the_grounds_of_a_refusal_are_those_of_the_proposal_that_was_followed(fjordby: Index) -> None:
    quotes = shown(fjordby, "Hvorfor fik ejeren nej til vindmøller ved Nordstrand?")
    assert quotes[0][0] == "Forslag (indstilling)"
    assert "strandbeskyttelseslinjen" in quotes[0][1]
    assert quotes[1][0].startswith("Beslutning · Byrådet")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Hvem stemte imod vindmøllerne ved Nordstrand?", "Imod stemte F og Ø"),
        ("Who voted against the vindmøller ved Nordstrand?", "Imod stemte F og Ø"),
        ("Hvem var fraværende, da vindmøllerne ved Nordstrand blev behandlet?", "Ole Bro"),
    ],
)
def test_votes_and_absences_are_those_on_record(fjordby: Index, question: str, words: str) -> None:
    assert words in shown(fjordby, question)[0][1]


def test_who_was_against_is_not_told_where_no_vote_is_on_record(fjordby: Index) -> None:
    assert not shown(fjordby, "Hvem stemte imod cykelbroen over åen?")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Hvad besluttede Byrådet om vindmøller ved Nordstrand?", True),
        ("Hvad besluttede Byrådet om bordtennis på skolerne?", False),
        ("Hvor lang er cykelbroen over åen?", False),
    ],
)
def test_a_decision_on_the_case_of_that_title_is_on_record(
    fjordby: Index, question: str, found: bool
) -> None:
    reading = understand(question, Filters(), fjordby.names, bundled())
    query = Query(question)
    topic = Weigher(query, fjordby.rarity, reading.beside_the_topic)
    hits = fjordby.search(query, reading.bounds, 12)
    assert bool(on_record(hits, reading, topic, texts(Language.DANISH))) is found


def test_a_committee_that_is_named_speaks_first(fjordby: Index) -> None:
    quotes = shown(fjordby, "Hvad anbefalede Teknisk Udvalg om vindmøller ved Nordstrand?")
    decided = [label for label, *_ in quotes if label and label.startswith("Beslutning")]
    assert decided[0] == "Beslutning · Teknisk Udvalg, 5. maj 2015 · Indstillingen om afslag anbefalet"


def test_labels_are_in_the_language_of_the_question(fjordby: Index) -> None:
    quotes = shown(fjordby, "What did Byrådet decide about the cykelbro over åen?")
    assert quotes[0][0] == "Decision · Byrådet, 12 May 2015"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Hvad står LUR for?", "Lokal udledning af regnvand (LUR)"),
        ("Hvad er LUR en forkortelse for?", "Lokal udledning af regnvand (LUR)"),
        ("What does LUR stand for?", "Lokal udledning af regnvand (LUR)"),
        ("Hvad er en stormklemme?", "Klemmen består i, at havet stiger"),
        ("Hvad menes der med et klimalaug?", "Et klimalaug er en forening"),
    ],
)
def test_a_term_is_defined_by_the_sentence_that_defines_it(fjordby: Index, question: str, words: str) -> None:
    ((_, text),) = shown(fjordby, question)
    assert words in text


def test_the_part_of_an_initiative_that_is_asked_for_goes_first(fjordby: Index) -> None:
    quotes = shown(fjordby, "Hvad er succeskriterierne for grønne kirkegårde?")
    assert [label for label, _ in quotes] == ["Succeskriterier", "Formål", "Mål"]
    quotes = shown(fjordby, "Hvad går grønne kirkegårde ud på?")
    assert [label for label, _ in quotes][:3] == ["Formål", "Mål", "Succeskriterier"]


def test_no_answer_is_longer_than_one_reads_at_a_glance(fjordby: Index) -> None:
    for question in ("Hvad besluttede Byrådet?", "Hvad besluttede Byrådet om vindmøller?"):
        assert sum(len(text) for _, text in shown(fjordby, question)) <= 700
