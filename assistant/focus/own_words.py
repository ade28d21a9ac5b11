"""Why and how of a theme in the document's own words.

They are the parts that the document calls so; where it does not, the sentences of the theme that give a
reason, and those that say what is done, by their form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.focus.titles import spoken
from assistant.focus.types import Excerpt, Theme
from assistant.focus.whole import Said, joined, said_in
from corpus.outline import Part
from corpus.types import Role

_MOST_BY_FORM = 4  # sentences that are taken by their form alone
_LONGEST = 700  # characters of one quote
_REASON = re.compile(
    r"\b(?:fordi|derfor|(?<!ansvarlige )(?<!ansvar )for at|således at|formålet|hensigten|behov for"
    r"|nødvendigt?|afgørende|eftersom|så (?:vi|borgerne|alle|det|den)|da (?:vi|det|der)|vigtigt?"
    r"|betydning for)\b",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"\b(?:vi (?:vil|skal|kommer til|sætter|arbejder|skaber|udvikler|styrker|sikrer|gør|tilbyder|etablerer"
    r"|indfører|fortsætter|bygger|inddrager|samarbejder|afprøver|investerer)"
    r"|vil vi|skal vi|kommer vi|sætter vi"
    r"|der (?:skal|vil|udarbejdes|etableres|gennemføres|igangsættes|indføres|arbejdes)"
    r"|kommunen (?:vil|skal))\b",
    re.IGNORECASE,
)
# What leans on the sentence before it says little when that is not shown.
_LEANS = re.compile(
    r"(?:og|men|det (?!er\b)|dette|disse|derfor|derudover|desuden|samtidig|her|dermed|den|de"
    r"|i den forbindelse)\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"derfor\b", re.IGNORECASE)
_INTENDS = re.compile(r"(?:derfor )?(?:vi (?:vil|skal)|(?:vil|skal) vi)\b", re.IGNORECASE)
_PURPOSE = re.compile(r"formål(?:et)?|hvorfor.*|baggrund|hensigt(?:en)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """What a theme says of one thing: its excerpts and the document's own label over them.

    `label` is None when the sentences were chosen by their form, since no label says what they are.
    """

    label: str | None
    excerpts: tuple[Excerpt, ...]
    items: bool = False  # the excerpts are items of a list


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A theme in its own words; what the document does not say is empty."""

    why: tuple[Words, ...]
    how: tuple[Words, ...]
    goals: tuple[Words, ...]

    @property
    def first(self) -> Excerpt | None:
        """Return what says most shortly what the theme is about: its first reason, or what comes first."""
        every = [words for words in (*self.why, *self.how, *self.goals) if words.excerpts]
        return every[0].excerpts[0] if every else None


def own_words(theme: Theme) -> OwnWords:
    """Return what a theme says of why, how and what for."""
    why = [part for part in theme.parts if part.role is Role.WHY or _PURPOSE.fullmatch(part.label)]
    how = [part for part in theme.parts if part.role is Role.HOW]
    goals = [part for part in theme.parts if part.role is Role.GOALS and part not in why and _is_goal(part)]
    rest = [part for part in theme.parts if part.role is Role.BODY and part not in why]
    done = [part for part in theme.parts if part.role in (Role.ORGANISATION, Role.SCOPE)]
    by_why, by_how = _by_form(theme)
    return OwnWords(
        why=_labelled(theme, why) or by_why,
        how=(_labelled(theme, how) or by_how or _labelled(theme, done)) + _labelled(theme, rest),
        goals=_labelled(theme, goals),
    )


def _is_goal(part: Part) -> bool:
    """Leave out who measures the goals, how and when."""
    return not re.match(r"hv(?:em|ordan|ornår) måles?", part.label, re.IGNORECASE)


def _labelled(theme: Theme, parts: Sequence[Part]) -> tuple[Words, ...]:
    found: dict[str, list[Said]] = {}
    for part in parts:
        label = spoken(part.label, "")
        found.setdefault(label, []).extend(said_in(theme.document, part.spans))
    return tuple(_words(label, said) for label, said in found.items() if said)


def _words(label: str, said: Sequence[Said]) -> Words:
    """Return a part as its list where it has one, without the sentence that leads it in."""
    items = [each for each in said if each.item]
    if items and len(items) * 2 >= len(said):
        return Words(label, tuple(each.excerpt for each in items), items=True)
    return Words(label, tuple(joined(said, _LONGEST)))


def _gives_reason(text: str) -> bool:
    """Tell whether a sentence gives a reason first of all: "Vi vil ..., så ..." says what is done."""
    return bool(_REASON.search(text)) and not _INTENDS.match(text)


def leans(text: str) -> bool:
    """Tell whether a sentence leans on the one before it, and says little alone."""
    return bool(_LEANS.match(text))


def _alone(chosen: Sequence[Said], said: Sequence[Said], shown: Sequence[Said]) -> list[Said]:
    """Leave out the sentences that lean on one that is not shown; return the first few others.

    Args:
        chosen: those to look at, in order.
        said: all sentences.
        shown: those that are shown elsewhere on the page, as the reason before "Derfor" is.
    """
    kept: list[Said] = []
    for each in chosen:
        before = said.index(each) - 1
        held = (*kept, *shown) if _FOLLOWS.match(each.excerpt.text) else kept
        if not leans(each.excerpt.text) or (before >= 0 and said[before] in held):
            kept.append(each)
    return kept[:_MOST_BY_FORM]


def _by_form(theme: Theme) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """Return the sentences outside the parts that give a reason, and the others that say what is done.

    Where no sentence gives a reason, the first ones say what the theme is about.
    """
    said = [each for each in said_in(theme.document, theme.spans) if not each.item]
    giving = [each for each in said if _gives_reason(each.excerpt.text)]
    reasons = _alone(giving, said, ())
    doing = [each for each in said if each not in reasons and _DOING.search(each.excerpt.text)]
    reasons = reasons or [each for each in said if each not in doing][:2]
    why = tuple(joined(reasons, _LONGEST))
    how = tuple(joined(_alone(doing, said, reasons), _LONGEST))
    return ((Words(None, why),) if why else ()), ((Words(None, how),) if how else ())
