"""What a catalogue entry would say of a file that has none, from its first pages and its name."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from corpus import names
from corpus.agenda import find_agenda, is_minutes
from corpus.catalogue import Entry
from corpus.dates import days, written, years
from corpus.decision_headings import is_bare_decision_heading, is_decision_heading
from corpus.item_labels import item_label
from corpus.item_lines import is_meta
from corpus.lines import Line, is_running_head, split_lines
from corpus.meeting_head import MeetingHead, is_of_next, read_head
from corpus.slug import slug
from corpus.types import Kind, SourceFile

_LONGEST_ID = 100  # characters
_KINDS = (
    (Kind.MINUTES, r"(?:beslutnings|møde)?(?:referat|protokol)(?:er|et|en)?\b"),
    (
        Kind.PLAN,
        r"(?:virksomheds|handle|handlings|udviklings|års|indsats|arbejds|aktivitets)plan(?:en|er)?\b",
    ),
    (Kind.VALUES, r"(?:ledelses|leder|medarbejder|værdi|personale)\w*grundlag(?:et)?\b"),
    (Kind.STRATEGY, r"\w*(?:strategi|politik)(?:en|er|ken)?\b|koncerngrundlag(?:et)?\b|\bvision\b"),
    (Kind.NOTE, r"\w*notat(?:et)?\b|\bmemo\b"),
)
_NUMERIC_NAME = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_. ]?(?P<m>[01]\d)[-_. ]?(?P<d>[0-3]\d)(?!\d)")
_FILE_WORDS = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ][a-zæøå])|[_\s]+|(?<!\d)-|-(?!\d)")
_DATED = re.compile(r"^\s*(?:dato|den)\s*:?\s*(?=\d|\w+dag)", re.IGNORECASE)
_MEETING_DAY = re.compile(r"(?:mødet?|referat)\b", re.IGNORECASE)
_MINUTES_TITLE = re.compile(r"(?:beslutnings|møde)?(?:referat|protokol)", re.IGNORECASE)
_AGENDA = re.compile(r"\bdagsorden\b", re.IGNORECASE)
# "Virksomhedsplan 2018 for Teknik og Miljø"; what other plans are for is a matter, no department.
_WORD = r"(?!Kommune\b)[A-ZÆØÅ][a-zæøåé]+(?:-(?=\s))?"
_FOR_DEPARTMENT = re.compile(
    r"\b(?i:virksomhedsplan)(?:en)?(?:\s(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?)?,?\sfor\s"
    rf"({_WORD}(?:(?:,\s|\s(?:og|&|samt)\s|\s){_WORD})*)(?=\s(?:19|20)\d\d|\s*[-–,:(]\s|\s*$)"
)
# A line of a title page that ends in years, maybe with whose they are: "Strategi 2021-2030 for Lindby".
_YEARS_BEHIND = re.compile(
    r"(?:[A-ZÆØÅ][\w\s,:&·–-]{0,60}?)?\b(?P<years>(?:19|20)\d\d\s?[-–]\s?(?:(?:19|20)\d\d|\d\d))"
    r"(?:\s+for\s+[A-ZÆØÅ][\w\s-]{2,40})?"
)
_OF_MUNICIPALITY = re.compile(r",\s[A-ZÆØÅ][\w-]+\sKommune$")
_SIGNED = re.compile(r"[A-ZÆØÅ][\w\s-]{2,40},\s*(?:den|d\.)\s+\d[^,]{4,18}")  # "Lindby, den 3. maj 2012"
_MARKDOWN = re.compile(r"^#{1,6}\s+")  # before a title in plain text that was written as Markdown
_HEAD_LINES = 60  # of a file that say what it is
_TITLE_LINES = 12  # among which its title stands
_LONGEST_TITLE = 140  # characters


@dataclass(frozen=True, slots=True)
class _Name:
    """What the name of a file says."""

    words: str
    kind: Kind | None
    organ: str | None
    date: dt.date | None


def describe(name: str, source: SourceFile) -> Entry:
    """Return what the catalogue would say of a file; what neither its text nor its name says is None.

    Args:
        name: the file's name, or its path relative to the folder with "/" between the folders, which
            become part of the id.
        source: the file as it was read.
    """
    lines = split_lines(source.text)
    said = _read_name(name)
    if is_minutes([line for line in lines if not line.furniture]):
        return _minutes(name, source, lines, said)
    head = _own_lines(lines)[:_HEAD_LINES]
    title = _title(head, source, said) or said.words or "Dokument"
    kind = _kind_of(title) or said.kind or _kind_of(" ".join(line.text for line in head[:_TITLE_LINES]))
    if kind is Kind.MINUTES and said.kind is not kind and not _MINUTES_TITLE.match(title):
        kind = Kind.OTHER  # the text speaks of minutes that others hold
    return Entry(
        id=_id(name, source),
        file=_file(name),
        title=title,
        kind=kind or Kind.OTHER,
        organ=(said.organ if title == said.words else None) or _owner(title, head) or said.organ,
        date=_day(head) or said.date,
        period=_range(title) or _range_said(head) or _period(title) or _period(said.words),
    )


def _own_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without furniture; what pages repeat from the first line on is what the file is."""
    return [
        line for line in lines if not line.furniture or (line is lines[0] and not is_running_head(line.text))
    ]


def _minutes(name: str, source: SourceFile, lines: Sequence[Line], said: _Name) -> Entry:
    head = _meeting_head(lines, source)
    organ = head.organ or said.organ
    date, last = (head.date, head.last_date) if head.date else (said.date, None)
    return Entry(
        id=_id(name, source),
        file=_file(name),
        title=_title_of_meeting(organ, date, last, head.extraordinary) or said.words or "Referat",
        kind=Kind.OTHER if _is_agenda(lines, said) else Kind.MINUTES,
        organ=organ,
        date=date,
    )


def _is_agenda(lines: Sequence[Line], said: _Name) -> bool:
    """Tell whether the lines call themselves an agenda and hold no decision yet."""
    texts = [line.text for line in lines]
    decided = any(is_decision_heading(text) or is_bare_decision_heading(text) for text in texts)
    named = " ".join((said.words, *texts[:_TITLE_LINES]))
    return not decided and bool(_AGENDA.search(named)) and _kind_of(named) is not Kind.MINUTES


def _meeting_head(lines: Sequence[Line], source: SourceFile) -> MeetingHead:
    kept = _own_lines(lines)
    agenda = find_agenda(kept, {mark.start: mark.level for mark in source.marks})
    begins = (
        i
        for i, line in enumerate(kept)
        if i in agenda or is_decision_heading(line.text) or _is_part_of_item(line.text) or is_meta(line.text)
    )
    first = next(begins, len(kept))
    text = "\n".join(line.text for line in kept[: min(first, 2 * _HEAD_LINES)])
    return read_head(text, [line.text for line in lines])


def _is_part_of_item(text: str) -> bool:
    label = item_label(text)
    return label is not None and label[1].value in ("case", "proposal", "decision")


def _title_of_meeting(
    organ: str | None, date: dt.date | None, last: dt.date | None, extraordinary: bool
) -> str | None:
    """Return a title as minutes are spoken of: "Byrådets ekstraordinære møde den 2. og 3. maj 2012"."""
    if not organ or not date:
        return None
    whose = organ if organ.endswith("s") else f"{organ}s"
    day = written(date)
    if last:
        same_month = (last.month, last.year) == (date.month, date.year)
        day = f"{date.day}. og {written(last)}" if same_month else f"{day} og {written(last)}"
    return f"{whose} {'ekstraordinære ' if extraordinary else ''}møde den {day}"


def _read_name(name: str) -> _Name:
    stem = PurePosixPath(name).stem
    words = re.sub(r"\s+", " ", _FILE_WORDS.sub(" ", stem)).strip(" -.")
    dated = _NUMERIC_NAME.search(stem)
    date = _date(dated) if dated else next(iter(days(words)), None)
    found = [found for found in names.find_names(words) if not _is_department(found)]
    organ = names.nominative(found[0]) if found and found[0][0].isupper() else _spelt_out(words)
    shown = words[:1].upper() + words[1:] if re.search(r"[^\W\d_]{3}", words) else ""
    return _Name(shown[:_LONGEST_TITLE], _kind_of(words), organ, date)


def _spelt_out(words: str) -> str | None:
    """Return the organ of a name in small letters without æ, ø, å: "oekonomiudvalget 2012-02-02"."""
    match = re.match(r"[a-zæøå]{4,}(?:udvalget|raadet|rådet|bestyrelsen)\b", words)
    if not match:
        return None
    return match[0].replace("oe", "ø").replace("ae", "æ").replace("aa", "å").capitalize()


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def _kind_of(text: str) -> Kind | None:
    """Return the kind that the first telling word names."""
    at = {kind: m.start() for kind, p in _KINDS if (m := re.search(p, text.casefold().replace("_", " ")))}
    return min(at, key=lambda kind: at[kind], default=None)


def _title(head: Sequence[Line], source: SourceFile, said: _Name) -> str | None:
    """Return the outermost heading of the format, or a line that names a kind, or the name or first line."""
    marked = [source.text[mark.start : mark.end].strip() for mark in source.marks if mark.level == 1]
    if marked and 2 < len(marked[0]) <= _LONGEST_TITLE:
        return re.sub(r"\s+", " ", marked[0])
    kept = [
        line
        for line, following in itertools.zip_longest(head[:_TITLE_LINES], head[1 : _TITLE_LINES + 1])
        if line and _may_be_title(_MARKDOWN.sub("", line.text)) and not (following and _runs_on(following))
    ]
    lines = [_MARKDOWN.sub("", line.text) for line in kept]
    own = [_MARKDOWN.sub("", line.text) for line in kept if not line.furniture]
    telling = next((text for text in (*own, *lines) if _kind_of(text)), None)
    first = lines[0] if lines and head and lines[0] == _MARKDOWN.sub("", head[0].text) else None
    if first and len(first.split()) == 2 and names.find_municipalities(first):
        first = next((text for text in own if text != first), first)  # "Lindby Kommune" is whose it is
    found = telling or (said.words if said.kind else first)
    return re.sub(r"\s+", " ", found).strip(" .:") if found else None


def _runs_on(following: Line) -> bool:
    return not following.gap and following.text[0].islower()


def _may_be_title(text: str) -> bool:
    return (
        2 < len(text) <= _LONGEST_TITLE
        and len(text.split()) <= 16
        and bool(re.match(r"[\"”»(]?[A-ZÆØÅ\d]", text))
        and bool(re.search(r"[^\W\d_]{3}", text))
        and not re.search(r"[.;,-]$|:\s|@|www\.", text)
    )


def _owner(title: str, head: Sequence[Line]) -> str | None:
    """Return the department or committee that the title names, or one alone on a line of the first page."""
    found = names.find_names(title)
    if found and found[0][0].isupper():
        return names.nominative(found[0])
    if works_with := _FOR_DEPARTMENT.search(title):
        return works_with[1]
    alone = (line.text.strip(" :") for line in head[:_TITLE_LINES])
    bare = (_OF_MUNICIPALITY.sub("", text) for text in alone)
    return next((names.nominative(text) for text in bare if names.find_names(text) == [text]), None)


def _is_department(name: str) -> bool:
    return bool(re.search(r"forvaltning|sekretariat|afdeling|center", name, re.IGNORECASE))


def _day(head: Sequence[Line]) -> dt.date | None:
    """Return the day that a line of the first page gives as the document's own: "Dato: 3. maj 2012"."""
    for i, line in enumerate(head[:_TITLE_LINES]):
        found = [] if is_of_next(line.text, head[i - 1].text if i else "") else days(line.text)
        rest = re.sub(r"[\W\d_]+", "", re.sub(r"\bden\b|\b\w+dag\b", "", line.text.casefold()))
        month_alone = len(found) == 1 and len(rest) <= len("september")
        if found and (_DATED.match(line.text) or month_alone or _SIGNED.fullmatch(line.text)):
            return found[0]
    return None


def _period(text: str) -> tuple[int, int] | None:
    """Return the first and last year that a title names."""
    undated = _NUMERIC_NAME.sub(" ", text)
    found = years(undated) if not days(undated) else set()
    return (min(found), max(found)) if found else None


def _range(text: str) -> tuple[int, int] | None:
    """Return the years that a title gives as a stretch: "2020-2024"."""
    found = _period(text)
    return found if found and found[0] < found[1] else None


def _range_said(head: Sequence[Line]) -> tuple[int, int] | None:
    """Return the years that a line of the title page gives: "Brønsted Kommune 2020-2024"."""
    said = (_YEARS_BEHIND.fullmatch(line.text) for line in head[:_TITLE_LINES])
    found = (_range(match["years"]) for match in said if match)
    return next((years for years in found if years), None)


def _file(name: str) -> str:
    return name.replace("\\", "/")


def _id(name: str, source: SourceFile) -> str:
    """Return an id made of the name's letters and digits; a name without any has one from the content."""
    path = PurePosixPath(_file(name))
    made = slug("-".join((*path.parts[:-1], path.stem)))
    mark = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    if not made:
        return f"dokument-{slug(source.digest)[:8] or mark}"
    return made if len(made) <= _LONGEST_ID else f"{made[: _LONGEST_ID - 9].rstrip('-')}-{mark}"
