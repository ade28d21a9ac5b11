"""How long people wait for an answer when 20 of them ask, and what the first page takes to load.

    python -m benchmarks.load [--people 20] [--seconds 60] [--pauses 10 30] [--folder INDEX]

A `raadslag serve` process answers over loopback; each person has a cookie of their own, opens the front page,
and asks shipped questions, each person others, a new conversation after three. Two models of arrival:

- "every 10 s": each person asks at a random moment, and again as long after an answer as a random pause of
  10 s on average (exponential, so that questions come as independently as people do);
- "at once": all ask in the same instant, and again when all have their answers.

The time is from sending the form to the last byte of the answer: with htmx the new turn alone ("part"),
after which the next questions are fetched as a browser fetches them, without scripts the redirect and the
whole conversation ("page"). "cpu" is the processor time of the server
for a question, which other work on the machine does not lengthen as it does the waiting. The people
themselves run in this process and take some processor time too. No answer comes from memory.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

import httpx2
import numpy as np
from rich.console import Console
from rich.table import Table

import tests
from benchmarks.first_page import first_page
from benchmarks.served import Server, serving

_QUALITY = Path(tests.__path__[0]) / "quality"
_TURNS = 3  # questions of a conversation
_times: Counter[str] = Counter()  # that each question was asked
_TARGET = 300  # milliseconds at the 95th percentile, with 20 at once


@dataclass(frozen=True, slots=True)
class Waited:
    """What a run measured."""

    way: str
    milliseconds: list[float]
    cpu: float  # milliseconds of the server for a question
    busy: float  # share of the machine's processors that the server used
    errors: int


@dataclass(slots=True)
class Person:
    """A browser with its own cookie."""

    client: httpx2.AsyncClient
    questions: list[str]
    script: bool  # asks by htmx, else by the plain form
    conversation: str = ""
    asked: int = 0
    waits: list[float] = field(default_factory=list)
    errors: int = 0
    fetching: set[asyncio.Task[None]] = field(default_factory=set)
    _word: str = ""

    async def open(self) -> None:
        """Load the front page, whose form carries a word."""
        page = (await self.client.get("/")).text
        self._word = re.findall(r'name="csrf" value="(\w+)"', page)[0]

    async def ask(self) -> None:
        """Ask the next question and note how long the answer took."""
        if self.asked % _TURNS == 0:
            self.conversation = ""
        question = self.questions[self.asked % len(self.questions)]
        # One more question mark makes it another question to the memory of answers, and to nothing else.
        said = question + "?" * _times[question]
        _times[question] += 1
        form = {"csrf": self._word, "samtale": self.conversation, "spoergsmaal": said}
        headers = {"HX-Request": "true"} if self.script else {}
        began = time.perf_counter()
        answer = await self.client.post("/spoerg", data=form, headers=headers, follow_redirects=True)
        self.waits.append((time.perf_counter() - began) * 1000)
        self.asked += 1
        self.errors += answer.status_code != 200 or 'id="svar-' not in answer.text
        found = re.search(r'name="samtale" value="([\w-]{22})"', answer.text)
        self.conversation = found[1] if found else ""
        if self.script and (more := re.search(r'hx-get="([^"]+/videre)"', answer.text)):
            fetch = asyncio.create_task(self._fetch(more[1]))  # the person reads meanwhile
            self.fetching.add(fetch)
            fetch.add_done_callback(self.fetching.discard)

    async def _fetch(self, address: str) -> None:
        answer = await self.client.get(address, headers={"HX-Request": "true"})
        self.errors += answer.status_code != 200


async def every(people: list[Person], seconds: float, pause: float, chance: random.Random) -> None:
    """Let each ask at random, `pause` seconds apart on average, until the time is up."""
    ends = time.perf_counter() + seconds

    async def live(person: Person) -> None:
        await asyncio.sleep(chance.uniform(0, pause))
        while time.perf_counter() < ends:
            await person.ask()
            await asyncio.sleep(chance.expovariate(1 / pause))

    await asyncio.gather(*map(live, people))


async def at_once(people: list[Person], rounds: int) -> None:
    """Let all ask in the same instant."""
    for _ in range(rounds):
        await asyncio.gather(*(person.ask() for person in people))


def questions() -> list[str]:
    """Return the shipped questions, in an order that mixes their kinds."""
    rows = [json.loads(line) for line in (_QUALITY / "questions.jsonl").read_text("utf-8").splitlines()]
    asked = [str(row["question"]) for row in rows]
    random.Random(20).shuffle(asked)
    return asked


async def measured(server: Server, people: int, way: str, *, script: bool, **plan: float) -> Waited:
    """Return what people waited; `plan` has `seconds` and `pause`, or `rounds`."""
    asked = questions()
    # As browsers do, a connection is given up before the server closes it (uvicorn: 5 s).
    limits = httpx2.Limits(max_connections=2, keepalive_expiry=2)
    clients = [httpx2.AsyncClient(base_url=server.address, timeout=120, limits=limits) for _ in range(people)]
    everyone = [
        Person(client, list(islice(cycle(asked), at * 7, at * 7 + len(asked))), script)
        for at, client in enumerate(clients)
    ]
    await asyncio.gather(*(person.open() for person in everyone))
    cpu, began = server.cpu_seconds(), time.perf_counter()
    if "rounds" in plan:
        await at_once(everyone, int(plan["rounds"]))
    else:
        await every(everyone, plan["seconds"], plan["pause"], random.Random(7))
    used, took = server.cpu_seconds() - cpu, time.perf_counter() - began
    await asyncio.gather(*(fetch for person in everyone for fetch in person.fetching))
    for client in clients:
        await client.aclose()
    waits = [wait for person in everyone for wait in person.waits]
    errors = sum(person.errors for person in everyone)
    return Waited(way, waits, used * 1000 / len(waits), used / took / (os.cpu_count() or 1), errors)


def table(results: list[Waited]) -> Table:
    """Return the results as a table, in milliseconds."""
    shown = Table("", "questions", "p50", "p95", "max", "cpu", "busy", "errors", box=None)
    for found in results:
        p50, p95, most = np.percentile(found.milliseconds, [50, 95, 100])
        cells = [len(found.milliseconds), *(round(float(each)) for each in (p50, p95, most, found.cpu))]
        shown.add_row(found.way, *map(str, cells), f"{found.busy:.0%}", str(found.errors))
    return shown


async def run(server: Server, people: int, seconds: float, pauses: list[float]) -> list[Waited]:
    """Measure each way of asking, one after the other."""
    await measured(server, 2, "warm up", script=True, rounds=3)
    results = []
    for script, kind in ((True, "part"), (False, "page")):
        for pause in pauses:
            way = f"{people}, every {pause:g} s, {kind}"
            results.append(await measured(server, people, way, script=script, seconds=seconds, pause=pause))
        way = f"{people} at once, {kind}"
        results.append(await measured(server, people, way, script=script, rounds=5))
    return results


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pauses", type=float, nargs="+", default=[10, 30])
    parser.add_argument("--folder", type=Path, help="an index that is there; else one is built")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        index = given.folder or Path(made) / "index"
        with serving(index, Path(made) / "server.log") as server:
            console = Console(width=120)
            console.print(first_page(server.address))
            console.print(table(asyncio.run(run(server, given.people, given.seconds, given.pauses))))
            load = os.getloadavg()[0]
            console.print(
                f"target: p95 below {_TARGET} ms; server {server.resident_megabytes():.0f} MB, "
                f"{os.cpu_count()} processors, load {load:.1f} (what else ran lengthens the waits)"
            )


if __name__ == "__main__":
    main()
