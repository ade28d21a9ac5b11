"""Lines become clean text: words joined over line ends, lines joined into paragraphs and list items.

In the clean text a line break separates paragraphs, list items and headings, and nothing else does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from corpus.abbreviations import awaits_more
from corpus.dates import MONTHS
from corpus.lines import SYMBOLS, Line
from corpus.types import CleanText, Run

# Bullets of symbol fonts, which a text extraction leaves as private-use or replacement characters.
_BULLETS = dict.fromkeys("\uf06c\uf0b7\uf0d8\uf0a7\uf0fc\uf02d\ufffd", "•")
GLYPHS = str.maketrans(_BULLETS | {"\xa0": " "}) | SYMBOLS
_SHORT_MONTHS = "jan|feb|apr|jun|jul|aug|sept?|okt|nov|dec"
LIST_ITEM = re.compile(
    r"(?:[•·√\-–\uf06c\uf0b7\uf0d8\uf0a7\uf0fc\uf02d\ufffd]|o(?=\s)|\(?\d{1,2}[.)]|[A-ZÆØÅ][.)]|[a-z]\))"
    rf"\s*(?=\S)(?!(?:kvartal|kvt|halvår|halvdel|{'|'.join(MONTHS)}|{_SHORT_MONTHS})\b)"
)
_NEXT_PART = re.compile(r"(?:og|eller|samt|til)\b")  # "kultur-\nog fritid" keeps its hyphen
# Words that a sentence or title never ends with.
_OPEN_END = re.compile(
    r"(?:[,-]|\b(?:og|eller|samt|af|i|til|for|med|på|ved|om|omkring|den|det|de|der|som|at|en|et|fra|ad|under|mellem|gennem))$"
)
_ADJECTIVE = re.compile(r"\w{2}(?:[lsd]igt|(?<!f)isk)$")  # endings that nothing is compounded to
_LEAST_SECOND = 5  # letters; shorter ones are endings: "oversigt-er"
_SHORT = 0.62  # of the usual line length: a shorter line before a capital ends its paragraph
_WIDTH_LINES = 20
# Dates, times, amounts and numbers of sections, which look like the mark of an item where they begin a line.
_FIGURE = re.compile(r"\(?\d{1,3}(?:\.\d+)+")
_DAY_OR_AMOUNT = re.compile(
    r"\(?(?:\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|\d{1,3}(?:\.\d{3})+(?:,\d+)?)(?![\d.]*\d)"
)
_BEFORE_FIGURE = re.compile(
    r"\b(?:af|den|efter|for|fra|før|i|inden|med|mellem|og|om|omkring|på|samt|senest|siden|til|under|ved)$",
)


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word stands in the texts, in lower case, hyphens within it included."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(re.findall(r"[\w-]+\b(?!-)", text.casefold()))
    return counts


class Joiner:
    """Decides whether the hyphen at a line's end belongs to the word, from the words of the corpus."""

    def __init__(self, texts: Iterable[str], known: Callable[[str], int] = lambda _: 0) -> None:
        """Take the texts at hand, and what counts a word in those that were read before."""
        self._words = count_words(texts)
        self._known = known

    def hyphen_stays(self, line: str, following: str) -> bool:
        """Tell whether "Lyngby-" before "Taarbæk" keeps its hyphen; "kommu-" before "nes" does not."""
        capitals = line[-3:-1].isupper() and following[:2].isupper()  # "KERNE-" before "OPGAVEN"
        if not (following[:1].islower() or capitals) or line[-2:-1].isdigit():
            return True
        first = re.findall(r"[\w-]+$", line[:-1].casefold())
        second = re.findall(r"^[\w-]+", following.casefold())
        if not first or not second:
            return False
        hyphened, joined = self._count(f"{first[0]}-{second[0]}"), self._count(first[0] + second[0])
        return hyphened > joined or (not joined and self._is_pair(first[0], second[0]))

    def _is_pair(self, first: str, second: str) -> bool:
        """Tell whether two words are an adjective or adverb and another beside it: "offentligt-private".

        Nearly all other pairs of known words that a line's end parts are compounds, "klima-" before "mål".
        """
        known = self._count(first) > 0 and self._count(second) > 1  # once where it stands now
        return known and len(second) >= _LEAST_SECOND and _ADJECTIVE.search(first) is not None

    def _count(self, word: str) -> int:
        return self._words[word] + self._known(word)


def is_list_item(text: str) -> bool:
    """Tell whether the line opens a list item: a bullet, "1.", "2)", "A.", "a)"."""
    return bool(LIST_ITEM.match(text))


def clean_text(lines: Sequence[Line], breaks: set[int], joiner: Joiner) -> CleanText:
    """Join lines into clean text.

    Args:
        lines: the lines to keep, in order.
        breaks: source offsets at which a line starts a new block whatever it looks like: the first
            lines of headings and of what follows them.
        joiner: decides on hyphens at line ends.
    """
    builder = _Builder()
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if following is None:
            builder.add(line.text, line.start)
        elif line.start in breaks and not line.text:
            continue
        elif following.start in breaks or _ends_block(lines, i):
            builder.add(line.text, line.start)
            builder.add("\n", line.end)
        elif _is_broken(line.text, following.text):
            stays = joiner.hyphen_stays(line.text, following.text)
            builder.add(line.text if stays else line.text[:-1], line.start)
        else:
            builder.add(line.text, line.start)
            builder.add(" ", line.end)
    return builder.build()


def _is_broken(line: str, following: str) -> bool:
    """Tell whether a line ends within a word or number: "kommu-", "Lyngby-", "CO2-", "2012-" before "15"."""
    if not re.search(r"\w-$", line) or _NEXT_PART.match(following):
        return False
    return not (line[-2].isdigit() and following[:1].isupper())


def _ends_block(lines: Sequence[Line], i: int) -> bool:
    line, following = lines[i], lines[i + 1]
    if is_list_item(following.text):
        return not _is_figure(line.text, following.text)
    if awaits_more(line.text):
        return False
    if following.page_top:  # a sentence runs on over the page unless it ended or the next one starts
        return not (following.text[:1].islower() or re.search(r"[,\w-]$", line.text))
    if following.gap:
        # Lists set in a PDF have a gap inside an item, where its first line ends.
        goes_on = re.match(r"[a-zæøå]|(?:19|20)\d\d\b", following.text) and line.text[-1] not in ".:;!?"
        return not (goes_on or ends_open(line.text))
    around = [len(near.text) for near in lines[max(0, i - _WIDTH_LINES) : i + _WIDTH_LINES]]
    width = sorted(around)[int(len(around) * 0.8)]
    opens = re.match(r"[A-ZÆØÅ”\"]", following.text)
    both_short = len(following.text) < _SHORT * width or line.text[-1] in ".:!?"
    return bool(opens) and len(line.text) < _SHORT * width and both_short and not ends_open(line.text)


def _is_figure(line: str, following: str) -> bool:
    """Tell whether a line goes on with a date, time or amount: "pr." before "01.01.2011 steg".

    A date or amount before a capital begins a row of a table: "24.01.2012 Byrådet".
    """
    if not _FIGURE.match(following):
        return False
    if awaits_more(line) or _BEFORE_FIGURE.search(line):
        return True
    number = _DAY_OR_AMOUNT.match(following)
    after = following[number.end() :] if number else ""
    flows = re.match(r"[.,;:)]|\s+(?!kl\b)[a-zæøå]", after) is not None
    return flows and line[-1] not in ".:;!?"


def ends_open(text: str) -> bool:
    """Tell whether a line ends in a word or sign that its sentence must go on after: "ned ad", "og"."""
    return bool(_OPEN_END.search(text))


class _Builder:
    """Collects clean characters and the runs that lead back to the source."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0

    def add(self, text: str, source: int) -> None:
        for match in re.finditer(r"\s+|\S+", text):
            piece = match.group()
            if piece.isspace():
                piece = "\n" if text == "\n" else " "
            self._append(piece, source + match.start())

    def _append(self, piece: str, source: int) -> None:
        last = self._runs[-1] if self._runs else None
        if last and last.source + last.length == source:
            self._runs[-1] = Run(last.clean, last.source, last.length + len(piece))
        else:
            self._runs.append(Run(self._length, source, len(piece)))
        self._parts.append(piece.translate(GLYPHS))
        self._length += len(piece)

    def build(self) -> CleanText:
        return CleanText("".join(self._parts), tuple(self._runs))
