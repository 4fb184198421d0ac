"""The Telegram edge of the way out: a post in, what came of it out."""

from typing import Any

from core.outgoing import Waiting
from scheduler.answers import Answer
from scheduler.calling import Caller, Unreached
from scheduler.enclosing import Contents, Enclosing, NotNow
from scheduler.outcomes import Anew, Outcome, Refused, Sent, Trouble, outcome_of
from screens.evidence import without_its_file
from screens.menus import COMMANDS, load_menu
from screens.screen import Rows, Screen, load_screen

ANSWER_SECONDS = 30.0


class Telegram:
    """Sends posts."""

    def __init__(self, caller: Caller, contents: Contents, seconds: float = ANSWER_SECONDS) -> None:
        self._caller = caller
        self._seconds = seconds
        self._enclosing = Enclosing(caller, contents, seconds)

    async def deliver(self, waiting: Waiting) -> Outcome:
        """Send one post; whatever goes wrong comes back as a value."""
        try:
            return await self._deliver(waiting)
        except (Unreached, NotNow) as error:
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
        if screen.file is not None:
            found = await self._enclosing.send(screen.file, screen.text, _message(post.chat_id, screen))
            if found is not None:
                return _outcome(found, _message_id(found))
            screen = without_its_file(screen)
        message = _message(post.chat_id, screen) | {
            "text": screen.text,
            "link_preview_options": {"is_disabled": True},
        }
        replaced = waiting.album_screen
        if replaced is None and post.replaces == waiting.newest:
            replaced = post.replaces
        if replaced is not None:
            edited = _edited(await self._call("editMessageText", message | {"message_id": replaced}))
            if edited is not None:
                return edited
        answer = await self._call("sendMessage", message)
        return _outcome(answer, _message_id(answer))

    async def _call(self, method: str, body: dict[str, Any]) -> Answer:
        return await self._caller.call(method, body, self._seconds)


def _message(chat_id: int, screen: Screen) -> dict[str, Any]:
    message: dict[str, Any] = {"chat_id": chat_id, "parse_mode": "HTML"}
    if screen.rows:
        message["reply_markup"] = _keyboard(screen.rows)
    return message


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
