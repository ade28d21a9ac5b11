"""The lines at the top and foot of pages that all pages repeat, their numbers aside."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

_NUMBER_ALONE = re.compile(r"-?\s*\d{1,4}\s*-?|(?:Side|s\.)\s*\d+(?:\s*(?:af|/)\s*\d+)?", re.IGNORECASE)
# Where the number of a page stands in a line: "Side 2", "2 | Havnby Kommune", "Havnby Kommune - 2".
_NUMBER = re.compile(
    r"(?<=side )\d{1,4}|(?<=s\. )\d{1,4}|^\d{1,4}\b(?!\.)|(?<=\s[-–|·•] )\d{1,4}$", re.IGNORECASE
)
_SHORTEST = 12  # characters; shorter ones are headings ("Hvorfor") that happen to stand there
_MOST = 3  # lines of a running head or foot; pages that share more repeat their text
_LEAST_TEXT = 2  # lines that a page has besides its feet
_LEAST_FEET = 3  # pages of a longer document that a foot stands on


def repeated(pages: Sequence[Sequence[str]], gaps: Sequence[Sequence[bool]]) -> set[tuple[int, int]]:
    """Return the places, page and line, of running heads and feet.

    Args:
        pages: the lines of each page.
        gaps: whether a paragraph break stands before each of them.
    """
    with_text = [i for i, page in enumerate(pages) if page]
    if len(with_text) == 2:
        first, second = with_text
        return _of_two(pages, first, second, 1) | _feet_of_two(pages, gaps, first, second)
    return _feet(pages, gaps)


def _of_two(pages: Sequence[Sequence[str]], first: int, second: int, step: int) -> set[tuple[int, int]]:
    """Return the lines from the top, or with step -1 from the foot, that both pages have and none else."""
    everywhere = Counter(_shape(text) for page in pages for text in page)
    found: set[tuple[int, int]] = set()
    for a, b in zip(_inward(pages[first], step), _inward(pages[second], step), strict=False):
        texts = pages[first][a], pages[second][b]
        if _shape(texts[0]) != _shape(texts[1]) or not _follow(*texts):
            break
        if len(texts[0]) > _SHORTEST and everywhere[_shape(texts[0])] == 2 and not _ends_sentence(texts[0]):
            found |= {(first, a), (second, b)}
        else:
            break
    return found if len(found) <= 2 * _MOST else set()


def _feet_of_two(
    pages: Sequence[Sequence[str]], gaps: Sequence[Sequence[bool]], first: int, second: int
) -> set[tuple[int, int]]:
    found = _of_two(pages, first, second, -1)
    return found if all(_stands_off(pages, gaps, page, found) for page in (first, second)) else set()


def _stands_off(
    pages: Sequence[Sequence[str]], gaps: Sequence[Sequence[bool]], page: int, found: set[tuple[int, int]]
) -> bool:
    """Tell whether a page's feet have a gap above them or a number in or beside them, as text has not."""
    own = [line for at, line in found if at == page]
    # Under a head that leaves nothing else, the line is all the text that the page has.
    if not own or len(pages[page]) - len(own) < _LEAST_TEXT:
        return False
    numbered = any(_NUMBER.search(pages[page][line]) for line in own)
    return numbered or gaps[page][min(own)] or len(own) < len(pages[page]) - min(own)


def _feet(pages: Sequence[Sequence[str]], gaps: Sequence[Sequence[bool]]) -> set[tuple[int, int]]:
    """Return the last lines of pages that at least three of them have and that stand nowhere else."""
    everywhere = Counter(_shape(text) for page in pages for text in page)
    last = {i: next(_inward(page, -1), None) for i, page in enumerate(pages)}
    at_foot = [(i, k) for i, k in last.items() if k is not None]
    counts = Counter(_shape(pages[i][k]) for i, k in at_foot)
    return {
        (i, k)
        for i, k in at_foot
        if counts[_shape(pages[i][k])] == everywhere[_shape(pages[i][k])] >= _LEAST_FEET
        and len(pages[i][k]) > _SHORTEST
        and not _ends_sentence(pages[i][k])
        and _stands_off(pages, gaps, i, {(i, k)})
    }


def _inward(page: Sequence[str], step: int) -> itertools.filterfalse[int]:
    """Return the lines of a page from its top or foot, numbers alone aside."""
    return itertools.filterfalse(lambda i: _NUMBER_ALONE.fullmatch(page[i]), range(len(page))[::step])


def _shape(text: str) -> str:
    """Return a line with a form feed, which no line holds, for the number of its page."""
    return re.sub(r"\s+", " ", _NUMBER.sub("\f", text))


def _follow(first: str, second: str) -> bool:
    """Tell whether the numbers of two pages in their lines are the same or the next ones."""
    pairs = zip(_NUMBER.findall(first), _NUMBER.findall(second), strict=True)
    return all(int(b) - int(a) in (0, 1) for a, b in pairs)


def _ends_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?", ":", ";", ","))
