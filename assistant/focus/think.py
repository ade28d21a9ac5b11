"""A question to think about at a theme, of a kind that fits what the theme says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.focus.own_words import own_words
from assistant.focus.phrases import say
from assistant.focus.types import Theme
from corpus.visible import one_line

_DUTY = re.compile(r"\b(?:skal|må ikke|forventes|ansvar for|forpligt\w+)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:styrk\w+|forbedr\w+|udvikl\w+|afprøv\w+|ny(?:e|t)?|ændr\w+)\b", re.IGNORECASE)


def think_about(groups: Sequence[Sequence[Theme]]) -> tuple[str, ...]:
    """Return a question for each group of themes, of the kind that fits it and was used least before."""
    used: Counter[str] = Counter()
    asked = []
    for place, themes in enumerate(groups):
        theme = themes[place % len(themes)]
        kind = min(_kinds(theme), key=lambda kind: used[kind])  # the first of those that were used as little
        used[kind] += 1
        asked.append(say("think_theme", kind, theme=one_line(theme.title)))
    return tuple(asked)


def _kinds(theme: Theme) -> Iterator[str]:
    """Yield the kinds of question that fit what a theme holds, what is most its own first."""
    own = own_words(theme)
    if own.goals:
        yield "goal"
    done = " ".join(excerpt.text for words in own.how for excerpt in words.excerpts)
    if done:
        yield "how"
    if _DUTY.search(done):
        yield "duty"
    if _CHANGE.search(done):
        yield "change"
    if own.why:
        yield "why"
    yield "meet"
