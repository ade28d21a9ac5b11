"""What each template gets: one frozen dataclass for one template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from web.turns import TurnView


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
