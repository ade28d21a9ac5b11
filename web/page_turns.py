"""A turn with what its page adds: addresses, previews, what is copied, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from assistant.conversations import Turn
from assistant.types import Outcome, Source
from web.copying import Copied, copied, quote_text
from web.turns import Card, TurnView, turn_view

_PREVIEW = 200  # characters


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation's marks and card lead to, and what they show before that."""

    panel: str  # the address of the passage in its context
    preview: str
    facts: str
    copied: str  # the quote with its source, as plain text
    is_told: bool  # a statement shows all of the quote


@dataclass(frozen=True, slots=True)
class PageTurn:
    """A turn on the page of its conversation.

    Attributes:
        turn: question and answer.
        number: the turn's.
        address: what the addresses of the answer's actions begin with.
        edit: where the question stands in the field again.
        references: by the numbers of the citations.
        copied: the answer as it is copied; None for one without sources.
        is_last: nothing was asked after it.
        writing: a language model is about to put it into words.
        suggestions: next questions; None when nobody has asked for them yet.
        searched: of an answer that was not found, what was looked through; "" else.
        share: it can be shared and taken along.
    """

    turn: TurnView
    number: int
    address: str
    edit: str
    references: Mapping[int, Reference]
    copied: Copied | None
    is_last: bool
    writing: bool
    suggestions: tuple[str, ...] | None
    searched: str

    @property
    def share(self) -> bool:
        return self.turn.answered and not self.writing


def page_turn(
    turn: Turn,
    conversation_id: str,
    base: str,
    *,
    is_last: bool,
    writing: bool = False,
    suggestions: tuple[str, ...] | None = None,
    searched: str = "",
) -> PageTurn:
    """Return what the page shows of a turn.

    Args:
        turn: the turn.
        conversation_id: its conversation's.
        base: what links begin with that leave the pages, without a slash at the end.
        is_last: whether nothing was asked after it.
        writing: whether a language model is about to put it into words.
        suggestions: next questions; None when nobody has asked for them yet.
        searched: what was looked through, for an answer that was not found.
    """
    view = turn_view(turn)
    page = f"/samtaler/{conversation_id}"
    answered = turn.answer.outcome is Outcome.ANSWERED
    return PageTurn(
        turn=view,
        number=turn.number,
        address=f"{page}/svar/{turn.number}",
        edit=f"{page}?ret={turn.number}#spoerg",
        references=_references(turn, view, conversation_id, base),
        copied=copied(view, base) if answered else None,
        is_last=is_last,
        writing=writing,
        suggestions=suggestions,
        searched=searched if turn.answer.outcome is Outcome.NOT_FOUND else "",
    )


def panel_link(source: Source, place: tuple[str, int, int] | None = None) -> str:
    """Return the address of a passage in its context.

    Args:
        source: the passage.
        place: the conversation, the turn and the number of the citation that it is opened from.
    """
    fields: list[tuple[str, str | int]] = [("dokument", source.document_id), ("fra", source.start)]
    fields += [("til", source.end), *([("v", source.version)] if source.version else [])]
    if place:
        fields += zip(("samtale", "svar", "nr"), place, strict=True)
    return f"/kilder?{urlencode(fields)}"


def _references(turn: Turn, view: TurnView, conversation_id: str, base: str) -> Mapping[int, Reference]:
    told = [_words(statement.text) for statement in view.statements if statement.quoted]
    found = {}
    for citation, card in zip(turn.answer.citations, view.citations, strict=True):
        place = (conversation_id, turn.number, citation.number)
        found[citation.number] = Reference(
            panel=panel_link(citation.source, place),
            preview=_preview(card),
            facts=" · ".join((card.title, *card.facts[1:])),
            copied=quote_text(card, base),
            is_told=any(_words(card.quote) in text for text in told),
        )
    return MappingProxyType(found)


def _preview(card: Card) -> str:
    text = _words(card.quote)
    if len(text) <= _PREVIEW:
        return f"»{text}«"
    return f"»{text[: _PREVIEW - 4].rpartition(' ')[0].rstrip(' ,;:.–-')} …«"


def _words(text: str) -> str:
    return " ".join(text.split())
