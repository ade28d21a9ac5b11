"""What each template gets: one frozen dataclass for one template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from corpus.dates import written
from corpus.types import Document
from web.labels import kind_text, period_text
from web.reading import BlockGroup, OutlineEntry
from web.turns import TurnView, document_link


class View:
    """A page or a part of one.

    Attributes:
        template: The file under `web/templates/` that shows it.
        menu: The entry of the main menu that it belongs to.
        menu_current: "page" for the page that the entry leads to, "true" for one below it.
    """

    template: ClassVar[str]
    menu: ClassVar[str] = ""
    menu_current: ClassVar[str] = "page"


@dataclass(frozen=True, slots=True)
class DocumentChoice:
    """The one document that the question is to be answered from."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Composer:
    """The question form: what can be chosen and what is."""

    conversation_id: str
    question: str
    years: tuple[int, ...]
    organs: tuple[str, ...]
    year: int | None
    organ: str | None
    document: DocumentChoice | None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class ConversationLine:
    """A conversation in a list."""

    id: str
    link: str
    title: str
    when: str  # the day of its last question
    count: str  # how many questions it has


@dataclass(frozen=True, slots=True)
class ChatView(View):
    """The conversation with the question form; without turns it is the front page."""

    template = "chat.html"
    menu = "spoerg"

    turns: tuple[TurnView, ...]
    composer: Composer
    examples: tuple[str, ...]
    document_count: int
    conversations: tuple[ConversationLine, ...]  # those of the browser that were used last


@dataclass(frozen=True, slots=True)
class NewTurnView(View):
    """The latest turn alone, to be put at the end of a conversation that is on the screen."""

    template = "_new_turn.html"

    turn: TurnView
    composer: Composer
    conversations: tuple[ConversationLine, ...]


@dataclass(frozen=True, slots=True)
class ProblemView(View):
    """What is wrong with a question, alone, to be put beside the form that is on the screen."""

    template = "_problem.html"

    error: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in the list."""

    title: str
    link: str
    kind: str
    organ: str
    when: str


@dataclass(frozen=True, slots=True)
class DocumentsView(View):
    """All documents."""

    template = "documents.html"
    menu = "dokumenter"

    documents: tuple[DocumentLine, ...]


@dataclass(frozen=True, slots=True)
class DocumentView(View):
    """One document in full; `note` says what became of the quote that the address asks for."""

    template = "document.html"
    menu = "dokumenter"
    menu_current = "true"

    line: DocumentLine
    file: str
    ask_link: str
    outline: tuple[OutlineEntry, ...]
    groups: tuple[BlockGroup, ...]
    highlighted: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class MessageView(View):
    """A page that says what went wrong and what to do next."""

    template = "message.html"

    title: str
    text: str
    link: str
    link_text: str


@dataclass(frozen=True, slots=True)
class ApiDocsView(View):
    """The description of the JSON interface; without its script it leads to the description's source."""

    template = "api_docs.html"
    menu = "api"

    script_installed: bool


def document_line(document: Document) -> DocumentLine:
    """Return what a list shows of a document; what is not known is empty."""
    period = document.period
    day = written(document.date) if document.date else ""
    return DocumentLine(
        title=document.title,
        link=document_link(document.id),
        kind=kind_text(document.kind),
        organ=document.organ or "",
        # A plan for 2012 is about 2012, whatever day the committee had it before it.
        when=period_text(period.first, period.last) if period else day,
    )
