"""The room that all pages look into: who is there, what was said, what the bot did behind the scenes."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.calls import Call, Happening
from sandbox.errors import JSON
from sandbox.messages import Message
from sandbox.page import showing
from sandbox.page.backstage import Backstage
from sandbox.page.guide import Guide, Step
from sandbox.page.stream import Stream
from sandbox.page.weather import Weather
from sandbox.people import Person
from sandbox.sandbox import Sandbox

CALLS_KEPT = 400


@dataclass(frozen=True, slots=True)
class Guest:
    """A person on the page. ``note`` says who they are; ``link`` is the invitation in their hand, if any."""

    person: Person
    note: str
    link: str = ""


class Room:
    """``follow`` turns what happens in the sandbox into events; ``snapshot`` is everything at this moment."""

    def __init__(self, sandbox: Sandbox, backstage: Backstage, steps: Sequence[Step] = ()) -> None:
        self.sandbox = sandbox
        self.backstage = backstage
        self.stream = Stream()
        self.guests: dict[int, Guest] = {}
        self.weather = Weather()
        self._guide = Guide(steps)
        self._calls: deque[JSON] = deque(maxlen=CALLS_KEPT)
        self._calls_seen = 0
        self._times: dict[tuple[int, int], str] = {}  # of messages, by the bot's clock
        self._waiting: list[int] = []
        backstage.changed = self.tell_backstage

    def introduce(self, person: Person, note: str, link: str = "") -> Guest:
        """One more person on the page."""
        guest = self.guests[person.id] = Guest(person, note, link)
        self.stream.publish("guest", self._guest(guest))
        return guest

    def set_weather(self, weather: Weather) -> None:
        """Other weather from now on."""
        weather.apply(self.sandbox.faults)
        self.weather = weather
        self.stream.publish("weather", weather.shown())

    def did(self, what: str) -> None:
        """Something was done behind the scenes."""
        self._note("did", what)

    def tell_backstage(self) -> None:
        """The bot's process or its clock is another."""
        self.stream.publish("backstage", self._backstage())

    async def follow(self) -> None:
        """Until cancelled."""
        with self.sandbox.listen() as queue:
            while True:
                self._tell(await queue.get())

    def snapshot(self) -> JSON:
        """Everything; whatever happens later has an event after ``last``."""
        return {
            "last": self.stream.last,
            "bot": {"name": self.sandbox.telegram.bot.name, "username": self.sandbox.telegram.bot.username},
            "guests": [self._guest(guest) for guest in self.guests.values()],
            "messages": [self._message(m) for guest in self.guests.values() for m in guest.person.messages],
            "waiting": self._waiting,
            "calls": list(self._calls),
            "weather": self.weather.shown(),
            "backstage": self._backstage(),
            "guide": self._guide.shown(),
        }

    def _tell(self, happening: Happening) -> None:
        kind, chat, data = happening.kind, happening.chat_id, happening.data
        match kind:
            case "message" | "edit" | "delete":
                self.stream.publish("message", self._message(data))
                sign = "shown" if data.from_bot else "said"
                self._note(sign, data.words, data.chat_id)
                self._tell_waiting()
            case "answer":
                self.stream.publish("answer", {"query": data})
            case "toast":
                toast = {"chat": chat, "query": data.query_id, "text": data.text, "alert": data.alert}
                self.stream.publish("toast", toast)
            case "keyboard" | "blocked":
                self._tell_guest(chat)
            case "commands":
                for guest_id in self.guests:
                    self._tell_guest(guest_id)
            case "action":
                self.stream.publish("action", {"chat": chat})
            case "call":
                self._tell_call(data)

    def _tell_call(self, call: Call) -> None:
        self._calls_seen += 1
        row = showing.call(call, self._calls_seen, self.sandbox.token)
        self._calls.append(row)
        self.stream.publish("call", row)
        if call.method.lower() == "getupdates":
            self._tell_waiting()

    def _tell_waiting(self) -> None:
        """Which messages the bot hasn't taken yet: a single tick beside them."""
        waiting = [
            json.loads(update.body)["message"]["message_id"]
            for update in self.sandbox.telegram.queue.pending()
            if update.kind == "message"
        ]
        if waiting != self._waiting:
            self._waiting = waiting
            self.stream.publish("waiting", {"messages": waiting})

    def _tell_guest(self, guest_id: int | None) -> None:
        if guest_id in self.guests:
            self.stream.publish("guest", self._guest(self.guests[guest_id]))

    def _note(self, sign: str, words: str, who: int = 0) -> None:
        if self._guide.notice(sign, words, who):
            self.stream.publish("guide", {"steps": self._guide.shown()})

    def _guest(self, guest: Guest) -> JSON:
        person = guest.person
        menu = self.sandbox.telegram.commands.menu(person.chat, person.user.language_code)
        return {
            "id": person.id,
            "name": person.user.name,
            "note": guest.note,
            "link": guest.link,
            "started": person.user.started,
            "blocked": person.user.blocked,
            "keyboard": showing.keyboard(person.chat.keyboard),
            "commands": menu,
        }

    def _message(self, message: Message) -> JSON:
        key = (message.chat_id, message.id)
        at = self._times.setdefault(key, self.backstage.clock().now.isoformat())
        return showing.message(message, at)

    def _backstage(self) -> JSON:
        clock = self.backstage.clock()
        return {
            "state": self.backstage.state.value,
            "why": self.backstage.why,
            "now": clock.now.isoformat(),
            "speed": clock.speed,
            "next_reminder": clock.next_reminder.isoformat() if clock.next_reminder else None,
            "invitations": [
                {"kindergarten": i.kindergarten, "head": i.head, "link": i.link}
                for i in self.backstage.invitations
            ],
        }
