"""How a party or a member voted, where the minutes tell: "Hvad stemte Venstre om budgettet?".

Minutes write parties by their letters, so a name that a question gives is read as its letter too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.case import is_of
from assistant.case_way import Place
from assistant.cite import Quote
from assistant.decided import in_short, mentions_votes, vote_quote
from assistant.forms import LONGEST_ANSWER, shown_as_first
from assistant.matter import matter_of
from assistant.register import Sorting, in_order
from assistant.texts import Texts
from assistant.told import Told
from assistant.understand import Reading
from corpus.decisions import Decision
from corpus.parties import Parties, party_of_voter
from corpus.people import Person, persons_of
from index.words import fold

_VOTING = re.compile(
    r"\b(?:stemte|stemmer|stemt|undlod|undlader|imod|tilhænger\w*|modstander\w*|vote[ds]?|voting|against"
    r"|abstain\w*|stillede sig)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\W*(?:(?:og|men|and|but)\s+)?(?:hvem|who|hvilke partier|which part\w+)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:imod|mod|nej|against|no)\b", re.IGNORECASE)
_ABSTAINED = re.compile(r"\b(?:undlod|undlader|undladt|blankt|abstain\w*)\b", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:stemte|stemmer|stemt)\s+(?:(?!om\b|til\b|ved\b|i\b)\S+\s+){0,3}(?:for|ja)\b"
    r"|\bvoted? (?:for|yes)\b",
    re.IGNORECASE,
)
# What such a question holds beside the voter and the matter.
_ASKING = re.compile(
    r"\b(?:hvad|hvordan|hvorledes|hvilke[nt]?|hvor|mange|gange|tit|ofte|stemte|stemmer|stemt|stemme|undlod|undlader|at"
    r"|har|havde|blev|er|var|der|noget|nogen|nogle|imod|mod|for|ja|nej|ikke|blankt|gik|stod|stillede|sig|og|men|i|til"
    r"|ved|på|da|man|om|vedr|vedrørende|angående|partiet|listen|gruppen|partierne|medlemmer(?:ne)?|sag|sager|sagen"
    r"|sagerne|punkt|punkter|punktet|forslag|forslaget|forslagene|indstillingen|indstillinger|beslutning|beslutninger"
    r"|beslutningen|afstemning|afstemningen|møde|mødet|møder|byrådet|kommunalbestyrelsen|udvalget|spørgsmålet|how|what"
    r"|which|did|does|do|the|party|vote|votes|voted|voting|against|abstain|abstained|on|about|in|item|items|case"
    r"|cases|proposal|proposals|any|anything|times|many|often|was|were|no|yes|to|of|regarding|council|committee)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 4  # words of a party's name
_MOST_NAMED = 4  # parties that a refusal names


@dataclass(frozen=True, slots=True)
class VoteAsked:
    """Whose vote is asked for, by name and by what it may stand as, on which matter, and to which side."""

    voter: str
    keys: frozenset[str]  # of the party; empty for a person
    person: str | None
    matter: str  # empty where all votes are asked for
    side: str | None  # "against", "supporters", "abstained"; None for any

    @property
    def stands_as(self) -> str | None:
        """Return the letter that minutes may write for a voter who is asked for by another name."""
        return next((key for key in self.keys if len(key) == 1 and key != self.voter), None)

    @property
    def shown(self) -> str:
        """Return the voter with the letter that minutes may write: "Venstre (V)"."""
        return f"{self.voter} ({self.stands_as})" if self.stands_as else self.voter


def vote_asked(reading: Reading, parties: Parties, people: Sequence[Person]) -> VoteAsked | None:
    """Return whose vote a question asks for; None for another question, or one that names no voter.

    Args:
        reading: the question.
        parties: the names and letters of parties.
        people: all whom the minutes record.
    """
    text = reading.sought
    if not _VOTING.search(text) or _WHO.match(text):
        return None
    named = (*people, *persons_of(text))
    person = next((p.name for p in named if fold(p.name) in fold(text)), None)
    said = person or _party_in(text, parties)
    if said is None:
        return None
    rest = (
        text.replace(said, " ") if said in text else re.sub(re.escape(said), " ", text, flags=re.IGNORECASE)
    )
    for chip in reading.chips:
        rest = re.sub(rf"\b{re.escape(chip.label)}s?\b", " ", rest, flags=re.IGNORECASE)
    rest = re.sub(r"\(\s*[A-ZÆØÅ]{1,2}\s*\)|\bs\b", " ", rest)
    matter = matter_of(" ".join(re.findall(r"[\w./&-]+", _ASKING.sub(" ", rest))))
    keys = frozenset() if person else parties.keys(said)
    return VoteAsked(said, keys, person, matter, _side(text))


def voted(
    asked: VoteAsked, reading: Reading, items: Sequence[Place], decisions: Sequence[Decision], say: Texts
) -> Told | None:
    """Return the decisions that tell how somebody voted; else that they do not, and what they do tell.

    Args:
        asked: whose vote, on what.
        reading: the question, for its committees and its time.
        items: those about the matter; not looked at where all votes are asked for.
        decisions: all decisions.
        say: the texts.
    """
    within = [each for each in decisions if is_of(each, reading)]
    if asked.matter:
        within = [each for each in within if any(_is_in(each, place) for place in items)]
        if not within:
            return None
    recorded = [each for each in within if _names(each, asked)]
    if found := in_order(recorded, Sorting.NEWEST):
        quotes = [vote_quote(each, say, len(found)) for each in found]
        stands = _letter_in(asked, quotes)
        told = say.say("opening", "stands_as", voter=asked.voter, letter=stands) if stands else None
        return Told(tuple(shown_as_first(quotes, say)[: _most(quotes)]), told)
    others = _others(within if asked.matter else decisions)
    none = say.say("not_found", "no_vote_of", voter=asked.shown)
    if asked.matter:
        with_votes = [vote_quote(each, say, len(within)) for each in within if mentions_votes(each)]
        return Told(tuple(with_votes or in_short(within, say, whose=True)), none)
    told = say.say("not_found", "votes_of", voters=say.join(others[:_MOST_NAMED])) if others else ""
    return Told(said=f"{none} {told}".strip())


def _letter_in(asked: VoteAsked, quotes: Sequence[Quote]) -> str | None:
    """Return the letter by which quotes name a voter who is asked for by another name, if they do."""
    text = "\n".join(quote.text for quote in quotes)
    letter = asked.stands_as
    return letter if letter and asked.voter not in text and re.search(rf"\b{letter}\b", text) else None


def _most(quotes: Sequence[Quote]) -> int:
    length = 0
    for count, quote in enumerate(quotes):
        length += len(quote.text)
        if length > LONGEST_ANSWER and count:
            return count
    return len(quotes)


def _party_in(text: str, parties: Parties) -> str | None:
    """Return the longest name of a party in a question, or a letter that stands alone."""
    words = re.findall(r"[\w-]+", text)
    for length in range(_LONGEST_NAME, 0, -1):
        for first in range(len(words) - length + 1):
            name = " ".join(words[first : first + length])
            if parties.is_known(name) or parties.is_known(name.removesuffix("s")):
                return name
    return None


def _side(text: str) -> str | None:
    if _ABSTAINED.search(text):
        return "abstained"
    if _AGAINST.search(text):
        return "against"
    return "supporters" if _FOR.search(text) else None


def _names(decision: Decision, asked: VoteAsked) -> bool:
    votes = decision.votes
    if votes is None:
        return False
    sides = {"against": votes.against, "supporters": votes.supporters, "abstained": votes.abstained}
    voters = sides[asked.side] if asked.side else [voter for side in sides.values() for voter in side]
    if asked.person:
        return any(fold(asked.person) in fold(voter) for voter in voters)
    return any(party_of_voter(voter) in asked.keys for voter in voters)


def _others(decisions: Sequence[Decision]) -> list[str]:
    voters = (
        voter
        for each in decisions
        if (votes := each.votes)
        for voter in (*votes.supporters, *votes.against, *votes.abstained)
    )
    return list(dict.fromkeys(voters))


def _is_in(decision: Decision, place: Place) -> bool:
    item = place.item
    same = decision.document.id == item.document.id and item.start <= decision.start < item.end
    return same or decision in item.decisions
