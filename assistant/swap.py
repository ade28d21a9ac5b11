"""A question with one thing in it exchanged: its years, its organ, whom or what it is about."""

from __future__ import annotations

import re

from assistant.follow_up_words import GROUP, IS_GROUP
from corpus import names
from index.words import fold, stems

_YEAR = r"(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d|\d\d)\b)?"
_IN = r"i|for|fra|om|til|in|of|from|året|year"
_AROUND = r"siden|efter|før|inden|fra|til|since|after|before|until|mellem|between"
YEARS = re.compile(
    rf"(?:\b(?P<around>{_AROUND})\s+|\b(?P<in>{_IN})\s+)?(?:(?:året|year)\s+)?(?P<years>\b{_YEAR}"
    rf"(?:(?:,\s*|\s+(?:og|and|eller|or)\s+){_YEAR})*)",
    re.IGNORECASE,
)
_ABOUT = r"om|med|for|til|på|af|vedr(?:ørende|\.)?|omkring|about|of|on|with|regarding|concerning"
_TOPIC = re.compile(rf"\b(?P<about>{_ABOUT})\s+(?!(?:{_ABOUT})\s)(?=\S*\w)", re.IGNORECASE)
_ASKED_OF = re.compile(rf"\b(?:{_ABOUT})\s*$", re.IGNORECASE)
_AT_ORGAN = r"(?:i|af|hos|fra|in|by|of|ifølge|according\s+to)\s+"
_END = re.compile(r"[\s?.!]*$")
_LONGEST_NAME = 8  # words


def with_years(question: str, said: str) -> str:
    """Return the question about the years that a phrase says: "i 2019", "efter 2019"."""
    new = YEARS.search(said)
    if new is None:
        return question
    found = list(YEARS.finditer(question))
    if not found:
        phrase = new.group() if new["around"] or new["in"] else f"i {new.group()}"
        return _appended(question, phrase)
    for old in reversed(found[1:]):
        question = question[: old.start()].rstrip(" ,") + question[old.end() :]
    old = found[0]
    if new["around"] or old["around"]:
        phrase = new.group() if new["around"] or new["in"] else f"i {new['years']}"
        return question[: old.start()] + phrase + question[old.end() :]
    return question[: old.start("years")] + new["years"] + question[old.end("years") :]


def without_years(text: str) -> str:
    """Return the text without the years that it says."""
    return _tidy(YEARS.sub(" ", text))


def with_organ(question: str, old: list[str], new: str, *, joined: str = "i") -> str:
    """Return the question about another organ; one that named none names it at its end.

    Args:
        question: the question.
        old: the organs that it names, as the documents write them.
        new: the organ to name.
        joined: the word before an organ that is added.
    """
    for name in old:
        span = organ_span(question, name)
        if span:
            return question[: span[0]] + new + question[span[1] :]
    return _appended(question, f"{joined} {new}")


def without_organ(question: str, organs: list[str]) -> str:
    """Return the question without its organs and without the plan of theirs that it names."""
    for name in organs:
        span = organ_span(question, name)
        if span:
            before = re.sub(rf"{_AT_ORGAN}$", "", question[: span[0]], flags=re.IGNORECASE)
            after = re.sub(
                r"^\s*(?:virksomheds)?plan(?:en)?\b(?:\s+for\b)?",
                " i",
                question[span[1] :],
                flags=re.IGNORECASE,
            )
            question = _tidy(before + after)
    return question


def organ_span(text: str, name: str) -> tuple[int, int] | None:
    """Return where a text names an organ, in any form of its name."""
    words = list(re.finditer(r"[\w-]+", text))
    wanted = fold(names.key(name))
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first].start(), words[first + length - 1].end()
            if fold(names.key(" ".join(word.group() for word in words[first : first + length]))) == wanted:
                return start, end
    return None


def with_topic(question: str, said: str, organs: list[str]) -> str:
    """Return the question about something else, or for other people, with its years and organs kept."""
    said = _END.sub("", said)
    groups = list(GROUP.finditer(question))
    if groups and IS_GROUP.fullmatch(said):
        old = groups[-1]
        own = re.match(r"(?:for|til|med|hos|blandt|of|to|with|among)\s", said, re.IGNORECASE)
        start = old.start() if own else old.start("group")
        return _tidy(question[:start] + said + question[old.end() :])
    span = topic_span(question)
    if span is None:
        about = "" if _TOPIC.match(said) else "om "
        return _appended(question, about + said)
    start, end, about = span
    kept = [match.group().strip() for match in YEARS.finditer(question, start, end)]
    for organ in organs:
        place = organ_span(question[start:end], organ)
        if place:
            before = re.search(rf"{_AT_ORGAN}$", question[start : start + place[0]], re.IGNORECASE)
            kept.append((before.group() if before else "") + question[start + place[0] : start + place[1]])
    phrase = said if _TOPIC.match(said) else f"{about} {said}"
    return _appended(question[:start], " ".join([phrase, *kept]))


def topic_span(question: str) -> tuple[int, int, str] | None:
    """Return where a question says what it is about, with the word before that: "om", "med"."""
    end = _END.search(question)
    stop = end.start() if end else len(question)
    for match in _TOPIC.finditer(question, 0, stop):
        if stems(without_years(question[match.end() : stop])):
            return match.start(), stop, match["about"]
    return None


def names_topic(question: str) -> str:
    """Return what a question says that it is about: "sikkerhed på legepladser"; "" when it does not."""
    span = topic_span(question)
    if span is None:
        return ""
    return without_years(question[span[0] : span[1]])[len(span[2]) :].strip()


def joined_topic(question: str, topic: str, *, about: str) -> str:
    """Return a question with what it leaves unsaid: "hvem stemte imod" "om" "cykelstier"."""
    said = _ASKED_OF.sub("", _END.sub("", question)).rstrip()
    return _appended(said, f"{about} {topic}")


def _appended(question: str, phrase: str) -> str:
    return _tidy(f"{_END.sub('', question)} {phrase}") + "?"


def _tidy(text: str) -> str:
    return re.sub(r"\s+([?.!,])", r"\1", " ".join(text.split())).strip()
