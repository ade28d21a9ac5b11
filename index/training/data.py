"""The training text: sentence pairs, and passages with questions; a fixed part of each is held out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from index.errors import TrainingTextError

T = TypeVar("T")

SHIPPED = Path(__file__).parent  # the municipal files lie beside this one

_HELD_OUT = {"pairs": 70, "municipal": 10, "questions": 8, "articles": 6}  # one in so many, by digest


@dataclass(frozen=True, slots=True)
class Pair:
    """A Danish text and its English translation."""

    danish: str
    english: str


@dataclass(frozen=True, slots=True)
class Group:
    """A passage and the questions that it answers; groups of one topic are hard to tell apart."""

    passage: str
    danish: tuple[str, ...]  # questions
    english: tuple[str, ...] = ()
    topic: str = ""

    @property
    def questions(self) -> tuple[str, ...]:
        """Return the questions in both languages."""
        return (*self.danish, *self.english)


@dataclass(frozen=True, slots=True)
class TrainingText:
    """All text of one part: that to train on, or that held out."""

    general: tuple[Pair, ...]
    municipal: tuple[Pair, ...]
    terms: tuple[Pair, ...]  # dictionary and glossary; never held out
    municipal_questions: tuple[Group, ...]
    articles: tuple[Group, ...]  # paragraphs of an encyclopedia with questions; the topic is the article
    abstracts: tuple[Group, ...]  # a title stands for the question; never held out

    def danish(self) -> Iterator[str]:
        """Yield every Danish text."""
        for pairs in (self.general, self.municipal, self.terms):
            yield from (pair.danish for pair in pairs)
        for groups in (self.municipal_questions, self.articles, self.abstracts):
            yield from (group.passage for group in groups)


def read_training_text(folder: Path) -> tuple[TrainingText, TrainingText]:
    """Return the text to train on and the text held out.

    What is held out depends on the text alone, so a translation, a passage or an article is wholly on one
    side, and the same in every run.

    Raises:
        TrainingTextError: a file is missing, or a line of it is not as expected.
    """
    general = [Pair(da, en) for _, da, en in _table(folder / "parallel_general.tsv", 3)]
    terms = [Pair(da, en) for da, en, _ in _table(folder / "dictionary_da_en.tsv", 3)]
    municipal = _municipal_pairs(folder)
    terms += [pair for row in _rows(folder / "municipal_glossary.jsonl", "da", "en") for pair in _terms(row)]
    questions = _municipal_questions(folder)
    abstracts = [
        Group(row["abstract"], (row["title"],))
        for row in _rows(folder / "danish_abstracts.jsonl", "title", "abstract")
    ]
    articles = _articles(folder / "squad_da_train.jsonl")
    parts = [
        TrainingText(
            tuple(_part(general, lambda pair: pair.english, "pairs", held)),
            tuple(_part(municipal, lambda pair: pair.english, "municipal", held)),
            () if held else tuple(terms),
            tuple(_part(questions, lambda group: group.passage, "questions", held)),
            tuple(_part(articles, lambda group: group.topic, "articles", held)),
            () if held else tuple(abstracts),
        )
        for held in (False, True)
    ]
    return parts[0], parts[1]


def read_municipal(folder: Path = SHIPPED) -> tuple[TrainingText, TrainingText]:
    """Return the municipal text that comes with the program: that to train on, and the text held out.

    The model that comes with the program saw the first and never the second.
    """
    pairs, questions = _municipal_pairs(folder), _municipal_questions(folder)
    parts = [
        TrainingText(
            (),
            tuple(_part(pairs, lambda pair: pair.english, "municipal", held)),
            (),
            tuple(_part(questions, lambda group: group.passage, "questions", held)),
            (),
            (),
        )
        for held in (False, True)
    ]
    return parts[0], parts[1]


def _municipal_pairs(folder: Path) -> list[Pair]:
    return [Pair(row["da"], row["en"]) for row in _rows(folder / "municipal_parallel.jsonl", "da", "en")]


def _municipal_questions(folder: Path) -> list[Group]:
    rows = _rows(
        folder / "municipal_questions.jsonl", "passage", "question_da", "question_da_short", "question_en"
    )
    return [
        Group(row["passage"], (row["question_da"], row["question_da_short"]), (row["question_en"],))
        for row in rows
    ]


def _part(items: list[T], key: Callable[[T], str], kind: str, held: bool) -> Iterator[T]:
    for item in items:
        digest = hashlib.sha256(key(item).encode()).digest()
        if (int.from_bytes(digest[:4], "big") % _HELD_OUT[kind] == 0) is held:
            yield item


def _terms(row: dict[str, str]) -> Iterator[Pair]:
    for english in row["en"]:
        yield Pair(row["da"], english)
    for synonym in row.get("syn", []):
        yield Pair(synonym, row["en"][0])


def _articles(path: Path) -> list[Group]:
    groups: dict[tuple[str, str], Group] = {}
    for row in _rows(path, "lang", "article", "question", "paragraph"):
        key = row["article"], row["paragraph"]
        found = groups.get(key) or Group(row["paragraph"], (), topic=row["article"])
        if row["lang"] == "en":
            groups[key] = replace(found, english=(*found.english, row["question"]))
        else:
            groups[key] = replace(found, danish=(*found.danish, row["question"]))
    return list(groups.values())


def _table(path: Path, columns: int) -> Iterator[list[str]]:
    for number, line in _lines(path):
        cells = line.split("\t")
        if len(cells) != columns:
            raise TrainingTextError(f"{path}, line {number}: {len(cells)} columns; expected {columns}")
        yield cells


def _rows(path: Path, *fields: str) -> Iterator[dict[str, str]]:
    for number, line in _lines(path):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise TrainingTextError(f"{path}, line {number}: no JSON; write one object a line") from error
        missing = [field for field in fields if field not in row]
        if missing:
            raise TrainingTextError(f"{path}, line {number}: field {missing[0]!r} is missing")
        yield row


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    if not path.is_file():
        raise TrainingTextError(f"no {path.name} in {str(path.parent)!r}; name the folder of training text")
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            yield number, line
