"""What the operator's pages work with, besides what all pages have."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from assistant.upkeep import Upkeep
from index.holdings import Holdings
from web.admin.access import Door
from web.tally import Tally


@dataclass(frozen=True, slots=True)
class Setup:
    """What the operator has chosen in the settings; empty for what is off."""

    documents: Path  # the folder that `raadslag build` makes the library match
    storage_bytes: int  # that the originals may take
    reranker: str = ""
    language_model: str = ""


@dataclass(frozen=True, slots=True)
class Administration:
    """The library, what changes it, and how it was set up."""

    holdings: Holdings
    upkeep: Upkeep
    setup: Setup


async def _administration(request: Request) -> Administration:
    admin: Administration = request.app.state.administration
    return admin


async def _door(request: Request) -> Door:
    door: Door = request.app.state.door
    return door


async def _tally(request: Request) -> Tally:
    tally: Tally = request.app.state.tally
    return tally


TheAdministration = Annotated[Administration, Depends(_administration)]
TheDoor = Annotated[Door, Depends(_door)]
TheTally = Annotated[Tally, Depends(_tally)]
