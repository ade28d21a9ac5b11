"""Who may administer, with a password and without; how a session begins and ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.errors import ServerError
from tests.web.admin.office import PASSWORD, Office, logged_in, office
from tests.web.client import FormClient
from web.admin.access import COOKIE, Door
from web.admin.routers import ROUTERS
from web.limits import Limits
from web.serve import _config, check_address

PAGES = [
    "/administration",
    "/administration/dokumenter",
    "/administration/dokumenter/x/erstat",
    "/administration/dokumenter/x/fjern",
    "/administration/job/x",
    "/administration/tilbagemeldinger",
    "/administration/tilbagemeldinger.csv",
    "/administration/ubesvarede",
]
FORMS = [
    "/administration/dokumenter",
    "/administration/dokumenter/x/erstat",
    "/administration/dokumenter/x/fjern",
    "/administration/afviste/x/skjul",
    "/administration/tilbagemeldinger/1/behandlet",
    "/administration/tilbagemeldinger/1/slet",
    "/administration/ubesvarede/1/slet",
    "/administration/log-ud",
]


# Nothing here changes the library, so one will do for all.
@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return office(tmp_path_factory.mktemp("opened"))


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return office(tmp_path_factory.mktemp("guarded"), password=PASSWORD)


def routes() -> set[tuple[str, str]]:
    found = ((route, method) for router in ROUTERS for route in router.routes for method in route.methods)
    return {(route.path, method) for route, method in found}


@pytest.mark.parametrize("base", ["http://127.0.0.1:8000", "http://localhost:8000", "http://[::1]:8000"])
@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "127.0.0.9"])
def test_without_a_password_this_machine_may_administer(opened: Office, address: str, base: str) -> None:
    client = opened.client(address, base)
    assert client.get("/administration").status_code == 200
    assert 'href="/administration"' in client.get("/").text


@pytest.mark.parametrize(
    "address", ["10.0.0.7", "192.168.1.2", "0.0.0.0", "::ffff:10.0.0.7", "testclient", ""]
)
@pytest.mark.parametrize("path", PAGES)
def test_without_a_password_no_other_machine_may(opened: Office, address: str, path: str) -> None:
    client = opened.client(address)
    assert client.get(path).status_code == 404
    assert "/administration" not in client.get("/").text


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:8000"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "localhost.evil.example"},
        {"Host": "raadslag.kommune.dk"},
        {"Host": "["},
        {"Host": ""},
        {"Origin": "https://evil.example"},
        {"Referer": "https://evil.example/side"},
        {"X-Forwarded-For": "127.0.0.1"},
        {"X-Forwarded-Proto": "https"},
        {"Forwarded": "for=10.0.0.7"},
        {"X-Real-IP": "10.0.0.7"},
        {"Via": "1.1 proxy"},
    ],
)
def test_a_name_or_a_proxy_of_others_does_not_open_this_machine(
    opened: Office, headers: dict[str, str]
) -> None:
    client = opened.client()
    assert client.get("/administration", headers=headers).status_code == 404
    assert client.get("/administration/log-ind", headers=headers).status_code == 404


def test_http_1_0_which_proxies_speak_is_not_from_here(opened: Office) -> None:
    async def old(scope, receive, send):
        await opened.app(scope | {"http_version": "1.0"}, receive, send)

    client = FormClient(old, base_url="http://127.0.0.1:8000", client=("127.0.0.1", 1))
    assert client.get("/administration").status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_with_a_password_also_this_machine_must_log_in(guarded: Office, path: str) -> None:
    client = guarded.client()
    response = client.get(path, follow_redirects=False)
    assert (response.status_code, response.headers["Location"]) == (303, "/administration/log-ind")
    assert 'href="/administration"' not in client.get("/").text
    assert 'href="/administration/log-ind"' in client.get("/").text


@pytest.mark.parametrize("path", FORMS)
def test_no_form_works_for_who_may_not_administer(guarded: Office, opened: Office, path: str) -> None:
    assert guarded.client().post(path, follow_redirects=False).status_code == 303
    assert opened.client("10.0.0.7").post(path, follow_redirects=False).status_code == 404


def test_every_route_is_behind_the_door(guarded: Office) -> None:
    found = routes()
    assert len(found) > 15
    client = guarded.client()
    for path, method in found - {("/administration/log-ind", "GET"), ("/administration/log-ind", "POST")}:
        response = client.request(method, path.replace("{entry_id}", "1"), follow_redirects=False)
        assert response.headers.get("Location") == "/administration/log-ind", path


def test_who_may_not_sends_files_in_vain(guarded: Office) -> None:
    client = guarded.client()

    def endless():
        yield b"--x\r\nContent-Disposition: form-data; name=filer; filename=a.txt\r\n\r\n"
        raise AssertionError("more was read")

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    response = client.post(
        "/administration/dokumenter", content=endless(), headers=headers, follow_redirects=False
    )
    assert response.status_code == 303
    assert guarded.holdings.files() == []


def test_the_password_opens_the_pages_and_the_menu(guarded: Office) -> None:
    client = logged_in(guarded)
    assert 'href="/administration"' in client.get("/").text
    assert 'href="/administration/log-ind"' not in client.get("/").text
    assert "Log ud" in client.get("/administration").text
    assert client.get("/administration/log-ind").url.path == "/administration"


@pytest.mark.parametrize("given", ["", "forkert kodeord", PASSWORD + " ", PASSWORD.upper(), "æøå", "x" * 999])
def test_a_wrong_password_opens_nothing(guarded: Office, given: str) -> None:
    client = guarded.client()
    response = client.post("/administration/log-ind", data={"kodeord": given})
    assert response.status_code == 422
    assert "Kodeordet er ikke rigtigt" in response.text
    assert COOKIE not in client.cookies
    assert not given or given not in response.text.replace("æøå", "")
    assert client.get("/administration", follow_redirects=False).status_code == 303


def test_the_sessions_cookie_is_for_this_server_alone(guarded: Office) -> None:
    for base, secure in [("http://raadslag.test", False), ("https://raadslag.test", True)]:
        client = guarded.client(base=base)
        response = client.post("/administration/log-ind", data={"kodeord": PASSWORD}, follow_redirects=False)
        (cookie,) = [c for c in response.headers.get_list("set-cookie") if c.startswith(COOKIE)]
        assert "HttpOnly" in cookie
        assert "samesite=strict" in cookie.lower()
        assert ("Secure" in cookie) is secure
        assert "Max-Age" not in cookie  # it ends with the browser


def test_behind_a_proxy_with_https_the_cookie_is_secure(tmp_path: Path) -> None:
    opened = office(tmp_path, password=PASSWORD, public_url="https://raadslag.example.dk")
    response = opened.client().post(
        "/administration/log-ind", data={"kodeord": PASSWORD}, follow_redirects=False
    )
    assert "Secure" in response.headers["set-cookie"]


def test_logging_out_ends_the_session_on_the_server(guarded: Office) -> None:
    client = logged_in(guarded)
    token = client.cookies[COOKIE]
    page = client.post("/administration/log-ud")
    assert (page.url.path, "Du er logget ud." in page.text) == ("/administration/log-ind", True)
    thief = guarded.client(base="http://raadslag.test")
    thief.cookies.set(COOKIE, token)
    assert thief.get("/administration", follow_redirects=False).status_code == 303


def test_a_cookie_that_was_made_up_or_changed_opens_nothing(guarded: Office) -> None:
    token = logged_in(guarded).cookies[COOKIE]
    for made_up in ["", "x", token[:-1], token + "x", token.swapcase()]:
        client = guarded.client(base="http://raadslag.test")
        client.cookies.set(COOKIE, made_up)
        assert client.get("/administration", follow_redirects=False).status_code == 303


def test_logging_in_again_gives_another_session_and_ends_the_first() -> None:
    door = Door(SecretStr(PASSWORD))
    first = door.log_in(PASSWORD)
    second = door.log_in(PASSWORD, first or "")
    assert first
    assert second
    assert first != second
    assert [door._is_session(token) for token in (first, second)] == [False, True]


def test_a_session_ends_when_it_is_not_used_for_eight_hours() -> None:
    now = [0.0]
    door = Door(SecretStr(PASSWORD), clock=lambda: now[0])
    token = door.log_in(PASSWORD) or ""
    for hours in (7, 14):
        now[0] = hours * 3_600
        assert door._is_session(token)
    now[0] += 8 * 3_600 + 1
    assert not door._is_session(token)
    now[0] = 14 * 3_600
    assert not door._is_session(token)


def test_the_server_keeps_no_token_and_not_too_many_sessions() -> None:
    door = Door(SecretStr(PASSWORD))
    tokens = [door.log_in(PASSWORD) or "" for _ in range(101)]
    assert not door._is_session(tokens[0])
    assert door._is_session(tokens[-1])
    assert not set(tokens) & set(door._used)


def test_without_a_password_no_word_logs_in() -> None:
    for given in ["", "x"]:
        assert Door(SecretStr("")).log_in(given) is None
        assert Door().log_in(given) is None


def test_htmx_is_led_to_the_login_with_the_whole_page(guarded: Office) -> None:
    response = guarded.client().get("/administration/job/x", headers={"HX-Request": "true"})
    assert (response.status_code, response.headers["HX-Redirect"]) == (204, "/administration/log-ind")


def test_logging_in_leads_to_no_other_site(guarded: Office) -> None:
    client = guarded.client()
    response = client.post(
        "/administration/log-ind?naeste=//evil.example",
        data={"kodeord": PASSWORD, "naeste": "https://evil.example"},
        follow_redirects=False,
    )
    assert response.headers["Location"] == "/administration"


def test_a12_attempts_to_log_in_are_counted_by_address(tmp_path: Path) -> None:
    opened = office(tmp_path, password=PASSWORD, limits=Limits())
    statuses = []
    for _ in range(100):
        client = opened.client("10.0.0.7")  # a new browser each time
        response = client.post("/administration/log-ind", data={"kodeord": "forkert kodeord"})
        statuses.append(response.status_code)
    assert statuses == [422] * 10 + [429] * 90
    assert 1 <= int(response.headers["Retry-After"]) <= 60
    seconds = response.headers["Retry-After"]
    assert (
        f"Der er forsøgt at logge ind mange gange på kort tid. Prøv igen om {seconds} sekunder."
        in response.text
    )
    refused = opened.client("10.0.0.7").post("/administration/log-ind", data={"kodeord": PASSWORD})
    assert refused.status_code == 429
    assert logged_in(opened, "10.0.0.8")


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.8.8"])
def test_without_a_password_this_machine_is_listened_on(host: str) -> None:
    check_address(host, has_password=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "10.0.0.7", "ikke-en-vært.invalid"])
def test_without_a_password_no_other_address_is_listened_on(host: str) -> None:
    with pytest.raises(ServerError, match="RAADSLAG_ADMIN_PASSWORD"):
        check_address(host, has_password=False)
    check_address(host, has_password=True)


def test_a8_what_anybody_says_of_a_proxy_is_not_believed() -> None:
    async def app(scope, receive, send): ...

    assert _config(app, "").proxy_headers is False
    believed = _config(app, "10.0.0.5")
    assert (believed.proxy_headers, believed.forwarded_allow_ips) == (True, "10.0.0.5")
