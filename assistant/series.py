"""Series of headings as an answer: all fokusområder of a strategy, or those that the question numbers.

A series is a run of headings that a document numbers from 1 without a gap, by one word: "Tema 1: ...",
"Tema 2: ...". Numbers that begin anew begin another series, as each department's themes do in a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.cite import Quote
from assistant.forms import shown_as_first
from assistant.list_asked import ListAsked, list_asked
from assistant.texts import Texts
from assistant.types import Language
from assistant.understand import Reading
from corpus import names
from corpus.dates import MONTHS
from corpus.found import ITEM
from corpus.types import Document, Heading
from index.types import Hit
from index.weigh import Weigher
from index.words import stems, tokens

_MEMBER = re.compile(r"(\w+) (\d{1,2})(?::|$)")  # "Fokusområde 3: Samarbejde og helhed på tværs"
_FEWEST_MEMBERS, _MOST_MEMBERS = 3, 12
_SHORTEST_TAIL = 4  # letters of a word that may stand for a compound: "temaer" for "Udviklingstema 1"
# Most of a question that may be about something else; English words count less where they are translated.
_MOST_BESIDE = {Language.DANISH: 0.3, Language.ENGLISH: 0.5}
_NAMES = re.compile(r"\b(?:hedder|kaldes|titl\w+|navn\w*|called|names?|named|titles?)\b")
_NUMBERED = re.compile(
    rf"(?!(?:{'|'.join((*MONTHS, 'den', 'of', 'pr'))})\b)\b([^\W\d_]{{3,}})\s+"
    rf"(\d{{1,2}}(?:(?:,\s*|\s+(?:og|and|samt)\s+)\d{{1,2}})*)\b(?!\.?\s*(?:{'|'.join(MONTHS)}|\d|%|kr|mio))",
    re.IGNORECASE,
)
# Words in which one asks for the members of a series, and says nothing of what they are.
_ASKING = frozenset(
    stems(
        """
        overordnede strategiske vigtigste valgt udpeget opstillet sat består bestå indeholder
        indgår omfatter hedder navne titler alle listen samlede kommunens fem fire tre seks syv
        otte ni ti nummer rækkefølge kalder kaldes arbejder hele overall strategic main chosen set
        contain contains included includes make up called names titles complete three four five
        six seven eight nine ten two there overview works working plan plans document
        virksomhedsplan strategi politik grundlag
        """
    )
)


@dataclass(frozen=True, slots=True)
class Series:
    """The headings of one series of a document, in order."""

    document: Document
    word: str  # "Fokusområde"
    headings: tuple[Heading, ...]


def members(
    reading: Reading, hits: Sequence[Hit], topic: Weigher, documents: Sequence[Document], say: Texts
) -> list[Quote]:
    """Return the headings of a series, when all of it is asked for or some by their numbers.

    The document is the one that the question names by its title, kind, committee or years; else the one
    of the best hits; else the newest. A series of another length than the question says is none.

    Args:
        reading: the question.
        hits: what was found, best first.
        topic: weighs by what the question is about; its widenings bring "focus areas" to "fokusområder".
        documents: the documents to look in.
        say: the texts in which a series that does not fit says so.
    """
    numbers = _numbers(reading.text)
    asked = list_asked(reading.text)
    called: list[list[str]] = []
    if numbers and not _NAMES.search(reading.text.casefold()):
        return []
    count = asked.count if asked and not numbers else None
    if numbers:
        called = [list(numbers)]
    elif asked:
        called = [[asked.head], [*asked.in_danish, *topic.widened]]
    found = next((some for words in called if (some := _called(words, documents))), [])
    wanted = {number for each in numbers.values() for number in each}
    found = [
        s for s in found if count in (None, len(s.headings)) and max(wanted, default=0) <= len(s.headings)
    ]
    best = _best(found, reading, hits, topic)
    if best is None or _share_beside(best, asked, reading, topic) > _MOST_BESIDE[reading.language]:
        return []
    headings = [h for n, h in enumerate(best.headings, start=1) if not wanted or n in wanted]
    return shown_as_first([Quote(best.document, h.start, h.end) for h in headings], say)


def all_series(document: Document) -> list[Series]:
    """Return the series of a document that are numbered from 1 without a gap."""
    runs: list[list[Heading]] = []
    open_runs: dict[str, list[Heading]] = {}
    seen: set[str] = set()
    for heading in dict.fromkeys(h for section in document.sections for h in section.headings):
        match = _MEMBER.match(heading.title)
        if match is None or heading.level == ITEM:
            continue
        run = open_runs.get(match[1])
        if run is not None and int(match[2]) == len(run) + 1:
            run.append(heading)
        elif int(match[2]) == 1:
            runs.append(open_runs.setdefault(match[1], []))
            runs[-1] = open_runs[match[1]] = [heading]
        elif run is not None and heading.title not in seen:
            open_runs.pop(match[1])
        seen.add(heading.title)
    kept = [run for run in runs if _FEWEST_MEMBERS <= len(run) <= _MOST_MEMBERS]
    return [Series(document, run[0].title.split()[0], tuple(run)) for run in kept]


def _called(terms: Iterable[str], documents: Iterable[Document]) -> list[Series]:
    """Return the series that one of the terms calls."""
    words = [token for term in terms for token in tokens(term)]
    return [series for d in documents for series in all_series(d) if _is_called(series.word, words)]


def _numbers(question: str) -> dict[str, list[int]]:
    """Return the members that a question names by word and number: "fokusområde 1 og fokusområde 5"."""
    found: dict[str, list[int]] = {}
    for match in _NUMBERED.finditer(question):
        found.setdefault(match[1], []).extend(map(int, re.findall(r"\d+", match[2])))
    return found


def _is_called(series: str, words: Iterable[str]) -> bool:
    """Tell whether a word of the question calls a series, or the tail of its name."""
    name = stems(series)
    return any(
        stem == own or (len(stem) >= _SHORTEST_TAIL and own.endswith(stem))
        for word in words
        for stem in stems(word)
        for own in name
    )


def _best(found: Sequence[Series], reading: Reading, hits: Sequence[Hit], topic: Weigher) -> Series | None:
    if not found:
        return None
    ranks = {hit.document.id: -rank for rank, hit in reversed(list(enumerate(hits)))}

    def weight(series: Series) -> tuple[float, bool, bool, int, int]:
        document = series.document
        return (
            _named(document, reading, topic),
            bool(document.years & set(reading.bounds.years)),
            document.id in ranks,
            ranks.get(document.id, 0),
            max(document.years, default=0),
        )

    ordered = sorted(found, key=weight, reverse=True)
    same = [s for s in ordered if weight(s) == weight(ordered[0])]
    return ordered[0] if len(same) == 1 else None  # of two in one document none is surely meant


def _named(document: Document, reading: Reading, topic: Weigher) -> float:
    """Return how much of the question the document's title, kind and organ hold."""
    organs = {names.key(organ) for organ in reading.bounds.organs}
    is_of = bool(document.organ) and names.key(document.organ or "") in organs
    return round(topic.share(set(stems(f"{document.title} {document.kind.value}"))), 2) + is_of


def _share_beside(series: Series, asked: ListAsked | None, reading: Reading, topic: Weigher) -> float:
    """Return how much of the question is about something else than the series and its document."""
    document = series.document
    calling = (document.title, document.kind.value, document.organ or "", series.word)
    asking = (
        f"{asked.kind} {' '.join(asked.in_danish)}" if asked else "",
        *(chip.label for chip in reading.chips),
    )
    numbers = {stem for stem in stems(reading.text) if "_" in stem or stem.isdigit()}
    return 1 - topic.share(_ASKING | numbers | set(stems(" ".join(calling + asking))))
