"""What a document says of itself: the sentence that tells a newcomer what it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.focus.theme_words import names_themes
from assistant.focus.types import Excerpt, Theme
from assistant.focus.whole import Said, said_in
from corpus.outline import Stretch
from corpus.types import Document

_SHORTEST, _LONGEST = 60, 380  # characters
_PURPOSE = re.compile(
    r"\b(?:retning(?:en)?|rammen?|formål(?:et)?|gælder|viser|beskriver|fælles|fastlagt|fastlægger|sætter|består"
    r"|vision(?:en)?|ambition(?:en)?|hvordan|mål(?:et|ene)?|vedtaget|udgør)\b",
    re.IGNORECASE,
)
# What a document calls itself when it does not use its title.
_ITSELF = re.compile(
    r"\b(?:(?:denne|vores) )?(?:strategien?|grundlaget|planen|politikken|visionen)\b", re.IGNORECASE
)
_SHORTEST_NAME = 5  # letters of a title's word, or of its tail, that a document may be called by
_KIND = re.compile(r"strategi|grundlag|plan|politik|vision")
_ENDING = re.compile(r"(?:ens|ets|en|et|s)$")


def about(document: Document, themes: Sequence[Theme]) -> Excerpt | None:
    """Return the sentence outside the themes that says best what the document is; None when none does.

    It names the document, by its title or by its kind, and what it is for.
    """
    within = [span for theme in themes for span in (theme.heading, *theme.all_spans)]
    open_spans = [(s.start, s.end) for s in document.sections if not s.closed]
    said = [s for s in said_in(document, open_spans) if not s.item and not _overlaps(s, within)]
    scored = [(_score(each, document), -place, each) for place, each in enumerate(said)]
    best = max(scored, key=lambda each: each[:2], default=None)
    return best[2].excerpt if best and best[0] >= 2 else None


def _overlaps(said: Said, spans: Sequence[Stretch]) -> bool:
    return any(start < said.excerpt.end and said.excerpt.start < end for start, end in spans)


def names_itself(text: str, document: Document) -> bool:
    """Tell whether a text names the document: by a telling word of its title, or the tail of one.

    "Grundlaget" names a "Koncerngrundlag", and "skolestrategien" no "Koncernstrategi".
    """
    names = [word for word in _words(document.title) if len(word) >= _SHORTEST_NAME]
    called = [word for word in _words(text) if len(word) >= _SHORTEST_NAME]
    return any(name.endswith(word) for name in names if _KIND.search(name) for word in called)


def _words(text: str) -> list[str]:
    return [_ENDING.sub("", word) for word in re.findall(r"[^\W\d_]+", text.casefold())]


def _score(said: Said, document: Document) -> float:
    text = said.excerpt.text
    if not _SHORTEST <= len(text) <= _LONGEST:
        return 0
    named = 3.0 if names_itself(text, document) else 1.0 if _ITSELF.search(text) else 0.0
    purpose = min(3, len({m.group().casefold() for m in _PURPOSE.finditer(text)}))
    dated = any(str(year) in text for year in document.years)
    return named + 2 * dated + names_themes(text) + purpose * 0.7 if named else 0
