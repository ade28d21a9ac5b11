"""The list of documents: narrowed, sorted, in pages, with what it lacks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from corpus.types import Document, Kind, Section
from tests.web.client import FormClient
from tests.web.documents.archive import FakeArchive, refusal, stored
from tests.web.fakes import DOCUMENTS, FakeAssistant, make_document
from web.app import create_app
from web.documents.listing import PAGE, page_numbers
from web.visitor import Visitor

HTMX = {"HX-Request": "true"}


@pytest.fixture
def operator(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks may administer."""
    asking = Visitor("t" * 43, is_new=False, may_administer=True)
    monkeypatch.setattr("web.documents.list_view.visitor", lambda: asking)


def minutes(organ: str, year: int, number: int = 1) -> Document:
    title = f"{organ}s møde nr. {number} i {year}"
    day = date(year, 1, number)
    return make_document(title, "# Sag\nTekst.", title=title, kind=Kind.MINUTES, organ=organ, day=day)


def client(documents: tuple[Document, ...] = DOCUMENTS, archive: FakeArchive | None = None) -> FormClient:
    return FormClient(create_app(FakeAssistant(documents), version="1", archive=archive))


def titles(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/dokumenter/[^"]+">([^<]+)</a>', page)


def status(page: str) -> str:
    found = re.search(r'role="status">([^<]*)<', page)
    assert found
    return found[1]


def test_the_list_is_in_danish_order() -> None:
    names = ("Ørsted", "Aalborg", "Ærø", "Byen", "Plan 10", "Plan 9")
    documents = tuple(make_document(name, "Tekst.", title=name) for name in names)
    assert titles(client(documents).get("/dokumenter").text) == [
        "Byen",
        "Plan 9",
        "Plan 10",
        "Ærø",
        "Ørsted",
        "Aalborg",
    ]


def test_the_list_can_be_in_order_of_time() -> None:
    newest = titles(client().get("/dokumenter?orden=nyeste").text)
    assert newest[0] == "Koncerngrundlag"
    assert titles(client().get("/dokumenter?orden=aeldste").text) == newest[::-1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("type=referat", ["Økonomiudvalgets møde"]),
        ("organ=Teknisk+Forvaltning", ["Virksomhedsplan 2012 for Teknisk Forvaltning"]),
        ("aar=2025", ["Koncerngrundlag"]),
        ("ord=virksomhedsplaner", ["Virksomhedsplan 2012 for Teknisk Forvaltning"]),
        ("ord=grundlag", ["Koncerngrundlag"]),
        ("aar=2012&type=referat", ["Økonomiudvalgets møde"]),
        ("ord=findesikke", []),
        ("organ=uden", ["Koncerngrundlag"]),
        ("aar=uden", []),
    ],
)
def test_the_list_is_narrowed_by_what_is_asked(query: str, found: list[str]) -> None:
    page = client().get(f"/dokumenter?{query}").text
    assert titles(page) == found
    assert status(page).startswith(f"{len(found)} dokument")


@pytest.mark.parametrize("query", ["type=x", "aar=x", "aar=99999", "side=-1", "side=x", "orden=x", "aar=٣"])
def test_nonsense_narrows_nothing(query: str) -> None:
    page = client().get(f"/dokumenter?{query}")
    assert page.status_code == 200
    assert len(titles(page.text)) == 3


def test_what_was_chosen_can_be_taken_away_again() -> None:
    page = client().get("/dokumenter?type=referat&aar=2012").text
    links = re.findall(r'<li><a href="([^"]+)"><span class="sr-only">Fjern filteret: </span>([^<]+)', page)
    assert links == [("/dokumenter?aar=2012", "Referat"), ("/dokumenter?type=referat", "2012")]
    assert '<option value="referat" selected>' in page
    assert status(page) == "1 dokument af 3"


def test_nothing_found_says_so_and_leads_back() -> None:
    page = client().get("/dokumenter?ord=findesikke").text
    assert "Ingen dokumenter passer til filtrene." in page
    assert '<a href="/dokumenter">Vis alle dokumenter</a>' in page


def test_a_long_list_has_pages() -> None:
    documents = tuple(minutes("Byråd", 1990 + n // 12, 1 + n % 12) for n in range(2 * PAGE + 10))
    pages = [client(documents).get(f"/dokumenter?side={n}&type=referat").text for n in (1, 2, 3, 99)]
    assert [len(titles(page)) for page in pages] == [PAGE, PAGE, 10, 10]
    assert len({title for page in pages[:3] for title in titles(page)}) == 2 * PAGE + 10
    assert "side 1 af 3" in status(pages[0])
    assert 'href="/dokumenter?type=referat&amp;side=2" rel="next"' in pages[0]
    assert 'href="/dokumenter?type=referat" rel="prev"' in pages[1]
    assert '<span aria-current="page"><span class="sr-only">Side </span>3</span>' in pages[2]


def test_far_pages_are_left_out_of_the_links() -> None:
    assert page_numbers(5, 9) == [1, None, 4, 5, 6, None, 9]
    assert page_numbers(1, 9) == [1, 2, None, 9]
    assert page_numbers(2, 3) == [1, 2, 3]
    assert page_numbers(1, 1) == [1]


def test_htmx_gets_the_list_alone_and_the_count_beside_it() -> None:
    part = client().get("/dokumenter?type=referat", headers=HTMX).text
    assert "<html" not in part
    assert '<p id="antal" hx-swap-oob="innerHTML">1 dokument af 3</p>' in part
    assert titles(part) == ["Økonomiudvalgets møde"]


def test_a_line_says_what_its_document_lacks() -> None:
    archive = FakeArchive(
        held={DOCUMENTS[1].id: stored("x", warnings=("text that was recognised in a picture on page 2",))}
    )
    closed = replace(DOCUMENTS[2], sections=(Section((), DOCUMENTS[2].sections[0].role, 0, 5, closed=True),))
    page = client((*DOCUMENTS[:2], closed), archive).get("/dokumenter").text
    assert "Indscannet på side 2. Teksten kan have læsefejl.</td>" in page
    assert page.count("Uden lukkede punkter.</td>") == 1


def test_the_coverage_counts_and_leads_to_the_filtered_list() -> None:
    documents = (minutes("Byråd", 2011), minutes("Byråd", 2011, 2), minutes("Kulturudvalg", 2011))
    page = client(documents).get("/dokumenter").text
    link = '<a href="/dokumenter?organ=Byr%C3%A5d&amp;aar=2011">2</a>'
    assert link in page
    assert len(titles(client(documents).get("/dokumenter?organ=Byråd&aar=2011").text)) == 2


def test_a_gap_in_the_minutes_is_said_and_marked() -> None:
    documents = (minutes("Byråd", 2011), minutes("Byråd", 2013), minutes("Byråd", 2016))
    page = client(documents).get("/dokumenter").text
    assert "<li>Byråd: Ingen referater fra 2012 og 2014–2015.</li>" in page
    assert page.count('class="number gap"') == 3


def test_an_organ_spelt_in_two_ways_is_one_row_whose_links_find_both() -> None:
    documents = (minutes("Kulturudvalget", 2011), minutes("Kulturudvalgets", 2011, 2))
    page = client(documents).get("/dokumenter").text
    assert page.count("aar=2011") == 1
    assert len(titles(client(documents).get("/dokumenter?organ=Kulturudvalget").text)) == 2


def test_what_has_no_year_or_organ_can_be_listed() -> None:
    documents = (make_document("x", "Tekst.", title="X"), *DOCUMENTS)
    page = client(documents).get("/dokumenter").text
    assert '<a href="/dokumenter?aar=uden">1 dokument uden årstal</a>' in page
    assert '<a href="/dokumenter?organ=uden">2</a>' in page
    undated = client(documents).get("/dokumenter?aar=uden").text
    assert titles(undated) == ["X"]
    assert '<option value="uden" selected>Uden årstal</option>' in undated
    assert '<span class="sr-only">Fjern filteret: </span>Uden årstal</a>' in undated


REFUSED = (
    refusal("plan.pdf", "'/srv/hemmelig/plan.pdf' is empty; fetch or save it again"),
    refusal("<b>\u202eb.x", "'b.x' ends in '.x', which is not read; save it as"),
)


def test_the_operator_reads_which_files_were_refused_and_why_but_not_where_they_lie(
    operator: None,
) -> None:
    page = client(archive=FakeArchive(refused=REFUSED)).get("/dokumenter").text
    assert "2 filer kunne ikke læses." in page
    assert "Filen er tom. Hent eller gem den igen." in page
    assert "hemmelig" not in page
    assert "&lt;b&gt;b.x" in page


def test_visitors_read_how_many_files_were_refused_and_no_name() -> None:
    page = client(archive=FakeArchive(refused=REFUSED)).get("/dokumenter").text
    assert "2 filer kunne ikke læses." in page
    assert not re.search(r"plan\.pdf|b\.x|Filen er tom|afvist", page)


def test_visitors_hear_nothing_of_what_was_sent_in_and_is_no_document() -> None:
    sent = replace(refusal("a.exe", "ends in '.exe', which is not read; save it as"), origin="/spool/0/a.exe")
    disguised = replace(sent, reason="should be a PDF by its ending but holds a program, which is not read")
    page = client(archive=FakeArchive(refused=(sent, disguised))).get("/dokumenter").text
    assert "kunne ikke læses" not in page
    broken = replace(sent, reason="is empty; fetch or save it again")
    page = client(archive=FakeArchive(refused=(sent, broken))).get("/dokumenter").text
    assert "1 fil kunne ikke læses." in page


def test_refused_files_are_told_also_when_there_are_no_documents() -> None:
    page = client((), FakeArchive(refused=REFUSED)).get("/dokumenter").text
    assert "Der er endnu ingen dokumenter. 2 filer kunne ikke læses." in page


def test_of_very_many_refused_files_the_rest_is_counted(operator: None) -> None:
    refused = tuple(refusal(f"{n}.pdf", "is empty; fetch") for n in range(1_300))
    page = client(archive=FakeArchive(refused=refused)).get("/dokumenter").text
    assert page.count("refused-name") == 100
    assert "Og 1.200 filer mere." in page
    assert "1.300 filer kunne ikke læses." in page


def test_documents_of_one_name_are_told_apart() -> None:
    texts = {
        "Plan": "Ny sti.\nNy vej.",
        "Plan (kopi)": "NY STI.\n\nNy vej.",
        "Plan (2. udskrift)": "Ny sti.\nEn bro.",
    }
    documents = tuple(
        make_document(f"d{n}", text, title=title) for n, (title, text) in enumerate(texts.items())
    )
    page = client((*documents, make_document("x", "Ny sti.", title="Andet"))).get("/dokumenter").text
    assert re.findall(r'<span class="apart">([^<]+)<', page) == [
        "1 af 2 afsnit står ikke i »Plan«, 1 af dens står ikke her.",
        "Samme tekst som »Plan«.",
    ]


def test_the_list_says_what_its_years_and_its_status_mean() -> None:
    page = client().get("/dokumenter").text
    assert "Kan søges." in page
    assert "Årene er dem, som dokumenterne handler om" in page
    assert "Tabellen kan rulles til siden." in page
