"""What a party outside wrote or said of a case: "Hvad mente grundejerforeningen?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.case_way import Place
from assistant.cite import LONGEST_QUOTE, Quote
from assistant.forms import LONGEST_ANSWER, fitting
from assistant.matter import matter_of
from assistant.texts import Texts
from assistant.told import Told
from corpus.sentences import sentences
from corpus.types import Role
from index.words import stems

_SAID = (
    r"(?:mente|mener|ment|sagde|siger|sagt|skrev|skriver|skrevet|svarede|svarer|svaret|anførte|anfører|anført|synes|syntes"
    r"|think|thought|say|said|write|wrote|answer|object to)"
)
# Whoever is neither of the municipality nor a politician: neighbours, associations, boards of users.
_PARTY = (
    r"\w*(?:forening|ejerlav|ejerlaug|beboer|nabo|borger|forælder|forældre|bestyrelse|handicapråd|ældreråd|seniorråd|ungeråd"
    r"|menighedsråd|fagforbund|lodsejer|lejer|ejer|ansøger|bygherre|høringspart|parter|myndighed|ministeri|styrelse"
    r"|region|museum|museet|klub|erhvervsliv|handlende|neighbour|resident|association|owner|parent|citizen)\w*"
)
_ANSWERS = (
    r"\w*(?:høringssvar|indsigelse|indvending|bemærkning|høring|protest|kommentar|klage|objection|comment"
    r"|response)\w*"
)
# Who decides, and what only begins with such a word: "borgerrådgiveren", "ejerboligen".
_NO_PARTY = re.compile(
    r"udvalg|kommunalbestyrelse|byråd|forvaltning|direktion|borgerr|borgerserv|borgermøde|partiet|partier|ejerbolig",
    re.IGNORECASE,
)
_ABOUT = r"(?:om|til|i|vedr\w*\.?|angående|mod|imod|ved|about|on|to|of)"
_QUESTIONS = tuple(
    re.compile(rf"\W*(?:(?:og|men|and|but)\s+)?{each}", re.IGNORECASE)
    for each in (
        rf"(?:hvad|hvordan)\s+(?:har\s+)?{_SAID}\s+(?P<who>(?:(?!til\b|om\b|i\b|på\b)\S+\s+){{0,2}}?{_PARTY})(?:\s+(?:egentlig|om|til|i|ved|vedr\S*|angående)"
        r"\s+(?P<matter>.+))?",
        rf"(?:hvad|hvordan)\s+(?:har\s+)?{_SAID}\s+(?:man\s+i\s+|der\s+i\s+)?(?:de\s+|alle\s+)?(?P<answers>{_ANSWERS})"
        rf"(?:\s+{_ABOUT}\s+(?P<matter>.+))?",
        rf"(?:hvad\s+(?:stod|står|var|er|gik)|hvilke|var\s+der|kom\s+der|er\s+der\s+kommet)\s+(?:der\s+i\s+)?(?:\w+\s+)?"
        rf"(?P<answers>{_ANSWERS})(?:\s+(?:ud\s+på|(?:kom|var|blev|er|har)\s+(?:der|modtaget|været)\S*(?:\s+modtaget)?))?"
        rf"(?:\s+{_ABOUT}\s+(?P<matter>.+))?",
        rf"what\s+did\s+(?:the\s+)?(?P<who>{_PARTY})\s+{_SAID}(?:\s+(?:about|on|of|to)\s+(?P<matter>.+))?",
        rf"what\s+(?:were|was)\s+(?:the\s+)?(?P<answers>{_ANSWERS})(?:\s+(?:to|about|on|against)\s+(?P<matter>.+))?",
    )
)
_IN_DANISH = {
    "neighbour": "nabo",
    "resident": "beboer",
    "association": "forening",
    "owner": "ejer",
    "parent": "forældre",
    "citizen": "borger",
}
_OPINES = re.compile(
    r"\b(?:mener|mente|støtter|ønsker|anfør\w*|gør\s+(?:opmærksom|indsigelse)|indsigelse\w*|bemærk\w*|peger\s+på|foreslår"
    r"|finder|vurderer|protest\w*|kritis\w*|anbefaler|skriver|udtal\w*|høringssvar\w*|henvis\w*|betvivl\w*|frygt\w*"
    r"|opfordr\w*|forvent\w*|indvend\w*|bakker|fortæl\w*|oplever|oplyser|siger|klager|udtrykker|er\s+(?:imod|bekymre\w*|positiv\w*|enig\w*|uenig\w*))\b",
    re.IGNORECASE,
)
_HEARS = re.compile(r"\w*høringssvar\w*|\bindsigelse\w*|\bindvending\w*|\bprotest\w*", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\bfra\b|\b(?:ejer|nabo)\w*\s+(?:af|i)\s+nr\b|^\W*nr\.?\s*\d", re.IGNORECASE)
_SUBJECT = 60  # characters of a sentence in which stands whose words it gives
_OWN = re.compile(r"\w*forvaltning(?:en)?s?\b|\badministrationen\w*", re.IGNORECASE)  # weighs what others say
_NOT_OF_CASE = {Role.DECISION, Role.ATTENDANCE, Role.PROPOSAL, Role.ECONOMY, Role.COMPETENCE}
_ENDING = 3  # letters by which the stems of one word may differ
_LEAST_PART = 4  # letters of a word that a compound may end with


@dataclass(frozen=True, slots=True)
class HeardAsked:
    """Whose words are asked for, None for any party's, and on which matter, "" for any."""

    who: str | None
    matter: str


def heard_asked(question: str) -> HeardAsked | None:
    """Return whose words outside the municipality a question asks for; None for another question."""
    for pattern in _QUESTIONS:
        if found := pattern.fullmatch(question.strip(" ?!.")):
            who = found.groupdict().get("who")
            if who and _NO_PARTY.search(who):
                return None
            english = next((d for word, d in _IN_DANISH.items() if who and word in who.casefold()), None)
            return HeardAsked(english or who, matter_of(found["matter"] or ""))
    return None


def heard(asked: HeardAsked, items: Sequence[Place], say: Texts) -> Told | None:
    """Return the sentences that give a party's words; else that none does, where items are asked about.

    Args:
        asked: whose words.
        items: those about the matter, best first; all where none is named.
        say: the texts.
    """
    quotes = [quote for place in items for quote in _told(place, asked)]
    quotes.sort(key=lambda quote: asked.who is not None and not _is_of(quote.text[:_SUBJECT], asked))
    if quotes:
        return Told(tuple(fitting(list({q.text: q for q in quotes}.values()), LONGEST_ANSWER)))
    if not items or not asked.matter:  # what is not of one case may be told elsewhere
        return None
    if asked.who:
        return Told(said=say.say("not_found", "not_heard", who=asked.who))
    return Told(said=say.say("not_found", "no_hearing", item=items[0].item.title))


def _told(place: Place, asked: HeardAsked) -> Iterator[Quote]:
    """Yield the sentences with a party's words, those that go on from one joined to it."""
    item = place.item
    text = item.document.text.text
    for section in item.document.sections:
        within = item.start <= section.start < item.end
        if section.closed or not within or section.role in _NOT_OF_CASE:
            continue
        last: tuple[int, int] | None = None
        for start, end in sentences(text, section.start, section.end):
            said = text[start:end]
            goes_on = last is not None and not _is_of_another(said, asked)
            fits = not _OWN.search(said) and _OPINES.search(said)
            if fits and (_is_of(said, asked) or goes_on):
                if last and goes_on and end - last[0] <= LONGEST_QUOTE:
                    last = (last[0], end)
                    continue
                if last:
                    yield Quote(item.document, *last, item.title)
                last = (start, min(end, start + LONGEST_QUOTE))
            elif last:
                yield Quote(item.document, *last, item.title)
                last = None
        if last:
            yield Quote(item.document, *last, item.title)


def _is_of(said: str, asked: HeardAsked) -> bool:
    if asked.who is None:
        return _HEARS.search(said) is not None
    held = stems(said)
    return all(any(_is_form(stem, other) for other in held) for stem in stems(asked.who))


def _is_of_another(said: str, asked: HeardAsked) -> bool:
    """Tell whether a sentence names a party that is not the one asked for, so that it may be its words."""
    if asked.who is None:
        return False
    wanted = stems(asked.who)
    named = [stem for match in re.finditer(_PARTY, said, re.IGNORECASE) for stem in stems(match.group())]
    others = (n for n in named if not any(_is_form(stem, n) or stem.endswith(n) for stem in wanted))
    return bool(_OF_OTHERS.search(said)) or any(others)


def _is_form(stem: str, other: str) -> bool:
    """Tell whether a word is the one asked for, or a compound of it: "nabo" is in "østnabo"."""
    if min(len(stem), len(other)) < _LEAST_PART:
        return stem == other
    near = stem.startswith(other) and len(stem) - len(other) <= _ENDING
    return near or other.startswith(stem) or other.endswith(stem)
