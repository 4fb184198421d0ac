"""What a person does on the page, as POST requests: write, tap, send a contact, block."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from sandbox.arrivals import Arrivals
from sandbox.page.backstage import NotNow
from sandbox.page.requests import answer, body, words
from sandbox.page.room import Guest, Room
from sandbox.texts import MAX_TEXT
from sandbox.utf16 import units

MOST_GUESTS = 40  # side by side; more would only slow the page down


class PeopleRoutes:
    """Bound to one room."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._arrivals = Arrivals(room.sandbox.telegram)

    def add_to(self, app: web.Application) -> None:
        """Under ``/page/people``."""
        router = app.router
        router.add_post("/page/people", self.introduce)
        router.add_post("/page/people/{id}/say", self.say)
        router.add_post("/page/people/{id}/tap", self.tap)
        router.add_post("/page/people/{id}/contact", self.contact)
        router.add_post("/page/people/{id}/voice", self.voice)
        router.add_post("/page/people/{id}/sticker", self.sticker)
        router.add_post("/page/people/{id}/block", self.block)
        router.add_post("/page/people/{id}/unblock", self.unblock)

    async def introduce(self, request: web.Request) -> web.Response:
        """Somebody new, perhaps with an invitation in hand."""
        given = await body(request)
        first, _, last = words(given, "name", 60).partition(" ")
        if not first:
            raise NotNow("Назовите человека: имени в поле нет.")
        if len(self._room.guests) >= MOST_GUESTS:
            raise NotNow(f"На странице уже {MOST_GUESTS} человек, больше не поместится.")
        person = self._room.sandbox.person(first, last_name=last.strip())
        guest = self._room.introduce(person, words(given, "note", 100), words(given, "link", 200))
        return answer({"id": guest.person.id})

    async def say(self, request: web.Request) -> web.Response:
        """A text."""
        guest = self.guest(request)
        text = str((await body(request)).get("text", ""))
        if not text.strip():
            raise NotNow("Сообщение пустое.")
        if units(text) > MAX_TEXT:
            raise NotNow(f"Сообщение длиннее {MAX_TEXT} знаков: Telegram такое не отправит.")
        await guest.person.say(text, react=False)
        return answer()

    async def tap(self, request: web.Request) -> web.Response:
        """An inline button; gives the id of the tap, by which its spinner is stopped."""
        guest = self.guest(request)
        given = await body(request)
        chat = guest.person.chat
        message = chat.messages.get(_number(given.get("message")))
        data = given.get("data")
        if message is None or not isinstance(data, str):
            raise NotNow("Такой кнопки в чате нет.")
        query = self._arrivals.tap(chat, guest.person.user, message.payload, data)
        return answer({"query": query.id})

    async def contact(self, request: web.Request) -> web.Response:
        """The person's own phone number."""
        person = self.guest(request).person
        await person.send_contact(person.phone, react=False)
        return answer()

    async def voice(self, request: web.Request) -> web.Response:
        """A voice message; what it says is nobody's business."""
        await self.guest(request).person.send_voice(react=False)
        return answer()

    async def sticker(self, request: web.Request) -> web.Response:
        """A sticker."""
        await self.guest(request).person.send_sticker(react=False)
        return answer()

    async def block(self, request: web.Request) -> web.Response:
        """The bot may not write to this person any more."""
        guest = self.guest(request, blocked=None)
        if not guest.person.user.blocked:
            guest.person.block()
        return answer()

    async def unblock(self, request: web.Request) -> web.Response:
        """It may again."""
        guest = self.guest(request, blocked=None)
        if guest.person.user.blocked:
            guest.person.unblock()
        return answer()

    def guest(self, request: web.Request, *, blocked: bool | None = False) -> Guest:
        """The person of the address. NotNow where there is none or, but for ``blocked=None``, who blocked."""
        return guest_of(self._room, request, blocked=blocked)


def guest_of(room: Room, request: web.Request, *, blocked: bool | None = False) -> Guest:
    """See ``PeopleRoutes.guest``."""
    found = room.guests.get(_number(request.match_info["id"]))
    if found is None:
        raise NotNow("Такого человека на странице нет.")
    if blocked is False and found.person.user.blocked:
        raise NotNow("Бот заблокирован: сначала разблокируйте его.")
    return found


def _number(raw: Any) -> int:
    try:
        return int(raw)
    except (TypeError, ValueError):
        return 0
