"""What the stories about quarantine share: a chat where whatever is typed fails.

Its note of what it expects is damaged: the one thing that a story can spoil without touching the program.
"""

from bot.opening import open_installation
from bot.quarantine import forget, print_list, put_back
from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import changed, settled

APOLOGY = "Простите, последнее действие не получилось"


async def at_a_typed_question(town: Town, kindergarten: str = "Ласточка") -> Person:
    """A head who is asked for a date and may type it."""
    head = await town.registered(kindergarten)
    await head.press("Начать")
    await head.press("Сделано")
    await head.sees("вопрос 2 из")
    await settled(town)
    return head


async def poisoned(town: Town, head: Person) -> str:
    """From now on whatever is typed in that chat fails; what would mend it."""
    (row,) = await town.rows("SELECT prompt FROM chats WHERE chat_id = :chat", chat=head.id)
    await changed(town, "UPDATE chats SET prompt = '{' WHERE chat_id = :chat", chat=head.id)
    return str(row["prompt"])


async def mended(town: Town, head: Person, prompt: str) -> None:
    await changed(town, "UPDATE chats SET prompt = :p WHERE chat_id = :chat", p=prompt, chat=head.id)


async def quarantined(town: Town) -> list[int]:
    rows = await town.rows("SELECT seq FROM updates WHERE state = 'quarantined' ORDER BY seq")
    return [row["seq"] for row in rows]


async def command(town: Town, which: str, *numbers: str, **options: bool) -> None:
    """`quarantine …`, beside the running bot."""
    here = await open_installation(town.settings)
    try:
        match which:
            case "list":
                await print_list(here, options.get("full", False))
            case "retry":
                await put_back(here, numbers, options.get("all", False), options.get("anyway", False))
            case "drop":
                await forget(here, numbers, options.get("all", False))
    finally:
        await here.close()


def notices(person: Person) -> list[str]:
    """The messages about mishaps, oldest first."""
    return [
        m.words for m in person.messages if m.from_bot and m.words.startswith(("Не обработано", "Не отпр"))
    ]
