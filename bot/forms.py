"""``forms``: a blank form for every organisation; ``forms import``: filled ones into the reports."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

import typer
from sqlalchemy import Connection

from bot.blank_forms import blank_form, file_name
from bot.errors import Refusal
from bot.exporting import chosen
from bot.form_desk import read_cells
from bot.opening import Installation
from core.form import read_form
from core.form_plan import FormPlan, plan
from core.ports import Call, PublishedDecision
from core.report import Report
from core.staff import StaffRole
from core.summary import by_number
from core.usecases import evidence
from core.usecases.by_word import told
from core.usecases.forms import OneForm, carried_out, report_of
from core.views import FormRefusal, Result
from handlers.desk import reply_to
from papers.form_writing import BlankForm, write_form
from papers.whole_file import ExportError
from screens.forms import REFUSALS, bad_in_words, place_in_words
from storage import forms, outbox
from storage.applying import apply
from storage.reads import SqlReads

LARGEST = 20 * 1024 * 1024


async def write_forms(here: Installation, folder: Path, decision: str = "") -> None:
    """A file for each organisation that still owes its report on that decision, or on the newest."""
    mark = await here.database.write(forms.mark)
    owed = await here.database.read(lambda c: _owed(c, here, decision))
    department, now = here.settings.department_name, here.local_now()
    await asyncio.to_thread(_write_all, folder, owed, lambda one: blank_form(one, mark, department, now))
    typer.echo(f"{folder}: форм {len(owed)}")


def _write_all(folder: Path, owed: Sequence[Report], blank: Callable[[Report], BlankForm]) -> None:
    taken: set[str] = set()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for report in owed:
            name = file_name(report)
            if name.casefold() in taken:  # two organisations of one name
                name = name.removesuffix(".xlsx") + f" ({report.organisation.id}).xlsx"
            taken.add(name.casefold())
            write_form(blank(report), folder / name)
    except OSError as error:
        raise Refusal(f"{folder}: {error.strerror}") from None
    except ExportError as error:
        raise Refusal(str(error)) from None


async def import_forms(here: Installation, files: Sequence[Path], dry_run: bool) -> None:
    """What the forms say goes into the reports; every bad cell is told. Refusal where a file was no form."""
    failed = 0
    for file in files:
        try:
            content = await asyncio.to_thread(_content, file)
        except OSError as error:
            typer.echo(f"{file}: {error.strerror}", err=True)
            failed += 1
            continue
        found, why = read_cells(content) if content else ([], "файл пуст или слишком велик")
        if not found:
            typer.echo(f"{file}: {why}", err=True)
            failed += 1
        for one in found:
            if not await _import_one(here, file, one, dry_run):
                failed += 1
    if failed:
        raise Refusal(f"не внесено форм: {failed}")


def _content(file: Path) -> bytes:
    return file.read_bytes() if file.stat().st_size <= LARGEST else b""


async def _import_one(here: Installation, file: Path, one: OneForm, dry_run: bool) -> bool:
    """Whether it is a form of ours."""
    if dry_run:
        lines = await here.database.read(lambda c: _put_in(c, here, one, dry_run))
    else:
        lines = await here.database.write(lambda c: _put_in(c, here, one, dry_run))
    if isinstance(lines, FormRefusal):
        typer.echo(f"{file}: {REFUSALS[lines]}", err=True)
        return False
    for line in lines:
        typer.echo(f"{file}: {line}")
    return True


def _put_in(
    connection: Connection, here: Installation, one: OneForm, dry_run: bool
) -> list[str] | FormRefusal:
    """In one transaction: what is read is what is changed. The organisation's people are told at once."""
    reads, call = SqlReads(connection, here.shelf), _call(here)
    report = report_of(reads, call, one.mark)
    if isinstance(report, FormRefusal):
        return report
    filled = read_form(report.decision, one.cells, call.today)
    planned = plan(report, filled, one.mark.made_at, call.today, evidence.MOST_PIECES)
    lines = [_counted(report, planned, dry_run), *map(bad_in_words, filled.bad)]
    for words, keys in (("заменит ответ организации", planned.replaces), ("оставлено", planned.kept)):
        lines += [f"{words}: {place_in_words(report.decision, key)}" for key in keys]
    if dry_run or planned.is_empty:
        return lines
    change, after = carried_out(call, report, planned)
    shows, changes = told(reads, call, after)
    for each in (change, *changes):
        apply(connection, each)
    for post in reply_to(lambda r, c: Result(shows), reads, call).posts:
        outbox.enqueue(connection, post, call.now)
    return lines


def _counted(report: Report, planned: FormPlan, dry_run: bool) -> str:
    counts = (
        ("будет внесено" if dry_run else "внесено", len(planned.taken) + len(planned.pieces)),
        ("уже стояло", planned.same),
        ("организация ответила позже сама, оставлено", len(planned.kept)),
        ("закрыто для изменений", len(planned.closed)),
        ("не спрашивается", len(planned.needless)),
    )
    told_of = [f"{words} {number}" for place, (words, number) in enumerate(counts) if number or not place]
    return f"{report.organisation.name}: {', '.join(told_of)}"


def _owed(connection: Connection, here: Installation, decision: str) -> list[Report]:
    """By number; those who have sent need no form."""
    reads = SqlReads(connection, here.shelf)
    published = chosen(reads, here.department_id, decision, closed=False)
    return [report for report in _reports(reads, here, published) if not report.state.finished]


def _reports(reads: SqlReads, here: Installation, published: PublishedDecision) -> list[Report]:
    states = sorted(reads.states(published.id, here.department_id), key=lambda s: by_number(s.organisation))
    found = (reads.department_report(state.report_id, here.department_id) for state in states)
    return [report for report in found if report is not None]


def _call(here: Installation) -> Call:
    """The command line acts for the department; nobody's chat."""
    name = here.settings.department_name
    return Call(0, 0, here.local_now(), here.department_id, name, here.days, StaffRole.SPECIALIST)
