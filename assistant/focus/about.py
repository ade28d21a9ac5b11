"""What a document says of itself: the sentence that tells a newcomer what it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.focus.types import Excerpt, Theme
from assistant.focus.whole import Said, said_in
from corpus.outline import Stretch
from corpus.types import Document
from index.words import stems

_SHORTEST, _LONGEST = 60, 380  # characters
_PURPOSE = re.compile(
    r"\b(?:retning(?:en)?|rammen?|formål(?:et)?|gælder|viser|beskriver|fælles|fastlagt|fastlægger|sætter|består"
    r"|vision(?:en)?|ambition(?:en)?|hvordan|mål(?:et|ene)?|vedtaget|udgør)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b\w*(?:strategi|grundlag|plan|politik|vision)(?:en|et)?\b", re.IGNORECASE)


def about(document: Document, themes: Sequence[Theme]) -> Excerpt | None:
    """Return the sentence outside the themes that says best what the document is; None when none does.

    It names the document, by its title or by its kind, and what it is for.
    """
    within = [span for theme in themes for span in (theme.heading, *theme.all_spans)]
    open_spans = [(s.start, s.end) for s in document.sections if not s.closed]
    said = [s for s in said_in(document, open_spans) if not s.item and not _overlaps(s, within)]
    title = set(stems(document.title))
    scored = [(_score(each, title), -place, each) for place, each in enumerate(said)]
    best = max(scored, key=lambda each: each[:2], default=None)
    return best[2].excerpt if best and best[0] >= 2 else None


def _overlaps(said: Said, spans: Sequence[Stretch]) -> bool:
    return any(start < said.excerpt.end and said.excerpt.start < end for start, end in spans)


def _score(said: Said, title: set[str]) -> float:
    text = said.excerpt.text
    if not _SHORTEST <= len(text) <= _LONGEST:
        return 0
    own = len(title & set(stems(text))) / max(1, len(title))
    named = 1.0 if _CALLED.search(text) else 0.0
    purpose = min(3, len({m.group().casefold() for m in _PURPOSE.finditer(text)}))
    return 2 * own + named + purpose * 0.7 if own or named else 0
