"""The evidence of one organisation as it goes into an archive: plain values for ``papers.archive``."""

from dataclasses import dataclass

from core.table import EvidenceRow


@dataclass(frozen=True, slots=True)
class EvidenceFolder:
    """An organisation's folder: every piece, also those that are no files, for the index."""

    number: int | None
    organisation: str
    pieces: tuple[EvidenceRow, ...]
