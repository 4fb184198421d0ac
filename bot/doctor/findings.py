"""What the doctor says: a line, and how bad it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """``NOTE``: it works, and somebody should know. ``FAIL``: the bot can't do its work like that."""

    OK = "ok"
    NOTE = "note"
    FAIL = "FAIL"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line."""

    verdict: Verdict
    about: str
    words: str

    def __str__(self) -> str:
        return f"{self.verdict:<5} {self.about:<12} {self.words}"


def ok(about: str, words: str) -> Finding:
    """It is as it should be."""
    return Finding(Verdict.OK, about, words)


def note(about: str, words: str) -> Finding:
    """It works; worth knowing."""
    return Finding(Verdict.NOTE, about, words)


def fail(about: str, words: str) -> Finding:
    """It doesn't work."""
    return Finding(Verdict.FAIL, about, words)


def is_well(findings: Iterable[Finding]) -> bool:
    """Whether nothing fails."""
    return all(finding.verdict is not Verdict.FAIL for finding in findings)
