"""A piece of evidence with everything that is known of it: for whoever looks at it, and for the history."""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from core.answers import Evidence, EvidenceKind
from core.outgoing import SentFile

FILES = (EvidenceKind.DOCUMENT, EvidenceKind.PHOTO)


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """``by`` and ``removed_by`` are names, empty where they are unknown or were erased.

    ``sha256`` is of the bytes on our disk; ``is_lost``: the messenger had forgotten them before we had them.
    """

    piece: Evidence
    by: str = ""
    file_id: str = ""
    mime: str = ""
    sha256: str = ""
    is_lost: bool = False
    removed_at: datetime | None = None
    removed_by: str = ""

    @property
    def is_file(self) -> bool:
        """There are bytes to be sent back, as opposed to requisites and links."""
        return self.piece.kind in FILES

    @property
    def file(self) -> SentFile:
        """What is to be sent back."""
        is_photo = self.piece.kind is EvidenceKind.PHOTO
        return SentFile(self.file_id, self.piece.file_name, is_photo, self.mime, self.sha256)

    def at_home(self, zone: tzinfo | None) -> "EvidenceRecord":
        """The same with its moments in the department's time."""
        removed_at = self.removed_at.astimezone(zone) if self.removed_at else None
        return replace(
            self, piece=replace(self.piece, at=self.piece.at.astimezone(zone)), removed_at=removed_at
        )
