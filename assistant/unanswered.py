"""Which parts of a question the answer surely leaves open, by what is printed and not by how it was found.

The quotes that one part found may answer another: "A stemmer imod, idet ..." tells who was against and why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.demands import Demand, demand_of, holds
from assistant.further_parts import gives_reason, is_why
from assistant.types import Citation
from index.words import stems

# Other words for what a demand asks for.
_AGAINST = re.compile(r"\b(?:imod|mod(?:stander\w*)?|nej|against|opposed)\b", re.IGNORECASE)
_WHO = re.compile(r"\b(?:hvem|hvilke\w*|who|which)\b", re.IGNORECASE)
_PRICE = re.compile(
    r"\b(?:hvad|hvor meget|what|how much)\b.{0,40}"
    r"\b(?:giver|indbringer|tjener|sælges|spares?|bring\w*|yield\w*|saves?)\b",
    re.IGNORECASE,
)
# What a part holds beside its matter.
_ASKING = frozenset(
    stems(
        """koster koste betaler betale betales betalt giver indbringer imod mod stemte stemmer stemt vedtaget
        partier parti medlemmer besluttet beslutter færdig begynder starter slutter sker hedder findes ligger
        cost costs pays paid gives against voted vote votes parties party members decided finished starts
        ends happens called"""
    )
)
_LONG = 5  # letters of a word that is told within another
_HALF = 0.5  # share of a part's own words that its answer holds, be it in other words


def unanswered(parts: Sequence[str], citations: Sequence[Citation]) -> list[str]:
    """Return the parts that nothing printed tells; one that a quote may answer is none of them.

    Args:
        parts: those for which nothing was found.
        citations: what the other parts are answered with.
    """
    return [part for part in parts if not any(_may_tell(citation, part) for citation in citations)]


def _may_tell(citation: Citation, part: str) -> bool:
    source = citation.source
    if is_why(part):
        fits = gives_reason(source.text)
    else:
        demand = _asked(part)
        fits = demand is None or holds(source.text, demand)
    own = set(stems(part)) - _ASKING
    held = set(stems(" ".join((source.title, *source.headings, source.text))))
    # A part without a matter of its own asks of that of the part before.
    near = not own or sum(_stands(stem, held) for stem in own) >= _HALF * len(own)
    return fits and near and bool(own or is_why(part) or _asked(part))


def _asked(part: str) -> Demand | None:
    if _WHO.search(part) and _AGAINST.search(part):
        return Demand.VOTES
    return demand_of(part) or (Demand.AMOUNT if _PRICE.search(part) else None)


def _stands(stem: str, held: set[str]) -> bool:
    """Tell whether a stem stands there, or one of a compound with it."""
    longer = (other for other in held if len(other) >= _LONG)
    return stem in held or (len(stem) >= _LONG and any(stem in other or other in stem for other in longer))
