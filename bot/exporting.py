"""``export``: the department's papers from one snapshot of the database."""

import gc
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from bot.errors import Refusal
from bot.gathering import (
    archived_of,
    experience_of,
    folders_of,
    official_of,
    people_list_of,
    setting_of,
    table_of,
)
from bot.opening import Installation
from core.experience_papers import ExperienceDigest
from core.people_list import ListKind
from core.ports import PublishedDecision
from papers.archive import write_archive
from papers.experience_docx import write_experience
from papers.experience_pages import write_pages
from papers.official_report import Executor, write_official
from papers.people_list import write_people_list
from papers.table import Told, Written, nobody, write_table
from papers.table_csv import write_archive_csv, write_csv
from papers.whole_file import ExportError
from storage.export import report_ids
from storage.files import kept_file
from storage.reads import SqlReads

OFFICIAL_TEMPLATE = "templates/spravka.docx"  # in DATA_DIR: where it stands, it is used


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written; whatever isn't named isn't."""

    xlsx: Path | None = None
    csv: Path | None = None  # a folder
    docx: Path | None = None
    zip: Path | None = None
    acquaintance: Path | None = None
    registration: Path | None = None
    executor: Executor | None = None
    experience: Path | None = None
    pages: Path | None = None
    decision: str = ""  # its id; the newest open one where empty

    def __bool__(self) -> bool:
        return bool(self.kinds)

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is to be written, by the names of the options."""
        named = ("xlsx", "csv", "docx", "zip", "acquaintance", "registration", "experience", "pages")
        return tuple(name for name in named if getattr(self, name))


async def export(here: Installation, wanted: Wanted, told: Told = nobody) -> list[str]:
    """Write papers of the newest decision from one snapshot; a line for each. ``told`` hears how far it is.

    Refusal where nothing is published, or a file can't be written.
    """
    gc.disable()  # what is read is let go by counting; a third of the time went into looking for circles
    try:
        return await here.database.read(lambda connection: _write(connection, here, wanted, told))
    except ExportError as error:
        raise Refusal(str(error)) from None
    finally:
        gc.enable()


def _write(connection: Connection, here: Installation, wanted: Wanted, told: Told) -> list[str]:
    reads = SqlReads(connection, here.shelf)
    published, now = chosen(reads, here.department_id, wanted.decision), setting_of(here)
    lines = []
    if wanted.xlsx:
        written = write_table(table_of(connection, reads, published, now), wanted.xlsx, told)
        lines.append(f"{wanted.xlsx}: {_counted(written)}")
    if wanted.csv:
        written = write_csv(table_of(connection, reads, published, now), wanted.csv, told)
        lines.append(f"{wanted.csv}: {_counted(written)}")
        if aside := write_archive_csv(archived_of(connection, here.shelf, published, now), wanted.csv):
            lines.append(f"{wanted.csv}: {aside} answers put aside by amendments")
    if wanted.docx:
        template = own_template(here.settings.data_dir)
        report = official_of(connection, reads, published, now)
        count = write_official(report, wanted.docx, template, wanted.executor)
        lines.append(f"{wanted.docx}: {count} organisations")
    if wanted.zip:
        lines.append(f"{wanted.zip}: {_archived(connection, published, here, wanted.zip, told)}")
    if wanted.experience:
        lines.append(f"{wanted.experience}: {_published(experience_of(reads, now), wanted.experience)}")
    if wanted.pages:
        lines.append(f"{wanted.pages}: {_published(experience_of(reads, now), wanted.pages)}")
    for kind, path in (
        (ListKind.ACQUAINTANCE, wanted.acquaintance),
        (ListKind.REGISTRATION, wanted.registration),
    ):
        if path:
            count = write_people_list(people_list_of(connection, published, now, kind), path)
            lines.append(f"{path}: {count} people")
    return lines


def _archived(
    connection: Connection, published: PublishedDecision, here: Installation, path: Path, told: Told
) -> str:
    total = len(report_ids(connection, published.id, here.department_id))
    done = write_archive(
        folders_of(connection, published, setting_of(here)),
        lambda sha256: kept_file(here.settings.data_dir, sha256),
        path,
        told=lambda count: told(count, total),
    )
    missing = f", {done.missing} not there (see the index)" if done.missing else ""
    return f"{done.organisations} organisations, {done.files} files{missing}"


def chosen(reads: SqlReads, department_id: int, named: str, closed: bool = True) -> PublishedDecision:
    """The decision of that id; else the newest open one. Refusal where there is none."""
    opened = reads.decisions(department_id)
    if named:
        every = (*opened, *(reads.archive(department_id) if closed else ()))
        found = next((one for one in every if one.decision.id == named), None)
        if found is None:
            known = ", ".join(one.decision.id for one in every) or "none"
            raise Refusal(f"there is no decision {named!r} (known: {known})")
        return found
    if not opened and not reads.has_archive(department_id):
        raise Refusal("no decision is published yet: run `publish FILE` or start the bot")
    if not opened:
        raise Refusal(
            "no decision is open: run `decision publish FILE`, or name a closed one by `--decision`"
        )
    return opened[0]


def _published(digest: ExperienceDigest, path: Path) -> str:
    write = write_pages if path.suffix.lower() == ".zip" else write_experience
    return f"{write(digest, path)} pieces of experience"


def own_template(data_dir: Path) -> Path | None:
    """The department's own template of the official report, if it has one."""
    path = data_dir / OFFICIAL_TEMPLATE
    return path if path.is_file() else None


def _counted(written: Written) -> str:
    counts = f"{written.organisations} organisations, {written.answers} answers"
    experience = f", {written.experience} pieces of experience" if written.experience else ""
    return f"{counts}, {written.evidence} pieces of evidence, {written.reminders} reminders{experience}"
