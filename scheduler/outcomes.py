"""What became of a post, told from Telegram's answer alone: a pure function, whoever carries the post.

The words are Telegram's own, and documented nowhere, so they are matched by their telling part.
"""

from dataclasses import dataclass

from scheduler.answers import Answer

GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "bot can't initiate conversation")
NOT_EDITABLE = (
    *("message to edit not found", "message can't be edited", "message_id_invalid"),
    "there is no text in the message to edit",  # a file stands there
)
UNCHANGED = "message is not modified"
TOO_OLD = "query is too old"
PAUSE = 1.0  # seconds, where Telegram says «too many» and not for how long


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it; ``message_id`` None where nothing new stands in the chat."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person blocked the bot, left, or never started it."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never take this post."""

    why: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Too many: nothing more for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fault on the way: try again later."""

    why: str


@dataclass(frozen=True, slots=True)
class Anew:
    """The message to be edited can't be any more: a new one must do."""


Outcome = Sent | Unreachable | Refused | Wait | Trouble


def outcome_of(answer: Answer) -> Outcome | Anew:
    """What a refusal means for the post; success isn't told here, since it carries the message's id."""
    if answer.status == 429:
        return Wait(answer.retry_after or PAUSE)
    if answer.from_telegram and answer.status in (400, 403, 413):
        return _refusal(answer.status, answer.description)
    # A page of a proxy says nothing about the person, whatever its number. 401 and 404 are the bot's trouble,
    # not the post's: the intake tells them.
    return Trouble(f"{answer.status} {answer.description}".strip())


def _refusal(status: int, description: str) -> Outcome | Anew:
    words = description.lower()
    if status == 403 or any(sign in words for sign in GONE):
        return Unreachable(description)
    if UNCHANGED in words:  # an earlier try whose answer was lost, or a second tap
        return Sent(None)
    if any(sign in words for sign in NOT_EDITABLE):
        return Anew()
    return Refused(description)  # a group that goes on elsewhere, too: whoever asked there asks again


def is_too_late(description: str) -> bool:
    """An answer to a tap that Telegram no longer waits for: no error, what was tapped has taken effect."""
    return TOO_OLD in description.lower()
