"""States beside deadlines, the head's own history, soft checks on both sides: what no other story shows."""

import pytest

from sandbox import Person
from tests.stories.answers import at_evidence
from tests.stories.conftest import Town
from tests.stories.heads import not_begun_anywhere, sends_everything, settled

pytestmark = pytest.mark.usefixtures("sound")


async def organisations(office: Person) -> str:
    await office.say("/summary")
    await office.press("По организациям")
    return (await office.sees("МБДОУ № 7")).words


async def skips_the_rest(head: Person) -> None:
    """Back to «Проверьте ответы»."""
    for _ in range(10):
        if "Отправить" in [label for row in head.buttons for label in row]:
            return
        await head.press("Пропустить", message=head.screen)


async def test_who_sent_when_against_which_deadline_stands_beside_the_state(town: Town) -> None:
    in_time, late, begun = [await town.registered(name) for name in ("Ласточка", "Солнышко", "Ромашка")]
    await sends_everything(in_time)
    await begun.press("Начать")
    await begun.press("Не начинали")
    office = await town.administrator()
    seen = await organisations(office)
    assert "просрочен" not in seen
    await town.clock("2020-09-02T09:00")
    await settled(town)
    seen = await organisations(office)
    assert "МБДОУ № 7 «Ласточка»: сдан, № 1, вовремя" in seen
    assert "МБДОУ № 12 «Солнышко»: не открыт, просрочен" in seen
    assert "МБДОУ № 25 «Ромашка»: начат, просрочен" in seen
    await late.say("/menu")
    await sends_everything(late)
    assert "МБДОУ № 12 «Солнышко»: сдан, № 2, позже срока" in await organisations(office)


async def test_the_head_reads_the_history_of_its_own_report(town: Town) -> None:
    head = await town.registered_up_to_the_name("Ласточка")
    await head.say("Мария Петровна")
    await sends_everything(head)
    office = await town.administrator()
    await organisations(office)
    await office.press("№ 7")
    await office.press("Вернуть")
    await office.press("1. Перечень")
    await office.press("Дальше")
    await office.say("Приложите приказ")
    await office.press("Вернуть отчёт")
    await head.sees("Приложите приказ")
    await head.say("/menu")
    await head.press("Квитанция")
    await head.press("История")
    seen = await head.sees("не открыт → начат (Мария Петровна)")
    assert "начат → сдан" in seen.words
    assert "сдан → возвращён" in seen.words
    assert "Солнышко" not in seen.words


async def test_soft_checks_stand_before_sending_and_in_front_of_the_specialist(town: Town) -> None:
    head = await town.registered("Ласточка")
    await not_begun_anywhere(head)
    await head.press("2. Рабочая группа")
    await head.press("Этап")
    await head.press("Сделано")
    await head.press("Сегодня")
    await head.press("Приложу позже")
    await skips_the_rest(head)
    await head.press("3. ")
    await head.press("Этап")
    await head.press("В работе")
    await head.say("25.10.2020")
    await skips_the_rest(head)
    remarks = (
        "По пункту 2 нет подтверждения.",
        "Пункт 2 сделан, а пункт 1 не начат.",
        "По пункту 3 план позже срока: 25.10.2020.",
    )
    seen = await head.sees("Проверьте ответы")
    assert [line for line in remarks if line not in seen.words] == []
    await head.press("Отправить")  # they keep nobody from it
    await head.sees("№ 1")
    office = await town.administrator()
    await organisations(office)
    await office.press("№ 7")
    seen = await office.sees("Обратите внимание:")
    assert [line for line in remarks if line not in seen.words] == []


async def test_a_link_is_checked_for_its_form_only(town: Town) -> None:
    head = await at_evidence(town)
    await head.say("https://sad7.example/vsoko")  # nobody lives there: it isn't fetched
    await head.sees("https://sad7.example/vsoko")
    await head.say("javascript:alert(1)")
    await head.sees("javascript:alert(1)")
    rows = await town.rows("SELECT kind FROM evidence ORDER BY id")
    assert [row["kind"] for row in rows] == ["link", "note"], (
        "what isn't a link is a note, and nothing to open"
    )
    await settled(town)
    assert not town.sandbox.calls("getFile")
