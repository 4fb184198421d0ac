"""A strict local stand-in of Telegram's Bot API, with scripted people; imports nothing of the others."""

from sandbox.calls import Call, Happening
from sandbox.errors import ApiError
from sandbox.faults import EVERY, FILES, Fault, FaultKind, Faults
from sandbox.limits import Limits
from sandbox.messages import Message
from sandbox.people import OWN, Group, Manners, Person
from sandbox.sandbox import Sandbox, run_server
from sandbox.updates import Retention

__all__ = [
    "EVERY", "FILES", "OWN", "ApiError", "Call", "Fault", "FaultKind", "Faults", "Group", "Happening",
    "Limits", "Manners", "Message", "Person", "Retention", "Sandbox", "run_server",
]  # fmt: skip
