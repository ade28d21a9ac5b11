"""Settings: from the environment, with one prefix, or from a file `.env` in the working folder."""

from __future__ import annotations

import datetime as dt
import difflib
import os
import re
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import RaadslagError
from index.embed import BUNDLED

ROOT = Path(__file__).resolve().parents[1]
SHORTEST_PASSWORD = 12  # characters
_PAGE = re.compile(r"https?://[\w.-]+(?::\d+)?(?:/[\w./~%-]*)?", re.ASCII)


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
    public_url: str = Field(default="", description="address of the pages, for links in other programs")

    @field_validator("public_url")
    @classmethod
    def _is_base(cls, value: str) -> str:
        value = value.strip().rstrip("/")
        if value and not re.fullmatch(r"https?://[^\s/?#<>()\[\]]+(?:/[\w.~/-]*)?", value):
            raise ValueError(f"{value!r} is not an address like https://raadslag.example.dk")
        return value

    municipality: str = Field(default="", max_length=80, description="the municipality's name, on every page")
    logo: Path | None = Field(default=None, description="its logo, an SVG or PNG file")
    colour: str = Field(default="", description="its colour, like #0f4c5c, that white text can be read on")

    @field_validator("colour")
    @classmethod
    def _is_colour(cls, value: str) -> str:
        if value and not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
            raise ValueError(f"{value!r} is not a colour like #0f4c5c")
        return value

    @field_validator("logo", mode="before")
    @classmethod
    def _is_picture(cls, value: object) -> Path | None:
        if not value:
            return None
        path = Path(str(value)).expanduser()
        if path.suffix.lower() not in (".svg", ".png") or not path.is_file():
            raise ValueError(f"{str(value)!r} is not an SVG or PNG file")
        return path

    contact_mail: str = Field(default="", description="address that people write to about the pages")
    contact_phone: str = Field(default="", description="number that they call")
    accessibility_url: str = Field(default="", description="address of the accessibility statement")
    accessibility_checked: dt.date | None = Field(
        default=None, description="day on which the pages' accessibility was checked last"
    )

    @field_validator("contact_mail")
    @classmethod
    def _is_mail(cls, value: str) -> str:
        value = value.strip()
        if value and not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", value):
            raise ValueError(f"{value!r} is not an address like raadslag@example.dk")
        return value

    @field_validator("contact_phone")
    @classmethod
    def _is_phone(cls, value: str) -> str:
        value = " ".join(value.split())
        if value and not re.fullmatch(r"\+?\d(?: ?\d){4,14}", value, re.ASCII):
            raise ValueError(f"{value!r} is not a number like 12 34 56 78")
        return value

    @field_validator("accessibility_url")
    @classmethod
    def _is_statement(cls, value: str) -> str:
        value = value.strip()
        if value and not _PAGE.fullmatch(value):
            raise ValueError(f"{value!r} is not an address like https://was.digst.dk/raadslag-example-dk")
        return value

    @field_validator("accessibility_checked", mode="before")
    @classmethod
    def _or_none(cls, value: object) -> object:
        return value or None

    storage_mb: int = Field(
        default=50_000, ge=1, description="most megabytes that the original documents may take"
    )
    conversation_days: int = Field(
        default=90,
        ge=0,
        le=3650,
        description="days that a conversation is kept; 0 keeps none when the server stops",
    )
    feedback_days: int = Field(
        default=365, ge=1, le=3650, description="days that feedback and unanswered questions are kept"
    )
    keep_unanswered: bool = Field(
        default=False, description="keep questions without an answer in clear, for the operator to read"
    )
    admin_password: SecretStr = Field(
        default=SecretStr(""), description="opens the administration; empty: from this machine only"
    )

    @field_validator("admin_password")
    @classmethod
    def _is_long(cls, value: SecretStr) -> SecretStr:
        length = len(value.get_secret_value())
        if 0 < length < SHORTEST_PASSWORD:  # the value is not repeated
            raise ValueError(f"a password of {length} characters; take at least {SHORTEST_PASSWORD}")
        return value

    questions_a_minute: int = Field(
        default=15, ge=1, le=10_000, description="most questions and other changes by one user in a minute"
    )
    reads_a_minute: int = Field(
        default=180, ge=10, le=100_000, description="most pages read by one user in a minute"
    )
    logins_a_minute: int = Field(
        default=10, ge=1, le=1_000, description="most attempts to log in from one address in a minute"
    )
    proxy: str = Field(
        default="", description="addresses of the proxies whose X-Forwarded-For and -Proto are believed"
    )

    @field_validator("proxy")
    @classmethod
    def _are_addresses(cls, value: str) -> str:
        for part in filter(None, (part.strip() for part in value.split(","))):
            try:
                ip_network(part)
            except ValueError:
                raise ValueError(f"{part!r} is no address; write 10.0.0.5 or 10.0.0.0/24") from None
        return value

    open_data: bool = Field(
        default=False, description="pages of other sites may read the minutes' data at /oparl/1.1"
    )
    data_license: str = Field(
        default="", description="address of the licence that the minutes' data at /oparl/1.1 are under"
    )

    @field_validator("data_license")
    @classmethod
    def _is_licence(cls, value: str) -> str:
        value = value.strip()
        if value and not _PAGE.fullmatch(value):
            raise ValueError(f"{value!r} is not an address like https://creativecommons.org/licenses/by/4.0/")
        return value

    share_days: int = Field(
        default=30,
        ge=0,
        le=3650,
        description="days that a link to a shared answer works; 0 turns sharing off",
    )
    port: int = Field(default=8000, ge=0, le=65535, description="port of the web server; 0 takes a free one")
    model_url: str = Field(default="", description="address of an OpenAI-compatible endpoint; empty is off")
    model: str = Field(default="", validate_default=True, description="the model's name at the endpoint")
    model_key: SecretStr = Field(default=SecretStr(""), description="its key; never logged or shown")
    model_first_seconds: float = Field(default=6, gt=0, le=120, description="longest wait for the first word")
    model_seconds: float = Field(default=9, gt=0, le=600, description="longest wait for the whole answer")
    model_tokens: int = Field(default=600, ge=50, le=8_000, description="most tokens to ask for")

    @field_validator("model_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        value = value.strip().rstrip("/")
        try:
            parts = urlsplit(value)
            plain = not (parts.username or parts.password or parts.query or parts.fragment)
            fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and plain
        except ValueError:
            fits = False
        if value and not fits:  # the value is not repeated: it may hold a key
            raise ValueError("not an address like https://example.org/v1, without user, key or query in it")
        return value

    @field_validator("model")
    @classmethod
    def _is_named(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("model_url") and not value.strip():
            raise ValueError("RAADSLAG_MODEL_URL is set, so name the model too")
        return value.strip()


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
