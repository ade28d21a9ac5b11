"""An extractive answer is put into a language model's words, sentence by verified sentence."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Protocol

from assistant.cite import Quote, cite
from assistant.opening import say_where
from assistant.texts import Texts, texts
from assistant.types import (
    Answer,
    Citation,
    Filters,
    Outcome,
    SearchResult,
    Source,
    Statement,
    StrikeReason,
    Struck,
)
from assistant.understand import language_of
from assistant.writing.draft import Sentence, drafted
from assistant.writing.endpoint import EndpointFailed, Message
from assistant.writing.events import (
    Event,
    Extracted,
    Fallback,
    FellBack,
    Finished,
    StruckOut,
    Supported,
)
from assistant.writing.numbered import Numbered, Stretch, number
from assistant.writing.orders import gives_orders
from assistant.writing.prompt import messages
from assistant.writing.support import Verifier
from corpus.cpr import has_number
from corpus.types import Document

_FOUND = 12  # passages to choose from
_MOST_DRAFTED = 12  # sentences, twice what was asked for: who writes more does not end
_MOST_AT_ONCE = 8  # questions that wait for the model; the next one gets its quotes at once
_LONGEST_STRUCK = 300  # characters of a struck sentence that are shown


class Finding(Protocol):
    """What the writer asks of an assistant."""

    def search(self, question: str, filters: Filters, limit: int) -> SearchResult:
        """Return the passages nearest to a question within its bounds."""
        ...

    def document(self, document_id: str) -> Document | None:
        """Return the document of that id; None when there is none."""
        ...


class Completing(Protocol):
    """What the writer asks of a language model."""

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yield the model's text piece by piece.

        Raises:
            EndpointFailed: it gave no usable answer, within a limit on time.
        """
        ...


@dataclass(slots=True)
class _Draft:
    """What has been written so far."""

    statements: list[Statement] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    struck: list[Struck] = field(default_factory=list)


class Writer:
    """Writes answers with a model; safe to use from several threads at once."""

    def __init__(
        self,
        finding: Finding,
        source_of: Callable[[Document], str],
        model: Completing,
        verifier: Verifier,
    ) -> None:
        """Write with `model` from what `finding` finds; `source_of` returns a document's file as text."""
        self._finding = finding
        self._source_of = source_of
        self._model = model
        self._verifier = verifier
        self._free = threading.BoundedSemaphore(_MOST_AT_ONCE)

    def finish(self, answer: Answer, filters: Filters | None = None) -> Answer:
        """Return the answer in the model's words, or as it is with a note that says why."""
        *_, last = self.events(answer, filters)
        assert isinstance(last, Finished | FellBack)  # noqa: S101 - what `events` promises
        return last.answer

    def events(
        self, answer: Answer, filters: Filters | None = None, question: str | None = None
    ) -> Iterator[Event]:
        """Yield what happens while an answer is written: see `assistant.writing.events`.

        Args:
            answer: the extractive answer. One that was not found stays so: the model is not asked.
            filters: those that it was asked with.
            question: what was asked, in full; None takes what the answer was read as.
        """
        started = time.perf_counter()
        yield Extracted(answer)
        asked = question or answer.read_as or answer.question
        # A question that orders the model about is a search like any other, and nothing more.
        if answer.outcome is not Outcome.ANSWERED or gives_orders(asked):
            yield Finished(answer)
            return
        draft = _Draft()
        try:
            yield from self._written(answer, asked, filters or Filters(), draft)
            finished = _finished(answer, draft)
        except EndpointFailed as failure:
            finished = _fallen_back(answer, failure.reason, draft)
        took = round((time.perf_counter() - started) * 1000 + answer.answer_ms, 1)
        finished = replace(finished, answer=replace(finished.answer, answer_ms=took))
        yield finished

    def _written(
        self, answer: Answer, question: str, filters: Filters, draft: _Draft
    ) -> Iterator[Supported | StruckOut]:
        """Yield each sentence of the model once it was held against its sources.

        Raises:
            EndpointFailed: for any reason that lets the extractive answer stand.
        """
        if has_number(question):
            raise EndpointFailed(Fallback.PERSONAL)
        if not self._free.acquire(blocking=False):
            raise EndpointFailed(Fallback.BUSY)
        try:
            found = [hit.source for hit in self._finding.search(question, filters, _FOUND).hits]
            passages = {p.number: p for p in number(answer, found, self._finding.document)}
            if not passages:
                raise EndpointFailed(Fallback.WITHHELD)
            say = texts(answer.language)
            pieces = self._model.stream(messages(question, list(passages.values()), say))
            for count, sentence in enumerate(drafted(pieces), start=1):
                if count > _MOST_DRAFTED:
                    raise EndpointFailed(Fallback.ENDLESS)
                if _says_nothing(sentence, say):
                    raise EndpointFailed(Fallback.NOTHING)
                yield self._judged(sentence, passages, draft)
        finally:
            self._free.release()

    def _judged(
        self, sentence: Sentence, passages: dict[int, Numbered], draft: _Draft
    ) -> Supported | StruckOut:
        carried = self._verifier.verify(sentence, passages, language_of(sentence.text))
        if not isinstance(carried, StrikeReason):
            cited = self._cited(carried)
            if cited:
                return _add(sentence, cited, draft)
            carried = StrikeReason.WORDS  # the file has changed under the sentence
        text = sentence.text
        shown = text if len(text) <= _LONGEST_STRUCK else f"{text[:_LONGEST_STRUCK].rstrip()} …"
        draft.struck.append(Struck(shown, carried, len(draft.statements)))
        return StruckOut(draft.struck[-1])

    def _cited(self, stretches: Sequence[Stretch]) -> list[Source]:
        """Return the stretches as sources that were checked against their files, neighbours joined."""
        quotes = [Quote(first.document, first.start, last.end) for first, last in _joined(stretches)]
        return [citation.source for citation in cite(quotes, self._source_of)[1]]


def _joined(stretches: Sequence[Stretch]) -> list[tuple[Stretch, Stretch]]:
    joined: list[tuple[Stretch, Stretch]] = [(s, s) for s in stretches[:1]]
    for before, stretch in pairwise(stretches):
        between = before.document.text.text[before.end : stretch.start]
        beside = before.document.id == stretch.document.id and before.end <= stretch.start
        if beside and len(between) < 3 and not between.strip():
            joined[-1] = (joined[-1][0], stretch)
        else:
            joined.append((stretch, stretch))
    return joined


def _add(sentence: Sentence, cited: Sequence[Source], draft: _Draft) -> Supported:
    """Add a sentence to the draft, with a citation for each source that none has yet."""
    known = {citation.source: citation.number for citation in draft.citations}
    new = tuple(
        Citation(number, source)
        for number, source in enumerate(
            (source for source in dict.fromkeys(cited) if source not in known), start=len(known) + 1
        )
    )
    known |= {citation.source: citation.number for citation in new}
    numbers = tuple(dict.fromkeys(known[source] for source in cited))
    draft.citations.extend(new)
    draft.statements.append(Statement(sentence.text, numbers, written=True))
    return Supported(draft.statements[-1], new)


def _says_nothing(sentence: Sentence, say: Texts) -> bool:
    said = re.sub(r"[^\w ]", "", sentence.text).strip().casefold()
    return said == say.say("model", "nothing").casefold()


def _finished(answer: Answer, draft: _Draft) -> Finished | FellBack:
    if not draft.statements:
        return _fallen_back(answer, Fallback.UNSUPPORTED if draft.struck else Fallback.NOTHING, draft)
    say = texts(answer.language)
    match len(draft.struck):
        case 0:
            note = say.say("written", "note")
        case 1:
            note = say.say("written", "struck_one")
        case count:
            note = say.say("written", "struck_many", count=str(count))
    return Finished(
        replace(
            answer,
            opening=say_where(draft.citations, say),
            statements=tuple(draft.statements),
            citations=tuple(draft.citations),
            related=_related(answer, draft.citations),
            struck=tuple(draft.struck),
            note=note,
        )
    )


def _fallen_back(answer: Answer, reason: Fallback, draft: _Draft) -> FellBack:
    """Return the extractive answer; what was struck is shown only where that is the reason."""
    struck = tuple(draft.struck) if reason is Fallback.UNSUPPORTED else ()
    note = texts(answer.language).say("fallback", reason.value)
    return FellBack(replace(answer, note=note, struck=struck), reason)


def _related(answer: Answer, citations: Sequence[Citation]) -> tuple[Source, ...]:
    """Return the quotes that the extractive answer had and this one has not, then what it had besides."""
    shown = [citation.source for citation in citations]

    def is_shown(source: Source) -> bool:
        return any(
            source.document_id == other.document_id and source.start < other.end and other.start < source.end
            for other in shown
        )

    sources = (*(citation.source for citation in answer.citations), *answer.related)
    return tuple(source for source in dict.fromkeys(sources) if not is_shown(source))
