"""Lines that stand in an item of minutes beside its parts: its case number, its number, a lead-in."""

from __future__ import annotations

import re

_META = re.compile(
    r"(?:J\.?\s?nr|Journal\s?n(?:umme)?r|Sags?-?\s?n(?:umme)?r|Sags-?\s?id|Dok(?:ument)?\.?(?:\s?-?nr|\s?-?id)?"
    r"|Acadre|eDoc|SBSYS|KLE|Initialer|Sagsinitialer|Sagsbehandler\w*|Sagsansvarlig|Forvaltning|Afdeling"
    r"|Brevid|Beh|Sag|Åben\s*/\s*lukket|Sagstype|Punkttype|Dagsordenstype|Type|Status|Offentlighed)\s*[.:]+.*"
    r"|(?:Sags?\s?nr|J\.?\s?nr|Sags?-?id|Sag|Dok)\.?\s+[\w./-]*\d[\w./-]*(?:\s.{0,80})?"
    r"|[(]?\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d+-\d{2,4}[)]?|[(]?(?:19|20)\d\d-\d{4,8}[)]?",
    re.IGNORECASE,
)
_CASE_NUMBER = re.compile(
    r"(?:J\.?\s?nr|Journal\s?n(?:umme)?r|Sags?-?\s?n(?:umme)?r|Sags-?\s?id|Sag|EMN)\s*[.:]*\s*"
    r"(?P<labelled>[A-ZÆØÅ]{0,4}-?\d[\w./-]*\w|\d+)"
    r"|(?P<kle>\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d+-\d{2,4})|[(](?P<year>(?:19|20)\d\d-\d{4,8})[)]\s*$",
    re.IGNORECASE,
)
_AT_END = re.compile(r"\s*[(](?:(?:19|20)\d\d-\d{4,8})?\s*[)]$")  # "Veje (2012-98411)"
_LEAD = re.compile(
    r"(?:[A-ZÆØÅ][\w&,\- ]{2,70}\s(?:indstiller|foreslår|anbefaler)|Det\s(?:indstilles|foreslås|anbefales))"
    r"(?:\s+(?:til|over\s?for)\s[\w\- ]{3,60})?"
    r"(?:,?\s+at\s+[\w\- ]{3,60}\s(?:anbefaler|indstiller|godkender|beslutter|vedtager))?,?(?:\s+at)?\s*[:,]?"
)
_BEFORE_TITLE = re.compile(
    r"(?:[(\[]åbent?(?: (?:punkt|sag|dagsordenspunkt))?[)\]]\s*|(?:emne|titel|overskrift)\s*:\s*)+(?=\S)",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:(?:(?:lukket|åbent|ad)\s+)?(?:Dagsordens|Sags)?punkt(?:\s*nr\.?)?|ad\.?(?:\s*pkt\.?)?|pkt\.?|sag\s*nr\.?|sag|nr\.?)?\s*"
    r"(?!(?:19|20)\d\d\s+\w)(?P<number>\d{1,4}(?:\.\d{1,2}(?=\s))?[a-zA-Z]?)(?!\w)\s*(?:[.:)–-]+\s*)*(?P<title>[^\s.:)–-].*)",
    re.IGNORECASE,
)
_LONGEST = 150  # characters


def is_meta(text: str) -> bool:
    """Tell whether a line gives an item's case number or the like."""
    return len(text) <= _LONGEST and bool(_META.fullmatch(text))


def case_number(text: str) -> str | None:
    """Return the case number that a line of an item's head gives: "12/4711" of "Sagsnr.: 12/4711"."""
    match = _CASE_NUMBER.search(text)
    return next((group for group in match.groups() if group), None) if match else None


def case_number_in_title(title: str) -> str | None:
    """Return the case number that stands over an item's title or behind it, not the item's own number."""
    over = next((case_number(line) for line in title.split("\n") if is_meta(line)), None)
    if over:
        return over
    match = next((m for m in _CASE_NUMBER.finditer(title) if m["kle"] or m["year"]), None)
    return (match["kle"] or match["year"]) if match else None


def is_case_number(text: str) -> bool:
    """Tell whether the line is there to give a case number, with a label in front."""
    match = _CASE_NUMBER.match(text)
    return match is not None and match["labelled"] is not None and is_meta(text)


def says_openness(text: str) -> bool:
    """Tell whether a line says in a word or two that an item is open or closed: "Åbent punkt"."""
    return bool(
        re.fullmatch(r"[(\[]?(?:åbe[nt]+|lukke[td])(?: (?:punkt|sag|dagsordenspunkt))?[)\]]?", text, re.I)
    )


def leads_in(text: str) -> bool:
    """Tell whether a line leads in a proposal: "Forvaltningen indstiller, at"."""
    return len(text) <= _LONGEST and bool(_LEAD.fullmatch(text))


def number_and_title(heading: str) -> tuple[str | None, str]:
    """Return the number that an item's heading gives, or None, and the title: "Punkt 3: Veje" is 3, Veje.

    The case number behind a title is no part of it, nor is what stands before: "Emne:", "(Åben)".
    """
    match = _NUMBERED.fullmatch(heading)
    number, title = (match["number"], match["title"]) if match else (None, heading)
    title = title[match.end() :] if (match := _BEFORE_TITLE.match(title)) else title
    return number, _AT_END.sub("", title) or title
