"""The municipality whose documents these are, and questions without its name.

People write it into their questions, and it tells nothing: every document is that municipality's. It only
draws in the passages that happen to spell it out. Among the documents of several municipalities none is
home, and the name tells where to look.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from index.words import STOP_WORDS, fold, stems

_SHARE = 0.8  # of the documents that name a municipality must name this one most
_BEFORE = r"(?P<before>\b(?:i|in|af|for|fra|from|of|at|by|hos|til|to)\s+)?"
_AFTER = r"(?P<after>\s+(?:kommunen?s?|municipality)\b)?(?P<of>['’]s?)?(?!\w)"
_SPELT = {"aa": "(?:aa|å|a)", "ae": "(?:ae|æ|a)", "oe": "(?:oe|ø|o)"}
_SPELT |= {"å": _SPELT["aa"], "æ": _SPELT["ae"], "ø": _SPELT["oe"]}
_SHORTEST_ABBREVIATION = 3  # letters


class Home:
    """A municipality's name, as questions may spell it."""

    def __init__(self, name: str) -> None:
        """Take the name as it stands before "Kommune"."""
        self.name = name
        parts = re.findall(r"[^\W\d_]+", name.removesuffix("s"))
        spelt = r"[\s-]+".join(re.sub("aa|ae|oe|[æøå]", _spelt, part.lower()) for part in parts)
        if len(parts) == 1:  # it may be a word of the language too, as Vejen is
            spelt = rf"(?-i:(?=[A-ZÆØÅ])){spelt}"
        short = "".join(part[0] for part in parts).upper() + "K"  # Lyngby-Taarbæk Kommune is LTK
        if len(short) >= _SHORTEST_ABBREVIATION:
            spelt = rf"(?:{spelt}|(?-i:{short}))"
        self._pattern = re.compile(rf"{_BEFORE}\b{spelt}(?P<s>s)?{_AFTER}", re.IGNORECASE)
        self._ends_in_s = name.endswith("s")

    def left_out(self, text: str) -> str:
        """Return the text without the name; all of it where nothing else is asked about."""
        rest = " ".join(self._pattern.sub(self._instead, text).split())
        return rest if stems(rest) else text

    def _instead(self, match: re.Match[str]) -> str:
        """Keep "in" before a genitive: "in Lyngby-Taarbæk's schools" is about what is "in schools"."""
        genitive = match["of"] or (match["after"] or "").endswith("s") or (match["s"] and not self._ends_in_s)
        return f" {match['before'] or ''} " if genitive else " "


def home(counts: Iterable[tuple[str, str, int]]) -> Home | None:
    """Return the municipality that nearly all documents name most, or None when there is none such.

    Args:
        counts: document, a municipality's name as it stands there, and how often it does.
    """
    of_document: defaultdict[str, Counter[str]] = defaultdict(Counter)
    spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document, name, count in counts:
        if fold(name) not in STOP_WORDS:  # "Som kommune"
            key = fold(name).removesuffix("s")
            of_document[document][key] += count
            spelt[key][name] += count
    votes = Counter(named.most_common(1)[0][0] for named in of_document.values())
    if not votes:
        return None
    key, most = votes.most_common(1)[0]
    return Home(spelt[key].most_common(1)[0][0]) if most >= _SHARE * votes.total() else None


def _spelt(match: re.Match[str]) -> str:
    return _SPELT[match.group()]
