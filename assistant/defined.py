"""Definitions as an answer: the sentence that says what a term means or an abbreviation stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.cite import LONGEST_QUOTE, Quote, section_at
from assistant.forms import together
from corpus.sentences import sentences
from corpus.types import Document
from index.types import Hit
from index.words import fold, stems

_HITS = 8
_MOST_WORDS = 5  # of a term
_SHORTEST_TAIL = 4  # letters of a word that may stand for a compound: "klemmen" for "velfærdsklemme"
_TERM = r"(?P<term>[^?,.;:]+?)"
_STOP = (
    r"(?=\s*(?:[?,.;:]|$)|\s*\(|"
    r"\s+(?:i|på|hos|for|ifølge|og|in|at|for|according|and|when|når|som|der|blandt)\s)"
)
_ABBREVIATED = re.compile(r"(?<![\w-])[A-ZÆØÅ][A-ZÆØÅa-zæøå&-]{0,6}[A-ZÆØÅ](?![\w-])")
_SPELL = re.compile(
    r"(?:står|staar)\b.*\bfor\b|forkort|betyder|stands? for|abbreviat|acronym|short for|mean", re.I
)
_MEANT = re.compile(
    rf"\b(?:hvad\s+(?:menes|mener|mente|forstå(?:s|r)|skal\s+(?:der|man)\s+forstå\w*|ligger\s+der)\b[^?,]*?"
    rf"\b(?:med|ved|i|under)\s+(?:at\s+[^?]*?\bi\s+)?(?:begrebet\s+|ordet\s+|udtrykket\s+)?"
    rf"|hvad\s+betyder\s+(?:begrebet\s+|ordet\s+|udtrykket\s+)?"
    rf"|hvad\s+(?:går|dækker)\s+(?:begrebet|ordet|udtrykket)\s+"
    rf"|hvad\s+er\s+(?:egentlig\s+)?(?:en|et|kommunens|vores|jeres|(?=[\"”»']?(?-i:[A-ZÆØÅ])\w+\s+\d))\s*"
    rf"|hvordan\s+(?:defineres|definerer\s+\S+)\s+"
    rf"|what\s+is\s+meant\s+by\s+|what\s+(?:does|do|did)\s+.*?\bmean\s+by\s+|what\s+is\s+(?:an?\s+|(?=[\"”»']?(?-i:[A-ZÆØÅ])\w+\s+\d))"
    rf"|how\s+(?:is|are)\s+(?=.*\bdefined\b)|definition(?:en)?\s+(?:af|på|of)\s+)"
    rf"(?:en\s+|et\s+|den\s+|det\s+|de\s+|the\s+|an?\s+)?[\"”»']?{_TERM}[\"”«']?(?:\s+(?:ud\s+på|over|defined))?{_STOP}",
    re.IGNORECASE,
)
# How a sentence says what something is; "{term}" stands for the words of the term.
_DEFINES = (
    r"{term}\w*[”\"»]?(?:\s+\w+){{0,3}}?\s+(?:består i|betyder|dækker over|defineres|er defineret|"
    r"vil sige|er et begreb|er betegnelsen|betegner|går ud på|er når|handler om)\b"
    r"|{term}\w*(?:\s\d+)?[”\"»]?\s+(?:er|var)\s+(?:en|et|den|det|at|når|noget)\b|^{term}\w*\s*(?:[:–]|-\s)"
    r"|\b(?:ved|med|under)\s.{{0,40}}{term}.{{0,60}}\b(?:forstås|forstår vi|menes|mener vi)\b"
    r"|\bdefiner\w+\b.*{term}.*:|{term}.*\bdefineres\b|\bdvs\.|\bdet vil sige\b"
    r"|[”\"»][^”\"«]+[”\"«] \([^)]+\)"
)


def definition(question: str, hits: Sequence[Hit], documents: Sequence[Document]) -> list[Quote]:
    """Return the sentence that defines the term or spells out the abbreviation that the question asks of.

    Args:
        question: the question.
        hits: what was found, best first; a term is defined in them.
        documents: all documents; an abbreviation may be spelled out in any of them.
    """
    abbreviation = _abbreviation(question)
    if abbreviation:
        return _spelled(abbreviation, hits, documents)
    match = _MEANT.search(question)
    term = match["term"].strip() if match else ""
    if not term or len(term.split()) > _MOST_WORDS:
        return []
    return next((found for hit in hits[:_HITS] for found in _defined(term, hit)), [])


def _abbreviation(question: str) -> str | None:
    """Return the abbreviation of which a question asks what it stands for."""
    found = _ABBREVIATED.findall(question)
    alone = re.fullmatch(
        r"(?:hvad er|what is)\s+(?:en\s+|et\s+|an?\s+)?[\w&-]+\s*\??", question, re.IGNORECASE
    )
    return str(found[0]) if found and (alone or _SPELL.search(question)) else None


def _spelled(abbreviation: str, hits: Sequence[Hit], documents: Sequence[Document]) -> list[Quote]:
    """Return the first sentence that has the abbreviation in brackets behind its words, or before them."""
    found = [d for hit in hits for d in (hit.document, *(document for document, _ in hit.also))]
    for document in {d.id: d for d in (*found, *documents)}.values():
        text = document.text.text
        for match in re.finditer(rf"(?<![\w-]){re.escape(abbreviation)}(?![\w-])", text):
            if _is_spelled(text, match.start(), match.end(), abbreviation):
                span = _sentence_at(document, match.start())
                if span and span[1] - span[0] <= LONGEST_QUOTE:
                    return [Quote(document, *span)]
    return []


def _is_spelled(text: str, start: int, end: int, abbreviation: str) -> bool:
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return _has_initials(text[max(0, start - 90) : start - 1], abbreviation)
    after = re.match(r"\s*(?:\(|[=:–-]\s+|står for |er en forkortelse for )([^).]{4,90})", text[end:])
    return after is not None and _has_initials(after[1], abbreviation, whole=True)


def _has_initials(text: str, abbreviation: str, whole: bool = False) -> bool:
    """Tell whether the last words before an abbreviation, or the first behind it, begin with its letters."""
    letters = fold(abbreviation.replace("&", "").replace("-", ""))
    words = re.findall(r"[^\W_]+", fold(text))
    near = words[: len(letters) + 3] if whole else words[-(len(letters) + 3) :]
    return any(_spells(near[i:], letters) for i in range(len(near)))


def _spells(words: Sequence[str], letters: str) -> bool:
    """Tell whether letters begin words in order; a word may give several of them, or none."""
    if not letters:
        return True
    if not words or words[0][0] != letters[0]:
        return False
    rest = letters[1:]
    if not rest:
        return True
    inside = rest[0] in words[0][1:] and _spells([words[0][words[0].index(rest[0], 1) :], *words[1:]], rest)
    return inside or any(_spells(words[i:], rest) for i in range(1, min(len(words), 4)))


def _sentence_at(document: Document, offset: int) -> tuple[int, int] | None:
    section = section_at(document, offset)
    if section is None:
        return None
    spans = sentences(document.text.text, section.start, section.end)
    return next((span for span in spans if span[0] <= offset < span[1]), None)


def _defined(term: str, hit: Hit) -> Iterator[list[Quote]]:
    """Yield the sentences of a hit that define the term; the term may stand in the sentence before."""
    document, passage = hit.document, hit.passage
    text = document.text.text
    wanted = [stem for stem in stems(term) if "_" not in stem]
    if not wanted:
        return
    own_words = re.findall(r"[^\W\d_]{3,}", term) or [term]
    spans = list(sentences(text, passage.start, passage.end))
    for i, (start, end) in enumerate(spans):
        sentence = text[start:end]
        before = text[spans[i - 1][0] : spans[i - 1][1]] if i else ""
        held = set(stems(sentence))
        whole = all(_is_held(stem, held) for stem in wanted)
        tails = [own for own in held for stem in wanted if _is_tail(stem, own)]
        follows = bool(tails) and all(_is_held(stem, set(stems(before))) for stem in wanted)
        if not (whole or follows) or end - start > LONGEST_QUOTE:
            continue
        if _defines(sentence, own_words if whole else tails):
            section = section_at(document, start)
            first = (
                spans[i - 1][0] if follows and not whole and end - spans[i - 1][0] <= LONGEST_QUOTE else start
            )
            last = together(spans[i : i + 2], section, document)[-1][1]
            yield [Quote(document, first, last, also=hit.also)]


def _defines(sentence: str, words: Sequence[str]) -> bool:
    """Tell whether a sentence says what the words mean; they may be inflected."""
    term = "|".join(re.escape(word[: max(4, len(word) - 2)]) for word in words)
    return bool(re.search(_DEFINES.format(term=f"(?:{term})"), sentence, re.IGNORECASE))


def _is_held(stem: str, held: set[str]) -> bool:
    return stem in held or (len(stem) >= _SHORTEST_TAIL and any(stem in own for own in held))


def _is_tail(compound: str, stem: str) -> bool:
    return len(stem) >= _SHORTEST_TAIL and compound != stem and compound.endswith(stem)
