"""«Ознакомлен(а)»: a decision is read and confirmed in one tap; the department sees who hasn't."""

from core.acquaintance import who_is_missing
from core.changes.acquaintance import AcquaintanceConfirmed
from core.changes.report import Prompted
from core.ports import Call, Reads
from core.usecases import home as home_case
from core.views import AcquaintanceDesk, AcquaintanceTaken, DecisionText, Note, Result, Show


def read(reads: Reads, call: Call, report_id: int) -> Result:
    """«Прочитать решение»: all of it, and who has confirmed."""
    report = reads.report(report_id, call.user_id)
    if report is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    given = reads.acquaintances(report_id)
    zone = call.now.tzinfo
    mine = next((one.at.astimezone(zone) for one in given if one.person_id == report.person_id), None)
    other = next(((one.name, one.at.astimezone(zone)) for one in given), None) if mine is None else None
    view = DecisionText(report, mine, other)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def confirm(reads: Reads, call: Call, report_id: int) -> Result:
    """«Ознакомлен(а)»; a second tap says when the first one was."""
    report = reads.report(report_id, call.user_id)
    if report is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    given = (one for one in reads.acquaintances(report_id) if one.person_id == report.person_id)
    if (before := next(given, None)) is not None:
        at = before.at.astimezone(call.now.tzinfo)
        return Result((Show(call.chat_id, AcquaintanceTaken(report, at, again=True)),))
    change = AcquaintanceConfirmed(report.id, report.person_id, call.now)
    shown = Show(call.chat_id, AcquaintanceTaken(report, call.now))
    return Result((shown,), (change, Prompted(call.chat_id, None)))


def desk(reads: Reads, call: Call, decision_id: int, page: int = 0) -> Result:
    """«Ознакомление», for the department: how many have confirmed, and who hasn't."""
    if not call.staff:
        return home_case.home(reads, call, Note.ONLY_DEPARTMENT)
    published = reads.decisions(call.department_id)
    chosen = next((one for one in published if one.id == decision_id), published[0] if published else None)
    if chosen is None:
        return home_case.home(reads, call, Note.NO_DECISION)
    everybody = reads.acquainted(chosen.id, call.department_id)
    missing = who_is_missing(everybody)
    done, total = len(everybody) - len(missing), len(everybody)
    view = AcquaintanceDesk(chosen.id, chosen.decision, done, total, missing, max(page, 0), call.today)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))
