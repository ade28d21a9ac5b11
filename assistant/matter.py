"""The items of minutes that a matter is about, by their titles first and then by what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from assistant.case_way import Place
from assistant.literal_name import holds_name, literal_names
from assistant.record import Record
from corpus.item_lines import number_and_title
from index.types import Hit
from index.weigh import Weigher
from index.words import stem_set

_IN_TITLE = 0.5  # share of a matter that an item's title must hold
_IN_TEXT = 0.9  # that its title and text must hold together, where no title does
_OF_BEST = 0.9  # of what the best title holds
# "Sagen om varmeregninger", "borgerrådgiversagen", "E.ON-punktet": what is asked about without the item.
_CALLED = r"(?:sag(?:en)?|punkt(?:et)?|dagsordenspunkt(?:et)?|forslag(?:et)?|spørgsmål(?:et)?|emne(?:t)?)"
_ITEM_OF = re.compile(
    rf"^\W*(?:(?:den|det|et|en|the|a|an)\s+)?(?:{_CALLED}|case|item|issue|matter|proposal|question|motion)\s+"
    r"(?:om|vedr(?:ørende|\.)?|angående|med|af|about|of|on|regarding|concerning)\s+",
    re.IGNORECASE,
)
_ITEM_BEHIND = re.compile(rf"(?<=\w{{3}})-?{_CALLED}$", re.IGNORECASE)
_ARTICLE = re.compile(r"^\W*(?:den|det|de|et|en|the|a|an)\s+", re.IGNORECASE)

Weigh = Callable[[str], Weigher]


def matter_of(said: str) -> str:
    """Return what the words that call an item are about: "E.ON-punktet" and "sagen om E.ON" are "E.ON"."""
    matter = _ITEM_OF.sub("", said.strip(" ?!.,:;»«\"'"))
    return _ITEM_BEHIND.sub("", _ARTICLE.sub("", matter)).strip(" -")


def items_of(record: Record) -> list[Place]:
    """Return the open items of all meetings."""
    return [place for meeting in record.meetings for place in record.places(meeting)]


def items_on(matter: str, places: Iterable[Place], weigh: Weigh, hits: Sequence[Hit] = ()) -> list[Place]:
    """Return the items about a matter, those whose titles hold most of it first, then the newest.

    Args:
        matter: the words for it, as `matter_of` returns them.
        places: where to look.
        weigh: makes what weighs titles by the matter.
        hits: what was found for the question; items without the matter in their title are among these.
    """
    newest = sorted(places, key=lambda place: str(place.meeting.date or ""), reverse=True)
    if names := literal_names(matter):
        titled = [p for p in newest if all(holds_name(p.item.title, name) for name in names)]
        return titled or [p for p in newest if all(holds_name(p.item.text, name) for name in names)]
    weigher = weigh(matter)
    if not weigher.word_count:
        return []
    shares = [(weigher.share(stem_set(number_and_title(p.item.title)[1])), p) for p in newest]
    best = max((share for share, _ in shares), default=0.0)
    if best >= _IN_TITLE:
        kept = [(share, place) for share, place in shares if share >= _OF_BEST * best]
        return [place for _, place in sorted(kept, key=lambda each: -each[0])]
    found = [place for place in newest if any(_is_of(hit, place) for hit in hits)]
    return [p for p in found if weigher.share(stem_set(f"{p.item.title}\n{p.item.text}")) >= _IN_TEXT]


def _is_of(hit: Hit, place: Place) -> bool:
    item = place.item
    return hit.document.id == item.document.id and item.start <= hit.passage.start < item.end
