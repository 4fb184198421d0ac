"""The buttons under a reminder: tomorrow, on leave until …"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from core.changes import Prompted, Snoozed, WentAway
from core.ports import Call, Reads
from core.prompts import AbsencePrompt
from core.russian_dates import parse_day
from core.usecases import home as home_case
from core.views import AbsenceScreen, Home, Note, Result, Show

LONGEST_ABSENCE = timedelta(days=366)


def snooze(reads: Reads, call: Call) -> Result:
    """«Напомнить завтра»: one more rung at the usual hour of the next working day."""
    owed = [card for card in reads.cards(call.user_id) if not card.state.finished]
    if not owed:
        return home_case.home(reads, call)
    ladders = {p.id: p.decision.ladder for p in reads.decisions(call.department_id)}
    day = call.days.next_working(call.today + timedelta(days=1))
    hour = ladders[owed[0].decision_id].at if owed[0].decision_id in ladders else None
    due = datetime.combine(day, hour, call.now.tzinfo) if hour else call.now + timedelta(days=1)
    change = Snoozed(tuple(card.report_id for card in owed), f"snooze-{day.isoformat()}", due, call.now)
    view = home_case.home_view(reads, call, Note.SNOOZED, until=day)
    return Result((Show(call.chat_id, view),), (change,))


def ask_absence(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """«Я в отпуске до …»: a few dates, or one typed."""
    if reads.person(call.user_id) is None:
        return home_case.home(reads, call)
    return Result(
        (Show(call.chat_id, AbsenceScreen(_offers(call.today), note)),),
        (Prompted(call.chat_id, AbsencePrompt()),),
    )


def absent_until(reads: Reads, call: Call, until: date) -> Result:
    """On leave through that day; reminders wait."""
    person = reads.person(call.user_id)
    if person is None:
        return home_case.home(reads, call)
    if until < call.today or until > call.today + LONGEST_ABSENCE:
        view = AbsenceScreen(_offers(call.today), Note.DATE_IS_PAST)
        return Result((Show(call.chat_id, view),))
    shown = home_case.home_view(reads, call, Note.AWAY, until=until)
    if isinstance(shown, Home):
        shown = replace(shown, away_until=until)
    return Result((Show(call.chat_id, shown),), (WentAway(person.id, until), Prompted(call.chat_id, None)))


def type_absence(reads: Reads, call: Call, text: str) -> Result:
    """A typed date of the return."""
    typed = parse_day(text, call.today, "future")
    if typed is None:
        return Result((Show(call.chat_id, AbsenceScreen(_offers(call.today), Note.NOT_A_DATE)),))
    return absent_until(reads, call, typed.day)


def _offers(today: date) -> tuple[date, ...]:
    return tuple(today + timedelta(days=days) for days in (7, 14, 28))
