"""A question as it is read: its language, its bounds, and what kind of answer it wants.

Everything read is shown to the asker as chips, and each can be taken away.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.demands import asked_for_in
from assistant.errors import InvalidQuestion
from assistant.types import Chip, ChipKind, Filters, Language
from corpus import names
from corpus.dates import ENGLISH_MONTHS, MONTHS, days, open_years, years
from index.exact import day_term
from index.glossary import Glossary
from index.types import Bounds
from index.words import fold, stems

LONGEST_QUESTION = 1_000  # characters
_COUNCILS = tuple(names.key(n) for n in ("Kommunalbestyrelsen", "Byrådet", "Borgerrepræsentationen"))
_LONGEST_NAME = 8  # words
_DECIDES_OR_PLANS = re.compile(
    r"(?:udvalg|forvaltning|bestyrelse|direktion|byråd|magistrat)\w*$", re.IGNORECASE
)
_GENERIC = frozenset(
    {"fagudvalg", "fagforvaltning", "forvaltning", "udvalg"}
)  # any committee, any department

_MONTH = "|".join(ENGLISH_MONTHS)
_ENGLISH_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})|"
    rf"(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?),? (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_MONTH_NUMBERS = {
    fold(name): number
    for of_language in (MONTHS, ENGLISH_MONTHS)
    for number, name in enumerate(of_language, start=1)
    if name != "May"  # more often the verb; with a day beside it, it is read as a day
}
_GREETING = re.compile(
    r"(?:hej|hejsa|goddag|godmorgen|hi|hello|tak|mange tak|thanks|thank you|ok|okay|hjælp|help|"
    r"hvad kan du(?: hjælpe med)?|what can you do|hvem er du|who are you|hvordan virker (?:det|du))"
)
_ENGLISH = frozenset(
    """
    the of and in to for what who whom which when where why how did does do is are was were be been has have
    had by on with from about their there that this it its an as at into could would should will can may many
    much
    """.split()
)
_DANISH = frozenset(
    """
    og i at det en et den til er som på de med han af for ikke der var sig har om vi så kan fra skal ved hvad
    hvem hvor hvornår hvordan hvorfor hvilken hvilket hvilke blev bliver eller man hvis efter under mellem hos
    """.split()
)


class Want(StrEnum):
    """What kind of thing the question asks for."""

    PLAN = "plan"
    DECISION = "decision"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    LIST = "list"
    ANYTHING = "anything"


_WANTS = {
    want: re.compile(rf"\b({words})\b")
    for want, words in {
        Want.NUMBER: r"hvor (?:mange|meget|stor\w*|lang\w*|høj\w*|gamle?)|how (?:many|much|big|long)|antal|"
        r"beløb\w*|koste\w*|costs?|pris\w*|kroner|penge|afsat|money|set aside|procent|pct|percent",
        Want.DATE: r"hvornår|hvornaar|when|what date|hvilken da(?:to|g)|hvilket år|frist\w*|deadline|dato",
        Want.PERSON: r"hvem|who|whom|hvis navn",
        Want.DECISION: r"beslut\w*|vedt[ao]g\w*|godkend\w*|afgj\w*|afgør\w*|stemte?\w*|imod|decid\w*|"
        r"decision\w*|approv\w*|vot(?:e|ed|es)|resol\w+|recommend\w*|anbefal\w*|bestemt\w*|endte\w*|"
        r"behandl(?:et|ede|ingen)|drøftet|fravær(?:ende)?|afbud|absent|stemmer|undlod|against|"
        r"vedtog\w*|afslag\w*|afviste?\w*|(?:sagde|fik|fået|få|sige|siger) (?:ja|nej|lov)|said (?:yes|no)|"
        r"(?:hvilken )?vej gik|i?gennem (?:\w+ )?udvalg(?:ene|a)?|kom(?:met)? der ud af|afslaget|"
        r"truffet|træffe\w*|agree\w*|reject\w*|adopt\w*|refus\w*|turned down|outcome",
        Want.PLAN: r"plan(?:lægge\w*|lagde?\w*|er|en|ned|s)?|formål\w*|mål\w*|succeskriteri\w*|planned|"
        r"goals?|aims?|purpose|intend\w*|skulle|ville|initiativ\w*|indsats\w*",
        Want.LIST: r"hvilke|list|which (?:two|three|four|five|six|seven|eight)|nævn|what are",
    }.items()
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a question."""

    text: str
    language: Language
    chips: tuple[Chip, ...]
    bounds: Bounds
    wants: frozenset[Want]
    sought: str  # the text without the municipality's own name, which stands everywhere

    @property
    def beside_the_topic(self) -> set[str]:
        """Return the stems that say where and when to look or what kind of answer is wanted."""
        asking = [word for pattern in _WANTS.values() for word in pattern.findall(self.text.casefold())]
        labels = [chip.label for chip in self.chips]
        beside = set(stems(" ".join([*asking, *labels, asked_for_in(self.text)]))) | {
            str(year) for year in self.bounds.years
        }
        for day in asked_days(self.text):
            month = (MONTHS[day.month - 1], ENGLISH_MONTHS[day.month - 1])
            beside |= {s for s in stems(self.text) if s.rpartition("_")[2] == str(day.day)}
            beside |= {*stems(" ".join(month)), day_term(day.day, day.month)}
        return beside


def asked_days(text: str) -> list[dt.date]:
    """Return the days that a question names, in Danish or English."""
    return days(_ENGLISH_DAY.sub(_in_danish, text))


def asked_months(text: str) -> list[int]:
    """Return the months that a question names, in order, January being 1."""
    found = (_MONTH_NUMBERS.get(word) for word in re.findall(r"\w+", fold(text)))
    return list(dict.fromkeys(number for number in found if number))


def _in_danish(match: re.Match[str]) -> str:
    month = (match["month"] or match["month2"]).capitalize()
    return f"{match['day'] or match['day2']}. {MONTHS[ENGLISH_MONTHS.index(month)]} {match['year']}"


def clean_question(question: str) -> str:
    """Return the question normalised, without control characters and doubled white space.

    Raises:
        InvalidQuestion: nothing readable is left, or it is too long.
    """
    visible = "".join(
        " " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char
        for char in unicodedata.normalize("NFC", question)
        if unicodedata.category(char) not in ("Cf", "Co", "Cs", "Cn")
    )
    text = " ".join(visible.split())
    if not re.search(r"\w", text):
        raise InvalidQuestion("empty", "the question holds no text; write a question")
    if len(text) > LONGEST_QUESTION:
        raise InvalidQuestion(
            "too_long", f"the question has {len(text)} characters; ask with at most {LONGEST_QUESTION}"
        )
    return text


def understand(
    question: str,
    filters: Filters,
    known_names: Mapping[str, str],
    glossary: Glossary,
    sought: str | None = None,
    dated: str | None = None,
) -> Reading:
    """Read a question that `clean_question` returned.

    Args:
        question: the question.
        filters: what the user set or removed by hand; it goes before what the question says.
        known_names: the committees and departments that the documents name, by key.
        glossary: brings English names of committees to the Danish ones.
        sought: the question without the municipality's own name; None when it is the question.
        dated: the question without the years that are part of names; None when it is the question.
    """
    chips: list[Chip] = []
    asked_years: tuple[int, ...] = ()
    organs: tuple[str, ...] = ()
    if filters.year is not None:
        asked_years = (filters.year,)
        chips.append(Chip(ChipKind.YEAR, str(filters.year), by_hand=True))
    elif ChipKind.YEAR not in filters.without:
        open_ended, rest = open_years(question if dated is None else dated)
        said = years(rest)
        asked_years = tuple(sorted(said.union(*(found for _, found in open_ended))))
        labels = [*(label.casefold() for label, _ in open_ended), *_spans(sorted(said))]
        chips.extend(Chip(ChipKind.YEAR, label, by_hand=False) for label in labels)
    if filters.organ is not None:
        organs = (filters.organ,)
        chips.append(Chip(ChipKind.ORGAN, filters.organ, by_hand=True))
    elif ChipKind.ORGAN not in filters.without:
        organs = tuple(find_organs(question, known_names, glossary))
        chips.extend(Chip(ChipKind.ORGAN, organ, by_hand=False) for organ in organs)
    if filters.document is not None:
        chips.append(Chip(ChipKind.DOCUMENT, filters.document, by_hand=True))
    bounds = Bounds(
        years=asked_years,
        organs=organs,
        documents=(filters.document,) if filters.document is not None else (),
        strict_years=filters.year is not None,
        strict_organs=filters.organ is not None,
    )
    return Reading(
        text=question,
        language=language_of(question),
        chips=tuple(chips),
        bounds=bounds,
        wants=wants_of(question),
        sought=question if sought is None else sought,
    )


def is_greeting(question: str) -> bool:
    """Tell whether the text greets, thanks or asks for help instead of asking for something."""
    return bool(_GREETING.fullmatch(question.casefold().strip(" .!?")))


def language_of(question: str) -> Language:
    """Return English when its small words are, else Danish; the names in it may be either."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", question.casefold())
    english = sum(word in _ENGLISH for word in words)
    danish = sum(word in _DANISH for word in words)
    return Language.ENGLISH if english > danish else Language.DANISH


def wants_of(question: str) -> frozenset[Want]:
    """Return the kinds of thing that the question asks for; several may be true at once."""
    found = frozenset(want for want, pattern in _WANTS.items() if pattern.search(question.casefold()))
    return found or frozenset({Want.ANYTHING})


def find_organs(question: str, known_names: Mapping[str, str], glossary: Glossary) -> list[str]:
    """Return the committees and departments that the question names, as the documents write them.

    A name that no document holds is returned too when it is written as one, so that "nothing found" can
    say so.
    """
    folded = {fold(key): name for key, name in known_names.items() if _is_organ(name)}
    council = next((known_names[key] for key in _COUNCILS if key in known_names), None)
    if council:  # a municipality has one, and people call it by any of its names
        folded = {fold(key): council for key in _COUNCILS} | folded
    words = re.findall(r"[\w-]+", question)
    found: dict[str, None] = {}
    taken = [False] * len(words)
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            name = folded.get(fold(names.key(" ".join(words[first : first + length]))))
            if name and not any(taken[first : first + length]):
                taken[first : first + length] = [True] * length
                found[name] = None
    for widening in glossary.danish_for(question):
        named = (folded.get(fold(names.key(term))) for term in widening.terms)
        found.update(dict.fromkeys(name for name in named if name))
    if not found:
        unknown = [names.nominative(name) for name in names.find_names(question)]
        found.update(dict.fromkeys(name for name in unknown if _is_organ(name)))
    return list(found)


def _is_organ(name: str) -> bool:
    """Tell whether a name is of one that decides or plans; "Ungerådet" may be what the question is about."""
    return bool(_DECIDES_OR_PLANS.search(name)) and names.key(name) not in _GENERIC


def _spans(asked: Sequence[int]) -> list[str]:
    """Return the years as people write them: 2012, 2013, 2014 is "2012-2014"."""
    spans: list[list[int]] = []
    for year in asked:
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return [str(span[0]) if len(span) == 1 else f"{span[0]}-{span[-1]}" for span in spans]
