"""CPR numbers, by which Denmark identifies persons, found in text.

A number is a birth date and a serial, ddmmyy-xxxx. The date must exist in the century that the serial's
first digit says; 60 may be added to the day (replacement numbers). Modulus 11 is not required: numbers
without it are issued since 2007. Where other numbers look the same, what stands around decides, and the
doubt goes to the person: too many masked numbers do less harm than one that is read.

- With a hyphen or dash, close or at a line's end: always, but after "konto", "tlf." and the like only
  with modulus 11, and after "sagsnr." not when the serial is a year ("010112-2015").
- With white space between: not beside another number, as amounts in a table stand, not with a year for a
  serial, not before a unit; over a line end only with modulus 11.
- Ten digits in a row: alone as a word of their own, not beside another number, not before a unit, of a
  person born since 1900, not a round number. Replacement numbers and what is named a case only with
  modulus 11.
- With a slash between: like white space where it stands free ("010160 / 1234"); close, as case numbers
  have it, only with modulus 11.
- With a date in signs: only with a hyphen or dash, not with a year for a serial ("01.01.12-2015"), not
  before a unit or beside another number, and only with modulus 11 where all signs are hyphens or where
  something else than a person is named, as file plans number their subjects so.
- After "CPR", "personnummer" or "født" every form counts.

Digits that stand apart ("0 1 0 1 6 0") are not found.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_HYPHEN = r"\-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_SPACE = r" \u00a0\u2000-\u200a\u202f\u3000"
_BLANK = rf"{_SPACE}\t"
_UNSEEN = "\u200b-\u200d\u2060\ufeff"
_GAP = rf"[{_SPACE}{_UNSEEN}]{{0,2}}(?:\r?[\n\f\r][{_BLANK}{_UNSEEN}]{{0,30}})?"
_FORM = re.compile(
    rf"(?<!\d)(?P<date>\d{{6}}|\d\d(?P<dot>[.{_HYPHEN}/])\d\d(?P=dot)\d\d)"
    rf"(?P<between>{_GAP}[{_HYPHEN}/]?{_GAP})(?P<serial>\d{{4}})(?!\d)"
)
_ANY = rf"\d{{6}}[{_HYPHEN}]?\d{{4}}"
_JOINED_BEFORE = re.compile(rf"\d[.,:/{_HYPHEN}]$|\+$")
_JOINED_AFTER = re.compile(rf"[.,:/{_HYPHEN}]\d")
_LISTED_BEFORE = re.compile(rf"(?<!\d){_ANY}[,/;]$")  # "010160-1234/020261-2345"
_LISTED_AFTER = re.compile(rf"[,/;]{_ANY}(?!\d)")
_NUMBER_BEFORE = re.compile(rf"\d[%)]?[{_BLANK}]{{1,4}}$")
_NUMBER_AFTER = re.compile(rf"[{_BLANK}]{{1,4}}[{_HYPHEN}]?\d")
_UNIT_AFTER = re.compile(rf"[{_BLANK}]?(?:t?kr\b|t\.kr|DKK|EUR|€|%|kroner|mio|mia|m2|m²|m3|kWh|stk)", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LABELS = re.compile(
    r"(?P<person>c\.?p\.?r\b|cpr|person-?(?:nummer|numre|nr)|\bpers\.?\s?nr|fødsels-?(?:nummer|dato|dag)"
    r"|\bfødt\b|\bborn\b|civil registration)"
    r"|(?P<case>\bsag(?:en)?\b|\bsags-?\s?(?:nr|nummer|id)|\bjournal|\bj\.?\s?nr|\besdh|\bacadre|\bsbsys"
    r"|\bdok(?:ument)?\b|\bdok(?:ument)?\.?-?(?:id|nr|num)|\bløbe-?n|\bid\b)"
    r"|(?P<money>\bkr\b|\bDKK)"
    r"|(?P<other>konto(?!r)|\breg\.|\bgiro\b|\bEAN|\bGLN|\bCVR|\bSE-?n|\bP-?\.?\s?(?:nr|nummer)|produktionsenhed"
    r"|faktura|ordre|rekvisition|\bmatr(?:\.|ikel)|\bBFE|ejendoms-?n|\bIS[BS]N|\btlf|telefon|\bmobil|\bfax|\btel\b"
    r"|\bphone|\bIBAN|\bvare-?n|serie-?n|\bstel-?n|version\b|\bFIK\b|kunde-?n|medlems-?n|aftale-?n|måler-?n"
    r"|\blicens|\bpolice|stregkode|projekt-?n)",
    re.I,
)
# Nothing but "nr." and the like: what the label names is this number, and not a person beside it.
_DIRECT = re.compile(r"\w*[\s.:#(–-]*(?:(?:nr|nummer|no)\b[\s.:#]*)?")
_REACH = 60  # characters before a number in which its label stands
_NEAR = 30  # characters between a number and what calls it something else than a person's
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_REPLACEMENT = 60  # added to the day of a replacement number
_BORN_SINCE = 1900  # of ten bare digits; the register began in 1968


@dataclass(frozen=True, slots=True)
class CprNumber:
    """Where a number stands: `text[start:end]`. The number itself is kept nowhere."""

    start: int
    end: int


def find(text: str) -> Iterator[CprNumber]:
    """Yield the CPR numbers of a text in order."""
    plain = re.sub(r"[^\W\D0-9]", lambda digit: str(unicodedata.decimal(digit[0])), text)
    for match in _FORM.finditer(plain):
        if _is_person(plain, match):
            yield CprNumber(*match.span())


def has_number(text: str) -> bool:
    """Tell whether a text holds a CPR number."""
    return any(find(text))


def _is_person(text: str, match: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", match["date"]) + match["serial"]
    born = _birth_date(digits)
    before, after = text[max(0, match.start() - _REACH) : match.start()], text[match.end() : match.end() + 20]
    if born is None or _is_joined(before, after):
        return False
    label = _label(before)
    if label == "person":
        return True
    between = match["between"].strip("\u200b\u200c\u200d\u2060\ufeff")
    if match["dot"]:
        return _dotted(digits, label, before, after, match["dot"], between)
    if between == "/":
        return has_modulus_11(digits) and _spaced(digits, label, before, after, between)
    if not between:
        return _bare(digits, born, label, before, after)
    if not between.strip() or (between[0].isspace() and "\n" not in between):
        return _spaced(digits, label, before, after, between)
    return _hyphened(digits, label, before, after)


def _hyphened(digits: str, label: str, before: str, after: str) -> bool:
    if _letters_join(before, after):
        return False
    if label == "other" and _DIRECT.fullmatch(_after_label(before)):
        return has_modulus_11(digits)
    return not (label == "case" and _YEAR.fullmatch(digits[6:]))


def _dotted(digits: str, label: str, before: str, after: str, sign: str, between: str) -> bool:
    if not re.fullmatch(rf"\s*[{_HYPHEN}]\s*", between) or not _spaced(digits, label, before, after, between):
        return False
    return has_modulus_11(digits) or (sign in "./" and label != "case")


def _spaced(digits: str, label: str, before: str, after: str, between: str) -> bool:
    hyphen = bool(between.strip("/ \t\r\n\f\u00a0"))
    if label in ("money", "other") or _NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(after):
        return False
    if _UNIT_AFTER.match(after) or _YEAR.fullmatch(digits[6:]) or _letters_join(before, after):
        return False
    certain = has_modulus_11(digits)
    return certain or (label != "case" and (hyphen or not re.search(r"[\r\n\f]", between)))


def _bare(digits: str, born: dt.date, label: str, before: str, after: str) -> bool:
    if not _stands_alone(before, after) or label in ("money", "other") or _UNIT_AFTER.match(after):
        return False
    if re.search(rf"(?<!\d)\d{{4}}[{_BLANK}{_HYPHEN}]$", before):  # a bank's number before an account's
        return False
    if born.year < _BORN_SINCE or digits.endswith("000"):
        return False
    beside = _NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(after) or "_" in (before[-1:], after[:1])
    if beside or label == "case" or int(digits[:2]) > _REPLACEMENT:
        return has_modulus_11(digits)
    return True


def _stands_alone(before: str, after: str) -> bool:
    """Tell whether ten digits are a word of their own: no part of an address, a code or a longer number."""
    opens = re.search(r"(?:^|[\s(\[{\"'«»“”„:;,>|*•_])[-–•]?$", before) or _LISTED_BEFORE.search(before)
    ends = re.match(r"[.,:;!?]*(?:$|[\s)\]}\"'«»“”<|–_])|\.[^\W\d_]{2}", after) or _LISTED_AFTER.match(after)
    return bool(opens and ends)


def _is_joined(before: str, after: str) -> bool:
    """Tell whether the digits are part of a longer number: "20120124-010160-1234", "010160-1234.5"."""
    if _JOINED_BEFORE.search(before) and not _LISTED_BEFORE.search(before):
        return True
    if re.search(rf"\d\w*[{_HYPHEN}]$", before):
        return True
    return bool(_JOINED_AFTER.match(after)) and not _LISTED_AFTER.match(after)


def _letters_join(before: str, after: str) -> bool:
    """Tell whether letters make it a code: "KL010112-1234", "010112-1234A"; "født010160-1234" is none."""
    code = re.search(r"[^\W\d_]+$", before)
    return bool(code and not re.search(r"[a-zæøå]{2}$", code[0])) or bool(re.match(r"[A-ZÆØÅ]", after))


def _label(before: str) -> str:
    """Return what the nearest word for a kind of number calls it: a group of `_LABELS`, or nothing.

    A label for another number than this one has that between: "Tlf. 12345678, ...".
    """
    found = [*_LABELS.finditer(before)]
    if not found:
        return ""
    kind = found[-1].lastgroup or ""
    between = _after_label(before)
    far = kind != "person" and ("\n\n" in between or len(between) > _NEAR)
    return "" if far or re.search(r"\d", between) else kind


def _after_label(before: str) -> str:
    *_, last = _LABELS.finditer(before)
    return before[last.end() :]


def _birth_date(digits: str) -> dt.date | None:
    """Return the birth date, in the century of the CPR office's table, or None where there is no such day."""
    day, month, year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
    if seventh <= 3:
        century = 1900
    elif seventh in (4, 9):
        century = 2000 if year <= 36 else 1900
    else:
        century = 2000 if year <= 57 else 1800
    try:
        return dt.date(century + year, month, day - _REPLACEMENT * (day > _REPLACEMENT))
    except ValueError:
        return None


def has_modulus_11(digits: str) -> bool:
    """Tell whether ten digits pass the check that numbers issued before October 2007 have."""
    return sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11 == 0
