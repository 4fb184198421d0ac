"""The Telegram edge of the way out: a post in, what came of it out."""

import contextlib
from typing import Any

from core.outgoing import SummaryPicture, Waiting
from scheduler.answers import Answer
from scheduler.calling import Caller, Unreached
from scheduler.enclosing import Contents, Enclosing, NotNow
from scheduler.outcomes import Anew, Outcome, Refused, Sent, Trouble, outcome_of
from screens.evidence import without_its_file
from screens.menus import COMMANDS, load_menu
from screens.picture import without_its_picture
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
        if isinstance(screen.file, SummaryPicture):
            return await self._with_picture(waiting, screen, screen.file)
        if screen.file is not None:
            found = await self._enclosing.send(screen.file, screen.text, _message(post.chat_id, screen))
            if found is not None:
                return _outcome(found, _message_id(found))
            screen = without_its_file(screen)
        return await self._words(waiting, screen)

    async def _words(self, waiting: Waiting, screen: Screen) -> Outcome:
        """A screen of text, in the place of the tapped one where it can be."""
        message = _message(waiting.post.chat_id, screen) | {
            "text": screen.text,
            "link_preview_options": {"is_disabled": True},
        }
        replaced = _place(waiting)
        if replaced is not None and not waiting.post.over_picture:
            edited = _edited(await self._call("editMessageText", message | {"message_id": replaced}))
            if edited is not None:
                return edited
        answer = await self._call("sendMessage", message)
        if answer.ok and replaced is not None and waiting.post.over_picture:
            await self._take_away(waiting.post.chat_id, replaced)
        return _outcome(answer, _message_id(answer))

    async def _take_away(self, chat_id: int, message_id: int) -> None:
        """A picture can't become a text: once that stands below, it goes. What can't go stays, and works."""
        with contextlib.suppress(Unreached):
            await self._call("deleteMessage", {"chat_id": chat_id, "message_id": message_id})

    async def _with_picture(self, waiting: Waiting, screen: Screen, picture: SummaryPicture) -> Outcome:
        """A screen of the summary: its words go out all the same where its picture can't."""
        message = _message(waiting.post.chat_id, screen)
        replaced = _place(waiting)
        try:
            outcome: Outcome = Refused("no picture")
            answer = await self._enclosing.send(picture, screen.text, message, replaced)
            if answer is not None and replaced is not None:
                edited = _edited(answer)
                if edited is not None and not isinstance(edited, Refused):
                    return await self._or_words(waiting, screen, edited)
                answer = await self._enclosing.send(picture, screen.text, message)
            if answer is not None:
                outcome = _outcome(answer, _message_id(answer))
        except (Unreached, NotNow) as error:
            outcome = Trouble(str(error))
        return await self._or_words(waiting, screen, outcome)

    async def _or_words(self, waiting: Waiting, screen: Screen, outcome: Outcome) -> Outcome:
        """Refused, the picture is given up at once; in trouble at the second try, if words do get through."""
        words = without_its_picture(screen)
        if isinstance(outcome, Refused):
            return await self._words(waiting, words)
        if isinstance(outcome, Trouble) and waiting.attempts > 0:
            instead = await self._words(waiting, words)
            return instead if isinstance(instead, Sent) else outcome
        return outcome

    async def _call(self, method: str, body: dict[str, Any]) -> Answer:
        return await self._caller.call(method, body, self._seconds)


def _place(waiting: Waiting) -> int | None:
    """The message whose place the screen takes."""
    if waiting.album_screen is not None:
        return waiting.album_screen
    post = waiting.post
    return post.replaces if post.replaces == waiting.newest else None


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
