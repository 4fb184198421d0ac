"""Reading what came back from the Bot API: Telegram's JSON, or whatever a proxy put in its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scheduler import plain_json


@dataclass(frozen=True, slots=True)
class Answer:
    """``ok``: it is done, see ``result``. Else ``description`` says why not, in Telegram's words."""

    status: int
    ok: bool
    result: Any = None
    description: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    from_telegram: bool = True  # False: a page of somebody in between, so it says nothing about the bot

    @property
    def retry_after(self) -> float:
        """Seconds that Telegram wants us to wait; 0 where it names none that makes sense."""
        wanted = self.parameters.get("retry_after")
        if isinstance(wanted, bool) or not isinstance(wanted, int | float):
            return 0.0
        return max(0.0, float(wanted))


def read_answer(status: int, body: bytes) -> Answer:
    """Never raises: what isn't Telegram's JSON is an answer that is not ok."""
    try:
        found = plain_json.load(body)
    except ValueError:
        return Answer(status, False, description="a page instead of JSON", from_telegram=False)
    if not isinstance(found, dict) or not isinstance(found.get("ok"), bool):
        return Answer(status, False, description="JSON that isn't Telegram's", from_telegram=False)
    if found["ok"]:
        return Answer(status, True, found.get("result"))
    code = found.get("error_code")
    parameters = found.get("parameters")
    return Answer(
        code if isinstance(code, int) else status,
        False,
        description=str(found.get("description", "")),
        parameters=parameters if isinstance(parameters, dict) else {},
    )
