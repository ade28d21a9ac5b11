"""Settings: from the environment, with one prefix, or from a file `.env` in the working folder."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import RaadslagError
from index.embed import BUNDLED

ROOT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """What an operator may set; the defaults work on a laptop."""

    model_config = SettingsConfigDict(env_prefix="RAADSLAG_", env_file=".env", frozen=True, extra="forbid")

    documents: Path = Field(
        default=ROOT / "corpus" / "documents", description="folder of documents with catalogue"
    )
    index: Path = Field(default=ROOT / ".raadslag" / "index", description="folder in which the index is kept")
    embedder: str = Field(default=BUNDLED, description="embedding model: bundled name, folder or hub name")
    reranker: str = Field(
        default="", description="cross-encoder that reads the first hits again; empty for none"
    )
    reranker_ms: int = Field(default=500, ge=1, description="milliseconds that it may take for a question")

    @field_validator("documents", "index")
    @classmethod
    def _at_home(cls, value: Path) -> Path:
        return value.expanduser()

    host: str = Field(default="127.0.0.1", description="address that the web server listens on")
    storage_mb: int = Field(
        default=50_000, ge=1, description="most megabytes that the original documents may take"
    )
    port: int = Field(default=8000, ge=0, le=65535, description="port of the web server; 0 takes a free one")


def load() -> Settings:
    """Read the settings.

    Raises:
        RaadslagError: a setting is unknown or has a wrong value.
    """
    known = {f"RAADSLAG_{name.upper()}" for name in Settings.model_fields}
    for name in os.environ:
        if name.upper().startswith("RAADSLAG_") and name.upper() not in known:
            close = difflib.get_close_matches(name.upper(), known, n=1)
            raise RaadslagError(
                f"setting {name} is not known{f'; is {close[0]} meant?' if close else ''}; see the README "
                "for the settings"
            )
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper()
        if first["type"] != "extra_forbidden":  # one of ours is named by its field, a stranger as it stands
            name = "RAADSLAG_" + name.removeprefix("RAADSLAG_")
        raise RaadslagError(f"setting {name}: {first['msg']}; see the README for the settings") from error
    except UnicodeDecodeError as error:
        raise RaadslagError("the file .env is not UTF-8; save it again as UTF-8") from error
