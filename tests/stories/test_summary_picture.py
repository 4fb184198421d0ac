"""/summary is one living picture: drawn and uploaded once, edited in place, and never without its words."""

import io

import pytest
from PIL import Image

from bot import pictures
from core.people import RosterRow
from handlers.incoming import is_summary
from sandbox import FaultKind, Message, Person
from storage.reads import SqlReads
from tests.stories.conftest import Town
from tests.stories.heads import changed, sends_everything, settled, soon
from tests.stories.offices import employed
from tests.stories.test_summary import grow, labels

KINDS = ("sendPhoto", "editMessageMedia")


def uploads(town: Town) -> int:
    """How often the bytes of a picture went to Telegram."""
    return sum("picture" in call.params for kind in KINDS for call in town.sandbox.calls(kind) if call.ok)


def pictured(person: Person) -> list[Message]:
    return [m for m in person.messages if m.from_bot and "photo" in m.payload]


async def look(office: Person) -> Message:
    """/summary, and the message that comes."""
    await office.say("/summary")
    return await office.sees("Сдали")


def size(message: Message) -> tuple[int, int]:
    assert message.file is not None
    return Image.open(io.BytesIO(message.file.content)).size


@pytest.mark.usefixtures("sound")
async def test_one_message_with_a_picture_its_counts_and_all_ways_on(town: Town) -> None:
    await sends_everything(await town.registered("Ласточка"))
    office = await town.administrator()
    seen = await look(office)
    assert size(seen)[0] > 1000
    assert "Сдали 1 из 4 (25 %)\nВовремя: 1, позже срока: 0\nНачали: 0, не открывали: 3" in seen.caption
    assert (await labels(office))[:6] == [
        "По пунктам",
        "По организациям",
        "Кто не ответил",
        "Ход по дням",
        "Трудности и просьбы",
        "Выгрузить",
    ]


@pytest.mark.usefixtures("sound")
async def test_an_unchanged_summary_is_neither_drawn_nor_uploaded_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []
    real = pictures.drawn
    monkeypatch.setattr(pictures, "drawn", lambda drawing: drawn.append(drawing) or real(drawing))
    office = await town.administrator()
    first = await look(office)
    assert (uploads(town), len(drawn)) == (1, 1)
    await office.say("/summary")
    await settled(town)
    viewer = await employed(town, office, "Наблюдатель")
    again = await look(viewer)
    await town.restart()
    await look(office)
    assert (uploads(town), len(drawn)) == (1, 1)
    assert again.payload["photo"] == first.payload["photo"] == office.screen.payload["photo"]
    await changed(town, "UPDATE reports SET state = 'sent', number = id")
    await look(office)
    assert (uploads(town), len(drawn)) == (2, 2)


@pytest.mark.usefixtures("sound")
async def test_refreshed_it_changes_in_place_and_only_where_something_has_changed(town: Town) -> None:
    office = await town.administrator()
    seen = await look(office)
    sent = len(town.sandbox.calls())
    await office.press("Обновить")
    await office.sees_toast("Без изменений")
    await settled(town)
    methods = {call.method for call in town.sandbox.calls()[sent:]}
    assert not methods & {"sendPhoto", "sendMessage", "editMessageMedia", "editMessageText"}
    await sends_everything(await town.registered("Ласточка"))
    before = seen.payload["photo"]
    await office.press("Обновить")
    after = await office.sees("Сдали 1 из 4")
    assert after.id == seen.id
    assert after.payload["photo"] != before
    assert len(pictured(office)) == 1


@pytest.mark.usefixtures("sound")
async def test_from_the_picture_to_words_and_back_one_screen_lives_in_the_chat(town: Town) -> None:
    office = await town.administrator()
    seen = await look(office)
    before = [m.id for m in office.messages]
    await office.press("Кто не ответил")
    listed = await office.sees("Не сдали 4 из 4")
    await soon(lambda: gone(office, seen))
    assert [m.id for m in office.messages] == [*before[:-1], listed.id]
    await office.press("По пунктам")
    await office.sees("нет данных")
    assert office.screen.id == listed.id
    await office.press("← К сводке")
    await soon(lambda: has_picture(office.screen))
    back = office.screen
    assert (back.id, back.text) == (listed.id, "")
    assert pictured(office) == [back]
    await office.press("Ход по дням")

    async def by_days() -> bool:
        return size(office.screen) == (1080, 720)

    await soon(by_days)
    await office.press("← К сводке")
    await office.sees("Зарегистрированы")
    await office.press("В меню")
    await office.sees("Вы вошли как управление")
    await soon(lambda: gone(office, back))
    assert pictured(office) == []
    assert uploads(town) == 2


@pytest.mark.usefixtures("sound")
async def test_counts_and_pictures_come_without_a_look_at_everybody(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """5 s at 32,000 organisations, in which nobody else's tap is written."""

    def scan(*asked: object) -> None:
        raise AssertionError("a full scan")

    await sends_everything(await town.registered("Ласточка"))
    office = await town.administrator()
    monkeypatch.setattr(SqlReads, "states", scan)
    assert "Сдали 1 из 4 (25 %)" in (await look(office)).caption
    await soon(lambda: shows(office, "Кто не ответил"))
    await office.press("Обновить")
    await office.sees_toast("Без изменений")
    await office.press("Ход по дням")
    await soon(lambda: shows(office, "← К сводке"))
    await office.press("Обновить")
    await office.sees_toast("Без изменений")
    await office.press("← К сводке")
    await soon(lambda: shows(office, "Ещё…"))
    await office.press("Ещё…")
    await soon(lambda: shows(office, "Район: все"))
    await office.press("Обновить")
    await office.sees_toast("Без изменений")
    await office.press("Район: все")
    await office.press("Октябрьский")
    await office.sees("Район: Октябрьский\n\nСдали 0 из 1")
    await office.press("Ещё…")
    await office.press("Обзвонить")
    await office.sees("Обзванивать некого")


async def gone(person: Person, message: Message) -> bool:
    return message.id not in [m.id for m in person.messages]


@pytest.mark.usefixtures("sound")
async def test_a_long_one_has_pages_and_a_district_its_own(town: Town) -> None:
    rows = [RosterRow(f"МБДОУ № {n} «Сад»", district="Ленинский") for n in range(100, 140)]
    await grow(town, rows)
    office = await town.administrator()
    first = await look(office)
    assert (await labels(office))[:2] == ["1 из 3", "›"]
    high = size(first)[1]
    for page in ("2 из 3", "3 из 3"):
        await office.press("›")
        await soon(lambda page=page: shows(office, page))
    assert size(office.screen)[1] < high
    assert office.screen.id == first.id
    await office.press("Ещё…")
    await soon(lambda: shows(office, "Район: все"))
    assert (await labels(office))[-3:] == ["← Назад", "Обновить", "В меню"]
    assert office.screen.id == first.id
    await office.press("← Назад")
    await soon(lambda: shows(office, "3 из 3"))
    await office.press("Ещё…")
    await office.press("Район: все")
    await office.press("Октябрьский")
    seen = await office.sees("Район: Октябрьский\n\nСдали 0 из 1")
    assert size(seen)[1] < 500
    await office.press("Обновить")
    await office.sees_toast("Без изменений")


async def shows(person: Person, label: str) -> bool:
    return label in await labels(person)


async def test_where_the_line_is_too_bad_for_a_picture_the_words_go_out_all_the_same(town: Town) -> None:
    office = await town.administrator()
    town.sandbox.faults.once("sendPhoto", FaultKind.SERVER_ERROR, FaultKind.RESET_BEFORE)
    seen = await look(office)
    assert seen.text.endswith("Картинка сейчас недоступна.")
    await office.press("Ход по дням")
    await soon(lambda: has_picture(office.screen))
    assert office.screen.id == seen.id


async def test_one_fault_on_the_way_costs_no_picture(town: Town) -> None:
    office = await town.administrator()
    town.sandbox.faults.once("sendPhoto", FaultKind.BAD_GATEWAY)
    assert "photo" in (await look(office)).payload


async def test_a_picture_on_its_way_survives_the_end_of_the_program(town: Town) -> None:
    office = await town.administrator()
    town.sandbox.faults.once("sendPhoto", FaultKind.RESET_BEFORE)
    await office.say("/summary", react=False)

    async def tried() -> bool:
        return bool(town.sandbox.calls("sendPhoto"))

    await soon(tried)
    await town.restart()
    await office.sees("Сдали 0 из 4")
    await settled(town)
    assert len([m for m in office.messages if "Сдали" in m.words]) == 1


async def test_where_telegram_refuses_a_picture_the_words_go_out(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = await town.administrator()
    monkeypatch.setattr(pictures, "drawn", lambda drawing: b"no picture at all")
    seen = await look(office)
    assert seen.text.endswith("Картинка сейчас недоступна.")
    assert any("IMAGE_PROCESS_FAILED" in refusal for refusal in town.refusals())


async def test_where_it_can_t_be_drawn_too(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(drawing: object) -> bytes:
        raise OSError("no font")

    monkeypatch.setattr(pictures, "drawn", broken)
    office = await town.administrator()
    seen = await look(office)
    assert "photo" not in seen.payload
    assert seen.text.endswith("Картинка сейчас недоступна.")
    await town.nothing_went_wrong()
    monkeypatch.undo()
    await office.press("Обновить")
    await soon(lambda: has_picture(office.screen))
    assert office.screen.id == seen.id


async def has_picture(message: Message) -> bool:
    return "photo" in message.payload


async def test_a_picture_that_telegram_has_forgotten_is_drawn_again(town: Town) -> None:
    office = await town.administrator()
    seen = await look(office)
    town.sandbox.telegram.files.vanish(seen.payload["photo"][-1]["file_id"])
    again = await look(office)
    assert again.payload["photo"] != seen.payload["photo"]
    assert uploads(town) == 2


async def test_nobody_who_has_left_gets_a_picture(town: Town) -> None:
    office = await town.administrator()
    head = await town.registered("Ласточка")
    decision = (await town.rows("SELECT id FROM decisions"))[0]["id"]
    for data in (f"SR:{decision}:o:0::00000000", f"SF:{decision}", f"SO:{decision}:2", f"S:{decision}:y:0"):
        await head.tap(data, head.screen)
        await town.quiet()
        assert "Солнышко" not in head.screen.words
    assert pictured(head) == []
    assert office.id != head.id


SUMMARY_S: dict[str, object] = {"inline_keyboard": [[{"callback_data": "SR:1:o:0::0a"}]]}
EVIDENCE_S: dict[str, object] = {"inline_keyboard": [[{"callback_data": "RP:1:acts:proof"}]]}
ODD: dict[str, object] = {"inline_keyboard": [[{"url": "https://example.org"}], "x", [7]]}


@pytest.mark.parametrize(
    ("message", "living"),
    [
        ({"photo": [], "reply_markup": SUMMARY_S}, True),
        ({"photo": [], "reply_markup": EVIDENCE_S}, False),
        ({"text": "x", "reply_markup": SUMMARY_S}, False),
        ({"photo": [], "reply_markup": ODD}, False),
        ({"photo": [], "reply_markup": "x"}, False),
        ({"photo": []}, False),
    ],
)
def test_only_a_picture_with_the_summary_s_own_button_is_taken_away(
    message: dict[str, object], living: bool
) -> None:
    assert is_summary(message) is living
