"""Proper names in a question, and whether what was found is about them.

"Hvad skal der ske med Havnevej?" is not answered by what the documents say of another street, however near it
comes in other words. Names are known by their capitals, streets by how they end; what is a word of English
with a capital, an abbreviation, or a committee that bounds the question is none.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence

from assistant.cite import Quote, section_at
from assistant.understand import Reading
from corpus.dates import ENGLISH_MONTHS
from index.types import Hit, Query
from index.words import STOP_WORDS, fold, stems, tokens

_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[^\W\d_]\w*)*")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.?!:–—]\s+)\W*$")
# "på havnegade" is a name, "på en havnegade" is none.
# "model 1" is another than "model 2".
_BARE_NAME = re.compile(r"\W*[A-ZÆØÅ][^\W\d_]{2,} [A-ZÆØÅ][^\W\d_]{2,}\W*")
_NUMBERED = re.compile(
    r"\b(?:model|fase|tema|spor|scenarie|etape|trin|niveau|alternativ|variant|fokusområde|indsatsområde|målsætning|"
    r"pejlemærke|delmål) \d{1,2}\b",
    re.IGNORECASE,
)
_RUN = r"\d{1,2}(?!\d)(?:\s*(?:,|og|samt|til|eller|&|/|[-–])\s*\d{1,2}(?!\d))*"
_PLACE_BEFORE = re.compile(r"\b(?:på|ved|langs|om|for|til|fra|at|on|along|of)\s+$")
_STREET = re.compile(r"\w{3,}(vej|gade|alle|strade|vange|boulevard)(?:en|n|et)?s?$")  # folded
_ORGAN = re.compile(
    r"(?:udvalg|forvaltning|bestyrelse|direktion|byråd|magistrat|repræsentation)\w*$", re.IGNORECASE
)
_LONGEST_ABBREVIATION = 5  # letters
_TITLE_CASE = 0.6  # share of capitals from which a question is one written so, and none tells a name
_MONTHS = {fold(month) for month in ENGLISH_MONTHS}
_LONG = 5  # letters of a word that is told within another
_ALIKE = 0.85  # from which two words are one and a slip of the pen or of the scanner


def names_of(reading: Reading) -> list[str]:
    """Return the names in a question, in order; words that follow one another are one name."""
    text = reading.sought
    beside = reading.beside_the_topic
    words = list(_WORD.finditer(text))
    capitals = sum(word.group()[0].isupper() for word in words)
    if len(words) > 2 and capitals >= _TITLE_CASE * len(words):
        return []
    if _is_bare_name(text, reading):
        return [text.strip(" ?.!")]
    found: list[str] = []
    last = -1
    for word in words:
        opens = bool(_SENTENCE_BEGINS.search(text[: word.start()]))
        at = bool(_PLACE_BEFORE.search(text[: word.start()]))
        if not _is_name(word.group(), opens, at) or set(stems(word.group())) & beside:
            continue
        if found and text[last : word.start()] == " ":
            found[-1] += f" {word.group()}"
        else:
            found.append(word.group())
        last = word.end()
    return found


def _is_bare_name(text: str, reading: Reading) -> bool:
    """Tell whether a question is nothing but a name of two words, "Sorgenfri Station", and no committee's."""
    return not reading.chips and _BARE_NAME.fullmatch(text) is not None and not _ORGAN.search(text)


def absent_names(
    reading: Reading, quotes: Sequence[Quote], is_party_in: Callable[[str, str], bool]
) -> list[str]:
    """Return the names that stand nowhere around the quotes: in their item, headings, documents' titles.

    Args:
        reading: the question.
        quotes: what answers it.
        is_party_in: tells whether a name is a party's that a text writes, if only by its letter.
    """
    names = names_of(reading)
    numbered = [match.group() for match in _NUMBERED.finditer(reading.sought)]
    if not (names or numbered) or not quotes:
        return []
    said = " ".join(dict.fromkeys(text for quote in quotes for text in _around(quote)))
    around = fold(said)
    absent = [name for name in names if not stands_in(name, around) and not is_party_in(name, said)]
    return absent + [each for each in numbered if not stands_numbered(each, said)]


def is_numbered(name: str) -> bool:
    """Tell whether a name is a word and a number: "model 1"."""
    return _NUMBERED.fullmatch(name) is not None


def stands_numbered(name: str, text: str) -> bool:
    """Tell whether a text holds a word with its number: "fase 2" stands in "fase 1 og 2" too."""
    word, _, number = name.rpartition(" ")
    runs = re.findall(rf"\b{re.escape(word)}\w{{0,4}}\s+(?:nr\.?\s+)?({_RUN})", text, re.IGNORECASE)
    return any(int(number) in _numbers(run) for run in runs)


def _numbers(run: str) -> set[int]:
    """Return the numbers of a run: 1, 3, 4 and 5 of "1 og 3-5"."""
    spans = (match.groups() for match in re.finditer(r"(\d{1,2})(?:\s*(?:[-–]|til)\s*(\d{1,2}))?", run))
    return {number for first, last in spans for number in range(int(first), int(last or first) + 1)}


def unknown_names(
    reading: Reading, query: Query, hits: Sequence[Hit], is_known: Callable[[str], bool]
) -> list[str]:
    """Return the names that no document holds, as far as the words known and the hits tell.

    Args:
        reading: the question.
        query: what was searched for; a name that is widened to words of the documents is known.
        hits: what was found; a name that is misspelt in the question stands there rightly spelt.
        is_known: tells whether any document holds a stem.
    """
    held = widened_stems(query, is_known)
    unknown = [n for n in names_of(reading) if not all(is_known(stem) or stem in held for stem in stems(n))]
    text = fold(" ".join(hit.passage.text for hit in hits)) if unknown else ""
    return [name for name in unknown if not stands_in(name, text)]


def widened_stems(query: Query, is_known: Callable[[str], bool]) -> frozenset[str]:
    """Return the stems of a question that the glossary widens to words that documents hold."""
    held = (w for w in query.widenings if any(all(map(is_known, stems(term))) for term in w.terms))
    return frozenset(stem for widening in held for stem in widening.stems)


def _is_name(word: str, opens: bool, at: bool) -> bool:
    """Tell whether a word is a name, by what stands before it: the beginning of a sentence, or "på"."""
    folded = fold(word)
    if folded in STOP_WORDS or not stems(word):
        return False
    if _STREET.fullmatch(folded) and (word[0].isupper() or (at and not word.endswith("s"))):  # "undervejs"
        return True
    if _ORGAN.search(word):  # which bounds the question; whether there is one is told there
        return False
    abbreviation = word.isupper() and len(word) <= _LONGEST_ABBREVIATION
    return word[0].isupper() and not opens and not abbreviation and not _is_english(word)


def _is_english(word: str) -> bool:
    import simplemma  # reads its word list when it is asked

    return fold(word) in _MONTHS or bool(simplemma.is_known(word.casefold(), lang="en"))


def _around(quote: Quote) -> Iterator[str]:
    """Yield the text of what a quote belongs to."""
    document = quote.document
    section = section_at(document, quote.start)
    yield f"{document.title} {document.organ or ''}"
    if section is None:
        yield quote.text
        return
    shared = section.titles[: max(1, len(section.titles) - 1)]
    for each in document.sections:
        if each.titles[: len(shared)] == shared:
            yield f"{' '.join(each.titles)} {document.text.text[each.start : each.end]}"


def stands_in(name: str, text: str) -> bool:
    """Tell whether each word of a name stands in a folded text, in another form or with a slip."""
    return all(_is_in(stem, text) or _alike(word, text) for word in tokens(name) for stem in stems(word)[:1])


def _is_in(stem: str, text: str) -> bool:
    """Tell whether a text holds a stem, a short one at the beginning of a word."""
    return stem in text if len(stem) >= _LONG else re.search(rf"(?<!\w){re.escape(stem)}", text) is not None


def _alike(word: str, text: str) -> bool:
    held = {other for other in tokens(text) if other[0] == word[0] and abs(len(other) - len(word)) <= 2}
    close = difflib.get_close_matches(word, held, n=3, cutoff=_ALIKE)
    return any(_is_one_street(word, other) for other in close)


def _is_one_street(word: str, other: str) -> bool:
    """Tell whether two words that are alike are so in what stands before "vej" or "gade" too."""
    first, second = (
        re.sub(r"(?:vej|gade|alle|strade|vange|boulevard)\w{0,3}$", "", w) for w in (word, other)
    )
    return (first == word) or difflib.SequenceMatcher(None, first, second).ratio() >= _ALIKE
