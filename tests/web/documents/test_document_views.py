"""A document's facts, the search within it, its repairs, its file and its pages."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from assistant.archive import Original, Withheld
from assistant.page_marks import Rectangle
from assistant.repairs import Repair
from corpus.readers.page_picture import PagePicture
from corpus.types import CleanText, Document, Run
from tests.web.client import FormClient
from tests.web.documents.archive import FakeArchive, refusal, stored
from tests.web.fakes import DOCUMENTS, FakeAssistant, make_document, source_text
from tests.web.test_web_security import PAYLOADS
from web.app import create_app

PLAN, MINUTES, _ = DOCUMENTS
PATH = f"/dokumenter/{MINUTES.id}"
PNG = b"\x89PNG\r\n\x1a\nresten"


def client(archive: FakeArchive | None = None, documents: tuple[Document, ...] = DOCUMENTS) -> FormClient:
    return FormClient(create_app(FakeAssistant(documents), version="1", archive=archive))


def text_part(page: str) -> str:
    return page[page.index('<div class="document-text">') : page.index("</main>")]


def in_pages(*pages: str) -> Document:
    """Return a document of a file with a page for each text, as its reader would have it."""
    source = "\f".join(pages)
    starts = tuple(sum(len(page) + 1 for page in pages[:i]) for i in range(len(pages)))
    text = CleanText("\n".join(pages), (Run(0, 0, len(source)),))
    return replace(make_document("sider", "x", title="Sider"), text=text, sections=(), page_starts=starts)


def test_the_facts_tell_where_the_document_comes_from() -> None:
    page = client(FakeArchive(held={MINUTES.id: stored("x")})).get(PATH).text
    facts = dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page))
    assert facts == {
        "Type": "Referat",
        "Organ": "Økonomiudvalget",
        "Dato": "24. januar 2012",
        "Sider": "1",
        "Fil": f"{MINUTES.id}.txt",
        "Tilføjet": "3. november 2026",
        "Kontrolsum": "0123456789ab",
    }
    assert f'href="/?dokument={MINUTES.id}"' in page


def test_what_is_missing_from_a_file_is_said() -> None:
    warnings = ("no readable text on pages 2, 3 (1 of 3 pages were read)",)
    page = client(FakeArchive(held={MINUTES.id: stored("x", warnings=warnings)})).get(PATH).text
    assert '<p class="note">Ingen læselig tekst på side 2 og 3.</p>' in page


def test_words_are_found_in_any_form_and_marked() -> None:
    page = client().get(PATH, params={"ord": "virksomhedsplan"}).text
    assert (
        len(re.findall(r'<mark class="found"[^>]*>[Vv]irksomhedsplaner(?:ne)?</mark>', text_part(page))) == 4
    )
    assert "4 steder" in page
    assert page.count('id="sted"') == 1


def test_the_places_are_listed_with_what_they_stand_under() -> None:
    page = client().get(PATH, params={"ord": "borgerrådgiver"}).text
    listed = re.findall(
        r'<li><a href="([^"]+)"[^>]*>([^<]+)</a>', page[page.index("<ol>") : page.index("</ol>")]
    )
    assert [under for _, under in listed] == [
        "4. Borgerrådgiver, side 2",
        "4. Borgerrådgiver › Sagsfremstilling, side 2",
        "4. Borgerrådgiver › Beslutning, side 2",
    ]
    assert listed[1][0].endswith("sted=2#sted")


def test_the_reader_goes_from_place_to_place() -> None:
    page = client().get(PATH, params={"ord": "borgerrådgiver", "sted": "2"}).text
    assert "Sted 2 af 3" in page
    assert re.search(r'sted=1#sted">Forrige</a>', page)
    assert re.search(r'sted=3#sted">Næste</a>', page)
    last = client().get(PATH, params={"ord": "borgerrådgiver", "sted": "99"}).text
    assert "Sted 3 af 3" in last
    assert "Næste</a>" not in last


def test_words_that_do_not_stand_together_are_found_apart_and_told_so() -> None:
    page = client().get(PATH, params={"ord": "fraværende borgerrådgiver"}).text
    assert "Ordene står ikke sammen. 4 steder med et af dem." in page


@pytest.mark.parametrize("words", ["findesikke", "<script>", "?", "a" * 5000])
def test_nothing_found_is_said_and_what_was_sought_is_shown_as_text(words: str) -> None:
    page = client().get(PATH, params={"ord": words}).text
    assert "Ordet står ikke i dokumentet." in page
    assert 'class="found"' not in page
    assert "<script>" not in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_of_others_is_shown_as_text_on_every_page(payload: str) -> None:
    text = f"# {payload}\n{payload} om klimatilpasning\n• {payload}"
    document = replace(in_pages(text, text), id=payload, title=payload, organ=payload)
    archive = FakeArchive(
        held={payload: stored(payload, warnings=(payload,))},
        refused=(refusal(payload, payload),),
        pages={payload: {1: PagePicture(PNG, 595, 842), 2: Withheld.CLOSED}},
        repaired={payload: (Repair(0, 3, payload),)},
    )
    pages, path = client(archive, (document,)), f"/dokumenter/{quote(payload, safe='')}"
    for address in (
        "/dokumenter",
        f"/dokumenter?{urlencode({'ord': payload, 'organ': payload})}",
        f"{path}?{urlencode({'ord': payload, 'rettelser': 1})}",
        f"{path}?ord=klimatilpasning&fra=0&til=20&v={quote(payload)}",
        f"{path}/side/1?fra=0&til=20",
        f"{path}/side/2",
    ):
        page = pages.get(address).text
        assert not re.search(r"<(?!/?mark)(img|svg/|iframe|math|script>)", page)
        assert not re.search(r'(href|src|action|data-link)="(javascript:|//|https?:)', page)


def test_a_search_keeps_the_quote_out_of_its_way() -> None:
    start = source_text(MINUTES).index("borgerrådgiver blev")
    page = client().get(PATH, params={"ord": "borgerrådgiver", "fra": start, "til": start + 20}).text
    assert '<mark id="citat"><span class="sr-only">Citat: </span><mark class="found">' in page
    assert page.count("<mark id=") == 1


def test_repaired_words_are_shown_on_demand_with_what_the_file_says() -> None:
    text = MINUTES.text.text
    at = text.index("fraværende")
    runs = (Run(0, 0, at), Run(at, at, 10, width=10), Run(at + 10, at + 10, len(text) - at - 10))
    damaged = replace(MINUTES, text=CleanText(text, runs))
    archive = FakeArchive(repaired={MINUTES.id: (Repair(at, at + 10, "fravzeren<e"),)})
    pages = client(archive, (damaged,))
    plain, shown = pages.get(PATH).text, pages.get(PATH, params={"rettelser": "1"}).text
    assert "1 af filens ord er rettet for læsefejl fra indscanningen." in plain
    assert "repaired" not in text_part(plain)
    assert f'href="{PATH}?rettelser=1">Vis rettelserne' in plain
    assert '<span class="repaired" title="I filen: »fravzeren&lt;e«">fraværende' in shown
    assert f'href="{PATH}">Skjul rettelserne' in shown


def test_each_heading_of_the_outline_has_a_reference_to_copy() -> None:
    page = client().get(PATH).text
    start = source_text(MINUTES).index("4. Borgerrådgiver")
    reference = 'data-reference="Økonomiudvalgets møde, 4. Borgerrådgiver, side 2"'
    assert reference in page
    link = re.search(rf'{reference} data-link="([^"]+)"', page)
    assert link
    assert f"fra={start}&amp;til={start + 17}" in link[1]
    assert '<mark id="citat">' in client().get(link[1].replace("&amp;", "&")).text


def test_page_marks_stand_where_pages_begin() -> None:
    document = in_pages("Første side.", "Anden side.", "Tredje side.")
    page = client(documents=(document,)).get("/dokumenter/sider").text
    assert re.findall(r'id="side-(\d)"', page) == ["1", "2", "3"]
    assert re.search(r'id="side-2">— side 2 —</span>Anden side\.', page)
    archive = FakeArchive(pages={"sider": {}})
    linked = client(archive, (document,)).get("/dokumenter/sider").text
    assert '<a href="/dokumenter/sider/side/2">side 2</a>' in linked


def test_the_original_is_sent_to_be_saved_under_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"<script>")
    for name, kind in [
        ("Møde \u20ac.pdf", "application/pdf"),
        ("x.html", "application/octet-stream"),
        ("x.svg", "application/octet-stream"),
        ("x.TXT", "text/plain; charset=utf-8"),
    ]:
        archive = FakeArchive(originals={MINUTES.id: Original(tmp_path / "x", name)})
        response = client(archive).get(f"{PATH}/original")
        headers = response.headers
        assert headers["Content-Type"] == kind
        assert headers["Content-Disposition"].startswith("attachment; filename")
        assert "sandbox" in headers["Content-Security-Policy"]
        assert "default-src 'none'; script-src 'self'" in headers["Content-Security-Policy"]
        assert "no-store" in headers["Cache-Control"]
        assert response.content == b"<script>"
    assert "filename*=utf-8''M%C3%B8de%20%E2%82%AC.pdf" in client(
        FakeArchive(originals={MINUTES.id: Original(tmp_path / "x", "Møde \u20ac.pdf")})
    ).get(f"{PATH}/original").headers["Content-Disposition"].replace("UTF-8", "utf-8")


@pytest.mark.parametrize(
    ("why", "said"),
    [(Withheld.CLOSED, "lukkede døre"), (Withheld.MASKED, "CPR-numre"), (Withheld.UNREAD, "andre filer")],
)
def test_an_original_that_is_withheld_is_said_to_be_and_not_sent(why: Withheld, said: str) -> None:
    pages = client(FakeArchive(originals={MINUTES.id: why}))
    page = pages.get(PATH).text
    assert said in page
    assert "Hent original" not in page
    assert pages.get(f"{PATH}/original").status_code == 404


def test_an_unknown_document_has_neither_file_nor_pages() -> None:
    for path in ("findes-ikke/original", "findes-ikke/side/1", "findes-ikke/side/1.png"):
        assert client().get(f"/dokumenter/{path}").status_code == 404


def page_archive(shown: PagePicture | Withheld, *marks: Rectangle) -> FakeArchive:
    return FakeArchive(pages={"sider": {2: shown}}, rectangles=marks)


def test_a_page_is_shown_beside_its_text_with_what_is_cited_marked_on_both() -> None:
    document = in_pages("Første side.", "Anden side.", "Tredje side.")
    archive = page_archive(PagePicture(PNG, 595, 842), Rectangle(60, 80.5, 100, 12))
    pages = client(archive, (document,))
    page = pages.get("/dokumenter/sider/side/2?fra=13&til=18").text
    assert '<image href="/dokumenter/sider/side/2.png" width="595.0" height="842.0"/>' in page
    assert '<rect class="page-rectangle" x="60.0" y="80.5" width="100.0" height="12.0"/>' in page
    assert "Billede af side 2 med det citerede sted markeret" in page
    assert '<mark id="citat"><span class="sr-only">Citat: </span>Anden</mark> side.' in page
    assert "Tredje" not in page
    assert "Side 2 af 3" in page
    picture = pages.get("/dokumenter/sider/side/2.png")
    assert (picture.headers["Content-Type"], picture.content) == ("image/png", PNG)


def test_a_passage_that_is_not_found_on_the_picture_is_said() -> None:
    document = in_pages("Første side.", "Anden side.")
    pages = client(page_archive(PagePicture(PNG, 595, 842)), (document,))
    assert "kunne ikke findes på billedet" in pages.get("/dokumenter/sider/side/2?fra=13&til=18").text
    assert "står ikke på denne side" in pages.get("/dokumenter/sider/side/2?fra=0&til=6").text
    assert 'class="note"' not in pages.get("/dokumenter/sider/side/2").text


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (Withheld.CLOSED, "behandlet for lukkede døre"),
        (Withheld.MASKED, "et CPR-nummer"),
        (Withheld.UNDRAWN, "kan ikke vises som billede"),
    ],
)
def test_a_page_that_is_withheld_is_shown_as_text_alone(why: Withheld, said: str) -> None:
    pages = client(page_archive(why), (in_pages("Første side.", "Anden side."),))
    page = pages.get("/dokumenter/sider/side/2").text
    assert said in page
    assert "<image" not in page
    assert "Anden side." in page
    assert pages.get("/dokumenter/sider/side/2.png").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "3", "x", "9" * 5000, "1.5", "٢", "%00"])
def test_a_page_that_is_not_there_is_not_found(number: str) -> None:
    pages = client(page_archive(PagePicture(PNG, 595, 842)), (in_pages("Første side.", "Anden side."),))
    assert pages.get(f"/dokumenter/sider/side/{number}").status_code == 404
    assert pages.get(f"/dokumenter/sider/side/{number}.png").status_code == 404


# Of the processor's time: a busy machine says nothing of the code.
def test_ten_thousand_words_are_shown_within_a_second() -> None:
    parts = "\n".join(f"## Afsnit {n}\n" + "Klimatilpasning og veje i byen. " * 20 for n in range(100))
    pages = client(documents=(make_document("stor", f"# Stor\n{parts}", title="Stor"),))
    for query in ("", "?ord=klima"):
        began = time.process_time()
        assert pages.get(f"/dokumenter/stor{query}").status_code == 200
        assert time.process_time() - began < 1
    assert len(parts.split()) > 10_000


def test_thousands_of_documents_are_listed_within_two_seconds() -> None:
    documents = tuple(replace(PLAN, id=f"plan-{n}", title=f"Plan {n}") for n in range(5_000))
    began = time.process_time()
    assert client(documents=documents).get("/dokumenter").status_code == 200
    assert time.process_time() - began < 2


def test_a_misspelt_word_is_asked_back() -> None:
    page = client().get(f"/dokumenter/{PLAN.id}", params={"ord": "klimatilpassning"}).text
    meant = re.search(r'Mente du <a href="([^"]+)">klimatilpasning</a>\?', page)
    assert meant
    assert "Sted 1 af" in client().get(meant[1].replace("&amp;", "&")).text
    assert "Mente du" not in client().get(f"/dokumenter/{PLAN.id}", params={"ord": "kvantecomputere"}).text


def test_a_place_that_is_a_heading_is_listed_with_what_follows() -> None:
    page = client().get(PATH, params={"ord": "Sagsfremstilling"}).text
    listed = re.findall(r'class="place-text">(.*?)</span></li>', page, re.DOTALL)
    assert listed
    assert all(re.sub(r"<[^>]+>", "", place).strip() != "Sagsfremstilling" for place in listed)
