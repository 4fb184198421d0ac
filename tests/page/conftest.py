"""A browser, two window sizes, and a fresh `try` for each story. Nothing is skipped: no Chromium, no pass."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.page.running import trying
from tests.page.visitor import Visitor

PICTURES = Path(__file__).parent / "pictures"  # not in git: looked at, then made anew
SIZES = {"phone": (360, 740), "desk": (1280, 800)}


def find_chromium() -> str:
    """The system's Chromium; Playwright's own download isn't used."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if found := shutil.which(name):
            return found
    raise FileNotFoundError("Chromium is missing: apt-get install chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def address() -> Iterator[str]:
    """A `try` of one's own."""
    with trying() as found:
        yield found


@pytest.fixture(scope="module")
def shared_address() -> Iterator[str]:
    """A `try` that the tests of a module share, where they don't disturb one another."""
    with trying() as found:
        yield found


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    """Each story is told on a phone and at a desk."""
    return str(request.param)


@pytest.fixture
def visitor(browser: Browser, address: str, size: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """Somebody who opens a fresh page; the console must stay silent to the end."""
    yield from visiting(browser, address, size, request.node.name)


def visiting(
    browser: Browser, address: str, size: str, name: str, scheme: str = "light"
) -> Iterator[Visitor]:
    """A window of that size on the page, in Russian; its pictures go into a folder by its name."""
    folder = PICTURES / re.sub(r"\W+", "-", name).strip("-")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="ru-RU",
        has_touch=size == "phone",
        reduced_motion="reduce",  # a picture taken in the middle of a fade shows nothing
        color_scheme="dark" if scheme == "dark" else "light",
    )
    opened = Visitor(context.new_page(), address, folder)
    yield opened
    opened.picture("end")
    context.close()
    assert opened.problems == []
