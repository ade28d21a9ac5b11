"""What a decision that only approves says yes to: a proposal, which may be to refuse somebody.

"Godkendt." below "at der meddeles afslag" grants nothing: who reads it alone takes the refused for approved.
Nor does it refuse, where a committee refused and only the other points went on to who says it.
"""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.decisions import Decision
from corpus.outcomes import Result, results_by_point
from corpus.sentences import sentences


class Adopted(StrEnum):
    """What was said yes to; the values are the words that people see."""

    PROPOSAL = "indstillingen godkendt"
    PART = "en del af indstillingen godkendt"
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
_NUMBER = re.compile(r"^[ \t]*(\d{1,2})[.)]\s", re.MULTILINE)
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
    refuses = _proposes_refusal(decision)
    if Result.APPROVED in results:
        if refuses:
            return Adopted.REFUSAL
        return Adopted.PART if _is_of_part(decision) else Adopted.PROPOSAL
    return Adopted.REFUSAL_ADVISED if refuses else None


def points_of(decision: Decision) -> tuple[int, ...]:
    """Return the points of the proposal that a decision is about; empty where it is about them all."""
    return decision.left or tuple(sorted(results_by_point(decision.text)))


def _proposes_refusal(decision: Decision) -> bool:
    """Tell whether what a decision is about is proposed to be refused, in the first point of it."""
    points = points_of(decision)
    if points and 1 not in points:
        said = _numbered(decision.proposal or "").get(points[0], "")
    else:
        said = _first_point(decision.proposal or "")
    return _REFUSES.search(said) is not None


def refuses(decision: Decision) -> bool:
    """Tell whether a decision says yes to a refusal, so that it ended as rejected for who asked."""
    return adopted(decision) in (Adopted.REFUSAL, Adopted.REFUSAL_ADVISED)


def proposed_first(decision: Decision) -> str:
    """Return the first sentence of what was proposed in one line, cut between words where it is long.

    Of a decision on later points the first of these; empty where the proposal does not tell them apart.
    """
    points, proposal = points_of(decision), decision.proposal or ""
    is_later = bool(points) and 1 not in points
    first = " ".join((_numbered(proposal).get(points[0], "") if is_later else _first_point(proposal)).split())
    if len(first) <= _LONGEST:
        return first
    return f"{first[:_LONGEST].rpartition(' ')[0].rstrip(' ,;:.–-')} …"


def _is_of_part(decision: Decision) -> bool:
    points = points_of(decision)
    return bool(decision.left) or (bool(points) and 1 not in points)


def _numbered(proposal: str) -> dict[int, str]:
    """Return the points of a proposal by number; none where they do not stand each on a line of its own."""
    found = list(_NUMBER.finditer(proposal))
    if [int(match[1]) for match in found] != list(range(1, len(found) + 1)):
        return {}
    ends = [match.start() for match in found[1:]] + [len(proposal)]
    return {int(m[1]): proposal[m.start() : end] for m, end in zip(found, ends[: len(found)], strict=True)}


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
