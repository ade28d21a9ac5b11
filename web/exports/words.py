"""The exports' own words; those of an answer are in the language of its question."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Language

PROGRAM = "Rådslag"
PAGE, OF_PAGES = "Side", "af"
NOTICE = "Udarbejdet med Rådslag. Kontrollér kilden, før du bruger svaret."


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around an answer in a file and not on its page."""

    carried: str
    answer: str


_WORDS = {
    Language.DANISH: Words(carried="Ført videre fra spørgsmålene før", answer="Svar"),
    Language.ENGLISH: Words(carried="Carried over from the questions before", answer="Answer"),
}


def words(language: Language) -> Words:
    """Return the words in that language."""
    return _WORDS[language]
