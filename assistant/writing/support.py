"""Whether the passages that a sentence cites carry it, and which of their sentences do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.cite import same_words
from assistant.types import Language, StrikeReason
from assistant.writing.days import Day, days_and_rest
from assistant.writing.draft import Sentence
from assistant.writing.nearness import Nearness
from assistant.writing.numbered import Numbered, Stretch
from assistant.writing.numbers import Number, in_digits, numbers
from assistant.writing.polarity import Verdict, contradicts, leaves_out_a_denial, verdicts
from assistant.writing.proper import keys, name_keys, proper_names
from assistant.writing.wording import Held, Wording, wording
from corpus.types import Role
from index.glossary import Glossary
from index.words import stems

_LONGEST = 600  # characters
_MOST_STRETCHES = 4  # sentences that carry one sentence together
_MARKUP = re.compile(
    r"<\s*[/!a-z]|\]\s*[(\[]|\]:\s|!\[|\w+://|\b(?:javascript|data|vbscript|mailto|file)\s*:|\bwww\.|&#?\w+;|\{\{|\{%",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_QUOTED = re.compile(r"»([^»«]+)«|[\"“”„]([^\"“”„]+)[\"“”]|(?<!\w)['‘’]([^'‘’]{3,})['‘’](?!\w)")
# What a sentence's numbers and names count beside its other words when its sources are chosen.
_NUMBER_GAIN, _NAME_GAIN = 2.0, 1.5
_NEAR_GAIN = 4.0  # of a sentence in another language than its sources, whose words tell little

# The least share of a sentence's content words that its sources must hold, and how near in meaning to one
# of theirs each of the others must be: random words reach 0.2 to 0.5, inflections and synonyms 0.65 to 0.8.
# An English sentence over Danish sources shares few words, so there nearness alone counts, word by word and
# as a whole. Set on one half of tests/assistant/sentence_pairs.jsonl; README.md has the rest.
_LEAST_SHARE = 0.8
_SAME_WORD = 0.75
_LEAST_NEAR = 0.55
_LEAST_JOINT = 0.62


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a text says, taken apart."""

    held: Held
    numbers: tuple[Number, ...]
    days: tuple[Day, ...]
    names: frozenset[str]


@lru_cache(maxsize=2_000)
def _facts(text: str) -> _Facts:
    days, rest = days_and_rest(text)
    return _Facts(Held.of(text), tuple(numbers(rest, Language.DANISH)), tuple(days), name_keys(text))


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a sentence says, taken apart."""

    text: str
    language: Language
    wording: Wording
    numbers: tuple[Number, ...]
    days: tuple[Day, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verifier:
    """Holds sentences against the passages that they cite."""

    glossary: Glossary
    near: Nearness

    def verify(
        self, sentence: Sentence, passages: Mapping[int, Numbered], language: Language
    ) -> tuple[Stretch, ...] | StrikeReason:
        """Return the source sentences that carry a sentence, in reading order, or why it is struck out.

        Args:
            sentence: what the model wrote.
            passages: what it was given, by number.
            language: what the sentence is written in; the passages are Danish.
        """
        cited = [passages[number] for number in sentence.cites if number in passages]
        if not cited:
            return StrikeReason.NO_SOURCE
        if reason := _form(sentence.text, cited):
            return reason
        claim = self._claim(sentence.text, language)
        chosen = self._choose(claim, [stretch for passage in cited for stretch in passage.stretches])
        card = "\n".join(passage.card for passage in cited)
        return self._wrong(claim, chosen, card) or tuple(
            sorted(chosen, key=lambda stretch: (_cited_place(stretch, cited), stretch.start))
        )

    def _claim(self, text: str, language: Language) -> _Claim:
        days, rest = days_and_rest(text)
        words = wording(in_digits(rest, language), language, self.glossary)
        return _Claim(
            text, language, words, tuple(numbers(rest, language)), tuple(days), tuple(proper_names(rest))
        )

    def _choose(self, claim: _Claim, candidates: Sequence[Stretch]) -> list[Stretch]:
        """Return the fewest stretches that hold what the sentence says, each for what it adds."""
        if claim.language is Language.ENGLISH and candidates:
            nearness = self.near.cosines([claim.text], [c.text for c in candidates])[0].tolist()
        else:
            nearness = [0.0] * len(candidates)
        chosen: list[int] = []
        gained: set[object] = set()
        holds = [_holds(claim, _facts(stretch.text)) for stretch in candidates]
        while len(chosen) < _MOST_STRETCHES:
            reached = max((nearness[i] for i in chosen), default=0.0)
            gains = [
                sum(_weight(item) for item in held - gained) + _NEAR_GAIN * max(near - reached, 0.0)
                for held, near in zip(holds, nearness, strict=True)
            ]
            best = max(range(len(gains)), key=lambda i: gains[i], default=-1)
            if best < 0 or best in chosen or gains[best] < 1.0:
                break
            chosen.append(best)
            gained |= holds[best]
        return [candidates[i] for i in chosen]

    def _wrong(self, claim: _Claim, chosen: Sequence[Stretch], card: str) -> StrikeReason | None:
        """Return what is wrong with a sentence, the plainest first; None when nothing is."""
        said = [stretch.text for stretch in chosen]
        facts = [_facts(text) for text in said]
        around = Held.of(*said, card)
        if not _numbers_stand(claim, facts, card):
            return StrikeReason.NUMBER
        if not _names_stand(claim, name_keys(card).union(*(f.names for f in facts)), around):
            return StrikeReason.NAME
        # Across languages it cannot be told what a denial is of, so none may be left out.
        foreign = claim.language is Language.ENGLISH and leaves_out_a_denial(claim.text, said)
        if foreign or contradicts(claim.text, said, claim.wording.stems):
            return StrikeReason.NEGATION
        if not _ended_so(claim.text, chosen):
            return StrikeReason.VERDICT
        return None if chosen and self._worded(claim, said, card) else StrikeReason.WORDS

    def _worded(self, claim: _Claim, said: Sequence[str], card: str) -> bool:
        """Tell whether enough of the sentence's wording stands in its sources."""
        found = claim.wording.found(Held.of(*said, card))
        missing = [word for word in claim.wording.words if word not in found]
        theirs = list(dict.fromkeys(_WORD.findall(" ".join((*said, card)).casefold())))
        near = self.near.cosines(missing, theirs).max(axis=1, initial=0.0).tolist() if missing else []
        count = max(len(claim.wording.words), 1)
        if claim.language is not Language.ENGLISH:
            same = len(found) + sum(cosine >= _SAME_WORD for cosine in near)
            return min(near, default=1.0) >= _LEAST_NEAR and same >= _LEAST_SHARE * count
        by_word = (len(found) + sum(near)) / count if claim.wording.words else 1.0
        return (by_word + self.near.best(claim.text, [*said, " ".join(said)])) / 2 >= _LEAST_JOINT


def _cited_place(stretch: Stretch, cited: Sequence[Numbered]) -> int:
    """Return which of the cited passages a stretch stands in."""
    return next((i for i, passage in enumerate(cited) if stretch in passage.stretches), len(cited))


def _form(text: str, cited: Sequence[Numbered]) -> StrikeReason | None:
    if len(text) > _LONGEST:
        return StrikeReason.LENGTH
    if _MARKUP.search(text) or any("@" in word for word in text.split()):
        return StrikeReason.MARKUP
    for match in _QUOTED.finditer(text):
        quote = next(group for group in match.groups() if group)
        if not any(_is_verbatim(quote, passage.text) for passage in cited):
            return StrikeReason.QUOTE
    return None


def _is_verbatim(quote: str, text: str) -> bool:
    """Tell whether whole words of a text are the quote, white space and hyphens aside."""
    words = [re.escape(word) for word in re.findall(r"[^\s\-‐‑\u00ad]+", quote.strip(" .,;:!?"))]
    pattern = r"[\s\-‐‑\u00ad]*".join(words)
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text) if words else None
    return bool(found and same_words(found.group(), quote.strip(" .,;:!?")))


def _holds(claim: _Claim, facts: _Facts) -> set[object]:
    """Return which of the sentence's words, numbers, days and names a stretch holds."""
    found: set[object] = set(claim.wording.found(facts.held))
    found.update(n for n in claim.numbers if any(n.agrees(other) for other in facts.numbers))
    found.update(day for day in claim.days if day.stands_in(facts.days))
    found.update(("name", name) for name in claim.names if not facts.names.isdisjoint(keys(name)))
    return found


def _weight(item: object) -> float:
    if isinstance(item, Number | Day):
        return _NUMBER_GAIN
    return _NAME_GAIN if isinstance(item, tuple) else 1.0


def _numbers_stand(claim: _Claim, chosen: Sequence[_Facts], card: str) -> bool:
    """Tell whether every number and date stands in the stretches; years and dates may stand on the card."""
    on_card, rest = days_and_rest(card)
    days = [day for facts in chosen for day in facts.days] + on_card
    years = {day.year for day in on_card if day.year}
    if not all(day.stands_in(days, years) for day in claim.days):
        return False
    said = [number for facts in chosen for number in facts.numbers]
    headed = {stem for stem in stems(rest) if "_" in stem}
    return all(_stands(number, said) or _is_headed(number, claim, headed) for number in claim.numbers)


def _stands(number: Number, said: Sequence[Number]) -> bool:
    """Tell whether a number is said, and of the same thing where it is said what it counts."""
    alike = [other for other in said if number.is_like(other)]
    shared = [len(number.following & other.following) for other in alike]
    most = max(shared, default=0)
    return any(number.agrees(other) for other, n in zip(alike, shared, strict=True) if n == most)


def _is_headed(number: Number, claim: _Claim, headed: set[str]) -> bool:
    """Tell whether a number is of the heading, as 3 is in "fokusområde 3"."""
    endings = tuple(f"_{value:g}" for value in number.values)
    terms = [term for widening in claim.wording.widenings for term in widening.terms]
    named = {f"{number.before}{ending}" for ending in endings} | {s for term in terms for s in stems(term)}
    return any(stem in headed and stem.endswith(endings) for stem in named)


def _names_stand(claim: _Claim, names: frozenset[str], held: Held) -> bool:
    rendered = [w for w in claim.wording.widenings if claim.language is Language.ENGLISH]
    for name in claim.names:
        if not names.isdisjoint(keys(name)):
            continue
        own = set(stems(name))
        terms = [term for widening in rendered if widening.stems & own for term in widening.terms]
        if not any(set(stems(term)) <= held.stems for term in terms if stems(term)):
            return False
    return True


def _ended_so(text: str, chosen: Sequence[Stretch]) -> bool:
    """Tell whether the stretches say that a case ended as the sentence has it."""
    claimed = verdicts(text)
    told = [
        verdicts(stretch.text) | ({Verdict.RECOMMENDED} if stretch.role is Role.PROPOSAL else frozenset())
        for stretch in chosen
    ]
    if not claimed <= frozenset().union(*told):
        return False
    if Verdict.APPROVED not in claimed or Verdict.RECOMMENDED in claimed:
        return True
    # What was only recommended is never told as decided.
    return any(Verdict.APPROVED in said and Verdict.RECOMMENDED not in said for said in told)
