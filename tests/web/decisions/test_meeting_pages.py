"""The pages of meetings and items, over minutes of other municipalities than the shipped ones."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html import unescape

import docx
import pytest

from tests.minutes_of_councils import COUNCIL, FACTS
from tests.minutes_texts import ALL
from tests.web.client import FormClient
from tests.web.minutes import EVERY_STYLE, client, minutes

CLOSED = (
    "Havnegade",
    "12/5100",
    "vejdrift",
    "2012-80012",
    "Personsag",
    "Tandpleje",
    "Skovvejen",
    "Køb af jord",
)


@pytest.fixture(scope="module")
def served() -> FormClient:
    return client(*EVERY_STYLE)


def links(page: str, prefix: str) -> list[str]:
    return [unescape(link) for link in dict.fromkeys(re.findall(rf'href="({prefix}[^"]+)"', page))]


def text(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_all_meetings_are_listed_by_year(served: FormClient) -> None:
    page = served.get("/moeder").text
    assert len(links(page, "/moeder/")) == len(ALL)
    years = re.findall(r"<h2>(\d{4})</h2>", page)
    assert years == sorted(years, reverse=True)
    assert "Byrådet, 28. august 2012" in page
    bounded = served.get("/moeder?organ=byr%C3%A5d&aar=2012").text
    assert links(bounded, "/moeder/") == ["/moeder/council"]
    assert "1 møde." in bounded
    assert "0 møder." in served.get("/moeder?aar=1999&side=99999999999").text


def test_a_meeting_has_its_facts_and_items(served: FormClient) -> None:
    page = served.get("/moeder/council").text
    said = text(page)
    assert "Byrådet, 28. august 2012" in said
    assert "28. august 2012 kl. 17.00" in said
    assert "Byrådssalen, Rådhuset" in said
    assert "Karen Lindtoft (A), Peter Bak-Møller (V)" in said
    assert "Fraværende Jørgen Hald (V)" in said
    assert links(page, "/moeder/council/punkt/") == [f"/moeder/council/punkt/{n}" for n in (1, 2, 3)]
    assert "Lukket punkt" in said


@pytest.mark.parametrize("style", ALL)
def test_each_item_of_each_style_has_a_page_with_sources_that_are_highlighted(
    served: FormClient, style: str
) -> None:
    for link in links(served.get(f"/moeder/{style}").text, f"/moeder/{style}/punkt/"):
        page = served.get(link)
        assert page.status_code == 200
        assert page.text.count("<h1>") == 1
        for source in links(page.text, "/dokumenter/")[:3]:
            assert "<mark" in served.get(source.partition("#")[0]).text


@pytest.mark.parametrize("style", ALL)
def test_nothing_closed_is_shown(served: FormClient, style: str) -> None:
    pages = [served.get(f"/moeder/{style}").text]
    pages += [served.get(link).text for link in links(pages[0], f"/moeder/{style}/punkt/")]
    for page in pages:
        assert not [word for word in CLOSED if word in page]


def test_a_closed_item_has_no_page(served: FormClient) -> None:
    assert served.get("/moeder/council/punkt/4").status_code == 404
    assert served.get("/moeder/council/punkt/u1").status_code == 404


def test_proposal_and_decision_stand_side_by_side_with_votes_and_absences(served: FormClient) -> None:
    page = served.get("/moeder/council/punkt/2").text
    proposed = text(page[page.index('class="proposed"') : page.index('class="decided"')])
    decided = text(page[page.index('class="decided"') : page.index('class="actions"')])
    assert "planen sendes i offentlig høring" in proposed
    assert "Punkterne 1 og 3 godkendt. Punkt 2 sendes tilbage" in decided
    assert "For A, C og V" in decided
    assert "Imod Ø" in decided
    assert "Fraværende Jørgen Hald (V)" in decided
    assert "Anbefales. Et mindretal" not in decided


def test_the_cases_way_has_the_newest_word_first(served: FormClient) -> None:
    page = served.get("/moeder/council/punkt/2").text
    way = page[page.index("Sagens vej") :]
    days = re.findall(r'<time datetime="([^"]+)"', way)
    assert days == ["2012-08-28", "2012-08-21", "2012-08-14"]
    assert way.count("Seneste ord i sagen") == 1
    assert way.index("Seneste ord i sagen") < way.index("2012-08-21")


def test_the_case_and_its_attachments_are_told(served: FormClient) -> None:
    page = served.get("/moeder/council/punkt/2").text
    assert "<summary>Sagsfremstilling</summary>" in page
    assert "<li>Forslag til klimatilpasningsplan</li>" in page
    assert "12/4711" in page
    assert "<summary>Bilag</summary>" not in page


MESSAGES = """\
Fjordby Kommune
Referat
Teknisk Udvalg

Mødedato: Mandag den 2. februar 2015

Punkt 1: Lys på stien

Indstilling
Forvaltningen indstiller, at der sættes lamper op.

Beslutning i Teknisk Udvalg den 02-02-2015
Godkendt.

Punkt 2: Meddelelser
Sagsnr.: 15/100

1. Ny bro ved havnen
Broen over havneløbet er ved at blive malet. Arbejdet varer til maj, og der er adgang for
cyklister imens.

2. Klage over støj fra banen
Naboerne har klaget over støj fra fodboldbanen. Forvaltningen svarer inden udgangen af marts.

Beslutning i Teknisk Udvalg den 02-02-2015
Taget til efterretning.
"""


def test_an_item_of_messages_shows_each_with_its_place() -> None:
    served = client(minutes(MESSAGES))
    page = served.get("/moeder/fil/punkt/2").text
    held = page[page.index('class="case-text"') :]
    assert "Punktets indhold" in held
    assert "Broen over havneløbet er ved at blive malet." in text(held)
    assert "Forvaltningen svarer inden udgangen af marts." in text(held)
    assert "Taget til efterretning" not in text(held)
    assert "15/100" not in text(held)
    for source in links(held, "/dokumenter/"):
        assert "<mark" in served.get(source.partition("#")[0]).text
    assert 'class="case-text"' not in served.get("/moeder/fil/punkt/1").text


TWO_DAYS = """\
Fjordby Kommune
Referat
Teknisk Udvalg

Mødedato: Mandag den 2. og 3. februar 2015

Punkt 1: Lys på stien

Beslutning i Teknisk Udvalg den 02-02-2015
Godkendt.
Lamperne tændes i marts.

Ole Bro (V) var fraværende 2. februar 2015, og Inge Mark (A) var fraværende 3. februar 2015.
"""


def test_a_meeting_of_two_days_says_who_was_absent_when() -> None:
    served = client(minutes(TWO_DAYS, organ="Teknisk Udvalg", date="2015-02-02"))
    days = "2. og 3. februar 2015"
    absent = ("Ole Bro (V) den 2. februar", "Inge Mark (A) den 3. februar")
    item = text(served.get("/moeder/fil/punkt/1").text)
    assert " og ".join(absent) in item
    assert f"Teknisk Udvalg, {days}" in item
    meeting = text(served.get("/moeder/fil").text)
    assert ", ".join(absent) in meeting
    assert f"Tid {days}" in meeting
    assert f"Teknisk Udvalg, {days}" in text(served.get("/moeder").text)
    assert ">2.–3.2.2015</time>" in served.get("/beslutninger").text
    assert ", ".join(absent) in served.get("/beslutninger.csv").text
    for address in ("/moeder/fil/punkt/1.docx", "/beslutninger.docx"):
        paragraphs = docx.Document(io.BytesIO(served.get(address).content)).paragraphs
        said = [paragraph.text for paragraph in paragraphs]
        assert f"Fraværende: {' og '.join(absent)}" in said
        assert [line for line in said if line.startswith(f"Teknisk Udvalg, {days}")]
        assert not [line for line in said if "Godkendt.Lamperne" in line]


def test_a_reference_is_fit_for_a_journal(served: FormClient) -> None:
    page = served.get("/moeder/council/punkt/2").text
    found = re.search(r'id="henvisning" type="text" value="([^"]+)"', page)
    assert found
    assert unescape(found[1]) == (
        "Byrådet, 28. august 2012, punkt 2, s. 3. http://testserver/moeder/council/punkt/2"
    )


def test_votes_that_are_not_recorded_are_not_guessed(served: FormClient) -> None:
    assert "Afstemning Fremgår ikke af referatet" in text(served.get("/moeder/council/punkt/1").text)
    counted = text(served.get("/moeder/facts/punkt/2").text)
    assert "For 8 stemmer: A og F" in counted
    assert "Imod 9 stemmer: V og DF" in counted
    assert "Undlod at stemme C" in counted


def test_the_case_can_be_asked_about(served: FormClient) -> None:
    page = served.get("/moeder/council/punkt/2").text
    form = page[page.index('action="/spoerg"') :]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[: form.index("</form>")]))
    assert fields["spoergsmaal"] == "Hvad blev der besluttet om Klimatilpasningsplan for Ådalen?"
    assert fields["dokument"] == "council"
    assert served.post("/spoerg", data=fields, follow_redirects=False).status_code == 303


@pytest.mark.parametrize("name", ["a/b", "a/punkt/2", "æ ø", "../x", "<script>", "a?b#c"])
def test_any_id_has_its_pages(name: str) -> None:
    served = client(replace(minutes(COUNCIL), id=name))
    (link,) = links(served.get("/moeder").text, "/moeder/")
    page = served.get(link)
    assert page.status_code == 200
    items = links(page.text, "/moeder/")
    assert [served.get(item).status_code for item in items] == [200] * len(items)
    assert len([item for item in items if "/punkt/" in item]) >= 3


@pytest.mark.parametrize(
    "path", ["/moeder/findes-ikke", "/moeder/council/punkt/99", "/moeder/council/punkt/<b>"]
)
def test_what_is_not_there_is_said_without_its_name(served: FormClient, path: str) -> None:
    response = served.get(path)
    assert response.status_code == 404
    assert "findes-ikke" not in response.text
    assert "<b>" not in response.text


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "a\u202eb\u2066c"]
)
def test_hostile_minutes_are_shown_as_text(payload: str) -> None:
    hostile = FACTS.replace("Valg af medlemmer til Ældrerådet", payload).replace("Valgt blev", payload)
    document = replace(minutes(hostile, "fil"), title=payload, organ=payload)
    served = client(document)
    pages = [
        served.get(path).text for path in ("/beslutninger", "/moeder", "/moeder/fil", "/moeder/fil/punkt/1")
    ]
    for page in pages:
        assert not re.search(r"<(img|script>|iframe)", page)
        assert not re.search(r"[\u202a-\u202e\u2066-\u2069]", text(page))
        assert "49" not in re.findall(r"<h1>([^<]*)", page)[0]


def test_a_document_without_a_meeting_has_no_meeting_page(client: FormClient) -> None:
    assert client.get("/moeder/virksomhedsplan-2012-teknisk").status_code == 404


def test_an_addendum_is_of_its_meeting_and_an_organ_can_be_followed() -> None:
    added = minutes(
        "Tillæg\n\nPunkt 9: Skolevej\n\nBeslutning i Byrådet den 28-08-2012\nGodkendt.\n",
        "tillaeg",
        organ="Byrådet",
        date="2012-08-28",
    )
    served = client(minutes(COUNCIL), added)
    page = served.get("/moeder/tillaeg").text
    assert links(page, "/moeder/")[-1] == "/moeder/tillaeg/punkt/9"
    assert links(page, "/dokumenter/") == ["/dokumenter/fil", "/dokumenter/tillaeg"]
    assert '/beslutninger.ics?organ=Byr%C3%A5det"' in page
    assert "1 møde." in served.get("/moeder").text


RECOMMENDED = """\
Fjordby Kommune
Referat
Teknisk Udvalg

Mødedato: Mandag den 2. februar 2015

Punkt 1: Lys på stien ved søen
{competence}
Beslutning i Teknisk Udvalg den 02-02-2015
{said}
"""
ENTITLED = "\nBeslutningskompetence\nByrådet efter anbefaling fra Teknisk Udvalg.\n"
MISSING = "Byrådet afgør sagen. Den beslutning er ikke blandt dokumenterne."
ENDED = """\
Fjordby Kommune
Referat
Byrådet

Mødedato: Mandag den 9. februar 2015

Punkt 4: Lys på stien ved søen

Beslutning i Byrådet den 09-02-2015
Godkendt.
"""


@pytest.mark.parametrize(
    ("competence", "said", "awaits"),
    [
        (ENTITLED, "Anbefales.", True),
        ("", "Anbefales over for Byrådet.", True),
        ("", "Anbefales.", False),
        (ENTITLED, "Godkendt.", False),
    ],
)
def test_a_recommendation_says_whose_decision_is_missing(competence: str, said: str, awaits: bool) -> None:
    recommended = minutes(
        RECOMMENDED.format(competence=competence, said=said), organ="Teknisk Udvalg", date="2015-02-02"
    )
    page = client(recommended).get("/moeder/fil/punkt/1").text
    assert (MISSING in page) == awaits
    paper = docx.Document(io.BytesIO(client(recommended).get("/moeder/fil/punkt/1.docx").content))
    assert (f"Mangler: {MISSING}" in [paragraph.text for paragraph in paper.paragraphs]) == awaits
    ended = client(recommended, minutes(ENDED, "byraad", organ="Byrådet", date="2015-02-09"))
    page = ended.get("/moeder/fil/punkt/1").text
    assert MISSING not in page
    assert "Seneste ord i sagen" in page
