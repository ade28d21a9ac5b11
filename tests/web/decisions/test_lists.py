"""The table of decisions: filters, order, pages, and what to do when nothing is found."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest

from assistant.record import Record
from assistant.register import DecisionFilter, Part, Sorting, case_text, part_of
from corpus.decisions import decisions_of
from corpus.outcomes import Result
from corpus.visible import one_line, visible
from tests.minutes_of_councils import COUNCIL
from tests.texts import MINUTES, read
from tests.web.client import FormClient
from tests.web.minutes import EVERY_STYLE, client, minutes
from web.decisions.query import search_of
from web.decisions.rows import meeting_title, reference
from web.decisions.words import decisions_counted, excerpt


@pytest.fixture(scope="module")
def served() -> FormClient:
    return client(*EVERY_STYLE)


def status(page: str) -> str:
    found = re.search(r'role="status">([^<]+)<', page)
    assert found
    return unescape(found[1])


def rows(page: str) -> list[str]:
    return re.findall(r'<tr role="row">\s*<td.*?</tr>', page, re.DOTALL)


def titles(page: str) -> list[str]:
    return [unescape(re.findall(r'class="case">\s*<a [^>]*>([^<]+)<', row)[0]) for row in rows(page)]


def test_the_table_has_each_open_decision_with_a_link_to_its_words(served: FormClient) -> None:
    page = served.get("/beslutninger").text
    assert status(page) == f"{len(rows(page))} beslutninger."
    for row in rows(page):
        link = re.search(r'class="source"><a href="([^"]+)"', row)
        assert link
        source = served.get(unescape(link[1]).partition("#")[0])
        assert source.status_code == 200
        assert "<mark" in source.text


def test_days_are_written_as_tables_write_them(served: FormClient) -> None:
    assert '<time datetime="2012-08-28">28.8.2012</time>' in served.get("/beslutninger").text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("organ=Byr%C3%A5det", 3),
        ("organ=byr%C3%A5d&udfald=sendt+tilbage", 1),
        ("fra=2018&til=2018", 5),
        ("fra=28.8.2012&til=28-08-2012", 3),
        ("fra=2012-08-28&til=28.+august+2012", 3),
        ("parti=%C3%98&organ=Byr%C3%A5det", 2),
        ("person=niels+kragh", 2),
        ("ord=klimatilpasningen", 3),
        ("ord=havnegade", 0),
        ("ord=personalesag", 0),
    ],
)
def test_a_filter_leaves_so_many(served: FormClient, query: str, count: int) -> None:
    assert len(rows(served.get(f"/beslutninger?{query}").text)) == count


def test_a_row_shows_where_a_word_was_found(served: FormClient) -> None:
    page = served.get("/beslutninger?organ=Byr%C3%A5det&ord=k%C3%A6lder").text
    (row,) = rows(page)
    assert "I sagen: »Regnen den 2. juli 2011 oversvømmede 40 <strong>kældre</strong> i Ådalen.«" in unescape(
        row
    )
    source = re.search(r'href="([^"]+)">Vis stedet', row)
    assert source
    assert "<mark" in served.get(unescape(source[1]).partition("#")[0]).text
    (row,) = rows(served.get("/beslutninger?organ=Byr%C3%A5det&ord=klima").text)
    assert "I sagen" not in row


def test_each_filter_is_a_tag_that_takes_it_away(served: FormClient) -> None:
    page = served.get("/beslutninger?organ=Byr%C3%A5det&udfald=godkendt&sorter=sag").text
    tags = re.findall(r'<li><a href="([^"]+)"><span class="sr-only">Fjern </span>([^<]+)<', page)
    assert [(unescape(link), unescape(text)) for link, text in tags] == [
        ("/beslutninger?udfald=godkendt&sorter=sag", "Udvalg: Byrådet"),
        ("/beslutninger?organ=Byr%C3%A5det&sorter=sag", "Udfald: Godkendt"),
    ]


@pytest.mark.parametrize("sorting", list(Sorting))
def test_any_order_has_the_same_decisions(served: FormClient, sorting: Sorting) -> None:
    page = served.get(f"/beslutninger?sorter={sorting.value}").text
    assert sorted(titles(page)) == sorted(titles(served.get("/beslutninger").text))
    assert page.count("aria-sort") == 1


def test_pages_hold_fifty(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [minutes(COUNCIL.replace("2012", str(2000 + n)), f"m{n}") for n in range(18)]
    served = client(*many)
    first, second = (served.get(f"/beslutninger?side={n}").text for n in (1, 2))
    assert (len(rows(first)), len(rows(second))) == (50, 18 * 5 - 50)
    assert status(second) == "90 beslutninger. Side 2 af 2."
    assert 'href="/beslutninger?side=2"' in first
    assert len(rows(served.get("/beslutninger?side=999").text)) == 40
    assert len(rows(served.get("/beslutninger?side=-1").text)) == 50


def test_when_nothing_is_found_the_page_says_which_filter_to_drop(served: FormClient) -> None:
    page = served.get("/beslutninger?organ=Byr%C3%A5det&fra=2015&til=2016").text
    assert status(page) == "Ingen beslutninger passer til søgningen."
    hints = re.findall(
        r'<li><a href="([^"]+)">([^<]+)</a></li>',
        page.partition("Det kan du gøre")[2].partition("</main>")[0],
    )
    assert [unescape(text) for _, text in hints] == [
        "Nærmeste år, hvor noget passer, er 2012: 3 beslutninger",
        "Fjern »Fra: 2015«: 3 beslutninger",
    ]
    for link, text in hints:
        said = unescape(text).rpartition(": ")[2]
        assert status(served.get(unescape(link)).text) == f"{said}."


def test_when_no_single_filter_is_to_blame_one_alone_is_offered(served: FormClient) -> None:
    page = served.get("/beslutninger?organ=Byr%C3%A5det&fra=2019&udfald=afvist&parti=K").text
    assert "Behold kun »Udvalg: Byrådet«: 3 beslutninger" in unescape(page)


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("fra=i+g%C3%A5r", "Skriv en dato som 24.1.2012 eller et årstal som 2012."),
        ("til=31.2.2012", "Skriv en dato som 24.1.2012 eller et årstal som 2012."),
        ("fra=2013&til=2012", "Fra-datoen ligger efter til-datoen. Byt om på dem."),
        ("udfald=vundet", "Vælg et udfald fra listen."),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(served: FormClient, query: str, problem: str) -> None:
    response = served.get(f"/beslutninger?{query}")
    assert response.status_code == 422
    assert f"</span>{problem}</span>" in response.text
    assert 'aria-invalid="true"' in response.text
    assert rows(response.text) == []
    for suffix in ("csv", "docx", "atom", "ics"):
        assert served.get(f"/beslutninger.{suffix}?{query}").status_code == 422


def test_no_minutes_are_said() -> None:
    page = client().get("/beslutninger").text
    assert "Der er endnu ingen beslutninger." in page
    assert "Der er endnu ingen referater." in client().get("/moeder").text


def test_an_outcome_that_could_not_be_read_sends_to_the_source(served: FormClient) -> None:
    page = served.get(f"/beslutninger?udfald={Result.UNKNOWN.value}").text
    assert "Ikke udlæst – se kilden" in page
    assert "Ukendt</span>" not in page


def test_a_search_is_its_address() -> None:
    search = search_of(
        {"organ": " Byrådet ", "ord": "vej\x00\u202e", "sorter": "aeldste", "side": "3", "x": "y"}
    )
    assert search.address(page=3) == "/beslutninger?organ=Byr%C3%A5det&ord=vej&sorter=aeldste&side=3"
    assert search.parameters == "?organ=Byr%C3%A5det&ord=vej"
    assert search.dropping("ord").parameters == "?organ=Byr%C3%A5det"
    assert search_of({"ord": "a" * 5000}).value("ord") == "a" * 200
    assert search_of({"side": "9" * 5000}).page == 1
    assert search_of({"ord": "\ud800"}).given == ()


def test_words_are_danish() -> None:
    assert (decisions_counted(1284), decisions_counted(1)) == ("1.284 beslutninger", "1 beslutning")
    assert excerpt("En lang sætning om noget", 12) == "En lang …"
    assert one_line("a\u202eb\x07c\nd") == "abc d"
    assert visible("a\r\nb\fc\x00") == "a\nb\nc"


@pytest.mark.parametrize("field", ["ord", "person"])
def test_a_cpr_number_is_refused_and_not_repeated(served: FormClient, field: str) -> None:
    response = served.get(f"/beslutninger?{field}=sagen+om+070761-4285")
    assert response.status_code == 422
    assert "Det ligner et CPR-nummer. Søg uden det.</span>" in response.text
    assert "4285" not in response.text


def test_a_decision_outside_all_minutes_leads_to_its_words() -> None:
    (document,) = read(MINUTES, id="notat", kind="notat", organ="Kulturudvalget", date="2015-03-03")
    page = client(document).get("/beslutninger").text
    (row,) = rows(page)
    assert re.search(r'class="case">\s*<a href="/dokumenter/notat\?fra=', row)
    assert client(document).get("/beslutninger.csv").status_code == 200


def test_programs_get_them_in_order_and_in_part(served: FormClient) -> None:
    whole = served.get("/api/decisions?party=V&sort=nyeste").json()
    assert whole["total"] == len(whole["decisions"]) > 3
    part = served.get("/api/decisions?party=V&sort=nyeste&offset=1&limit=2").json()
    assert part == {"decisions": whole["decisions"][1:3], "total": whole["total"]}
    assert served.get("/api/decisions?limit=0").status_code == 422
    refused = served.get("/api/decisions?tekst=st%C3%B8j")
    assert refused.status_code == 400
    assert refused.json()["error"] == {
        "code": "unknown_parameter",
        "message": "Unknown parameter: 'tekst'. Known: organ, from, to, outcome, person, text, party, sort,"
        " offset, limit.",
    }


RAISED = """\
Fjordby Kommune
Referat
Teknisk Udvalg

Mødedato: Mandag den 2. og 3. februar 2015

Til stede: Inge Mark (A), Jens Høj (V)

Punkt 1: Lys på stien

Sagsfremstilling
Mette Dam har bedt om at få lys på stien drøftet.

Beslutning i Teknisk Udvalg den 02-02-2015
Drøftet.

Fraværende: Ole Bro (V).
"""


@pytest.mark.parametrize(
    ("person", "part"),
    [("Ole Bro", Part.ABSENT), ("mette dam", Part.IN_CASE), ("Inge Mark", None), ("Per Ny", None)],
)
def test_what_part_somebody_had_in_a_decision_is_told(person: str, part: Part | None) -> None:
    (document,) = read(RAISED, kind="referat", organ="Teknisk Udvalg", date="2015-02-02")
    (decision,) = decisions_of(document)
    assert part_of(decision, person, case_text(decision)) is part


def test_a_meeting_of_two_days_is_found_by_its_last_and_named_with_both() -> None:
    record = Record(read(RAISED, kind="referat", organ="Teknisk Udvalg", date="2015-02-02"))
    (meeting,) = record.meetings
    assert meeting.last_date == dt.date(2015, 2, 3)
    assert len(record.select(DecisionFilter(first=dt.date(2015, 2, 3)))) == 1
    assert not record.select(DecisionFilter(first=dt.date(2015, 2, 4)))
    assert meeting_title(meeting) == "Teknisk Udvalg, 2. og 3. februar 2015"
    assert reference("Teknisk Udvalg", None, None, 4, title="Lys på stien").endswith("»Lys på stien«, s. 4")
