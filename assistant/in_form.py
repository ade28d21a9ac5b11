"""The kind of question decides the form: definitions, series, lists, decisions, developments, initiatives."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.case import is_only_of_time
from assistant.cite import Quote
from assistant.decided import decision, decisions_within
from assistant.defined import definition
from assistant.forms import recurring
from assistant.headed import headed
from assistant.initiative import initiative
from assistant.list_asked import COUNT, list_asked
from assistant.listed import listed
from assistant.over_time import over_time
from assistant.series import members
from assistant.texts import Texts, texts
from assistant.understand import Reading, Want
from corpus.types import Document
from index.types import Hit
from index.weigh import Weigher
from index.words import stems

_ALL_NAMED = 0.9  # share of the topic
_PRECISE = {Want.NUMBER, Want.DATE, Want.PERSON}  # wants that one sentence meets


def in_form(
    hits: Sequence[Hit], reading: Reading, topic: Weigher, documents: Sequence[Document]
) -> list[Quote]:
    """Return the answer in the form that the question asks for; none where no form surely fits.

    Args:
        hits: what was found, best first.
        reading: the question.
        topic: weighs text by what the question is about.
        documents: all documents within the question's bounds.
    """
    say = texts(reading.language)
    if is_only_of_time(topic):
        return decisions_within(reading, documents, say) if Want.DECISION in reading.wants else []
    quotes = (
        definition(reading.text, hits, documents)
        or over_time(reading.text, hits, topic)
        or _several(hits, reading, topic, documents, say)
        or decision(hits, reading, topic, say)
    )
    asked = list_asked(reading.text)
    if quotes or reading.wants & _PRECISE or (asked and asked.count):
        return quotes
    return initiative(reading.text, hits, topic) or recurring(hits, topic, say)


def _several(
    hits: Sequence[Hit], reading: Reading, topic: Weigher, documents: Sequence[Document], say: Texts
) -> list[Quote]:
    """Return all of a series or list; the list where one document has both, for it says what they are."""
    asked = list_asked(reading.text)
    series = members(reading, hits, topic, documents, say)
    if asked is None:
        return series
    if not series:
        counts = " ".join(COUNT.findall(reading.text))
        named = [hit for hit in hits if _is_named(hit.document, f"{asked.words} {counts}", topic)]
        return (
            headed(named, asked, counts, topic)
            or listed(hits, asked, topic, say)
            or headed(hits, asked, counts, topic)
        )
    same = [hit for hit in hits if hit.document.id == series[0].document.id]
    return listed(same, asked, topic, say) or series


def _is_named(document: Document, beside: str, topic: Weigher) -> bool:
    """Tell whether a question is about nothing but a document, the words beside it aside."""
    return topic.share(set(stems(f"{document.title} {beside}"))) >= _ALL_NAMED
