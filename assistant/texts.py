"""The assistant's own words, from `prompts/`, in the asker's language."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from assistant.types import Language
from corpus.dates import ENGLISH_MONTHS, MONTHS, written

PROMPTS = Path(__file__).resolve().parents[1] / "prompts"


class Texts:
    """The texts of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._texts: dict[str, dict[str, str]] = {}
        for path in sorted(PROMPTS.glob(f"*.{language.value}.toml")):
            self._texts |= tomllib.loads(path.read_text("utf-8"))

    def say(self, group: str, name: str, **values: str) -> str:
        """Return a text with its braces filled in."""
        return self._texts[group][name].format(**values)

    def join(self, items: Sequence[str]) -> str:
        """Return "a", "a og b" or "a, b og c"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.say('words', 'and')} {items[-1]}"

    def day(self, day: dt.date) -> str:
        """Return "24. januar 2012" or "24 January 2012"."""
        if self.language is Language.DANISH:
            return written(day)
        return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"

    def month(self, number: int) -> str:
        """Return "januar" or "January" for 1."""
        return (MONTHS if self.language is Language.DANISH else ENGLISH_MONTHS)[number - 1]


@cache
def texts(language: Language) -> Texts:
    """Return the texts of a language, read once."""
    return Texts(language)
