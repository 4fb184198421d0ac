"""The whole stand-in in one object: a Telegram, its server, its people, its weather."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, asynccontextmanager

from aiohttp import web

from sandbox.arrivals import Arrivals
from sandbox.calls import Call, Happening
from sandbox.faults import Faults
from sandbox.limits import Limits
from sandbox.model import User
from sandbox.people import Group, Manners, Person
from sandbox.server import BotApi
from sandbox.telegram import Telegram
from sandbox.updates import Retention
from sandbox.webhook import WebhookPusher


class Sandbox:
    """A local Telegram for one bot.

    `query_lifetime` and `retention` are real seconds; `webhook_time_scale` shortens the waits between a
    webhook's tries (1 is Telegram's own pace); `seed` makes ids and weather repeatable; `log_size` is how
    many requests the log keeps.
    """

    def __init__(
        self,
        token: str = "123456:TEST",  # noqa: S107  # nobody's
        bot_username: str = "vsoko_test_bot",
        *,
        bot_name: str = "ВСОКО",
        limits: Limits | None = None,
        retention: Retention | None = None,
        query_lifetime: float = 150.0,
        manners: Manners | None = None,
        webhook_time_scale: float = 1.0,
        seed: int = 1,
        log_size: int = 20_000,
    ) -> None:
        self.telegram = Telegram(
            token, bot_username, bot_name=bot_name, limits=limits, retention=retention,
            query_lifetime=query_lifetime, seed=seed, log_size=log_size,
        )  # fmt: skip
        self.token = token
        self.faults = Faults(seed)
        self.manners = manners or Manners()
        self.base_url = ""  # known while serving
        self.people: list[Person] = []
        self._arrivals = Arrivals(self.telegram)
        self._webhook_time_scale = webhook_time_scale

    @asynccontextmanager
    async def serve(
        self,
        port: int = 0,
        host: str = "127.0.0.1",
        *,
        configure: Callable[[web.Application], None] | None = None,
    ) -> AsyncIterator[str]:
        """Serve while the block lasts; gives the base URL. `configure` may add routes. OSError: port busy."""
        api = BotApi(self.telegram, self.faults)
        app = api.application()
        if configure is not None:
            configure(app)
        runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            self.base_url = f"http://{host}:{runner.addresses[0][1]}"
            pusher = WebhookPusher(self.telegram, time_scale=self._webhook_time_scale)
            pusher.apply()  # a webhook may have been set before the server was restarted
            try:
                yield self.base_url
            finally:
                api.close()
                await pusher.close()
        finally:
            await runner.cleanup()

    # People

    def person(
        self,
        first_name: str,
        *,
        last_name: str = "",
        user_id: int | None = None,
        username: str | None = None,
        language_code: str = "ru",
        is_bot: bool = False,
    ) -> Person:
        """A new person, unknown to the bot until they write. Ids go beyond 32 bits, as Telegram's do."""
        if not first_name.strip():
            raise ValueError("a person needs a first name: Telegram lets nobody in without one")
        if user_id is None:
            user_id = self.telegram.rng.randrange(10**8, 8 * 10**9)
        user = User(user_id, first_name, last_name, username or "", language_code, is_bot)
        person = Person(self._arrivals, user, self._arrivals.join(user), self.manners)
        self.people.append(person)
        return person

    def group(self, title: str, members: Sequence[Person] = (), *, kind: str = "group") -> Group:
        """A group (or `kind="supergroup"`) of these people, with the bot in it."""
        chat = self._arrivals.found_group(title, [member.user for member in members], kind=kind)
        return Group(self._arrivals, chat)

    # Weather and limits

    @property
    def limits(self) -> Limits:
        """The allowances in force; set them at any time."""
        return self.telegram.limiter.limits

    @limits.setter
    def limits(self, limits: Limits) -> None:
        self.telegram.limiter.limits = limits

    def repeat_confirmed(self, times: int) -> None:
        """From now on deliver each confirmed update `times` times more, as Telegram never should."""
        self.telegram.queue.repeat_confirmed = times

    def redeliver(self, count: int = 1) -> int:
        """Deliver the last `count` confirmed updates once more; says how many there were."""
        return self.telegram.queue.redeliver(count)

    # Looking

    def calls(self, method: str | None = None, *, chat_id: int | None = None) -> list[Call]:
        """The requests of a method (any case) and of a chat, oldest first."""
        return self.telegram.calls.find(method, chat_id=chat_id)

    def file_bytes(self, file_id: str) -> bytes:
        """What a file holds; ApiError for an unknown or vanished one."""
        return self.telegram.files.find(file_id).content

    def vanish(self, file_id: str) -> None:
        """The file can no longer be fetched."""
        self.telegram.files.vanish(file_id)

    def listen(self) -> AbstractContextManager[asyncio.Queue[Happening]]:
        """A queue of everything that happens from now on, for as long as the `with` block lasts."""
        return self.telegram.feed.listen()

    @property
    def pending(self) -> int:
        """How many updates the bot hasn't confirmed yet."""
        return len(self.telegram.queue.pending())


async def run_server(
    sandbox: Sandbox,
    *,
    host: str = "127.0.0.1",
    port: int = 8081,
    configure: Callable[[web.Application], None] | None = None,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Serve until cancelled, as a process of its own; `ready` is told the base URL once it listens."""
    async with sandbox.serve(port, host, configure=configure) as base_url:
        if ready is not None:
            ready(base_url)
        await asyncio.Event().wait()
