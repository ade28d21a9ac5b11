"""Which sentences and list items of the hits answer the question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.cite import LONGEST_QUOTE, Quote, section_at
from assistant.decided import is_about_absence
from assistant.demands import Demand, demand_of, holds
from assistant.forms import GOAL_LEAD, LONGEST_ANSWER, MOST_QUOTES, heading_of_level, part_of, together
from assistant.in_form import in_form
from assistant.likely import Likelihood
from assistant.readable import is_fragment
from assistant.surroundings import rounded
from assistant.understand import Reading, Want
from assistant.whole import whole_sentences
from corpus.clean import is_list_item
from corpus.found import INITIATIVE, ITEM, THEME
from corpus.item_labels import is_label
from corpus.sentences import sentences
from corpus.types import Document, Role, Section
from index.types import Hit
from index.weigh import Weigher
from index.words import stem_set

# What the score of its passage counts beside the sentence's own words. All weights are set on the question
# set; a fit to the evidence of six sevenths of it, tried on the rest, gave much the same ratios.
_PASSAGE = 1.5
_HOLDS, _LACKS = 0.5, 0.3  # what it counts that a sentence holds the amount, the date, the name asked for
# What nearness in meaning counts, and how much more the less of the question any sentence holds in its
# words, as with an English one.
_NEAR = 0.35
_MISSED = 0.35
_LIKELY = 0.4  # what the probability that it answers counts
_SURE = 0.5  # from which a sentence answers a question that is about nothing but its bounds
_BREADCRUMB = 0.7  # what a word counts that only the breadcrumb holds
_SENTENCES_TOGETHER = 3
# Where a sentence is this likely to answer, what is less likely than a share of that is left out.
_ANSWERS, _BESIDE = 0.5, 0.1
_NEAR_BEST = 0.78  # of the best sentence's score: what a further sentence must reach
_LONGEST_SENTENCE = 420  # characters; longer ones are tables run together


@dataclass(frozen=True, slots=True)
class _Candidate:
    hit: Hit
    section: Section | None
    start: int
    end: int
    score: float
    share: float  # how much of the question it holds
    near: float  # its cosine to the question, as a share of the best
    likely: float  # the probability that it answers


def choose(
    hits: Sequence[Hit],
    reading: Reading,
    topic: Weigher,
    documents: Sequence[Document],
    likely: Likelihood | None = None,
) -> list[Quote]:
    """Return the quotes that answer, best first and neighbours in their order.

    Where a form fits the question it is used: all of a series, what was decided, an initiative's goals, a
    theme's parts. Else one to four quotes answer that hold most of the question, stand in the best
    passages and give what it asks for.

    Args:
        hits: what was found, best first.
        reading: the question.
        topic: weighs text by what the question is about.
        documents: all documents, for forms that need more than the hits.
        likely: how likely sentences of the hits are to answer.
    """
    likely = likely or Likelihood()
    formed = in_form(hits, reading, topic, documents)
    demand = demand_of(reading.sought)
    if demand and not any(holds(quote.text, demand) for quote in formed):
        formed = []
    return _with_owners(formed or _sentences_of(hits, reading, topic, likely))


def _sentences_of(hits: Sequence[Hit], reading: Reading, topic: Weigher, likely: Likelihood) -> list[Quote]:
    if not hits or (not topic.word_count and likely.best(None) < _SURE):
        return []
    nearest = max((near.cosine for hit in hits for near in hit.near), default=0.0)
    candidates = [c for hit in hits for c in _candidates(hit, hits[0].score, nearest, reading, topic, likely)]
    demand = demand_of(reading.sought)
    # Where what is near gives no number, as asked for, what holds the question's words may.
    for weighed in (_with_nearness(candidates), candidates):
        quotes = _pick(sorted(weighed, key=lambda c: -c.score))
        if demand is None:
            return rounded(quotes)
        if any(holds(quote.text, demand) for quote in quotes):  # what is asked for is read first
            return sorted(rounded(quotes), key=lambda quote: not holds(quote.text, demand))
    return []


def _with_nearness(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    weight = _NEAR + _MISSED * (1 - max((c.share for c in candidates), default=0.0))
    return [replace(c, score=c.score + weight * c.near) for c in candidates]


def _with_owners(quotes: list[Quote]) -> list[Quote]:
    """Say at each quote which item or initiative it is of, where the quotes are of several."""
    owners = [_owner(quote) for quote in quotes]
    if len(set(owners)) < 2:
        return quotes
    return [
        replace(quote, label=" · ".join(dict.fromkeys(n for n in (owner, quote.label) if n)) or None)
        for quote, owner in zip(quotes, owners, strict=True)
    ]


def _owner(quote: Quote) -> str:
    """Return the item, theme or initiative that a quote is of; nothing when it is a heading itself."""
    section = section_at(quote.document, quote.start)
    named = [h for h in section.headings if h.level in (ITEM, THEME, INITIATIVE)] if section else []
    if not named or any(h.start <= quote.start < h.end for h in named):
        return ""
    return named[-1].title


def _candidates(
    hit: Hit, best: float, nearest: float, reading: Reading, weigher: Weigher, likely: Likelihood
) -> Iterator[_Candidate]:
    """Yield each sentence of a hit with those after it that fit, weighed against the question's words.

    Args:
        hit: the hit.
        best: the best hit's score.
        nearest: the best cosine of all hits.
        reading: the question.
        weigher: weighs text by the question's words.
        likely: how likely sentences are to answer.
    """
    document = hit.document
    text = document.text.text
    spans = list(_sentences(hit, reading))
    for i, (start, _) in enumerate(spans):
        section = section_at(document, start)
        group = together(spans[i : i + _SENTENCES_TOGETHER], section, document)
        end = group[-1][1]
        quote = text[start:end]
        if len(quote) > LONGEST_QUOTE or not re.search(r"[^\W\d_]{2,}", quote):
            continue
        fit = max(_fit(text[first:last], section, reading) for first, last in group)
        near = hit.nearness(start, end) / nearest if nearest > 0 else 0.0
        share = _share(quote, section, weigher)
        answers = likely.of(document, start, end)
        score = _PASSAGE * hit.score / best + share + fit + _LIKELY * answers
        yield _Candidate(hit, section, start, end, score, share, near, answers)


def _share(quote: str, section: Section | None, weigher: Weigher) -> float:
    """Return how much of the question a quote holds; what only its breadcrumb holds counts less."""
    held = stem_set(quote)
    own = weigher.share(held)
    around = stem_set(" ".join(section.titles)) if section else frozenset()
    return own + _BREADCRUMB * (weigher.share(held | around) - own)


def _sentences(hit: Hit, reading: Reading) -> Iterator[tuple[int, int]]:
    document, passage = hit.document, hit.passage
    yield from _body(document, passage.start, passage.end, reading)
    if Want.DECISION in reading.wants:
        item = heading_of_level(section_at(document, passage.start), ITEM)
        for section in document.sections:
            outside = not passage.start <= section.start < passage.end
            if item and outside and section.role is Role.DECISION and item in section.headings:
                yield from _body(document, section.start, section.end, reading)


def _body(document: Document, first: int, last: int, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the sentences that are no headings; a question for names may be answered by headings."""
    names_asked = Want.LIST in reading.wants
    demand = demand_of(reading.sought)
    for start, end in whole_sentences(document, first, last):
        sentence = document.text.text[start:end]
        if is_label(sentence) or (is_about_absence(sentence) and Want.PERSON not in reading.wants):
            continue
        if is_fragment(sentence) and not names_asked and not (demand and holds(sentence, demand)):
            continue
        section = section_at(document, start)
        headings = section.headings if section else ()
        if names_asked or not any(h.start <= start and end <= h.end for h in headings):
            yield start, end


def _fit(sentence: str, section: Section | None, reading: Reading) -> float:
    """Return how well the sentence is of the kind that the question asks for."""
    wants, fit = reading.wants, 0.0
    demand = demand_of(reading.sought)
    if demand:
        fit += _HOLDS if holds(sentence, demand) else -_LACKS
        fit += 0.1 * bool(demand is Demand.AMOUNT and section and section.role is Role.ECONOMY)
    role = section.role if section else Role.BODY
    if Want.DECISION in wants:
        fit += 0.15 * (role is Role.DECISION) - 0.05 * (role is Role.PROPOSAL)
    if Want.PLAN in wants and role is Role.GOALS:
        fit += 0.08
    return fit - 0.15 * (len(sentence) < 25) - 0.1 * (len(sentence) > _LONGEST_SENTENCE)


def _pick(candidates: Sequence[_Candidate]) -> list[Quote]:
    if not candidates:
        return []
    taken: list[tuple[_Candidate, Quote]] = []
    length = 0
    surest = max(candidate.likely for candidate in candidates)
    for candidate in candidates:
        if surest >= _ANSWERS and candidate.likely < _BESIDE * surest:
            continue  # beside what answers, what is only about the same is in the way
        if len(taken) == MOST_QUOTES or candidate.score < _NEAR_BEST * candidates[0].score:
            break
        quote = _with_context(candidate)
        if any(_overlaps(quote, other) or _repeats(quote, other) for _, other in taken):
            continue
        if taken and length + len(quote.text) > LONGEST_ANSWER:
            continue
        taken.append((candidate, quote))
        length += len(quote.text)
    return _in_reading_order(taken)


def _in_reading_order(taken: Sequence[tuple[_Candidate, Quote]]) -> list[Quote]:
    """Group the quotes by passage, the best one's first, and keep each passage's own order."""
    rank: dict[int, int] = {}
    for candidate, _ in taken:
        rank.setdefault(candidate.hit.passage.id, len(rank))
    ordered = sorted(taken, key=lambda pair: (rank[pair[0].hit.passage.id], pair[1].start))
    return [quote for _, quote in ordered]


def _overlaps(quote: Quote, other: Quote) -> bool:
    same = quote.document.id == other.document.id
    return same and quote.start < other.end and other.start < quote.end


def _repeats(quote: Quote, other: Quote) -> bool:
    first, second = stem_set(quote.text), stem_set(other.text)
    return len(first & second) >= 0.8 * min(len(first), len(second) or 1)


def _with_context(candidate: _Candidate) -> Quote:
    """Let a sentence that introduces a list bring its items, as far as they fit."""
    document = candidate.hit.document
    text, end = document.text.text, candidate.end
    stop = candidate.section.end if candidate.section else len(text)
    if text[candidate.start : end].rstrip().endswith(":") or _item_follows(text, end):
        for start, item_end in sentences(text, end, stop):
            fits = item_end - candidate.start <= min(LONGEST_QUOTE, LONGEST_ANSWER)
            if not fits or not (
                is_list_item(text[start:item_end]) or text[end:start].count("\n") == 0 or end == candidate.end
            ):
                break
            end = item_end
    part = part_of(candidate.section)
    lead = GOAL_LEAD.match(text, candidate.start, end)
    if lead:  # "Formål: At sikre ...": the lead becomes the label
        start = lead.end() + (text[lead.end() : end][:1] == " ")
        return Quote(document, start, end, lead[1], candidate.hit.also)
    return Quote(document, candidate.start, end, part.title if part else None, candidate.hit.also)


def _item_follows(text: str, end: int) -> bool:
    """Tell whether a list begins right after a line that introduces it without a colon."""
    following = text[end : end + 80].lstrip()
    opens_list = text[end : end + 1] == "\n" and is_list_item(following)
    line = text[text.rfind("\n", 0, end) + 1 : end]
    return opens_list and not is_list_item(line) and not line.endswith(".")
