"""The assistant's own words, in both languages."""

from __future__ import annotations

import ast
import datetime as dt
import string
import tomllib
from pathlib import Path

import pytest

from assistant.texts import PROMPTS, texts
from assistant.types import Language

ROOT = Path(__file__).resolve().parents[2]

Keys = dict[tuple[str, str], set[str]]


def keys(language: Language) -> Keys:
    """Return every text's group and name, and the values that it is filled with."""
    written = tomllib.loads((PROMPTS / f"answers.{language.value}.toml").read_text("utf-8"))
    return {
        (group, name): {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
        for group, named in written.items()
        for name, text in named.items()
    }


def test_both_languages_have_the_same_texts() -> None:
    assert keys(Language.DANISH) == keys(Language.ENGLISH)


@pytest.mark.parametrize("language", list(Language))
def test_every_text_is_filled_in(language: Language) -> None:
    for (group, name), fields in keys(language).items():
        said = texts(language).say(group, name, **{field: f"<{field}>" for field in fields})
        assert said.strip()
        assert all(f"<{field}>" in said for field in fields)
        assert not {"{", "}"} & set(said)


def test_every_text_that_the_program_says_is_there_with_its_values() -> None:
    said = [call for path in (ROOT / "assistant").glob("*.py") for call in _said(path.read_text("utf-8"))]
    assert len(said) > 5
    written = keys(Language.DANISH)
    for key, values in said:
        assert written[key] == values


def _said(source: str) -> list[tuple[tuple[str, str], set[str]]]:
    """Return the calls of `say` with a group and a name written out, and the values they give."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [
        ((str(call.args[0].value), str(call.args[1].value)), {str(word.arg) for word in call.keywords})
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "say"
        and len(call.args) == 2
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[1], ast.Constant)
    ]


@pytest.mark.parametrize(
    ("language", "joined"), [(Language.DANISH, "a, b og c"), (Language.ENGLISH, "a, b and c")]
)
def test_lists_are_joined_as_people_write_them(language: Language, joined: str) -> None:
    say = texts(language)
    assert say.join(["a", "b", "c"]) == joined
    assert say.join(["a", "b"]) == joined.removeprefix("a, ").replace("b", "a").replace("c", "b")
    assert (say.join(["a"]), say.join([])) == ("a", "")


def test_days_are_written_out() -> None:
    day = dt.date(2012, 5, 3)
    assert texts(Language.DANISH).day(day) == "3. maj 2012"
    assert texts(Language.ENGLISH).day(day) == "3 May 2012"
