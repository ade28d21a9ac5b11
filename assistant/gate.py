"""Whether what was found is good enough to answer with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cite import section_at
from assistant.demands import Demand, holds
from assistant.types import Language
from corpus.sentences import sentences
from index.types import Hit
from index.weigh import Weigher
from index.words import stems

_HITS = 3
# The least share of its topic that a long question must find, and where short ones start; set on the
# question set so that about 19 of 20 answerable questions are answered. English words rarely stand in
# Danish text.
_ENOUGH = {Language.DANISH: (0.2, 0.72), Language.ENGLISH: (0.07, 0.62)}
_PER_WORD = 0.12  # how much less each further word of the topic demands

# The least probability of a sentence that holds what is asked for. On the question set higher ones refuse
# no further unanswerable question up to 0.4; `raadslag evaluate --trade-off` prints what others would do.
LEAST_LIKELY = 0.05
ANSWERS = 0.5  # the probability from which a sentence is taken to answer a part of a question
# The share of the topic that the headings must hold under which a measure stands alone.
_UNDER = 0.6
_MEASURES = {
    Demand.AMOUNT,
    Demand.PERCENTAGE,
    Demand.NUMBER,
    Demand.DAY,
    Demand.DATE,
    Demand.RESPONSIBLE,
}
# What an amount or an owner is of, where the sentence leaves that to those before it.
_POINTS_BACK = re.compile(
    r"\b(?:projektet|formålet|opgaven|initiativet|anlægget|arbejdet|indsatsen|ordningen|hertil|herfor|dette)\b",
    re.IGNORECASE,
)
# The cosine from which a hit is near enough, whatever its words: 0.55 to 0.65 measure much the same.
_NEAR = 0.6


def may_answer(likely: float, topic: Weigher, least: float = LEAST_LIKELY) -> bool:
    """Tell whether the likeliest sentence that holds what is asked for is likely enough to answer.

    A question that names only a committee, a year or a kind of answer has no topic to find; whether it is
    answered is up to the forms of answer.
    """
    return not topic.word_count or likely >= least


def stands_under(hits: Sequence[Hit], topic: Weigher, demand: Demand | None) -> bool:
    """Tell whether an amount, a number or a date asked for stands under headings that say the topic.

    "Der er afsat 0,6 mio. kr. til formålet" tells nothing by itself of what it costs to employ somebody;
    the item that it stands in does, or the text around it, which "formålet" points back to.
    """
    if demand not in _MEASURES:
        return False
    for hit in hits[:_HITS]:
        text = hit.document.text.text
        for start, end in sentences(text, hit.passage.start, hit.passage.end):
            section = section_at(hit.document, start)
            titles = section.titles if section else ()
            around = " ".join(titles)
            if _POINTS_BACK.search(text[start:end]):
                around += " " + hit.passage.text
            if holds(text[start:end], demand) and topic.share(set(stems(around))) >= _UNDER:
                return True
    return False


def is_good_enough(hits: Sequence[Hit], topic: Weigher, language: Language) -> bool:
    """Tell whether the hits hold enough of what the question is about, or one is near it in meaning.

    So it is judged where no sentence selector reads the hits.

    A question of few words must find most of them; a long one, put in other words than the documents,
    may miss many. A question that names only a committee, a year or a kind of answer has no topic to
    find; whether it is answered is up to the forms of answer.
    """
    if not hits or not topic.word_count:
        return bool(hits)
    if any(near.cosine >= _NEAR for hit in hits[:_HITS] for near in hit.near):
        return True
    least, few = _ENOUGH[language]
    enough = max(least, few - _PER_WORD * topic.word_count)
    found = (set(stems(" ".join((*hit.passage.headings, hit.passage.text)))) for hit in hits[:_HITS])
    return any(topic.share(held) >= enough for held in found)
