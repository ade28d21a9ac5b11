"""Each layer imports only those below it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ["corpus", "index", "assistant", "web"]


def imported(source: str) -> set[str]:
    """Return the top-level packages that the module imports anywhere, also inside its functions."""
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.extend(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide what they reach"
            names.append(str(node.module))
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_the_layers_below_it(layer: str) -> None:
    above = {*LAYERS[LAYERS.index(layer) + 1 :], "tests"}
    modules = [path for path in (ROOT / layer).rglob("*.py") if "node_modules" not in path.parts]
    assert modules
    upward = {path.name: found for path in modules if (found := imported(path.read_text("utf-8")) & above)}
    assert upward == {}


def test_an_import_inside_a_function_counts() -> None:
    assert imported("def late():\n    from web.app import create_app\n") == {"web"}


def test_prompts_hold_no_program() -> None:
    assert {path.suffix for path in (ROOT / "prompts").rglob("*") if path.is_file()} == {".toml"}
