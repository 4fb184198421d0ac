"""All handlers under one dispatcher. Built anew for each program: aiogram's routers can't be shared."""

from aiogram import Dispatcher, Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from handlers import (
    acquaintance,
    broadcast,
    by_word,
    checklist,
    decisions,
    directory,
    experience,
    groups,
    inquiry,
    joining,
    ladder,
    meeting,
    menu,
    messages,
    papers,
    people,
    privacy,
    proceedings,
    review,
    stale,
    terms,
    wording,
)
from handlers.desk import Case
from handlers.taps import TapTable


class Private(Filter):
    """The event happened in a private chat (or not). Async for speed: see ``messages.Has``."""

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted

    async def __call__(self, event: Message | ChatMemberUpdated) -> bool:
        """Whether it did."""
        return (event.chat.type == "private") is self._wanted


def taps() -> TapTable:
    """Every button's handler."""
    table = TapTable()
    parts = (
        joining,
        checklist,
        menu,
        review,
        terms,
        people,
        directory,
        ladder,
        by_word,
        papers,
        broadcast,
        inquiry,
        wording,
        decisions,
        acquaintance,
        meeting,
        proceedings,
        experience,
        privacy,
    )
    for part in (one.table for one in parts):
        table.take(part)
    return table


def case_of_tap(table: TapTable, data: str) -> Case:
    """The use case of a button in a private chat."""
    return table.case_of(data) or stale.unknown_button()


def build_dispatcher(table: TapTable) -> Dispatcher:
    """The dispatcher that the worker feeds. Handlers return the use case to run."""
    dispatcher = Dispatcher(disable_fsm=True, name="bot")

    async def tapped(query: CallbackQuery) -> Case:
        if query.message is not None and query.message.chat.type != "private":
            return groups.note()  # no button of ours stands there: nobody's menu is shown to others
        return case_of_tap(table, query.data or "")

    in_group = Router(name="in_group")
    in_private = Router(name="in_private")
    for router, wanted in ((in_group, False), (in_private, True)):
        for observer in (router.message, router.edited_message, router.my_chat_member):
            observer.filter(Private(wanted))
    in_group.include_router(groups.router())
    in_private.include_router(messages.router())
    in_private.include_router(stale.router())
    dispatcher.callback_query.register(tapped)
    dispatcher.include_router(in_private)
    dispatcher.include_router(in_group)
    return dispatcher
