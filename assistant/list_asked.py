"""What a question asks for by its form: how many of what, or what became of a case."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.words import fold

_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "to two", "tre three", "fire four", "fem five", "seks six", "syv seven", "otte eight", "ni nine",
            "ti ten", "elleve eleven", "tolv twelve",
        ),
        start=2,
    )
    for word in words.split()
}  # fmt: skip
COUNT = re.compile(
    rf"\b(?:{'|'.join(_WORDS)}|[2-9]|1[0-9]|20)\b(?![.,]\d|\.? ?(?:%|kr|mio|pct))", re.IGNORECASE
)
_ENGLISH = frozenset(("which", "what", "name", "list"))
_MOST_WORDS = 4  # from the count to the kind: "fem overordnede strategiske fokusområder"
_WHOSE = r"(?:kommunens|byens|strategiens|planens|vores|jeres|deres)"
_SEVERAL = re.compile(
    r"\b(?:hvilke(?! slags\b| dage?\b)|nævn|oplist|list|hvad (?:er|var|hedder) (?:de|alle)|"
    rf"hvad (?:er|var|hedder) {_WHOSE}(?= (?:\w+ )?\w+er\b)|"
    rf"hvad (?:er|var)(?= (?:{_WHOSE} )?\w+(?:erne|ene)\b)|"
    r"what (?:are|were) (?:the|all|its|our|their|your)|which|what|name)\s+"
    r"(?:af\s+|of\s+)?(?:de\s+|the\s+|all\s+|alle\s+|(?:kommunens|byens|vores|jeres|deres)\s+)*",
    re.IGNORECASE,
)
# What ends the words of the kind that is asked for.
_ENDS = frozenset(
    """
    i på af for fra til om med ved under der som har havde er var blev bliver skal skulle kan vil ville består
    indeholder indgår findes og eller samt står får fik giver gav ønsker ønskede valgte vælger bruger brugte
    tager tog går gik ligger lå gælder gjaldt hører hørte peger pegede nævnes nævner kommer kom
    the in on of for from to about with at under that has have had is are was were did do does should will
    would make makes set and or can must need contain
    """.split()
)


# What documents call the members of a series or list, by the English words for them.
_IN_DANISH = {
    "theme": "tema", "focus area": "fokusområde indsatsområde", "area": "område", "goal": "mål",
    "target": "mål", "objective": "mål målsætning", "aim": "mål formål", "purpose": "formål",
    "principle": "princip", "pillar": "søjle", "track": "spor", "priority": "prioritet", "promise": "løfte",
    "task": "opgave", "initiative": "initiativ indsats", "value": "værdi", "challenge": "udfordring",
    "group": "gruppe", "criterion": "kriterium", "criteria": "kriterier", "step": "trin", "phase": "fase",
    "measure": "tiltag indsats", "condition": "betingelse", "centre": "center", "center": "center",
    "model": "model", "scenario": "scenarie", "point": "punkt", "reason": "grund årsag",
    "problem": "problem", "result": "resultat", "ambition": "ambition", "benchmark": "pejlemærke",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListAsked:
    """That a question asks for several things of a kind; `count` is None when it does not say how many."""

    kind: str  # the words in which it says what they are: "overordnede fokusområder"
    count: int | None
    in_english: bool

    @property
    def head(self) -> str:
        """Return the noun of the kind: "fokusområder", "tracks" of "main tracks make up"."""
        words = self.kind.split()
        plural = (word for word in words if self.in_english and re.search(r"[^s]s$", word))
        return next(plural, words[-1])

    @property
    def words(self) -> str:
        """Return the words for the kind, the Danish ones of an English question too."""
        return " ".join((self.kind, *self.in_danish))

    @property
    def in_danish(self) -> tuple[str, ...]:
        """Return the Danish words for the head of an English question; none for a Danish one."""
        words = self.kind.casefold().split()
        last = words.index(self.head.casefold())
        forms = {words[last], " ".join(words[max(0, last - 1) : last + 1])}
        forms |= {re.sub(r"ies$", "y", form) for form in forms} | {form.removesuffix("s") for form in forms}
        return tuple(word for form in sorted(forms) for word in _IN_DANISH.get(form, "").split())


def count_of(word: str) -> int | None:
    """Return the number that a word or some digits stand for, from 2 to 20; None for another word."""
    return int(word) if word.isdigit() else _WORDS.get(word.casefold())


def list_asked(question: str) -> ListAsked | None:
    """Return what a question asks a list of, or None when it asks for no list."""
    for match in _SEVERAL.finditer(question):
        words = re.findall(r"[\w-]+", question[match.end() :])
        count = count_of(words[0]) if words else None
        if count is not None:
            words = words[1:]
        kind: list[str] = []
        for word in words[: _MOST_WORDS + 1]:
            if word.casefold() in _ENDS:
                break
            kind.append(word)
        said = fold(match.group().split()[0])
        plural = said not in ("which", "what", "name") or "are" in match.group() or "were" in match.group()
        plural = plural or bool(kind and re.search(r"[^su]s$", kind[-1]))  # "which themes are in the plan"
        if kind and len(kind) <= _MOST_WORDS and (count is not None or plural):
            return ListAsked(" ".join(kind), count, said in _ENGLISH)
    return None
