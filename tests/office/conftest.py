"""LibreOffice, as a specialist opens a file: to a PDF, whose pages are read. Nothing is skipped."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Pages:
    """A document as it would be printed: the words of each page, and the fonts that were used."""

    words: tuple[str, ...]
    fonts: frozenset[str]

    @property
    def text(self) -> str:
        """All pages, spaces as single ones: a line's end says nothing of the document."""
        return " ".join(" ".join(self.words).replace("\u00a0", " ").split())


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[Path], Pages]:
    """A function that opens a file in LibreOffice; it fails on any warning."""
    office = _program("soffice", "libreoffice-writer-nogui and libreoffice-calc-nogui")

    def open_it(path: Path) -> Pages:
        out = tmp_path / "pdf"
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"  # nobody's own settings
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        said = [line for line in done.stderr.splitlines() if "javaldx" not in line]  # no Java is needed
        assert (done.returncode, said) == (0, [])
        return _read(out / f"{path.stem}.pdf")

    return open_it


def _read(pdf: Path) -> Pages:
    text = _run("pdftotext", "-layout", str(pdf), "-")
    fonts = {line.split()[0].partition("+")[2] for line in _run("pdffonts", str(pdf)).splitlines()[2:]}
    return Pages(tuple(text.split("\f")[:-1]), frozenset(fonts))


def _run(name: str, *words: str) -> str:
    program = _program(name, "poppler-utils")
    return subprocess.run([program, *words], capture_output=True, text=True, check=True).stdout


def _program(name: str, packages: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"{name} is missing: apt-get install {packages}")
    return found
