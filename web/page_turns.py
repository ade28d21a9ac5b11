"""A turn with what its page adds: addresses, previews, what is copied, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from assistant.conversation_types import Turn
from assistant.types import Outcome, Source
from corpus.types import Document
from web.around import Around, around
from web.copying import Copied, copied, quote_text
from web.source_groups import SourceGroup, grouped
from web.turns import Card, TurnView, path_text, turn_view

_NEAREST = 2  # headings that tell what a quote is about
_NEAREST_PLACES = 3  # places that a refusal shows at once
_BEGINNING = 70  # characters of a quote that tell it from the others of its source


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation's marks and card lead to, and what they show before that.

    Attributes:
        panel: the address of the passage in its context.
        title: the document's.
        facts: whose, when, on which page.
        breadcrumb: the nearest headings that the quote stands under.
        around: the words before and after it.
        copied: the quote with its source, as plain text.
        beginning: its first words.
        is_told: a statement shows all of the quote.
    """

    panel: str
    title: str
    facts: str
    breadcrumb: str
    around: Around
    copied: str
    beginning: str
    is_told: bool


@dataclass(frozen=True, slots=True)
class PageTurn:
    """A turn on the page of its conversation.

    Attributes:
        turn: question and answer.
        number: the turn's.
        address: what the addresses of the answer's actions begin with.
        edit: where the question stands in the field again.
        references: by the numbers of the citations.
        sources: the citations by document.
        related: further places, as sources without numbers; of a refusal the first few.
        related_more: the others of a refusal.
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
    sources: tuple[SourceGroup, ...]
    related: tuple[SourceGroup, ...]
    related_more: tuple[SourceGroup, ...]
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
    document: Callable[[str], Document | None],
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
        document: returns the document of an id, None when it is gone.
        is_last: whether nothing was asked after it.
        writing: whether a language model is about to put it into words.
        suggestions: next questions; None when nobody has asked for them yet.
        searched: what was looked through, for an answer that was not found.
    """
    view = turn_view(turn)
    page = f"/samtaler/{conversation_id}"
    answered = turn.answer.outcome is Outcome.ANSWERED
    first = len(view.related) if answered else _NEAREST_PLACES
    return PageTurn(
        turn=view,
        number=turn.number,
        address=f"{page}/svar/{turn.number}",
        edit=f"{page}?ret={turn.number}#spoerg",
        references=_references(turn, view, conversation_id, base, document),
        sources=grouped(view.citations),
        related=grouped(view.related[:first]),
        related_more=grouped(view.related[first:]),
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


def _references(
    turn: Turn,
    view: TurnView,
    conversation_id: str,
    base: str,
    document: Callable[[str], Document | None],
) -> Mapping[int, Reference]:
    told = view.told
    found = {}
    for citation, card in zip(turn.answer.citations, view.citations, strict=True):
        place = (conversation_id, turn.number, citation.number)
        found[citation.number] = Reference(
            panel=panel_link(citation.source, place),
            title=card.title,
            facts="\u00a0· ".join(card.facts[1:]),
            breadcrumb=path_text(card.headings[-_NEAREST:]),
            around=around(document(citation.source.document_id), citation.source),
            copied=quote_text(card, base),
            beginning=_beginning(card),
            is_told=citation.number in told,
        )
    return MappingProxyType(found)


def _beginning(card: Card) -> str:
    text = " ".join(block.text for group in card.shown for block in group.blocks)
    if len(text) <= _BEGINNING:
        return _words(text)
    return f"{_words(text)[: _BEGINNING - 3].rpartition(' ')[0].rstrip(' ,;:.–-')} …«"


def _words(text: str) -> str:
    return " ".join(text.split())
