"""What minutes say of their meeting before the first item: which organ, which day, who was there."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus import names
from corpus.dates import days
from corpus.decision_headings import is_decision_heading
from corpus.found import ITEM
from corpus.people import Person, absent_of, persons_of
from corpus.types import Document

_RUNNING_HEAD = re.compile(r"(?:åbent|lukket) punkt\s+(?P<said>\S.*?\d{4}),?\s*s\.\s*\d+", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(?:referat|dagsorden|beslutningsprotokol|protokol|møde|mødet|mødedato|mødedag|dato|afholdt)\b",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"\b(?:møde)?(?:dato|dag)(?:\s+for\s+møde\w*)?\s*:", re.IGNORECASE)
_NO_DATE_OF_MEETING = re.compile(
    r"\b(?:udskrevet|udskrift|udsendt|udsendelsesdato|printet|godkendt|rettet|offentliggjort)\b",
    re.IGNORECASE,
)
_NEXT_MEETING = re.compile(r"\b(?:næste|kommende)\s+(?:ordinære\s+)?\w*møde", re.IGNORECASE)
_NEXT_ALONE = re.compile(r"(?:Ad\.?\s*)?(?:\d+[.:)]?\s*)?(?:næste|kommende)\s+\w*møder?\s*:?", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b", re.IGNORECASE)
_ORGANS_MEETING = re.compile(
    r"\b([A-ZÆØÅ][a-zæøå]*(?:udvalg|råd|bestyrelse)|Direktion)s?møde"
)  # "Byrådsmøde"
_ARTICLES = {"e": "n", "n": "en"}  # "Bestyrelsen", "Direktionen"; else "Byrådet"
_EXTRA = re.compile(r"\bekstraordinært?e?\b", re.IGNORECASE)
_LABELS = "|".join(
    (
        "Mødedato|Dato|Udsendelsesdato",
        "Tidspunkt|Tid|Mødetid|Mødetidspunkt|(?:Start|Slut)tidspunkt(?: for møde)?",
        "Mødested|Sted|Lokale|Mødelokale",
        "Medlemmer|Mødedeltagere|Deltagere|Til ?stede(?: var)?|Tilstedeværende|Fremmødte",
        "Øvrige deltagere|Gæster",
        "(?:Frav(?:æ|ae)r(?:ende)?|Ikke mødt)(?: med afbud| uden afbud)?(?: var)?",
        "(?:Ikke|Ej) til ?stede(?: var)?",
        "(?:Meldt )?[Aa]fbud(?: fra)?|Stedfortrædere?|Suppleant(?:er)?|Indkaldt",
        "Bemærkninger|Formand|Referent|Sekretær|Udvalg|Indholdsfortegnelse|Dagsorden",
        "Åbent møde|Lukket møde|Mødet (?:startede?|begyndte|sluttede?|hævet|åbnet|slut)",
    )
)
_LABEL = re.compile(rf"(?:^|(?<=[\s.)|]))(?P<label>{_LABELS})\s*(?:[:|]|(?=\n|$))\s*", re.MULTILINE)
_PRESENT = re.compile(
    r"medlemmer|mødedeltagere|deltagere|til ?stede(?: var)?|tilstedeværende|fremmødte", re.IGNORECASE
)
_ABSENT = re.compile(r"frav(?:æ|ae)r|(?:meldt )?afbud|(?:ikke|ej) (?:til ?stede|mødt)", re.IGNORECASE)
_PARTLY = re.compile(
    r"\b(?:punkt(?:erne|et)?|pkt|dagsordenspunkt|sagspunkt|kl|forlod|ankom)\b", re.IGNORECASE
)
_PLACE = re.compile(r"mødested|sted|lokale|mødelokale", re.IGNORECASE)
# "kl. 17.00 i Byrådssalen", "Mødelokale 2, Rådhuset".
_PLACE_BEHIND = re.compile(
    r"\bkl\.?\s*\d{1,2}(?:[.:]\d{2})?(?:\s*[-–]\s*\d{1,2}(?:[.:]\d{2})?)?\s*,?\s+(?:i|på)\s+"
    r"(?P<place>[^\W\d_][^(]{2,78}?)\s*(?:(?:\(|\bÅbne?t?\s|\bLukkede?\s|\bDagsorden\b).*)?$",
    re.IGNORECASE,
)
_ROOM = re.compile(r"(?:[Mm]ødelokale|[Uu]dvalgslokale|[Bb]yrådssal|Rådhus|Rådssal)[\wæøå]*\b[^.:]{0,60}")
_TIME = re.compile(r"\bkl\.?\s*(\d{1,2})(?:[.:](\d{2}))?(?!\d)", re.IGNORECASE)
_TIME_LABEL = re.compile(r"(?:møde|start)?tids?(?:punkt)?(?: for møde)?", re.IGNORECASE)
_BEHIND_DAY = re.compile(
    r"(?<=\d{4})\s*,?\s+(\d{1,2})(?:[.:](\d{2})\s*[-–]\s*\d{1,2}[.:]\d{2}|:(\d{2}))(?!\d)"
)
_BARE_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})[.:](\d{2})")
_CONTENTS = re.compile(r"\bIndholdsfortegnelse\b|^Indhold$", re.MULTILINE)
_LONGEST_PLACE = 80  # characters
_TITLE_LINES = 5  # among which the organ's name may stand without a word that says it is one
_SAID_LINES = 30  # in which the organ and the day are looked for


@dataclass(frozen=True, slots=True)
class Attendance:
    """A list of the head that says who was there or who was not; offsets are into the head's text."""

    is_absence: bool
    start: int  # of its label
    end: int


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """What the head of minutes says; None or empty is what it does not say."""

    organ: str | None
    date: dt.date | None
    last_date: dt.date | None  # where the meeting had two days
    extraordinary: bool
    place: str | None
    time: dt.time | None
    present: tuple[Person, ...]
    absent: tuple[Person, ...]


def head_of(document: Document) -> MeetingHead:
    """Return what the minutes say of their meeting before the first item, or on their pages."""
    text = document.text.text
    headings = [h for section in document.sections for h in section.headings if h.level <= ITEM]
    items = [h for h in headings if h.level == ITEM]  # "Åbent referat" may stand over the head itself
    first = min((h.start for h in items or headings), default=len(text))
    return read_head(text[:first], text.split("\n"))


def read_head(text: str, all_lines: Sequence[str] = ()) -> MeetingHead:
    """Return what the head of minutes says of the meeting.

    Args:
        text: what stands before the first item, lines apart.
        all_lines: the lines of the whole document, whose running heads and decision headings tell organ
            and day where the head does not.
    """
    text = _CONTENTS.split(text, maxsplit=1)[0]
    fields = _fields(text)
    organ, first, last = _organ_and_days(text, fields)
    if organ is None or first is None:
        other, other_first, other_last = (
            _from_pages(all_lines) or _from_decisions(all_lines) or (None, None, None)
        )
        same = organ is None or other is None or names.key(organ) == names.key(other)
        organ = organ or other
        if first is None and same:
            first, last = other_first, other_last
    absent = [
        person
        for label, said in fields
        if _ABSENT.match(label)
        for person in absent_of(_names_in(said))
        if not _was_there_in_part(person, said)
    ]
    present = [
        person
        for label, said in fields
        if _PRESENT.fullmatch(label)
        for person in persons_of(_names_in(said))
    ]
    gone = {person.name for person in absent}
    return MeetingHead(
        organ=_usual_spelling(organ, all_lines) if organ else None,
        date=first,
        last_date=last,
        extraordinary=bool(_EXTRA.search(text[:600])),
        place=next(
            (place for label, said in fields if _PLACE.fullmatch(label) and (place := _place(said))),
            _place_said(text),
        ),
        time=_time(text, fields),
        present=tuple(dict.fromkeys(person for person in present if person.name not in gone)),
        absent=tuple(dict.fromkeys(absent)),
    )


def attendance_lists(text: str) -> list[Attendance]:
    """Return where the head of minutes lists who was there and who was not, up to the last name of each."""
    text = _CONTENTS.split(text, maxsplit=1)[0]
    matches = list(_LABEL.finditer(text))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    found: list[Attendance] = []
    for match, end in zip(matches, ends, strict=False):
        named = _names_in(text[match.end() : end])
        kind = _PRESENT.fullmatch(match["label"]) or _ABSENT.match(match["label"])
        if kind and persons_of(named):
            stop = match.end() + len(named.rstrip())
            found.append(Attendance(not _PRESENT.fullmatch(match["label"]), match.start("label"), stop))
    return found


def _fields(text: str) -> list[tuple[str, str]]:
    """Return each label of the head with what stands after it, up to the next label."""
    matches = list(_LABEL.finditer(text))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    return [(m["label"], text[m.end() : end].strip()) for m, end in zip(matches, ends, strict=False)]


def _was_there_in_part(person: Person, said: str) -> bool:
    """Tell whether a list gives a person as absent from some items only: "Eva Lind (V) under punkt 3"."""
    line = said[said.find(person.name) + len(person.name) :].split("\n")[0]
    following = persons_of(line)
    return bool(_PARTLY.search(line.split(following[0].name)[0] if following else line))


def _names_in(said: str) -> str:
    """Return the lines of a list of names, without the text that follows the list."""
    lines = said.split("\n")
    held = itertools.takewhile(lambda line: _is_mostly_names(line), lines[1:])
    return "\n".join((*lines[:1], *held))


def _is_mostly_names(line: str) -> bool:
    return 3 * sum(len(person.name) for person in persons_of(line)) > len(line)


def _organ_and_days(
    text: str, fields: Sequence[tuple[str, str]]
) -> tuple[str | None, dt.date | None, dt.date | None]:
    lines = [_cased(line.strip()) for line in text.split("\n") if line.strip()][:_SAID_LINES]
    for label, said in fields:
        if _DATE_LABEL.match(label + ":") and (found := days(said[:80])):
            return _organ(lines), *_two(found)
    for i, line in enumerate(lines):
        about = _MEETING.search(line) or _WEEKDAY.search(line) or (i and _MEETING.search(lines[i - 1]))
        whose = names.find_names(line) or _ORGANS_MEETING.search(line)
        found = days(line) if about or whose else []
        if found and not _NO_DATE_OF_MEETING.search(line) and not is_of_next(line, lines[i - 1] if i else ""):
            return _organ(lines), *_two(found)
    return _organ(lines), None, None


def is_of_next(line: str, before: str) -> bool:
    """Tell whether what a line says is said of the next meeting, by itself or by the line before."""
    return bool(_NEXT_MEETING.search(line) or _NEXT_ALONE.fullmatch(before))


def _cased(line: str) -> str:
    """Return a line in capitals as names are spelt: "Teknik- og Miljøudvalget"."""
    if not line.isupper():
        return line
    return re.sub(r"\b(?:Og|For|I|Den|Af)\b", lambda word: word[0].lower(), line.title())


def _two(found: Sequence[dt.date]) -> tuple[dt.date, dt.date | None]:
    later = [day for day in found[1:] if dt.timedelta() < day - found[0] <= dt.timedelta(days=7)]
    return found[0], later[0] if later else None


def _organ(lines: Sequence[str]) -> str | None:
    """Return the organ that the head names first, if a line is its name or speaks of its meeting."""
    for i, line in enumerate(lines):
        if of_meeting := _ORGANS_MEETING.search(line):
            return of_meeting[1] + _ARTICLES.get(of_meeting[1][-1], "et")
        found = names.find_names(line)
        if not found or re.search(r"forvaltning|sekretariat|afdeling|center", found[0], re.IGNORECASE):
            continue
        alone = re.sub(r"\W+", "", line.replace(found[0], "")) == ""
        near = " ".join(lines[max(0, i - 2) : i + 3])
        if (alone or _MEETING.search(line) or _MEETING.search(near)) and found[0][0].isupper():
            return names.nominative(found[0])
    return next((line for line in lines[:_TITLE_LINES] if names.is_of_subjects(line)), None)


def _from_pages(lines: Iterable[str]) -> tuple[str, dt.date, dt.date | None] | None:
    """Return organ and days that the heads of most pages give: "Åbent punkt  Byrådet den 24-01-2012, s.6"."""
    said = Counter(match["said"] for line in lines if (match := _RUNNING_HEAD.search(line)))
    return _organ_of(said.most_common(1)[0][0]) if said else None


def _from_decisions(lines: Iterable[str]) -> tuple[str, dt.date, dt.date | None] | None:
    """Return organ and days of the last decisions: minutes repeat those of other organs before their own."""
    said = [found for line in lines if is_decision_heading(line) and (found := _organ_of(line))]
    if not said:
        return None
    latest = max(first for _, first, _ in said)
    return next(found for found in reversed(said) if found[1] == latest)


def _organ_of(text: str) -> tuple[str, dt.date, dt.date | None] | None:
    found, when = names.find_names(text), days(text)
    return (names.nominative(found[0]), *_two(when)) if found and when else None


def _usual_spelling(organ: str, lines: Iterable[str]) -> str:
    """Return the form in which the document mostly writes the organ: a heading may be misprinted."""
    found = (names.nominative(name) for line in lines for name in names.find_names(line))
    alike = Counter(name for name in found if names.key(name) == names.key(organ) and name[0].isupper())
    return max(alike, key=lambda name: (alike[name], name == organ), default=organ)


def _place(said: str) -> str | None:
    place = said.split("\n")[0].strip(" ,.")
    return place if 0 < len(place) <= _LONGEST_PLACE else None


def _place_said(text: str) -> str | None:
    """Return the place that stands without a label: behind the time, or on a line of its own."""
    lines = [line.strip() for line in text.split("\n")[:_SAID_LINES]]
    behind = (match["place"] for line in lines if days(line) and (match := _PLACE_BEHIND.search(line)))
    alone = (line for line in lines if _ROOM.fullmatch(line))
    return next(itertools.chain(behind, alone), None)


def _time_of_day(text: str) -> re.Match[str] | None:
    """Find the time right behind a meeting's day: "7. september 2020, 15.00-17.10", "30-08-2018 18:00"."""
    lines = [line for line in text.split("\n")[:_SAID_LINES] if days(line)]
    return next((match for line in lines if (match := _BEHIND_DAY.search(line))), None)


def _time(text: str, fields: Sequence[tuple[str, str]]) -> dt.time | None:
    said = [match for label, s in fields if _TIME_LABEL.fullmatch(label) and (match := _BARE_TIME.match(s))]
    match = said[0] if said else _TIME.search(text) or _time_of_day(text)
    hour, minute = (int(match[1]), int("".join(filter(None, match.groups()[1:])) or 0)) if match else (24, 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
