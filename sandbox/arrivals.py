"""What people do, as changes of the state and updates for the bot. No waiting here: see `sandbox.people`."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox import entities, texts
from sandbox.errors import JSON
from sandbox.files import StoredFile
from sandbox.messages import Message
from sandbox.model import Chat, User
from sandbox.telegram import Query, Telegram

_PRIVATE_KINDS = {"photo", "document", "voice", "sticker", "video", "contact", "location"}


class Arrivals:
    """The people's side of one Telegram."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram

    def join(self, user: User) -> Chat:
        """A new account, with a private chat in which nothing has been said yet."""
        telegram = self.telegram
        if user.id in telegram.users:
            raise ValueError(f"there is a person with the id {user.id} already")
        telegram.users[user.id] = user
        account = user.payload()
        del account["is_bot"]
        account.pop("language_code", None)
        chat = Chat(user.id, {**account, "type": "private"}, self._instance(), user=user)
        telegram.chats[chat.id] = chat
        return chat

    def found_group(self, title: str, members: Sequence[User], *, kind: str = "group") -> Chat:
        """A group with the bot in it; the bot is told by `my_chat_member` and a service message."""
        telegram = self.telegram
        number = telegram.rng.randrange(10**8, 5 * 10**9)
        chat_id = -(10**12) - number if kind == "supergroup" else -number
        payload: JSON = {"id": chat_id, "title": title, "type": kind}
        chat = Chat(chat_id, payload, self._instance(), members={user.id: user for user in members})
        telegram.chats[chat_id] = chat
        if members:
            self.membership(chat, members[0], "left", "member")
            self.say(chat, members[0], {"group_chat_created": True})
        return chat

    def say(self, chat: Chat, user: User, content: JSON, *, file: StoredFile | None = None) -> Message:
        """A person's message of any kind. Writing to the bot counts as having pressed Start."""
        telegram = self.telegram
        if chat.user is not None:
            chat.user.started = True
        payload = {
            "message_id": telegram.next_message_id(), "from": user.payload(), "chat": chat.payload,
            "date": int(telegram.wall()), **content,
        }  # fmt: skip
        message = Message(payload, False, file=file)
        chat.messages[message.id] = message
        telegram.feed.publish("message", chat.id, message)
        if not chat.is_group or self._meant_for_bot(chat, content):
            telegram.queue.push("message", payload, chat.id)
        return message

    def edit(self, chat: Chat, message: Message, content: JSON) -> None:
        """A person changes a message of theirs."""
        message.earlier.append(message.words)
        message.payload = {**message.payload, **content, "edit_date": int(self.telegram.wall())}
        message.edits += 1
        self.telegram.feed.publish("edit", chat.id, message)
        self.telegram.queue.push("edited_message", message.payload, chat.id)

    def tap(self, chat: Chat, user: User, message: JSON | None, data: str) -> Query:
        """A tap on a button: `message` is the API's Message as it stands, or an inaccessible one, or none."""
        telegram = self.telegram
        query = Query(str(telegram.rng.randrange(10**17, 10**19)), user, chat, telegram.monotonic())
        telegram.queries[query.id] = query
        body: JSON = {"id": query.id, "from": user.payload(), "chat_instance": chat.instance, "data": data}
        if message is not None:
            body["message"] = message
        telegram.queue.push("callback_query", body, chat.id)
        return query

    def membership(self, chat: Chat, user: User, old: str, new: str) -> None:
        """`my_chat_member`: the bot was let in or thrown out by `user`."""
        bot = self.telegram.bot_payload
        body: JSON = {
            "chat": chat.payload, "from": user.payload(), "date": int(self.telegram.wall()),
            "old_chat_member": _member(bot, old), "new_chat_member": _member(bot, new),
        }  # fmt: skip
        self.telegram.queue.push("my_chat_member", body, chat.id)

    def migrate(self, chat: Chat) -> Chat:
        """The group becomes a supergroup with another id; the old one only tells where it has gone."""
        telegram = self.telegram
        new_id = -(10**12) + chat.id
        payload = {"id": new_id, "title": chat.payload["title"], "type": "supergroup"}
        moved = Chat(new_id, payload, chat.instance, members=chat.members)
        telegram.chats[new_id] = moved
        author = next(iter(chat.members.values()))
        self.say(chat, author, {"migrate_to_chat_id": new_id})
        chat.migrated_to = new_id
        self.say(moved, author, {"migrate_from_chat_id": chat.id})
        return moved

    def worded(self, text: str, *, caption: bool = False) -> JSON:
        """The fields of a text or a caption as a person's app sends it: trimmed, with what it finds in it."""
        read = texts.caption(text) if caption else texts.message_text(text)
        names = ("caption", "caption_entities") if caption else ("text", "entities")
        fields: JSON = {}
        if read.text:
            fields[names[0]] = read.text
        if found := entities.arrange([], entities.detect(read.text)):
            fields[names[1]] = found
        return fields

    def _meant_for_bot(self, chat: Chat, content: JSON) -> bool:
        """Privacy mode: in a group a bot gets commands, mentions, replies to it and service messages only."""
        text = str(content.get("text") or content.get("caption") or "")
        mention = "@" + self.telegram.bot.username.lower()
        if not text:
            return not _PRIVATE_KINDS & content.keys()
        if text.startswith("/"):
            command = text.split(maxsplit=1)[0].lower()
            return "@" not in command or command.endswith(mention)
        replied = content.get("reply_to_message") or {}
        return mention in text.lower() or (replied.get("from") or {}).get("id") == self.telegram.bot.id

    def _instance(self) -> str:
        return str(self.telegram.rng.randrange(-(10**18), 10**18))


def _member(bot: JSON, status: str) -> JSON:
    member: JSON = {"user": bot, "status": status}
    if status == "kicked":
        member["until_date"] = 0
    return member
