"""Filled forms are fetched and read after the commit, and the specialist is shown what they say.

As with evidence, a network that is down loses nothing: a form waits until it is read or Telegram has refused
it a few times. Its bytes aren't kept: what counts is in the report, once it was put in.
"""

import logging
import time
from collections.abc import Sequence
from typing import Protocol

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from core.telling import Telling

log = logging.getLogger(__name__)
AT_ONCE = 5
MOST_REFUSALS = 5
NOT_FETCHED = "a form can't be fetched yet"


class WaitingForm(Protocol):
    """A form to fetch."""

    @property
    def form_id(self) -> int: ...
    @property
    def file_id(self) -> str: ...


class Forms(Protocol):
    """Where forms wait, and who reads them."""

    async def waiting(self, limit: int, without: Sequence[int]) -> Sequence[WaitingForm]: ...
    async def read(self, form_id: int, content: bytes, /) -> None: ...
    async def lost(self, form_id: int, /) -> None: ...


class FormFetching:
    """Each form again after ``first`` seconds, then twice as long, up to ``longest``."""

    def __init__(
        self, forms: Forms, bot: Bot, telling: Telling, first: float = 0.25, longest: float = 600.0
    ) -> None:
        self._forms = forms
        self._bot = bot
        self._telling = telling
        self._first, self._longest = first, longest
        self._failures: dict[int, int] = {}
        self._resting: dict[int, float] = {}  # form → until when, monotonic seconds

    async def look(self) -> None:
        """Fetch and read a few."""
        now = time.monotonic()
        self._resting = {form: until for form, until in self._resting.items() if until > now}
        for form in await self._forms.waiting(AT_ONCE, list(self._resting)):
            try:
                content = await self._download(form.file_id)
            except TelegramBadRequest as error:
                if self._failures.get(form.form_id, 0) + 1 < MOST_REFUSALS:
                    self._rest(form.form_id)
                    continue
                log.warning("form %s is lost: %s", form.form_id, error.message)
                await self._forms.lost(form.form_id)
            except Exception as error:
                self._telling.say(NOT_FETCHED, error)
                self._rest(form.form_id)
                continue
            else:
                self._telling.over(NOT_FETCHED)
                await self._forms.read(form.form_id, content)
            self._failures.pop(form.form_id, None)

    async def _download(self, file_id: str) -> bytes:
        described = await self._bot.get_file(file_id)
        assert described.file_path is not None
        content = await self._bot.download_file(described.file_path)
        assert content is not None
        return content.read()

    def _rest(self, form: int) -> None:
        failures = self._failures.get(form, 0)
        self._failures[form] = failures + 1
        self._resting[form] = time.monotonic() + min(self._first * 2.0**failures, self._longest)
