"""What other documents hold about a theme: initiatives of plans, and decisions. It may be related."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.cite import section_at
from assistant.focus.likeness import Compared, likeness
from assistant.focus.types import Excerpt, Library, Theme
from assistant.focus.whole import said_in
from assistant.forms import heading_of_level
from assistant.place import clean_offset
from assistant.register import DecisionFilter
from assistant.types import ChipKind, Filters, ScoredSource
from corpus.decisions import Decision
from corpus.found import ITEM
from corpus.outline import Stretch
from corpus.plans import Initiative
from corpus.types import Document, Heading, Kind
from index.words import fold, stems

_HITS = 60  # passages that are looked at
_MOST = 5  # of each kind
_TELLING = 20  # of a theme's words, the most telling
_SHARED = 2  # of them that a sentence must hold to show what it has to do with the theme
_COMPOUNDED = 7  # letters of a stem that is no chance part of another word
_LONGEST = 320  # characters of such a sentence
# How alike a theme's text and what may be related must be at least. For the five themes of the shipped
# strategy in force 18 were above it, of which 12 were judged to be about the same matter; at 0.36 it was 9
# of 9, but three of the themes had none.
_LEAST = 0.33

Compare = Callable[[Document, str, Sequence[Stretch]], Compared]
Initiatives = Callable[[Document], Sequence[Initiative]]


@dataclass(frozen=True, slots=True)
class RelatedInitiative:
    """An initiative of a plan that may be about the same."""

    document: Document
    title: str
    excerpt: Excerpt
    likeness: float


@dataclass(frozen=True, slots=True)
class RelatedDecision:
    """A decision of an item that may be about the same."""

    decision: Decision
    excerpt: Excerpt
    likeness: float
    telling: Excerpt | None = None  # of the item, with the theme's words


@dataclass(frozen=True, slots=True)
class Related:
    """What may be related to a theme, newest first and of one day the likest first."""

    initiatives: tuple[RelatedInitiative, ...]
    decisions: tuple[RelatedDecision, ...]


def related(
    theme: Theme, of_theme: Compared, library: Library, compare: Compare, initiatives: Initiatives
) -> Related:
    """Return what a search for the theme finds in other documents, as far as the texts are alike.

    Args:
        theme: the theme.
        of_theme: the theme as it is compared.
        library: the documents.
        compare: returns some stretches of a document under a title as they are compared.
        initiatives: returns those of a plan.
    """
    query = f"{theme.title}. {_most_telling(of_theme)}"[:900]
    without = frozenset({ChipKind.YEAR, ChipKind.ORGAN, ChipKind.DOCUMENT})
    hits = library.search(query, Filters(without=without), _HITS).hits
    by_id = {document.id: document for document in library.documents() if document.id != theme.document.id}
    places = [place for hit in hits if (place := _place(hit, by_id))]
    return Related(
        _initiatives(places, of_theme, compare, initiatives),
        _decisions(places, library.decisions(DecisionFilter()), of_theme, compare),
    )


def _most_telling(compared: Compared) -> str:
    words = sorted(compared.words, key=lambda stem: -compared.words[stem])
    return " ".join([stem for stem in words if stem.isalpha()][:8])


def _place(hit: ScoredSource, by_id: dict[str, Document]) -> tuple[Document, int] | None:
    document = by_id.get(hit.source.document_id)
    return (document, clean_offset(document, hit.source.start)) if document else None


def _initiatives(
    places: Iterable[tuple[Document, int]], of_theme: Compared, compare: Compare, initiatives: Initiatives
) -> tuple[RelatedInitiative, ...]:
    found: dict[tuple[str, Heading], RelatedInitiative | None] = {}
    for document, offset in places:
        for each in initiatives(document) if document.kind is Kind.PLAN else ():
            key = document.id, each.node.heading
            if each.node.start <= offset < each.node.end and key not in found:
                found[key] = _related_initiative(document, each, of_theme, compare)
    kept = [each for each in found.values() if each]
    ordered = sorted(kept, key=lambda each: (-_year(each.document), -each.likeness))
    return tuple(ordered[:_MOST])


def _related_initiative(
    document: Document, each: Initiative, of_theme: Compared, compare: Compare
) -> RelatedInitiative | None:
    heading = (each.node.heading.start, each.node.heading.end)
    as_theme = Theme(document, None, each.number, each.title, heading, each.spans, each.parts)
    likely = likeness(of_theme, compare(document, each.title, as_theme.all_spans))
    excerpt = telling(document, as_theme.all_spans, of_theme)
    if likely < _LEAST or excerpt is None:
        return None
    return RelatedInitiative(document, each.title, excerpt, likely)


def _decisions(
    places: Iterable[tuple[Document, int]],
    decisions: Sequence[Decision],
    of_theme: Compared,
    compare: Compare,
) -> tuple[RelatedDecision, ...]:
    found: dict[tuple[str, Heading], RelatedDecision] = {}
    for document, offset in places:
        section = section_at(document, offset) if document.kind is Kind.MINUTES else None
        item = heading_of_level(section, ITEM) if section and not section.closed else None
        if item is None or (document.id, item) in found:
            continue
        spans = [(s.start, s.end) for s in document.sections if item in s.headings and not s.closed]
        last = _last_decision(document, spans, decisions)
        likely = likeness(of_theme, compare(document, item.title, spans))
        said = telling(document, spans, of_theme) if last and likely >= _LEAST else None
        if last and said:
            words = Excerpt(last.document, last.start, last.end)
            found[document.id, item] = RelatedDecision(last, words, likely, said)
    ordered = sorted(found.values(), key=lambda each: -each.likeness)
    ordered.sort(key=lambda each: each.decision.date.toordinal() if each.decision.date else 0, reverse=True)
    return tuple(_trimmed(each) for each in ordered[:_MOST])


def telling(document: Document, spans: Iterable[Stretch], of_theme: Compared) -> Excerpt | None:
    """Return the sentence with most of the theme's own words; None when none shows what it has to do with it.

    It holds the theme's most telling word or two others; a long one counts within a compound too.
    """
    own = sorted(of_theme.words, key=lambda stem: -of_theme.words[stem])[:_TELLING]

    def weight(excerpt: Excerpt) -> float:
        text, found = fold(excerpt.text), set(stems(excerpt.text))
        shared = [stem for stem in own if stem in found or (len(stem) >= _COMPOUNDED and stem in text)]
        tells = len(shared) >= _SHARED or shared[:1] == own[:1]
        return sum(of_theme.words[stem] for stem in shared) if tells else 0.0

    kept = (said.excerpt for said in said_in(document, spans) if len(said.excerpt.text) <= _LONGEST)
    best = max(((weight(each), -each.start, each) for each in kept), key=lambda e: e[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def _last_decision(
    document: Document, spans: Sequence[Stretch], decisions: Sequence[Decision]
) -> Decision | None:
    """Return what the last organ decided about an item: its way ends there."""
    held = [
        decision
        for decision in decisions
        if decision.document.id == document.id
        and not decision.closed
        and any(start <= decision.start < end for start, end in spans)
    ]
    return max(
        held, key=lambda decision: (decision.date is not None, decision.date, decision.start), default=None
    )


def _trimmed(each: RelatedDecision) -> RelatedDecision:
    """Leave out the white space around a decision's words."""
    text = each.excerpt.text
    start = each.excerpt.start + len(text) - len(text.lstrip())
    return replace(each, excerpt=Excerpt(each.excerpt.document, start, start + len(text.strip())))


def _year(document: Document) -> int:
    return max(document.years, default=0)
