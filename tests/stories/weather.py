"""What the stories about delivery share: bad weather, posts put in by hand, patience."""

from bot.opening import open_installation
from core.outgoing import Post
from sandbox import FaultKind, Person
from screens.screen import Screen, dump_screen
from storage import outbox
from tests.stories.conftest import Town
from tests.stories.heads import soon

NOTICE = dump_screen(Screen("Извещение"))
BEFORE_ACTING = (FaultKind.BAD_GATEWAY, FaultKind.SERVER_ERROR, FaultKind.RESET_BEFORE)


def texts_to(person: Person, words: str) -> int:
    """How many messages of the bot in the chat hold these words."""
    return sum(words in message.words for message in person.messages if message.from_bot)


async def posted(town: Town, *posts: Post) -> None:
    """Put posts into the outbox beside the running bot."""
    here = await open_installation(town.settings)
    try:
        await here.database.write(lambda c: [outbox.enqueue(c, post, here.local_now()) for post in posts])
    finally:
        await here.close()


async def several_wait(town: Town) -> bool:
    (row,) = await town.rows("SELECT count(*) AS n FROM outbox WHERE state = 'waiting'")
    return bool(row["n"] > 110)


async def tried(town: Town) -> bool:
    """The bot has run into the outage a few times."""
    return sum(call.fault == "outage" for call in town.sandbox.calls()) >= 3


async def settled_slowly(town: Town) -> None:
    """As ``settled``, where the limits hold things up."""

    async def idle() -> bool:
        rows = await town.rows("SELECT id FROM outbox WHERE state = 'waiting'")
        fresh = await town.rows("SELECT seq FROM updates WHERE state = 'new'")
        return town.sandbox.pending == 0 and not rows and not fresh

    await soon(idle, 40)
