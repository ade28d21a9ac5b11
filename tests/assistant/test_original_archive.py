"""What is given out of the files behind the documents, and what never is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from assistant.archive import Archive, Original, Withheld
from assistant.page_marks import Rectangle
from corpus.readers.page_picture import PagePicture
from corpus.types import Document, Span
from index.store import Store
from tests.index.shelf import add, remove
from tests.readers.make_files import MARGIN, pdf, put

FIRST = """\
Referat fra Kulturudvalgets møde den 3. marts 2015

1. Ny svømmehal ved havnen

Sagsfremstilling
Udvalget har bedt om et forslag til en ny svømmehal ved havnen."""
CLOSED = """\
2. Køb af ejendom (lukket)

Sagsfremstilling
Ejendommen på Havnevej købes for et beløb, som ikke må siges højt."""
LAST = """\
3. Grønne tage på skolerne

Sagsfremstilling
Regn skal holdes tilbage på tagene af alle skoler i byen."""
NUMBER = "Borgeren med CPR-nummer 010190-1234 har klaget over den lange tid."


def library(folder: Path, *files: tuple[str, bytes]) -> Store:
    add(folder / "index", *(put(folder, name, data) for name, data in files))
    return Store(folder / "index")


def only(store: Store) -> Document:
    (identity,) = store.document_ids()
    document = store.document(identity)
    assert document
    return document


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return library(tmp_path_factory.mktemp("closed"), ("referat.pdf", pdf(FIRST, CLOSED, LAST)))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return library(tmp_path_factory.mktemp("plain"), ("Plan æøå.pdf", pdf(FIRST, LAST)))


def test_an_original_comes_as_it_was_under_its_own_name(plain: Store) -> None:
    original = Archive(plain).original(only(plain))
    assert isinstance(original, Original)
    assert original.path.read_bytes() == pdf(FIRST, LAST)
    assert original.name == "Plan æøå.pdf"


def test_an_original_with_a_closed_item_is_never_given_out(closed: Store) -> None:
    document = only(closed)
    assert "Havnevej" not in document.text.text
    assert Archive(closed).original(document) is Withheld.CLOSED


def test_a_page_with_a_closed_item_is_never_drawn_but_the_others_are(closed: Store) -> None:
    archive, document = Archive(closed), only(closed)
    found = [archive.page(document, number) for number in (1, 2, 3)]
    assert [isinstance(page, PagePicture) for page in found] == [True, False, True]
    assert found[1] is Withheld.CLOSED


def test_an_original_with_a_masked_number_is_never_given_out_nor_its_page(tmp_path: Path) -> None:
    store = library(tmp_path, ("klage.pdf", pdf(FIRST, NUMBER)), ("klage.txt", NUMBER.encode()))
    archive = Archive(store)
    for identity in store.document_ids():
        document = store.document(identity)
        assert document
        assert archive.original(document) is Withheld.MASKED
        if document.page_starts:
            assert isinstance(archive.page(document, 1), PagePicture)
            assert archive.page(document, 2) is Withheld.MASKED


def test_pages_are_drawn_of_pdf_files_only_and_only_those_there_are(plain: Store, tmp_path: Path) -> None:
    archive = Archive(plain)
    assert archive.has_pages(only(plain))
    assert [archive.page(only(plain), number) for number in (-1, 0, 3)] == [None] * 3
    text = library(tmp_path, ("side.txt", b"En plan for byen og havnen.\fSide to af planen for byen."))
    assert not Archive(text).has_pages(only(text))
    assert Archive(text).page(only(text), 1) is None


def test_a_page_is_drawn_once(plain: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(plain)
    first = archive.page(only(plain), 1)
    monkeypatch.setattr("assistant.archive.page_picture", None)
    assert archive.page(only(plain), 1) is first


def test_pictures_take_no_more_memory_than_they_may(plain: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.archive._PICTURES", 1)
    archive = Archive(plain)
    assert isinstance(archive.page(only(plain), 1), PagePicture)
    assert archive._pictures.get((archive.files()[only(plain).id].digest, 1)) is None


def test_what_is_cited_is_marked_where_it_stands(plain: Store) -> None:
    document = only(plain)
    source = plain.source(document)
    line = "Udvalget har bedt om et forslag til en ny svømmehal ved havnen."
    start = source.index(line)
    (whole,) = Archive(plain).marks(document, 1, Span(start, start + len(line)))
    (part,) = Archive(plain).marks(document, 1, Span(start + 37, start + len(line)))
    assert whole.x == pytest.approx(MARGIN, abs=1)
    assert part.y == whole.y
    assert whole.x < part.x
    assert part.x + part.width == pytest.approx(whole.x + whole.width)
    assert Archive(plain).marks(document, 2, Span(start, start + len(line))) == ()


def test_what_was_removed_is_neither_listed_nor_given_out(tmp_path: Path) -> None:
    store = library(tmp_path, ("plan.pdf", pdf(FIRST)))
    archive, document = Archive(store), only(store)
    assert archive.files()
    remove(tmp_path / "index", "plan")
    assert archive.files() == {}
    assert archive.original(document) is None
    assert archive.page(document, 1) is None


def test_a_damaged_original_is_not_drawn(tmp_path: Path) -> None:
    store = library(tmp_path, ("plan.pdf", pdf(FIRST)))
    archive, document = Archive(store), only(store)
    store.original(archive.files()[document.id]).write_bytes(b"%PDF-nonsense")
    assert archive.page(document, 1) is Withheld.UNDRAWN


def test_refused_files_are_told(tmp_path: Path) -> None:
    store = library(tmp_path, ("plan.pdf", pdf(FIRST)), ("tom.txt", b""))
    assert [refusal.name for refusal in Archive(store).refusals()] == ["tom.txt"]


def turned(rotation: int) -> bytes:
    """Return a page that a person sees upright, whatever way its own coordinates are turned."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        places = {0: (80, 700), 90: (150, 80), 180: (500, 150), 270: (450, 450)}
        canvas.translate(*places[rotation])
        canvas.rotate(rotation)
        canvas.drawString(0, 0, "Vi bygger en svømmehal ved havnen i byen.")
        canvas.drawString(0, -30, "Den er færdig om et år, hvis alt går, som det skal.")

    return pdf(draw)


def darkness(picture: PagePicture, mark: Rectangle) -> tuple[int, int]:
    """Return how many dots are dark within a mark, and in all."""
    dots = Image.open(io.BytesIO(picture.png)).convert("L").point(lambda dot: 255 * (dot < 128))
    scale = dots.width / picture.width
    corners = (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
    within = dots.crop(tuple(round(scale * corner) for corner in corners))
    return within.histogram()[255], dots.histogram()[255]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_marks_lie_on_the_words_however_a_page_is_turned(tmp_path: Path, rotation: int) -> None:
    store = library(tmp_path, ("plan.pdf", turned(rotation)))
    archive, document = Archive(store), only(store)
    source, picture = store.source(document), archive.page(document, 1)
    assert isinstance(picture, PagePicture)
    marks = []
    for line in source.splitlines():
        start = source.index(line)
        marks += archive.marks(document, 1, Span(start, start + len(line)))
    assert len(marks) == 2
    found = [darkness(picture, mark) for mark in marks]
    assert min(within for within, _ in found) > 500
    assert sum(within for within, _ in found) > 0.95 * found[0][1]


def test_an_original_with_files_in_it_is_never_given_out(tmp_path: Path) -> None:
    document = PdfDocument(pdf(FIRST, LAST))
    document.new_attachment("bilag.xlsx").set_data(b"hemmeligt")
    whole = io.BytesIO()
    document.save(whole)
    store = library(tmp_path, ("plan.pdf", whole.getvalue()))
    assert Archive(store).original(only(store)) is Withheld.UNREAD
    assert isinstance(Archive(store).page(only(store), 1), PagePicture)
