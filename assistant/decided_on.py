"""What was decided on a matter that several cases are about: all of it, in the order of time.

"Hvad blev besluttet om cykelstier?" asks for no one case where the titles of two or more name the matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.case import committees, is_of
from assistant.decided import in_short
from assistant.register import Sorting, in_order
from assistant.texts import Texts
from assistant.told import Told
from assistant.understand import Reading, asked_days
from corpus.decisions import Decision
from index.weigh import Weigher
from index.words import stem_set, stems

_DECIDED_ON = re.compile(
    r"\W*(?:(?:og|men|and|but)\s+)?"
    r"(?:hvad\s+(?:blev|er|har|bliver)\s+(?:\w+\s+){0,3}?(?:besluttet|vedtaget|bestemt)"
    r"|(?:er|blev|har)\s+(?:\w+\s+){0,3}?(?:besluttet|vedtaget|bestemt)\s+noget"
    r"|what\s+(?:was|has|have|did|were)\s+(?:\w+\s+){0,2}?decided?)"
    r"\s+(?:om|vedrørende|angående|about|on|regarding|concerning)\s+(?P<matter>[^?,]{2,60})\??\s*",
    re.IGNORECASE,
)
_OF_MATTER = 0.7  # share of the topic that a case must hold
_MOST_WORDS = 2  # of a matter that more than one case may be about
_LEAST_PART = 4  # letters of a word that a compound may begin or end with: "skole" in "folkeskolen"


def matter_decided(question: str) -> str | None:
    """Return the matter of which a question asks what was decided, and nothing more; None for another."""
    match = _DECIDED_ON.fullmatch(question)
    return match["matter"].strip() if match else None


def decided_on(reading: Reading, topic: Weigher, decisions: Sequence[Decision], say: Texts) -> Told | None:
    """Return the decisions of the cases that are about a matter; None where not two of them are.

    Args:
        reading: the question; one that names a committee or a day asks for what that decided.
        topic: weighs text by what the question is about.
        decisions: all decisions.
        say: the texts that label the quotes.
    """
    matter = matter_decided(reading.sought)
    if matter is None or committees(reading) or asked_days(reading.text):
        return None
    wanted = [stem for stem in stems(matter) if not stem.isdigit()]
    if not 0 < len(wanted) <= _MOST_WORDS:
        return None
    within = [each for each in decisions if is_of(each, reading)]
    by_title = [each for each in within if _holds(each.item_title, wanted, topic)]
    texts = ((each, f"{each.item_title}\n{each.proposal or ''}\n{each.text}") for each in within)
    found = by_title or [each for each, text in texts if _holds(text, wanted, topic)]
    if len({_case(each) for each in found}) < 2:
        return None
    return Told(tuple(in_short(in_order(found, Sorting.OLDEST), say, whose=True)))


def _holds(text: str, wanted: Sequence[str], topic: Weigher) -> bool:
    held = stem_set(text)
    if topic.word_count and topic.share(held) >= _OF_MATTER:
        return True
    return all(stem in held or any(_is_part(stem, other) for other in held) for stem in wanted)


def _is_part(stem: str, other: str) -> bool:
    return len(stem) >= _LEAST_PART and (other.startswith(stem) or other.endswith(stem))


def _case(decision: Decision) -> str:
    return re.sub(r"\W+", "", decision.item_title.casefold())
