"""The line that an answer opens with: where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.texts import Texts
from assistant.types import Citation, Source
from corpus import names
from corpus.decision_headings import is_decision_heading
from corpus.item_labels import is_label

_MOST_NAMED = 2  # sources named in the opening; the cards below name them all


def say_where(citations: Sequence[Citation], say: Texts) -> str:
    """Return the opening of an answer with these citations."""
    sources = list(dict.fromkeys(_describe(citation.source, say) for citation in citations))
    if len(sources) == 1:
        shared = _shared_heading([citation.source for citation in citations])
        title = names.key(citations[0].source.title)
        further = [heading for heading in shared if not title.endswith(names.key(heading))]
        return say.say("opening", "one", source=" › ".join([sources[0], *further]))
    if len(sources) > _MOST_NAMED:
        named, rest = sources[: _MOST_NAMED - 1], len(sources) - _MOST_NAMED + 1
        return say.say("opening", "many", sources=say.join(named), count=str(rest))
    return say.say("opening", "several", sources=say.join(sources))


def begun(sentence: str) -> str:
    """Return a sentence with a capital at its beginning: a name may be filled in as the asker wrote it."""
    return sentence[:1].upper() + sentence[1:]


def say_missing(parts: Sequence[str], say: Texts) -> str:
    """Return what says which parts of the question have no answer; nothing where all have one."""
    if not parts:
        return ""
    named = say.join([f"»{part.strip(' ?.,')}?«" for part in parts])
    return say.say("opening", "missing", parts=named) + " "


def _shared_heading(sources: Sequence[Source]) -> list[str]:
    """Return the innermost heading that all the quotes stand under, a part's label aside."""
    shared: list[str] = []
    for level in zip(*(source.headings for source in sources), strict=False):
        if len(set(level)) > 1:
            break
        if not is_label(level[0]) and not is_decision_heading(level[0]):
            shared.append(level[0])
    return shared[-1:]


def _describe(source: Source, say: Texts) -> str:
    details = []
    if source.organ and names.key(source.organ) not in names.key(source.title):
        details.append(source.organ)
    if source.date and f"{source.date.day}." not in source.title:
        details.append(say.day(source.date))
    return f"{source.title} ({', '.join(details)})" if details else source.title
