"""The list of documents, their coverage and the refused files, as the page shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.alphabet import sort_key
from assistant.coverage import coverage
from assistant.repairs import is_repaired
from assistant.types import FilterChoices
from corpus.masking import without_numbers
from corpus.readers.names import shown_name
from corpus.types import Document, Kind
from index.store import Refusal, StoredFile
from web.danish import counted, number, short_day
from web.documents.coverage_view import NO_ORGAN, coverage_view
from web.documents.listing import (
    NONE,
    ORDERS,
    PAGE,
    UNDATED,
    Wish,
    page_count,
    page_numbers,
    select,
    without,
)
from web.documents.told import missing, note, reason
from web.documents.twins import told_apart
from web.documents.views import (
    Choice,
    Chosen,
    DocumentLine,
    DocumentListView,
    DocumentsView,
    PageLink,
    RefusedLine,
)
from web.labels import kind_text, period_text
from web.turns import document_link
from web.visitor import visitor

_NO_YEAR = "Uden årstal"
_READ = ("Kan søges.",)
_REFUSED = 100  # refused files that are shown; a folder of the wrong sort has thousands


def list_view(
    documents: Sequence[Document], files: Mapping[str, StoredFile], asked: Wish
) -> DocumentListView:
    """Return the list that is asked for; a page past its end is its last."""
    found = select(documents, asked)
    last = page_count(len(found))
    shown = replace(asked, page=min(asked.page, last))
    first = (shown.page - 1) * PAGE
    on_page = found[first : first + PAGE]
    apart = told_apart(on_page, documents)
    return DocumentListView(
        chosen=_chosen(asked),
        count=_count(len(found), len(documents), asked, shown.page, last),
        lines=tuple(document_line(document, files, apart.get(document.id, "")) for document in on_page),
        pages=tuple(_page_link(shown, page) for page in page_numbers(shown.page, last)) if last > 1 else (),
        previous=replace(shown, page=shown.page - 1).link() if shown.page > 1 else None,
        following=replace(shown, page=shown.page + 1).link() if shown.page < last else None,
    )


def documents_view(
    documents: Sequence[Document],
    files: Mapping[str, StoredFile],
    refusals: Sequence[Refusal],
    choices: FilterChoices,
    asked: Wish,
) -> DocumentsView:
    """Return all of the page; the names of refused files are for whoever administers."""
    part = list_view(documents, files, asked)
    lacking = len(refusals) if visitor().may_administer else missing(refusals)
    told = refusals if visitor().may_administer else ()
    covered = coverage(documents)
    organs = sorted((organ.organ for organ in covered.organs if organ.organ), key=sort_key)
    organ_choices = [(organ, organ) for organ in organs]
    if len(organs) < len(covered.organs):
        organ_choices.append((NONE, NO_ORGAN))
    year_choices = [(year, str(year)) for year in choices.years]
    if covered.undated:
        year_choices.append((UNDATED, _NO_YEAR))
    kinds = {document.kind for document in documents}
    return DocumentsView(
        summary=_summary(documents),
        missing=f"{counted(lacking, 'fil', 'filer')} kunne ikke læses." if lacking else "",
        words=asked.words,
        kinds=tuple(
            Choice(kind.value, kind_text(kind), kind is asked.kind) for kind in Kind if kind in kinds
        ),
        organs=tuple(Choice(organ, text, organ == asked.organ) for organ, text in organ_choices),
        years=tuple(Choice(str(year or NONE), text, year == asked.year) for year, text in year_choices),
        orders=tuple(Choice(order, text, order == asked.order) for order, text in ORDERS.items()),
        chosen=part.chosen,
        count=part.count,
        lines=part.lines,
        pages=part.pages,
        previous=part.previous,
        following=part.following,
        coverage=coverage_view(covered),
        refused=tuple(map(_refused, told[:_REFUSED])),
        more_refused=counted(more, "fil mere", "filer mere") if (more := len(told) - _REFUSED) > 0 else "",
    )


def document_line(document: Document, files: Mapping[str, StoredFile], apart: str = "") -> DocumentLine:
    """Return what the list shows of a document; `apart` tells it from another of its name."""
    return DocumentLine(
        title=document.title,
        link=document_link(document.id),
        kind=kind_text(document.kind),
        organ=document.organ or "",
        when=when(document, short=True),
        pages=number(count) if (count := pages_of(document)) else "",
        status=status(document, files.get(document.id)),
        apart=apart,
    )


def when(document: Document, *, short: bool) -> str:
    """Return what a document is about, or else its day; what is not known is empty.

    A plan for 2012 is about 2012, whatever day the committee had it before it.
    """
    if document.period:
        return period_text(document.period.first, document.period.last)
    return short_day(document.date) if short and document.date else ""


def pages_of(document: Document) -> int | None:
    """Return how many pages of its file a document takes up; None for a format without pages."""
    text = document.text
    if not document.page_starts or not text.text:
        return None
    first, last = (document.page_at(text.source_offset(at)) or 1 for at in (0, len(text.text) - 1))
    return last - first + 1


def status(document: Document, file: StoredFile | None) -> tuple[str, ...]:
    """Return what is missing from a document or uncertain in it, or that all of it was read."""
    repaired = ("Indscannet. Ord med læsefejl er rettet.",) if is_repaired(document) else ()
    closed = ("Uden lukkede punkter.",) if any(section.closed for section in document.sections) else ()
    return (*notes(file), *repaired, *closed) or _READ


def notes(file: StoredFile | None) -> tuple[str, ...]:
    """Return what the reading of a file told of it."""
    return tuple(dict.fromkeys(note(warning) for warning in file.warnings)) if file else ()


def _summary(documents: Sequence[Document]) -> str:
    years = sorted({year for document in documents for year in document.years})
    said = counted(len(documents), "dokument", "dokumenter")
    if years:
        said += f" fra {period_text(years[0], years[-1])}"
    return f"{said}."


def _count(found: int, total: int, asked: Wish, page: int, last: int) -> str:
    said = counted(found, "dokument", "dokumenter")
    if asked.is_narrow:
        said = f"{said} af {number(total)}"
    return f"{said}, side {page} af {last}" if last > 1 else said


def _chosen(asked: Wish) -> tuple[Chosen, ...]:
    texts = {
        "words": f"Titel: {asked.words}" if asked.words else "",
        "kind": kind_text(asked.kind) if asked.kind else "",
        "organ": NO_ORGAN if asked.organ == NONE else asked.organ,
        "year": _NO_YEAR if asked.year == UNDATED else str(asked.year or ""),
    }
    return tuple(Chosen(text, without(asked, name).link()) for name, text in texts.items() if text)


def _page_link(shown: Wish, page: int | None) -> PageLink:
    if page is None or page == shown.page:
        return PageLink(page, None)
    return PageLink(page, replace(shown, page=page).link())


def _refused(refusal: Refusal) -> RefusedLine:
    day = dt.datetime.fromisoformat(refusal.at).date()
    return RefusedLine(shown_name(without_numbers(refusal.name)), reason(refusal.reason), short_day(day))
