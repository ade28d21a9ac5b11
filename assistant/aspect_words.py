"""Which form of answer a follow-up about an item asks for, by its words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant import aspects
from assistant.asked import Asked, paragraphs
from assistant.cite import Quote
from assistant.forms import fitting
from assistant.place import PlacePart, parts_of
from index.words import fold

_ENDINGS = frozenset(("et", "en", "ene", "erne", "ets", "e", "s"))  # of nouns: "måler" is no form of "mål"
_SMALL = frozenset(("og", "i", "vi", "har", "for", "af", "det"))
# Words of a label that name a kind of part, whatever else the label says: "Fælles mål for 2019".
_KINDS = frozenset(
    map(fold, ("formål", "mål", "succeskriterier", "tidsplan", "status", "baggrund", "økonomi"))
)

_DANISH = {
    "purpose": "formål", "aim": "formål", "aims": "formål", "goal": "mål", "goals": "mål", "target": "mål",
    "criteria": "succeskriterier", "status": "status", "schedule": "tidsplan", "timetable": "tidsplan",
    "why": "hvorfor", "how": "hvordan", "who": "hvem", "when": "hvornår", "measured": "måles",
    "measures": "måler", "background": "baggrund", "proposal": "indstilling",
}  # fmt: skip


def _in_danish(question: str) -> str:
    return " ".join(_DANISH.get(word.casefold(), word) for word in re.findall(r"\w+", question))


def _same_word(label: str, words: set[str]) -> bool:
    """Tell whether a word of a label is said in another form: "formål" in "formålet"."""
    return len(label) >= 3 and any(
        word.startswith(label) and word[len(label) :] in _ENDINGS for word in words
    )


def labelled(asked: Asked) -> list[Quote]:
    """Return the parts whose label the question says: "hvornår måles det?" of "Hvornår måles?"."""
    words = set(re.findall(r"\w+", fold(_in_danish(asked.question))))
    found: list[tuple[int, int, PlacePart]] = []
    for part in parts_of(asked.document, asked.place):
        label = [word for word in re.findall(r"[^\W\d]+", fold(part.label)) if word not in _SMALL]
        said = [word for word in label if word in words or _same_word(word, words)]
        if label and (len(said) == len(label) or any(word in _KINDS for word in said)):
            found.append((len(label) - len(said), -len(said), part))
    best = min((rank[:2] for rank in found), default=None)
    return fitting(paragraphs(asked, [part for *rank, part in found if tuple(rank) == best]))


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of answer and the words that ask for it; a final one answers alone, if only by nothing."""

    words: str
    answer: Callable[[Asked], list[Quote]]
    final: bool = False

    def fits(self, question: str) -> bool:
        return bool(re.search(self.words, question, re.IGNORECASE))


# In the order in which they are tried.
_FORMS = (
    _Form(
        r"(?:hvorfor|begrund|\bårsag|\bwhy\b|\breason).*(?:\bstem(?:te|t|mer|me)\b|\bimod\b|\bvoted?\b|\bagainst\b)",
        aspects.vote_reasons,
        final=True,
    ),
    _Form(
        r"\bstem(?:te|t|mer|me|mes|merne)\b|\bafstemning|\bimod\b|\bhvem .*\bmod\b|\bvot(?:e[sd]?|ing)\b"
        r"|\bagainst\b|in favou?r",
        aspects.votes,
        final=True,
    ),
    _Form(
        r"fravær|\bafbud\b|ikke (?:til ?stede|med\b|mødt|der\b)|der ikke\b|\babsent\b|\bmissing\b"
        r"|not (?:present|there)",
        aspects.absences,
        final=True,
    ),
    _Form(r"indstil|\bforesl|\bpropos|\bforvaltningens forslag", aspects.proposals),
    _Form(r"hvorfor|begrund|\bårsag|\bwhy\b|\breasons?\b|\bbaggrunden\b", aspects.reasons),
    _Form(
        r"\bkost(?:e[dr]?|ede)?\b|\bpris|\bpenge|\bbeløb|\bkroner|\budgift|\bfinans|\bcosts?\b|\bmoney|\bprice"
        r"|\bfund",
        aspects.costs,
        final=True,
    ),
    _Form(
        r"^(?:hvad|what)\b.*\b(?:sagde|siger|skrev|skriver|mente|mener|says?|said|wr[oi]te|think)\b",
        aspects.said_by,
    ),
    _Form(r"", labelled),
    _Form(r"\bhvor mange\b|\bantal|\bhow many\b", aspects.numbers),
    _Form(
        r"beslut|vedt[ao]g|afgjort|afgørelse|godkendt?\b|\budfald|resultat|\bendte\b|decided?\b|decision|outcome"
        r"|approved",
        aspects.decided,
    ),
    _Form(r"\bstatus\b|hvor langt|hvordan går|how far|progress", aspects.standing),
    _Form(
        r"\bansvar|står for|ejer(?:en)?\b|leder(?:en)?\b|styregruppe|projektgruppe|\bbetaler?\b"
        r"|responsible|in charge|\bpays?\b|\bowner|\bleader\b|\bmanager\b",
        aspects.responsible,
    ),
)


def answer_form(asked: Asked) -> tuple[list[Quote], bool]:
    """Return the quotes by the form that fits the question, and whether nothing else may answer it.

    A question for votes, absences or money that the item says nothing of is not answered by other text.
    """
    for form in _FORMS:
        if form.fits(asked.question):
            quotes = form.answer(asked)
            if quotes or form.final:
                return quotes, form.final
    return [], False
