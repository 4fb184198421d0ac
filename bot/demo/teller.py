"""Tells the story: what people do and what the bot answers, on the terminal and in a file."""

from pathlib import Path

import typer

from sandbox import Message, Person


class Teller:
    """Writes the transcript line by line."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8")

    def close(self) -> None:
        """End the transcript."""
        self._file.close()

    def chapter(self, title: str) -> None:
        """A heading."""
        self.line(f"\n=== {title} ===\n")

    def line(self, text: str) -> None:
        """One line of the story."""
        typer.echo(text)
        self._file.write(text + "\n")

    def person(self, name: str, person: Person) -> "Told":
        """A person whose every tap is told."""
        return Told(self, name, person)

    def message(self, message: Message) -> None:
        """What the bot shows."""
        body = message.words
        rows = " ".join(f"[{label}]" for row in message.buttons for label in row)
        lines = [line for line in body.splitlines() if line.strip()]
        self.line("\n".join(f"    │ {line}" for line in (*lines, *([rows] if rows else []))))


class Told:
    """A person in the story. Each act waits for the bot and fails the story where it keeps silent."""

    def __init__(self, teller: Teller, name: str, person: Person) -> None:
        self._teller = teller
        self.name = name
        self.person = person

    async def says(self, text: str, expect: str = "") -> None:
        """Write something."""
        self._teller.line(f"{self.name} пишет: {text}")
        await self.person.say(text)
        await self._saw(expect)

    async def presses(self, label: str, expect: str = "") -> None:
        """Tap a button."""
        self._teller.line(f"{self.name} нажимает: {label}")
        await self.person.press(label)
        await self._saw(expect)

    async def sends_document(self, name: str, content: bytes, mime: str, expect: str = "") -> None:
        """Send a file."""
        self._teller.line(f"{self.name} присылает файл: {name}")
        await self.person.send_document(name, content, mime=mime)
        await self._saw(expect)

    async def gets(self, expect: str, timeout: float = 20.0) -> None:
        """Wait for something that the bot writes by itself."""
        message = await self.person.sees(expect, timeout)
        self._teller.line(f"{self.name} получает:")
        self._teller.message(message)

    async def _saw(self, expect: str) -> None:
        message = await self.person.sees(expect) if expect else self.person.screen
        self._teller.message(message)
