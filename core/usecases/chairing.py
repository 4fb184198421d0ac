"""The chair goes through the agenda: begin, next, five minutes more, end; one message that lives."""

from dataclasses import replace

from core.agenda_run import FIVE, AgendaRun
from core.changes.meeting import AgendaPut
from core.changes.report import Prompted
from core.meeting import PublishedMeeting
from core.ports import Call, Reads
from core.usecases import home as home_case
from core.usecases import materials_desk, meeting_desk
from core.views import AgendaScreen, Note, Result, Show


def open_agenda(reads: Reads, call: Call, meeting_id: int, subgroup: int) -> Result:
    """«Вести повестку»: as it stands; a message of its own where it goes on."""
    found = _found(reads, call, meeting_id, subgroup)
    if isinstance(found, Result):
        return found
    meeting, run = found
    if run is None or run.ended_at is not None:
        view = AgendaScreen(meeting, subgroup, run, call.now)
        return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))
    return _put(call, meeting, replace(run, chat_id=call.chat_id, album=_album(call, run)))


def begin(reads: Reads, call: Call, meeting_id: int, subgroup: int) -> Result:
    """«Начать»: the first item; a second tap finds it begun."""
    found = _found(reads, call, meeting_id, subgroup)
    if isinstance(found, Result):
        return found
    meeting, run = found
    if (run is not None and run.ended_at is None) or not meeting.plan.meeting.agenda:
        return open_agenda(reads, call, meeting_id, subgroup)
    if call.today != meeting.day:
        view = AgendaScreen(meeting, subgroup, run, call.now, Note.AGENDA_OTHER_DAY)
        return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))
    version = run.version if run is not None else 0
    fresh = AgendaRun(meeting_id, subgroup, 0, call.now, call.chat_id, "", version=version)
    return _at_item(reads, call, meeting, replace(fresh, album=_album(call, fresh)))


def go_on(reads: Reads, call: Call, meeting_id: int, subgroup: int, item: int) -> Result:
    """«Дальше»: from that item to the next one; a second tap finds it done. The last one ends it."""
    found = _going(reads, call, meeting_id, subgroup)
    if isinstance(found, Result):
        return found
    meeting, run = found
    if run.item != item:
        return _seen(call, meeting, run)
    if run.upcoming(meeting.plan) is None:
        return _put(call, meeting, replace(run, ended_at=call.now))
    return _at_item(reads, call, meeting, replace(run, item=item + 1, since=call.now, extra=0))


def add_five(reads: Reads, call: Call, meeting_id: int, subgroup: int, extra: int) -> Result:
    """«+5 минут»: to what had been added when the button was shown, so that a double tap counts once."""
    found = _going(reads, call, meeting_id, subgroup)
    if isinstance(found, Result):
        return found
    meeting, run = found
    if run.extra != extra:
        return _seen(call, meeting, run)
    return _put(call, meeting, replace(run, extra=extra + FIVE))


def end(reads: Reads, call: Call, meeting_id: int, subgroup: int) -> Result:
    """«Закончить»."""
    found = _going(reads, call, meeting_id, subgroup)
    if isinstance(found, Result):
        return found
    meeting, run = found
    return _put(call, meeting, replace(run, ended_at=call.now))


def leave(reads: Reads, call: Call, meeting_id: int, subgroup: int) -> Result:
    """Back to the sitting's list: the message isn't edited any more, another screen stands in it."""
    shown = meeting_desk.listed(reads, call, meeting_id, str(subgroup))
    run = reads.agenda_run(meeting_id, subgroup, call.department_id)
    acts = call.staff is not None and call.staff.may_act
    if not acts or run is None or run.ended_at is not None or run.chat_id != call.chat_id or not run.album:
        return shown
    change = AgendaPut(replace(run, album=""), call.department_id)
    return replace(shown, changes=(change, *shown.changes))


def _found(
    reads: Reads, call: Call, meeting_id: int, subgroup: int
) -> tuple[PublishedMeeting, AgendaRun | None] | Result:
    if call.staff is None or not call.staff.may_act:
        return home_case.home(reads, call, Note.NO_ACCESS)
    meeting = reads.meeting(meeting_id, call.department_id)
    if meeting is None or meeting.plan.subgroup(subgroup) is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    return meeting, reads.agenda_run(meeting_id, subgroup, call.department_id)


def _going(
    reads: Reads, call: Call, meeting_id: int, subgroup: int
) -> tuple[PublishedMeeting, AgendaRun] | Result:
    found = _found(reads, call, meeting_id, subgroup)
    if isinstance(found, Result):
        return found
    meeting, run = found
    if run is None or run.ended_at is not None:
        return open_agenda(reads, call, meeting_id, subgroup)
    return meeting, run


def _at_item(reads: Reads, call: Call, meeting: PublishedMeeting, run: AgendaRun) -> Result:
    """An item begins: whoever sits there gets its materials."""
    result = _put(call, meeting, run)
    shows, changes = materials_desk.at_item(reads, call, meeting, run.subgroup, run.item)
    return replace(result, shows=(*result.shows, *shows), changes=(*result.changes, *changes))


def _put(call: Call, meeting: PublishedMeeting, run: AgendaRun) -> Result:
    """Kept as it is now, with the minutes that the message tells."""
    known = replace(run, told=run.left(meeting.plan, call.now))
    if run.chat_id != call.chat_id:  # two who chair one sitting: who acted last has the message
        known = replace(known, chat_id=call.chat_id, album=_album(call, run))
    changes = (AgendaPut(known, call.department_id), Prompted(call.chat_id, None))
    return replace(_seen(call, meeting, known), changes=changes)


def _seen(call: Call, meeting: PublishedMeeting, run: AgendaRun) -> Result:
    view = AgendaScreen(meeting, run.subgroup, run, call.now)
    return Result((Show(call.chat_id, view, album=run.album),))


def _album(call: Call, run: AgendaRun) -> str:
    """A name that no message had before: the chat's next one is a new message."""
    return f"agenda-{run.meeting_id}-{run.subgroup}-{run.version}-{call.now:%H%M%S%f}"
