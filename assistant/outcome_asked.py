"""Questions that list cases by how they ended: "Hvilke sager blev udsat?", "Which items were rejected?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.dates import ENGLISH_MONTHS, MONTHS
from corpus.outcomes import Result
from index.words import fold, stems


@dataclass(frozen=True, slots=True)
class OutcomeAsked:
    """How the cases ended that a question lists; of several results each one counts."""

    results: frozenset[Result]

    @property
    def shown(self) -> list[Result]:
        """Return the results as they are named; who approves with a change approves."""
        named = self.results - ({Result.APPROVED_CHANGED} if Result.APPROVED in self.results else set())
        return [result for result in Result if result in named]


_APPROVED = frozenset({Result.APPROVED, Result.APPROVED_CHANGED})
_NOT_APPROVED = frozenset({Result.REJECTED, Result.POSTPONED, Result.SENT_BACK})
_ORGAN = r"kommunalbestyrelse\w*|byråd\w*|borgerrepræsentation\w*|\w*udvalg\w*"
_ENDED: tuple[tuple[str, frozenset[Result]], ...] = (
    (r"ikke (?:blev )?(?:godkendt|vedtaget|tiltrådt)|not (?:approved|adopted|passed)", _NOT_APPROVED),
    (
        r"udsat|udskudt|udsatte|postponed?|defer(?:red)?|delayed?|put off",
        frozenset({Result.POSTPONED}),
    ),
    (
        r"afvist|afviste|afslået|afslag|forkastet|forkastede|nedstemt|nej|reject(?:ed)?|refused?"
        r"|turn(?:ed)? down|den(?:ied|y)|declined?",
        frozenset({Result.REJECTED}),
    ),
    (
        r"sendt tilbage|tilbagesendt|hjemvist|sent back|referred back|returned",
        frozenset({Result.SENT_BACK}),
    ),
    (r"(?:taget )?til (?:efterretning|orientering)|noted|taken note of", frozenset({Result.NOTED})),
    (
        r"anbefalet|anbefalede|anbefaler|recommend(?:ed)?|(?:sendt|oversendt|gået|gik) videre"
        r"|videresend(?:t|te)|oversend(?:t|te)|(?:sendte|oversendte|bragte)\b.{0,60}?\bvidere"
        r"|indstillet (?:\w+ )?(?:til|over ?for)"
        rf" (?:{_ORGAN})|(?:sent|passed|referred|forwarded)(?: on)?\b.{{0,30}}?\bto"
        rf"|skal (?:{_ORGAN}) (?:\w+ ){{0,2}}?(?:tage stilling til|afgøre|godkende|vedtage|behandle)",
        frozenset({Result.RECOMMENDED}),
    ),
    (r"drøftet|discussed", frozenset({Result.DISCUSSED})),
    (r"godkendt|godkendte|vedtaget|vedtagne|tiltrådt|approved?|adopt(?:ed)?|pass(?:ed)?", _APPROVED),
)
_NOUN = fold(
    r"(?:sager?|sagerne|punkter(?:ne)?|dagsordenspunkter|forslag(?:ene)?|ansøgninger(?:ne)?|anmodninger"
    r"|beslutninger(?:ne)?|indstillinger(?:ne)?|cases?|items?|matters?|proposals?|applications?|decisions?"
    r"|motions?|requests?|points)"
)
_LISTS = fold(
    r"(?:hvilke[nt]?|hvor mange|hvad for|alle|nogen|nogle|vis|oplist|nævn|find|er der|blev der|var der|which"
    r"|what|how many|any|all|list|show|name|were there|was there)"
)
_WORDS = frozenset(
    stems(
        " ".join((*MONTHS, *ENGLISH_MONTHS))
        + """
        sag sager sagen sagerne punkt punkter punkterne dagsordenspunkter forslag forslagene
        ansøgning ansøgninger ansøgningerne anmodninger beslutning beslutninger indstilling
        indstillinger taget tage efterretning orientering udsat udsatte udskudt tilbage sendt
        tilbagesendt hjemvist drøftet anbefalet anbefalede afvist afviste afslået afslag forkastet
        forkastede nedstemt godkendt godkendte vedtaget vedtagne tiltrådt besluttet nej ja mange
        antal alle liste oplist møde mødet møder dagsorden dagsordenen referat udvalg udvalget
        udvalgene ende endte endt
        case cases item items matter matters proposal proposals application applications decision
        decisions motion motions request requests point points agenda meeting meetings minutes
        postponed deferred delayed put rejected refused turned denied declined approved adopted
        passed recommended noted note taken discussed sent back referred returned committee
        committees council many number ended reject refuse deny decline turn postpone defer delay
        approve adopt pass any some nogen nogle sendte videre oversendt oversendte videresendt gik gået
        bragte anbefaler recommend recommended indstillet stilling godkende afgøre vedtage behandle byråd
        byrådet
        kommunalbestyrelse kommunalbestyrelsen borgerrepræsentation borgerrepræsentationen forwarded
        passed municipal city town kb kmb br endeligt endelig overfor over
        """
    )
)


def outcome_asked(question: str) -> OutcomeAsked | None:
    """Return the outcome by which a question lists cases; None for another question."""
    text = fold(question)
    for said, results in _ENDED:
        ended = rf"\b(?:{fold(said)})\b"
        if _lists(text, ended):
            return OutcomeAsked(results)
    return None


def is_only_of_outcome(question_stems: set[str]) -> bool:
    """Tell whether a question is about nothing but how cases ended, where and when."""
    return question_stems <= _WORDS


def _lists(text: str, ended: str) -> bool:
    """Tell whether a folded question asks for several cases that ended so."""
    ways = (
        rf"\b{_LISTS}\b.{{0,60}}?\b{_NOUN}\b.{{0,60}}?{ended}",
        rf"\b{_LISTS}\b.{{0,30}}?{ended}\s+(?:\w+\s+)?{_NOUN}\b",
        rf"\b(?:did|has|have|har)\b.{{0,60}}?{ended}\s+(?:any|some|nogen|nogle)\s+(?:\w+\s+)?{_NOUN}\b",
        rf"^\W*(?:hvad|what)\s+(?:blev|var|was|were|got)\s+(?:der\s+)?{ended}(?!\s+(?:om|about|af|by)\b)",
    )
    return any(re.search(way, text) for way in ways)
