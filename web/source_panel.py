"""A cited passage in its context: a panel beside the answer, or a page of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from assistant.conversation_types import Turn
from assistant.conversations import Conversations
from assistant.standing import standing_of
from corpus.dates import written
from corpus.outcomes import Result
from corpus.types import CleanText, Document, Span
from web.dependencies import TheAssistant, TheConversations, TheRenderer
from web.documents.highlight import Stretch, clean_stretches
from web.documents.list_view import when
from web.documents.reading import Block
from web.labels import kind_text
from web.page_turns import panel_link
from web.render import wants_part
from web.source_excerpt import excerpt
from web.turns import document_link
from web.views import View
from web.visitor import TheOwner

router = APIRouter(include_in_schema=False)

_OLD_YEARS = 4  # an election period: what is older was decided by another council
_TONES = {
    Result.APPROVED: "success",
    Result.APPROVED_CHANGED: "success",
    Result.DECIDED: "success",
    Result.POSTPONED: "warning",
    Result.REJECTED: "warning",
    Result.SENT_BACK: "warning",
}
_CHANGED = (
    "Dokumentet er ændret, siden svaret blev givet, så citatet kan ikke vises. "
    "Stil spørgsmålet igen for at få et svar fra den nye udgave."
)
_NO_QUOTE = "Citatet kunne ikke findes i dokumentet."


@dataclass(frozen=True, slots=True)
class Badge:
    """A word or two on what a source stands for; `tone` is one of DKFDS's badge kinds, "" for plain."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Another source of the same answer."""

    number: int
    link: str


@dataclass(frozen=True, slots=True)
class SourceView(View):
    """A passage in its context; `panel` is the id of the element it stands in, "" on its own page.

    `back` leads to the mark that it was opened from, "" when it was opened from none.
    """

    template = "chat/source.html"
    menu = "spoerg"

    number: int | None
    title: str
    facts: tuple[str, ...]
    path: str
    badges: tuple[Badge, ...]
    blocks: tuple[Block, ...]
    note: str | None
    document: str
    back: str
    before: Step | None
    after: Step | None
    panel: str


@dataclass(frozen=True, slots=True)
class SourcePartView(View):
    """The panel alone; None where the document is gone."""

    template = "chat/_source_part.html"

    source: SourceView | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a conversation a source is cited."""

    conversation_id: str
    turn: Turn
    number: int

    @property
    def anchor(self) -> str:
        return f"svar-{self.turn.number}"

    def step(self, by: int) -> Step | None:
        """Return the source that comes so many numbers later; None when there is none."""
        wanted = self.number + by
        found = next((c for c in self.turn.answer.citations if c.number == wanted), None)
        if found is None:
            return None
        link = panel_link(found.source, (self.conversation_id, self.turn.number, wanted))
        return Step(wanted, link)


@router.get("/kilder")
def source(
    request: Request,
    assistant: TheAssistant,
    conversations: TheConversations,
    owner: TheOwner,
    renderer: TheRenderer,
    dokument: str,
    fra: int,
    til: int,
    v: str | None = None,
    samtale: str = "",
    svar: Annotated[int, Query(ge=0)] = 0,
    nr: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """Show a passage: offsets `fra` to `til` into its source file as it was in version `v`.

    `samtale`, `svar` and `nr` say which citation of which answer it was opened from.
    """
    found = assistant.document(dokument)
    part = wants_part(request)
    if found is None:
        if part:
            return renderer.respond(SourcePartView(None))
        raise HTTPException(404)
    place = _place(conversations, owner, samtale, svar, nr)
    shown = source_view(found, Span(fra, til), v, place, in_panel=part)
    return renderer.respond(SourcePartView(shown) if part else shown)


def source_view(
    document: Document, span: Span, version: str | None, place: Place | None, *, in_panel: bool
) -> SourceView:
    """Return what the panel shows of a stretch of a document's source file."""
    changed = version is not None and version != document.version
    marked = () if changed else _marked(document.text, span)
    page = document.page_at(span.start) if marked else None
    about = when(document, short=False) or (written(document.date) if document.date else "")
    facts = (kind_text(document.kind), document.organ, about, f"side {page}" if page else "")
    query = f"?fra={span.start}&til={span.end}&v={document.version}#citat" if marked else ""
    # The mark of the answer that is on the page, or the one on the conversation's page.
    back = f"#{place.anchor}-m{place.number}" if place else ""
    return SourceView(
        number=place.number if place else None,
        title=document.title,
        facts=tuple(fact for fact in facts if fact),
        path=_path(document, marked),
        badges=tuple(_badges(document, span)) if marked else (),
        blocks=excerpt(document, marked),
        note=_CHANGED if changed else None if marked else _NO_QUOTE,
        document=f"{document_link(document.id)}{query}",
        back=back if in_panel or not place else f"/samtaler/{place.conversation_id}{back}",
        before=place.step(-1) if place else None,
        after=place.step(1) if place else None,
        panel=f"{place.anchor}-kilde" if place and in_panel else "",
    )


def _place(conversations: Conversations, owner: str, identity: str, turn: int, number: int) -> Place | None:
    """Return where the source is cited; None when that conversation is not the visitor's."""
    found = conversations.get(owner, identity) if identity else None
    asked = found.turn(turn) if found else None
    if found is None or asked is None or number not in {c.number for c in asked.answer.citations}:
        return None
    return Place(found.id, asked, number)


def _marked(text: CleanText, span: Span) -> tuple[Stretch, ...]:
    try:
        return clean_stretches(text, span)
    except ValueError:
        return ()


def _path(document: Document, marked: tuple[Stretch, ...]) -> str:
    at = marked[0].start if marked else -1
    section = next((each for each in document.sections if each.start <= at < each.end), None)
    titles = section.titles if section else ()
    return " › ".join(titles[1:] if titles[:1] == (document.title,) else titles)


def _badges(document: Document, span: Span) -> list[Badge]:
    standing = standing_of(document, span.start, span.end)
    found: list[Badge] = []
    if standing and standing.is_proposal:
        found.append(Badge("Forslag, ikke en beslutning", "warning"))
    elif standing:
        found += [
            Badge(result.value.capitalize(), _TONES.get(result, ""))
            for result in standing.results
            if result is not Result.UNKNOWN
        ]
    last = max(document.years, default=None)
    if last is not None and dt.datetime.now(dt.UTC).year - last >= _OLD_YEARS:
        found.append(Badge(f"fra {last}", "info"))
    return found
