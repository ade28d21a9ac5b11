"""What the assistant made of a strategy becomes what its pages show."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.focus.about import about
from assistant.focus.develop import LEAST, Step
from assistant.focus.develop import Link as Carried
from assistant.focus.guide import Detail, Guide, is_older
from assistant.focus.own_words import Words, own_words
from assistant.focus.phrases import decimal, joined, number, period_of, short_title, words_of, years_in_force
from assistant.focus.related import RelatedDecision
from assistant.focus.types import Strategy, Theme
from assistant.focus.whole import shortened
from assistant.record import Record
from corpus.dates import written
from corpus.types import Document
from corpus.visible import one_line
from web.decisions.rows import row_of
from web.documents.reading import outline
from web.focus.picture import MEDIUM, STRONG, picture
from web.focus.places import Link, page_link, said, theme_link
from web.focus.views import (
    Choice,
    Column,
    DevelopmentView,
    Frame,
    Neighbour,
    NoStrategyView,
    OverviewView,
    Passage,
    RelatedLine,
    Row,
    StepTable,
    ThemeCard,
    ThemeView,
)
from web.turns import document_link

_CARD = 260  # characters of a quote on a card
_MOST_CHAPTERS = 20
_COLUMNS, _FEWEST_COLUMNS = 3, 2  # strategies that the picture shows unless others are chosen


def frame(guide: Guide, strategy: Strategy) -> Frame:
    """Return what all pages about a strategy say."""
    now = guide.in_force()
    return Frame(
        strategy=short_title(strategy.document),
        document_link=document_link(strategy.document.id),
        period=years_in_force(strategy.document),
        words=words_of(strategy),
        older=short_title(now.document) if now and is_older(strategy, now) else None,
        overview=page_link("", strategy, now),
        development=page_link("/udvikling", strategy, now),
        tour=page_link("/rundtur", strategy, now),
        quiz=page_link("/quiz", strategy, now),
    )


def no_strategy(documents: Sequence[Document]) -> NoStrategyView:
    """Return the page that says that there is no strategy."""
    return NoStrategyView(
        tuple(Link(one_line(d.title), document_link(d.id)) for d in documents[:_MOST_CHAPTERS])
    )


def overview(guide: Guide, strategy: Strategy) -> OverviewView:
    """Return the themes of a strategy."""
    now = guide.in_force()
    introduced = about(strategy.document, strategy.themes)
    every = guide.strategies()[::-1]
    choices = tuple(
        Link(name, page_link("", each, now), now=each.document.id == strategy.document.id)
        for each, name in zip(every, names(every), strict=True)
    )
    entries = outline(strategy.document) if not strategy.themes else ()
    chapters = tuple(
        Link(one_line(entry.title), f"{document_link(strategy.document.id)}#{entry.anchor}")
        for entry in entries
    )
    return OverviewView(
        frame=frame(guide, strategy),
        about=said(introduced) if introduced else None,
        title=one_line(strategy.document.title),
        count=f"{number(len(strategy.themes))} {words_of(strategy, len(strategy.themes))}",
        cards=tuple(map(_card, strategy.themes)),
        choices=choices,
        chapters=chapters[:_MOST_CHAPTERS],
        has_development=sum(bool(each.themes) for each in guide.strategies()) > 1,
    )


def _card(theme: Theme) -> ThemeCard:
    own = own_words(theme)
    first = shortened(own.first, _CARD) if own.first else None
    listed = [words for words in (*own.goals, *own.how) if words.items]
    facts = [_count(words) for words in listed[:1]]
    return ThemeCard(
        theme.label, theme.title, theme_link(theme), said(first) if first else None, "".join(facts)
    )


def _count(words: Words) -> str:
    count = len(words.excerpts)
    return f"{count} {'punkt' if count == 1 else 'punkter'} under »{words.label}«"


def theme_page(guide: Guide, detail: Detail, record: Record) -> ThemeView:
    """Return the page of a theme; `record` knows the items that decisions are printed in."""
    theme, own, found = detail.theme, detail.own, detail.related
    themes = detail.strategy.themes
    place = themes.index(theme)
    return ThemeView(
        frame=frame(guide, detail.strategy),
        label=theme.label,
        title=theme.title,
        heading=said(theme.said),
        why=tuple(map(_passage, own.why)),
        how=tuple(map(_passage, own.how)),
        goals=tuple(map(_passage, own.goals)),
        before=tuple(_neighbour(link.earlier, link) for link in detail.development.before(theme)),
        after=tuple(_neighbour(link.later, link) for link in detail.development.after(theme)),
        compared=bool(detail.development.steps),
        initiatives=tuple(
            RelatedLine(one_line(each.title), None, "", said(each.excerpt)) for each in found.initiatives
        ),
        decisions=tuple(_decided(each, record) for each in found.decisions),
        questions=detail.questions,
        previous=Link(themes[place - 1].title, theme_link(themes[place - 1])) if place else None,
        next=(
            Link(themes[place + 1].title, theme_link(themes[place + 1])) if place + 1 < len(themes) else None
        ),
    )


def _passage(words: Words) -> Passage:
    return Passage(words.label, tuple(map(said, words.excerpts)), words.items)


def _neighbour(theme: Theme, link: Carried) -> Neighbour:
    return Neighbour(
        theme.label_and_title, theme_link(theme), short_title(theme.document), decimal(link.likeness)
    )


def _decided(each: RelatedDecision, record: Record) -> RelatedLine:
    decision = each.decision
    day = written(decision.date) if decision.date else ""
    results = joined([result.value for result in dict.fromkeys(decision.results)])
    facts = " · ".join(fact for fact in (one_line(decision.organ), day, results) if fact)
    title = one_line(decision.item_title).strip(" .")
    return RelatedLine(title, row_of(decision, record).link, facts, said(each.telling or each.excerpt))


def development_page(guide: Guide, strategy: Strategy, chosen: Collection[str]) -> DevelopmentView:
    """Return the page that shows how the themes developed.

    Args:
        guide: makes it.
        strategy: the one whose municipality's strategies are shown.
        chosen: ids of the documents to show; fewer than two that are known are as good as none.
    """
    line, now = guide.line(strategy), guide.in_force()
    known = {each.document.id for each in line} & set(chosen)
    shown = known if len(known) > 1 else _newest(line, strategy)
    made = guide.development(strategy, shown)
    return DevelopmentView(
        choices=tuple(
            Choice(each.document.id, name, each.document.id in shown)
            for each, name in zip(reversed(line), names(line[::-1]), strict=True)
        ),
        strategy_id=None if now and strategy.document.id == now.document.id else strategy.document.id,
        too_few=bool(chosen) and len(known) < _FEWEST_COLUMNS,
        medium=decimal(MEDIUM),
        strong=decimal(STRONG),
        least=decimal(LEAST),
        frame=frame(guide, strategy),
        picture=picture(made),
        columns=tuple(map(_column, made.strategies)),
        steps=tuple(_table(step) for step in made.steps),
    )


def _newest(line: Sequence[Strategy], strategy: Strategy) -> set[str]:
    """Return the newest strategies; for one that is older than these, it and its neighbours."""
    place = next((i for i, each in enumerate(line) if each.document.id == strategy.document.id), len(line))
    first = max(0, min(place - 1, len(line) - _COLUMNS))
    return {each.document.id for each in line[first : first + _COLUMNS]}


def names(found: Sequence[Strategy]) -> list[str]:
    """Return the strategies' short titles; the whole one where two would be called the same."""
    short = [short_title(each.document) for each in found]
    return [
        name if short.count(name) == 1 else one_line(each.document.title)
        for name, each in zip(short, found, strict=True)
    ]


def _column(strategy: Strategy) -> Column:
    count = len(strategy.themes)
    return Column(
        short_title(strategy.document),
        period_of(strategy.document),
        f"{count} {words_of(strategy, count)}",
        tuple(map(_card, strategy.themes)),
    )


def _table(step: Step) -> StepTable:
    rows = tuple(Row(_theme(link.earlier), _theme(link.later), decimal(link.likeness)) for link in step.links)
    goes_on = {link.earlier.slug for link in step.links}
    comes_from = {link.later.slug for link in step.links}
    return StepTable(
        f"Fra {short_title(step.earlier.document)} til {short_title(step.later.document)}",
        decimal(step.threshold),
        rows,
        tuple(_theme(theme) for theme in step.earlier.themes if theme.slug not in goes_on),
        tuple(_theme(theme) for theme in step.later.themes if theme.slug not in comes_from),
    )


def _theme(theme: Theme) -> Link:
    return Link(theme.title, theme_link(theme))
