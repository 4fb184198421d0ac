"""Telegram's refusals: a code, a description word for word, and when or where to try again."""

from __future__ import annotations

from typing import Any, NoReturn

JSON = dict[str, Any]

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


class ApiError(Exception):
    """An answer with `ok: false`; `parameters` as Telegram names them (`retry_after` is in whole seconds)."""

    def __init__(self, code: int, description: str, parameters: JSON | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def payload(self) -> JSON:
        """The body that Telegram sends with it."""
        body: JSON = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(why: str, parameters: JSON | None = None) -> NoReturn:
    """400: what was asked for can't be done, now or ever."""
    raise ApiError(400, f"Bad Request: {why}", parameters)


def forbidden(why: str) -> NoReturn:
    """403: the person or the group doesn't let the bot in."""
    raise ApiError(403, f"Forbidden: {why}")


def conflict(why: str) -> ApiError:
    """409: somebody else is taking the updates. Returned, not raised: it goes to a request held elsewhere."""
    return ApiError(409, f"Conflict: {why}")


def too_many_requests(retry_after: int) -> ApiError:
    """429: come back after `retry_after` seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})
