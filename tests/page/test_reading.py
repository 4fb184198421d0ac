"""A screen reader and a keyboard get through: axe-core finds nothing serious, and no mouse is needed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.page.conftest import SIZES, visiting
from tests.page.visitor import Visitor

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = pytest.mark.timeout(300)


@pytest.fixture(params=["light", "dark"])
def reader(
    browser: Browser, shared_address: str, size: str, request: pytest.FixtureRequest
) -> Iterator[Visitor]:
    """In both colour schemes; a light and a dark page are two pages to an eye."""
    name = f"reading-{size}-{request.param}"
    yield from visiting(browser, shared_address, size, name, scheme=request.param)


def test_axe_finds_nothing_serious(reader: Visitor) -> None:
    reader.waits_for_bot()
    check(reader, "people")
    head = reader.opens_chat("Анна Петрова")
    invited = head.root.get_by_role("button", name="Открыть приглашение")
    expect(invited.or_(head.root.locator(".message")).first).to_be_visible()  # or what was said before
    if invited.count():
        head.presses("Открыть приглашение")
    head.sees("Солнышко")
    reader.picture("chat")
    check(reader, "chat")
    head.root.get_by_role("button", name="Приложить").click()
    check(reader, "menu")
    reader.page.keyboard.press("Escape")
    reader.goes_backstage().locator(".requests summary").first.click()
    reader.picture("backstage")
    check(reader, "backstage")
    if reader.is_phone:
        reader.page.goto(f"{reader.address}#people")
    reader.page.get_by_role("button", name="Добавить человека").click()
    reader.picture("dialog")
    check(reader, "dialog")


@pytest.mark.parametrize("size", SIZES)
def test_the_keyboard_alone_is_enough(browser: Browser, address: str, size: str) -> None:
    for reader in visiting(browser, address, size, f"keyboard-{size}"):
        reader.waits_for_bot()
        press = reader.page.keyboard.press
        tab_to(reader, "Прохожий")
        press("Enter")
        chat = reader.chat("Прохожий")
        chat.has_focus()  # another chat that is open beside it has a button «Запустить», too
        tab_to(reader, "Запустить")
        press("Enter")
        chat.sees("личную ссылку")
        expect(chat.root.get_by_role("textbox")).to_be_focused()
        reader.page.keyboard.type("Здравствуйте")
        press("Shift+Enter")
        reader.page.keyboard.type("Есть тут кто?")
        press("Enter")
        chat.has_seen("Есть тут кто?")
        tab_to(reader, "Команды бота", back=True)
        press("Enter")
        press("ArrowDown")
        press("Enter")
        chat.has_seen("/help")
        reader.picture("written with the keyboard")
        press("Escape")
        expect(reader.page.locator("#people a", has_text="Прохожий")).to_be_focused()


def tab_to(reader: Visitor, words: str, *, back: bool = False) -> None:
    """Press Tab until what has the focus says so; the focus must be visible to the eye as well."""
    here = """() => {
        const node = document.activeElement;
        if (!node.matches('a, button, input, textarea, summary')) return ['', false];
        const seen = node.matches(':focus-visible') && getComputedStyle(node).outlineStyle !== 'none';
        return [node.getAttribute('aria-label') ?? node.textContent, seen];
    }"""
    for _ in range(60):
        text, is_seen = reader.page.evaluate(here)
        if words in text:
            assert is_seen, f"the focus on «{words}» can't be seen"
            return
        reader.page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab doesn't reach «{words}»")


def check(reader: Visitor, where: str) -> None:
    """No finding that axe calls serious or critical."""
    reader.page.evaluate(AXE.read_text("utf-8"))
    found = reader.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    serious = [
        {"id": rule["id"], "nodes": [node["html"][:160] for node in rule["nodes"]]}
        for rule in found["violations"]
        if rule["impact"] in ("serious", "critical")
    ]
    assert not serious, f"{where}: {json.dumps(serious, ensure_ascii=False, indent=1)}"
