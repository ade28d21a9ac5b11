"""Numbers and amounts of a text, in digits or words, so that "1,5 mio. kr." is "1.500.000 kroner"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.types import Language
from index.words import stems

_DANISH_WORDS = {
    word: value
    for value, words in {
        2: "to", 3: "tre", 4: "fire", 5: "fem", 6: "seks", 7: "syv", 8: "otte", 9: "ni", 10: "ti",
        11: "elleve", 12: "tolv", 13: "tretten", 14: "fjorten", 15: "femten", 16: "seksten", 17: "sytten",
        18: "atten", 19: "nitten", 20: "tyve", 30: "tredive", 40: "fyrre", 50: "halvtreds", 60: "tres",
        70: "halvfjerds", 80: "firs", 90: "halvfems", 100: "hundrede", 1: "én ét", 1.5: "halvanden halvandet",
    }.items()
    for word in words.split()
}  # fmt: skip
_ENGLISH_WORDS = {
    word: value
    for value, words in {
        2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine",
        10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen",
        17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty",
        60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety", 100: "hundred",
    }.items()
    for word in words.split()
}  # fmt: skip
_TENS = "tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems"
_ONES = "en|to|tre|fire|fem|seks|syv|otte|ni"
_COMPOUND = re.compile(rf"\b({_ONES})og({_TENS})\b", re.IGNORECASE)
_HYPHENED = re.compile(r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-([a-z]+)\b", re.IGNORECASE)
UNITS = frozenset(
    "kr kroner dkk mio mia million millioner milliard milliarder millions billion billions tusind "
    "tusinde thousand pct procent procentpoint percent per cent hundred".split()
)
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
_SCALES = (
    (1e9, r"mia\b\.?|milliard\w*|billions?\b"),
    (1e6, r"mio\b\.?|million\w*"),
    (1e3, r"t\.\s?(?=kr)|tkr\b\.?|tusinde?\b|thousand\b"),
)
_KRONER = r"kr\b\.?|kroner\b|DKK\b"
_PERCENT = r"%|pct\b\.?|procent\w*|per\s?cent\b"
_NUMBER = re.compile(
    rf"(?P<before>(?:\bDKK|\bkr\.?)\s*)?"
    rf"(?<![\d.,])(?P<digits>\d{{1,3}}(?:[ \u00a0]\d{{3}})+(?![\d])|\d+(?:[.,]\d+)*)"
    rf"\s*-?(?P<scale>{'|'.join(pattern for _, pattern in _SCALES)})?"
    rf"\s*(?P<unit>{_KRONER}|{_PERCENT})?",
    re.IGNORECASE,
)
_COUNTED = 3  # content words after a number that may be what it counts
_BIG = 1_000  # from here on a number without a unit may be of kroner


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: what it may be worth ("1.200" is 1200, or 1.2), its unit, and the word after it."""

    values: frozenset[float]
    unit: str | None  # "kr", "%" or None
    following: frozenset[str]  # the stems of the words after it, what it counts among them
    before: str | None  # the stem that it numbers: "fokusområde 3"
    start: int
    end: int

    def agrees(self, other: Number) -> bool:
        """Tell whether both say the same; kroner may go unsaid in one of them."""
        return bool(self.values & other.values) and self.is_like(other)

    def is_like(self, other: Number) -> bool:
        """Tell whether both may be of the same unit."""
        big = max(self.values) >= _BIG and max(other.values) >= _BIG
        return self.unit == other.unit or ({self.unit, other.unit} == {None, "kr"} and big)


def numbers(text: str, language: Language) -> list[Number]:
    """Return the numbers of a text in order; offsets are of the text with its number words in digits."""
    return list(_numbers(in_digits(text, language)))


def in_digits(text: str, language: Language) -> str:
    """Return the text with its number words in digits."""
    if language is Language.ENGLISH:
        joined = _HYPHENED.sub(lambda m: _sum(m.groups(), _ENGLISH_WORDS), text)
        return _WORD.sub(lambda m: _digits(m.group(), _ENGLISH_WORDS), joined)
    joined = _COMPOUND.sub(lambda m: _sum(m.groups(), _DANISH_WORDS | {"en": 1}), text)
    return _WORD.sub(lambda m: _digits(m.group(), _DANISH_WORDS), joined)


def _sum(words: Sequence[str], known: Mapping[str, float]) -> str:
    values = [known.get(word.casefold()) for word in words]
    return f"{sum(value for value in values if value):g}" if all(values) else "-".join(words)


def _digits(word: str, known: Mapping[str, float]) -> str:
    value = known.get(word.casefold())
    return word if value is None else f"{value:g}".replace(".", ",")


def _numbers(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        scale = next((f for f, pattern in _SCALES if re.fullmatch(pattern, match["scale"] or "", re.I)), 1.0)
        unit = "kr" if match["before"] else None
        if match["unit"]:
            unit = "%" if re.fullmatch(_PERCENT, match["unit"], re.IGNORECASE) else "kr"
        values = frozenset(round(value * scale, 6) for value in _readings(match["digits"]))
        clause = re.split(r"[,.;:()]|\d", text[match.end() :], maxsplit=1)[0]
        following = frozenset(stems(clause)[:_COUNTED])
        ahead = re.search(r"([^\W\d_]+)\.?\s+$", text[: match.start()])
        before = next(iter(stems(ahead[1])), None) if ahead else None
        yield Number(values, unit, following, before, *match.span())


def _readings(digits: str) -> Iterator[float]:
    """Yield what digits may be worth: Danish and English swap the point and the comma."""
    plain = re.sub(r"[ \u00a0]", "", digits)
    parts = re.split(r"[.,]", plain)
    if len(parts) == 1:
        yield float(plain)
        return
    if all(len(part) == 3 for part in parts[1:]):
        yield float("".join(parts))
    if len(parts) == 2:
        yield float(".".join(parts))
    elif len(parts[-1]) != 3 and all(len(part) == 3 for part in parts[1:-1]):
        yield float("".join(parts[:-1]) + "." + parts[-1])
    elif any(len(part) != 3 for part in parts[1:]):  # "1.2.3", a paragraph or a version: compared as it is
        yield float(int("9" + "0".join(parts)))
