"""Buttons: of evidence: what a head has given, and what the department looks at."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.checklist import QuestionTap
from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class ListEvidence(QuestionTap):
    """What is attached."""

    prefix: ClassVar[str] = "el"


@dataclass(frozen=True, slots=True)
class RemoveEvidence(Tap):
    """Take a piece of evidence away."""

    prefix: ClassVar[str] = "x"
    report: int
    evidence: int


@dataclass(frozen=True, slots=True)
class ShowEvidence(Tap):
    """Send a file back."""

    prefix: ClassVar[str] = "ef"
    report: int
    evidence: int


@dataclass(frozen=True, slots=True)
class AskProof(Tap):
    """Of which organisation are the reminders to be shown?"""

    prefix: ClassVar[str] = "ra"
    decision: int


@dataclass(frozen=True, slots=True)
class ShowProof(Tap):
    """What became of each reminder of one organisation."""

    prefix: ClassVar[str] = "rl"
    decision: int
    organisation: int
    page: int


@dataclass(frozen=True, slots=True)
class ListFiles(QuestionTap):
    """What is attached, for the department."""

    prefix: ClassVar[str] = "RP"


@dataclass(frozen=True, slots=True)
class ShowFile(Tap):
    """Send a file of the evidence to the department."""

    prefix: ClassVar[str] = "RE"
    report: int
    evidence: int
