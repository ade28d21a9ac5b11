"""Who asked that a matter be taken up: "Hvem bad om at få varmeregningerne på dagsordenen?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.case_way import Place
from assistant.cite import LONGEST_QUOTE, Quote, section_at
from assistant.forms import fitting, heading_of_level, window
from assistant.matter import matter_of
from assistant.texts import Texts
from assistant.told import Told
from corpus.found import ITEM, ITEM_PART
from corpus.sentences import sentences
from corpus.types import Role

_MOST = 2  # sentences
_LONGEST = 420  # characters of a proposal
_ASKER = (
    r"(?:bad|bedt|anmodede|anmodet|ønskede|ønsket|ønsker|begærede|begæret|krævede|krævet|rejste|rejst"
    r"|indbragte|indbragt|foreslog|foreslået)"
)
_TAKER = (
    r"(?:stillede|stillet|fremsatte|fremsat|satte|sat|bragte|bragt|tog|taget|kom|kommet|ville|have"
    r"|fik|få|fået)"
)
_PROPOSES = re.compile(
    r"\b(?:foreslog|foreslået|proposed|suggested|(?:kom|kommet) med|bag forslag\w*|came up with)\b",
    re.IGNORECASE,
)
_NOUN = r"(?:sag|punkt|dagsordenspunkt|forslag|spørgsmål|emne|anmodning|ønske|idé|ide)(?:en|et|t)?"
_QUESTIONS = (
    rf"hvem\s+(?:(?:har|havde|er|var|der)\s+){{0,2}}{_ASKER}\s+(?P<matter>.+)",
    # In other verbs one asks of the agenda, or of what is called an item: "Hvem fik opgaven?" does neither.
    rf"hvem\s+(?:(?:har|havde|der)\s+)?{_TAKER}\s+(?P<matter>.+\bdagsorden\w*.*)",
    rf"hvem\s+(?:(?:har|havde|der)\s+)?(?!fik|fået|få\b|have\b){_TAKER}\s+(?:med\s+)?(?P<matter>{_NOUN}\b.+)",
    rf"hvem\s+(?:står|stod)\s+bag\s+(?P<matter>(?:den\s+|det\s+)?{_NOUN}\b.+)",
    r"hvem\s+(?:er|var)\s+(?:forslagsstiller(?:en|e)?|initiativtager(?:en|e)?)\s+(?:til|bag)\s+(?P<matter>.+)",
    r"på\s+(?:hvis|hvilket\s+partis)\s+(?:foranledning|initiativ|anmodning|opfordring|ønske|begæring)\s+"
    r"(?:blev|er|kom|var|kommer)\s+(?P<matter>.+)",
    rf"hvem\s+kommer\s+(?P<matter>{_NOUN}\b.+?)\s+fra",
    r"who\s+(?:had\s+|has\s+)?(?:asked|requested|wanted|raised|proposed|suggested)\s+(?P<matter>.+)",
    r"who\s+(?:had\s+|has\s+)?(?:put|got|brought|placed)\s+(?P<matter>.+\bagenda\b.*)",
    r"at\s+whose\s+(?:request|initiative)\s+(?:was|did|is)\s+(?P<matter>.+)",
)
_QUESTION = [re.compile(rf"\W*(?:(?:og|men|and|but)\s+)?{each}\W*", re.IGNORECASE) for each in _QUESTIONS]
_ON_AGENDA = re.compile(
    r"\s*\b(?:(?:blev|bliver|skulle|kom|med|op|frem|til|sat|optaget|taget|behandlet|drøftet|rejst|be|to|put|placed"
    r"|taken|raised|discussed|in|up)\s+)*(?:(?:op\s+)?på|on|onto|med på)\s+(?:mødets\s+|the\s+)?"
    r"(?:dagsorden\w*|agenda)\b.*|\s+\b(?:(?:taget|sat|bragt|rejst|kom|brought|taken)\s+)?(?:op|frem|up|behandlet|drøftet"
    r"|rejst|discussed|treated)\W*$",
    re.IGNORECASE,
)
_TO_GET = re.compile(
    r"^\W*(?:(?:om|med|op|efter|for|to|that)\s+)*(?:(?:at|to)\s+(?:få|have|sætte|tage|optage|put|get)\s+)?"
    r"(?:optagelse\s+af\s+|initiativ(?:et)?\s+til\s+)?",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"\b(?:dagsorden\w*|agenda)\b", re.IGNORECASE)
_AS_ITEM = re.compile(rf"(?:(?:den|det|the|en|et)\s+)?(?:{_NOUN}\b|\S+-?(?:sagen|punktet)\b)", re.IGNORECASE)
# What tells who asked, first where it is about the agenda.
_ON_REQUEST = (
    r"\b(?:efter|på|med)\s+(?:\w+\s+)?(?:ønske|anmodning|opfordring|begæring|forslag|henvendelse|foranledning|initiativ)"
    r"\s+(?:fra|af)\b|\bpå\s+(?:[\wæøåÆØÅ.()-]+s\s+)+(?:foranledning|initiativ|opfordring|anmodning|begæring|ønske)\b"
)
_TELLS = (
    re.compile(
        rf"{_ON_REQUEST}|\b(?:anmod(?:et|ede|er)|bedt|bad|beder|ønsk(?:et|ede|er)|begær(?:et|ede|er))\b[^.]*"
        r"\b(?:dagsorden\w*|optag\w*|punkt(?:et)?|sag(?:en)?|drøft\w*|behandl\w*|udvalget|byrådet|kommunalbestyrelsen)"
        r"|\b(?:rejst|indbragt|fremsat|stillet|foreslået|optaget)\s+(?:\w+\s+){0,2}(?:af|efter|på)\b"
        r"|\bhar\s+(?:\w+\s+){0,3}?(?:rejst|indbragt|fremsat|stillet)\b|\bforslagsstiller\w*|\binitiativret\w*",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:har|havde)\s+(?:\w+\s+){0,3}?(?:(?:an)?søgt|anmodet|foreslået|ønsket|henvendt|opfordret|bedt)\b"
        r"|\b(?:forslag|henvendelse|ansøgning|anmodning|beslutningsforslag|medlemsforslag)\s+fra\b|\bforeslår\b",
        re.IGNORECASE,
    ),
)
_IN_TITLE = re.compile(
    r"\b(?:forslag|anmodning|henvendelse|sag|medlemsforslag|beslutningsforslag|initiativsag|initiativ)\s+"
    r"(?:rejst\s+|stillet\s+|fremsat\s+)?(?:fra|af)\s+(?-i:[A-ZÆØÅ])",
    re.IGNORECASE,
)
_OWN = re.compile(r"\w*forvaltning(?:en)?s?\b|\badministrationen\b", re.IGNORECASE)  # that treats all cases
_NOT_OF_CASE = {Role.DECISION, Role.ATTENDANCE, Role.ECONOMY, Role.COMPETENCE, Role.PROPOSAL}


@dataclass(frozen=True, slots=True)
class RaisedAsked:
    """The matter of which is asked who took it up, and whether the question calls it an item."""

    matter: str
    as_item: bool
    proposes: bool  # it asks who proposed it


def raised_asked(question: str) -> RaisedAsked | None:
    """Return of which matter a question asks who took it up; None for another question."""
    found = next((match for pattern in _QUESTION if (match := pattern.fullmatch(question))), None)
    if found is None:
        return None
    matter = matter_of(_ON_AGENDA.sub("", _TO_GET.sub("", found["matter"].strip(" ?!."))))
    if not matter:
        return None
    as_item = bool(_AGENDA.search(question) or _AS_ITEM.match(found["matter"]))
    return RaisedAsked(matter, as_item, bool(_PROPOSES.search(question)))


def raised(asked: RaisedAsked, items: Sequence[Place], say: Texts) -> Told | None:
    """Return the sentences that tell who took a matter up; else that none does, and what was proposed.

    Args:
        asked: the matter.
        items: those about it, best first.
        say: the texts.
    """
    for place in items:
        if quotes := _told(place, say):
            return Told(tuple(fitting(quotes[:_MOST])))
    if not items or not (asked.as_item or asked.proposes):
        return None
    item = items[0].item
    proposed = tuple(_proposed(items[0], say))
    if proposed and asked.proposes:
        return Told(proposed)
    group = "opening" if proposed else "not_found"
    return Told(proposed, say.say(group, "not_raised", item=item.title))


def _told(place: Place, say: Texts) -> list[Quote]:
    item, text = place.item, place.item.document.text.text
    label = say.say("label", "raised", item=item.title)
    if _IN_TITLE.search(item.title):
        heading = heading_of_level(section_at(item.document, item.start), ITEM)
        return [Quote(item.document, heading.start, heading.end, label)] if heading else []
    told = list(_case_sentences(place))
    for tells in _TELLS:
        found = [Quote(item.document, *span, label) for span in told if tells.search(text[slice(*span)])]
        if found:
            return found
        told = [span for span in told if not _OWN.search(text[slice(*span)])]
    return []


def _case_sentences(place: Place) -> Iterator[tuple[int, int]]:
    """Yield the sentences of an item that tell of its case, not of what was proposed or decided."""
    item, text = place.item, place.item.document.text.text
    for section in item.document.sections:
        if section.start < item.start or section.end > item.end or section.role in _NOT_OF_CASE:
            continue
        if section.closed:
            continue
        for start, end in sentences(text, section.start, section.end):
            yield start, min(end, start + LONGEST_QUOTE)


def _proposed(place: Place, say: Texts) -> Iterator[Quote]:
    document = place.item.document
    for section in document.sections:
        if place.item.start <= section.start < place.item.end and section.role is Role.PROPOSAL:
            heading = heading_of_level(section, ITEM_PART)
            start = max(section.start, heading.end) if heading else section.start
            if document.text.text[start : section.end].strip():
                yield Quote(
                    document, *window(document, start, section.end, _LONGEST), say.say("label", "proposal")
                )
                return
