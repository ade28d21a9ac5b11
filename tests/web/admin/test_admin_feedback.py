"""The list to work on: shown harmless, narrowed, dealt with, taken along as a table."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from assistant.errors import FeedbackUnusable
from assistant.feedback import About, Entry, Feedback, Reason, Shown
from assistant.types import Filters
from tests.web.admin.office import Office, office
from tests.web.client import FormClient
from tests.web.fakes import DOCUMENTS

FEEDBACK = "/administration/tilbagemeldinger"
UNANSWERED = "/administration/ubesvarede"
HOSTILE = '<script>alert(1)</script> {{ 7 * 7 }} "><img src=x> \u202eneg'


def fill(feedback: Feedback) -> None:
    known = DOCUMENTS[0]
    feedback.record(Entry(About.ANSWER, useful=True, comment="Tak for hjælpen"))
    feedback.record(
        Entry(
            About.SOURCE,
            useful=False,
            reason=Reason.WRONG_SOURCE,
            comment="Det er et andet udvalg.\nSe side 4.",
            question="Hvad koster tilsyn?",
            documents=(Shown(known.id, known.version), Shown(DOCUMENTS[1].id, "gammel"), Shown("væk", "v")),
        )
    )


def test_feedback_is_listed_with_what_it_is_about(opened: Office, here: FormClient) -> None:
    fill(opened.feedback)
    page = here.get(FEEDBACK).text
    assert "2 tilbagemeldinger" in page
    assert "Kilde: Forkert kilde" in page
    assert "»Hvad koster tilsyn?«" in page
    assert f'href="/dokumenter/{DOCUMENTS[0].id}">{DOCUMENTS[0].title}</a></li>' in page
    assert f"{DOCUMENTS[1].title}</a> (er ændret siden)" in page
    assert "væk (er fjernet siden)" in page


def test_feedback_is_narrowed_and_dealt_with(opened: Office, here: FormClient) -> None:
    fill(opened.feedback)
    assert "1 tilbagemelding<" in here.get(FEEDBACK, params={"vurdering": "nej"}).text
    page = here.post(f"{FEEDBACK}/1/behandlet?vis=aabne&vurdering=ja")
    assert (page.url.path, page.url.query) == (FEEDBACK, b"vis=aabne&vurdering=ja")
    assert "0 tilbagemeldinger" in page.text
    assert "Tak for hjælpen" in here.get(FEEDBACK, params={"vis": "behandlede"}).text
    assert "Tak for hjælpen" not in here.get(FEEDBACK).text
    here.post(f"{FEEDBACK}/1/genaabn")
    assert "Tak for hjælpen" in here.get(FEEDBACK).text
    here.post(f"{FEEDBACK}/1/slet")
    assert "Tak for hjælpen" not in here.get(FEEDBACK, params={"vis": "alle"}).text
    for what in ("behandlet", "genaabn", "slet"):
        assert here.post(f"{FEEDBACK}/1/{what}").status_code == 404


def test_not_all_of_a_long_list_is_on_the_page(opened: Office, here: FormClient) -> None:
    for number in range(201):
        opened.feedback.record(Entry(About.ANSWER, useful=True, comment=f"Nummer {number}."))
        opened.feedback.record_unanswered(f"Hvor er {number}?", consented=True)
    for path, what in ((FEEDBACK, "tilbagemeldinger"), (UNANSWERED, "spørgsmål")):
        page = here.get(path).text
        assert f"201 {what}, de første 200 vises" in page
        assert page.count("Markér som behandlet") == 200
    assert here.get(f"{FEEDBACK}.csv").text.count("Nummer") == 202  # and its heading


@pytest.mark.parametrize("first", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", " =1"])
def test_x7_the_table_is_no_formula(opened: Office, here: FormClient, first: str) -> None:
    opened.feedback.record(
        Entry(About.ANSWER, useful=False, comment=f"x;\"y\"\n{first}", question=first)
    )  # fmt: skip
    response = here.get(f"{FEEDBACK}.csv")
    assert response.content.startswith("\ufeff".encode())
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    head, row = csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";")
    cells = dict(zip(head, row, strict=True))
    assert cells["Kommentar"] == f'x;"y"\n{first}'
    assert cells["Spørgsmål"] == f"'{first.strip()}"
    assert not any(cell.lstrip(" ").startswith(tuple("=+-@\t\r＝")) for cell in row)


def test_x2_x10_what_people_wrote_is_shown_harmless(opened: Office, here: FormClient) -> None:
    opened.feedback.record(
        Entry(About.ANSWER, useful=False, comment=HOSTILE, question=HOSTILE, documents=(Shown(HOSTILE, "v"),))
    )
    opened.feedback.record_unanswered(HOSTILE, consented=True)
    for path in (FEEDBACK, UNANSWERED):
        page = here.get(path, headers={"User-Agent": HOSTILE.encode("latin-1", "replace")}).text
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "{{ 7 * 7 }}" in page
        assert "\u202e" not in page


def test_unanswered_questions_are_counted_but_not_kept_unless_wanted(
    opened: Office, here: FormClient
) -> None:
    page = here.get(UNANSWERED).text
    since = r"Uden svar\. I dag, siden serveren startede kl\. \d+\.\d\d: "
    assert re.search(since + r"ingen, der er ikke stillet spørgsmål\.", page)
    for question in ("Hvor er svømmehallen?", "Hvad er formålet med klimatilpasning?", "Hvor er kirken?"):
        here.post("/spoerg", data={"spoergsmaal": question})
    page = here.get(UNANSWERED).text
    assert re.search(since + r"2 af 3 spørgsmål \(67 %\)\.", page)
    assert "svømmehallen" not in page
    assert "RAADSLAG_KEEP_UNANSWERED til" in page
    health = here.get("/administration").text
    assert "3, heraf 2 uden svar (67 %)" in health


def test_programs_are_counted_too(opened: Office, here: FormClient) -> None:
    here.post("/api/ask", json={"question": "Hvor er svømmehallen?"})
    message = {"role": "user", "content": "Hvor er svømmehallen?"}
    here.post("/v1/chat/completions", json={"model": "raadslag", "messages": [message]})
    assert opened.app.state.tally.today().questions == 2
    assert opened.app.state.tally.today().unanswered == 2


def test_unanswered_questions_are_kept_where_the_operator_wants_it(tmp_path: Path) -> None:
    opened = office(tmp_path, feedback=Feedback(None, keep_unanswered=True))
    here = opened.client()
    for _ in range(2):
        here.post("/spoerg", data={"spoergsmaal": "Hvor er svømmehallen?"})
    page = here.get(UNANSWERED).text
    assert "»Hvor er svømmehallen?«" in page
    assert "Stillet 2 gange" in page
    assert "er slået til" in page
    assert "0 spørgsmål" in here.post(f"{UNANSWERED}/1/behandlet").text
    assert "svømmehallen" in here.post(f"{UNANSWERED}/1/genaabn").text
    here.post(f"{UNANSWERED}/1/slet")
    assert here.post(f"{UNANSWERED}/1/slet").status_code == 404


def test_an_answer_is_given_also_when_its_question_cannot_be_kept(tmp_path: Path) -> None:
    class Full(Feedback):
        def record_unanswered(self, question: str, *, consented: bool) -> bool:
            raise FeedbackUnusable("the disk is full")

    opened = office(tmp_path, feedback=Full(None, keep_unanswered=True))
    answer = opened.client().post("/spoerg", data={"spoergsmaal": "Hvor er svømmehallen?"})
    assert answer.status_code == 200
    assert opened.app.state.tally.today().unanswered == 1


def test_health_says_what_is_there(opened: Office, here: FormClient) -> None:
    page = here.get("/administration").text
    assert "Der er endnu ingen dokumenter." in page
    opened.add(here, {"a.txt": "Vi bygger en havn i byen til alle.\n"})
    fill(opened.feedback)
    opened.app.state.conversations.add(
        "mig", "", Filters(), opened.app.state.assistant.ask("klimatilpasning", Filters())
    )
    page = here.get("/administration").text
    for said in (
        "2 tilbagemeldinger er ikke behandlet",
        "1 i 1 fil",
        "words (1)",
        "slået fra",
        "<dd>1 (til serveren stopper)</dd>",
        "af højst 50,0 MB",
        "<dd>1.2.3</dd>",
    ):
        assert said in page, said
