"""What the templates of the documents get."""

from __future__ import annotations

from dataclasses import dataclass

from web.documents.highlight import Piece
from web.documents.reading import BlockGroup, OutlineEntry
from web.turns import Field
from web.views import View


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, as a select shows it."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the list was narrowed to, with the address of the list without it."""

    text: str
    link: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in the list; what is not known is empty."""

    title: str
    link: str
    kind: str
    organ: str
    when: str
    pages: str
    status: tuple[str, ...]
    apart: str  # how it differs from another of its name


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a long list; without a link it is the one that is shown, without a number a gap."""

    number: int | None
    link: str | None


@dataclass(frozen=True, slots=True)
class CountCell:
    """The documents of a committee and year: a count with the address of the list of them, or a gap."""

    count: int
    link: str
    gap: bool


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A committee's documents year by year."""

    organ: str
    cells: tuple[CountCell, ...]
    total: int
    link: str


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What the documents cover and what they do not."""

    years: tuple[int, ...]
    rows: tuple[CoverageRow, ...]
    missing: tuple[str, ...]  # a sentence for each kind of gap
    undated: Chosen | None  # the documents whose year is not known, with their list


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A file that is not among the documents."""

    name: str
    reason: str  # and what to do
    when: str


@dataclass(frozen=True, slots=True)
class DocumentsView(View):
    """The list of documents, what they cover and, for whoever administers, the files that were refused."""

    template = "documents/list.html"
    menu = "dokumenter"

    summary: str
    missing: str  # how many files could not be read
    words: str
    kinds: tuple[Choice, ...]
    organs: tuple[Choice, ...]
    years: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    chosen: tuple[Chosen, ...]
    count: str
    lines: tuple[DocumentLine, ...]
    pages: tuple[PageLink, ...]
    previous: str | None
    following: str | None
    coverage: CoverageView
    refused: tuple[RefusedLine, ...]
    more_refused: str  # how many are not shown


@dataclass(frozen=True, slots=True)
class DocumentListView(View):
    """The list alone, to be put in the place of the one on the screen."""

    template = "documents/_list_part.html"

    chosen: tuple[Chosen, ...]
    count: str
    lines: tuple[DocumentLine, ...]
    pages: tuple[PageLink, ...]
    previous: str | None
    following: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known of a document."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A line in which words were found."""

    number: int
    link: str
    under: str  # the nearest headings
    path: str  # all of them
    page: int | None
    pieces: tuple[Piece, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search within a document; `words` is empty when nothing is looked for."""

    words: str
    kept: tuple[Field, ...]  # of the address, that the form keeps
    count: str
    meant: Chosen | None  # the words as the document spells them, where it holds none that were looked for
    places: tuple[Place, ...]
    more: str  # how many places are not listed
    current: int
    total: int
    previous: str | None
    following: str | None
    clear: str  # the address without the search


@dataclass(frozen=True, slots=True)
class RepairsView:
    """The repaired words of a document: how many, and the address with them shown or hidden."""

    text: str
    shown: bool
    link: str


@dataclass(frozen=True, slots=True)
class OriginalView:
    """The file as it came: the address to fetch it at, or why it is not given out."""

    link: str | None
    text: str


@dataclass(frozen=True, slots=True)
class DocumentView(View):
    """One document in full; `note` says what became of the quote that the address asks for."""

    template = "documents/document.html"
    menu = "dokumenter"
    menu_current = "true"

    title: str
    link: str
    summary: str  # kind, organ and time in a line
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]  # what is missing from it or uncertain
    ask_link: str
    original: OriginalView | None
    outline: tuple[OutlineEntry, ...]
    groups: tuple[BlockGroup, ...]
    highlighted: bool
    note: str | None
    search: SearchView
    repairs: RepairsView | None
    page_link: str | None  # the address of a page's picture without its number
    first_page: str | None  # the address of the first of them
    quote_page: str | None  # the address of the picture of the page with the quote


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A mark on a picture, in its own units."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """A page as a picture; sizes are in points."""

    link: str
    width: str
    height: str
    marks: tuple[Rectangle, ...]
    described: str


@dataclass(frozen=True, slots=True)
class PageView(View):
    """A page of a document's file beside its text."""

    template = "documents/page.html"
    menu = "dokumenter"
    menu_current = "true"

    title: str
    link: str
    text_link: str  # where the page begins in the whole text
    number: int
    count: int
    picture: PictureView | None
    note: str | None
    groups: tuple[BlockGroup, ...]
    previous: str | None
    following: str | None
