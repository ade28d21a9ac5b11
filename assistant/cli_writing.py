"""An answer as a language model writes it, line by line on the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from assistant.texts import texts
from assistant.types import Answer
from assistant.writing.events import Event, Extracted, FellBack, Finished, StruckOut, Supported

_STRIKE = "\u0336"  # the combining stroke, which needs no terminal codes and survives a pipe


def lines(events: Iterable[Event], whole: Callable[[Answer], str]) -> Iterator[str]:
    """Yield what to print for each event: sentences as they come, then where they stand.

    Args:
        events: of one answer.
        whole: the text of an answer that was not written.
    """
    written = False
    for event in events:
        match event:
            case Extracted(answer):
                language = answer.language
            case Supported(statement):
                written = True
                yield f"  {statement.text} {''.join(f'[{number}]' for number in statement.citations)}"
            case StruckOut(struck):
                written = True
                stroked = "".join(char + _STRIKE for char in struck.text)
                yield f"  {stroked} ({texts(language).say('struck', struck.reason.value)})"
            case Finished(answer) if answer.note:
                yield "\n" + "\n".join((answer.note, *_sources(whole(answer))))
            case Finished(answer):
                yield whole(answer)
            case FellBack(answer):
                yield ("\n" if written else "") + f"{answer.note}\n\n{whole(answer)}"


def _sources(text: str) -> Iterator[str]:
    """Yield the lines of an answer from its first source on."""
    found = text.splitlines()
    first = next((i for i, line in enumerate(found) if line.startswith("[1] ")), len(found))
    yield from (line for line in found[first:] if line)
