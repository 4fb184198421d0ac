"""Where the bytes of a file come from that goes out: the folder of evidence, or a paper made just now."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from bot.hall_papers import code_png, sheet_docx
from bot.practical_papers import practical_file, results_of
from core.hall import Hall
from core.meeting import PublishedMeeting, Seat
from core.meeting_rounds import Invitee
from core.outgoing import (
    AttendanceSheet,
    DepartmentPaper,
    DraftFile,
    Enclosure,
    HallCode,
    MadePaper,
    MeetingCalendar,
    OwnData,
    PracticalPaper,
    PrintedForm,
    PrintedReceipt,
    SentFile,
    SummaryPicture,
)
from core.practical import PracticalResults
from core.receipt import ReceiptPaper, paper_of
from core.report import Report
from scheduler.enclosing import Content, Drawable, NotNow
from storage import drafts, forms
from storage.database import Database
from storage.reads import SqlReads
from storage.shelf import Shelf
from storage.troubles import trouble_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
YAML = "application/yaml"
Papers = Callable[[MadePaper, int], Awaitable[Content | None]]  # where those are kept, for which chat
OwnFiles = Callable[[OwnData, int], Awaitable[Content | None]]  # a private chat has its person's number
Pictures = Callable[[SummaryPicture, int], Awaitable[Drawable | None]]

T = TypeVar("T")


class Enclosures:
    """``folder`` holds the evidence under its hash; ``now`` is the department's time.

    ``may_act`` tells who may have an organisation's papers without being of it: the department's specialists.
    """

    def __init__(
        self,
        database: Database,
        shelf: Shelf,
        folder: Path,
        department: tuple[int, str],
        may_act: Callable[[Connection, int], bool],
        now: Callable[[], datetime],
        papers: Papers,
        pictures: Pictures,
        own_data: OwnFiles,
    ) -> None:
        self._database = database
        self._shelf = shelf
        self._folder = folder
        self._department_id, self._department = department
        self._may_act = may_act
        self._now = now
        self._papers = papers
        self._pictures = pictures
        self._own_data = own_data

    async def of(self, file: Enclosure, chat_id: int) -> Content | Drawable | None:
        """The file, as long as it is there and the chat may have it. Raises NotNow."""
        match file:
            case SentFile():
                return await self._kept(file)
            case PrintedReceipt(report_id):
                return await self._receipt(report_id, chat_id)
            case PrintedForm(report_id):
                return await self._form(report_id, chat_id)
            case SummaryPicture():
                return await self._pictures(file, chat_id)
            case DepartmentPaper(decision_id, paper, page) if file.is_photo:
                return await self._pictures(SummaryPicture(decision_id, paper, page), chat_id)
            case DepartmentPaper():  # of a release that made its files here: it is asked for again
                return None
            case MadePaper():
                return await self._papers(file, chat_id)
            case DraftFile(draft_id):
                return await self._draft(draft_id, chat_id)
            case MeetingCalendar(meeting_id, organisation_id):
                return await self._calendar(meeting_id, organisation_id, chat_id)
            case HallCode() | AttendanceSheet():
                return await self._of_hall(file, chat_id)
            case PracticalPaper():
                return await self._practical(file, chat_id)
            case OwnData():
                return await self._own_data(file, chat_id)

    async def _kept(self, file: SentFile) -> Content | None:
        if not file.sha256:
            return None
        try:
            content = await asyncio.to_thread((self._folder / file.sha256[:2] / file.sha256).read_bytes)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise NotNow(error.strerror or "the file can't be read") from None
        name = file.name or ("photo.jpg" if file.is_photo else "file")
        return Content(name, file.mime or "application/octet-stream", content)

    async def _receipt(self, report_id: int, user_id: int) -> Content | None:
        """In a private chat the chat's number is the person's: who has lost access gets no paper."""

        def read(connection: Connection) -> ReceiptPaper | None:
            reads = SqlReads(connection, self._shelf)
            report = reads.report(report_id, user_id)
            if report is None and self._may_act(connection, user_id):
                report = reads.department_report(report_id, self._department_id)
            if report is None:
                return None
            return paper_of(report, reads.evidence_records(report_id), self._department, self._now())

        try:
            paper = await self._database.read(read)
        except Exception as error:
            if trouble_of(error):
                raise NotNow("the database can't be read") from None
            raise
        if paper is None:
            return None
        return Content(f"Квитанция № {paper.number}.docx", DOCX, await asyncio.to_thread(_written, paper))

    async def _draft(self, draft_id: int, user_id: int) -> Content | None:
        """The decision file of a draft, for those who may act for the department."""

        def look(connection: Connection) -> str:
            if not self._may_act(connection, user_id):
                return ""
            found = drafts.draft(connection, draft_id, self._department_id)
            return found.source if found is not None else ""

        source = await self._read(look)
        return Content(f"Решение, черновик {draft_id}.yaml", YAML, source.encode()) if source else None

    async def _calendar(self, meeting_id: int, organisation_id: int, user_id: int) -> Content | None:
        """For the organisation's own people, while they come."""

        def read(connection: Connection) -> tuple[PublishedMeeting, Seat] | None:
            reads = SqlReads(connection, self._shelf)
            if all(one.organisation.id != organisation_id for one in reads.memberships(user_id)):
                return None
            meeting = reads.meeting(meeting_id, self._department_id)
            seat = reads.seat(meeting_id, organisation_id, self._department_id)
            return (meeting, seat) if meeting is not None and seat is not None else None

        found = await self._read(read)
        if found is None or (subgroup := found[0].plan.subgroup(found[1].subgroup)) is None:
            return None
        from papers.calendar import ICS, calendar_of  # icalendar: only for who asks

        content = calendar_of(found[0], subgroup, self._department, self._now())
        return Content(f"{found[0].name}.ics", ICS, content)

    async def _of_hall(self, file: HallCode | AttendanceSheet, user_id: int) -> Content | None:
        """For those who may act for the department."""

        def look(
            connection: Connection,
        ) -> tuple[PublishedMeeting, tuple[Invitee, ...], tuple[Hall, ...], str] | None:
            reads = SqlReads(connection, self._shelf)
            meeting = reads.meeting(file.meeting_id, self._department_id)
            if meeting is None or not self._may_act(connection, user_id):
                return None
            if isinstance(file, HallCode):
                return meeting, (), reads.halls(meeting.id, self._department_id), reads.bot_name()
            return meeting, reads.invitees(meeting.id, self._department_id), (), ""

        found = await self._read(look)
        if found is None:
            return None
        meeting, invitees, halls, bot_name = found
        if isinstance(file, AttendanceSheet):
            return await asyncio.to_thread(sheet_docx, meeting, invitees, self._department, self._now())
        here = next((one for one in halls if one.subgroup == file.subgroup), None)
        if here is None:
            return None
        return await asyncio.to_thread(code_png, meeting, here, bot_name)

    async def _practical(self, file: PracticalPaper, user_id: int) -> Content | None:
        """For those who may act for the department."""

        def look(connection: Connection) -> PracticalResults | None:
            reads = SqlReads(connection, self._shelf)
            meeting = reads.meeting(file.meeting_id, self._department_id)
            if meeting is None or not self._may_act(connection, user_id):
                return None
            return results_of(reads, meeting, self._department, self._now())

        found = await self._read(look)
        return await asyncio.to_thread(practical_file, found, file.ending) if found is not None else None

    async def _read(self, read: Callable[[Connection], T]) -> T:
        try:
            return await self._database.read(read)
        except Exception as error:
            if trouble_of(error):
                raise NotNow("the database can't be read") from None
            raise

    async def _form(self, report_id: int, user_id: int) -> Content | None:
        """The form of one organisation, for those who may act for the department."""

        def look(connection: Connection) -> tuple[Report, str] | None:
            if not self._may_act(connection, user_id):
                return None
            reads = SqlReads(connection, self._shelf)
            report = reads.department_report(report_id, self._department_id)
            return (report, reads.forms_mark()) if report is not None else None

        try:
            found = await self._database.read(look)
            if found is not None and not found[1]:  # the first form of all
                found = found[0], await self._database.write(forms.mark)
        except Exception as error:
            if trouble_of(error):
                raise NotNow("the database can't be used") from None
            raise
        if found is None:
            return None
        from bot.blank_forms import blank_form, file_name, form_bytes  # XlsxWriter: only for who asks

        report, mark = found
        form = blank_form(report, mark, self._department, self._now())
        return Content(file_name(report), XLSX, await asyncio.to_thread(form_bytes, form))


def _written(paper: ReceiptPaper) -> bytes:
    from papers.receipt import receipt_docx  # only who prints pays for the import of lxml

    return receipt_docx(paper)
