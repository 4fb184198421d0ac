"""The audit log's lines of one call, worked out from what it showed and changed."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from core import views
from core.auditing import Act
from core.changes import Change
from core.changes.broadcast import BroadcastDrafted, BroadcastDropped
from core.changes.by_word import FormSent, ToldOfWord
from core.changes.decisions import Rehearsed, WalkBegun
from core.changes.inquiry import DigestChosen
from core.changes.joining import ConsentAnswered, Named, Reachability, TurnedTo
from core.changes.papers import PaperAsked
from core.changes.privacy import Audited, HeldDropped, HeldReleased, Withdrew
from core.changes.report import Prompted, QuestionOpened, ReportReviewed
from core.changes.time import Snoozed
from core.ports import Call
from core.report import ReportState
from core.views import Result, View

Details = tuple[tuple[str, int], ...]
# Nothing of anybody's but the caller's own: where their chat stands, a draft, what they wish for themselves.
QUIET: frozenset[type] = frozenset(
    {
        Prompted,
        QuestionOpened,
        BroadcastDrafted,
        BroadcastDropped,
        Rehearsed,
        WalkBegun,
        DigestChosen,
        FormSent,
        Named,
        Reachability,
        TurnedTo,
        ToldOfWord,
        Snoozed,
        ConsentAnswered,
        HeldReleased,
        HeldDropped,
        Audited,  # a line already
        Withdrew,  # says so itself, whoever does it
    }
)


def _report(view: Any) -> Details:
    return (("report", view.report.id), ("organisation", view.report.organisation.id))


def _organisation(view: Any) -> Details:
    return (("organisation", view.organisation.id),)


def _file(view: Any) -> Details:
    return (("organisation", view.file.organisation.id), ("people", len(view.file.people)))


def _summary(view: Any) -> Details:
    """Pages with people on them: who can't be reached, and whom to call."""
    return (("decision", view.decision_id), ("people", len(view.cut_off) + len(view.calls)))


# Screens of the department that show people, their telephones or what they sent. A new one belongs here, too.
SEEN: dict[type[View], Callable[[Any], Details]] = {
    views.OrganisationPage: _file,
    views.OrganisationHistory: _file,
    views.UnbindScreen: _organisation,
    views.InvitationLetter: _organisation,
    views.PeopleHub: lambda view: (("organisations", len(view.found)),),
    views.OrganisationList: lambda view: (("decision", view.decision_id), ("page", view.page)),
    views.SummaryScreen: _summary,
    views.ReportFile: _report,
    views.FileTask: _report,
    views.ReportHistory: _report,
    views.EvidenceList: _report,
    views.EvidencePiece: _report,
    views.ReceiptToPrint: _report,
    views.StaffList: lambda view: (("people", len(view.staff)),),
    views.StaffPage: lambda view: (("people", 1),),
    views.ExtensionQuestion: lambda view: (("extension", view.extension.id),),
    views.ExtensionList: lambda view: (("extensions", len(view.requests)),),
    views.InquiryThread: lambda view: (("inquiry", view.inquiry.id),),
    views.InquiryDesk: lambda view: (("inquiry", view.inquiry.id),),
    views.InquiryFile: lambda view: (("inquiry", view.inquiry.id),),
    views.InquiryList: lambda view: (("inquiries", len(view.entries)),),
}
_WITH_PEOPLE = (views.Section.MISSING, views.Section.CUT_OFF, views.Section.CALLS, views.Section.HELP)


def lines(call: Call, result: Result) -> tuple[Audited, ...]:
    """Of the department's calls only; of one screen and of each change a line."""
    if call.staff is None:
        return ()
    return tuple(_lines(call, result))


def _lines(call: Call, result: Result) -> Iterator[Audited]:
    for show in result.shows:
        details = SEEN.get(type(show.view))
        if details is None or show.chat_id != call.chat_id or show.notice:
            continue
        if isinstance(show.view, views.SummaryScreen) and show.view.section not in _WITH_PEOPLE:
            continue  # counts only
        yield _line(call, Act.SAW, _words(type(show.view)), details(show.view))
    for change in result.changes:
        if type(change) in QUIET:
            continue
        yield _line(call, _act(change), _words(type(change)), _numbers(change))


def _line(call: Call, act: Act, what: str, details: Details) -> Audited:
    return Audited(call.department_id, call.user_id, act, what, details, call.now)


def _act(change: Change) -> Act:
    if isinstance(change, PaperAsked):
        return Act.EXPORTED
    if isinstance(change, ReportReviewed) and change.state is ReportState.RETURNED:
        return Act.RETURNED
    return Act.CHANGED


def _numbers(change: Change) -> Details:
    """The ids of ours that a change names: of people's accounts and chats none."""
    found: list[tuple[str, int]] = []
    for field in fields(change):
        value = getattr(change, field.name)
        if type(value) is int and field.name.endswith("_id") and field.name not in _OTHERS:
            found.append((field.name.removesuffix("_id"), value))
    return tuple(found)


_OTHERS = ("department_id", "user_id", "chat_id", "by_user_id", "by_id")


def _words(kind: type) -> str:
    """«OrganisationPage» as «organisation page»."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip()
