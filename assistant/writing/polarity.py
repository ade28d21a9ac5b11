"""What a sentence denies, and how it says that a case ended."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from index.words import stems

_NOT = re.compile(
    r"\b(?:ikke|ingen|intet|ingenting|aldrig|uden|hverken|næppe|ej|nej|undlade\w*|undlod|"
    r"not|no|never|without|neither|nor|none|nothing|cannot)\b|n['’]t\b",
    re.IGNORECASE,
)
# "Ikke mindst" and "ikke kun" deny nothing.
_NO_DENIAL = re.compile(
    r"\bikke (?:mindst|kun|bare|alene|blot)\b|\b(?:not least|not only|no later than)\b|"
    r"\b(?:uden for|uden om|inden og uden)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:()–]|\s+-\s+|\b(?:men|mens|dog|but|while|although|selv om)\b", re.IGNORECASE)
_NEAR = 5  # content words of a clause around its denial


class Verdict(StrEnum):
    """How a case ended, or what was asked for."""

    APPROVED = "approved"
    RECOMMENDED = "recommended"
    POSTPONED = "postponed"
    REJECTED = "rejected"
    NOTED = "noted"
    SENT_BACK = "sent_back"


_VERDICTS = {
    verdict: re.compile(pattern, re.IGNORECASE)
    for verdict, pattern in {
        Verdict.APPROVED: r"\bgodkend|\bvedt[ao]g|\bbeslutt?et?\b|\bbeslutte(?:r|de|s|t)\b"
        r"|\btiltr(?:ådt|åd|æd)"
        r"|\bbevilg(?:e|er|es|et|ede)\b|\bimødek[oa]m"
        r"|\bapprov|\badopted?\b|\bdecided?\b|\bgranted?\b|\bpassed\b|\bresolved\b|\bagreed\b",
        # The verbs only: "the proposal was approved" tells of an approval.
        Verdict.RECOMMENDED: r"\banbefale|\bindstille(?:r|s|de|t)?\b|\bforesl(?:å|og)"
        r"|\brecommend(?:s|ed|ing)?\b|\bpropos(?:e|es|ed|ing)\b|\bsuggest",
        Verdict.POSTPONED: r"\budsat\b|\budsæt|\budsatte|\bpostpon|\bdeferr?|\badjourn",
        Verdict.REJECTED: r"\bafvis|\bforkast|\bnedstem|\bafsl(?:å|ag|og)"
        r"|\breject|\bturned down\b|\brefus",
        Verdict.NOTED: r"\btil efterretning|\btil orientering|\btook note|\btaken note|\bnoted\b",
        Verdict.SENT_BACK: r"\btilbage til\b|\bhjemvis|\bsendt? tilbage|\bsent back\b|\breferred back\b",
    }.items()
}


def denies(text: str) -> bool:
    """Tell whether a text denies anything."""
    return bool(_NOT.search(_NO_DENIAL.sub(" ", text)))


def denied_stems(text: str) -> list[frozenset[str]]:
    """Return, for each denial in a text, the stems of the words around it within its clause."""
    found = []
    for clause in _CLAUSE.split(_NO_DENIAL.sub(" ", text)):
        for match in _NOT.finditer(clause):
            before, after = stems(clause[: match.start()])[-_NEAR:], stems(clause[match.end() :])[:_NEAR]
            found.append(frozenset(stem for stem in (*before, *after) if stem.isalpha()))
    return found


def contradicts(sentence: str, said: Sequence[str], held: Collection[str]) -> bool:
    """Tell whether a sentence leaves out a denial of what it says, or adds one.

    Args:
        sentence: what is held against its sources.
        said: the cited sentences that carry it.
        held: the stems that the sentence has, in the sources' language.
    """
    if denies(sentence):
        return not any(denies(text) for text in said)
    around = [denied for text in said for denied in denied_stems(text)]
    return any(denied and 2 * len(denied & set(held)) >= len(denied) for denied in around)


def leaves_out_a_denial(sentence: str, said: Sequence[str]) -> bool:
    """Tell whether the sources deny something and the sentence does not, in whichever language it is."""
    return not denies(sentence) and any(denies(text) for text in said)


def verdicts(text: str) -> frozenset[Verdict]:
    """Return the ends of a case that a text speaks of."""
    return frozenset(verdict for verdict, pattern in _VERDICTS.items() if pattern.search(text))
