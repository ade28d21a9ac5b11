"""How likely each sentence of the hits is to answer, as the sentence selector reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.cite import section_at
from assistant.demands import Demand, holds
from corpus.sentences import sentences
from corpus.types import Document
from index.types import Excerpt, Hit, Selector
from index.weigh import Weigher
from index.words import stem_set

# Read for a question, within a tenth of a second or so on one core. Since stretches without what is asked for
# come last, 6 answer as much of the dev set as 7 (0.986); 5 answer 0.971.
_STRETCHES = 6
_FIRST, _SURE = 4, 0.97  # further ones only where none of the first is this likely: quality stays as it is
_OF_A_PART = 4  # and for each of the parts that a question is read in
_ASKED_FOR = 0.3  # what it counts that a stretch holds what is asked for
_LONGEST = 550  # characters of a stretch, about 160 tokens
_LIKELY_DONE = 250  # characters after which a new heading begins a new stretch


@dataclass(frozen=True, slots=True)
class LikelySentence:
    """A sentence of a document's clean text and the probability that it answers."""

    document: Document
    start: int
    end: int
    probability: float

    @property
    def text(self) -> str:
        return self.document.text.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """The sentences that were read, and how likely each is to answer."""

    sentences: tuple[LikelySentence, ...] = ()

    def best(self, demand: Demand | None) -> float:
        """Return the highest probability of a sentence that holds what is asked for; 0 for none."""
        return max(
            (s.probability for s in self.sentences if demand is None or holds(s.text, demand)), default=0.0
        )

    def of(self, document: Document, start: int, end: int) -> float:
        """Return the highest of the sentences that a stretch of a document overlaps; 0 for none."""
        return max(
            (
                sentence.probability
                for sentence in self.sentences
                if sentence.start < end and start < sentence.end and sentence.document.id == document.id
            ),
            default=0.0,
        )


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring sentences of a hit."""

    hit: Hit
    heading: str
    spans: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        return self.hit.document.text.text[self.spans[0][0] : self.spans[-1][1]]


def likelihood(
    question: str,
    hits: Sequence[Hit],
    topic: Weigher,
    selector: Selector,
    parts: int = 1,
    demand: Demand | None = None,
) -> Likelihood:
    """Return how likely the sentences of the most promising stretches of the hits are to answer.

    Args:
        question: the question, without what only bounds it.
        hits: what was found, best first.
        topic: weighs text by what the question is about.
        selector: reads.
        parts: how many questions share the time that there is.
        demand: what an answer must hold; stretches that hold none are read last.
    """
    if not hits:
        return Likelihood()
    runs = [run for hit in hits for run in _runs(hit)]
    runs.sort(key=lambda run: -_promise(run, hits[0].score, topic, demand))
    most = _STRETCHES if parts == 1 else _OF_A_PART
    read = _read(question, runs[:_FIRST], selector)
    if read.best(demand) < _SURE:
        more = _read(question, runs[_FIRST:most], selector)
        read = Likelihood((*read.sentences, *more.sentences))
    return read


def _read(question: str, runs: Sequence[_Run], selector: Selector) -> Likelihood:
    stretches = [
        Excerpt(run.heading, tuple(run.hit.document.text.text[s:e] for s, e in run.spans)) for run in runs
    ]
    return Likelihood(
        tuple(
            LikelySentence(run.hit.document, start, end, probability)
            for run, answers in zip(runs, selector.answers(question, stretches), strict=True)
            for (start, end), probability in zip(run.spans, answers, strict=True)
        )
    )


def _promise(run: _Run, best: float, topic: Weigher, demand: Demand | None) -> float:
    near = run.hit.nearness(run.spans[0][0], run.spans[-1][1])
    held = stem_set(f"{run.heading} {run.text}")
    asked = _ASKED_FOR * bool(demand and holds(run.text, demand))
    return near + 0.3 * topic.share(held) + 2 * run.hit.score / best + asked


def _runs(hit: Hit) -> Iterator[_Run]:
    """Cut a passage into runs of sentences, where headings change or a run grows too long."""
    document = hit.document
    text = document.text.text
    run: list[tuple[int, int]] = []
    heading = ""
    for start, end in sentences(text, hit.passage.start, hit.passage.end):
        section = section_at(document, start)
        title = section.titles[-1] if section and section.titles else ""
        length = run[-1][1] - run[0][0] if run else 0
        if run and (length + end - start > _LONGEST or (title != heading and length > _LIKELY_DONE)):
            yield _Run(hit, _shown(document, heading), tuple(run))
            run = []
        if not run:
            heading = title
        run.append((start, end))
    if run:
        yield _Run(hit, _shown(document, heading), tuple(run))


def _shown(document: Document, heading: str) -> str:
    title = document.title.partition(":")[0]
    return f"{title} › {heading}" if heading else title
