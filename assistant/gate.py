"""Whether what was found is good enough to answer with."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.cite import section_at
from assistant.demands import Demand, holds
from assistant.likely import Likelihood
from assistant.types import Language
from corpus.sentences import sentences
from index.types import Hit
from index.weigh import Weigher
from index.words import stem_set

_HITS = 3
# The least share of its topic that a long question must find, and where short ones start; set on the
# question set so that about 19 of 20 answerable questions are answered. English words rarely stand in
# Danish text.
_ENOUGH = {Language.DANISH: (0.2, 0.72), Language.ENGLISH: (0.07, 0.62)}
_PER_WORD = 0.12  # how much less each further word of the topic demands

# How sure the selector must be falls with the words of the topic: a long question in other words than the
# documents rarely has a sentence that fits it wholly, a short one easily finds one that is about its word
# and tells something else. A logistic regression on 256 questions of which 39 have no answer, those that
# nothing else refuses: AUC 0.918 in cross-validation, 0.891 by the selector's probability alone.
_BY_LIKELY, _BY_WORDS, _FROM = 0.6, 2.55, -2.57
_SMALLEST = 1e-4  # probability that is told from none
_FEWEST_WORDS = 2  # fewer count as this many
_WHOLE = 0.59  # the share of the topic from which a passage holds it; for a synonym a word counts 0.6
_WHOLE_SENTENCE, _NOT_UNLIKELY = 0.8, 0.03  # of a sentence, and its probability
# From which a question is answered: of the practical questions 92 of 100 answerable ones are, 15 of the 60
# without an answer too. `raadslag evaluate --trade-off` prints what others would do.
LEAST_ANSWERABLE = 0.78
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


def answerable(likely: float, topic: Weigher) -> float:
    """Return how surely the likeliest sentence that holds what is asked for answers a question, 0 to 1.

    A question that names only a committee, a year or a kind of answer has no topic to find; whether it is
    answered is up to the forms of answer.

    Args:
        likely: that sentence's probability.
        topic: weighs texts by the words that the question is about.
    """
    if not topic.word_count:
        return 1.0
    words = max(topic.word_count, _FEWEST_WORDS)
    bounded = min(max(likely, _SMALLEST), 1 - _SMALLEST)
    evidence = _BY_LIKELY * math.log(bounded / (1 - bounded)) + _BY_WORDS * math.log1p(words)
    return 1 / (1 + math.exp(-evidence - _FROM))


def stands_under(hits: Sequence[Hit], topic: Weigher, demand: Demand) -> bool:
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
            if holds(text[start:end], demand) and topic.share(stem_set(around)) >= _UNDER:
                return True
    return False


def holds_topic(hits: Sequence[Hit], topic: Weigher) -> bool:
    """Tell whether the best passage holds all that a question is about, nearly.

    "Hvad planlagde I for klimatilpasning?" asks for no single sentence: what stands there is what it is
    about. On the questions that the gate is set on none without an answer is so, but where an amount, a
    date or a name is asked for.
    """
    return bool(hits) and topic.share(_stems_of(hits[0])) >= _WHOLE


def tells_all(likely: Likelihood, topic: Weigher, demand: Demand) -> bool:
    """Tell whether a sentence that holds what is asked for holds nearly all that the question is about.

    "Hvad koster Ungerådets pulje?" is answered by "en egen pulje på 150.000 kr." of "Ungerådet", however
    it is put.
    """
    return any(
        sentence.probability >= _NOT_UNLIKELY
        and holds(sentence.text, demand)
        and topic.share(stem_set(sentence.text)) >= _WHOLE_SENTENCE
        for sentence in likely.sentences
    )


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
    return any(topic.share(_stems_of(hit)) >= enough for hit in hits[:_HITS])


def _stems_of(hit: Hit) -> frozenset[str]:
    return stem_set(" ".join((*hit.passage.headings, hit.passage.text)))
