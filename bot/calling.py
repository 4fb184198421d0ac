"""Calls for the way in: as everywhere, but a token that Telegram refuses ends the program."""

from typing import Any

from bot.errors import Refusal
from scheduler import calling
from scheduler.answers import Answer
from scheduler.calling import Unreached

__all__ = ["REFUSED", "UNREACHED", "Caller", "TokenRefused", "Unreached"]

REFUSED = "Telegram refuses BOT_TOKEN (401 Unauthorized)"
UNREACHED = "Telegram can't be reached"


class TokenRefused(Refusal):
    """Telegram doesn't know the token, or not any more: there is nothing to wait for."""


class Caller(calling.Caller):
    """``call`` also raises TokenRefused."""

    async def call(self, method: str, body: dict[str, Any], seconds: float) -> Answer:
        """The answer, done or refused. Raises Unreached where none came in time, and TokenRefused."""
        answer = await super().call(method, body, seconds)
        if answer.status == 401 and answer.from_telegram:
            raise TokenRefused(REFUSED)
        return answer
