"""What each template gets: one frozen dataclass for one template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


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
class ConversationLine:
    """A conversation in a list."""

    id: str
    link: str
    title: str
    when: str  # the day of its last question
    count: str  # how many questions it has


@dataclass(frozen=True, slots=True)
class ProblemView(View):
    """What is wrong with a question, alone, to be put beside the form that is on the screen."""

    template = "chat/_problem.html"

    error: str
    retry: bool = False  # sending it again as it is may help


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
