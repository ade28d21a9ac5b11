"""A guided tour in about ten minutes, made from what a strategy and its documents are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.focus.about import about
from assistant.focus.own_words import own_words
from assistant.focus.phrases import (
    joined,
    kind_of,
    number,
    say,
    short_title,
    word_of,
    words_of,
    years_in_force,
)
from assistant.focus.related import RelatedDecision
from assistant.focus.think import think_about
from assistant.focus.types import Excerpt, Strategy, Theme
from assistant.focus.whole import shortened
from corpus.dates import written
from corpus.types import Document
from corpus.visible import one_line

_MOST_THEME_STOPS = 5
_NAMED_ORGANS = 2
_LONGEST = 420  # characters of a quote: what is read in a minute together with the rest


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of the tour: what it is about, quotes, and a question to think about.

    `name` is the kind of stop: "strategy", "values", "themes", "decisions" or "try".
    """

    name: str
    title: str
    lead: str
    quotes: tuple[Excerpt, ...]
    themes: tuple[Theme, ...]
    think: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A stop before it is made, which for some takes a second."""

    title: str
    make: Callable[[], Stop]


@dataclass(frozen=True, slots=True)
class Known:
    """What a tour is made from beside the strategy."""

    values: Document | None  # what the municipality says of working together, if it does
    value_themes: tuple[Theme, ...]
    organs: tuple[str, ...]  # whose decisions are known, the busiest first
    decision: Callable[[], RelatedDecision | None]  # the one nearest to the themes; None when none is near
    answered: Callable[[], tuple[str, Excerpt] | None]  # a question and the beginning of its answer


def tour(strategy: Strategy, known: Known) -> tuple[Planned, ...]:
    """Return the stops in order; a strategy without themes has no tour."""
    if not strategy.themes:
        return ()
    made = [_strategy_stop(strategy), _values_stop(known), *_theme_stops(strategy)]
    planned = [_made(stop) for stop in made if stop]
    if known.organs:
        planned.append(
            Planned(
                say("stop", "decisions"), partial(_decisions_stop, strategy, known.organs, known.decision)
            )
        )
    planned.append(Planned(say("stop", "try"), partial(_try_stop, strategy, known)))
    return tuple(planned)


def _made(stop: Stop) -> Planned:
    return Planned(stop.title, lambda: stop)


def _strategy_stop(strategy: Strategy) -> Stop:
    document, count = strategy.document, len(strategy.themes)
    period, words = years_in_force(document), words_of(strategy, count)
    said = about(document, strategy.themes)
    values = {"kind": kind_of(document), "count": number(count), "words": words}
    lead = (
        say("lead", "strategy_period", period=period, **values)
        if period
        else say("lead", "strategy", **values)
    )
    return Stop(
        "strategy",
        say("stop", "strategy", strategy=short_title(document)),
        lead,
        (said,) if said else (),
        strategy.themes,
        say("think_strategy", "one", words=words_of(strategy)),
    )


def _values_stop(known: Known) -> Stop | None:
    document, themes = known.values, known.value_themes
    said = about(document, themes) if document else None
    if document is None or said is None or not themes:
        return None
    values = Strategy(document, themes, overall=False)
    lead = say(
        "lead",
        "values",
        title=short_title(document),
        count=number(len(themes)),
        words=words_of(values, len(themes)),
        themes=joined([f"»{theme.title}«" for theme in themes]),
    )
    think = say("think_values", "one", theme=themes[0].title)
    return Stop("values", say("stop", "values"), lead, (said,), (), think)


def _theme_stops(strategy: Strategy) -> list[Stop]:
    """Return a stop for each theme; several to a stop where there are many themes."""
    each = -(-len(strategy.themes) // _MOST_THEME_STOPS)
    groups = [strategy.themes[i : i + each] for i in range(0, len(strategy.themes), each)]
    asked = think_about(groups)
    return [_theme_stop(strategy, group, think) for group, think in zip(groups, asked, strict=True)]


def _theme_stop(strategy: Strategy, themes: Sequence[Theme], think: str) -> Stop:
    named, word = short_title(strategy.document), word_of(strategy)
    if len(themes) > 1:
        words = words_of(strategy, len(themes))
        lead = say("lead", "themes", count=number(len(themes)).capitalize(), words=words, strategy=named)
    elif themes[0].label:
        lead = say("lead", "theme_numbered", label=themes[0].label, strategy=named)
    else:
        lead = say("lead", "theme", word=word, strategy=named)
    quotes = [quote for theme in themes for quote in _quotes(theme, 2 if len(themes) == 1 else 1)]
    titles = [theme.title if len(themes) == 1 else f"»{theme.title}«" for theme in themes]
    return Stop(
        "themes", say("stop", "themes", themes=joined(titles)), lead, tuple(quotes), tuple(themes), think
    )


def _quotes(theme: Theme, count: int) -> list[Excerpt]:
    """Return a short reason for a theme, and the first thing that is done about it."""
    own = own_words(theme)
    groups = [words for words in (own.why, own.how, own.goals) if words]
    found = (shortened(words[0].excerpts[0], _LONGEST) for words in groups)
    return list(dict.fromkeys(quote for quote in found if quote))[:count]


def _decisions_stop(
    strategy: Strategy, organs: Sequence[str], choose: Callable[[], RelatedDecision | None]
) -> Stop:
    """Return the stop with the decision nearest to the themes; without one where none is near."""
    chosen, words = choose(), words_of(strategy)
    organ = chosen.decision.organ if chosen else organs[0]
    think = say("think_decisions", "one", organ=organ)
    if chosen is None:
        lead = say("lead", "decisions_alone", organs=_organs(organs), words=words)
        return Stop("decisions", say("stop", "decisions"), lead, (), (), think)
    decision = chosen.decision
    values = {"organs": _organs(organs), "item": one_line(decision.item_title).strip(" .")}
    if decision.date is None:
        lead = say("lead", "decisions_undated", **values)
    elif decision.date.year < strategy.first_year:
        named = short_title(strategy.document)
        lead = say(
            "lead", "decisions_before", day=written(decision.date), strategy=named, words=words, **values
        )
    else:
        lead = say("lead", "decisions", day=written(decision.date), **values)
    return Stop("decisions", say("stop", "decisions"), lead, (chosen.excerpt,), (), think)


def _organs(organs: Sequence[str]) -> str:
    """Return the busiest organs by name, and how many others there are."""
    more = len(organs) - _NAMED_ORGANS
    if more <= 0:
        return joined(organs)
    return joined([*organs[:_NAMED_ORGANS], "ét andet udvalg" if more == 1 else f"{number(more)} andre"])


def _try_stop(strategy: Strategy, known: Known) -> Stop:
    answered = known.answered()
    lead = say("lead", "try", question=answered[0]) if answered else say("lead", "try_without")
    quotes = (answered[1],) if answered else ()
    think = say("think_try", "one", words=words_of(strategy))
    return Stop("try", say("stop", "try"), lead, quotes, (), think)
