"""What is answered, from where, and what is not, over the shipped documents."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.types import Answer, ChipKind, Filters, Language, Outcome, Source
from corpus.dates import years
from tests.texts import text_of

CLIMATE = "what did Teknisk Forvaltning plan for klimatilpasning in 2012"
BROAD = [
    "Hvad er formålet med klimatilpasning?",
    "Hvad blev besluttet om borgerrådgiveren?",
    "Hvad er målene for medarbejdere og ledere?",
    "Hvor mange penge er der afsat?",
    "What did the finance committee decide?",
]
# The forms of answer that look beyond the hits: all of a series, and a part that many initiatives have.
SERIES = "Hvilke fokusområder er der?"
RECURRING = "budget og økonomi"


def chips(answer: Answer) -> list[tuple[ChipKind, str, bool]]:
    return [(chip.kind, chip.label, chip.by_hand) for chip in answer.chips]


def test_what_a_department_planned_is_answered_with_its_goals(assistant: Assistant) -> None:
    answer = assistant.ask(CLIMATE)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.language is Language.ENGLISH
    assert chips(answer) == [(ChipKind.YEAR, "2012", False), (ChipKind.ORGAN, "Teknisk Forvaltning", False)]
    assert "Teknisk Forvaltnings virksomhedsplan 2012" in answer.opening
    for citation in answer.citations:
        assert citation.source.title == "Teknisk Forvaltnings virksomhedsplan 2012"
        assert citation.source.headings[-2:] == ("Klimatilpasning", "Formål, mål og succeskriterier")
    assert [statement.label for statement in answer.statements] == ["Formål", "Mål", "Succeskriterier"]
    assert answer.statements[0].text.startswith("At undersøge og fastlægge behovet for tilpasning")


def test_the_same_in_danish_is_the_same_answer(assistant: Assistant) -> None:
    danish = assistant.ask("hvad planlagde Teknisk Forvaltning for klimatilpasning i 2012")
    assert danish.language is Language.DANISH
    assert danish.statements == assistant.ask(CLIMATE).statements


def test_what_a_committee_decided_comes_before_what_was_proposed(assistant: Assistant) -> None:
    answer = assistant.ask("Hvad besluttede Økonomiudvalget om borgerrådgiveren?")
    decided, proposed = answer.statements[:2]
    assert decided.label == "Beslutning · Økonomiudvalget, 24. januar 2012"
    assert "Godkendt. I tidsplanen ændres 7. marts til 9. marts." in decided.text
    assert proposed.label == "Forslag (indstilling)"
    assert proposed.text.startswith("Forvaltningen foreslår, at ansættelsesprocedure")


def test_a_focus_area_is_answered_with_its_why_and_how(assistant: Assistant) -> None:
    answer = assistant.ask("Hvad går fokusområde 3 ud på?")
    assert [statement.label for statement in answer.statements][:2] == ["Hvorfor", "Hvordan"]
    for citation in answer.citations:
        assert citation.source.headings[0] == "Fokusområde 3: Samarbejde og helhed på tværs"


@pytest.mark.parametrize(
    "question",
    [*BROAD, SERIES, RECURRING],
)
def test_a_year_asked_for_is_kept_by_every_citation(assistant: Assistant, question: str) -> None:
    for year in (2011, 2012, 2013, 2019, 2023):
        answer = assistant.ask(f"{question.rstrip('?')} i {year}?")
        assert (ChipKind.YEAR, str(year), False) in chips(answer)
        for citation in answer.citations:
            assert _is_of(assistant, citation.source, year), (year, citation.source)


def _is_of(assistant: Assistant, source: Source, year: int) -> bool:
    """Tell whether the document is of the year, or the item or initiative of the quote speaks of it."""
    document = assistant.document(source.document_id)
    assert document is not None
    parts = [s for s in document.sections if s.titles[: len(source.headings)] == source.headings]
    parts += [
        s for s in document.sections if len(source.headings) > 1 and s.titles[:-1] == source.headings[:-1]
    ]
    said = [*source.headings, *(text_of(document, part) for part in parts)]
    return year in document.years | years(" ".join(said))


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Hvad skete der med vejene i 1998?", "Ingen af dokumenterne er fra 1998"),
        ("What was planned for the roads in 1998?", "None of the documents is from 1998"),
        ("Klimatilpasning i 1901-1903", "Ingen af dokumenterne er fra 1901-1903"),
    ],
)
def test_a_year_that_nothing_is_of_is_named(assistant: Assistant, question: str, opening: str) -> None:
    answer = assistant.ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert opening in answer.opening
    assert answer.statements == answer.citations == ()


@pytest.mark.parametrize(
    ("question", "organ"),
    [
        ("Hvad besluttede Kulturforvaltningen om hallen?", "Kulturforvaltningen"),
        ("What did Havneudvalget decide about budget?", "Havneudvalget"),
    ],
)
def test_an_organ_that_nothing_names_is_named(assistant: Assistant, question: str, organ: str) -> None:
    answer = assistant.ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.opening.startswith(f"{organ} ")
    assert chips(answer) == [(ChipKind.ORGAN, organ, False)]


@pytest.mark.parametrize(
    "question", ["Hvem er statsminister i Danmark?", "xyzzy qwerty", "Who won the Oscars?"]
)
def test_what_the_documents_do_not_hold_is_not_answered(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.opening
    assert answer.citations == ()


@pytest.mark.parametrize(
    "question", [*BROAD, SERIES, RECURRING, "Hvad er planen for 2012?", "Hvilke temaer er der i 2019?"]
)
def test_a_year_set_by_hand_is_hard(assistant: Assistant, question: str) -> None:
    for year in assistant.choices().years:
        for source in _found(assistant, question, Filters(year=year)):
            document = assistant.document(source.document_id)
            assert document is not None
            assert year in document.years, source.title


@pytest.mark.parametrize("question", [*BROAD, RECURRING, CLIMATE, SERIES])
def test_an_organ_set_by_hand_is_hard(assistant: Assistant, question: str) -> None:
    for organ in assistant.choices().organs:
        for source in _found(assistant, question, Filters(organ=organ)):
            assert source.organ == organ, source.title


@pytest.mark.parametrize("question", [*BROAD, RECURRING, SERIES])
def test_a_document_set_by_hand_is_hard(assistant: Assistant, question: str) -> None:
    for document in assistant.documents():
        for source in _found(assistant, question, Filters(document=document.id)):
            assert source.document_id == document.id, source.title


def _found(assistant: Assistant, question: str, filters: Filters) -> list[Source]:
    """Return all that is cited or listed, with the other places of each."""
    cited = assistant.ask(question, filters).citations
    listed = assistant.search(question, filters).hits
    return [source for found in (*cited, *listed) for source in (found.source, *found.also)]


def test_a_filter_that_nothing_matches_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("Hvad er formålet med klimatilpasning?", Filters(year=1998))
    assert answer.outcome is Outcome.NOT_FOUND
    assert "1998" in answer.opening
    assert answer.related  # the nearest passages, whatever they are of


def test_a_filter_goes_before_what_the_question_says(assistant: Assistant) -> None:
    answer = assistant.ask("Hvad er målene for 2012?", Filters(year=2019))
    assert chips(answer) == [(ChipKind.YEAR, "2019", True)]


def test_a_bound_that_was_clicked_away_is_not_read_again(assistant: Assistant) -> None:
    without_year = assistant.ask(CLIMATE, Filters(without=frozenset({ChipKind.YEAR})))
    assert chips(without_year) == [(ChipKind.ORGAN, "Teknisk Forvaltning", False)]
    neither = assistant.ask(CLIMATE, Filters(without=frozenset({ChipKind.YEAR, ChipKind.ORGAN})))
    assert chips(neither) == []
    gone = Filters(without=frozenset({ChipKind.YEAR}))
    assert "1998" not in assistant.ask("Klimatilpasning i 1998", gone).opening


def test_all_filters_are_shown_as_chips(assistant: Assistant) -> None:
    plan = "oekonomiudvalget-2012-01-24--teknisk-forvaltnings-virksomhedsplan-2012"
    filters = Filters(year=2012, organ="Teknisk Forvaltning", document=plan)
    answer = assistant.ask("klimatilpasning", filters)
    assert [chip.kind for chip in answer.chips] == [ChipKind.YEAR, ChipKind.ORGAN, ChipKind.DOCUMENT]
    assert all(chip.by_hand for chip in answer.chips)
    assert {citation.source.document_id for citation in answer.citations} == {plan}


def test_related_passages_are_not_those_that_are_quoted(assistant: Assistant) -> None:
    answer = assistant.ask(CLIMATE)
    assert 0 < len(answer.related) <= 5
    for source in answer.related:
        for citation in answer.citations:
            apart = source.end <= citation.source.start or citation.source.end <= source.start
            assert apart or source.file != citation.source.file


def test_a_search_lists_as_many_passages_as_asked_for(assistant: Assistant) -> None:
    result = assistant.search("klimatilpasning", limit=3)
    assert len(result.hits) == 3
    scores = [hit.score for hit in result.hits]
    assert scores == sorted(scores, reverse=True)


def test_choices_are_the_years_and_organs_of_the_documents(assistant: Assistant) -> None:
    choices = assistant.choices()
    assert choices.years == (2028, 2027, 2026, 2025, 2024, 2023, 2019, 2018, 2012)
    assert set(choices.organs) == {
        "Økonomiudvalget",
        "Direktionen",
        "Økonomisk Forvaltning",
        "Teknisk Forvaltning",
        "Børne- og Fritidsforvaltningen",
        "Social- og Sundhedsforvaltningen",
    }


def test_every_example_is_answered(assistant: Assistant) -> None:
    examples = assistant.examples()
    assert 4 <= len(examples) <= 6
    assert len(set(examples)) == len(examples)
    answers = [assistant.ask(example) for example in examples]
    assert {answer.outcome for answer in answers} == {Outcome.ANSWERED}
    assert len({answer.citations[0].source.document_id for answer in answers}) >= 4
    newest = max(max(document.years, default=0) for document in assistant.documents())
    assert answers[0].citations[0].source.period == f"2023-{newest}"


def test_an_example_with_a_number_names_its_document(assistant: Assistant) -> None:
    numbered = [each for each in assistant.examples() if each.startswith("Hvad går ")]
    assert numbered
    titles = [document.title.partition(": ")[0] for document in assistant.documents()]
    for example in numbered:
        assert any(f" i {title} ud på?" in example for title in titles)


def test_a_decision_on_a_report_of_another_year_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("Hvad besluttede Økonomiudvalget om Kvalitetsrapport 2011?")
    assert [chip.label for chip in answer.chips] == ["Økonomiudvalget"]
    assert answer.statements[0].text == "Anbefales."


def test_an_organs_own_plan_tells_of_a_theme_named_by_a_year(assistant: Assistant) -> None:
    answer = assistant.ask("Hvad planlagde Direktionen om Vidensby 2020 i 2012?")
    assert {citation.source.organ for citation in answer.citations} == {"Direktionen"}
    assert "Tema: Vidensby 2020" in answer.citations[0].source.headings


def test_markup_in_a_question_is_only_text(assistant: Assistant) -> None:
    answer = assistant.ask("<script>alert(1)</script> Hvad er målet for klimatilpasning?")
    assert answer.question == "<script>alert(1)</script> Hvad er målet for klimatilpasning?"
    assert answer.citations


def test_a_document_can_be_fetched_by_its_id(assistant: Assistant) -> None:
    for document in assistant.documents():
        assert assistant.document(document.id) == document
    assert assistant.document("findes-ikke") is None


@pytest.mark.parametrize(
    "question",
    [
        "Hvad koster letbanen?",
        "Hvornår åbner svømmehallen om morgenen?",
        "What does the light rail cost?",
    ],
)
def test_an_amount_or_time_that_no_sentence_gives_is_not_found(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Hvad koster det at ansætte en borgerrådgiver?", "mio. kr."),
        ("Hvor mange analyser gennemføres i budgetprocessen?", "1, 2, 3, og 5"),
    ],
)
def test_an_amount_or_number_asked_for_is_in_the_answer(
    assistant: Assistant, question: str, held: str
) -> None:
    assert held in assistant.ask(question).text
