"""What the stories about messages to many share: the way to one, a crowd of heads, what each has got."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from bot.consenting import consent_of
from bot.opening import open_all_reports, open_installation
from bot.settings import Settings
from core.changes.joining import ConsentAnswered, JoinedByInvitation
from core.people import Role, RosterRow
from sandbox import Person
from storage import departments
from storage.applying import apply
from tests.stories.conftest import Town

FROM = "Управление образования города Калуги"


async def begins(office: Person) -> None:
    """From the summary to the choice of the recipients."""
    await office.say("/summary")
    await office.press("Напомнить")
    await office.sees("Кому отправить?")


async def writes(office: Person, text: str, to: str = "Всем") -> None:
    """Up to the question whether it shall go."""
    await begins(office)
    await office.press(to)
    await office.say(text)
    await office.sees("Отправить?")


async def sends(office: Person) -> None:
    """«Отправить», and the end."""
    await office.sees("Отправить?")
    await sends_it(office, 15)


async def sends_it(office: Person, seconds: float) -> None:
    """The question stands there already."""
    await office.press("Отправить (")
    await office.sees("Доставлено:", timeout=seconds)


def got(town: Town, person: Person) -> list[str]:
    """What the department has written to that person."""
    texts = [
        str(call.params.get("text") or call.params.get("caption"))
        for method in ("sendMessage", "sendPhoto", "sendDocument")
        for call in town.sandbox.calls(method, chat_id=person.id)
        if call.ok
    ]
    return [text for text in texts if text.startswith(f"<b>{FROM}</b>")]


async def crowd(town: Town, number: int) -> list[Person]:
    """So many heads more, each with a kindergarten of their own."""
    heads = [town.head(f"Заведующий{n}") for n in range(number)]
    await seated(town.settings, heads)
    return heads


async def seated(settings: Settings, heads: Sequence[Person]) -> None:
    """Each of these people is the head of a kindergarten of their own, written in beside the running bot."""
    here = await open_installation(settings)
    number = len(heads)
    at = here.local_now()
    rows = [RosterRow(f"МБДОУ № {100 + n} «Сад»", phone=f"+7 910 000-00-{n:02}") for n in range(number)]

    version = consent_of(settings).version

    def join(connection: Connection) -> None:
        departments.ensure_invitations(connection, here.department_id, at)
        free = connection.execute(
            text(
                "SELECT i.id FROM invitations i JOIN organisations o ON o.id = i.organisation_id "
                "WHERE o.number >= 100 ORDER BY o.number"
            )
        ).scalars()
        for head, invitation in zip(heads, list(free), strict=True):
            apply(connection, ConsentAnswered(head.id, version, True, at))
            apply(connection, JoinedByInvitation(invitation, head.id, head.id, Role.HEAD, at))

    try:
        await here.database.write(lambda c: departments.import_roster(c, here.department_id, rows))
        await open_all_reports(here)
        await here.database.write(join)
    finally:
        await here.close()
    for head in heads:
        head.user.started = True
