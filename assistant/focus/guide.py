"""All that the pages about a strategy's themes show, made once for each state of the documents."""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar, cast

from assistant.focus.develop import Development, development
from assistant.focus.likeness import Compared, Rarity
from assistant.focus.municipality import Municipalities
from assistant.focus.own_words import OwnWords, own_words
from assistant.focus.quiz import quiz
from assistant.focus.quiz_kinds import Material
from assistant.focus.quiz_types import QuizQuestion
from assistant.focus.ready import ready_questions, trying
from assistant.focus.related import Related, RelatedDecision, related
from assistant.focus.strategies import in_force, in_line, strategies, themes_of
from assistant.focus.tour import Known, Planned, Stop, tour
from assistant.focus.try_out import current, first_answer, is_decided, organs_of, shown_decision
from assistant.focus.types import Library, Strategy, Theme
from assistant.register import DecisionFilter
from corpus.decisions import Decision
from corpus.outline import Stretch
from corpus.plans import Initiative, plan
from corpus.types import Document, Kind
from index.types import Stretch as Place

T = TypeVar("T")

_SECTIONS = 5_000  # that tell how rare a word is


@dataclass(frozen=True, slots=True)
class Detail:
    """A theme with all that is known of it."""

    strategy: Strategy
    theme: Theme
    own: OwnWords
    related: Related
    development: Development
    questions: tuple[str, ...]


@dataclass
class _Made:
    """What has been made of the documents as they were at one time."""

    key: Hashable
    documents: tuple[Document, ...]
    values: dict[Hashable, object] = field(default_factory=dict)
    locks: dict[Hashable, threading.Lock] = field(default_factory=dict)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` returns, made on the first call; others wait for it, but not for other keys."""
        with self.guard:
            lock = self.locks.setdefault(key, threading.Lock())
        with lock:
            if key not in self.values:
                self.values[key] = make()
            return cast("T", self.values[key])


class Guide:
    """Leads through the themes of a library's strategies."""

    def __init__(self, library: Library, *, today: Callable[[], dt.date] = dt.date.today) -> None:
        """Take the library; nothing is made before it is asked for.

        Args:
            library: the documents.
            today: tells the day by which a strategy is in force.
        """
        self._library = library
        self._today = today
        self._made: _Made | None = None

    def strategies(self) -> tuple[Strategy, ...]:
        """Return the strategies, oldest first, those without themes too."""
        made = self._now()
        return made.once("strategies", lambda: strategies(made.documents))

    def in_force(self) -> Strategy | None:
        """Return the strategy in force; None when there is none at all."""
        return in_force(self.strategies(), self._today())

    def strategy(self, document_id: str | None) -> Strategy | None:
        """Return a strategy by its document's id, the one in force for None; None when there is none."""
        if document_id is None:
            return self.in_force()
        return next((s for s in self.strategies() if s.document.id == document_id), None)

    def theme(self, slug: str) -> tuple[Strategy, Theme] | None:
        """Return a theme by its slug with its strategy; None when there is none."""
        every = ((s, theme) for s in self.strategies() for theme in s.themes)
        return next(((s, theme) for s, theme in every if theme.slug == slug), None)

    def line(self, strategy: Strategy) -> tuple[Strategy, ...]:
        """Return the strategies of the same municipality that belong with one, oldest first."""
        whose = self._whose()
        every = in_line(self.strategies(), strategy)
        return tuple(s for s in every if not whose.differ(s.document, strategy.document))

    def development(self, strategy: Strategy, shown: Collection[str] | None = None) -> Development:
        """Return how the themes developed, in the strategies that belong with one.

        Args:
            strategy: the one.
            shown: ids of the documents that are compared; None for all that belong.
        """
        line = tuple(s for s in self.line(strategy) if shown is None or s.document.id in shown)
        key = ("development", tuple(map(_version, line)))
        return self._now().once(key, lambda: self._development(line))

    def detail(self, strategy: Strategy, theme: Theme) -> Detail:
        """Return all that is known of a theme of a strategy."""
        return self._now().once(
            ("detail", theme.slug, _version(strategy)), lambda: self._detail(strategy, theme)
        )

    def knows(self, strategy: Strategy, theme: Theme) -> bool:
        """Tell whether all that is known of a theme is made already."""
        return ("detail", theme.slug, _version(strategy)) in self._now().values

    def warming(self, strategy: Strategy) -> Iterator[None]:
        """Make what takes a second or more before somebody waits for it: each theme's page, and the quiz.

        Yields before each piece of the work; nobody waits for who pauses there. The questions' answers are
        what takes long: the library remembers them, so that the page itself is made in no time.
        """
        for theme in strategy.themes:
            if not self.knows(strategy, theme):
                yield
                yield from trying(strategy, theme, self._related(theme), self._library)
                self.detail(strategy, theme)
        yield
        self.quiz(strategy)

    def tour(self, strategy: Strategy) -> tuple[Planned, ...]:
        """Return the stops of the tour before they are made; none for a strategy without themes."""
        key = ("tour", _version(strategy))
        return self._now().once(key, lambda: tour(strategy, self._known(strategy)))

    def stop(self, strategy: Strategy, place: int) -> Stop | None:
        """Return a stop of the tour, counted from 1; None when there is none of that number."""
        planned = self.tour(strategy)
        if not 1 <= place <= len(planned):
            return None
        return self._now().once(("stop", _version(strategy), place), planned[place - 1].make)

    def quiz(self, strategy: Strategy) -> tuple[QuizQuestion, ...]:
        """Return the questions of the quiz; none for a strategy without themes."""
        key = ("quiz", _version(strategy))
        return self._now().once(key, lambda: quiz(self._material(strategy)))

    def digest(self) -> str:
        """Return what changes when any document does."""
        return self._now().once("digest", lambda: _digest(self._now().documents))

    def _now(self) -> _Made:
        """Return what is made of the documents as they are now, empty when they have changed."""
        documents = self._library.documents()
        key = (self._library.revision(), tuple((d.id, d.version) for d in documents))
        made = self._made
        if made is None or made.key != key:
            made = self._made = _Made(key, documents)
        return made

    def _whose(self) -> Municipalities:
        made = self._now()
        return made.once("municipalities", lambda: Municipalities(made.documents))

    def _values(self, strategy: Strategy) -> Strategy | None:
        """Return what says how people work together where a strategy is in force, the newest with themes."""
        made, whose = self._now(), self._whose()

        def find() -> Strategy | None:
            found = [
                Strategy(d, themes_of(d), overall=False)
                for d in made.documents
                if d.kind is Kind.VALUES and whose.same(d, strategy.document)
            ]
            kept = sorted((s for s in found if s.themes), key=lambda s: s.first_year)
            return kept[-1] if kept else None

        return made.once(("values", strategy.document.id), find)

    def _compared(self, document: Document, title: str, spans: Sequence[Stretch]) -> Compared:
        rarity = self._now().once("rarity", lambda: _rarity(self._now().documents))
        text = "\n".join(document.text.text[start:end] for start, end in spans)
        meaning = self._library.meaning([Place(document.id, start, end) for start, end in spans])
        return Compared(meaning, rarity.weights(title, text))

    def _theme_compared(self, theme: Theme) -> Compared:
        spans = theme.all_spans or [theme.heading]
        made = self._now()
        return made.once(
            ("compared", theme.slug, theme.document.version),
            lambda: self._compared(theme.document, theme.title, spans),
        )

    def _development(self, line: Sequence[Strategy]) -> Development:
        compared = {theme.slug: self._theme_compared(theme) for s in line for theme in s.themes}
        return development(line, compared)

    def _related(self, theme: Theme) -> Related:
        def find() -> Related:
            compared = self._theme_compared(theme)
            return related(theme, compared, self._library, self._compared, self._initiatives)

        return self._now().once(("related", theme.slug, theme.document.version), find)

    def _initiatives(self, document: Document) -> tuple[Initiative, ...]:
        made = self._now()
        return made.once(
            ("initiatives", document.id, document.version), lambda: tuple(plan(document).initiatives())
        )

    def _detail(self, strategy: Strategy, theme: Theme) -> Detail:
        found = self._related(theme)
        questions = ready_questions(strategy, theme, found, self._library)
        return Detail(strategy, theme, own_words(theme), found, self.development(strategy), questions)

    def _known(self, strategy: Strategy) -> Known:
        values = self._values(strategy)
        decisions = self._decisions(strategy)
        return Known(
            values=values.document if values else None,
            value_themes=values.themes if values else (),
            organs=organs_of(decisions) if any(map(is_decided, decisions)) else (),
            decision=partial(self._decision, strategy),
            answered=lambda: first_answer(
                self._library, self.detail(strategy, strategy.themes[-1]).questions
            ),
        )

    def _decision(self, strategy: Strategy) -> RelatedDecision | None:
        """Return the decision that is likest to a theme of the strategy; None where none is near."""
        return shown_decision([self._related(theme) for theme in strategy.themes])

    def _decisions(self, strategy: Strategy) -> list[Decision]:
        """Return all that the strategy's municipality decided in the open."""
        whose = self._whose()
        every = self._library.decisions(DecisionFilter())
        return [d for d in every if not d.closed and not whose.differ(d.document, strategy.document)]

    def _material(self, strategy: Strategy) -> Material:
        others = [s for s in self.strategies() if s.document.id != strategy.document.id and s.themes]
        values = self._values(strategy)
        return Material(
            strategy,
            tuple([*others, values] if values else others),
            current(
                [self._related(theme) for theme in strategy.themes],
                self._decisions(strategy),
                strategy.first_year,
            ),
            f"{self.digest()} {strategy.document.id}",
        )


def _version(strategy: Strategy) -> tuple[str, str]:
    """Return what tells a strategy from what it was before a change that came while a page was made."""
    return strategy.document.id, strategy.document.version


def _digest(documents: Sequence[Document]) -> str:
    said = "\n".join(f"{document.id} {document.version}" for document in documents)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _rarity(documents: Sequence[Document]) -> Rarity:
    """Learn it from some thousand sections, spread over all documents: more would tell no more."""
    sections = [(d, s.start, s.end) for d in documents for s in d.sections if not s.closed]
    step = -(-len(sections) // _SECTIONS) or 1
    return Rarity(d.text.text[start:end] for d, start, end in sections[::step])


def is_older(strategy: Strategy, now: Strategy | None) -> bool:
    """Tell whether a strategy is another than the one in force, and came before it."""
    return (
        now is not None and strategy.document.id != now.document.id and strategy.first_year <= now.first_year
    )
