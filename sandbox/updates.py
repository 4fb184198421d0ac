"""What an update is, how long it is kept, and where it is posted to."""

from __future__ import annotations

from dataclasses import dataclass

ONE_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
ON_DEMAND = frozenset({"chat_member", "message_reaction", "message_reaction_count"})  # only if asked for


@dataclass(frozen=True, slots=True)
class Retention:
    """How long an unconfirmed update is kept, in real seconds."""

    messages: float = 24 * 3600
    callbacks: float = 150


@dataclass(frozen=True, slots=True)
class Update:
    """One update, ready to be sent as often as needed."""

    id: int
    kind: str
    chat_id: int
    body: bytes  # JSON of the whole update
    expires: float  # of the monotonic clock


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """Where updates are posted to, when the bot has asked for it."""

    url: str
    secret: str = ""
    max_connections: int = 40
