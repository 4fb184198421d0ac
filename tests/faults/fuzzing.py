"""Updates as nobody would send them, through the real intake, worker and database; no network.

Some are what Telegram sends, most are that with something odd: a field gone, of another type, too long, of a
release of tomorrow; buttons of every release, whole and broken; ids of people, groups, nobody.
"""

import asyncio
import copy
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from aiogram import Bot
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from bot.intake import is_update, storing
from bot.meters import Meters
from bot.opening import Installation, open_installation
from bot.settings import Settings
from bot.spinners import Spinners
from bot.troubles import Grumble
from bot.worker import Department, Worker
from handlers.routing import taps
from storage import updates
from storage.writer import Writer
from tests.tenancy.town import Marked, found

GOLDEN = Path(__file__).parents[1] / "screens" / "golden_callbacks.txt"
BATCH = 50
TOKEN = "123456:TEST"  # opens nothing: nobody is called


@dataclass
class Fuzzed:
    """What came of it."""

    updates: int = 0
    failed: list[str] = field(default_factory=list)


class _Nobody:
    """Answers no spinner."""

    async def call(self, *_: object) -> Any:
        raise AssertionError("nobody is called")

    def stop(self, *_: object) -> None: ...

    async def finish(self) -> None: ...


def fuzz(folder: Path, most: int) -> Fuzzed:
    """Feed at least so many; stops at the first that fails."""
    with asyncio.Runner() as runner:
        place = runner.run(_Place.opened(folder))
        made = Fuzzed()

        @settings(
            max_examples=max(1, most // BATCH + 1),
            deadline=None,
            database=None,
            phases=[Phase.generate],  # each leaves its mark in the database: there is nothing to shrink
            suppress_health_check=list(HealthCheck),
        )
        @given(st.lists(updates_of(place.buttons, place.people), min_size=BATCH, max_size=BATCH))
        def feed(batch: list[Any]) -> None:
            if made.failed or made.updates >= most:
                return
            made.updates += len(batch)
            made.failed += runner.run(place.feed(batch))

        try:
            while (
                made.updates < most and not made.failed
            ):  # what hypothesis thinks it has seen isn't repeated
                feed()
        finally:
            runner.run(place.close())
        return made


class _Place:
    """An installation with people in every role, and its worker."""

    def __init__(self, here: Installation, town: Marked) -> None:
        self._here = here
        self._writer = Writer(here.database)
        self.people = [*town.ids, 900_000_001]
        golden = [line.split()[0] for line in GOLDEN.read_text().splitlines() if line and line[0] != "#"]
        shown = {data for phone in town.people.values() for data in phone.ever}
        self.buttons = sorted({*golden, *shown, *(f"/start {code}" for code in town.codes)})
        department = Department(
            here.department_id, "Управление", (900_000_001,), here.days, here.local_now, "vsoko_test_bot"
        )
        self._worker = Worker(
            here.database,
            self._writer,
            here.shelf,
            taps(),
            Bot(TOKEN),
            cast(Spinners, _Nobody()),
            department,
            lambda _: None,
            Grumble(logging.getLogger(__name__)),
            Meters(),
        )
        self._store = storing(self._writer, 123456, self._worker.hand)
        self._next = 1
        self._tasks = [asyncio.create_task(self._writer.run()), asyncio.create_task(self._worker.run())]

    @classmethod
    async def opened(cls, folder: Path) -> "_Place":
        given_settings = Settings(
            _env_file=None,
            data_dir=folder,
            clock_start="2020-08-03T09:00+03:00",
            clock_speed=0.001,
        )
        here = await open_installation(given_settings)
        town = await here.database.write(lambda c: found(c, here, "МЕТКА", 100))
        return cls(here, town)

    async def feed(self, batch: Sequence[Any]) -> list[str]:
        """As polling hands it over; what failed, in words."""
        arrived = []
        for raw in batch:
            if isinstance(raw, dict) and raw.get("update_id") == "next":
                raw["update_id"], self._next = self._next, self._next + 1
            arrived.append(json.loads(json.dumps(raw)))
        try:
            await self._store([raw for raw in arrived if is_update(raw)])
        except Exception as error:
            return [f"not stored: {type(error).__name__}: {error}: {arrived}"]
        while await self._here.database.read(updates.waiting):
            await self._worker.finish()
            await asyncio.sleep(0)
        return await self._here.database.write(_looked_at)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._here.close()


def _looked_at(connection: Connection) -> list[str]:
    """What failed; and the answers are taken as read, else the chats would count as floods."""
    connection.execute(text("DELETE FROM outbox"))
    odd = connection.execute(text("SELECT payload, error FROM updates WHERE attempts > 0 OR state <> 'done'"))
    return [f"{row.payload}\n{row.error}" for row in odd]


def updates_of(buttons: Sequence[str], people: Sequence[int]) -> st.SearchStrategy[Any]:
    """One update, honest or odd."""
    junk: st.SearchStrategy[Any] = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**70), 2**70),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=40),
        st.lists(st.integers(0, 3), max_size=3),
        st.dictionaries(st.text(max_size=5), st.integers(0, 3), max_size=2),
    )
    person = st.sampled_from(people)
    ids = st.one_of(person, person, person, st.integers(-(2**52), 2**52))
    words = st.one_of(
        st.sampled_from([one for one in buttons if one.startswith("/")]),
        st.sampled_from(
            [
                "/start",
                "/menu",
                "/help",
                "/mydata",
                "/summary",
                "/summary 7",
                "/x",
                "25.08",
                "5",
                "да",
                "=1+1",
            ]
        ),
        st.text(max_size=80),
        st.text(alphabet="<>&\"'{}%\\\u202e\u200b\0\n;-", max_size=200),
        st.sampled_from(
            ["я" * 4096, "&" * 4096, "9" * 400, "31.02.9999", "' OR 1=1 --", "https://" + "a" * 9]
        ),
    )
    file = st.fixed_dictionaries(
        {"file_id": st.text(max_size=20), "file_unique_id": st.text(max_size=8)},
        optional={
            "file_name": words,
            "mime_type": st.text(max_size=20),
            "file_size": st.one_of(st.none(), st.integers(-5, 2**53)),
        },
    )
    size = st.fixed_dictionaries(
        {"file_id": st.just("p"), "file_unique_id": st.just("u"), "width": st.just(9), "height": st.just(9)}
    )
    content = st.one_of(
        st.fixed_dictionaries({"text": words}),
        st.fixed_dictionaries({"text": words}),
        st.fixed_dictionaries({"document": file}, optional={"caption": words, "media_group_id": words}),
        st.fixed_dictionaries({"photo": st.lists(size, max_size=3)}, optional={"caption": words}),
        st.fixed_dictionaries({"contact": st.just({"phone_number": "1", "first_name": "x"})}),
        st.fixed_dictionaries({"novelty": junk}),
    )
    user = st.fixed_dictionaries(
        {"id": ids, "is_bot": st.sampled_from([False, False, False, True]), "first_name": words},
        optional={"last_name": words, "username": st.text(max_size=9)},
    )

    @st.composite
    def message(draw: st.DrawFn) -> dict[str, Any]:
        sender: dict[str, Any] = draw(user)
        kind = draw(st.sampled_from(["private"] * 6 + ["group", "supergroup", "channel", "tomorrow"]))
        chat = sender["id"] if kind == "private" else -abs(sender["id"]) - 1
        made: dict[str, Any] = {
            "message_id": draw(st.integers(1, 2**31)),
            "date": 1_596_434_400,
            "chat": {"id": chat, "type": kind},
            "from": sender,
        }
        made.update(draw(content))
        return made

    @st.composite
    def tap(draw: st.DrawFn) -> dict[str, Any]:
        shown, data = draw(message()), draw(st.sampled_from(buttons))
        if draw(st.booleans()):  # broken: a part gone, changed, doubled
            parts = data.split(":")
            place = draw(st.integers(0, len(parts) - 1))
            parts[place] = draw(st.one_of(st.text(max_size=12), st.integers(-(2**65), 2**65).map(str)))
            data = ":".join(parts)
        return {"id": "q", "from": shown["from"], "message": shown, "chat_instance": "c", "data": data}

    @st.composite
    def member(draw: st.DrawFn) -> dict[str, Any]:
        sender = draw(user)
        status = st.sampled_from(["member", "kicked", "left", "administrator", "tomorrow"])
        return {
            "chat": {"id": sender["id"], "type": "private"},
            "from": sender,
            "date": 1,
            "old_chat_member": {"status": draw(status), "user": sender},
            "new_chat_member": {"status": draw(status), "user": sender, "until_date": 0},
        }

    kinds = st.one_of(
        st.tuples(st.just("callback_query"), tap()),
        st.tuples(st.just("callback_query"), tap()),
        st.tuples(st.sampled_from(["message", "message", "edited_message", "channel_post"]), message()),
        st.tuples(st.just("message"), message()),
        st.tuples(st.just("my_chat_member"), member()),
        st.tuples(st.text(max_size=9), junk),
    )

    @st.composite
    def update(draw: st.DrawFn) -> Any:
        name, body = draw(kinds)
        made = copy.deepcopy({"update_id": "next", name: body})  # parts are shared by what comes later
        if draw(st.integers(0, 3)) == 0:
            _spoil(draw, made, junk)
        return made

    return st.one_of(update(), update(), update(), update(), update(), update(), update(), junk)


def _spoil(draw: st.DrawFn, made: dict[str, Any], junk: st.SearchStrategy[Any]) -> None:
    """Somewhere inside a field goes, or becomes something else."""
    holder: Any = made
    while isinstance(holder, dict) and holder:
        key = draw(st.sampled_from(sorted(holder)))
        if not isinstance(holder[key], dict) or draw(st.integers(0, 3)) == 0:
            if draw(st.booleans()):
                del holder[key]
            else:
                holder[key] = draw(junk)
            return
        holder = holder[key]
