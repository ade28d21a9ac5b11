"""The OParl 1.1 interface against the rules of its published schema, over minutes of ten municipalities."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from tests.minutes_of_councils import COUNCIL
from tests.web.client import FormClient
from tests.web.minutes import EVERY_STYLE, client, minutes
from tests.web.oparl.schema import list_problems, problems

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


@pytest.mark.parametrize("query", ["modified_since=i%20dag", "page=0", "page=x", "elementsPerPage=-1"])
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
