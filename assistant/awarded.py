"""Who won a contract: "Hvem løb med kontrakten om rengøring?", "Hvem fik opgaven?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.case_way import Place
from assistant.cite import LONGEST_QUOTE, Quote
from assistant.demands import Demand, holds
from assistant.forms import fitting
from assistant.matter import matter_of
from assistant.texts import Texts
from assistant.told import Told
from corpus.sentences import sentences

_MOST = 3  # quotes
_CONTRACT = (
    r"(?:kontrakt|opgave|udbud|ordre|entreprise|licitation|rammeaftale|leverance|tilbud|contract|tender|order|job|bid)"
    r"(?:s?d?)(?:en|n|et|er|erne)?"
)
_WON = (
    r"(?:vandt|vinder|vundet|fik|får|fået|løb(?:er)? (?:af )?med|har (?:fået|vundet)"
    r"|(?:blev|er blevet) tildelt|skal (?:løse|udføre|have)|won|got|was awarded|landed)"
)
_WHO = r"(?:hvem|who|hvilke[nt]? (?:firma|virksomhed|leverandør|entreprenør))"
_ASKED = re.compile(
    rf"\W*(?:(?:og|men|and|but)\s+)?{_WHO}\s+(?:der\s+)?{_WON}"
    rf"\s+(?:(?:den|det|the)\s+)?(?P<compound>[\w-]*?)s?-?{_CONTRACT}\b(?P<matter>.*)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^\W*(?:om|på|af|for|med|vedr\w*\.?|angående|til|about|of|on|to|regarding)\s+", re.IGNORECASE
)
_AWARDS = re.compile(
    r"\btildel\w*|\bvinde\w*|\bvandt\b|\bkontrakt\w*\s+(?:\w+\s+){0,3}?(?:indgås|indgået|underskre\w+)"
    r"|\bind(?:gås?|gået|gåelse)\s+(?:\w+\s+){0,3}?(?:kontrakt|aftale)|\b(?:antages?|antaget|valgt|vælges)\b"
    r"|\boverdrag\w*|\bentrer\w*|\bantag\w* tilbud|\blaveste(?:bydende)?\b|\bfordelagtigste\b",
    re.IGNORECASE,
)


def award_asked(question: str) -> str | None:
    """Return of what a question asks who won the contract, "" where it does not say; None for another."""
    found = _ASKED.fullmatch(question.strip(" ?!."))
    if found is None:
        return None
    matter = matter_of(_ABOUT.sub("", found["matter"].strip())) if found["matter"].strip() else ""
    return f"{found['compound']} {matter}".strip()


def awarded(matter: str, items: Sequence[Place], say: Texts) -> Told | None:
    """Return the sentences that tell whose tender was chosen; None where no item is about the matter.

    Args:
        matter: what the contract is about; "" for any.
        items: those about it, best first; all where it is not said.
        say: the texts.
    """
    quotes = [quote for place in items for quote in _told(place)]
    if quotes:
        distinct = {quote.text: quote for quote in reversed(quotes)}
        return Told(tuple(fitting(list(reversed(distinct.values()))[:_MOST])))
    return Told(said=say.say("not_found", "company")) if matter and items else None


def _told(place: Place) -> Iterator[Quote]:
    item = place.item
    text = item.document.text.text
    for section in item.document.sections:
        if section.closed or not item.start <= section.start < item.end:
            continue
        for start, end in sentences(text, section.start, section.end):
            said = text[start : min(end, start + LONGEST_QUOTE)]
            if _AWARDS.search(said) and holds(said, Demand.COMPANY):
                yield Quote(item.document, start, start + len(said), item.title)
