"""What the documents cover: how many there are of each committee and year, and where minutes are missing."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus import names
from corpus.types import Document, Kind

# Years between two minutes that are columns of their own; a mistyped year must not make a thousand.
_MOST_YEARS = 60

Years = tuple[int, int]  # first and last, both included


@dataclass(frozen=True, slots=True)
class OrganCoverage:
    """A committee's or department's documents.

    Attributes:
        organ: its name as most documents write it; None for documents without one.
        counts: documents of each year that has some; one that is about several years counts in each.
        total: documents, also those of no year.
        gaps: stretches of years without minutes between two years that have some.
    """

    organ: str | None
    counts: dict[int, int]
    total: int
    gaps: tuple[Years, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What all documents cover.

    Attributes:
        years: that have documents or a gap, ascending.
        organs: in no order that means anything to a reader.
        empty: stretches of years without any document between the first and the last one.
        undated: documents whose year is not known.
    """

    years: tuple[int, ...]
    organs: tuple[OrganCoverage, ...]
    empty: tuple[Years, ...]
    undated: int


def coverage(documents: Iterable[Document]) -> Coverage:
    """Return what the documents cover; two spellings of a committee's name are one."""
    groups: defaultdict[str | None, list[Document]] = defaultdict(list)
    for document in documents:
        groups[names.key(document.organ) if document.organ else None].append(document)
    organs = tuple(_organ(group) for group in groups.values())
    held = sorted({year for organ in organs for year in organ.counts})
    gaps = {year for organ in organs for first, last in organ.gaps for year in range(first, last + 1)}
    years = sorted({*held, *gaps}) if len(gaps) <= _MOST_YEARS else held
    return Coverage(
        years=tuple(years),
        organs=organs,
        empty=_between(held),
        undated=sum(not document.years for group in groups.values() for document in group),
    )


def same_organ(document: Document, organ: str) -> bool:
    """Tell whether a document is of a committee, however its name is spelt."""
    return document.organ is not None and names.key(document.organ) == names.key(organ)


def _organ(documents: Sequence[Document]) -> OrganCoverage:
    spelt = Counter(document.organ for document in documents)
    minutes = {year for d in documents if d.kind is Kind.MINUTES for year in d.years}
    return OrganCoverage(
        organ=spelt.most_common(1)[0][0],
        counts=dict(Counter(year for document in documents for year in document.years)),
        total=len(documents),
        gaps=_between(sorted(minutes)),
    )


def _between(years: Sequence[int]) -> tuple[Years, ...]:
    """Return the stretches that are missing between ascending years."""
    return tuple((before + 1, after - 1) for before, after in itertools.pairwise(years) if after - before > 1)
