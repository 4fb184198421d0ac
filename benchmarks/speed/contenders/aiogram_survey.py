"""B: a survey as tutorials write it: aiogram, FSM in memory, a session by middleware, the ORM, a commit each.

SQLite with its own and SQLAlchemy's defaults: a rollback journal, synchronous=FULL, the default pool. Only
the wait for a lock is 30 s: with the usual 5 it lost updates on a busy machine («database is locked»).
"""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message, TelegramObject
from sqlalchemy import BigInteger
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

QUESTIONS = (
    "Как дела с приказом?",
    "Кто в рабочей группе?",
    "Что мешает?",
    "Что поможет?",
    "Когда закончите?",
)


class Base(DeclarativeBase):
    """The tables."""


class Answer(Base):
    """One answer of one person."""

    __tablename__ = "answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, index=True)
    question: Mapped[str]
    text: Mapped[str]


class Survey(StatesGroup):
    """Where a person is."""

    answering = State()


class SessionMiddleware(BaseMiddleware):
    """A session for each update."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        async with self._sessions() as session:
            data["session"] = session
            return await handler(event, data)


dispatcher = Dispatcher()


@dispatcher.message(CommandStart())
async def start(message: Message, state: FSMContext) -> None:
    """The first question."""
    await state.set_state(Survey.answering)
    await state.update_data(number=0)
    await message.answer(QUESTIONS[0])


@dispatcher.message(Survey.answering)
async def answer(message: Message, state: FSMContext, session: AsyncSession) -> None:
    """Keep the answer, ask the next question."""
    number = (await state.get_data())["number"]
    session.add(Answer(user_id=message.chat.id, question=QUESTIONS[number], text=message.text or ""))
    await session.commit()
    number = (number + 1) % len(QUESTIONS)
    await state.update_data(number=number)
    await message.answer(QUESTIONS[number])


async def main() -> None:
    """Make the table, poll with the defaults."""
    url = f"sqlite+aiosqlite:///{Path(os.environ['DATA_DIR']) / 'survey.db'}"
    engine = create_async_engine(url, connect_args={"timeout": 30})
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    dispatcher.update.middleware(SessionMiddleware(async_sessionmaker(engine, expire_on_commit=False)))
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BOT_API_URL"]))
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session))


if __name__ == "__main__":
    asyncio.run(main())
