"""The assistant's own words, in both languages."""

from __future__ import annotations

import ast
import datetime as dt
import re
import string
import tomllib
from pathlib import Path

import pytest

from assistant.texts import PROMPTS, texts
from assistant.types import Language, StrikeReason
from assistant.writing.events import Fallback

ROOT = Path(__file__).resolve().parents[2]

Keys = dict[tuple[str, str], set[str]]


def files(language: Language) -> list[Path]:
    return sorted(PROMPTS.glob(f"*.{language.value}.toml"))


def keys(language: Language) -> Keys:
    """Return every text's group and name, and the values that it is filled with."""
    return {
        (group, name): {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
        for path in files(language)
        for group, named in tomllib.loads(path.read_text("utf-8")).items()
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
    said = [(key, values) for key, values in _said() if "" not in key]
    assert len(said) > 15
    written = keys(Language.DANISH)
    for key, values in said:
        assert written[key] == values


def test_every_text_that_is_there_is_said() -> None:
    said = {key for key, _ in _said()}
    groups = {group for group, name in said if not name}  # the name is worked out, an enum's value say
    assert [key for key in keys(Language.DANISH) if key not in said and key[0] not in groups] == []


def test_a_name_that_is_worked_out_has_its_text() -> None:
    written = keys(Language.DANISH)
    assert {name for group, name in written if group == "struck"} == {str(r) for r in StrikeReason}
    assert {name for group, name in written if group == "fallback"} == {str(r) for r in Fallback}


def test_no_group_stands_in_two_files() -> None:
    for language in Language:
        groups = [group for path in files(language) for group in tomllib.loads(path.read_text("utf-8"))]
        assert len(groups) == len(set(groups))


def test_no_text_holds_an_address_or_a_key() -> None:
    for language in Language:
        for path in files(language):
            assert not re.search(r"\w+://|\bsk-\w|\bwww\.|@\w", path.read_text("utf-8"))


def _said() -> list[tuple[tuple[str, str], set[str]]]:
    """Return the calls of `say` with a group written out; a name that is worked out is empty."""
    paths = [path for layer in ("assistant", "web") for path in (ROOT / layer).rglob("*.py")]
    nodes = [node for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    return [
        (
            (
                str(call.args[0].value),
                str(call.args[1].value) if isinstance(call.args[1], ast.Constant) else "",
            ),
            {str(word.arg) for word in call.keywords},
        )
        for call in nodes
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "say"
        and len(call.args) == 2
        and isinstance(call.args[0], ast.Constant)
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
