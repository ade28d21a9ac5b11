"""OParl 1.1 on deleted objects: they stay at their addresses, and a client that mirrors the data follows."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.minutes_of_councils import CAPITAL, COUNCIL
from tests.web.minutes import minutes
from tests.web.oparl.mirror import LISTS, START, Library, Mirror, Server
from tests.web.oparl.schema import deleted_problems
from web.oparl.kept import KeptObjects
from web.oparl.objects import Publisher
from web.oparl.published import Published

COUNCIL_MINUTES = minutes(COUNCIL, "byraad")
OTHER = minutes(CAPITAL, "andet")
HOUR = 3600.0


def at(seconds: float) -> str:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(Library((COUNCIL_MINUTES, OTHER)), tmp_path / "oparl.sqlite")


def removed(server: Server) -> dict[str, dict[str, object]]:
    """Take the council's minutes out an hour later; return the objects that went, as they were."""
    before = server.everything()
    server.clock.now += HOUR
    server.library.hold(OTHER)
    after = server.everything()
    return {identity: each for identity, each in before.items() if identity not in after}


def test_a_deleted_object_stays_at_its_address_with_its_times_and_nothing_else(server: Server) -> None:
    gone = removed(server)
    assert {identity.split("/")[-2] for identity in gone} >= {
        "meeting", "agendaitem", "paper", "consultation", "file", "location", "organization", "person",
        "membership",
    }  # fmt: skip
    for identity, was in gone.items():
        now = server.get(identity)
        assert deleted_problems(now) == []
        assert (now["id"], now["type"], now["created"]) == (was["id"], was["type"], was["created"])
        assert now["modified"] == at(START + HOUR)


def test_lists_hold_what_is_deleted_only_for_who_follows_changes(server: Server) -> None:
    gone = removed(server)
    assert not [each for each in server.everything().values() if "deleted" in each]
    for bound in ("modified_since", "created_since"):
        found = server.everything(**{bound: "1970-01-01T00:00:00Z"})
        assert {identity for identity, each in found.items() if each.get("deleted")} == set(gone)
    until = server.everything(modified_until=at(START + 2 * HOUR))
    assert not [each for each in until.values() if "deleted" in each]


def test_bounds_hold_for_what_is_deleted(server: Server) -> None:
    gone = removed(server)
    assert gone.keys() <= server.everything(modified_since=at(START + HOUR)).keys()
    assert server.everything(modified_since=at(START + HOUR + 1)) == {}
    between = server.everything(modified_since=at(START), modified_until=at(START + HOUR - 1))
    assert gone.keys().isdisjoint(between)


def test_lists_with_what_is_deleted_come_by_page(server: Server) -> None:
    gone = {identity for identity in removed(server) if "/agendaitem/" in identity}
    page = server.get("agendaitems?modified_since=1970-01-01T00:00:00Z&elementsPerPage=2")
    assert page["pagination"]["totalElements"] == len(gone) + len(server.all("agendaitems"))
    paged = server.all("agendaitems", modified_since="1970-01-01T00:00:00Z", elementsPerPage=2)
    assert gone < {each["id"] for each in paged}
    assert [each["id"] for each in paged] == sorted(each["id"] for each in paged)


def test_an_organs_meetings_hold_its_deleted_ones(server: Server) -> None:
    organs = {each["name"]: each for each in server.all("organizations") if "meeting" in each}
    (meeting,) = server.all(str(organs["Byrådet"]["meeting"]).partition("/1.1/")[2])
    removed(server)
    address = str(organs["Byrådet"]["meeting"])
    assert server.get(address)["data"] == []
    (found,) = server.get(f"{address}?modified_since=2000-01-01T00:00:00Z")["data"]
    assert found == server.get(str(meeting["id"]))
    others = [each["meeting"] for name, each in organs.items() if name != "Byrådet"]
    for other in others:
        data = server.get(f"{other}?modified_since=2000-01-01T00:00:00Z")["data"]
        assert not [each for each in data if "deleted" in each]


def test_what_comes_back_is_no_longer_deleted(server: Server) -> None:
    before = server.everything()
    gone = removed(server)
    server.clock.now += HOUR
    server.library.hold(COUNCIL_MINUTES, OTHER, added="2027-01-15T10:00:00+00:00")
    after = server.everything()
    assert after.keys() == before.keys()
    for identity in gone:
        assert "deleted" not in server.get(identity)
        assert after[identity]["created"] == before[identity]["created"]
        assert after[identity]["modified"] == at(START + 2 * HOUR)


def test_of_a_new_version_what_is_not_in_it_is_deleted_and_all_else_is_changed(server: Server) -> None:
    before = server.everything()
    of_other = Server(Library((OTHER,))).everything()
    server.clock.now += HOUR
    text = re.sub(r"Punkt 3: Ny daginstitution.*?(?=\fNørrevang)", "", COUNCIL, flags=re.DOTALL)
    server.library.hold(minutes(text, "byraad"), OTHER)
    after = server.everything()
    gone = before.keys() - after.keys()
    assert sorted(identity.split("/")[-2] for identity in gone) == ["agendaitem", "consultation", "paper"]
    assert all(server.get(identity)["deleted"] for identity in gone)
    kinds = {"meeting", "agendaitem", "paper", "consultation", "file", "location"}
    own = [e for i, e in after.items() if i.split("/")[-2] in kinds and i not in of_other]
    assert {str(each["id"]).split("/")[-2] for each in own} == kinds
    for each in own:
        assert each["modified"] == at(START + HOUR), each["id"]
        assert each["created"] == before[str(each["id"])]["created"]
    assert all(after[i]["modified"] == before[i]["modified"] for i in of_other if i.split("/")[-2] in kinds)


def test_a_library_that_is_only_read_anew_has_changed_nothing(server: Server) -> None:
    before = server.everything()
    server.clock.now += HOUR
    server.library.hold(COUNCIL_MINUTES, OTHER, added="2027-01-15T09:00:00+00:00")
    assert server.everything() == before


def test_who_an_object_leads_to_is_changed_with_it(server: Server) -> None:
    council = next(each for each in server.all("organizations") if each["name"] == "Byrådet")
    server.clock.now += HOUR
    absent = "Fraværende: Jørgen Hald (V)\n\nIndholdsfortegnelse"
    text = COUNCIL.replace(absent, absent.replace("Jørgen Hald (V)", "Jørgen Hald (V), Ida Bro (A)"))
    assert text != COUNCIL
    server.library.hold(minutes(text, "byraad"), OTHER)
    now = server.get(str(council["id"]))
    assert len(now["membership"]) == len(council["membership"]) + 1
    assert now["modified"] == at(START + HOUR)
    assert server.get("system")["modified"] != at(START + HOUR)


def test_a_mirror_that_asks_only_for_changes_holds_what_there_is(server: Server) -> None:
    mirror = Mirror(server)
    held = [(COUNCIL_MINUTES, OTHER), (OTHER,), (OTHER,), (COUNCIL_MINUTES,), (), (COUNCIL_MINUTES, OTHER)]
    for documents in held:
        server.library.hold(*documents)
        mirror.update(at(server.clock.now))
        assert mirror.held == server.everything()
        server.clock.now += 0.3  # several of them in one second


def test_what_is_kept_in_memory_sees_the_same_changes_as_a_new_start(server: Server, tmp_path: Path) -> None:
    head = COUNCIL[: COUNCIL.index("Indholdsfortegnelse")]
    item = "Punkt 5: Tillæg om Ådalen\n\nBeslutning i Byrådet den 28-08-2012\nGodkendt.\n"
    addendum = minutes(f"{head}\n{item}", "a-tillaeg")
    ida = minutes(COUNCIL.replace("Mette Kro (Ø)", "Mette Kro (Ø), Ida Bro (A)", 1), "byraad")
    partyless = minutes(COUNCIL.replace("Mette Kro (Ø)", "Mette Kro"), "byraad")
    held = [(COUNCIL_MINUTES,), (COUNCIL_MINUTES, addendum), (addendum, COUNCIL_MINUTES, OTHER), (ida, OTHER)]
    other = Server(server.library, tmp_path / "other.sqlite", server.clock)
    assert other.everything() == server.everything()
    later = minutes(COUNCIL.replace("28. august", "29. august"), "senere")  # tells the party of Mette Kro
    held += [(partyless, later), (partyless,), (addendum,), (partyless, OTHER)]
    for documents in held:
        server.clock.now += HOUR
        server.library.hold(*documents)
        other.kept.close()
        other.start()
        found = server.everything(modified_since=at(0))
        assert any(each["modified"] == at(server.clock.now) for each in found.values())
        assert found == other.everything(modified_since=at(0))


def test_an_addendum_changes_the_meeting_that_it_is_of(server: Server) -> None:
    (meeting,) = (e for e in server.all("meetings") if str(e["name"]).startswith("Byrådet, 28. august"))
    head = COUNCIL[: COUNCIL.index("Indholdsfortegnelse")]
    item = "Punkt 5: Tillæg om Ådalen\n\nBeslutning i Byrådet den 28-08-2012\nGodkendt.\n"
    server.clock.now += HOUR
    server.library.hold(COUNCIL_MINUTES, OTHER, minutes(f"{head}\n{item}", "z-tillaeg"))
    now = server.get(str(meeting["id"]))
    assert len(now["agendaItem"]) == len(meeting["agendaItem"]) + 1
    assert now["modified"] == at(START + HOUR)


def test_a_change_is_never_older_than_a_question_that_did_not_show_it(server: Server) -> None:
    first, second = Mirror(server), Mirror(server)
    server.clock.now = START + 0.2
    first.update(at(server.clock.now))
    server.library.hold(OTHER)
    server.clock.now = START + 0.4
    second.update(at(server.clock.now))
    server.clock.now = START + HOUR
    first.update(at(server.clock.now))
    assert first.held == second.held == server.everything()


def test_what_went_while_no_server_ran_is_deleted_at_the_next_start(server: Server) -> None:
    identity = server.all("meetings")[0]["id"]
    server.kept.close()
    server.library.hold()
    server.clock.now += HOUR
    server.start()
    assert server.get(str(identity))["deleted"] is True
    server.kept.close()
    server.clock.now += HOUR
    server.start()
    assert server.get(str(identity))["modified"] == at(START + HOUR)


def test_what_comes_has_the_time_at_which_it_was_first_told_of(server: Server) -> None:
    before = server.everything()
    server.clock.now += HOUR
    server.library.hold(COUNCIL_MINUTES, OTHER, minutes(COUNCIL.replace("28. august", "29. august"), "nyt"))
    new = [each for identity, each in server.everything().items() if identity not in before]
    assert new
    assert {(each["created"], each["modified"]) for each in new} == {(at(START + HOUR), at(START + HOUR))}


def test_what_nobody_was_ever_told_of_leaves_no_trace(server: Server) -> None:
    server.get("system")
    secret = minutes(COUNCIL.replace("28. august", "29. august"), "kort")
    server.library.hold(COUNCIL_MINUTES, OTHER, secret)
    server.library.hold(COUNCIL_MINUTES, OTHER)
    assert not [each for each in server.everything(modified_since=at(0)).values() if "deleted" in each]


@pytest.mark.parametrize("asked", [True, False])
def test_what_goes_while_nobody_asks_is_noted_where_somebody_has_asked_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: bool
) -> None:
    monkeypatch.setattr("web.oparl.published._LOOK", 0.02)
    library, kept = Library((COUNCIL_MINUTES, OTHER)), KeptObjects(tmp_path / "oparl.sqlite")
    published = Published(kept, Publisher())
    if asked:
        published.objects(library.record, "")
    published.keep_following(library.record)
    library.hold(OTHER)
    query = "SELECT count(*) FROM objects WHERE content IS NULL"
    until = time.monotonic() + (10 if asked else 0.5)
    while time.monotonic() < until and not (gone := kept._connection.execute(query).fetchone()[0]):
        time.sleep(0.05)
    assert bool(gone) == asked
    assert kept.is_empty() != asked


def test_a_kill_in_the_middle_leaves_all_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "oparl.sqlite"
    server = Server(Library((COUNCIL_MINUTES, OTHER)), path)
    before = server.everything()
    server.kept.close()
    program = """
import os, signal, sys
from pathlib import Path
from web.oparl.kept import KeptObjects, Present
import datetime as dt
class Killing(dict):
    def __contains__(self, key):  # asked once the changed objects are written
        os.kill(os.getpid(), signal.SIGKILL)
now = dt.datetime.now(dt.UTC)
KeptObjects(Path(sys.argv[1])).follow(Killing({"meeting/x": Present(b"x", now, now)}))
"""
    killed = subprocess.run([sys.executable, "-c", program, str(path)], check=False, cwd=Path.cwd())
    assert killed.returncode == -9
    server.start()
    assert server.everything(modified_since=at(0)) == before
    assert server.client.get("/oparl/1.1/meeting/x").status_code == 404


def test_the_file_keeps_no_word_of_what_is_gone_nor_a_digest_of_it(tmp_path: Path) -> None:
    path = tmp_path / "oparl.sqlite"
    server = Server(Library((COUNCIL_MINUTES, OTHER)), path)
    server.everything()
    content = "SELECT path, content FROM objects WHERE content IS NOT NULL"
    before = dict(server.kept._connection.execute(content))
    gone = {identity.partition("/1.1/")[2] for identity in removed(server)}
    assert gone
    assert gone < before.keys()
    server.kept.close()
    assert [file.name for file in tmp_path.iterdir()] == ["oparl.sqlite"]  # no log beside it
    written = path.read_bytes()
    assert all(before[name] not in written for name in gone)
    for word in ("Karen", "Lindtoft", "Klima", "Byrådet", "byraad", "Nørrevang", "12/4711"):
        assert word.encode() not in written
    assert path.stat().st_mode & 0o077 == 0


def test_a_membership_is_the_same_at_every_address_of_the_server(server: Server) -> None:
    here = [each["id"] for each in server.all("memberships")]
    there = server.client.get("/oparl/1.1/memberships", headers={"Host": "raad.example.dk"}).json()["data"]
    assert here
    assert sorted(i.rpartition("/")[2] for i in here) == sorted(
        each["id"].rpartition("/")[2] for each in there
    )
    assert all(each["id"].startswith("http://raad.example.dk/") for each in there)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_takes_every_bound(server: Server, name: str) -> None:
    count = len(server.all(name))
    assert count
    for field in ("created", "modified"):
        assert len(server.all(name, **{f"{field}_since": at(0), f"{field}_until": at(START)})) == count
        assert server.all(name, **{f"{field}_since": at(START)}) == []
        assert server.all(name, **{f"{field}_until": at(0)}) == []
