"""When something is finished, and how much is set aside for it, as told under its own heading.

"Arbejdet forventes afsluttet i juli" under "5. Affaldsplan" tells when the plan is ready: the question says
"færdig" and the sentence neither that nor the plan's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.cite import LONGEST_QUOTE, Quote, section_at
from assistant.demands import Demand, holds
from assistant.forms import fitting
from assistant.whole import whole_sentences
from corpus.found import INITIATIVE, ITEM, THEME
from corpus.item_labels import is_label
from corpus.types import Role, Section
from index.types import Hit
from index.weigh import Weigher
from index.words import stem_set, stems

_HITS = 5
_LEAST = 0.59  # share of the matter that the headings and the sentence must hold; a synonym counts 0.6
_SHORTEST_TAIL = 3  # letters of the end of a compound that stands for it: "banen" for "letbanen"
_MOST = 2  # sentences


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of fact that is told under a heading.

    Attributes:
        asked: all of which a question must hold; they say nothing of what it is about.
        told: what a sentence that tells it says.
        demand: what such a sentence holds.
        by_name: the sentence must name what it is of, or point back to it.
    """

    asked: tuple[re.Pattern[str], ...]
    told: re.Pattern[str]
    demand: Demand
    by_name: bool


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)


_WHEN = _words("hvornår|hvornaar|when")
_FINISHED = _Kind(
    (
        _WHEN,
        _words(
            r"(?:bliver|skal|står|er|være|forventes)?\s*(?:færdig\w*|klar|afsluttet|gennemført|idriftsat\w*|"
            r"i drift|ibrugtage\w*|taget i brug|tages i brug|i brug)|åbne[rst]?|indvie[rst]?|afsluttes|"
            r"(?:be )?(?:finished|ready|completed?|opened|done|in use|in operation)|opens?"
        ),
    ),
    _words(
        r"(?:\w*færdig|idrifts|ibrugt|afslutt)\w*|i drift|(?:tages|taget) i brug|er gennemført|"
        r"være gennemført|åbne[rs]?|åbnet|åbning(?:en)?|indvie\w*|indvielse\w*|indflytning\w*|klar"
    ),
    Demand.DATE,
    by_name=True,
)
_EXPIRED = _Kind(
    (_WHEN, _words(r"udløber|udløbe|udløb|ophører|ophøre|slutter|slutte|expires?|run out|runs out|end|ends")),
    _words(r"udløb\w*|ophør\w*|slut\w*"),
    Demand.DATE,
    by_name=True,
)
_SET_ASIDE = _words(
    r"afsat|afsætte\w*|sat af|bevilg\w*|frigiv\w*|budget(?!aftale|analyse)\w*|rådighedsbeløb\w*"
)
_HOW_MUCH = "hvor mange|hvor meget|hvad|how much"
_MONEY = "penge|midler|kroner|money|funding"
_AMOUNT = _Kind(
    (
        _words(_HOW_MUCH),
        _words(
            r"(?:er|blev|bliver|is|was|has been)? ?(?:der )?(?:afsat|sat af|bevilget|bevilges|budgettet|"
            r"budgetteret|set aside|allocated|granted|the budget)(?: til| for)?"
        ),
    ),
    _SET_ASIDE,
    Demand.AMOUNT,
    by_name=False,
)
_GIVEN = _Kind(  # "hvad får skolen?" asks for no money by itself
    (
        _words(rf"(?:hvor mange|hvor meget|how much) (?:{_MONEY})"),
        _words(r"(?:har )?(?:fik|får|fået)|get|got"),
    ),
    _SET_ASIDE,
    Demand.AMOUNT,
    by_name=False,
)
# "cykelsti havnegade budget": words without any that asks.
_BUDGET = _Kind(
    (_words(r"budget(?:tet)?(?: til| for)?(?=\W*$)|^\W*budget(?:tet)? (?:til|for)"),),
    _SET_ASIDE,
    Demand.AMOUNT,
    by_name=False,
)
_KINDS = (_FINISHED, _EXPIRED, _AMOUNT, _GIVEN)
_ASKING = _words(r"hvad|hvem|hvilke\w*|hvor\w*|er|har|bliver|blev|what|who|which|how|when|where|is|was|did")
_BESIDE = _words(rf"i (?:alt|budgettet)|på budgettet|in the budget|{_MONEY}")
_FOR_WHAT = re.compile(r"\b(?:til|for)\W*$", re.IGNORECASE)  # "hvad er pengene afsat til?"
# What the sentences under a heading call what it names.
_POINTS_BACK = _words(
    r"(?:projekt|formål|initiativ|anlæg|arbejde|byggeri|indsats|opgave|udbygning|ombygning|etablering)\w*|"
    r"\w+(?:arbejdet|projektet|byggeriet)"
)


def told_under(question: str, hits: Sequence[Hit], weigh: Callable[[str], Weigher]) -> list[Quote]:
    """Return the sentences that tell when it is finished, or what is set aside, of what a question names.

    None where the question asks neither, or nothing tells it.

    Args:
        question: the question.
        hits: what was found, best first.
        weigh: makes what weighs text by the words of a matter.
    """
    kind = _kind_of(question)
    matter = _matter(question, kind) if kind else ""
    if not kind or not stems(matter):
        return []
    topic = weigh(matter)
    names = {stem for term in (matter, *topic.widened) for stem in stems(term) if "_" not in stem}
    found: dict[tuple[str, int], tuple[tuple[float, ...], Quote]] = {}
    for rank, hit in enumerate(hits[:_HITS]):
        for quote, merits in _telling(hit, kind, topic, names):
            found.setdefault((quote.document.id, quote.start), ((*merits, -rank), quote))
    ordered = sorted(found.values(), key=lambda each: each[0], reverse=True)
    return fitting([quote for merits, quote in ordered if _is_as_near(merits, ordered[0][0])][:_MOST])


def _is_as_near(merits: tuple[float, ...], best: tuple[float, ...]) -> bool:
    """Tell whether a sentence is as near as the best; with one that names it, one that does not is not."""
    return merits[0] >= best[0] - 0.05 and (merits[-2] > 0 or best[-2] == 0)


def _kind_of(question: str) -> _Kind | None:
    if not _ASKING.search(question):
        return _BUDGET if _BUDGET.asked[0].search(question) else None
    if _FOR_WHAT.search(question):
        return None
    return next((kind for kind in _KINDS if all(word.search(question) for word in kind.asked)), None)


def _matter(question: str, kind: _Kind) -> str:
    """Return what is left of a question without the words that ask."""
    for pattern in (*kind.asked, _BESIDE):
        question = pattern.sub(" ", question)
    return question


def _telling(
    hit: Hit, kind: _Kind, topic: Weigher, names: set[str]
) -> Iterator[tuple[Quote, tuple[float, ...]]]:
    """Yield the sentences that tell, with what speaks for each: the weightiest first."""
    document, text = hit.document, hit.document.text.text
    for first, last in _stretches(hit, topic):
        for start, end in whole_sentences(document, first, last):
            said = text[start:end]
            if end - start > LONGEST_QUOTE or not _tells(said, kind, names):
                continue
            section = section_at(document, start)
            share = topic.share(stem_set(said) | stem_set(" ".join(_owners(section))))
            if share >= _LEAST:
                label = section.titles[-1] if section and section.titles else None
                economy = bool(section and section.role is Role.ECONOMY)
                quote = Quote(document, start, end, label, also=hit.also)
                yield quote, (share, economy, topic.share(stem_set(said)))


def _stretches(hit: Hit, topic: Weigher) -> Iterator[tuple[int, int]]:
    """Yield the sections of the item or initiative that a hit is of, where its name is what is asked about.

    Else the passage: an item tells what it costs in another part than the one that is found.
    """
    owners = _owners(section_at(hit.document, hit.passage.start))
    if not owners or topic.share(stem_set(owners[-1])) < _LEAST:
        yield hit.passage.start, hit.passage.end
        return
    for section in hit.document.sections:
        if not section.closed and _owners(section) == owners:
            yield section.start, section.end


def _owners(section: Section | None) -> list[str]:
    return [h.title for h in section.headings if h.level in (ITEM, THEME, INITIATIVE)] if section else []


def _tells(said: str, kind: _Kind, names: set[str]) -> bool:
    told = not is_label(said) and holds(said, kind.demand) and kind.told.search(said) is not None
    return told and (not kind.by_name or _names(said, stem_set(said), names))


def _names(said: str, held: frozenset[str], names: set[str]) -> bool:
    """Tell whether a sentence names something, by the end of its name too, or points back to it."""
    if held & names or _POINTS_BACK.search(said):
        return True
    return any(len(own) >= _SHORTEST_TAIL and name.endswith(own) for own in held for name in names)
