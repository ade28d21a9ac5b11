"""How decisions ended, in a word, point by point where they answer the points of a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from corpus.votes import without_dissent


class Result(StrEnum):
    """How a decision ended; the values are the words that people see."""

    APPROVED = "godkendt"
    APPROVED_CHANGED = "godkendt med ændring"
    RECOMMENDED = "anbefalet"
    DECIDED = "besluttet"
    POSTPONED = "udsat"
    NOTED = "taget til efterretning"
    DISCUSSED = "drøftet"
    REJECTED = "afvist"
    SENT_BACK = "sendt tilbage"
    UNKNOWN = "ukendt"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_HIGHER = r"(?:byråd|kommunalbestyrelse|økonomiudvalg|borgerrepræsentation)"
# In the order in which they are tried; of those that "first" names, the one that stands first counts.
_FIRM = (
    (
        Result.POSTPONED,
        _any(
            r"\budsat\b|\budsættes\b|at udsætte\b|\budsætter\b|\budsatte\b",
            r"træffes (?:endelig )?beslutning",
            r"(?:genoptages|genfremsættes|genbehandles|optages igen)\b.{0,40}\bmøde",
        ),
    ),
    (
        Result.SENT_BACK,
        _any(
            r"(?:sendt?|sendes|send(?:er|te)) tilbage|tilbagesend|hjemvis",
            r"tilbage til (?:forvaltningen|administrationen|udvalget|fornyet)",
        ),
    ),
    (
        Result.REJECTED,
        _any(
            r"\bafvis(?:t|es|er|te|ning)?\b|\bforkast|\bnedstemt|\bafslå|\bafslag\b",
            r"ikke (?:godkend(?:t|es)|anbefale[st]?|tiltræde[st]?|tiltrådt|imødekomme[st]?|vedtaget)",
            r"(?:godkendes|anbefales|tiltrædes|imødekommes|vedtages) ikke",
            r"kan ikke (?:godkende|anbefale|tiltræde|imødekomme|støtte)",
            r"forslaget (?:faldt|bortfaldt|falder)",
        ),
    ),
    (
        Result.NOTED,
        _any(
            r"til efterretning|(?:taget|tages|tog) (?:\w+ )?til orientering|^\W*til orientering\b",
            r"\borientering(?:en)? (?:blev )?givet\b",
        ),
    ),
)
_FIRST = (
    (
        Result.RECOMMENDED,
        _any(
            r"\banbefal|\bindstiller\b|\bindstilles\b|\bindstillet til\b",
            rf"(?:over|frem|videre)send(?:es|t|er) (?:sagen )?til {_HIGHER}",
        ),
    ),
    (
        Result.APPROVED,
        _any(
            r"\bgodkend|\bvedtag|\btiltr(?:ådt|æd|åd)|\btilsluttede sig|gav (?:sin )?tilslutning",
            r"\bsom indstillet\b|\bimødekom|\bbevilg(?:et|es|ede)\b",
            r"\bindstillingen (?:blev |er |bliver )?(?:følges|fulgt|taget til følge)",
        ),
    ),
    (
        Result.DECIDED,
        _any(
            r"\bbeslutte|\budpeg(?:et|ede|es)|\bsendes i (?:offentlig )?høring|\bafg(?:av|iver)\b",
            r"\bvalgt blev|blev (?:\w+ )?valgt|\bvælges\b|\bvalgtes\b|^\W*valgt\b|\bvalgte\b",
        ),
    ),
    (Result.DISCUSSED, _any(r"\bdrøfte")),
)
_SENT_ON = _any(r"\b(?:over|frem|videre)send(?:es|t|te|er) (?:sagen )?til\b")
# What is discussed may itself be a recommendation or a decision.
_NOUNS = re.compile(r"\b(?:anbefaling|godkendelse|beslutning|vedtagelse|indstilling)\w*", re.IGNORECASE)
_CHANGED = _any(
    r"\bid[eé]t\b|\bændr|\bomform|\budgår\b|\btillige\b|\bdog\b|i stedet|\bbortset fra\b",
    r"\bmed (?:den|de|følgende) (?:bemærkning|tilføj|præcisering|rettelse)",
)
_ADDED = re.compile(r",?\s+(?:id[eé]t|dog)\b", re.IGNORECASE)
_LETTER = r"[a-hj-l](?!\w)"  # "i" is a word
_AND = r"(?:\s*(?:,|\+|og|-|–|til|samt|\.|\)))+\s*"
_NUMBERS = rf"(?P<numbers>\d+(?:{_AND}\d+)*|{_LETTER}(?:{_AND}{_LETTER})*)"
_POINT = re.compile(
    r"^(?:Ad\.?\s*(?:pkt\.?|punkt(?:erne)?)?|(?:Indstillingens?\s+)?(?:Punkt(?:erne)?|Pkt\.?|At-punkt(?:erne)?))"
    rf"\s*{_NUMBERS}\s*[.):,]*",
    re.IGNORECASE | re.MULTILINE,
)
# "Punkt 1 og 2 godkendt, punkt 3 udsat" goes on within the line.
_NEXT_POINT = re.compile(
    rf"(?<=[,;.])\s+(?:og\s+|mens\s+)?(?:ad\s+)?(?:punkt(?:erne)?|pkt\.?|ad)\s*{_NUMBERS}\s*[.):,]*",
    re.IGNORECASE,
)
# "Indstillingens 1. at-punkt blev godkendt."
_AT_POINT = re.compile(
    r"(?:^|(?<=[.;,]\s))(?:Indstillingens?\s+)?(?P<numbers>\d+(?:\.?\s*(?:,|\+|og|-|–)\s*\d+)*)\.?\s*"
    r"(?:og\s+)?(?:at-(?:punkt\w*|led)|led\b|(?:at|dot)(?::\s*|\s+(?=blev|bliver|er\b|godkend|tiltr|udsat)))",
    re.IGNORECASE | re.MULTILINE,
)
_LISTED = re.compile(r"^(?P<numbers>\d{1,2}|[a-l])[.)]\s+(?=\S)", re.MULTILINE)
_LETTERS = "abcdefghijkl"
# What is taken off the agenda ended in no way, unless it comes up again.
_WITHDRAWN = re.compile(
    r"\W*(?:(?:sagen|punktet|dagsordenspunktet|forslaget)\s+)?(?:er\s+|blev\s+|bliver\s+)?"
    r"(?:udgår|udgik|udgået|(?:taget|tages|trukket|trækkes)\s+(?:af|fra|tilbage))\b",
    re.IGNORECASE,
)
_COMES_AGAIN = re.compile(
    r"\b(?:næste|senere|kommende|førstkommende|følgende)\s+(?:\w+\s+)?\w*møde|\bigen\b|\bpå ny\b"
    r"|\bbehandles (?:\w+ )?på (?:\w+)?møde",
    re.IGNORECASE,
)
_MOST_POINTS = 60  # a wider range is no range of points


def results_of(text: str) -> tuple[Result, ...]:
    """Return how a decision ended: one result for each point that it answers, or one in all."""
    return tuple(result for _, result in _answered(text)) or (_result(text),)


def results_by_point(text: str) -> dict[int, Result]:
    """Return how each point ended that a decision names, by its number; empty for one that names none.

    A point that is named twice ended as it is named last.
    """
    return dict(_answered(text))


def _answered(text: str) -> Iterator[tuple[int, Result]]:
    """Yield each point that a decision names, in order, and how it ended."""
    points = _points(text)
    ends = [point.start() for point in points[1:]] + [len(text)]
    for point, end in zip(points, ends[: len(points)], strict=True):
        yield from ((n, _result(text[point.end() : end])) for n in _numbers(point["numbers"]))


def _points(text: str) -> list[re.Match[str]]:
    points = list(_POINT.finditer(text)) or list(_AT_POINT.finditer(text))
    if points:
        lines = {text.count("\n", 0, point.start()) for point in points}
        more = [m for m in _NEXT_POINT.finditer(text) if text.count("\n", 0, m.start()) in lines]
        known = {point.start("numbers") for point in points}
        return sorted(
            [*points, *(m for m in more if m.start("numbers") not in known)], key=lambda point: point.start()
        )
    return _listed(text)


def _listed(text: str) -> list[re.Match[str]]:
    """Return the numbers of a list that answers point after point: "1. Godkendt", "2. Udsat"."""
    points = list(_LISTED.finditer(text))
    given = [point["numbers"] for point in points]
    counted = ([str(n) for n in range(1, len(points) + 1)], list(_LETTERS[: len(points)]))
    if given not in counted or len(points) < 2:
        return []
    ends = [point.start() for point in points[1:]] + [len(text)]
    answers = [text[point.end() : end] for point, end in zip(points, ends, strict=True)]
    begins = all(re.match(r"(?!at\b)\w+", answer, re.IGNORECASE) for answer in answers)
    known = all(_result(answer[:60]) is not Result.UNKNOWN or _WITHDRAWN.match(answer) for answer in answers)
    return points if begins and known and points[0].start() == 0 else []


def _numbers(text: str) -> Iterator[int]:
    """Yield the numbers that "1, 3 og 4" or "1-3" stands for; of "a og b" the first is 1."""
    one = rf"\d+|(?<!\w){_LETTER}"
    for match in re.finditer(rf"({one})(?:\s*(?:-|–|til)\s*({one}))?", text.casefold()):
        first, last = _value(match[1]), _value(match[2] or match[1])
        yield from range(first, last + 1) if first <= last <= first + _MOST_POINTS else (first, last)


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _LETTERS.index(number) + 1


def _result(text: str) -> Result:
    """Return how a text ends; what "idet" or "dog" adds changes an approval and nothing else."""
    if _WITHDRAWN.match(text):
        return Result.POSTPONED if _COMES_AGAIN.search(text) else Result.UNKNOWN
    said, text = text, without_dissent(text)
    main = _main_result(_ADDED.split(text, maxsplit=1)[0])
    if main is Result.UNKNOWN:
        main = _main_result(text)
    if main is Result.UNKNOWN:
        main = _main_result(said)
    return Result.APPROVED_CHANGED if main is Result.APPROVED and _CHANGED.search(text) else main


def _main_result(text: str) -> Result:
    at = {result: match.start() for result, pattern in _FIRST if (match := pattern.search(text))}
    recommended = at.get(Result.RECOMMENDED, len(text))
    for result, pattern in _FIRM:
        match = pattern.search(text)
        # "Udvalget anbefaler, at sagen afvises" recommends; "kan ikke anbefales" rejects.
        if match and not (result is Result.REJECTED and recommended < match.start()):
            return result
    if not at and _SENT_ON.search(text):
        return Result.DECIDED
    first = min(at, key=lambda result: at[result], default=Result.UNKNOWN)
    return (_ended_after(text, at[first]) or first) if first is Result.DISCUSSED else first


def _ended_after(text: str, at: int) -> Result | None:
    """Return what came of a discussion, if the text says it: "Drøftet. Udvalget anbefaler, at"."""
    after = _NOUNS.sub(" ", text[at:])
    found = {
        result: match.start()
        for result, pattern in _FIRST
        if result is not Result.DISCUSSED and (match := pattern.search(after))
    }
    return min(found, key=lambda result: found[result], default=None)
