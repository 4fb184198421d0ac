"""A message to many on its way: one message tells how far it is, and «Остановить» stops it."""

import re
from itertools import pairwise
from pathlib import Path

from sandbox import Person
from sandbox.calls import Call
from tests.stories.conftest import ADMIN, Town, running_town
from tests.stories.heads import changed, settled, soon
from tests.stories.writing_to_many import begins, crowd, got, sends, writes


def shown(town: Town) -> list[Call]:
    """What the department's message about the progress was, one call for each time it was written."""
    calls = [
        *town.sandbox.calls("sendMessage", chat_id=ADMIN),
        *town.sandbox.calls("editMessageText", chat_id=ADMIN),
    ]
    told = [call for call in calls if re.search("Отправляю|Доставлено:", str(call.params["text"]))]
    return sorted(told, key=lambda call: call.at)


async def test_one_message_is_edited_and_not_too_often(tmp_path: Path) -> None:
    async with running_town(tmp_path, messages_per_second=4) as town:
        office, heads = await town.administrator(), await crowd(town, 32)
        await writes(office, "Идёт отправка")
        await office.press("Отправить (32)")
        await office.sees("Ушло 0 из 32")
        first = office.screen.id
        await office.sees("Доставлено: 32 человека из 32.", timeout=30)
        assert office.screen.id == first
        figures = [str(call.params["text"]) for call in shown(town)]
        assert len(figures) == len(set(figures))
        assert len(figures) >= 3  # eight seconds at least, one in three
        edits = shown(town)[1:-1]  # between the first screen and the end
        assert all(later.at - earlier.at > 2.5 for earlier, later in pairwise(edits))
        assert [len(got(town, head)) for head in heads] == [1] * 32


async def test_who_does_something_else_meanwhile_is_told_the_end_in_a_new_message(tmp_path: Path) -> None:
    async with running_town(tmp_path, messages_per_second=4) as town:
        office, heads = await town.administrator(), await crowd(town, 12)
        await writes(office, "Идёт отправка")
        await office.press("Отправить (12)")
        progress = (await office.sees("Ушло 0 из 12")).id
        await office.say("/menu")
        menu = (await office.sees("Здравствуйте!")).id
        end = await office.sees("Доставлено: 12 человек из 12.", timeout=30)
        assert progress < menu < end.id
        assert [len(got(town, head)) for head in heads] == [1] * 12


async def test_what_has_not_left_is_not_sent_once_it_is_stopped(tmp_path: Path) -> None:
    async with running_town(tmp_path, messages_per_second=5) as town:
        office, heads = await town.administrator(), await crowd(town, 40)
        await writes(office, "Ой, ошибка")
        await office.press("Отправить (40)")

        async def begun() -> bool:
            return sum(len(got(town, head)) for head in heads) >= 3

        await soon(begun)
        await office.press("Остановить")
        told = await office.sees("Отправка остановлена")
        await settled(town)
        left = sum(len(got(town, head)) for head in heads)
        assert 3 <= left < 20
        stands = re.search(r"Доставлено: (\d+) .* из 40", told.words)
        assert stands
        assert left - 3 <= int(stands[1]) <= left  # what was just being handed over is told a moment later

        async def exact() -> bool:
            return f"Доставлено: {left} " in office.screen.words

        await soon(exact)
        rows = await town.rows(
            "SELECT state, count(*) AS n FROM broadcast_people GROUP BY state ORDER BY state"
        )
        assert {row["state"]: row["n"] for row in rows} == {"sent": left, "stopped": 40 - left}
        await town.restart()
        await settled(town)
        assert sum(len(got(town, head)) for head in heads) == left


async def test_replies_go_first_while_a_message_goes_out(tmp_path: Path) -> None:
    async with running_town(tmp_path, messages_per_second=5) as town:
        office, heads = await town.administrator(), await crowd(town, 30)
        head = await town.registered("Ласточка")
        await writes(office, "Долгая отправка")
        await office.press("Отправить (31)")
        await head.say("/menu")
        await head.sees("Здравствуйте!", timeout=3)
        assert sum(len(got(town, one)) for one in heads) < 30
        await office.sees("Доставлено: 31 человек из 31.", timeout=30)


async def test_a_restart_in_the_middle_goes_on_where_it_was(tmp_path: Path) -> None:
    async with running_town(tmp_path, messages_per_second=10) as town:
        office, heads = await town.administrator(), await crowd(town, 40)
        await writes(office, "Через перезапуск")
        await office.press("Отправить (40)")
        for least in (5, 15, 25):

            async def so_many(least: int = least) -> bool:
                return sum(len(got(town, head)) for head in heads) >= least

            await soon(so_many)
            await town.restart()
        await office.sees("Доставлено: 40 человек из 40.", timeout=30)
        assert [len(got(town, head)) for head in heads] == [1] * 40


async def test_an_outage_delays_it_and_loses_nobody(tmp_path: Path) -> None:
    async with running_town(tmp_path, messages_per_second=10) as town:
        office, heads = await town.administrator(), await crowd(town, 30)
        await writes(office, "Сквозь непогоду")
        await office.press("Отправить (30)")
        await office.sees("Ушло 0 из 30")
        town.sandbox.faults.outage = True

        async def tried() -> bool:
            return bool(await town.rows("SELECT id FROM outbox WHERE attempts > 0"))

        await soon(tried)
        town.sandbox.faults.outage = False
        await office.sees("Доставлено: 30 человек из 30.", timeout=30)
        assert [len(got(town, head)) for head in heads] == [1] * 30


async def test_who_has_sent_the_report_or_left_meanwhile_is_passed_over(tmp_path: Path) -> None:
    async with running_town(tmp_path, messages_per_second=2) as town:
        office, heads = await town.administrator(), await crowd(town, 16)
        await begins(office)
        await office.press("Всем")
        await office.press("Готовое напоминание")
        await office.sees("Отправить?")
        await office.press("Отправить (16)")
        done, gone = heads[-1], heads[-2]
        of = (
            "SELECT organisation_id FROM members m JOIN people p ON p.id = m.person_id WHERE p.user_id = :who"
        )
        await changed(town, f"UPDATE reports SET state = 'sent' WHERE organisation_id IN ({of})", who=done.id)
        await changed(
            town,
            "UPDATE members SET ended_at = joined_at WHERE person_id IN "
            "(SELECT id FROM people WHERE user_id = :who)",
            who=gone.id,
        )
        end = await office.sees("Доставлено: 14 человек из 16.", timeout=30)
        assert "Уже не понадобилось: 2." in end.words
        assert [len(got(town, head)) for head in heads] == [1] * 14 + [0, 0]


def phones(person: Person) -> set[str]:
    """The telephones that stand on the screen."""
    return set(re.findall(r"\+7 910 000-00-\d\d", person.screen.words))


async def test_the_list_of_the_unreached_has_pages(town: Town) -> None:
    office, heads = await town.administrator(), await crowd(town, 14)
    for head in heads[:12]:
        head.user.blocked = True
    await writes(office, "Где все?")
    await sends(office)
    await office.sees("Не доставлено: 12 человек.")
    await office.sees("Не получили: 16")  # and four in which nobody is registered
    first = phones(office)
    await office.press("→")
    await office.sees("Не получили: 16")
    assert len(first | phones(office)) == 12
