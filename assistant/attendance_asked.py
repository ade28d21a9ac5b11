"""Questions for who was at a meeting: "Hvem mødte ikke op?", "Var Lise Holm til stede?"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.alternatives import any_line
from assistant.named import names_of
from assistant.understand import Reading
from corpus.dates import ENGLISH_MONTHS, MONTHS
from corpus.people import Person, persons_of
from index.words import fold, stems


class AttendanceWant(StrEnum):
    """What is asked of who was there."""

    PRESENT = "present"  # who was
    ABSENT = "absent"  # who was not
    WHETHER = "whether"  # whether somebody was
    WHEN = "when"  # at which meetings somebody was not


@dataclass(frozen=True, slots=True)
class AttendanceAsked:
    """What is asked of who was at a meeting, and of whom.

    `name` is whom the question names, None for nobody; `people` are those of that name whom the minutes know.
    """

    want: AttendanceWant
    name: str | None
    people: tuple[Person, ...]
    latest: bool  # only the last meeting is meant
    extraordinary: bool
    away: bool  # it asks who was away, not who came
    reason: bool = False  # it asks why


_GONE = any_line(r"""
    fraværende\b|fravær\b|fraværet\b|afbud\w*|udeblev\w*|ikke (?:\w+ )?(?:til ?stede|med\b|mødt|mødte|op\b)
    (?:deltog|mødte) (?:\w+ ){0,3}?ikke\b|gik glip af\b|forsømte\b|manglede\b
    absent\b|absence|miss(?:ed|ing)?\b|apologi\w*|(?:not|n.t) (?:present|attend\w*|there|show)
""")
_THERE = any_line(r"""
    til ?stede\b|mødte?\b|deltog\b|deltaget\b|deltagere?\b|deltagerne\b|dukkede op\b|fremmødt\w*|fremmødet\b
    var (?:\w+ ){0,4}?med (?:til|på|ved)\b|(?:medlemmer|politikere) (?:\w+ )?var (?:der|med)\b
    present\b|attend\w*|took part\b|take part\b|participat\w*|show(?:ed)? up\b
""")
_WHEN = any_line(r"""
    hvornår\b|hvilke[nt]? (?:\w+ )?(?:dage?|dato\w*|mode\w*|sager|punkter)|hvor (?:mange|ofte|tit)\b
    when\b|which (?:\w+ )?(?:meetings?|dates?|days?|items?)|how (?:many|often)\b
""")
_LATEST = any_line(
    r"(?:seneste|sidste|nyeste) (?:\w+ )?\w*mode\w*|(?:last|latest|most recent) (?:\w+ )*?meeting"
)
_EXTRA = any_line(r"ekstraordinar\w*|extraordinary")
_WHY = any_line(r"""
    hvorfor\b|hvad var (?:årsagen|grunden|begrundelsen)|(?:af )?hvilken (?:årsag|grund)
    med hvilken begrundelse
    why\b|what was the reason|for what reason
""")
# What such a question holds beside the names, the organ and the day.
_ASKING = frozenset(
    stems(
        " ".join((*MONTHS, *ENGLISH_MONTHS))
        + """
        til stede tilstede tilstedeværende mødte møde mødt mødet møder mødes op deltog deltage
        deltager deltagere deltagerne deltaget fraværende fravær fraværet afbud meldte meldt melde
        sendte udeblev dukkede fremmødt fremmødte fremmødet glip forsømte medlem medlemmer
        medlemmerne politiker politikere politikerne folk personer nogen alle ingen gang gange
        ofte tit dag dage dato datoer liste udvalg udvalget udvalgets økonomiøkonomipunkt punkter
        sag sager referat referatet seneste sidste nyeste ekstraordinære ekstraordinært
        stedfortræder suppleant stedet væk borte manglede egentlig faktisk
        present absent absence absences attend attended attendance attendees participants
        participate participated took part take missing missed miss apologies apology sent show
        showed member members politician politicians councillor councillors people everyone
        everybody anyone anybody meeting meetings session times often day date dates committee
        council extraordinary last latest recent minutes substitute place
        hvorfor årsag årsagen grund grunden begrundelse begrundelsen hvilken why reason for til
        """
    )
)
_VERB = r"(?:var|er|deltog|mødte|meldte|sendte|kom|havde|har|was|were|did|had|has|is)"
_SUBJECT = re.compile(
    rf"\s*(?:(?:og|men|and|but)\s+)?(?:(?:hvornår|when|hvor ofte|how often)\s+)?"
    rf"(?:(?:hvor mange gange|how many times)\s+)?"
    rf"(?:(?:af\s+hvilken\s+(?:årsag|grund)|hvorfor|why)\s+)?"
    rf"(?:(?:hvilke\w* \w+|which \w+)\s+)?{_VERB}\s+(?P<rest>.*)",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\w+(?:udvalg|rad|bestyrelse|direktion)s?mod\w{0,2}")  # a folded stem
_FEWEST_LETTERS = 3  # of a word of a name that tells the person alone


def attendance_asked(
    reading: Reading, question: str, people: Sequence[Person], no_person: Callable[[str], bool]
) -> AttendanceAsked | None:
    """Return what a question asks of who was at a meeting; None for another question.

    Args:
        reading: the question, for its names.
        question: the words of it, or of the part of it, that ask.
        people: all whom the minutes record as present or absent.
        no_person: tells that a name is a committee's or a party's.
    """
    text = fold(question)
    gone, there = _GONE.search(text), _THERE.search(text)
    if not gone and not there:
        return None
    name, known = _person(reading, question, people, no_person)
    if name and _WHEN.search(text):
        want = AttendanceWant.WHEN
    elif name:
        want = AttendanceWant.WHETHER
    else:
        want = AttendanceWant.ABSENT if gone else AttendanceWant.PRESENT
    return AttendanceAsked(
        want,
        name,
        known,
        bool(_LATEST.search(text)),
        bool(_EXTRA.search(text)),
        away=bool(gone),
        reason=bool(_WHY.search(text)),
    )


def is_only_of_attendance(question_stems: set[str], asked: AttendanceAsked) -> bool:
    """Tell whether a question is about nothing but who was at a meeting: no case, no project."""
    named = " ".join([asked.name or "", *(person.name for person in asked.people)])
    rest = question_stems - _ASKING - set(stems(named))
    return not any(stem for stem in rest if not _MEETING.fullmatch(stem))


def _person(
    reading: Reading, question: str, people: Sequence[Person], no_person: Callable[[str], bool]
) -> tuple[str | None, tuple[Person, ...]]:
    """Return whom a question names, as it writes the name where the minutes do not know it."""
    said = " ".join(re.findall(r"[\w-]+", fold(question)))
    whole = [p for p in people if re.search(rf"(?<!\S){re.escape(fold(p.name))}s?(?!\S)", said)]
    if whole:
        longest = max(len(person.name) for person in whole)
        found = tuple(p for p in whole if len(p.name) == longest)
        return found[0].name, found
    subject = _SUBJECT.match(question)
    written = [person.name for person in persons_of(subject["rest"] if subject else question)]
    written += [name for name in names_of(reading) if name in question]
    written = [name for name in written if not no_person(name)]
    for name in written:
        known = tuple(person for person in people if _is_short_for(name, person.name))
        if known:
            return known[0].name if len(known) == 1 else name, known
    # Whom no minutes know is somebody where the question asks what they did: "Var X til stede?"
    return next((name for name in written if subject and subject["rest"].startswith(name)), None), ()


def _is_short_for(name: str, full: str) -> bool:
    """Tell whether a name leaves out some of another's: "Osmani", "Rolf Svendsen"."""
    said = {word for word in _words(name) if len(word) >= _FEWEST_LETTERS}
    return bool(said) and said <= _words(full)


def _words(name: str) -> set[str]:
    words = re.findall(r"[\w-]+", fold(name))
    return {*words, *(piece for word in words for piece in word.split("-"))}
