"""What the pages about feedback and unanswered questions show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.feedback import About, Kept, Reason, Shown, Unanswered
from corpus.types import Document
from corpus.visible import one_line, visible
from web.addresses import ADMINISTRATION
from web.admin.words import day_and_time, percent
from web.danish import counted, number
from web.tally import Day
from web.turns import document_link
from web.views import View

FEEDBACK = f"{ADMINISTRATION}/tilbagemeldinger"
UNANSWERED = f"{ADMINISTRATION}/ubesvarede"
OPEN, HANDLED, ALL = "aabne", "behandlede", "alle"
USEFUL, USELESS = "ja", "nej"
STATES = ((OPEN, "Ikke behandlet"), (HANDLED, "Behandlet"), (ALL, "Alle"))
VERDICTS = ((ALL, "Alle"), (USELESS, "Ikke brugbart"), (USEFUL, "Brugbart"))
_ABOUT = {About.ANSWER: "Svar", About.SOURCE: "Kilde"}
REASONS = {
    Reason.WRONG: "Forkert",
    Reason.MISSING: "Mangler noget",
    Reason.WRONG_SOURCE: "Forkert kilde",
    Reason.OUTDATED: "For gammelt",
    Reason.OTHER: "Andet",
}

FindDocument = Callable[[str], Document | None]


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document that was on the page that feedback is about."""

    title: str
    link: str | None  # None when it is gone
    note: str


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """What somebody said of an answer or a source."""

    id: int
    when: str
    about: str
    useful: bool
    verdict: str
    reason: str
    comment: str
    question: str
    documents: tuple[DocumentLine, ...]
    handled: str  # when; empty while it is open
    action: str  # what the addresses of its forms begin with


@dataclass(frozen=True, slots=True)
class FeedbackView(View):
    """The feedback to work on."""

    template = "admin/feedback.html"
    menu = "administration"
    menu_current = "true"

    lines: tuple[FeedbackLine, ...]
    found: str
    state: str
    verdict: str
    states: tuple[tuple[str, str], ...]
    verdicts: tuple[tuple[str, str], ...]
    csv_link: str


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question that got no answer."""

    question: str
    times: str
    when: str
    handled: str
    action: str


@dataclass(frozen=True, slots=True)
class UnansweredView(View):
    """The questions that got no answer."""

    template = "admin/unanswered.html"
    menu = "administration"
    menu_current = "true"

    lines: tuple[QuestionLine, ...]
    found: str
    state: str
    states: tuple[tuple[str, str], ...]
    counted: tuple[tuple[str, str], ...]  # how many had no answer, by the time that they were counted for
    is_kept: bool  # also without the asker's consent


def feedback_line(kept: Kept, find: FindDocument) -> FeedbackLine:
    """Return what a list shows of feedback."""
    entry = kept.entry
    return FeedbackLine(
        id=kept.id,
        when=day_and_time(kept.given),
        about=_ABOUT[entry.about],
        useful=entry.useful,
        verdict="Brugbart" if entry.useful else "Ikke brugbart",
        reason=REASONS[entry.reason] if entry.reason else "",
        comment=visible(entry.comment),
        question=visible(entry.question or ""),
        documents=tuple(_document(shown, find) for shown in entry.documents),
        handled=day_and_time(kept.handled) if kept.handled else "",
        action=f"{FEEDBACK}/{kept.id}",
    )


def question_line(question: Unanswered) -> QuestionLine:
    """Return what a list shows of a question."""
    return QuestionLine(
        question=visible(question.question),
        times=counted(question.times, "gang", "gange"),
        when=day_and_time(question.asked),
        handled=day_and_time(question.handled) if question.handled else "",
        action=f"{UNANSWERED}/{question.id}",
    )


def share_text(day: Day) -> str:
    """Return "9 af 112 spørgsmål (8 %)"."""
    if not day.questions:
        return "ingen, der er ikke stillet spørgsmål"
    whole = f"{number(day.questions)} spørgsmål"
    return f"{number(day.unanswered)} af {whole} ({percent(day.unanswered, day.questions)})"


def _document(shown: Shown, find: FindDocument) -> DocumentLine:
    document = find(shown.document_id)
    if document is None:
        return DocumentLine(one_line(shown.document_id), None, "er fjernet siden")
    note = "" if document.version == shown.version else "er ændret siden"
    return DocumentLine(one_line(document.title), document_link(document.id), note)
