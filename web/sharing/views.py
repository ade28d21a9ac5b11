"""What the templates of shared answers get."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.shares import Share, Shared
from corpus.dates import written
from web.conversation_views import address_of
from web.exports.model import ExportedAnswer, exported
from web.views import MessageView, View

ALL = "/samtaler/delte"


@dataclass(frozen=True, slots=True)
class AskToShareView(View):
    """What a link would show, and to whom."""

    template = "sharing/ask.html"

    action: str
    back: str
    answer: ExportedAnswer
    days: str


@dataclass(frozen=True, slots=True)
class LinkView(View):
    """A link that has just been made; it is shown this once."""

    template = "sharing/link.html"

    link: str
    back: str
    question: str
    expires: str


@dataclass(frozen=True, slots=True)
class SharedAnswerView(View):
    """What a link shows."""

    template = "sharing/shared.html"

    answer: ExportedAnswer
    created: str
    expires: str


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A shared answer in its owner's list."""

    id: str
    question: str
    link: str  # to the answer in its conversation
    created: str
    expires: str


@dataclass(frozen=True, slots=True)
class SharesView(View):
    """An owner's shared answers."""

    template = "sharing/list.html"

    lines: tuple[ShareLine, ...]


NOT_SHARED = MessageView(
    title="Svaret deles ikke længere",
    text="Linket er udløbet, delingen er stoppet, eller adressen er ikke kopieret helt. "
    "Du kan stille spørgsmålet selv.",
    link="/",
    link_text="Stil et spørgsmål",
)


def shared_view(shared: Shared) -> SharedAnswerView:
    """Return what a link shows: the answer, and nothing of the questions around it or of who asked them."""
    answer = exported(shared.turn, base="", carried=False)
    return SharedAnswerView(answer, written(shared.created), written(shared.expires))


def share_line(share: Share) -> ShareLine:
    """Return what the list shows of a shared answer."""
    link = f"{address_of(share.conversation_id)}#svar-{share.number}"
    return ShareLine(share.id, share.question, link, written(share.created), written(share.expires))


def days_text(days: int) -> str:
    """Return "1 dag" or "30 dage"."""
    return "1 dag" if days == 1 else f"{days} dage"
