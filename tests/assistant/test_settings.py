"""Settings from the environment and from .env."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.settings import Settings, load
from corpus.errors import RaadslagError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder with no setting in the environment."""
    for name in [name for name in os.environ if name.upper().startswith("RAADSLAG_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told() -> str:
    """Return what is wrong with the settings, or nothing."""
    try:
        load()
    except RaadslagError as error:
        return str(error)
    return ""


def refused() -> str:
    message = told()
    assert message
    assert "\n" not in message
    return message


def test_the_defaults_work_on_a_laptop() -> None:
    settings = load()
    assert (settings.documents / "catalogue.toml").is_file()
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)


def test_the_environment_goes_before_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text("RAADSLAG_PORT=8001\nRAADSLAG_HOST=0.0.0.0\n", "utf-8")
    monkeypatch.setenv("RAADSLAG_PORT", "8002")
    settings = load()
    assert (settings.host, settings.port) == ("0.0.0.0", 8002)


def test_an_unknown_setting_in_the_file_is_told(folder: Path) -> None:
    (folder / ".env").write_text("RAADSLAG_PROT=8001\n", "utf-8")
    message = refused()
    assert message.startswith("setting RAADSLAG_PROT: ")
    assert message.endswith("see the README for the settings")


@pytest.mark.parametrize("port", ["http", "-1", "65536", "80.5", ""])
def test_a_wrong_port_is_told(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("RAADSLAG_PORT", port)
    assert refused().startswith("setting RAADSLAG_PORT: Input should be ")


def test_a_variable_of_another_program_in_the_file_is_not_misnamed(folder: Path) -> None:
    (folder / ".env").write_text("FOO=1\n", "utf-8")
    assert "RAADSLAG_FOO" not in told()


def test_a_file_in_another_encoding_is_told(folder: Path) -> None:
    (folder / ".env").write_bytes("RAADSLAG_INDEX=/støj\n".encode("latin-1"))
    assert ".env" in refused()


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load().port = 1


def test_the_readme_names_every_setting() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    names = [f"RAADSLAG_{name.upper()}" for name in Settings.model_fields]
    assert [name for name in names if name not in readme] == []


def test_no_model_is_asked_unless_one_is_set_up() -> None:
    assert load().model_url == ""


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org",
        "example.org/v1",
        "https://",
        "https://me:geheim@example.org",
        "http://h/?key=geheim",
    ],
)
def test_a_wrong_address_of_a_model_is_told_without_repeating_it(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("RAADSLAG_MODEL_URL", url)
    monkeypatch.setenv("RAADSLAG_MODEL", "m")
    message = refused()
    assert message.startswith("setting RAADSLAG_MODEL_URL: ")
    assert "geheim" not in message


def test_an_address_without_a_model_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAADSLAG_MODEL_URL", "https://example.org/v1/")
    assert refused().startswith("setting RAADSLAG_MODEL: ")
    monkeypatch.setenv("RAADSLAG_MODEL", "m")
    assert load().model_url == "https://example.org/v1"


def test_the_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAADSLAG_MODEL_KEY", "geheim")
    settings = load()
    assert "geheim" not in f"{settings} {settings!r} {settings.model_dump_json()}"
    assert settings.model_key.get_secret_value() == "geheim"


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (" https://raadslag.example.dk/ ", "https://raadslag.example.dk"),
        ("http://intra:8080/raad", "http://intra:8080/raad"),
        ("", ""),
    ],
)
def test_the_public_address_is_kept_without_its_last_slash(
    value: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAADSLAG_PUBLIC_URL", value)
    assert load().public_url == kept


@pytest.mark.parametrize(
    "value", ["raadslag.example.dk", "javascript:alert(1)", "https://a.dk/?q=", "https://"]
)
def test_a_public_address_that_is_none_is_told(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAADSLAG_PUBLIC_URL", value)
    with pytest.raises(RaadslagError, match=r"RAADSLAG_PUBLIC_URL: .*is not an address like"):
        load()


def test_a_short_password_is_told_without_repeating_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAADSLAG_ADMIN_PASSWORD", "hemmeligt")
    message = refused()
    assert message.startswith("setting RAADSLAG_ADMIN_PASSWORD: ")
    assert "at least 12" in message
    assert "hemmeligt" not in message


def test_the_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAADSLAG_ADMIN_PASSWORD", "hemmeligt-kodeord")
    settings = load()
    assert "hemmeligt" not in f"{settings} {settings!r} {settings.model_dump_json()}"


@pytest.mark.parametrize(("value", "fits"), [("", True), ("10.0.0.5, 10.1.0.0/16, ::1", True), ("*", False)])
def test_a_proxy_is_named_by_its_address(monkeypatch: pytest.MonkeyPatch, value: str, fits: bool) -> None:
    monkeypatch.setenv("RAADSLAG_PROXY", value)
    assert fits is not told().startswith("setting RAADSLAG_PROXY: ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CONTACT_MAIL", "raadslag"),
        ("CONTACT_MAIL", "a@b"),
        ("CONTACT_MAIL", "a@b.dk\nBcc: c@d.dk"),
        ("CONTACT_PHONE", "ring til os"),
        ("CONTACT_PHONE", "12"),
        ("ACCESSIBILITY_URL", "javascript:alert(1)"),
        ("ACCESSIBILITY_URL", "was.digst.dk/raadslag"),
        ("ACCESSIBILITY_CHECKED", "i går"),
    ],
)
def test_wrong_contacts_are_told(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"RAADSLAG_{name}", value)
    assert refused().startswith(f"setting RAADSLAG_{name}: ")


def test_contacts_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {
        "CONTACT_MAIL": "raad.slag@lyngby-taarbaek.example.dk",
        "CONTACT_PHONE": "+45 12 34 56 78",
        "ACCESSIBILITY_URL": "https://was.digst.dk/raadslag-example-dk",
        "ACCESSIBILITY_CHECKED": "2026-11-03",
    }
    for name, value in wanted.items():
        monkeypatch.setenv(f"RAADSLAG_{name}", value)
    settings = load()
    assert [str(getattr(settings, name.lower())) for name in wanted] == list(wanted.values())
    monkeypatch.setenv("RAADSLAG_ACCESSIBILITY_CHECKED", "")
    assert load().accessibility_checked is None


@pytest.mark.parametrize(
    "value", ["CC BY 4.0", "ftp://example.dk/x", "https://", "https://a.dk/<b>", "//a.dk"]
)
def test_a_licence_that_is_no_address_is_told(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("RAADSLAG_DATA_LICENSE", value)
    assert refused().startswith("setting RAADSLAG_DATA_LICENSE: ")


def test_a_licence_is_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAADSLAG_DATA_LICENSE", " https://creativecommons.org/licenses/by/4.0/ ")
    assert load().data_license == "https://creativecommons.org/licenses/by/4.0/"
