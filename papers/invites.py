"""The invitations as CSV, for whoever hands them out."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from papers.harmless import for_csv


@dataclass(frozen=True, slots=True)
class Invite:
    """One line: whose link it is and what has become of it."""

    kindergarten: str
    link: str
    status: str


def write_invites_csv(rows: Iterable[Invite], out: TextIO) -> None:
    """Write ``kindergarten,link,status``; a file for it is opened with ``newline=""``."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("kindergarten", "link", "status"))
    for row in rows:
        writer.writerow((for_csv(row.kindergarten), for_csv(row.link), for_csv(row.status)))
