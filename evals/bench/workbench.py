"""Fifty reviewers at once: how long each step of theirs takes; and what is left after the server is killed under load.

    python evals/bench/workbench.py                     a step a second each, for 30 seconds
    python evals/bench/workbench.py --think 0           as fast as the server answers
    python evals/bench/workbench.py --kill 5            killed five times while everybody saves

The server is a process of its own with a database of its own; clients share the machine with it. Every reviewer has a case of their own,
so that what is measured is the server and not waiting for a lease.
"""

import argparse
import asyncio
import json
import os
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import httpx2

from drafter import settings as configuration
from drafter.evidence.intake.case_files import load_case
from drafter.models.rules.model import RulesModel
from drafter.pipeline import Library, draft
from drafter.record import cases, ledger, people, sessions, work
from drafter.record.store import Actor, open_store
from drafter.review.gates import place_of
from drafter.review.roles import Role
from drafter.web import first_run

STATES = ("met", "not_met", "unclear", "not_documented")


class Reviewer(NamedTuple):
    """:param quotes: (line, criterion, place) of what can be opened in their case."""

    cookie: str
    csrf: str
    token: str
    case: str
    quotes: list
    criteria: list


def prepare(url, home, count):
    """A database with so many nurses, a drafted case for each."""
    library = Library.open(configuration.read({"DRAFTER_HOME": home}))
    contents = [load_case(Path(configuration.data("demo")) / name) for name, _ in first_run.DEMO_CASES]
    drafted = [draft(content, RulesModel(), library) for content in contents]
    store, reviewers = open_store(url), []
    for number in range(count):
        with store.change(Actor()) as change:
            person = people.add(change, f"nurse-{number}", f"Nurse {number}", Role.NURSE, "")
            cookie, session = sessions.begin(change, person)
            token, _ = sessions.issue(change, person, "bench")
        with store.change(Actor(person.id, "nurse")) as change:
            content, made = contents[number % len(contents)], drafted[number % len(contents)]
            due = {"at": "2030-01-01T00:00:00Z", "zone": "UTC", "local": "1 Jan 2030", "reason": "bench"}
            case = cases.create(change, content, "2030-01-01T00:00:00.000000Z", due)
            work.keep_draft(change, cases.file(change.connection, case, lock=True), made, person.id)
        quotes = [(line.line, c.id, place_of(e)) for line in made.lines for c in line.criteria for e in c.evidence]
        criteria = [(line.line, c.id) for line in made.lines for c in line.criteria]
        reviewers.append(Reviewer(cookie, session.csrf, token, case, quotes, criteria))
    store.engine.dispose()
    return reviewers


class Server:
    """``drafter serve`` in a process of its own."""

    def __init__(self, url, home):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url, self.home = url, home

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "drafter", "serve", "--port", str(self.port)], stderr=subprocess.PIPE, text=True,
            start_new_session=True, env={**os.environ, "DRAFTER_DATABASE": self.url, "DRAFTER_HOME": self.home},
        )  # fmt: skip
        for line in self.process.stderr:
            if "(stop with Ctrl-C)" in line:
                return f"http://127.0.0.1:{self.port}"
        raise SystemExit("the server did not start")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=30)


class Load:
    """What everybody does, and how long each step took."""

    def __init__(self, base, think, seed=1):
        self.base, self.think, self.random = base, think, random.Random(seed)
        self.times, self.failures, self.kept = defaultdict(list), defaultdict(int), []
        self.until = 0.0

    async def run(self, reviewers, seconds, what):
        self.until = time.monotonic() + seconds
        limits = httpx2.Limits(max_connections=len(reviewers), max_keepalive_connections=len(reviewers))
        async with httpx2.AsyncClient(base_url=self.base, timeout=60, limits=limits) as client:
            await asyncio.gather(*(what(client, reviewer) for reviewer in reviewers))

    async def step(self, name, sending, path, **given):
        """One request, ``sending(path, ...)``; the pause of a person before it."""
        if self.think:
            await asyncio.sleep(self.random.uniform(0.5, 1.5) * self.think)
        begun = time.monotonic()
        try:
            answer = await sending(path, **given)
        except httpx2.HTTPError as error:
            self.failures[f"{name}: {type(error).__name__}"] += 1
            return None
        self.times[name].append(time.monotonic() - begun)
        if answer.status_code >= 400:
            self.failures[f"{name}: {answer.status_code}"] += 1
        return answer

    async def review(self, client, who):
        """The queue, the case, its evidence, an answer, the case again."""
        cookies = {"Cookie": f"drafter={who.cookie}"}
        await asyncio.sleep(self.random.uniform(0, self.think))
        while time.monotonic() < self.until:
            await self.step("queue", client.get, "/", headers=cookies)
            page = await self.step("case page", client.get, f"/cases/{who.case}", headers=cookies)
            line, criterion, place = self.random.choice(who.quotes)
            await self.step("open evidence", client.post,
                f"/cases/{who.case}/open", headers=cookies,
                data={"csrf": who.csrf, "line": line, "criterion": criterion, "quote": place},
            )  # fmt: skip
            if page is None or 'name="base" value="' not in page.text:
                continue
            base = page.text.partition('name="base" value="')[2].partition('"')[0]
            line, criterion = self.random.choice(who.criteria)
            await self.step("save answer", client.post,
                f"/cases/{who.case}/answers", headers=cookies,
                data={"csrf": who.csrf, "base": base, "line": line, "criterion": criterion,
                      "state": self.random.choice(STATES), "reason": f"Read at {time.time():.6f}."},
            )  # fmt: skip

    async def save(self, client, who):
        """Answers by the API, one after the other; what was acknowledged is remembered."""
        headers = {"Authorization": f"Bearer {who.token}"}
        seen = await self.step("version", client.get, f"/v1/cases/{who.case}", headers=headers)
        if seen is None:
            return
        version = seen.json()["version"]
        while time.monotonic() < self.until:
            line, criterion = self.random.choice(who.criteria)
            reason = f"Saved {self.random.random()}"
            answer = await self.step("save", client.put,
                f"/v1/cases/{who.case}/lines/{line}/criteria/{criterion}/answer",
                headers=headers | {"If-Match": f'"{version}"'}, json={"state": self.random.choice(STATES), "reason": reason},
            )  # fmt: skip
            if answer is None or answer.status_code != 200:
                return
            version = answer.json()["version"]
            self.kept.append((who.case, version, reason))


def told(load, seconds):
    print(f"{'step':<16}{'n':>7}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}")
    for name, times in load.times.items():
        cuts = statistics.quantiles(times, n=20) if len(times) > 1 else times * 20
        print(
            f"{name:<16}{len(times):>7}{statistics.median(times) * 1e3:>9.0f}{cuts[18] * 1e3:>9.0f}{max(times) * 1e3:>9.0f}"
        )
    total = sum(len(times) for times in load.times.values())
    print(f"{total} requests in {seconds} s: {total / seconds:.0f} a second; failures: {dict(load.failures) or 'none'}")


def lost(url, kept):
    """Acknowledged saves that are not stored, and breaks of the ledger."""
    store = open_store(url)
    with store.read() as connection:
        missing = [
            (case, version) for case, version, reason in kept
            if reason not in {answer.reason for answer in work.worksheet(connection, case, version).answers}
        ]  # fmt: skip
        breaks, entries = ledger.verify(connection), ledger.count(connection)
    store.engine.dispose()
    return missing, breaks, entries


def killed(url, home, reviewers, rounds, seconds):
    """Kills the server under load so many times; exit 1 when anything acknowledged is gone."""
    good = True
    for number in range(1, rounds + 1):
        server = Server(url, home)
        load = Load(server.start(), 0, seed=number)

        async def under_load(load=load, server=server):
            running = asyncio.create_task(load.run(reviewers, seconds * 10, load.save))
            await asyncio.sleep(seconds)
            server.kill()
            load.until = 0
            await running

        asyncio.run(under_load())
        again = Server(url, home)
        again.start()
        again.stop()
        missing, breaks, entries = lost(url, load.kept)
        good = good and not missing and not breaks and bool(load.kept)
        print(
            f"killed {number}: {len(load.kept)} acknowledged saves, {len(missing)} lost; {entries} entries, {len(breaks)} breaks"
        )
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reviewers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--think", type=float, default=1.0, help="mean pause before each step, in seconds")
    parser.add_argument("--kill", type=int, default=0, metavar="TIMES")
    parser.add_argument(
        "--database", default="", help="an empty database; default: a SQLite file that is removed again"
    )
    parser.add_argument("--json", action="store_true", help="the times in milliseconds, by step")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="drafter-bench-"))
    url, home = given.database or f"sqlite:///{folder / 'bench.db'}", str(folder / "home")
    try:
        reviewers = prepare(url, home, given.reviewers)
        if given.kill:
            sys.exit(0 if killed(url, home, reviewers, given.kill, min(given.seconds, 3)) else 1)
        server = Server(url, home)
        load = Load(server.start(), given.think)
        asyncio.run(load.run(reviewers, given.seconds, load.review))
        server.stop()
        if given.json:
            print(json.dumps({name: [round(t * 1e3, 1) for t in times] for name, times in load.times.items()}))
        else:
            told(load, given.seconds)
        breaks = lost(url, [])[1]
        print(f"ledger: {len(breaks)} breaks")
        sys.exit(1 if load.failures or breaks else 0)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
