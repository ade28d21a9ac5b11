"""Decisions as files and feeds: what they say, and that nothing in them runs."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
import zipfile
from dataclasses import replace
from urllib.parse import parse_qsl

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree, html

from corpus.types import Document
from tests.minutes_of_committees import RUN_IN
from tests.minutes_of_councils import COUNCIL
from tests.web.client import FormClient
from tests.web.minutes import ADDED, EVERY_STYLE, client, minutes
from web.decisions.query import FIELDS, search_of
from web.spreadsheet import harmless

HOSTILE = ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", "evil\u202etxt.exe", "@SUM(A1)", "＝1+1"]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def served() -> FormClient:
    return client(*EVERY_STYLE)


def table(served: FormClient, query: str = "") -> list[dict[str, str]]:
    response = served.get(f"/beslutninger.csv{query}")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline=""), delimiter=";"))


def hostile(text: str) -> Document:
    """Return minutes of which title, organ, words and file are the text."""
    document = minutes(
        COUNCIL.replace("Klimatilpasningsplan for Ådalen", text).replace("Ad 1 og 3:", f"{text}\n")
    )
    return replace(document, id=f"{text}/x", file=text, title=text, organ=text)


def test_a_row_has_all_that_is_known(served: FormClient) -> None:
    rows = table(served, "?organ=Byr%C3%A5det")
    row = next(row for row in rows if row["Punkt"] == "3")
    assert (row["Dato"], row["Udvalg"], row["Sagsnummer"]) == ("2012-08-28", "Byrådet", "12/5002")
    assert (row["Stemmer for"], row["Stemmer imod"], row["Imod"]) == ("14", "3", "Ø")
    assert (row["Fraværende"], row["Udfald"], row["Side"]) == (
        "Jørgen Hald (V)",
        "Indstillingen godkendt",
        "3",
    )
    assert row["Link"] == "http://testserver/moeder/council/punkt/3"
    assert row["Indstilling"].startswith("Børneforvaltningen indstiller")


def test_a_search_and_its_sheet_hold_the_same(served: FormClient) -> None:
    found = [row["Sag"] for row in table(served, "?parti=V&sorter=sag")]
    page = served.get("/beslutninger?parti=V&sorter=sag").text
    assert found
    assert f">{len(found)} beslutninger." in page


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+45",
        "-1",
        "@A1",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        " =1",
        "\u200b=1",
        "\u202e=1",
        "−1",
    ],
)
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert str(harmless(cell)).startswith("'")


def test_a_number_stays_a_number_and_a_text_itself() -> None:
    assert harmless(-3) == -3
    assert harmless("12/4711") == "12/4711"
    assert harmless('A; "B"\nC') == 'A; "B"\nC'
    assert harmless(None) == ""


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_sheet_runs(text: str) -> None:
    for row in table(client(hostile(text))):
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
            assert "\u202e" not in cell


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_paper_runs_or_leads_elsewhere(text: str) -> None:
    response = client(hostile(text)).get("/beslutninger.docx")
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.casefold() or "embed" in name]
        parts = b"".join(
            archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))
        )
    targets = re.findall(rb'Target="([^"]+)" TargetMode="External"', parts)
    assert targets
    assert all(target.startswith(b"http://testserver/dokumenter/") for target in targets)
    assert b"w:instrText" not in parts
    assert b"<script" not in parts
    assert "\u202e".encode() not in parts


def test_a_paper_numbers_its_sources(served: FormClient) -> None:
    response = served.get("/beslutninger.docx?organ=Byr%C3%A5det&udfald=sendt+tilbage")
    assert (
        'filename="Raadslag - Beslutninger Byraadet sendt tilbage.docx"'
        in response.headers["content-disposition"]
    )
    text = [paragraph.text for paragraph in docx.Document(io.BytesIO(response.content)).paragraphs]
    assert "1 beslutning." in text
    (begun,) = [n for n, line in enumerate(text) if line.startswith("Beslutning: »")]
    assert text[begun] == "Beslutning: »Punkterne 1 og 3 godkendt. Punkt 2 sendes tilbage til Teknisk Udvalg."
    assert text[begun + 1] == "For stemte A, C og V. Imod stemte Ø.« [1]"
    (source,) = [line for line in text if line.startswith("[1]")]
    assert source.startswith("[1] Byrådet, 28. august 2012, punkt 2, s. 3. ")
    assert source.endswith("Vis i dokumentet")


def test_a_case_is_a_paper_with_its_way(served: FormClient) -> None:
    response = served.get("/moeder/council/punkt/2.docx")
    assert (
        'filename="Raadslag - Byraadet 28 august 2012 punkt 2.docx"'
        in response.headers["content-disposition"]
    )
    text = [paragraph.text for paragraph in docx.Document(io.BytesIO(response.content)).paragraphs]
    assert text[0] == "2. Klimatilpasningsplan for Ådalen"
    assert text[1] == "Byrådet, 28. august 2012, sag 12/4711. Åbn punktet i Rådslag"
    way = text[text.index("Sagens vej, nyeste først") :]
    organs = [line for line in way if ". Udfald: " in line]
    assert [line.partition(",")[0] for line in organs] == ["Byrådet", "Økonomiudvalget", "Teknisk Udvalg"]
    assert way[way.index(organs[0]) + 1] == "Står ovenfor under Beslutning."
    assert "Ad 1 og 3: Anbefales." in " ".join(way)
    assert "Forslag til klimatilpasningsplan" in way
    assert len([line for line in text if "Punkterne 1 og 3 godkendt." in line]) == 1
    assert "Imod: Ø" in text
    assert [line[:4] for line in way if line.startswith("[")] == [f"[{n}] " for n in range(1, 9)]
    assert served.get("/moeder/council/punkt/4.docx").status_code == 404


def test_the_paper_of_a_case_has_its_text_by_its_headings(served: FormClient) -> None:
    response = served.get("/moeder/council/punkt/2.docx")
    paragraphs = docx.Document(io.BytesIO(response.content)).paragraphs
    text = [paragraph.text for paragraph in paragraphs]
    case = text[text.index("Sagen") : text.index("Sagens vej, nyeste først")]
    headings = [p.text for p in paragraphs if p.style and p.style.name == "Heading 2" and p.text in case]
    assert headings == ["Sagsresumé", "Sagsfremstilling", "Økonomi", "Lovgrundlag"]
    assert case[case.index("Økonomi") + 1].startswith("»Bassinerne koster 2 mio. kr. i 2013.« [")
    # A list's points are paragraphs of their own.
    proposed = text[text.index("Indstilling") : text.index("Beslutning")]
    assert "2. der afsættes 2 mio. kr. til bassiner i 2013" in proposed


def test_a_paper_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.decisions.paper.LONGEST_PAPER", 2)
    text = [
        p.text
        for p in docx.Document(
            io.BytesIO(client(minutes(COUNCIL)).get("/beslutninger.docx").content)
        ).paragraphs
    ]
    assert "5 beslutninger, hvoraf de første 2 står her. Afgræns søgningen for at få resten." in text
    assert len([line for line in text if line.startswith("Beslutning: »")]) == 2


def feed(served: FormClient, query: str = "") -> etree._Element:
    response = served.get(f"/beslutninger.atom{query}")
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(response.content)


def test_a_feed_is_as_its_standard_wants_it(served: FormClient) -> None:
    root = feed(served, "?organ=Byr%C3%A5det")
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert found.text
        assert dt.datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "").tzinfo
        links = [link.get("href") or "" for link in element.findall(f"{ATOM}link")]
        assert links
        assert all(link.startswith("http://testserver/") for link in links)
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    own = root.find(f'{ATOM}link[@rel="self"]')
    assert own is not None
    assert own.get("href") == "http://testserver/beslutninger.atom?organ=Byr%C3%A5det"
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == 3
    assert all((identity or "").startswith("urn:uuid:") for identity in ids)


def test_an_entry_tells_what_was_decided_about_what(served: FormClient) -> None:
    (entry,) = feed(served, "?organ=Byr%C3%A5det&udfald=sendt+tilbage").findall(f"{ATOM}entry")
    title = entry.findtext(f"{ATOM}title") or ""
    assert title.startswith("Klimatilpasningsplan for Ådalen: ")
    assert title.endswith("(Byrådet, 28. august 2012)")
    # Noon where Denmark is, in its summer time.
    assert entry.findtext(f"{ATOM}published") == "2012-08-28T12:00:00+02:00"
    assert entry.findtext(f"{ATOM}updated") == ADDED
    said = html.fromstring(entry.findtext(f"{ATOM}content") or "").text_content()
    assert "Byrådet, 28. august 2012: punkt 2, Klimatilpasningsplan for Ådalen" in said
    assert "planen sendes i offentlig høring" in said[said.index("Indstilling") : said.index("Beslutning")]
    assert "Punkterne 1 og 3 godkendt." in said[said.index("Beslutning") :]


def test_a_feed_without_entries_has_the_librarys_last_change(served: FormClient) -> None:
    root = feed(served, "?ord=rumfart")
    assert not root.findall(f"{ATOM}entry")
    assert root.findtext(f"{ATOM}updated") == ADDED


@pytest.mark.parametrize("suffix", ["atom", "ics", "csv", "docx"])
def test_a_filter_that_is_not_known_is_refused_by_its_name(served: FormClient, suffix: str) -> None:
    response = served.get(f"/beslutninger.{suffix}?tekst=st%C3%B8j")
    assert response.status_code == 400
    assert "»tekst«" in response.text
    assert "organ, fra, til, udfald, person, parti, ord" in response.text
    assert served.get(f"/beslutninger.{suffix}?ord=klima&sorter=aeldste&side=2").status_code == 200
    assert served.get("/beslutninger?tekst=st%C3%B8j").status_code == 200


def test_the_name_of_an_unknown_filter_is_harmless(served: FormClient) -> None:
    response = served.get("/beslutninger.atom?%3Cscript%3E070761-4285=1&%3Cb%3E=2")
    assert response.status_code == 400
    assert "<script>0" not in response.text
    assert "4285" not in response.text
    assert "&lt;b&gt;" in response.text


def test_ids_of_a_feed_stay_when_the_library_is_read_again() -> None:
    first, second = (feed(client(minutes(COUNCIL, added_again))) for added_again in ("fil", "fil"))
    assert etree.tostring(first) == etree.tostring(second)


@pytest.mark.parametrize("text", [*HOSTILE, "\x00\x0b]]>&amp;"])
def test_a_feed_of_hostile_minutes_can_be_read(text: str) -> None:
    root = feed(client(hostile(text)))
    assert len(root.findall(f"{ATOM}entry")) >= 4
    assert not root.findall(".//script")
    assert "\u202e" not in "".join(root.itertext())


def test_the_calendar_has_the_meetings_of_an_organ(served: FormClient) -> None:
    response = served.get("/beslutninger.ics?organ=%C3%98konomiudvalget&fra=2018")
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.content)
    (event,) = calendar.events
    assert (str(event["summary"]), str(event["location"])) == ("Økonomiudvalget", "Mødelokale 2")
    start = event.start
    assert isinstance(start, dt.datetime)
    assert (start.isoformat(), str(start.tzinfo)) == ("2018-11-05T14:00:00+01:00", "Europe/Copenhagen")
    assert str(event["url"]) == "http://testserver/moeder/run-in"
    assert event.stamp
    assert calendar.timezones
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))


def test_a_calendar_of_a_search_has_the_meetings_behind_it(served: FormClient) -> None:
    calendar = Calendar.from_ical(served.get("/beslutninger.ics?ord=klimatilpasningsplan").content)
    assert [str(event["summary"]) for event in calendar.events] == ["Byrådet"]
    assert len(Calendar.from_ical(served.get("/beslutninger.ics").content).events) == len(EVERY_STYLE)


def test_the_same_calendar_is_the_same_text() -> None:
    first, second = (client(minutes(RUN_IN)).get("/beslutninger.ics").content for _ in range(2))
    assert first == second


@pytest.mark.parametrize("text", HOSTILE)
def test_a_calendar_of_hostile_minutes_has_no_more_lines_than_it_should(text: str) -> None:
    served = client(hostile(f"{text}\r\nATTACH:http://evil.example"))
    calendar = Calendar.from_ical(served.get("/beslutninger.ics").content)
    for event in calendar.events:
        assert "attach" not in event


def test_nothing_closed_is_in_any_export(served: FormClient) -> None:
    texts = [served.get(f"/beslutninger.{suffix}").content.decode() for suffix in ("csv", "atom", "ics")]
    paper = docx.Document(io.BytesIO(served.get("/beslutninger.docx").content))
    texts.append("\n".join(paragraph.text for paragraph in paper.paragraphs))
    for text in texts:
        unfolded = text.replace("\r\n ", "")
        for closed in ("Havnegade", "12/5100", "vejdrift", "Personsag", "Tandpleje"):
            assert closed not in unfolded


@given(st.text())
def test_no_text_begins_a_formula(text: str) -> None:
    cell = str(harmless(text))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert unicodedata.normalize("NFKC", cell[:1]) not in {"=", "+", "-", "@"}


@given(st.dictionaries(st.sampled_from([*FIELDS, "sorter", "side"]), st.text()))
def test_any_address_is_a_search_or_says_what_is_wrong(parameters: dict[str, str]) -> None:
    search = search_of(parameters)
    again = search_of(dict(parse_qsl(search.parameters[1:])))
    assert again.given == search.given
    assert search.page >= 1
