"""What a decision that only approves says yes to: a proposal, which may be to refuse somebody.

"Godkendt." below "at der meddeles afslag" grants nothing: who reads it alone takes the refused for approved.
"""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.decisions import Decision
from corpus.outcomes import Result
from corpus.sentences import sentences


class Adopted(StrEnum):
    """What was said yes to; the values are the words that people see."""

    PROPOSAL = "indstillingen godkendt"
    REFUSAL = "indstillingen om afslag godkendt"
    REFUSAL_ADVISED = "indstillingen om afslag anbefalet"


_LONGEST = 160  # characters of a proposal's beginning
_POINTS = re.compile(
    r"^\W*(?:(?:ad|punkt(?:erne)?|pkt|at-punkt(?:erne)?)\W*)?(?:\d+(?:\W+|\s*og\s*)*)*", re.IGNORECASE
)
_APPROVES = re.compile(
    r"(?:(?:indstillingen|indstillingerne|forslaget|det indstillede|administrationens indstilling|"
    r"forvaltningens indstilling|forvaltningens forslag)\s+)?"
    r"(?:(?:blev|er|bliver|blev enstemmigt|enstemmigt)\s+)?"
    r"(?:godkendt|godkendes|tiltrådt|tiltrædes|tiltrådte|vedtaget|vedtages|følges|fulgt|anbefale[st]|anbefalet)"
    r"(?:\s+(?:som indstillet|enstemmigt|uden bemærkninger|med \d+ stemmer.*))?",
    re.IGNORECASE | re.DOTALL,
)
_BESIDE = re.compile(r"\b(?:stemte?|stemmer|imod|undlod|mindretal\w*)\b", re.IGNORECASE)
_GIVE = r"(?:meddel|giv|udsted|imødekom|godkend|anbefal|bevilg)\w*"
_REFUSES = re.compile(
    rf"\b{_GIVE}\s+(?:\w+\s+){{0,2}}afslag\b"
    r"|\bafslag(?:et)?\s+(?:\w+\s+){0,6}(?:meddeles|gives|fastholdes|stadfæstes)\b"
    r"|\b(?:fasthold\w*|stadfæst\w*)\s+(?:\w+\s+){0,2}afslag(?:et)?\b"
    r"|\b(?:afvises|afvise|afslås|afslå)\b"
    r"|\b(?:meddeles|gives|imødekommes|godkendes|bevilges|tillades)\s+ikke\b"
    r"|\bikke\s+(?:at\s+)?(?:meddel|giv|imødekom|godkend|bevilg|tillad)\w*",
    re.IGNORECASE,
)


def adopted(decision: Decision) -> Adopted | None:
    """Return what a decision says yes to that only approves or recommends a proposal; None for another."""
    results = set(decision.results)
    if not decision.proposal or not results <= {Result.APPROVED, Result.RECOMMENDED}:
        return None
    pieces = [_POINTS.sub("", piece).strip(" .,:;)") for piece in re.split(r"[.\n;](?=\s|$)", decision.text)]
    if not all(_APPROVES.fullmatch(piece) for piece in pieces if piece and not _BESIDE.search(piece)):
        return None
    refuses = _REFUSES.search(_first_point(decision.proposal)) is not None
    if Result.APPROVED in results:
        return Adopted.REFUSAL if refuses else Adopted.PROPOSAL
    return Adopted.REFUSAL_ADVISED if refuses else None


def refuses(decision: Decision) -> bool:
    """Tell whether a decision says yes to a refusal, so that it ended as rejected for who asked."""
    return adopted(decision) in (Adopted.REFUSAL, Adopted.REFUSAL_ADVISED)


def proposed_first(decision: Decision) -> str:
    """Return the first sentence of what was proposed in one line, cut between words where it is long."""
    first = " ".join(_first_point(decision.proposal or "").split())
    if len(first) <= _LONGEST:
        return first
    return f"{first[:_LONGEST].rpartition(' ')[0].rstrip(' ,;:.–-')} …"


def _first_point(proposal: str) -> str:
    """Return a proposal's first sentence; with the first point that it leads in where it stops before it."""
    spans = list(sentences(proposal, 0, len(proposal)))
    if not spans:
        return proposal
    end = spans[0][1]
    for _, following in spans[1:]:
        if not proposal[:end].rstrip().endswith((":", "at", ":\n")) and re.search(r"\w{4}", proposal[:end]):
            break
        end = following
    return proposal[spans[0][0] : end]


def ended(decision: Decision) -> set[Result]:
    """Return how a decision ended; who approves a refusal rejects what was asked for."""
    return {*decision.results, Result.REJECTED} if refuses(decision) else set(decision.results)
