"""What a proof found: figures for the JSON line, and what was broken, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.faults.run import Losses


@dataclass
class Report:
    """One proof's outcome. ``figures`` are told in any case; ``broken`` is empty where all promises held."""

    proof: str
    figures: dict[str, Any] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def lost(self, found: Losses) -> None:
        """Add up what a run has lost."""
        for name in ("answers", "evidence", "reactions", "reminders"):
            what: Sequence[str] = getattr(found, name)
            self.count(f"lost_{name}", len(what))
            self.broken += [f"lost {name}: {words}" for words in what]
        tables = set(self.figures.get("different_tables", [])) | set(found.tables)
        self.figures["different_tables"] = sorted(tables)
        self.broken += [f"{table} differ from those of the undisturbed run" for table in found.tables]

    def count(self, name: str, number: int) -> None:
        """Add to a figure."""
        self.figures[name] = self.figures.get(name, 0) + number

    def line(self) -> dict[str, Any]:
        """What is printed."""
        return {"proof": self.proof, **self.figures, "ok": not self.broken}
