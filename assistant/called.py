"""Cases that are called by their matter: "rengøringssagen" is "sagen om rengøring"."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.words import stems

_CALLED = re.compile(
    r"\b(?P<matter>[^\W\d_]{5,}?)s?-?(?P<case>sagen|sag|forslaget|ansøgningen|punktet)\b", re.IGNORECASE
)


def with_matters(question: str, is_known: Callable[[str], bool]) -> str:
    """Return a question with its cases called as the documents call them: "sagen om rengøring".

    A compound that the documents hold themselves stays, as "byggesagen".

    Args:
        question: the question.
        is_known: tells whether any document holds a stem.
    """

    def written(match: re.Match[str]) -> str:
        if all(map(is_known, stems(match.group()))):
            return match.group()
        return f"{match['case']} om {match['matter']}"

    return _CALLED.sub(written, question)
