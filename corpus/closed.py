"""Which items of minutes were treated behind closed doors, by what stands in and around their headings.

In doubt an item is closed when the sign stands in its heading or on a line of its own below it. A sentence
in the body closes nothing: it speaks of other things ("lukket deponi", "et lukket møde").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.contents import without_page
from corpus.decision_headings import is_bare_decision_heading, is_decision_heading
from corpus.found import AGENDA, ITEM, SHORT, Found
from corpus.item_labels import item_label
from corpus.item_lines import is_meta, number_and_title
from corpus.lines import Line

_ITEM_WORD = r"(?:dagsordens?punkt|punkt|sag|møde|dagsorden|behandling|del|referat|protokol)"
_GROUP_WORD = (
    r"(?:dagsordens?punkter|punkter|sager|(?:tillægs)?dagsorden|\w*møde|del|referat|beslutningsprotokol)"
)
_CLOSED_WORD = r"(?:lukket|lukkede|fortrolig[te]?|ikke[- ]offentlige?t?)"
_LAW = r"(?:(?:kommune)?styrelseslov\w*|lov om kommunernes styrelse)"
_PARAGRAPH_10 = rf"(?:§\s*10\b(?!\s*[a-hj-z]\b).{{0,40}}{_LAW}|{_LAW}.{{0,8}}§\s*10\b)"
_LABEL = r"(?:(?:åben\s*/\s*lukket|status|type|\w*type|offentlighed|adgang|behandles|behandling)\s*:\s*)?"
_LAWFUL = r"(?:[\s,(]+(?:jf|jfr|jvf|i henhold til|efter|iht|if)\b.*|[\s,(]*§\s*10\b.*)?"

# A line that says nothing else.
_OWN_LINE = re.compile(
    rf"{_LABEL}{_CLOSED_WORD}(?:\s+{_ITEM_WORD})?{_LAWFUL}"
    rf"|(?:punktet|sagen|pkt\.?|punkt|behandles|behandlet|sagen skal)\s*(?:er|blev|bliver|behandles|behandlet"
    rf"|er behandlet|blev behandlet|behandles som)?\s*(?:et\s+|en\s+)?"
    rf"(?:{_CLOSED_WORD}(?:\s+{_ITEM_WORD})?|(?:for|bag) lukkede døre){_LAWFUL}"
    rf"|(?:for|bag) lukkede døre{_LAWFUL}|{_PARAGRAPH_10}.*",
    re.IGNORECASE,
)
_GROUP = re.compile(
    rf"{_CLOSED_WORD}\s+{_GROUP_WORD}(?:\s+(?:af|på|fra|for)\s+.{{1,40}})?"
    rf"|den (?:{_CLOSED_WORD})\s+(?:del|dagsorden).{{0,30}}"
    rf"|(?:(?:sager|punkter|dagsorden(?:spunkter)?|møde|behandling|referat"
    rf"|til (?:behandling|efterretning|orientering|drøftelse|beslutning))\b"
    rf".{{0,30}}[\s–-]+)?(?:for|bag) lukkede døre"
    rf"|(?:(?:beslutnings)?referat|dagsorden|(?:beslutnings)?protokol)\b(?!.*\båbn?e)[^.]{{0,30}}\b{_CLOSED_WORD}\b"
    rf"[^.]{{0,60}}",
    re.IGNORECASE,
)
# A line in a word or two, in front of what it closes; "Sagen er lukket." may be a sentence of the body.
_SINGLE = re.compile(rf"{_LABEL}{_CLOSED_WORD}\s+(?:dagsordens?punkt|punkt|sag){_LAWFUL}", re.IGNORECASE)
_OPEN_GROUP = re.compile(
    rf"(?:åbne?|åbent|offentlige?)\s+{_GROUP_WORD}(?:\s+(?:af|på|fra|for)\s+.{{1,40}})?"
    rf"|den (?:åbne|offentlige)\s+(?:del|dagsorden).{{0,30}}"
    rf"|(?:.{{0,50}}[\s–-]+)?for åbne døre",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(
    rf"^\W*(?:lukket|fortrolig[te]?|ikke[- ]offentlige?t?)(?:\s+{_ITEM_WORD})?\s*(?:[:)\]–|/]|-\s|\s-|\.\s|$)"
    rf"|^\W*{_CLOSED_WORD}\s+(?:dagsordens?punkt|punkt|sag)\b"
    rf"|[(\[]\s*(?:{_CLOSED_WORD}(?:\s+{_ITEM_WORD})?|lp|for lukkede døre)\b[^)\]]{{0,60}}[)\]]"
    rf"|[\s,:–-]\s*[–/-]\s*{_CLOSED_WORD}(?:\s+{_ITEM_WORD})?\s*\.?$"
    rf"|[,:]\s*{_CLOSED_WORD}(?:\s+{_ITEM_WORD})?\s*\.?$"
    rf"|\b(?:lukket|fortroligt) (?:dagsordens?punkt|punkt|sag|behandling)\b"
    rf"|\b(?:for|bag) lukkede døre\b|{_PARAGRAPH_10}"
    r"|^\W*(?:personsag|personalesag)(?:er)?\W*$",
    re.IGNORECASE,
)
# "(L)" is also a party's letter.
_LETTER = re.compile(
    r"^(?!.*(?:\b(?:forslag|anmodning|spørgsmål|henvendelse|fra)\b|liste)).*\(L\)\W*$", re.IGNORECASE
)
_CAPITALS = re.compile(r"\W*LUKKET\s+(?=.*[a-zæøå])")  # "LUKKET Salg af grund"
_OPEN = re.compile(
    rf"^\W*(?:åbent?|offentligt?)(?:\s+{_ITEM_WORD})?\s*(?:[:)\]–|-]|$)|^\W*åbent?\s+{_ITEM_WORD}\b"
    rf"|[(\[]\s*åbent?(?:\s+{_ITEM_WORD})?\s*[)\]]|\båbent? {_ITEM_WORD}\W*$|\bfor åbne døre\W*$",
    re.IGNORECASE,
)
_META_END = re.compile(r"\b(?:lukket|fortrolig)(?:\s+(?:dagsordens?punkt|punkt|sag))?\W*$", re.IGNORECASE)
_RUNNING_HEAD = re.compile(rf"(?:lukket|fortroligt)\s+{_ITEM_WORD}\b.*", re.IGNORECASE)
_OPEN_RUNNING_HEAD = re.compile(rf"åbent\s+{_ITEM_WORD}\b.*", re.IGNORECASE)
_LINES_BELOW = 6  # below an item's heading in which a line of its own may say that it is closed
_SAME = 14  # letters in which an entry of the contents and its item must agree
_SIGNS = " \t•*[](){}.:;–-_"


def is_closed_title(title: str) -> bool:
    """Tell whether an item's title, its number aside, says that the item is closed."""
    return not _OPEN.search(title) and bool(
        _IN_TITLE.search(title) or _LETTER.match(title) or _CAPITALS.match(title)
    )


def is_closed_line(text: str) -> bool:
    """Tell whether a line says that the item is closed and nothing else."""
    return bool(_OWN_LINE.fullmatch(text.strip(_SIGNS))) and not is_open_line(text)


def closes_what_follows(text: str) -> bool:
    """Tell whether a line in front of something says that it is closed, where no number tells an item."""
    return text[:1].isupper() and not text.endswith(".") and bool(_SINGLE.fullmatch(text.strip(_SIGNS)))


def is_closed_meta(text: str) -> bool:
    """Tell whether a line of an item's case number ends in saying that the item is closed."""
    return bool(_META_END.search(text))


def is_open_line(text: str) -> bool:
    """Tell whether a title or a line says that the item is open."""
    return bool(_OPEN.search(text.strip()))


def opens_closed_group(text: str) -> bool:
    """Tell whether a line heads the items treated behind closed doors."""
    return bool(_GROUP.fullmatch(text.strip(_SIGNS)))


def opens_open_group(text: str) -> bool:
    """Tell whether a line heads the items treated in the open."""
    return bool(_OPEN_GROUP.fullmatch(text.strip(_SIGNS)))


def mark_closed(lines: Sequence[Line], found: Sequence[Found], heads: Sequence[Line]) -> list[Found]:
    """Return the headings with those of closed items marked.

    Args:
        lines: the lines that the headings are made of.
        found: the headings in the order in which their text opens.
        heads: the running heads and feet of the pages, which `lines` no longer holds.
    """
    items = [heading for heading in found if heading.level == ITEM]
    first = items[0].first if items else len(lines)
    listed = _listed_closed(lines[:first])
    titles = {_squash(item.title)[:_SAME] for item in items}
    in_closed_group = last_closed = False
    marked: list[Found] = []
    for heading in found:
        if heading.level == AGENDA:
            alone = closes_what_follows(heading.title)
            if opens_open_group(heading.title):
                in_closed_group = last_closed = False
            in_closed_group = in_closed_group or opens_closed_group(heading.title) or alone
            of_contents = heading.first < first and _lists_items(lines[heading.last + 1 : first], titles)
            closed = in_closed_group or last_closed
            marked.append(replace(heading, closed=closed, closes=first if of_contents else None))
            in_item = alone or (heading.first > first and not _heads_items(heading, found))
            in_closed_group = in_closed_group and not of_contents and not in_item
        elif heading.level == ITEM:
            end = next((item.first for item in items if item.first > heading.first), len(lines))
            said = _says(lines, heading)
            if said is None:
                on_page = _says_on_pages(lines, heading, end, heads)
                listed_so = number_and_title(heading.title)[0] in listed
                said = in_closed_group or listed_so if on_page is None else on_page
            last_closed = said
            marked.append(replace(heading, closed=said))
        else:
            marked.append(heading)
    marked += _closed_entries(lines[:first], marked, listed)
    return sorted(marked, key=lambda heading: (heading.opens, heading.level))


def _closed_entries(contents: Sequence[Line], found: Sequence[Found], listed: set[str | None]) -> list[Found]:
    """Return the lines before the first item that name a closed one, so that they are withheld with it."""
    closed = {_squash(item.title) for item in found if item.level == ITEM and item.closed}
    within = {i for heading in found for i in range(heading.first, heading.last + 1)}
    entries: list[Found] = []
    for i, line in enumerate(contents):
        text = without_page(line.text)
        number, title = number_and_title(text)
        named = number is not None and (number in listed or is_closed_title(title))
        if i not in within and (named or (number is not None and _squash(text) in closed)):
            entries.append(Found(i, i, text, SHORT, opens=i, closes=i + 1, closed=True))
    return entries


def _heads_items(group: Found, found: Sequence[Found]) -> bool:
    """Tell whether an item is the next thing below a heading over items, or none follows any more."""
    following = [heading for heading in found if heading.first > group.first]
    if not any(heading.level == ITEM for heading in following):
        return True
    return min(following, key=lambda heading: heading.first).level in (AGENDA, ITEM)


def _says(lines: Sequence[Line], item: Found) -> bool | None:
    """Return whether an item's heading, or a line of its own beside it, says closed or open; else None."""
    title = number_and_title(item.title)[1]
    if is_closed_title(title) or is_closed_title(item.title):
        return True
    around = [line.text for line in lines[item.first : item.last + 1] if line.text not in item.title]
    for line in lines[item.last + 1 : item.last + 1 + _LINES_BELOW]:
        if item_label(line.text) or is_decision_heading(line.text) or is_bare_decision_heading(line.text):
            break
        if is_closed_line(line.text) or is_open_line(line.text) or is_meta(line.text):
            around.append(line.text)
    if any(is_closed_line(text) or (is_meta(text) and is_closed_meta(text)) for text in around):
        return True
    return False if is_open_line(title) or any(is_open_line(text) for text in around) else None


def speaks_of_one_item(text: str) -> bool:
    """Tell whether a line over a heading speaks of that item alone, not of those that follow."""
    said = is_closed_line(text) or is_open_line(text)
    return said and not opens_closed_group(text) and not opens_open_group(text)


def _says_on_pages(lines: Sequence[Line], item: Found, end: int, heads: Sequence[Line]) -> bool | None:
    """Return what the heads and feet of the pages say that the item stands on."""
    before = lines[item.first - 1].end if item.first else 0
    start = lines[item.first].start
    stop = lines[end - 1].end if end < len(lines) else max(line.end for line in (*lines, *heads))
    # What stands between the items before and after is the head of the page that the later one begins.
    said = [
        head.text
        for head in heads
        if start <= head.start < stop
        or (head.page_top and before <= head.start < start)
        or (not head.page_top and end < len(lines) and stop <= head.start < lines[end].start)
    ]
    if any(_RUNNING_HEAD.fullmatch(text) for text in said):
        return True
    return False if any(_OPEN_RUNNING_HEAD.fullmatch(text) for text in said) else None


def _listed_closed(contents: Sequence[Line]) -> set[str | None]:
    """Return the numbers of the items that a table of contents lists as closed."""
    listed: set[str | None] = set()
    in_closed_group = False
    for line in contents:
        if opens_closed_group(line.text) or opens_open_group(line.text):
            in_closed_group = opens_closed_group(line.text)
            continue
        number, title = number_and_title(without_page(line.text))
        if number and (in_closed_group or is_closed_title(title)) and not is_open_line(title):
            listed.add(number)
    return listed


def _lists_items(contents: Sequence[Line], titles: set[str]) -> bool:
    """Tell whether lines before the first item are its contents page: they begin as its items do."""
    return any(_squash(line.text)[:_SAME] in titles for line in contents if number_and_title(line.text)[0])


def _squash(heading: str) -> str:
    """Return number and title without what is around and between them."""
    return re.sub(r"\W+", "", "".join(filter(None, number_and_title(heading)))).casefold()
