"""What the documents cover, as a table by committee and year, and what they do not, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.alphabet import sort_key
from assistant.coverage import Coverage, OrganCoverage
from web.danish import counted, joined
from web.documents.listing import NONE, UNDATED, Wish
from web.documents.views import Chosen, CountCell, CoverageRow, CoverageView
from web.labels import period_text

NO_ORGAN = "Uden organ"


def coverage_view(covered: Coverage) -> CoverageView:
    """Return the table and the sentences, committees in Danish order."""
    named = sorted((o for o in covered.organs if o.organ), key=lambda o: sort_key(o.organ or ""))
    unnamed = [organ for organ in covered.organs if organ.organ is None]
    return CoverageView(
        years=covered.years,
        rows=tuple(_row(organ, covered.years) for organ in (*named, *unnamed)),
        missing=tuple(_missing(covered, named)),
        undated=_undated(covered.undated),
    )


def _row(organ: OrganCoverage, years: Sequence[int]) -> CoverageRow:
    name = organ.organ or NONE
    return CoverageRow(
        organ=organ.organ or NO_ORGAN,
        cells=tuple(
            CountCell(
                count=organ.counts.get(year, 0),
                link=Wish(organ=name, year=year).link(),
                gap=any(first <= year <= last for first, last in organ.gaps),
            )
            for year in years
        ),
        total=organ.total,
        link=Wish(organ=name).link(),
    )


def _missing(covered: Coverage, organs: Sequence[OrganCoverage]) -> list[str]:
    said = [
        f"{organ.organ}: Ingen referater fra {joined([period_text(*years) for years in organ.gaps])}."
        for organ in organs
        if organ.gaps
    ]
    if covered.empty:
        said.append(f"Ingen dokumenter fra {joined([period_text(*years) for years in covered.empty])}.")
    return said


def _undated(count: int) -> Chosen | None:
    if not count:
        return None
    return Chosen(f"{counted(count, 'dokument', 'dokumenter')} uden årstal", Wish(year=UNDATED).link())
