"""How many there are of something, as a sentence counts it: "Der etableres 6 store fagcentre".

A question for a number is answered by the number of the thing that it asks for, in digits or in a word, not
by any number near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.cite import LONGEST_QUOTE, Quote, section_at
from assistant.demands import Demand, demand_of
from assistant.forms import fitting
from assistant.list_asked import COUNT
from assistant.readable import is_fragment
from assistant.whole import whole_sentences
from corpus.item_labels import is_label
from corpus.types import Kind
from index.types import Hit, Query
from index.weigh import Weigher
from index.words import STOP_WORDS, fold, stems

_HITS = 12
_ASKED = re.compile(r"\b(?:hvor mange|how many|antal(?:let)? (?:af )?|the number of)\s*", re.IGNORECASE)
# What ends the words of the thing that is counted.
_ENDS = frozenset(
    fold(word)
    for word in """
    er var har havde blev bliver skal skulle kan vil i på af for fra til om med ved under der som findes og
    eller samt består indgår bor går arbejder deltager deltog kommer kom får fik gav giver are is were was
    does do did have has had will can should in on of for from to about with at under that there work live
    took take
    """.split()
)
_NO_THING = frozenset(
    ("procent", "pct", "penge", "kroner", "kr", "mio", "percent", "money", "gange", "times")
)
_MOST_WORDS = 3  # of the thing
_NEAR = 4  # words after the number among which the thing stands: "6 store robuste fagcentre"
_SHORTEST = 4  # letters of a word that stands for a compound: "centre" for "fagcentre"
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?:{COUNT.pattern}|\d{{1,3}}(?:\.\d{{3}})+|\d+)(?![\w.,/-]*\d)"
    r"(?!\.? ?(?:%|pct|kr|mio))",
    re.IGNORECASE,
)
# A part of them, which is not how many there are: "en tredjedel af de ansatte er over 55".
_SHARE = re.compile(
    r"\b(?:halvdelen|(?:en|to|tre|fire) (?:halve?|tredjedele?|fjerdedele?|femtedele?|tiendedele?)|"
    r"\d+(?:,\d+)?\s?(?:%|pct\.?|procent))(?=\s+af\s)",
    re.IGNORECASE,
)
# What a number is of where a question asks in units of measure, whichever way it spells them.
_UNITS = {
    spelling: re.compile(rf"\s?(?:{spellings})\b", re.IGNORECASE)
    for spellings in ("km|kilometer|kilometre|kilometres", "m|meter|metre|metres", "hektar|ha|hectares")
    for spelling in spellings.split("|")
    if len(spelling) > 1
}
_YEAR = re.compile(r"(?:19|20)\d\d")
# How a sentence tells of all there are, which one of a few of them does not.
_ALL = re.compile(
    r"\b(?:i alt|samlet|tilsammen|der er|er der|der var|har|består af|findes|etablere\w*|"
    r"oprette\w*|omfatte\w*|fordel\w*|opdel\w*|inddel\w*|antallet|de|alle|vores|kommunens)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\s+(?:af (?:vores|de|kommunens|alle)\s+)?")  # "30 af vores afdelinger"
_OF = re.compile(r"\s+af\s+(?:(?:vores|de|kommunens|alle)\s+)?")
# What follows a count of some of them; what they are of may be what is asked about.
_WHICH = re.compile(
    r"\s+(?:(?:med|til|over|under|fra|af|hos|uden|kan|kunne)\b|(?:i|på|for)\s+(?!kommunen\b|alt\b|byen\b)(?P<of>\S+))|"
    r",?\s+(?:som|der) ikke\b",
    re.IGNORECASE,
)
_ABOUT = 0.65  # share of the topic that the sentence must hold with its headings
_MOST = 3  # sentences


def counted(question: str, query: Query, hits: Sequence[Hit], topic: Weigher) -> list[Quote]:
    """Return the sentences that say how many there are of what a question asks the number of.

    None where the question asks for none, or where no sentence counts it.

    Args:
        question: the question.
        query: what was searched for; its widenings bring "employees" to "ansatte".
        hits: what was found, best first.
        topic: weighs text by what the question is about.
    """
    kinds = _kinds(question, query) if demand_of(question) is Demand.NUMBER else []
    if not kinds:
        return []
    unit = _unit(question)
    found: dict[tuple[str, int], tuple[float, int, Quote]] = {}
    for rank, hit in enumerate(hits[:_HITS]):
        for quote, share in _counting(hit, kinds, question, topic, unit):
            found.setdefault((quote.document.id, quote.start), (share, -rank, quote))
    best = max((share for share, *_ in found.values()), default=0.0)
    ordered = sorted(
        (each for each in found.values() if each[0] >= best - 0.05), key=lambda each: (-each[0], -each[1])
    )
    return fitting([quote for *_, quote in ordered[:_MOST]])


def _kinds(question: str, query: Query) -> list[set[str]]:
    """Return the stems of what is counted, and of what the glossary calls it."""
    match = _ASKED.search(question)
    words: list[str] = []
    for word in re.findall(r"[^\W\d_]+", question[match.end() :]) if match else ():
        if fold(word) in _ENDS or len(words) == _MOST_WORDS:
            break
        words.append(word)
    if not words or words[0].casefold() in _NO_THING:
        return []
    head = _bare(words[-1])
    others = [
        _bare(term)
        for widening in query.widenings
        if widening.stems & set(stems(words[-1]))
        for term in widening.terms
    ]
    return [kind for kind in (head, *others) if kind and all(len(stem) > 2 for stem in kind)]


def _unit(question: str) -> re.Pattern[str] | None:
    """Return what must follow a number where a thing is asked for in units of measure."""
    match = _ASKED.search(question)
    words = question[match.end() :].split() if match else []
    return _UNITS.get(words[0].casefold()) if len(words) > 1 else None


def _counting(
    hit: Hit, kinds: Sequence[set[str]], question: str, topic: Weigher, unit: re.Pattern[str] | None
) -> Iterator[tuple[Quote, float]]:
    """Yield the sentences of a hit that count one of the kinds, and how much of the topic they hold."""
    document, text = hit.document, hit.document.text.text
    if document.kind is Kind.MINUTES:  # what they count is told by their decisions
        return
    asked = set(stems(question))
    verbs = {s for word in re.findall(r"\w+", question) if fold(word) in _ENDS for s in stems(word)}
    alone = topic.word_count - len(verbs) < 2
    for start, end in whole_sentences(document, hit.passage.start, hit.passage.end):
        said = text[start:end]
        if end - start > LONGEST_QUOTE or is_label(said) or is_fragment(said):
            continue
        section = section_at(document, start)
        titles = " ".join((document.title, *(section.titles if section else ())))
        held = set(stems(f"{said} {titles}"))
        # "ansatte over 55" and "ansatte er over 55 år" leave out what stands between, but not alike.
        held |= {term for term in asked if "_" in term and held.issuperset(term.split("_"))}
        share = topic.share(held | verbs)  # a verb that asks, "kommer der", tells nothing of what is counted
        if share >= _ABOUT and _counts(said, kinds, asked, alone=alone, unit=unit):
            yield Quote(document, start, end, also=hit.also), share


def _counts(
    said: str, kinds: Sequence[set[str]], asked: set[str], *, alone: bool, unit: re.Pattern[str] | None
) -> bool:
    """Tell whether a number of a sentence is one of a kind: the words right after it name that.

    Args:
        said: the sentence.
        kinds: what is counted, by any of its names.
        asked: the stems of the question.
        alone: nothing but the kind is asked about, so that it must be all of them that are counted.
        unit: what must follow the number, if anything.
    """
    shares = () if alone or unit else _SHARE.finditer(said)
    if any(_kind_ends(said, _OF.match(said, share.end()), kinds) is not None for share in shares):
        return True
    for number in _NUMBER.finditer(said):
        if _YEAR.fullmatch(number.group()) or (unit and not unit.match(said, number.end())):
            continue
        after = _kind_ends(said, _OF_ALL.match(said, number.end()), kinds)
        if after is not None and (not alone or (_ALL.search(said) and _is_all(said[after:], asked))):
            return True
    return False


def _kind_ends(said: str, begins: re.Match[str] | None, kinds: Sequence[set[str]]) -> int | None:
    """Return where the kind ends that stands after a number, with no small word between; None for none."""
    words = list(re.finditer(r"[^\W\d_]+", said[: _end_of_part(said, begins.end())])) if begins else []
    near = [word for word in words if begins and word.start() >= begins.end()][:_NEAR]
    for i, word in enumerate(near):
        if fold(word.group()) in STOP_WORDS:
            return None
        for kind in kinds:
            held = near[i : i + len(kind)]
            if _is_kind(_bare(" ".join(each.group() for each in held)), kind):
                return held[-1].end()
    return None


def _end_of_part(said: str, start: int) -> int:
    match = re.compile(r"[.,;:()]").search(said, start)
    return match.start() if match else len(said)


def _is_all(after: str, asked: set[str]) -> bool:
    """Tell whether what follows a count does not say which of them: "borgere på ordningen"."""
    which = _WHICH.match(after)
    return which is None or (which["of"] is not None and bool(set(stems(which["of"])) & asked))


def _is_kind(held: set[str], kind: set[str]) -> bool:
    """Tell whether words are of a kind, or compounds that end in it."""
    return all(
        any(stem == own or (len(own) >= _SHORTEST and stem.endswith(own)) for stem in held) for own in kind
    )


def _bare(words: str) -> set[str]:
    """Return the stems without the ending that sets "tema" apart from "temaer"."""
    return {stem.rstrip("ae") for stem in stems(words) if "_" not in stem}
