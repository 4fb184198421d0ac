"""Behind the scenes, as POST requests: the clock, the weather, the bot's process."""

from __future__ import annotations

from datetime import datetime, timedelta

from aiohttp import web

from sandbox.errors import JSON
from sandbox.page import weather
from sandbox.page.backstage import NotNow
from sandbox.page.requests import answer, body
from sandbox.page.room import Room

FASTEST = 1_000_000.0


class BackstageRoutes:
    """Bound to one room."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add_to(self, app: web.Application) -> None:
        """``/page/clock``, ``/page/weather``, ``/page/bot``."""
        app.router.add_post("/page/clock", self.move_clock)
        app.router.add_post("/page/weather", self.set_weather)
        app.router.add_post("/page/bot", self.command_bot)

    async def move_clock(self, request: web.Request) -> web.Response:
        """``{"speed": 60}`` or ``{"jump": "reminder" | "day"}``."""
        given = await body(request)
        if "jump" in given:
            await self._room.backstage.move_clock(self._target(given), None)
            self._room.did(f"jump {given['jump']}")
        else:
            await self._room.backstage.move_clock(None, _speed(given))
            self._room.did("speed")
        return answer()

    async def set_weather(self, request: web.Request) -> web.Response:
        """All switches at once."""
        self._room.set_weather(weather.read(await body(request)))
        self._room.did("weather")
        return answer()

    async def command_bot(self, request: web.Request) -> web.Response:
        """``{"do": "kill" | "start" | "redeliver"}``."""
        wanted = (await body(request)).get("do")
        match wanted:
            case "kill":
                await self._room.backstage.kill()
            case "start":
                await self._room.backstage.start()
            case "redeliver":
                count = self._room.sandbox.redeliver(5)
                if not count:
                    raise NotNow("Повторять пока нечего: бот ещё ничего не получил.")
                return answer({"count": count})
            case _:
                raise NotNow("Запрос непонятен.")
        self._room.did(str(wanted))
        return answer()

    def _target(self, given: JSON) -> datetime:
        clock = self._room.backstage.clock()
        if given["jump"] == "day":
            return clock.now + timedelta(days=1)
        if clock.next_reminder is None:
            raise NotNow("Больше ни одного напоминания не запланировано.")
        return max(clock.next_reminder, clock.now)


def _speed(given: JSON) -> float:
    try:
        speed = float(given.get("speed", 0))
    except (TypeError, ValueError):
        speed = 0.0
    if not 0 < speed <= FASTEST:
        raise NotNow(f"Скорость часов: больше 0 и не больше {FASTEST:.0f}.")
    return speed
