"""What a follow-up asks of the item or initiative just answered from: its votes, absences, costs, reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.asked import Asked, Span, paragraphs, whole
from assistant.cite import Quote
from assistant.decided import is_about_absence
from assistant.follow_up_place import is_kin
from assistant.follow_up_words import own_words
from assistant.forms import fitting
from assistant.place import PlacePart, parts_of, sections_of
from corpus.types import Role
from index.words import fold, stems

_VOTE = re.compile(
    r"\bstem(?:te|mer|t|me|mes)\b|\bimod\b|\bundlod\b|\bafstemning\w*|\benstemmigt?\b|\bmindretal\w*", re.I
)
_AGAINST = re.compile(
    r"\bimod\b|\bmod\b|\bundlod\b|\bkan ikke (?:tiltræde|støtte|anbefale)|\bmindretal\w*", re.I
)
# A number that counts something: no year, day, list mark or number of a plan.
_COUNT = re.compile(
    r"(?<![\d.,/:])(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*(?![\d)/:])(?!\.\s)\s+(?!(?:januar|februar|marts|april|maj|juni|juli"
    r"|august|september|oktober|november|december|år|kvartal)\b)[^\W\d]"
    r"|\d\s*(?:%|pct|procent)|\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)\s",
    re.I,
)
_AMOUNT = re.compile(
    r"\d[\d.,]*\s*(?:mio\.|mia\.|t\.|tkr\b|kr\b|øre\b)|\d\s*(?:mio|mia)\b|\bkr\.?\s*\d|\d\s*(?:kroner|øre)\b",
    re.I,
)
_CAUSE = re.compile(
    r"\b(?:fordi|idet|derfor|grund(?:et)?|baggrund\w*|formål\w*|skyldes|hensyn|henblik|led i|for at"
    r"|således at|anledning|årsag\w*|da)\b",
    re.I,
)
# Of what somebody thinks and does, not of what is to be had by it: "idet hallen bliver for dyr".
_GROUND = re.compile(
    r"\b(?:fordi|idet|eftersom|begrund\w*|skyldes|på grund af|af hensyn til|da|ønsker|ønskede|finder"
    r"|fandt|mener|mente|vurderer)\b",
    re.I,
)


def votes(asked: Asked) -> list[Quote]:
    """Return what decisions say of the votes; only who was against when that is asked."""
    said = asked.sentences(asked.parts(Role.DECISION))
    against = re.search(r"\bi?mod\b|against|disagree|uenig", asked.question, re.I)
    patterns = (_AGAINST, _VOTE) if against else (_VOTE,)
    for pattern in patterns:
        found = [asked.quote(part, span) for part, span in said if pattern.search(asked.text(*span))]
        if found:
            return fitting(found)
    return []


def vote_reasons(asked: Asked) -> list[Quote]:
    """Return why they voted as they did: what says how and gives its reason, else with the sentence after.

    That sentence is one of the same part, gives the reason and is about no other vote and no absence.
    """
    said = asked.sentences(asked.parts(Role.DECISION))
    found = []
    for at, (part, span) in enumerate(said):
        if not _VOTE.search(asked.text(*span)):
            continue
        if _GROUND.search(asked.text(*span)):
            found.append(asked.quote(part, span))
        elif said[at + 1 :] and said[at + 1][0] is part and _is_ground(asked.text(*said[at + 1][1])):
            found.append(asked.quote(part, (span[0], said[at + 1][1][1])))
    against = [quote for quote in found if _AGAINST.search(quote.text)]
    return fitting(against or found)


def _is_ground(text: str) -> bool:
    return _GROUND.search(text) is not None and not _VOTE.search(text) and not is_about_absence(text)


def absences(asked: Asked) -> list[Quote]:
    """Return who was absent, the last meeting's first, for an item's decisions are printed in their order."""
    roles = (Role.DECISION, Role.ATTENDANCE)
    found = [
        asked.quote(part, span)
        for part, span in asked.sentences(asked.parts(*roles))
        if is_about_absence(asked.text(*span)) or part.role is Role.ATTENDANCE
    ]
    return fitting(found[::-1])


def proposals(asked: Asked) -> list[Quote]:
    """Return what was proposed."""
    return whole(asked, list(parts_of_role(asked, Role.PROPOSAL)))


def decided(asked: Asked) -> list[Quote]:
    """Return what was decided, the organ that decided last first."""
    return whole(asked, asked.parts(Role.DECISION)[::-1], leave_out=is_about_absence)


def costs(asked: Asked) -> list[Quote]:
    """Return what names an amount, the part on the economy first; without one what that part says."""
    order = (Role.ECONOMY, Role.ORGANISATION, Role.PROPOSAL, Role.DECISION, Role.SCOPE, Role.CASE, Role.BODY)
    parts = sorted(parts_of(asked.document, asked.place), key=lambda p: _rank(p.role, order))
    found = [
        asked.quote(part, span) for part, span in asked.sentences(parts) if _AMOUNT.search(asked.text(*span))
    ]
    return fitting(_apart(found)) or whole(asked, [p for p in parts if p.role is Role.ECONOMY])


def reasons(asked: Asked) -> list[Quote]:
    """Return the part that says why; in an item of minutes the sentences of the case that give a reason."""
    whys = [p for p in parts_of(asked.document, asked.place) if p.role is Role.WHY]
    if whys:
        return fitting(paragraphs(asked, whys))
    goals = [p for p in parts_of(asked.document, asked.place) if fold(p.label).startswith(fold("formål"))]
    if goals:
        return fitting(paragraphs(asked, goals))
    said = asked.sentences(parts_of_role(asked, Role.CASE))
    causes = [asked.quote(part, span) for part, span in said if _CAUSE.search(asked.text(*span))]
    return fitting(causes) or fitting([asked.quote(part, span) for part, span in said[:2]])


def numbers(asked: Asked) -> list[Quote]:
    """Return the sentences with a number that hold most of the question's own words."""
    own = own_words(asked.question)
    weighed = [
        (_shared(own, stems(asked.text(*span))), part, span)
        for part, span in asked.sentences(parts_of(asked.document, asked.place))
        if _COUNT.search(asked.text(*span))
    ]
    most = max((held for held, *_ in weighed), default=0)
    return fitting([asked.quote(part, span) for held, part, span in weighed if held and held == most])


def _shared(own: set[str], held: Sequence[str]) -> float:
    """Return how many of the words a sentence holds; one that it holds only a kin of counts half."""
    same = {word for word in own if any(word in other for other in held)}
    kin = {word for word in own - same if any(is_kin(word, other) for other in held)}
    return len(same) + len(kin) / 2


def said_by(asked: Asked) -> list[Quote]:
    """Return the sentences that name who is asked after, with the text that they lead in by a colon.

    An organ says what it decides.
    """
    if asked.organs:
        return decided(asked)
    own = own_words(asked.question)
    said = asked.sentences(parts_of(asked.document, asked.place))
    found = []
    for at, (part, span) in enumerate(said):
        if not own or _shared(own, stems(asked.text(*span))) < len(own):
            continue
        leads = asked.text(*span).rstrip().endswith(":") and said[at + 1 :] and said[at + 1][0] is part
        found.append(asked.quote(part, (span[0], said[at + 1][1][1] if leads else span[1])))
    return fitting(found)


def standing(asked: Asked) -> list[Quote]:
    """Return the part that says how far it has come."""
    return fitting(paragraphs(asked, list(parts_of_role(asked, Role.STATUS))))


def responsible(asked: Asked) -> list[Quote]:
    """Return the part that says who does it and with what money."""
    return fitting(paragraphs(asked, list(parts_of_role(asked, Role.ORGANISATION))))


def parts_of_role(asked: Asked, role: Role) -> Iterable[PlacePart]:
    """Yield the parts of a role, whichever organ is asked for."""
    return (part for part in parts_of(asked.document, asked.place) if part.role is role)


def more(asked: Asked, shown: Sequence[Span]) -> list[Quote]:
    """Return what stands in the place and was not shown yet, in its order."""
    parts = list(parts_of(asked.document, asked.place))
    inside = {(p.start, p.end) for p in parts}
    heads = {h for s in sections_of(asked.document, asked.place) for h in s.headings}
    bodies = [
        PlacePart("", s.role, max([s.start, *(h.end for h in heads if s.start <= h.start < s.end)]), s.end)
        for s in sections_of(asked.document, asked.place)
        if not any(start <= s.start < end or start <= s.end - 1 < end for start, end in inside)
    ]
    quotes = paragraphs(asked, sorted([*parts, *bodies], key=lambda p: p.start))
    return fitting([q for q in quotes if not any(q.start < end and start < q.end for start, end in shown)])


def _rank(role: Role, order: Sequence[Role]) -> int:
    return order.index(role) if role in order else len(order)


def _apart(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes without those that say the same amount again."""
    seen: set[str] = set()
    kept = []
    for quote in quotes:
        amounts = {match.group() for match in _AMOUNT.finditer(quote.text)}
        if not amounts <= seen:
            kept.append(quote)
        seen |= amounts
    return kept
