"""Abbreviations as Danish administrative text writes them, and whether a sentence may end with one.

"jf." and "vedr." stand before what they are about, so their full stop ends no sentence. "kr." and "m.v."
stand within a sentence as well as at its end: what follows tells.
"""

from __future__ import annotations

import re

_LEADING = frozenset(
    """
    adm afd afs alm ang anm ass bet bl bygn ca cand cf d dir div dr dvs eks ekskl endv evt excl f fhv fht
    flg fmd fr fsva fvt fx gl gn gnm gns henh henv hhv hr ibm ifb ifbm iflg ifm ift iht incl inkl j jf jfr
    jnr jvf kap kgl kgs matr mhb mhp mht ml mr mrs ndr no nr nuv o obs omkr ovenn pga pkt pp pr prof
    ref resp s sbh skt sml spm st str sv tidl tilsv tlf tsk u udg ugtl vdr vedk vedr vejl vha vol vs årl
    øvr e.g i.e
    """.split()
)
# Units of what a number counts, months, "and so on". Some are words of their own, too: "min", "art", "el".
_CLOSING = frozenset(
    """
    apr art aug cm dec dkk el etc eur feb ha hk jan jul jun kg kl km kr kvt lign m maks mar max mdr mia mill
    min mio mm mv mwh nov okt osv pct pt sek sep sept stk t tdr d.d d.m d.s d.å e.kr e.l e.lign e.m f.kr f.m
    m.fl m.m m.v o.a o.l o.lign o.m.a o.s.v opg p.a s.u
    """.split()
)
_ADDRESS = re.compile(r"\.(?:dk|com|eu|net|org|nu)$")  # "ltk.dk" is none
_AMOUNT = re.compile(r"(?:mio|mia|mill)$", re.IGNORECASE)
_MONEY = re.compile(r"(?:kr|kroner|euro|eur|dkk|usd)\b", re.IGNORECASE)
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,4}")
_RUNS_ON = re.compile(r"\d|[–-]|[(\[”\"“»]+[^\W\dA-ZÆØÅ]")


def runs_on(before: str, following: str) -> bool:
    """Tell whether the full stop between two texts is an abbreviation's and the sentence goes on after it.

    Args:
        before: the sentence as far as the full stop, without it.
        following: what comes after the full stop and the white space behind it.
    """
    word = _last_word(before)
    if following[:1].islower():
        return _leads(before, word) or _closes(word)
    if _leads(before, word):
        return True
    if _AMOUNT.search(word) and _MONEY.match(following):
        return True
    short = _closes(word) or _is_acronym(word) or _NO_VOWEL.fullmatch(word) is not None
    return short and _RUNS_ON.match(following) is not None


def awaits_more(line: str) -> bool:
    """Tell whether a line ends with an abbreviation that stands before what it is about: "vedr.", "kl."."""
    word = _last_word(line[:-1])
    if len(word) == 1 and word.isupper():  # a party's letter at the end of a sentence, rather than an initial
        return False
    return line[-1:] == "." and (_leads(line[:-1], word) or (word.casefold() == "kl" and word != "KL"))


def _last_word(text: str) -> str:
    match = re.search(r"[\w.]*$", text)
    return match.group().rstrip(".") if match else ""  # "m.v.." has a stop too many


def _leads(before: str, word: str) -> bool:
    last = word.casefold()
    if len(word) == 1 and word.isupper():
        return before[-2:-1] != "/"  # an initial, "A. P. Møller", but for "A/S"
    if _closes(word) or _is_acronym(word) or _ADDRESS.search(last):
        return False
    dotted = "." in last.strip(".") and not last[-1:].isdigit()  # bl.a., f.eks., H.C.
    return dotted or last in _LEADING


def _closes(word: str) -> bool:
    """Tell whether a word may be the last of a sentence though it is shortened, as in "4 mio.kr."."""
    last = word.casefold()
    unit = last.rpartition(".")[2]
    return not _is_acronym(word) and (last in _CLOSING or (len(unit) > 1 and unit in _CLOSING))


def _is_acronym(word: str) -> bool:
    """Tell whether capitals alone make the word: "KL" is an association, "kl" a clock."""
    return len(word) > 1 and word.isalpha() and word.isupper()
