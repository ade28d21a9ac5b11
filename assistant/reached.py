"""Whether a goal was reached: a question that a goal does not answer, though it is put as if it were so.

"Sygefraværet er faldet til 13 dage ved udgangen af 2019" under "Inden udgangen af 2019 er det vores mål" says
what is wanted, not what came of it.
"""

from __future__ import annotations

import re

from assistant.cite import Quote, section_at
from corpus.types import Role

_REACHED = re.compile(
    r"\b(?:nåede|nåed|nås|nået|opnåede|opnået|opfyldt|opfyldte|indfriet|indfriede|lykkedes|lykkes|realiseret|realiserede"
    r"|reach(?:ed)?|achieved?|met|meet|succeed(?:ed)?|fulfill?(?:ed)?|accomplish(?:ed)?)\b",
    re.IGNORECASE,
)
_ASKS_WHETHER = re.compile(
    r"(?:og\s+|men\s+|and\s+|but\s+)?(?:er|var|blev|bliver|har|havde|nåede|opnåede|opfyldte|indfriede|lykkedes|realiserede"
    r"|did|has|have|had|was|were|is|are)\b",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"\b(?:(?:del|for)?mål(?:ene|et|sætning\w*)?|succeskriteri\w+|goals?|targets?|aims?)\b", re.I
)


def reached_asked(question: str) -> bool:
    """Tell whether a question asks if something was reached or fulfilled."""
    return _ASKS_WHETHER.match(question) is not None and _REACHED.search(question) is not None


def is_goal(quote: Quote) -> bool:
    """Tell whether a quote stands among goals, as its part or the heading over it says."""
    section = section_at(quote.document, quote.start)
    if section is not None and section.role is Role.RESULTS:
        return False
    over = (quote.label or "", *(section.titles[-1:] if section else ()))
    return (section is not None and section.role is Role.GOALS) or any(map(_GOAL.search, over))
