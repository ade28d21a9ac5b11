"""The kinds of a quiz's questions, made from what the documents' structure says for certain.

A wrong option comes from the same documents and is wrong by their structure, never by a guess: a title that
is no theme of the strategy, a theme under which the words do not stand, an organ that decided nothing in the
case. Each kind yields its questions in an order that chance gives.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assistant.focus.about import names_itself
from assistant.focus.own_words import leans, own_words
from assistant.focus.phrases import number, period_of, say, short_title, word_of, words_of, years_in_force
from assistant.focus.quiz_types import QuizQuestion
from assistant.focus.try_out import is_decided
from assistant.focus.types import Excerpt, Strategy, Theme
from assistant.focus.whole import said_in
from corpus import names
from corpus.dates import written
from corpus.decisions import Decision
from corpus.types import Document
from corpus.visible import one_line
from index.words import stems

T = TypeVar("T")

_FEWEST_OPTIONS, _MOST_OPTIONS = 3, 4
_SHORTEST, _LONGEST = 50, 260  # characters of a quote that a question is about
_OPTION = 200  # characters of a quote that is an option
_LONGEST_ITEM = 110  # characters of an item's title


@dataclass(frozen=True, slots=True)
class Material:
    """What a quiz about a strategy is made from."""

    strategy: Strategy
    others: tuple[Strategy, ...]  # other strategies and what has themes like one
    decisions: tuple[Decision, ...]
    digest: str  # of the documents: the same ones give the same quiz


def _question(
    chance: random.Random,
    text: str,
    right: str,
    wrong: Sequence[str],
    proof: Excerpt,
    explained: str,
    quote: Excerpt | None = None,
    *,
    kind: str,
) -> QuizQuestion | None:
    """Return a question with its options mixed; None when too few of them differ."""
    others = [option for option in dict.fromkeys(wrong) if option.casefold() != right.casefold()]
    if len(others) + 1 < _FEWEST_OPTIONS:
        return None
    options = [right, *chance.sample(others, min(len(others), _MOST_OPTIONS - 1))]
    chance.shuffle(options)
    return QuizQuestion(text, quote, tuple(options), options.index(right), explained, proof, kind)


def members(material: Material, chance: random.Random) -> Iterator[QuizQuestion]:
    """Ask which title is a theme of the strategy; the others are themes of other documents alone."""
    own = material.strategy
    foreign = [
        theme.title
        for other in material.others
        for theme in other.themes
        if not any(_may_be_same(theme, each) for each in own.themes) and not _speaks_of(own.document, theme)
    ]
    for theme in _mixed(own.themes, chance):
        word, named = word_of(own), short_title(own.document)
        text = say("quiz", "member", word=word, strategy=named)
        explained = say("quiz", "member_explained", right=theme.title, word=word, strategy=named)
        made = _question(chance, text, theme.title, foreign, theme.said, explained, kind="members")
        if made:
            yield made


def outsiders(material: Material, chance: random.Random) -> Iterator[QuizQuestion]:
    """Ask which title is no theme of the strategy; it is one of another document, and proven there."""
    own = material.strategy
    every = [(other, theme) for other in material.others for theme in other.themes]
    word, named = word_of(own), short_title(own.document)
    for other, theme in _mixed(every, chance):
        if any(_may_be_same(theme, each) for each in own.themes) or _speaks_of(own.document, theme):
            continue
        text = say("quiz", "outsider", word=word, strategy=named)
        explained = say("quiz", "outsider_explained", right=theme.title, other=short_title(other.document))
        wrong = [each.title for each in own.themes]
        made = _question(chance, text, theme.title, wrong, theme.said, explained, kind="outsiders")
        if made:
            yield made


def _may_be_same(one: Theme, other: Theme) -> bool:
    """Tell whether two titles share a word, so that one could be taken for the other."""
    return bool(set(stems(one.title)) & set(stems(other.title))) or one.title == other.title


def _speaks_of(document: Document, theme: Theme) -> bool:
    """Tell whether a document holds a theme's title, as one that quotes another's themes does."""
    return " ".join(theme.title.casefold().split()) in " ".join(document.text.text.casefold().split())


def belonging(material: Material, chance: random.Random) -> Iterator[QuizQuestion]:
    """Ask under which theme some words stand that stand nowhere else in the document."""
    own = material.strategy
    for theme in _mixed(own.themes, chance):
        for quote in _telling(theme, chance):
            text = say("quiz", "belongs", word=word_of(own), strategy=short_title(own.document))
            explained = say("quiz", "belongs_explained", right=theme.label_and_title)
            titles = [each.title for each in own.themes]
            made = _question(chance, text, theme.title, titles, quote, explained, quote, kind="belonging")
            if made:
                yield made


def holding(material: Material, chance: random.Random) -> Iterator[QuizQuestion]:
    """Ask what stands under a theme; the others stand under its neighbours, and share no word with it."""
    own = material.strategy
    telling = {
        theme.slug: [q for q in _telling(theme, chance) if len(q.text) <= _OPTION] for theme in own.themes
    }
    for theme in _mixed(own.themes, chance):
        titled = set(stems(theme.title))
        others = [
            quotes[0].text
            for slug, quotes in telling.items()
            if slug != theme.slug and quotes and not titled & set(stems(quotes[0].text))
        ]
        for quote in telling[theme.slug]:
            text = say("quiz", "holds", strategy=short_title(own.document), theme=theme.title)
            explained = say("quiz", "holds_explained", theme=theme.title)
            right, wrong = one_line(quote.text), [one_line(other) for other in others]
            made = _question(chance, text, right, wrong, quote, explained, kind="holding")
            if made:
                yield made


def _telling(theme: Theme, chance: random.Random) -> list[Excerpt]:
    """Return a theme's items and goals that do not name it and that are printed once."""
    own = own_words(theme)
    every = [e for words in (*own.how, *own.goals) if words.items for e in words.excerpts]
    every = every or [e for words in (*own.why, *own.goals, *own.how) for e in words.excerpts]
    titled = set(stems(theme.title))
    whole = " ".join(theme.document.text.text.split())
    fitting = [
        excerpt
        for excerpt in every
        if _SHORTEST <= len(excerpt.text) <= _LONGEST
        and not titled & set(stems(excerpt.text))
        and not leans(excerpt.text)
        and whole.count(" ".join(excerpt.text.split())) == 1
    ]
    return _mixed(fitting, chance)


def periods(material: Material, chance: random.Random) -> Iterator[QuizQuestion]:
    """Ask for the years that the strategy is in force; the others are those of other documents."""
    document = material.strategy.document
    right, proof = years_in_force(document), _dated(document)
    if _says_years(document):  # the page's own heading would give it away
        return
    named = _without_years(document)
    if right is None or proof is None or any(_without_years(o.document) == named for o in material.others):
        return
    wrong = [p for other in material.others if (p := period_of(other.document)) and p != right]
    text = say("quiz", "period", strategy=named)
    explained = say("quiz", "period_explained", strategy=named, right=right)
    made = _question(chance, text, right, wrong, proof, explained, kind="periods")
    if made:
        yield made


def _says_years(document: Document) -> bool:
    period = document.period
    return period is not None and all(
        str(year) in short_title(document) for year in (period.first, period.last)
    )


def _without_years(document: Document) -> str:
    words = [word for word in short_title(document).split() if not any(char.isdigit() for char in word)]
    return " ".join(words) or short_title(document)


def _dated(document: Document) -> Excerpt | None:
    """Return the first words that name the document with the first and the last of its years."""
    period = document.period
    years = [period.first, period.last] if period else sorted(document.years)
    for said in said_in(document, [(s.start, s.end) for s in document.sections if not s.closed]):
        text = said.excerpt.text
        if years and names_itself(text, document) and all(str(y) in text for y in (years[0], years[-1])):
            return said.excerpt
    return None


def counts(material: Material, chance: random.Random) -> Iterator[QuizQuestion]:
    """Ask how many themes there are; the document's own sentence says it, or the last theme's number."""
    own = material.strategy
    count = len(own.themes)
    if count <= _MOST_OPTIONS:  # another question's options would list them all
        return
    proof = _counted(own) or (own.themes[-1].said if own.themes[-1].number == str(count) else None)
    if proof is None:
        return
    named = short_title(own.document)
    others = {len(other.themes) for other in material.others} | {count - 1, count + 1, count + 2}
    wrong = [_amount(own, each) for each in sorted(others - {count}) if each > 1]
    text = say("quiz", "count", words=words_of(own), strategy=named)
    explained = say("quiz", "count_explained", strategy=named, right=_amount(own, count))
    made = _question(chance, text, _amount(own, count), wrong, proof, explained, kind="counts")
    if made:
        yield made


def _amount(strategy: Strategy, count: int) -> str:
    return f"{number(count)} {words_of(strategy, count)}"


def _counted(strategy: Strategy) -> Excerpt | None:
    """Return the sentence that says how many themes there are: "fem overordnede fokusområder"."""
    document, count = strategy.document, len(strategy.themes)
    word, written_count = words_of(strategy), {number(count), str(count)}
    for said in said_in(document, [(s.start, s.end) for s in document.sections if not s.closed]):
        tokens = said.excerpt.text.casefold().replace(",", " ").split()
        for i, token in enumerate(tokens):
            counts = token in written_count and any(each.startswith(word) for each in tokens[i + 1 : i + 4])
            if counts and names_itself(said.excerpt.text, document):
                return said.excerpt
    return None


def organs(material: Material, chance: random.Random) -> Iterator[QuizQuestion]:
    """Ask which organ took a decision; the others took none in that case, on any day."""
    organs = list(dict.fromkeys(decision.organ for decision in material.decisions))
    for decision in _mixed(material.decisions, chance):
        title = decision.item_title.strip(" .")
        same = [d for d in material.decisions if d.item_title == decision.item_title]
        if not is_decided(decision) or decision.date is None or len(title) > _LONGEST_ITEM or len(title) < 8:
            continue
        acted = {names.key(each.organ) for each in same}
        wrong = [organ for organ in organs if names.key(organ) not in acted]
        text = say("quiz", "organ", item=title, day=written(decision.date))
        explained = say("quiz", "organ_explained", right=decision.organ)
        words = _trimmed(Excerpt(decision.document, decision.start, decision.end))
        if len(words.text) > _LONGEST or decision.organ.casefold() in f"{title} {words.text}".casefold():
            continue
        made = _question(chance, text, decision.organ, wrong, words, explained, words, kind="organs")
        if made:
            yield made


def _trimmed(excerpt: Excerpt) -> Excerpt:
    text = excerpt.text
    start = excerpt.start + len(text) - len(text.lstrip())
    return Excerpt(excerpt.document, start, start + len(text.strip()))


def origins(material: Material, chance: random.Random) -> Iterator[QuizQuestion]:
    """Ask which document has a theme; no other one has a theme of that name."""
    every = (material.strategy, *material.others)
    for other in _mixed(material.others, chance):
        for theme in _mixed(other.themes, chance):
            if sum(theme.title.casefold() == t.title.casefold() for s in every for t in s.themes) > 1:
                continue
            right = short_title(other.document)
            wrong = [
                short_title(s.document)
                for s in every
                if s.document.id != other.document.id and not _speaks_of(s.document, theme)
            ]
            text = say("quiz", "origin", word=word_of(other), theme=theme.title)
            explained = say("quiz", "origin_explained", theme=theme.title, right=right)
            made = _question(chance, text, right, wrong, theme.said, explained, kind="origins")
            if made:
                yield made


def _mixed(items: Sequence[T], chance: random.Random) -> list[T]:
    return chance.sample(list(items), len(items))
