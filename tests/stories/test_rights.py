"""Buttons of the department in the wrong hands: a forged one changes nothing and leads home."""

import pytest

from sandbox import Person
from screens.callbacks.reading import unpack
from tests.stories.conftest import ADMIN, Town
from tests.stories.heads import sends_everything, soon
from tests.stories.offices import employed

TABLES = (
    "organisations", "invitations", "members", "staff", "staff_invitations", "staff_log", "organisation_log",
    "organisation_names", "reports", "reminders", "extensions", "join_requests",
)  # fmt: skip
MANAGING = (
    "AN:1:{code}", "AR:1:{code}", "AU:1", "AX:1", "AQ:1", "AW:1", "AK:1:1", "AK:1:0", "AG:1", "AM:1:2:0",
    "AM:1:2:1", "AA", "AP", "AD:1a2b3c4d", "WL", "WI", "WR:administrator", "WX:staff-x", "WO:{admin}",
    "WS:{admin}:viewer", "WA:{admin}", "WD:{admin}",
)  # fmt: skip
ACTING = (
    "AF", "AO:1", "AH:1", "AC:1:1", "AC:1:0", "RA:{report}:{version}", "RC:{report}:{version}:1",
    "RW:{report}:{version}:1", "RB:{report}:{version}", "xo:1:no", "xd:1:1:2020-09-15:0", "jd:1:{asker}:1",
)  # fmt: skip
LOOKING = (
    "S:1:o:0", "RL:1:0", "RF:{report}", "RT:{report}:acts", "RN:{report}", "ra:1", "rl:1:1:0", "DC:1:",
    "DL:1:1a2b3c4d:0", "DS:1:c:0:1a2b3c4d",
)  # fmt: skip


async def state(town: Town) -> dict[str, list[dict[str, object]]]:
    """Everything that such a button might change, once what came before is counted, too."""

    async def counted() -> bool:
        return not await town.rows("SELECT 1 FROM reports WHERE counted_version <> version")

    await soon(counted)
    return {table: await town.rows(f"SELECT * FROM {table} ORDER BY id") for table in TABLES}


async def taps(person: Person, town: Town, buttons: tuple[str, ...], asker: int = 1) -> list[str]:
    """What the person sees after each of the buttons, as strings from the outside."""
    query = "SELECT id, version, organisation_id FROM reports WHERE organisation_id = 1"
    (report,) = await town.rows(query)
    (named,) = await town.rows("SELECT name FROM organisations WHERE id = 1")
    assert "Ласточка" in named["name"]
    seen = []
    for button in buttons:
        data = button.format(
            code=town.code("Ласточка"),
            admin=ADMIN,
            report=report["id"],
            version=report["version"],
            asker=asker,
        )
        assert unpack(data) is not None, data
        await person.tap(data, person.screen)
        await town.quiet()
        seen.append(person.screen.words)
    return seen


@pytest.mark.usefixtures("sound")
async def test_a_head_and_a_stranger_reach_nothing_of_the_department(town: Town) -> None:
    await town.administrator()
    head = await town.registered("Ласточка")
    await sends_everything(head)
    asker = await town.asks_to_join("Ласточка")
    stranger = town.head("Пётр", "Чужой")
    await stranger.say("/start staff-x")
    await stranger.sees("Эта ссылка больше не действует")
    other = await town.registered("Солнышко")
    before = await state(town)
    for person in (other, stranger):
        for words in await taps(person, town, (*MANAGING, *ACTING, *LOOKING), asker.id):
            assert "Ласточка" not in words
            assert str(ADMIN) not in words
    await stranger.say("/summary")
    await town.quiet()
    assert await state(town) == before


@pytest.mark.usefixtures("sound")
async def test_a_viewer_reads_and_changes_nothing(town: Town) -> None:
    office = await town.administrator()
    viewer = await employed(town, office, "Наблюдатель", "Вера")
    head = await town.registered("Ласточка")
    await sends_everything(head)
    asker = await town.asks_to_join("Ласточка")
    before = await state(town)
    for words in await taps(viewer, town, (*MANAGING, *ACTING), asker.id):
        assert "доступна" in words or "Вам открыт просмотр" in words, words
    assert await state(town) == before
    seen = await taps(viewer, town, LOOKING)
    assert not [words for words in seen if "недоступна" in words]


@pytest.mark.usefixtures("sound")
async def test_a_specialist_manages_nothing(town: Town) -> None:
    office = await town.administrator()
    specialist = await employed(town, office, "Специалист", "Ольга")
    head = await town.registered("Ласточка")
    await sends_everything(head)
    before = await state(town)
    for words in await taps(specialist, town, MANAGING):
        assert "Эта кнопка Вам больше недоступна" in words
    assert await state(town) == before
    (words,) = await taps(specialist, town, ("RA:{report}:{version}",))
    assert "Готово, организация получит сообщение." in words
    await head.sees("Управление приняло отчёт")


@pytest.mark.usefixtures("sound")
async def test_a_typed_word_after_the_role_is_gone_changes_nothing(town: Town) -> None:
    """The prompt of the chat outlives the role: what is typed is checked as a button is."""
    office = await town.administrator()
    colleague = await employed(town, office, "Администратор", "Ольга")
    for button, typed in (("AQ:1", "Другое имя"), ("AA", "МБДОУ № 99"), ("AG:1", "12"), ("AF", "7")):
        await taps(colleague, town, (button,))
        await town.quiet()
        await office.tap(f"WS:{colleague.id}:viewer", office.screen)
        await town.quiet()
        before = await state(town)
        await colleague.say(typed)
        await town.quiet()
        assert "недоступна" in colleague.screen.words
        assert await state(town) == before
        await office.tap(f"WS:{colleague.id}:administrator", office.screen)
        await town.quiet()
