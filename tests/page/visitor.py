"""Somebody in front of the page: reads like a story, and keeps a picture of every step."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PATIENCE = 45_000  # milliseconds; nothing takes that long but on a machine busy with other tests
START = 180_000  # until the bot runs: its imports alone take seconds


class Visitor:
    """A browser window with the page open."""

    def __init__(self, page: Page, address: str, pictures: Path) -> None:
        self.page = page
        self.address = address
        self.problems: list[str] = []  # whatever the browser's console complained of
        self._pictures = pictures
        self._shots = 0
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.problems.append(f"page error: {error}"))
        page.goto(address)

    @property
    def is_phone(self) -> bool:
        """One pane at a time."""
        size = self.page.viewport_size
        return size is not None and size["width"] < 900

    def waits_for_bot(self) -> None:
        """Until the bot runs and the invitations are out."""
        expect(self.page.locator("#state")).to_have_text("Бот работает", timeout=START)

    def opens_chat(self, name: str) -> "ChatWindow":
        """A chat from the list of people."""
        if self.is_phone:
            self.page.goto(f"{self.address}#people")
        self.page.locator("#people a", has_text=name).click()
        return self.chat(name)

    def chat(self, name: str) -> "ChatWindow":
        """A chat that is open."""
        return ChatWindow(self, self.page.get_by_role("region", name=name, exact=True))

    def goes_backstage(self) -> Locator:
        """The clock, the weather, the log."""
        if self.is_phone:
            self.page.goto(f"{self.address}#backstage")
        return self.page.locator("#backstage")

    def picture(self, name: str) -> None:
        """Keep what the window shows now."""
        self._shots += 1
        self.page.screenshot(path=self._pictures / f"{self._shots:02}-{name}.png")

    def _heard(self, message: object) -> None:
        kind, text = getattr(message, "type", ""), getattr(message, "text", "")
        if kind in ("error", "warning"):
            self.problems.append(f"{kind}: {text}")


class ChatWindow:
    """One person's chat."""

    def __init__(self, visitor: Visitor, root: Locator) -> None:
        self._visitor = visitor
        self.root = root
        self.log = root.get_by_role("log")

    def presses(self, label: str) -> None:
        """The newest button with this label: of the bot's, in place of the field, or in the chat's menu."""
        ours = self.root.locator(".log button, .composer > button, header button")
        ours.filter(has_text=label).last.click()

    def presses_and_waits(self, label: str) -> None:
        """A button of the bot's newest message, and then until that message says something else."""
        newest = self.root.locator(".message:not(.own)").last
        before = newest.inner_text()
        self.presses(label)
        expect(self.root.locator(".message:not(.own)").last).not_to_have_text(before, use_inner_text=True)

    def offers(self, label: str) -> bool:
        """Whether the bot's newest message has such a button now."""
        newest = self.root.locator(".message:not(.own)").last
        return newest.get_by_role("button", name=label).count() > 0

    def writes(self, text: str) -> None:
        """A text, sent with Enter."""
        self.root.get_by_role("textbox").fill(text)
        self.root.get_by_role("textbox").press("Enter")

    def attaches(self, name: str, content: bytes, what: str = "Файл") -> None:
        """A file by the paper clip."""
        self.root.get_by_role("button", name="Приложить").click()
        with self._visitor.page.expect_file_chooser() as chosen:
            self.root.locator(".menu li button", has_text=what).first.click()
        chosen.value.set_files([{"name": name, "mimeType": "application/pdf", "buffer": content}])

    def sends(self, what: str) -> None:
        """Something else of the paper clip's menu."""
        self.root.get_by_role("button", name="Приложить").click()
        self.root.locator(".menu li button", has_text=what).first.click()

    def has_focus(self) -> None:
        """The keyboard is in this chat, sooner or later."""
        here = "node => node.contains(document.activeElement)"
        self._visitor.page.wait_for_function(here, arg=self.root.element_handle())

    def sees(self, text: str) -> None:
        """The newest message of the bot says so, sooner or later."""
        expect(self.root.locator(".message:not(.own)").last).to_contain_text(text)

    def has_seen(self, text: str, times: int = 1) -> None:
        """So many messages of the chat say so."""
        found = self.root.locator(".message", has_text=re.compile(re.escape(text)))
        expect(found).to_have_count(times)
