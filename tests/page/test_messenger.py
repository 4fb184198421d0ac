"""The small things of a messenger: files, voices, blocking, new people, a reload."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.page.conftest import visiting
from tests.page.visitor import Visitor


@pytest.fixture
def guest(
    browser: Browser, shared_address: str, size: str, request: pytest.FixtureRequest
) -> Iterator[Visitor]:
    """A visitor of the shared page, who adds somebody of their own to play."""
    for visitor in visiting(browser, shared_address, size, request.node.name):
        visitor.waits_for_bot()
        yield visitor


def test_somebody_new_comes_with_an_invitation(guest: Visitor) -> None:
    name = add(guest, "Сказка", "Ирина Кузнецова")
    chat = guest.chat(name)
    chat.presses("Открыть приглашение")
    chat.sees("МБДОУ № 31 «Сказка»")
    guest.picture("the invitation")


def test_a_voice_and_a_sticker_are_answered(guest: Visitor) -> None:
    chat = guest.chat(add(guest, "Без приглашения", "Голосистый"))
    chat.presses("Запустить")
    chat.sends("Голосовое")
    expect(chat.root.locator(".own", has_text="Голосовое сообщение")).to_be_visible()
    chat.sends("Стикер")
    expect(chat.root.get_by_label(re.compile("Стикер")).last).to_be_visible()
    expect(chat.root.locator(".message:not(.own)")).to_have_count(3)
    guest.picture("a voice and a sticker")


def test_a_file_over_20_mb_is_refused_with_a_plain_word(guest: Visitor) -> None:
    chat = guest.chat(add(guest, "Без приглашения", "Щедрый"))
    chat.presses("Запустить")
    chat.sees("личную ссылку")
    chat.attaches("скан.pdf", b"\0" * (20 * 1024 * 1024 + 1))
    expect(guest.page.locator("#notices")).to_contain_text("боты Telegram получают файлы до 20 МБ")
    guest.picture("too big")
    chat.has_seen("скан.pdf", times=0)


def test_whoever_blocks_the_bot_hears_nothing_until_they_let_it_in(guest: Visitor) -> None:
    chat = guest.chat(add(guest, "Без приглашения", "Нелюдим"))
    chat.presses("Запустить")
    chat.root.get_by_role("button", name="Ещё").click()
    chat.presses("Заблокировать бота")
    expect(chat.root.get_by_role("button", name="Разблокировать бота")).to_be_visible()
    guest.picture("blocked")
    chat.presses("Разблокировать бота")
    expect(chat.root.get_by_role("textbox")).to_be_visible()


def test_everything_written_stays_text(guest: Visitor) -> None:
    chat = guest.chat(add(guest, "Без приглашения", "<b>Хитрый</b>"))
    chat.presses("Запустить")
    chat.writes("<img src=x onerror=alert(1)><script>alert(2)</script>")
    chat.has_seen("<img src=x onerror=alert(1)>")
    assert guest.page.locator(".log img, .log script").count() == 0


def test_a_reload_changes_nothing(guest: Visitor) -> None:
    name = add(guest, "Без приглашения", "Верный")
    chat = guest.chat(name)
    chat.presses("Запустить")
    chat.sees("личную ссылку")
    guest.page.get_by_role("button", name="Скрыть").or_(
        guest.page.locator("#guide .hide")
    ).first.dispatch_event("click")
    guest.page.reload()
    expect(guest.page.locator("#guide")).to_be_hidden()
    chat = guest.chat(name)
    chat.sees("личную ссылку")
    guest.picture("after the reload")


def add(guest: Visitor, whose: str, name: str) -> str:
    """Somebody new by the dialog; names are made unique, as the windows share the town."""
    unique = f"{name} {'Т' if guest.is_phone else 'С'}"
    if guest.is_phone:
        guest.page.goto(f"{guest.address}#people")
    guest.page.get_by_role("button", name="Добавить человека").click()
    dialog = guest.page.get_by_role("dialog")
    options = dialog.locator("option").all_text_contents()
    dialog.get_by_role("combobox").select_option(next(option for option in options if whose in option))
    dialog.get_by_role("textbox").fill(unique)
    dialog.get_by_role("button", name="Добавить").click()
    return unique
