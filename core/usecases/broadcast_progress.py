"""A message to many once it is written: sent on confirmation, watched, stopped, looked at again."""

from dataclasses import replace

from core.broadcast import SAME_WITHIN, Broadcast, BroadcastState, DeliveryTally
from core.broadcast_audience import Selection, choose, same_before
from core.changes.broadcast import BroadcastConfirmed, BroadcastStopped, BroadcastTo
from core.changes.report import Prompted
from core.ports import Call, PublishedDecision, Reads
from core.usecases import home as home_case
from core.views import BroadcastAgain, BroadcastList, BroadcastProgress, Note, Result, Show


def confirmed(reads: Reads, call: Call, draft: Broadcast, selection: Selection) -> Result:
    """It goes out now: the audience is frozen, and the first look at the progress shown."""
    recipients = tuple(
        BroadcastTo(one.person_id, one.chat_id, tuple(o.id for o in one.organisations))
        for one in selection.people
    )
    left_out = tuple((organisation.id, why) for organisation, why in selection.left_out)
    change = BroadcastConfirmed(call.department_id, draft.id, draft.version, recipients, left_out, call.now)
    after = replace(draft, state=BroadcastState.SENDING, version=draft.version + 1, confirmed_at=call.now)
    view = BroadcastProgress(
        after,
        title_of(reads, call, draft.decision_id),
        DeliveryTally(waiting=len(recipients)),
        call.per_second,
    )
    return Result((Show(call.chat_id, view),), (change, Prompted(call.chat_id, None)))


def asked_again(reads: Reads, call: Call, draft: Broadcast, selection: Selection) -> Result | None:
    """The same words to some of the same people within a day: really once more? None where there are none."""
    since = call.now - SAME_WITHIN
    earlier = reads.same_text(draft.decision_id, call.department_id, draft.text or "", since)
    found = same_before(selection.people, earlier)
    if found is None:
        return None
    at = found[0].at.astimezone(call.now.tzinfo)
    people = len(selection.people)
    view = BroadcastAgain(draft, people, found[1], f"{at:%H:%M}", at.date() == call.today)
    return Result((Show(call.chat_id, view),))


def stop(reads: Reads, call: Call, broadcast_id: int) -> Result:
    """«Остановить»: what hasn't left isn't sent. Pressed too late it says so."""
    found = _theirs(reads, call, broadcast_id)
    if isinstance(found, Result):
        return found
    if found.state is not BroadcastState.SENDING:
        return page(reads, call, broadcast_id, 0, Note.BROADCAST_ENDED)
    tally = reads.delivery_tally(broadcast_id)
    after = replace(found, state=BroadcastState.STOPPED, ended_at=call.now)
    stopped = replace(tally, waiting=0, under_way=0, stopped=tally.stopped + tally.left)
    shown = _shown(reads, call, after, stopped, 0)
    return replace(
        shown, changes=(BroadcastStopped(call.department_id, broadcast_id, call.now, stopped.figures),)
    )


def page(reads: Reads, call: Call, broadcast_id: int, number: int, note: Note | None = None) -> Result:
    """How far it is, or how it ended."""
    found = _theirs(reads, call, broadcast_id)
    if isinstance(found, Result):
        return found
    return _shown(reads, call, found, reads.delivery_tally(broadcast_id), number, note)


def listing(reads: Reads, call: Call, decision_id: int) -> Result:
    """«Отправленные раньше»."""
    if not may(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    zone = call.now.tzinfo
    found = tuple(
        replace(one, confirmed_at=one.confirmed_at.astimezone(zone) if one.confirmed_at else None)
        for one in reads.broadcasts(decision_id, call.department_id)
    )
    return Result((Show(call.chat_id, BroadcastList(found, decision_id)),))


def may(call: Call) -> bool:
    """Specialists and above write to the heads."""
    return call.staff is not None and call.staff.may_act


def of_decision(reads: Reads, call: Call, decision_id: int) -> PublishedDecision | None:
    """The department's open decision of that number, the newest one for 0."""
    published = reads.decisions(call.department_id)
    if not decision_id:
        return published[0] if published else None
    return next((one for one in published if one.id == decision_id), None)


def title_of(reads: Reads, call: Call, decision_id: int) -> str:
    """What the decision is called, for a heading."""
    found = of_decision(reads, call, decision_id)
    return found.decision.short_title if found else ""


def selected(reads: Reads, call: Call, draft: Broadcast) -> Selection:
    """Who would get it now."""
    return choose(draft, reads.candidates(draft.decision_id, call.department_id), call.today)


def _theirs(reads: Reads, call: Call, broadcast_id: int) -> Broadcast | Result:
    if not may(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    found = reads.broadcast(broadcast_id, call.department_id)
    if found is None or found.state in (BroadcastState.DRAFT, BroadcastState.DROPPED):
        return home_case.home(reads, call, Note.OLD_BUTTON)
    return found


def _shown(
    reads: Reads, call: Call, found: Broadcast, tally: DeliveryTally, number: int, note: Note | None = None
) -> Result:
    zone = call.now.tzinfo
    at = found.confirmed_at.astimezone(zone) if found.confirmed_at else None
    ended = found.state is not BroadcastState.SENDING
    view = BroadcastProgress(
        replace(found, confirmed_at=at),
        title_of(reads, call, found.decision_id),
        tally,
        call.per_second,
        reads.unreached(found.id) if ended else (),
        max(number, 0),
        note,
    )
    return Result((Show(call.chat_id, view),))
