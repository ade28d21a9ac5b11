"""Which sentences the passages that they cite carry, and why others are struck out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.types import Language, Source, StrikeReason
from assistant.writing.days import Day, days_and_rest
from assistant.writing.draft import Sentence
from assistant.writing.nearness import Nearness
from assistant.writing.numbered import Numbered
from assistant.writing.numbers import numbers
from assistant.writing.polarity import contradicts
from assistant.writing.proper import proper_names
from assistant.writing.support import Verifier
from corpus.types import CleanText, Document, Kind, Role, Run, Section
from index.embed import SentenceTransformerEmbedder
from index.glossary import bundled
from index.words import stems
from tests.fakes import WordEmbedder

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parent / "sentence_pairs.jsonl").read_text("utf-8").splitlines()
]
DANISH, ENGLISH = Language.DANISH, Language.ENGLISH
Said = tuple | StrikeReason


def passage(
    text: str, card: str = "Referat\nKulturudvalget", role: str = "body", number: int = 1
) -> Numbered:
    title, *headings = card.split("\n")
    section = Section((), Role(role), 0, len(text))
    clean = CleanText(text, (Run(0, 0, len(text)),))
    document = Document(f"d{number}", "d.txt", title, Kind.OTHER, None, None, None, clean, (section,))
    facts = (title, Kind.OTHER, None, None, None, None, tuple(headings))
    source = Source(document.id, "", "d.txt", *facts, start=0, end=len(text), text=text)
    return Numbered(number, source, document, 0)


def by_words() -> Verifier:
    return Verifier(bundled(), Nearness(WordEmbedder().embed_passages))


def verified(sentence: str, text: str, card: str = "Referat\nKulturudvalget", role: str = "body") -> Said:
    given = passage(text, card, role)
    return by_words().verify(Sentence(sentence, (1,)), {1: given}, DANISH)


def judged(
    verifier: Verifier, wanted: Callable[[dict], bool]
) -> tuple[Counter[tuple[str, bool, bool]], list[str]]:
    """Return counts by language, what should be and what is, and the unsupported sentences shown."""
    counts: Counter[tuple[str, bool, bool]] = Counter()
    wrong = []
    for pair in filter(wanted, PAIRS):
        given = passage(pair["text"], pair["card"], pair["role"])
        said = verifier.verify(Sentence(pair["sentence"], (1,)), {1: given}, Language(pair["language"]))
        shown = not isinstance(said, StrikeReason)
        counts[pair["language"], pair["supported"], shown] += 1
        if shown and not pair["supported"]:
            wrong.append(pair["sentence"])
    return counts, wrong


def test_there_are_enough_pairs_and_half_are_kept_out() -> None:
    sets = Counter(pair["set"] for pair in PAIRS)
    assert sum(sets.values()) >= 60
    assert abs(sets["tune"] - sets["keep"]) < 10


@pytest.mark.model
@pytest.mark.parametrize("half", ["tune", "keep"])
def test_danish_sentences_are_told_apart(half: str, model: SentenceTransformerEmbedder) -> None:
    verifier = Verifier(bundled(), Nearness(model.embed_passages))
    counts, wrong = judged(verifier, lambda p: p["language"] == "da" and p["set"] == half)
    supported, struck = counts["da", True, True], counts["da", False, False]
    assert len(wrong) <= 2, wrong
    assert supported >= 0.7 * (supported + counts["da", True, False])
    assert struck >= 20


@pytest.mark.model
@pytest.mark.parametrize("half", ["tune", "keep"])
def test_english_sentences_over_danish_text_are_told_apart(
    half: str, model: SentenceTransformerEmbedder
) -> None:
    verifier = Verifier(bundled(), Nearness(model.embed_passages))
    counts, wrong = judged(verifier, lambda p: p["language"] == "en" and p["set"] == half)
    supported = counts["en", True, True]
    assert len(wrong) <= 2, wrong
    assert supported >= 0.7 * (supported + counts["en", True, False])


TEXT = (
    "Udvalget har afsat 1,5 mio. kr. til 12 legepladser i 2014. Arbejdet begynder den 3. marts 2014. "
    "Legepladsen ved Nordskolen er ikke med."
)


def test_the_stretches_that_carry_a_sentence_are_returned() -> None:
    said = verified("Der er afsat 1.500.000 kroner til tolv legepladser.", TEXT)
    assert not isinstance(said, StrikeReason)
    assert [stretch.text for stretch in said] == [TEXT.split(". Arbejdet")[0] + "."]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Der er afsat 1,6 mio. kr. til 12 legepladser.", StrikeReason.NUMBER),
        ("Der er afsat 1,5 mia. kr. til 12 legepladser.", StrikeReason.NUMBER),
        ("Der er afsat 1,5 procent til 12 legepladser.", StrikeReason.NUMBER),
        ("Der er afsat 12 mio. kr. til legepladser.", StrikeReason.NUMBER),
        ("Arbejdet begynder den 4. marts 2014.", StrikeReason.NUMBER),
        ("Arbejdet begynder den 3. marts 2015.", StrikeReason.NUMBER),
        ("Arbejdet begynder i april 2014.", StrikeReason.NUMBER),
        ("Legepladsen ved Sydskolen er ikke med.", StrikeReason.NAME),
        ("Hansen har afsat penge til legepladser.", StrikeReason.NAME),
        ("Økonomiudvalget har afsat 1,5 mio. kr. til legepladser.", StrikeReason.NAME),
        ("Legepladsen ved Nordskolen er med.", StrikeReason.NEGATION),
        ("Arbejdet begynder ikke den 3. marts 2014.", StrikeReason.NEGATION),
        ("Udvalget godkendte 12 legepladser.", StrikeReason.VERDICT),
        ("Legepladserne skal bemandes af pædagoger om eftermiddagen.", StrikeReason.WORDS),
        ("Der er afsat »2 mio. kr.« til legepladser.", StrikeReason.QUOTE),
        ("Der er afsat \"1,5 mio\" til legepladser, siger 'en anden kilde'.", StrikeReason.QUOTE),
        ("Arbejdet begynder " + "og begynder " * 60, StrikeReason.LENGTH),
    ],
)
def test_what_a_text_does_not_say_is_struck_out(sentence: str, reason: StrikeReason) -> None:
    assert verified(sentence, TEXT) is reason


@pytest.mark.parametrize(
    "sentence",
    [
        "Arbejdet begynder 3. marts 2014.",
        "Legepladsen ved Nordskolen er ikke med.",
        "Kulturudvalget har afsat 1,5 mio. kr. til legepladser i 2014.",
        "Ifølge dokumentet er der »afsat 1,5 mio. kr. til 12 legepladser«.",
        "Der er afsat 1.500.000 kr.",
    ],
)
def test_what_a_text_says_is_kept(sentence: str) -> None:
    assert not isinstance(verified(sentence, TEXT), StrikeReason)


PROPOSED = "Forvaltningen foreslår, at planen godkendes."


def test_a_recommendation_is_never_told_as_a_decision() -> None:
    assert verified("Planen blev godkendt.", PROPOSED) is StrikeReason.VERDICT
    assert verified("Planen blev godkendt.", "At planen godkendes.", role="proposal") is StrikeReason.VERDICT
    assert not isinstance(verified("Forvaltningen foreslår, at planen godkendes.", PROPOSED), StrikeReason)
    decided = verified("Planen blev godkendt.", "Planen godkendes.", role="decision")
    assert not isinstance(decided, StrikeReason)


def test_each_number_is_of_what_it_counts() -> None:
    text = "Der ansættes 5 lærere og 10 pædagoger."
    assert verified("Der ansættes 10 lærere.", text) is StrikeReason.NUMBER
    assert not isinstance(verified("Der ansættes 10 pædagoger.", text), StrikeReason)


def test_the_number_of_a_heading_counts_with_its_word() -> None:
    card = "Strategi\nFokusområde 3: Samarbejde"
    assert not isinstance(
        verified("Fokusområde 3 handler om samarbejde.", "Samarbejde er godt.", card), StrikeReason
    )
    wrong = verified("Fokusområde 4 handler om samarbejde.", "Samarbejde er godt.", card)
    assert wrong is StrikeReason.NUMBER


def test_one_sentence_may_cite_two_passages() -> None:
    first = passage("Svømmehallen bygges ved havnen.", number=1)
    second = passage("Svømmehallen koster 40 mio. kr.", number=2)
    sentence = Sentence("Svømmehallen ved havnen koster 40 mio. kr.", (1, 2))
    said = by_words().verify(sentence, {1: first, 2: second}, DANISH)
    assert not isinstance(said, StrikeReason)
    assert {stretch.document.id for stretch in said} == {"d1", "d2"}
    alone = by_words().verify(Sentence(sentence.text, (1,)), {1: first, 2: second}, DANISH)
    assert alone is StrikeReason.NUMBER


@pytest.mark.parametrize(
    ("text", "other", "agree"),
    [
        ("1.200 kr.", "1200 kroner", True),
        ("1,5 mio. kr.", "1.500.000 kr.", True),
        ("DKK 1.5 million", "1,5 mio. kr.", True),
        ("kr. 500", "500 kroner", True),
        ("fem procent", "5 %", True),
        ("femogtyve elever", "25 elever", True),
        ("to udvalg", "2 udvalg", True),
        ("halvanden", "1,5", True),
        ("2 t.kr.", "2.000 kr.", True),
        ("10 %", "10 kr.", False),
        ("1,5", "15", False),
        ("12", "1,2", False),
        ("3 mia. kr.", "3 mio. kr.", False),
    ],
)
def test_numbers_agree_by_their_worth_and_unit(text: str, other: str, agree: bool) -> None:
    language = ENGLISH if "million" in text else DANISH
    (first,), (second,) = numbers(text, language), numbers(other, DANISH)
    assert first.agrees(second) is agree


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("den 24. januar 2012", Day(2012, 1, 24)),
        ("24 January 2012", Day(2012, 1, 24)),
        ("January 24th, 2012", Day(2012, 1, 24)),
        ("24-01-2012", Day(2012, 1, 24)),
        ("24/1 2012", Day(2012, 1, 24)),
        ("2012-01-24", Day(2012, 1, 24)),
        ("marts 2013", Day(2013, 3, None)),
        ("den 7. marts", Day(None, 3, 7)),
        ("i maj", Day(None, 5, None)),
        ("i 2019", Day(2019, None, None)),
    ],
)
def test_dates_are_read_in_both_languages(text: str, day: Day) -> None:
    assert days_and_rest(text)[0] == [day]


def test_words_that_only_look_like_months_are_none() -> None:
    assert days_and_rest("You may march on.")[0] == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Jens Jensen (F) var fraværende.", ["Jens", "Jensen", "F"]),
        ("Hans Hansen talte.", ["Hans", "Hansen"]),
        ("Hansen talte.", ["Hansen"]),
        ("Planen blev vedtaget.", []),
        ("I Lyngby-Taarbæk bor folk.", ["Lyngby", "Taarbæk"]),
        ("Det vedtog økonomiudvalget.", ["økonomiudvalget"]),
        ("Udvalget og forvaltningen mødtes.", []),
        ("The plan was adopted in May.", ["May"]),
    ],
)
def test_names_are_found(sentence: str, found: list[str]) -> None:
    assert proper_names(sentence) == found


def test_a_denial_of_something_else_is_no_contradiction() -> None:
    said = ["Planen er vedtaget, men budgettet er ikke lagt."]
    assert not contradicts("Planen er vedtaget.", said, stems("Planen er vedtaget"))
    assert contradicts("Budgettet er lagt.", said, stems("Budgettet er lagt"))
    assert not contradicts("Ikke mindst planen er vedtaget.", said, stems("planen vedtaget"))
