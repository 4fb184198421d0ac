"""``python -m bot …``: commands for the administrator. Heavy imports wait until a command needs them."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.errors import Refusal

if TYPE_CHECKING:
    from bot.opening import Installation

T = TypeVar("T")
app = typer.Typer(
    help="Carries a department's decision into every kindergarten and brings the results back.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
roster = typer.Typer(help="The department's organisations.", no_args_is_help=True)
decision = typer.Typer(help="Decision files.", no_args_is_help=True)
app.add_typer(roster, name="roster")
app.add_typer(decision, name="decision")
meeting = typer.Typer(help="Meetings that the heads are invited to.", no_args_is_help=True)
app.add_typer(meeting, name="meeting")
forms = typer.Typer(help="Forms to be filled in a spreadsheet.", invoke_without_command=True)
app.add_typer(forms, name="forms")
quarantine = typer.Typer(help="What could not be worked on or sent.", no_args_is_help=True)
app.add_typer(quarantine, name="quarantine")
audit = typer.Typer(help="Who of the department saw, exported and changed what.", no_args_is_help=True)
app.add_typer(audit, name="audit")


@app.command()
def run() -> None:
    """Run the bot until SIGTERM or Ctrl-C."""
    from bot.early import heed_signals

    heed_signals()
    from bot.logs import set_up
    from bot.settings import load_settings

    settings = load_settings()
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    set_up(settings.log_level, settings.log_format, (settings.token(), secret))
    from bot import app as program  # aiogram's import alone takes seconds: only after the settings are right

    asyncio.run(program.run(settings))


@app.command()
def doctor() -> None:
    """Whether everything is in order here, a line each; exit 1 where something must be mended first."""
    from bot.doctor.examining import examine
    from bot.doctor.findings import Finding, is_well

    async def told() -> list[Finding]:
        findings = []
        async for finding in examine():
            typer.echo(str(finding))
            findings.append(finding)
        return findings

    raise typer.Exit(0 if is_well(asyncio.run(told())) else 1)


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Where the transcript and the files go.")] = Path("demo-output"),
) -> None:
    """Tell the whole story with 12 kindergartens: no token, no network, under a minute."""
    from bot.demo.story import tell

    raise typer.Exit(asyncio.run(tell(out)))


@app.command("try")
def try_(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Of the page; 0 takes any free one.")] = 8080,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
) -> None:
    """Try the bot in the browser: no token, no network; be a head, the department or a stranger."""
    from bot.trying.opening import open_page

    asyncio.run(open_page(port, browser=not no_browser))


@roster.command("import")
def roster_import(
    file: Annotated[Path, typer.Argument(help=".csv or .xlsx")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would happen, change nothing.")
    ] = False,
) -> None:
    """Put organisations in: good rows go in, each bad one is told with its number and why."""
    from bot.rosters import import_file

    _with_installation(lambda here: import_file(here, file, dry_run))


@app.command()
def invites(
    csv: Annotated[bool, typer.Option("--csv", help="As CSV on the standard output.")] = False,
    docx: Annotated[Path | None, typer.Option(help="A sheet to print and cut, with QR codes.")] = None,
    letters: Annotated[
        Path | None, typer.Option(help="A folder: a letter for each, to copy or to send by e-mail.")
    ] = None,
    phone: Annotated[str, typer.Option(help="In the letters: whom to call.")] = "",
) -> None:
    """Each kindergarten's personal link."""
    from bot.inviting import print_invites

    _with_installation(lambda here: print_invites(here, csv, docx, letters, phone))


@app.command()
def revoke(name: Annotated[str, typer.Argument(help="The organisation's name.")]) -> None:
    """Make an organisation's link useless; `invites` makes a new one."""
    from bot.inviting import revoke_link

    _with_installation(lambda here: revoke_link(here, name))


@decision.command("check")
def decision_check(file: Annotated[Path, typer.Argument(help="A decision file (YAML).")]) -> None:
    """Validate a decision file; all mistakes at once, with file, line, path and what is allowed."""
    from papers.decision_file import DecisionFileError, load_decision
    from papers.draft_unfilled import unfilled

    try:
        found = load_decision(file)
    except DecisionFileError as error:
        raise Refusal(str(error)) from None
    questions = sum(1 for _ in found.questions())
    typer.echo(f"{file}: ok, {len(found.tasks)} tasks, {questions} questions, deadline {found.deadline}")
    if lines := unfilled(file.read_text("utf-8-sig")):
        typer.echo(f"{file}: still to be filled in before it is published: line {', '.join(map(str, lines))}")


@decision.command("draft")
def decision_draft(
    document: Annotated[Path, typer.Argument(help="The department's own .docx or .txt.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The decision file, made anew.")
    ],
    day: Annotated[str, typer.Option(help="The day of the meeting, where the document has none.")] = "",
    deadline: Annotated[str, typer.Option(help="The deadline, where the document has none.")] = "",
) -> None:
    """Draft a decision file from a document: each value with its line, every doubt marked."""
    from bot.drafting import draft_file

    for line in draft_file(document, output, day, deadline):
        typer.echo(line)


@decision.command("publish")
def decision_publish(
    file: Annotated[Path, typer.Argument(help="A decision file (YAML).")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would change and for whom, change nothing.")
    ] = False,
) -> None:
    """Publish a version: every organisation gets its report; of an amendment, whom it touches is told."""
    from bot.decisions import publish_file, read_decision

    found, source = read_decision(file)
    _with_installation(lambda here: publish_file(here, found, source, dry_run))


@decision.command("close")
def decision_close(
    name: Annotated[str, typer.Argument(metavar="ID", help="The decision's id, as its file has it.")],
    docx: Annotated[Path | None, typer.Option(help="Where the final report goes (.docx).")] = None,
) -> None:
    """End a decision: nobody answers or is reminded; the administrators get the final report in the chat."""
    from bot.decisions import close_decision

    _with_installation(lambda here: close_decision(here, name, docx))


@decision.command("reopen")
def decision_reopen(
    name: Annotated[str, typer.Argument(metavar="ID", help="The decision's id, as its file has it.")],
) -> None:
    """Open a closed decision again, within a month of its end."""
    from bot.decisions import reopen_decision

    _with_installation(lambda here: reopen_decision(here, name))


@meeting.command("check")
def meeting_check(file: Annotated[Path, typer.Argument(help="A decision file with a meeting.")]) -> None:
    """Validate a meeting's file, with a decision in it or without; all mistakes at once."""
    from papers.decision_file import DecisionFileError
    from papers.draft_unfilled import unfilled
    from papers.meeting_file import load_meeting

    try:
        found = load_meeting(file)
    except DecisionFileError as error:
        raise Refusal(str(error)) from None
    held = found.meeting
    after = "a decision" if found.decision else "no decision"
    told = f"{held.day}, {len(held.subgroups)} subgroups, {len(held.agenda)} agenda items, {after}"
    typer.echo(f"{file}: ok, {told}")
    if lines := unfilled(file.read_text("utf-8-sig")):
        typer.echo(f"{file}: still to be filled in before it is published: line {', '.join(map(str, lines))}")


@meeting.command("publish")
def meeting_publish(file: Annotated[Path, typer.Argument(help="A decision file with a meeting.")]) -> None:
    """Invite every organisation to a meeting; a changed file tells everybody of the change."""
    from bot.meetings import publish_meeting, read_meeting

    found, source = read_meeting(file)

    async def publish(here: "Installation") -> None:
        published = await publish_meeting(here, found, source)
        done = "published" if published.is_new else "was published before, nothing changed"
        typer.echo(f"{found.slug}, version {published.version}: {done}")

    _with_installation(publish)


@forms.callback()
def forms_out(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option(help="A folder: an .xlsx for each organisation.")] = None,
    decision: Annotated[str, typer.Option(help="The decision's id; else the newest open one.")] = "",
) -> None:
    """Write a blank form for every organisation that owes its report; `forms import` takes filled ones."""
    if context.invoked_subcommand is not None:
        return
    from bot.errors import SettingsError

    if out is None:
        raise SettingsError("forms: say where to, for example --out forms/")
    from bot.forms import write_forms

    target = out
    _with_installation(lambda here: write_forms(here, target, decision))


@forms.command("import")
def forms_import(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Filled forms (.xlsx).")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would happen, change nothing.")
    ] = False,
) -> None:
    """Put filled forms in: good answers go in, each bad cell is told; what a head answered later stays."""
    from bot.forms import import_forms

    _with_installation(lambda here: import_forms(here, files, dry_run))


@app.command()
def export(
    xlsx: Annotated[Path | None, typer.Option(help="The department's table.")] = None,
    csv: Annotated[
        Path | None, typer.Option(help="A folder for the raw data: organisations.csv, answers.csv.")
    ] = None,
    docx: Annotated[Path | None, typer.Option(help="The official report, «Справка».")] = None,
    zip: Annotated[Path | None, typer.Option(help="The evidence files, by organisation.")] = None,
    acquaintance: Annotated[
        Path | None, typer.Option(help="Who has seen the decision, «Лист ознакомления» (.docx).")
    ] = None,
    registration: Annotated[
        Path | None, typer.Option(help="To be signed at the meeting, «Лист регистрации» (.docx).")
    ] = None,
    decision: Annotated[
        str, typer.Option(help="The decision's id, open or closed; else the newest open one.")
    ] = "",
    experience: Annotated[
        Path | None, typer.Option(help="Published experience, by category (.docx).")
    ] = None,
    pages: Annotated[Path | None, typer.Option(help="The same as a folder of pages, packed (.zip).")] = None,
    executor: Annotated[str, typer.Option(help="Who signs the report.")] = "",
    position: Annotated[str, typer.Option(help="The signer's position.")] = "",
    phone: Annotated[str, typer.Option(help="The signer's telephone.")] = "",
) -> None:
    """Write the department's table, its raw data, the official report, the evidence, or a list of people."""
    from bot.auditing import note
    from bot.errors import SettingsError
    from bot.exporting import Wanted
    from bot.exporting import export as write
    from bot.progress import progress
    from core.auditing import Act
    from papers.official_report import Executor

    signer = Executor(executor, position, phone)
    wanted = Wanted(xlsx, csv, docx, zip, acquaintance, registration, signer, experience, pages, decision)
    if not wanted:
        raise SettingsError("export: say what to write, for example --xlsx table.xlsx")

    async def written(here: "Installation") -> None:
        await note(here, Act.EXPORTED, f"export {' '.join(wanted.kinds)}")
        with progress("organisations") as told:
            lines = await write(here, wanted, told)
        for line in lines:
            typer.echo(line)

    _with_installation(written)


@app.command()
def template(
    file: Annotated[Path, typer.Argument(help="A .docx, made anew.")],
) -> None:
    """Write the template of the official report; changed, it is used from DATA_DIR/templates/spravka.docx."""
    from papers.official_template import write_template
    from papers.whole_file import ExportError

    try:
        write_template(file)
    except ExportError as error:
        raise Refusal(str(error)) from None
    typer.echo(f"{file}: written")


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="A ZIP, made anew or replaced by a newer state.")],
) -> None:
    """Copy the database and the evidence into one file; the bot may go on running."""
    from bot.backing import back_up
    from bot.clock import real_now
    from bot.settings import load_settings

    typer.echo(asyncio.run(back_up(load_settings(), file, real_now())))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What `backup` or the nightly job wrote.")],
    force: Annotated[bool, typer.Option("--force", help="Even where the database is newer.")] = False,
) -> None:
    """Put a backup in the place of the data; the bot must not run. The former database is kept beside."""
    from bot.clock import real_now
    from bot.restoring import restore as put_back
    from bot.settings import load_settings

    typer.echo(asyncio.run(put_back(load_settings(), file, force, real_now())))


Numbers = Annotated[list[str] | None, typer.Argument(metavar="SEQ", help="As `quarantine list` has them.")]


@quarantine.command("list")
def quarantine_list(
    full: Annotated[
        bool, typer.Option("--full", help="With tracebacks: they may hold words of people.")
    ] = False,
) -> None:
    """What failed three times or was refused: number, when, whose, why; not what people wrote."""
    from bot.quarantine import print_list

    _with_installation(lambda here: print_list(here, full))


@quarantine.command("retry")
def quarantine_retry(
    numbers: Numbers = None,
    everything: Annotated[bool, typer.Option("--all", help="All of them.")] = False,
    anyway: Annotated[bool, typer.Option("--anyway", help="Those too whose chat has gone on since.")] = False,
) -> None:
    """Let the bot try again, in order per chat."""
    from bot.quarantine import put_back

    _with_installation(lambda here: put_back(here, numbers or (), everything, anyway))


@quarantine.command("drop")
def quarantine_drop(
    numbers: Numbers = None,
    everything: Annotated[bool, typer.Option("--all", help="All of them.")] = False,
) -> None:
    """Forget them for good."""
    from bot.quarantine import forget

    _with_installation(lambda here: forget(here, numbers or (), everything))


@audit.command("export")
def audit_export(
    file: Annotated[Path, typer.Argument(help="A file, a JSON object a line.")],
    names: Annotated[bool, typer.Option("--names", help="With the names of who acted, where known.")] = False,
) -> None:
    """Write the audit log; it holds numbers and counts, no personal data unless you ask for names."""
    from bot.auditing import export_log

    async def written(here: "Installation") -> None:
        typer.echo(await export_log(here, file, names))

    _with_installation(written)


@audit.command("verify")
def audit_verify(
    file: Annotated[
        Path | None, typer.Argument(help="An exported file; else the database's own log.")
    ] = None,
    expect: Annotated[str, typer.Option(help="A hash noted earlier: it must be in the chain.")] = "",
) -> None:
    """Whether a line was changed or removed: exit 1 and the first such line where one was."""
    from bot.auditing import verify_file, verify_log

    if file is not None:
        typer.echo(verify_file(file, expect))
        return

    async def verified(here: "Installation") -> None:
        typer.echo(await verify_log(here, expect))

    _with_installation(verified)


def _with_installation(work: "Callable[[Installation], Awaitable[T]]") -> T:
    """Open the installation, do the work, close it."""
    from bot.opening import open_installation
    from bot.readiness import refusal_of
    from bot.settings import load_settings

    async def whole() -> T:
        here = await open_installation(load_settings())
        try:
            return await work(here)
        except Refusal:
            raise
        except Exception as error:
            raise refusal_of(error) from None
        finally:
            await here.close()

    return asyncio.run(whole())


def main() -> None:
    """The entry point: what a person can mend ends in one line and an exit code, not a traceback."""
    try:
        app()
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(refusal.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
