"""The Telegram edge of the way out: a post in, what came of it out."""

from typing import Any

from core.outgoing import Waiting
from scheduler.answers import Answer
from scheduler.calling import Caller, Unreached
from scheduler.outcomes import Anew, Outcome, Refused, Sent, Trouble, outcome_of
from screens.menus import COMMANDS, load_menu
from screens.screen import Rows, load_screen

ANSWER_SECONDS = 30.0


class Telegram:
    """Sends posts."""

    def __init__(self, caller: Caller, seconds: float = ANSWER_SECONDS) -> None:
        self._caller = caller
        self._seconds = seconds

    async def deliver(self, waiting: Waiting) -> Outcome:
        """Send one post; whatever goes wrong comes back as a value."""
        try:
            return await self._deliver(waiting)
        except Unreached as error:
            return Trouble(str(error))

    async def _deliver(self, waiting: Waiting) -> Outcome:
        post = waiting.post
        role = load_menu(post.screen)
        if role is not None:
            commands = [{"command": name, "description": words} for name, words in COMMANDS[role]]
            scope = {"type": "chat", "chat_id": post.chat_id}
            answer = await self._call("setMyCommands", {"commands": commands, "scope": scope})
            return _outcome(answer, None)
        try:
            screen = load_screen(post.screen)
        except (ValueError, KeyError, TypeError) as error:  # a row that nobody of ours has written
            return Refused(f"unreadable: {type(error).__name__}")
        message: dict[str, Any] = {
            "chat_id": post.chat_id,
            "text": screen.text,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        }
        if screen.rows:
            message["reply_markup"] = _keyboard(screen.rows)
        if post.replaces is not None and post.replaces == waiting.newest:
            edited = _edited(await self._call("editMessageText", message | {"message_id": post.replaces}))
            if edited is not None:
                return edited
        answer = await self._call("sendMessage", message)
        return _outcome(answer, _message_id(answer))

    async def _call(self, method: str, body: dict[str, Any]) -> Answer:
        return await self._caller.call(method, body, self._seconds)


def _outcome(answer: Answer, message_id: int | None) -> Outcome:
    if answer.ok:
        return Sent(message_id)
    outcome = outcome_of(answer)
    return Trouble("nothing to edit") if isinstance(outcome, Anew) else outcome


def _message_id(answer: Answer) -> int | None:
    found = answer.result.get("message_id") if isinstance(answer.result, dict) else None
    return found if isinstance(found, int) else None


def _edited(answer: Answer) -> Outcome | None:
    """None where the message can't be edited any more, and a new one must do."""
    outcome = Sent(None) if answer.ok else outcome_of(answer)
    return None if isinstance(outcome, Anew) else outcome


def _keyboard(rows: Rows) -> dict[str, Any]:
    return {
        "inline_keyboard": [
            [{"text": button.text, "callback_data": button.data} for button in row] for row in rows
        ]
    }
