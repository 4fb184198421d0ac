"""Whether somebody of the department gets the news: their own choice, else what fits the role."""

from core.changes.inquiry import DigestChosen
from core.changes.report import Prompted
from core.ports import Call, Reads
from core.usecases import home as home_case
from core.views import DigestSettings, Note, Result, Show


def settings(reads: Reads, call: Call) -> Result:
    """«Новости по утрам»."""
    if call.staff is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    chosen = reads.wants_digest(call.user_id, call.department_id)
    wanted = call.staff.may_act if chosen is None else chosen
    return Result((Show(call.chat_id, DigestSettings(wanted)),), (Prompted(call.chat_id, None),))


def choose(reads: Reads, call: Call, wanted: bool) -> Result:
    """«Включить», «Отключить»."""
    if call.staff is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    change = DigestChosen(call.department_id, call.user_id, wanted, call.now)
    note = Note.DIGEST_ON if wanted else Note.DIGEST_OFF
    return Result((Show(call.chat_id, DigestSettings(wanted, note)),), (change, Prompted(call.chat_id, None)))
