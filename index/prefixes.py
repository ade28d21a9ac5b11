"""What an embedding model wants to read before a question and before a passage.

A model that says so itself is taken at its word; the table is for families that were trained with prefixes
and do not carry them, as their model cards tell. Without its prefixes such a model finds much less.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PASSAGE_PROMPTS = ("document", "passage", "corpus")  # names that models give the passages' prompt
_SEARCH = "Represent this sentence for searching relevant passages: "
_TASK = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "


@dataclass(frozen=True, slots=True)
class Prefixes:
    """The text before every question and before every passage; empty for none."""

    question: str = ""
    passage: str = ""


# By a model's own name: the last part of a hub name, or a folder's. The first pattern that fits counts.
_FAMILIES = (
    (r"(multilingual-)?e5-.*instruct", Prefixes(_TASK)),
    (r"(multilingual-)?e5-.*", Prefixes("query: ", "passage: ")),
    (r"bge-(small|base|large)-en.*", Prefixes(_SEARCH)),
    (r"mxbai-embed-large.*", Prefixes(_SEARCH)),
    (r"snowflake-arctic-embed-.*-v2\.0.*", Prefixes("query: ")),
    (r"snowflake-arctic-embed-.*", Prefixes(_SEARCH)),
    (r"nomic-embed-text-.*", Prefixes("search_query: ", "search_document: ")),
)


def known(model: str) -> Prefixes | None:
    """Return the prefixes of a model's family by its hub name or its folder's name; None when unknown."""
    own = model.rstrip("/").rpartition("/")[2].casefold()
    return next((prefixes for family, prefixes in _FAMILIES if re.fullmatch(family, own)), None)


def prefixes(model: str, prompts: Mapping[str, str | None], default: str | None = None) -> Prefixes:
    """Return the prefixes of a model.

    Args:
        model: its hub name or folder.
        prompts: by name, as sentence-transformers read them with the model; empty ones say nothing.
        default: the name of the prompt that stands before all text, if there is one.
    """
    everywhere = prompts.get(default or "") or ""
    # Not left to encode_document: it takes an empty "document" before a "passage" that is there.
    passage = next((found for name in _PASSAGE_PROMPTS if (found := prompts.get(name))), everywhere)
    own = Prefixes(prompts.get("query") or everywhere, passage)
    return own if own != Prefixes() else known(model) or own
