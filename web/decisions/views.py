"""What the pages of the list of decisions get."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.adopted import adopted, proposed_first
from assistant.record import Record
from assistant.register import DecisionFilter, Sorting, case_text, part_of
from corpus.decisions import Decision
from corpus.outcomes import Result
from corpus.visible import one_line
from web.decisions.found_words import FoundWords, found_words
from web.decisions.query import Search
from web.decisions.rows import Row, decision_reference
from web.decisions.words import excerpt, outcomes, result_text, short_days
from web.turns import source_link
from web.views import View

_QUOTE = 170  # characters: two lines of the table
_FOLDED = ("udfald", "person", "parti")
_AROUND = 1  # pages beside the current one that have a link


@dataclass(frozen=True, slots=True)
class Badge:
    """How something ended; `kind` is the design system's word for its colour, empty for the plain one."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of facts: what it is, and what it says."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table."""

    day: str
    iso: str
    organ: str
    number: str
    title: str
    link: str
    quote: str
    proposed: str  # the beginning of what was approved; empty where the decision says it itself
    part: str  # what the person who is searched for had to do with it; empty where none is
    found: FoundWords | None  # where the words that are searched for stand; None where the row shows them
    badges: tuple[Badge, ...]
    page: str
    source: str
    reference: str


@dataclass(frozen=True, slots=True)
class Option:
    """What can be chosen in a list of a form."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FormView:
    """The filters: what can be chosen, what is written, what is wrong."""

    organs: tuple[Option, ...]
    results: tuple[Option, ...]
    parties: tuple[Option, ...]
    sortings: tuple[Option, ...]
    people: tuple[str, ...]
    search: Search

    @property
    def uses_more(self) -> bool:
        """Whether a filter is set that narrow screens fold away."""
        return any(self.search.value(field) for field in _FOLDED)


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words; without an address it is where the reader is."""

    text: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading of the table, which sorts by it; `order` is what `aria-sort` says."""

    text: str
    link: str
    order: str | None


@dataclass(frozen=True, slots=True)
class ListView(View):
    """Decisions in a table, with their filters."""

    template = "decisions/list.html"
    menu = "beslutninger"

    form: FormView
    status: str
    total: int
    tags: tuple[Link, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    pages: tuple[Link, ...]
    hints: tuple[Link, ...]  # what to do when nothing was found
    exports: str  # the filters as a query string, for the addresses of the exports
    address: str  # of this search, whole
    long: bool  # more than a paper takes
    empty: bool  # there are no decisions at all


def line_of(row: Row, wanted: DecisionFilter) -> Line:
    """Return a decision as the table shows it, with why it was found where its title does not tell."""
    decision, person = row.decision, wanted.person
    part = part_of(decision, person, case_text(decision)) if person else None
    return Line(
        day=short_days(decision.date, row.last_date),
        iso=decision.date.isoformat() if decision.date else "",
        organ=one_line(decision.organ),
        number=one_line(decision.item_number or ""),
        title=one_line(decision.item_title),
        link=row.link,
        quote=excerpt(decision.text, _QUOTE),
        part=f"{one_line(person or '')}: {part.value}" if part else "",
        found=found_words(row, wanted.text, _QUOTE),
        badges=badges([decision]),
        proposed=one_line(proposed_first(decision)) if adopted(decision) else "",
        page=f"s. {row.source.page}" if row.source.page else "Vis",
        source=source_link(row.source),
        reference=decision_reference(row),
    )


def badges(decisions: Iterable[Decision]) -> tuple[Badge, ...]:
    """Return how decisions ended, each outcome once."""
    ended = dict.fromkeys(outcome for decision in decisions for outcome in outcomes(decision))
    return tuple(Badge(*outcome) for outcome in ended)


_SORTINGS = {
    Sorting.NEWEST: "Nyeste først",
    Sorting.OLDEST: "Ældste først",
    Sorting.ORGAN: "Udvalg, A–Å",
    Sorting.CASE: "Sag, A–Å",
    Sorting.RESULT: "Udfald",
}


def form_view(search: Search, record: Record) -> FormView:
    """Return the filters with what the minutes give to choose from."""
    organs = [(organ, organ) for organ in record.organs]
    results = [(result.value, result_text(result)) for result in Result]
    parties = [(party, party) for party in record.parties]
    return FormView(
        organs=_options("Alle udvalg", organs, search.value("organ")),
        results=_options("Alle udfald", results, search.value("udfald")),
        parties=_options("Alle partier", parties, search.value("parti")),
        sortings=tuple(Option(s.value, text, s is search.sorting) for s, text in _SORTINGS.items()),
        people=tuple(one_line(person.name) for person in record.people),
        search=search,
    )


def _options(every: str, pairs: list[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    """Return a list's choices; what an address asks for stays chosen though no minutes know it."""
    if chosen and chosen not in {value for value, _ in pairs}:
        pairs = [*pairs, (chosen, chosen)]
    return (
        Option("", every, not chosen),
        *(Option(value, one_line(text), value == chosen) for value, text in pairs),
    )


def columns(search: Search) -> tuple[Column, ...]:
    """Return the table's headings with the order that each leads to."""
    dates = Sorting.OLDEST if search.sorting is Sorting.NEWEST else Sorting.NEWEST
    order = {Sorting.NEWEST: "descending", Sorting.OLDEST: "ascending"}.get(search.sorting)
    others = (("Udvalg", Sorting.ORGAN), ("Sag og beslutning", Sorting.CASE), ("Udfald", Sorting.RESULT))
    return (
        Column("Dato", search.address(sorting=dates), order),
        *(
            Column(text, search.address(sorting=s), "ascending" if search.sorting is s else None)
            for text, s in others
        ),
    )


def page_links(search: Search, pages: int) -> tuple[Link, ...]:
    """Return the first page, the last and those around the current one; a gap is an ellipsis."""
    if pages < 2:
        return ()
    near = range(search.page - _AROUND, search.page + _AROUND + 1)
    links: list[Link] = []
    before = 0
    for page in sorted({1, pages, *(p for p in near if 1 <= p <= pages)}):
        if page > before + 1:
            links.append(Link("…", None))
        links.append(Link(str(page), None if page == search.page else search.address(page=page)))
        before = page
    return tuple(links)
