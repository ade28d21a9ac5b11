"""One document in full as its page shows it: facts, text with what is marked, the search within it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from assistant.archive import Original, Withheld
from assistant.find import Found, FoundLine, excerpt, find
from assistant.nearest_word import nearest_words
from assistant.repairs import Repair, is_repaired
from corpus.dates import written
from corpus.readers.names import shown_name
from corpus.types import CleanText, Document, Span
from index.store import StoredFile
from web.danish import counted, number
from web.documents.highlight import Marks, Piece, Stretch, clean_stretches, pieces
from web.documents.list_view import notes, pages_of, when
from web.documents.reading import block_groups, outline, page_starts
from web.documents.views import Chosen, DocumentView, Fact, OriginalView, Place, RepairsView, SearchView
from web.labels import kind_text
from web.turns import Field, document_link
from web.types import Archiving

_NO_QUOTE = (
    "Citatet kunne ikke findes i dokumentet. Dokumentet kan være ændret, siden henvisningen blev lavet."
)
_WITHHELD = {
    Withheld.CLOSED: "Den originale fil kan ikke hentes, for den indeholder punkter, der er behandlet for "
    "lukkede døre.",
    Withheld.MASKED: "Den originale fil kan ikke hentes, for den indeholder CPR-numre.",
    Withheld.UNREAD: "Den originale fil kan ikke hentes, for der er lagt andre filer ind i den, som ikke er "
    "læst.",
}
_LISTED = 100  # places that are listed; all of them are marked
_EXCERPT = 160  # characters of a place
_NEAREST = 2  # headings that tell where a place is; all of them stand in its title
_DIGEST = 12  # characters of a checksum that are shown
_LONGEST = 100  # characters that are looked for


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a document asks for besides it.

    Attributes:
        start: offset into the source where the quote begins, as it stands in the address.
        end: where it ends.
        version: of the document when the address was made.
        words: that are looked for.
        place: which of the places found the reader has come to, counted from 1.
        repairs: whether the repaired words are shown.
    """

    start: str | None = None
    end: str | None = None
    version: str | None = None
    words: str = ""
    place: str = ""
    repairs: bool = False


def document_view(document: Document, archive: Archiving, asked: Asked) -> DocumentView:
    """Return a document with what the address asks for."""
    file = archive.files().get(document.id)
    quote = quoted(document, asked)
    words = " ".join(asked.words[:_LONGEST].split())
    found = find(document, words)
    current = _current(asked.place, len(found.lines))
    pages = page_starts(document)
    repairs = tuple(archive.repairs(document)) if is_repaired(document) else ()
    marks = Marks(
        quote=quote,
        found=_stretches(found),
        repairs=repairs if asked.repairs else (),
        pages=pages,
        current=found.lines[current - 1].words[0].start if found.lines else None,
    )
    link = document_link(document.id)
    page_link = f"{link}/side/" if archive.has_pages(document) else None
    is_asked = asked.start is not None or asked.end is not None
    return DocumentView(
        title=document.title,
        link=link,
        summary="\u00a0· ".join(filter(None, (kind_text(document.kind), document.organ, _time(document)))),
        facts=tuple(_facts(document, file)),
        notes=notes(file),
        ask_link=f"/?{urlencode({'dokument': document.id})}",
        original=_original(document, archive),
        outline=outline(document),
        groups=block_groups(document, marks),
        highlighted=bool(quote),
        note=_NO_QUOTE if is_asked and not quote else None,
        search=_search(document, words, found, current, repairs_shown=asked.repairs),
        repairs=_repairs(document, repairs, asked, words),
        page_link=page_link,
        first_page=f"{page_link}{pages[0].number}" if page_link and pages else None,
        quote_page=_quote_page(document, asked, page_link) if quote else None,
    )


def quoted(document: Document, asked: Asked) -> tuple[Stretch, ...]:
    """Return what is quoted; an address that asks for nonsense, or for another version, quotes nothing."""
    cited = cited_span(document, asked)
    return clean_stretches(document.text, cited) if cited else ()


def cited_span(document: Document, asked: Asked) -> Span | None:
    """Return the quote's place in the source; None for nonsense or another version."""
    if asked.version is not None and asked.version != document.version:
        return None
    try:
        return Span(int(asked.start or ""), int(asked.end or ""))
    except ValueError:
        return None


def address(document: Document, **values: object) -> str:
    """Return the address of a document's page with what is asked of it."""
    asked = urlencode({name: value for name, value in values.items() if value})
    return f"{document_link(document.id)}{'?' if asked else ''}{asked}"


def _current(place: str, count: int) -> int:
    wanted = int(place) if place.isascii() and place.isdigit() and len(place) < 6 else 1
    return max(1, min(wanted, count))


def _stretches(found: Found) -> tuple[Stretch, ...]:
    return tuple(Stretch(word.start, word.end) for line in found.lines for word in line.words)


def _time(document: Document) -> str:
    about = when(document, short=False)
    return about or (written(document.date) if document.date else "")


def _facts(document: Document, file: StoredFile | None) -> list[Fact]:
    facts = [Fact("Type", kind_text(document.kind))]
    if document.organ:
        facts.append(Fact("Organ", document.organ))
    if document.date:
        facts.append(Fact("Dato", written(document.date)))
    if document.period:
        facts.append(Fact("Om", when(document, short=False)))
    if count := pages_of(document):
        facts.append(Fact("Sider", number(count)))
    facts.append(Fact("Fil", shown_name(document.file)))
    if file:
        facts.append(Fact("Tilføjet", written(dt.datetime.fromisoformat(file.added).date())))
        facts.append(Fact("Kontrolsum", file.digest[:_DIGEST]))
    return facts


def _original(document: Document, archive: Archiving) -> OriginalView | None:
    original = archive.original(document)
    if isinstance(original, Original):
        return OriginalView(f"{document_link(document.id)}/original", "Hent original")
    return OriginalView(None, _WITHHELD[original]) if original in _WITHHELD else None


def _search(document: Document, words: str, found: Found, current: int, *, repairs_shown: bool) -> SearchView:
    total = len(found.lines)
    shown = {"rettelser": "1"} if repairs_shown else {}
    links = [f"{address(document, ord=words, sted=n, **shown)}#sted" for n in range(1, total + 1)]
    return SearchView(
        words=words,
        kept=tuple(Field(name, value) for name, value in shown.items()),
        count=_count(words, found),
        meant=_meant(document, words, shown) if words and not found.lines else None,
        places=tuple(
            _place(document, found, n, links[n], n + 1 == current) for n in range(min(total, _LISTED))
        ),
        more=f"{number(total - _LISTED)} steder mere er markeret i teksten." if total > _LISTED else "",
        current=current,
        total=total,
        previous=links[current - 2] if current > 1 else None,
        following=links[current] if current < total else None,
        clear=address(document, **shown),
    )


def _count(words: str, found: Found) -> str:
    if not words:
        return ""
    if not found.lines:
        return "Ordene står ikke i dokumentet." if " " in words else "Ordet står ikke i dokumentet."
    said = counted(len(found.lines), "sted", "steder")
    return said if found.together else f"Ordene står ikke sammen. {said} med et af dem."


def _meant(document: Document, words: str, kept: Mapping[str, str]) -> Chosen | None:
    """Return the words that the document holds in place of misspelt ones, with the search for them."""
    meant = nearest_words(document, words)
    return Chosen(meant, f"{address(document, ord=meant, **kept)}#soeg-form") if meant else None


def _place(document: Document, found: Found, index: int, link: str, is_current: bool) -> Place:
    line, text = found.lines[index], document.text.text
    start, end = excerpt(text, line.words, _EXCERPT)
    marks = Marks(found=tuple(Stretch(word.start, word.end) for word in line.words))
    around = (
        *([Piece("… ")] if start > line.start else []),
        *pieces(text, Stretch(start, end), marks),
        *([Piece(" …")] if end < line.end else []),
        *_following(document, line),
    )
    headings = line.headings[1:] if line.headings[:1] == (document.title,) else line.headings
    under = " › ".join(headings[-_NEAREST:])
    return Place(index + 1, link, under, " › ".join(headings), line.page, around, is_current)


def _following(document: Document, line: FoundLine) -> list[Piece]:
    """Return the beginning of what a heading stands over; nothing for a line that is none."""
    text = document.text.text
    if not any(h.start <= line.start < h.end for section in document.sections for h in section.headings):
        return []
    below = " ".join(text[line.end : line.end + 2 * _EXCERPT].split())
    return [Piece(f" – {below[:_EXCERPT].rpartition(' ')[0]} …")] if below else []


def _repairs(document: Document, repairs: Sequence[Repair], asked: Asked, words: str) -> RepairsView | None:
    if not repairs:
        return None
    text = (
        f"{counted(len(repairs), 'af filens ord', 'af filens ord')} er rettet for læsefejl fra indscanningen."
    )
    kept = {"ord": words, "fra": asked.start, "til": asked.end, "v": asked.version}
    return RepairsView(text, asked.repairs, address(document, **kept, rettelser="" if asked.repairs else "1"))


def _quote_page(document: Document, asked: Asked, page_link: str | None) -> str | None:
    """Return the address of the picture of the page on which the quote begins."""
    cited = cited_span(document, asked)
    page = document.page_at(_first(document.text, cited)) if cited else None
    if page is None or page_link is None:
        return None
    values = {"fra": asked.start, "til": asked.end, "v": asked.version}
    return f"{page_link}{page}?{urlencode({name: value for name, value in values.items() if value})}"


def _first(text: CleanText, cited: Span) -> int:
    """Return the source offset of the first character that the text keeps of a span."""
    return text.source_offset(clean_stretches(text, cited)[0].start)
