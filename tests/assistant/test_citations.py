"""Every answer to the question set cites what stands in the source, and no answer goes without."""

from __future__ import annotations

import json
import re
from itertools import chain, pairwise
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.cite import LONGEST_QUOTE, Quote, cite, same_words
from assistant.types import Answer, Citation, Language, Outcome, Source, Statement
from corpus.decision_headings import is_decision_heading
from corpus.edits import text_at
from corpus.types import Document, Kind, Role, Span
from tests.texts import clean, read

SCAN = "koncernstrategi-2019.txt"  # whose words are repaired
QUESTIONS = Path(__file__).resolve().parents[1] / "quality" / "questions.jsonl"

Sources = dict[str, str]


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> list[Answer]:
    lines = QUESTIONS.read_text("utf-8").splitlines()
    return [assistant.ask(json.loads(line)["question"]) for line in lines]


def cited(answers: list[Answer]) -> list[Source]:
    return [citation.source for answer in answers for citation in answer.citations]


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def test_most_questions_of_the_set_are_answered(answers: list[Answer]) -> None:
    assert len(answers) == 159
    assert sum(answer.outcome is Outcome.ANSWERED for answer in answers) > 100


def test_the_source_holds_each_quote_where_the_citation_says(answers: list[Answer], sources: Sources) -> None:
    for source in cited(answers):
        if source.file != SCAN:
            stretch = sources[source.file][source.start : source.end]
            assert same_words(stretch, source.text)
            assert letters(stretch) == letters(source.text) != ""
            assert stretch == stretch.strip()


def test_a_quote_of_a_scan_is_what_its_stretch_was_repaired_to(
    answers: list[Answer], assistant: Assistant
) -> None:
    scanned = [source for source in cited(answers) if source.file == SCAN]
    assert scanned
    for source in scanned:
        document = assistant.document(source.document_id)
        assert document is not None
        repaired = text_at(document.text, Span(source.start, source.end))
        assert letters(repaired) == letters(source.text) != ""


def test_the_other_places_of_a_quote_stand_where_they_say(answers: list[Answer], sources: Sources) -> None:
    also = [place for answer in answers for citation in answer.citations for place in citation.also]
    assert also
    for place in also:
        assert letters(sources[place.file][place.start : place.start + 40])[:20] == letters(place.text)[:20]


def test_no_quote_is_too_long(answers: list[Answer]) -> None:
    assert all(0 < len(source.text) <= 700 for source in cited(answers))


def test_citations_are_numbered_from_1_in_the_order_of_the_statements(answers: list[Answer]) -> None:
    for answer in answers:
        numbers = [citation.number for citation in answer.citations]
        used = list(chain.from_iterable(statement.citations for statement in answer.statements))
        assert numbers == used == list(range(1, len(numbers) + 1))


def test_a_statement_is_the_quotes_that_it_cites(answers: list[Answer]) -> None:
    for answer in answers:
        by_number = {citation.number: citation.source.text for citation in answer.citations}
        for statement in answer.statements:
            # A word that the source breaks has no space where its two citations meet.
            quoted = " ".join(by_number[number] for number in statement.citations)
            assert statement.text.replace(" ", "") == quoted.replace(" ", "")


def test_no_quote_is_given_twice_in_an_answer(answers: list[Answer]) -> None:
    for answer in answers:
        places = sorted((c.source.file, c.source.start, c.source.end) for c in answer.citations)
        for (file, _, end), (next_file, start, _) in pairwise(places):
            assert file != next_file or end <= start, answer.question


def test_a_citation_shows_the_headings_it_stands_under(answers: list[Answer], assistant: Assistant) -> None:
    for source in cited(answers):
        document = assistant.document(source.document_id)
        assert document is not None
        titles = {section.titles for section in document.sections}
        assert source.headings in titles
        assert (source.title, source.kind, source.organ) == (document.title, document.kind, document.organ)


def test_a_proposal_is_never_labelled_as_a_decision(answers: list[Answer], assistant: Assistant) -> None:
    proposals = 0
    for answer in answers:
        by_number = {citation.number: citation.source for citation in answer.citations}
        for statement in answer.statements:
            if _role(assistant, by_number[statement.citations[0]]) is Role.PROPOSAL:
                proposals += 1
                last = (statement.label or "").rpartition(" · ")[2]
                assert not is_decision_heading(last)
    assert proposals


def _role(assistant: Assistant, source: Source) -> Role:
    document = assistant.document(source.document_id)
    assert document is not None
    return next(
        section.role
        for section in document.sections
        if document.text.source_offset(section.start)
        <= source.start
        <= document.text.source_offset(section.end - 1)
    )


def quote(document: Document, text: str) -> Quote:
    start = document.text.text.index(text)
    return Quote(document, start, start + len(text))


HEAD = "Åbent punkt   Kulturudvalget den 03-03-2015, s.6"


def cite_in(source: str, *texts: str) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    (document,) = read(source)
    return cite([quote(document, text) for text in texts], lambda _: source)


def test_a_quote_over_page_furniture_has_a_citation_on_either_side() -> None:
    source = f"Hallen bygges ved\n{HEAD}\n\nhavnen i byen. Den er stor."
    (statement, following), citations = cite_in(source, "Hallen bygges ved havnen i byen.", "Den er stor.")
    assert statement.text == "Hallen bygges ved havnen i byen."
    assert (statement.citations, following.citations) == ((1, 2), (3,))
    assert [c.source.text for c in citations] == ["Hallen bygges ved", "havnen i byen.", "Den er stor."]
    assert [source[c.source.start : c.source.end] for c in citations] == [c.source.text for c in citations]


def test_a_word_broken_over_page_furniture_is_whole_in_the_statement() -> None:
    source = f"Hallen bygges i kommu-\n{HEAD}\n\nnens havn."
    assert clean(source) == "Hallen bygges i kommunens havn."
    (statement,), _ = cite_in(source, "Hallen bygges i kommunens havn.")
    assert statement.text == "Hallen bygges i kommunens havn."


def test_a_quote_over_a_line_end_is_one_citation() -> None:
    source = "Hallen bygges i kommu-\nnens   havn."
    (statement,), (citation,) = cite_in(source, "Hallen bygges i kommunens havn.")
    assert statement.citations == (1,)
    assert source[citation.source.start : citation.source.end] == source


def test_a_bullet_is_not_quoted_but_a_number_is() -> None:
    source = "Vi vil:\n\uf0a7 bygge en hal\n2. bygge en vej\n"
    statements, citations = cite_in(source, "• bygge en hal", "2. bygge en vej")
    assert [statement.text for statement in statements] == ["bygge en hal", "2. bygge en vej"]
    assert [source[c.source.start : c.source.end] for c in citations] == ["bygge en hal", "2. bygge en vej"]


def test_a_quote_that_the_source_does_not_hold_is_left_out() -> None:
    (document,) = read("Hallen bygges ved havnen.\n")
    assert cite([quote(document, "Hallen bygges")], lambda _: "Skolen lukkes i år.") == ((), ())


def test_a_quote_that_is_too_long_is_cut() -> None:
    source = "Hallen bygges af sten og glas, " * 60
    _, (citation,) = cite_in(source, source.strip())
    assert len(citation.source.text) <= LONGEST_QUOTE == 700
    assert same_words(source[citation.source.start : citation.source.end], citation.source.text)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("kommu-\nnes", "kommunes", True),
        ("\uf0a7 ja", "• ja", True),
        ("ja  \n nej", "ja nej", True),
        ("7. marts", "9. marts", False),
        ("Ja", "ja", False),
        ("ikke godkendt", "godkendt", False),
    ],
)
def test_texts_have_the_same_words(first: str, second: str, same: bool) -> None:
    assert same_words(first, second) is same


SOURCE = Source("fil", "v1", "fil.txt", "Fil", Kind.OTHER, None, None, None, None, (), 0, 2, "Ja")


def answer(outcome: Outcome, *, statements: int, citations: int) -> Answer:
    return Answer(
        outcome=outcome,
        question="Ja?",
        language=Language.DANISH,
        chips=(),
        opening="Fra Fil:",
        statements=(Statement("Ja", (1,)),) * statements,
        citations=(Citation(1, SOURCE),) * citations,
        related=(),
        search_ms=0.0,
        answer_ms=0.0,
    )


def test_an_answer_is_its_opening_and_its_statements() -> None:
    assert answer(Outcome.ANSWERED, statements=1, citations=1).text == "Fra Fil:\nJa"


@pytest.mark.parametrize(
    ("outcome", "statements", "citations"),
    [
        (Outcome.ANSWERED, 0, 0),
        (Outcome.ANSWERED, 1, 0),
        (Outcome.ANSWERED, 0, 1),
        (Outcome.NOT_FOUND, 1, 1),
        (Outcome.DECLINED, 1, 1),
    ],
)
def test_an_answer_without_citations_cannot_be_built(
    outcome: Outcome, statements: int, citations: int
) -> None:
    with pytest.raises(ValueError, match=f"{outcome} with {citations} citations"):
        answer(outcome, statements=statements, citations=citations)


def test_a_statement_without_a_citation_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="statement without a citation: 'Ja'"):
        Statement("Ja", ())
