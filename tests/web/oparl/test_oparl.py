"""The OParl 1.1 interface against the rules of its published schema, over minutes of ten municipalities."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.minutes_of_councils import COUNCIL
from tests.web.client import FormClient
from tests.web.minutes import EVERY_STYLE, MinutesAssistant, client, minutes
from tests.web.oparl.mirror import Server
from tests.web.oparl.schema import list_problems, problems
from web.oparl.kept import KeptObjects, ObjectsUnusable
from web.oparl.objects import Publisher

LISTS = (
    "organization", "person", "meeting", "paper", "agendaItem", "consultation", "file", "locationList",
    "legislativeTermList", "membership",
)  # fmt: skip


@pytest.fixture(scope="module")
def served() -> FormClient:
    opened = client(*EVERY_STYLE, municipality="Nørrevang Kommune")
    opened.app.state.open_data = True  # type: ignore[attr-defined]
    return opened


def get(served: FormClient, address: str) -> dict[str, object]:
    parts = urlsplit(address)
    response = served.get(parts.path + (f"?{parts.query}" if parts.query else ""))
    assert response.status_code == 200, address
    found = response.json()
    assert isinstance(found, dict)
    return found


def body(served: FormClient) -> dict[str, object]:
    system = get(served, "/oparl/1.1/system")
    (found,) = get(served, str(system["body"]))["data"]  # type: ignore[misc]
    return found  # type: ignore[no-any-return]


def everything(served: FormClient, name: str) -> Iterator[dict[str, object]]:
    address: object = body(served)[name]
    while address:
        page = get(served, str(address))
        assert list_problems(page) == []
        yield from page["data"]  # type: ignore[misc]
        address = page["links"].get("next")  # type: ignore[attr-defined]


def test_a_client_finds_all_from_the_system(served: FormClient) -> None:
    system = get(served, "/oparl/1.1/system")
    assert problems(system) == []
    assert system["oparlVersion"] == "https://schema.oparl.org/1.1/"
    found = body(served)
    assert problems(found) == []
    assert found["name"] == "Nørrevang Kommune"
    assert get(served, str(found["id"])) == found


@pytest.mark.parametrize("name", LISTS)
def test_each_object_keeps_the_rules_and_is_found_at_its_id(served: FormClient, name: str) -> None:
    objects = list(everything(served, name))
    assert bool(objects) == (name != "legislativeTermList")
    assert len({each["id"] for each in objects}) == len(objects)
    for each in objects:
        assert get(served, str(each["id"])) == each


def test_what_refers_to_an_object_finds_it(served: FormClient) -> None:
    known = {str(each["id"]) for name in LISTS for each in everything(served, name)}
    known |= {str(body(served)["id"]), "http://testserver/oparl/1.1/system"}
    for name in LISTS:
        for each in everything(served, name):
            for field in ("meeting", "paper", "consultation", "person", "organization", "onBehalfOf"):
                value = each.get(field)
                refs = value if isinstance(value, list) else [value]
                ids = [r["id"] if isinstance(r, dict) else r for r in refs if r]
                assert all(str(ref) in known or str(ref).endswith("/meetings") for ref in ids), (name, field)


def test_an_organs_meetings_are_its_own(served: FormClient) -> None:
    organs = [each for each in everything(served, "organization") if each["organizationType"] == "Gremium"]
    counts = [len(get(served, str(each["meeting"]))["data"]) for each in organs]  # type: ignore[arg-type]
    assert sum(counts) == len(EVERY_STYLE)
    council = next(each for each in organs if each["name"] == "Byrådet")
    assert council["classification"] == "Parlament"


def test_an_item_has_what_the_meeting_itself_decided(served: FormClient) -> None:
    plan = next(e for e in everything(served, "agendaItem") if e["name"] == "Klimatilpasningsplan for Ådalen")
    assert plan["number"] == "2"
    assert plan["result"] == "Godkendt, Sendt tilbage"
    assert str(plan["resolutionText"]).startswith("Punkterne 1 og 3 godkendt.")
    assert plan["raadslag:absent"] == ["Jørgen Hald"]
    assert plan["raadslag:votesAgainst"] == ["Ø"]
    paper = next(e for e in everything(served, "paper") if e["name"] == "Klimatilpasningsplan for Ådalen")
    assert paper["reference"] == "12/4711"
    assert paper["raadslag:attachment"] == ["Forslag til klimatilpasningsplan", "Notat om bassiner"]


@pytest.mark.parametrize(
    ("proposed", "decided", "result"),
    [
        ("at der meddeles afslag på ansøgningen.", "Godkendt.", "Indstillingen om afslag godkendt"),
        ("at planen sendes i høring.", "Godkendt.", "Indstillingen godkendt"),
        ("at planen sendes i høring.", "Godkendt med ændringer.", "Godkendt med ændring"),
    ],
)
def test_an_item_ends_as_the_decisions_pages_say(proposed: str, decided: str, result: str) -> None:
    decision = "Beslutning i Byrådet den 28-08-2012\n"
    text = f"Indstilling\nForvaltningen indstiller, {proposed}\n\n{decision}{decided}"
    served = client(minutes(COUNCIL.replace(f"{decision}Godkendt.", text, 1)))
    item = next(e for e in everything(served, "agendaItem") if e["name"] == "Godkendelse af dagsorden")
    assert item["result"] == result


def test_nothing_closed_is_told(served: FormClient) -> None:
    said = json.dumps([list(everything(served, name)) for name in LISTS], ensure_ascii=False)
    for closed in ("Havnegade", "12/5100", "Udbud af vejdrift", "Personsag", "Tandpleje", "Lukket"):
        assert closed not in said
    assert "Klimatilpasningsplan" in said


def test_only_members_of_a_party_are_people(served: FormClient) -> None:
    names = {each["name"] for each in everything(served, "person")}
    assert "Karen Lindtoft" in names
    assert "Arne Rask" not in names  # whose party the minutes do not tell


def test_a_list_is_bounded_by_time_and_says_so_on_every_page(served: FormClient) -> None:
    address = "/oparl/1.1/agendaitems"
    total = get(served, address)["pagination"]["totalElements"]  # type: ignore[index]
    after = get(served, f"{address}?modified_since=2026-11-21T13:00:01%2B01:00&elementsPerPage=3")
    assert after["data"] == []
    before = get(served, f"{address}?modified_since=2026-11-21T13:00:00%2B01:00&elementsPerPage=3")
    assert before["pagination"]["totalElements"] == total  # type: ignore[index]
    assert "modified_since=2026-11-21T13" in before["links"]["next"]  # type: ignore[index]
    assert len(before["data"]) == 3  # type: ignore[arg-type]
    assert get(served, f"{address}?created_until=2026-11-21T11:59:59Z")["data"] == []


def test_embedded_objects_can_be_left_out(served: FormClient) -> None:
    (first, *_) = get(served, "/oparl/1.1/meetings?omit_internal=true")["data"]  # type: ignore[misc]
    assert not {"agendaItem", "resultsProtocol", "location"} & first.keys()


def test_ids_of_objects_are_not_embedded_and_stay(served: FormClient) -> None:
    whole = get(served, "/oparl/1.1/organizations")
    assert get(served, "/oparl/1.1/organizations?omit_internal=true")["data"] == whole["data"]
    assert any("membership" in each for each in whole["data"])  # type: ignore[attr-defined]


def test_minutes_lead_back_to_what_they_are_in_unless_they_are_embedded_there(served: FormClient) -> None:
    files = {each["id"]: each for each in everything(served, "file")}
    papers = list(everything(served, "paper"))
    for paper in papers:
        main = paper["mainFile"]
        assert isinstance(main, dict)
        assert paper["id"] in files[main["id"]]["paper"]  # type: ignore[operator]
        assert not {"paper", "meeting"} & main.keys()
    assert sum(len(each.get("paper", ())) for each in files.values()) == len(papers)  # type: ignore[arg-type]


def test_who_publishes_what_under_which_licence_is_told_once() -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"
    server = Server(MinutesAssistant(EVERY_STYLE), publisher=Publisher("Nørrevang", "a@example.dk", licence))
    system = server.get("system")
    assert problems(system) == []
    assert (system["license"], system["contactEmail"]) == (licence, "a@example.dk")
    assert not [each for each in server.everything().values() if "license" in each]
    unsaid = Server(MinutesAssistant(EVERY_STYLE), publisher=Publisher()).get("system")
    assert not {"license", "contactEmail", "contactName"} & unsaid.keys()


def test_times_have_a_zone_and_days_have_none(served: FormClient) -> None:
    starts = [str(each["start"]) for each in everything(served, "meeting") if "start" in each]
    assert starts
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00", start) for start in starts)
    council = next(
        e for e in everything(served, "meeting") if str(e["name"]).startswith("Byrådet, 28. august")
    )
    assert council["start"] == "2012-08-28T17:00:00+02:00"
    days = [str(each["date"]) for each in everything(served, "paper")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)


def test_links_lead_through_all_pages_and_back(served: FormClient) -> None:
    address = "http://testserver/oparl/1.1/agendaitems?elementsPerPage=3"
    last = str(get(served, address)["links"]["last"])  # type: ignore[index]
    seen: list[object] = []
    page = get(served, address)
    while True:
        links = page["links"]
        assert isinstance(links, dict)
        assert get(served, links["self"]) == page
        assert (links["first"], links["last"]) == (address, last)
        assert ("prev" in links) == bool(seen)
        seen += page["data"]  # type: ignore[misc]
        assert ("next" in links) == (links["self"] != last)
        if "next" not in links:
            break
        page = get(served, links["next"])
    assert [each["id"] for each in seen] == [e["id"] for e in everything(served, "agendaItem")]  # type: ignore[index]


def test_it_works_without_cookies(served: FormClient) -> None:
    for path in ("system", "meetings", "x"):
        assert "set-cookie" not in served.get(f"/oparl/1.1/{path}").headers


def test_whatever_goes_wrong_is_an_error_of_the_standard(served: FormClient) -> None:
    response = served.delete("/oparl/1.1/system")
    assert response.status_code == 405
    assert response.json()["type"] == "https://schema.oparl.org/1.1/Error"
    assert response.headers["access-control-allow-origin"] == "*"


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    server = Server(MinutesAssistant(EVERY_STYLE), tmp_path / "oparl.sqlite")
    server.kept._connection.execute("PRAGMA query_only = ON")
    response = server.client.get("/oparl/1.1/meetings")
    assert response.status_code == 503
    assert response.json()["type"] == "https://schema.oparl.org/1.1/Error"


def test_a_file_of_another_version_is_told(tmp_path: Path) -> None:
    path = tmp_path / "oparl.sqlite"
    KeptObjects(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = '99'")
    connection.commit()
    connection.close()
    with pytest.raises(ObjectsUnusable, match="have format 99, this version reads 1; move the file away"):
        KeptObjects(path)


@pytest.mark.parametrize(
    "query", ["modified_since=i%20dag", "created_until=9999", "page=0", "page=x", "elementsPerPage=-1"]
)
def test_nonsense_is_an_error_of_the_standard(served: FormClient, query: str) -> None:
    response = served.get(f"/oparl/1.1/meetings?{query}")
    assert response.status_code == 400
    assert response.json()["type"] == "https://schema.oparl.org/1.1/Error"


@pytest.mark.parametrize("path", ["x", "meeting/x", "x/y", "meeting/..%2Fsystem", "organization/x/meetings"])
def test_what_is_not_there_is_said_without_its_name(served: FormClient, path: str) -> None:
    response = served.get(f"/oparl/1.1/{path}")
    assert response.status_code == 404
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.json() == {
        "type": "https://schema.oparl.org/1.1/Error",
        "message": "There is no such object.",
    }


@pytest.mark.parametrize("path", ["system", "x"])
def test_no_other_site_may_read_it_unless_the_operator_says_so(served: FormClient, path: str) -> None:
    closed = client(*EVERY_STYLE)
    assert "access-control-allow-origin" not in closed.get(f"/oparl/1.1/{path}").headers


def test_any_site_may_read_open_data_and_nothing_else(served: FormClient) -> None:
    assert served.get("/oparl/1.1/system").headers["access-control-allow-origin"] == "*"
    for path in ("/beslutninger", "/beslutninger.csv", "/api/meetings", "/"):
        assert "access-control-allow-origin" not in served.get(path).headers


def test_ids_stay_when_the_library_is_read_again() -> None:
    once, again = (client(minutes(COUNCIL)).get("/oparl/1.1/agendaitems").json() for _ in range(2))
    assert [each["id"] for each in once["data"]] == [each["id"] for each in again["data"]]


def test_links_are_of_the_servers_own_address_whatever_host_is_asked_for() -> None:
    page = client(minutes(COUNCIL)).get("/oparl/1.1/system", headers={"Host": "a b<script>"}).json()
    assert problems(page) == []
    assert "script" not in json.dumps(page)


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", "a\u202eb", "\x00\x0b", "=1+1", "a/b?c#d é"]
)
def test_hostile_minutes_keep_the_rules(payload: str) -> None:
    document = minutes(COUNCIL.replace("Klimatilpasningsplan for Ådalen", f"Plan {payload} for Ådalen"))
    hostile = client(
        replace(document, id=payload, title=f"x{payload}", file=f"x{payload}", organ=f"x{payload}")
    )
    for name in LISTS:
        for each in everything(hostile, name):
            assert get(hostile, str(each["id"])) == each
            assert "\u202e" not in json.dumps(each, ensure_ascii=False)
