"""Who was at a meeting is told from the minutes' own lists; what they do not tell is said."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.types import Answer, Filters, Outcome
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.fakes import WordEmbedder, WordSelector
from tests.minutes_of_committees import BARE, CASE_ABOVE, UNNUMBERED
from tests.minutes_of_councils import COUNCIL, FACTS

# Reasons as minutes give them: in brackets behind a name, or in the sentence.
REASONS = """\
Egesund Kommune
Kulturudvalget
Referat
Mødedato: 3. juni 2019
Fraværende: Ove Lykke (A) (ferie), Tina Bro (V)

1. Tilskud til korene

Indstilling
Forvaltningen indstiller, at tilskuddet gives.

Beslutning i Kulturudvalget den 03-06-2019
Godkendt. Sine Kjær (F) var fraværende på grund af inhabilitet.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("attendance")
    texts = {
        "council": COUNCIL,
        "facts": FACTS,
        "above": CASE_ABOVE,
        "bare": BARE,
        "bins": UNNUMBERED,
        "why": REASONS,
    }
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


def quoted(answer: Answer) -> list[str]:
    return [" ".join(statement.text.split()) for statement in answer.statements]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Var Karen Lindtoft til stede på byrådsmødet den 28. august 2012?", "Til stede: Karen Lindtoft (A)"),
        ("Was Karen Lindtoft present on 28 August 2012?", "Til stede: Karen Lindtoft (A)"),
        ("Var Jørgen Hald til stede på mødet den 28. august 2012?", "Fraværende: Jørgen Hald (V)"),
        ("did jørgen hald attend the meeting on 28 august 2012", "Fraværende: Jørgen Hald (V)"),
        ("Deltog Else Rask i Ældrerådets møde?", "Til stede: Kaj Holm, Else Rask"),
        ("Var Hald til stede?", "Fraværende: Jørgen Hald (V)"),
        ("Hvem mødte i stedet for Carla Holt?", "Erik Munk (V) deltog som stedfortræder"),
        ("Var Erik Munk til stede den 28. januar 2014?", "Erik Munk (V) deltog som stedfortræder"),
        ("Hvornår var Per Muld fraværende?", "Fraværende: Per Muld (A)."),
        ("Which meetings did Per Muld miss?", "Fraværende: Per Muld (A)."),
        ("Hvem meldte afbud til mødet i Ældrerådet?", "Afbud: Ib Lund"),
        ("Hvem var fraværende i Teknisk Udvalg den 14. august 2012?", "Fraværende: Hans Ove Ager (C)"),
        ("hvem manglede i Teknisk Udvalg den 14. august 2012", "Fraværende: Hans Ove Ager (C)"),
    ],
)
def test_the_list_that_names_them_answers(assistant: Assistant, question: str, expected: str) -> None:
    answer = assistant.ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert len(answer.statements) == 1
    assert expected in quoted(answer)[0]


@pytest.mark.parametrize(
    "question", ["Hvem deltog i mødet den 28. januar 2014?", "Who attended the meeting on 28 January 2014?"]
)
def test_who_came_is_told_with_who_did_not(assistant: Assistant, question: str) -> None:
    members, absent = quoted(assistant.ask(question))
    assert members.startswith("Medlemmer Ane Tofte (A)")
    assert members.endswith("Dan Rye (DF)")
    assert "Carla Holt (V)" in absent


def test_absence_from_one_item_is_told_with_the_item(assistant: Assistant) -> None:
    (statement,) = assistant.ask("Var Claus Holmgaard til stede den 18. februar 2019?").statements
    assert statement.label
    assert "Temamøde om diger" in statement.label
    (whole,) = assistant.ask("Var Per Muld til stede den 22. juni 2020?").statements
    assert whole.label == "Fravær · Udvalget for Teknik og Miljø, 22. juni 2020"


def test_a_person_on_no_list_of_the_meeting_is_said_to_be_on_none(assistant: Assistant) -> None:
    answer = assistant.ask("Var Kaj Holm til stede på byrådsmødet den 28. august 2012?")
    assert "Kaj Holm står ikke i referatet" in answer.opening
    assert any("Karen Lindtoft" in text for text in quoted(answer))
    assert not any("Kaj Holm" in text for text in quoted(answer))


def test_minutes_without_a_list_of_those_present_say_so(assistant: Assistant) -> None:
    answer = assistant.ask("Hvem var til stede den 22. juni 2020?")
    assert "ingen liste over, hvem der var til stede" in answer.opening
    assert quoted(answer) == ["Fraværende: Per Muld (A)."]
    of_person = assistant.ask("Var Ane Tofte til stede den 22. juni 2020?")
    assert "Ane Tofte er ikke nævnt som fraværende" in of_person.opening


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Var Peter Nielsen til stede den 28. august 2012?", "»Peter Nielsen« er ikke nævnt"),
        ("Hvem deltog i byrådets møde den 3. maj 2013?", "intet referat fra Byrådet (3. maj 2013)"),
        ("Hvornår var Karen Lindtoft fraværende?", "Karen Lindtoft er ikke nævnt som fraværende"),
        ("When was Karen Lindtoft absent?", "Karen Lindtoft is not named as absent"),
    ],
)
def test_what_is_not_recorded_is_said(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert said in answer.opening


def test_a_filter_set_by_hand_holds(assistant: Assistant) -> None:
    answer = assistant.ask("Hvem var fraværende den 28. august 2012?", Filters(document="bare"))
    assert answer.outcome is Outcome.NOT_FOUND


def test_taking_part_in_something_else_is_no_question_of_a_meeting(assistant: Assistant) -> None:
    answer = assistant.ask("Hvem deltager i udbuddet af madaffald?")
    assert not any("Til stede" in text or "Fraværende" in text for text in quoted(answer))


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Hvorfor var Sine Kjær fraværende?", "på grund af inhabilitet"),
        ("Hvad var grunden til, at Sine Kjær var fraværende?", "på grund af inhabilitet"),
        ("Why was Ove Lykke absent?", "Ove Lykke (A) (ferie)"),
        ("Hvorfor meldte Ove Lykke afbud?", "Ove Lykke (A) (ferie)"),
    ],
)
def test_why_somebody_was_absent_is_told_where_minutes_tell(
    assistant: Assistant, question: str, held: str
) -> None:
    answer = assistant.ask(question)
    assert "siger ikke hvorfor" not in answer.opening
    assert held in " ".join(quoted(answer))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hvorfor var Per Muld fraværende?", "Referatet siger ikke hvorfor."),
        ("Af hvilken årsag var Tina Bro ikke til stede?", "Referatet siger ikke hvorfor."),
        ("Why was Per Muld absent on 22 June 2020?", "The minutes do not say why."),
    ],
)
def test_a_reason_that_is_not_told_is_said_to_be_untold(
    assistant: Assistant, question: str, said: str
) -> None:
    answer = assistant.ask(question)
    assert answer.opening.startswith(said)
    assert len(answer.statements) == 1
