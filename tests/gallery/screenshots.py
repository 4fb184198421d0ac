"""`make screenshots`: the pictures of the README, from a real `try` that is played for them."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.page.conftest import SIZES, find_chromium
from tests.page.running import trying
from tests.page.test_story import PDF, register
from tests.page.visitor import Visitor

OUT = Path(__file__).parents[2] / "docs" / "screenshots"


def main() -> int:
    """Play on the desk, shoot; then look at the same chats on a phone, and shoot again."""
    OUT.mkdir(parents=True, exist_ok=True)
    with trying() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-lcd-text"]
        )
        _at_the_desk(_visitor(browser, address, "desk"))
        _on_the_phone(_visitor(browser, address, "phone"))
        browser.close()
    for picture in sorted(OUT.glob("*.png")):
        print(f"{picture}: {picture.stat().st_size // 1024} KB")
    return 0


def _visitor(browser: Browser, address: str, size: str) -> Visitor:
    width, height = SIZES[size]
    page = browser.new_page(
        viewport={"width": width, "height": height}, locale="ru-RU", reduced_motion="reduce"
    )
    return Visitor(page, address, OUT)


def _at_the_desk(visitor: Visitor) -> None:
    visitor.waits_for_bot()
    head = visitor.opens_chat("Мария Иванова")
    register(head)
    head.presses("Начать")
    head.presses("Сделано")
    head.sees("Когда это сделано?")
    head.presses("Июль 2020")
    head.sees("Пришлите")
    head.attaches("Положение о ВСОКО.pdf", PDF)
    head.sees("Положение о ВСОКО.pdf")
    department = visitor.opens_chat("Вера Соколова")
    department.presses("Запустить")
    department.sees("управление образования")
    department.writes("/summary")
    department.sees("Сдали 0")
    _shoot(visitor, "try-desk")


def _on_the_phone(visitor: Visitor) -> None:
    visitor.waits_for_bot()
    visitor.page.get_by_role("button", name="Скрыть").click()
    visitor.opens_chat("Мария Иванова").sees("Положение о ВСОКО.pdf")
    _shoot(visitor, "try-phone")
    visitor.goes_backstage()
    _shoot(visitor, "try-backstage")


def _shoot(visitor: Visitor, name: str) -> None:
    visitor.page.screenshot(path=OUT / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
