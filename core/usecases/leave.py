"""«Я в отпуске до …», who stands in, and coming back."""

from dataclasses import replace
from datetime import date, timedelta

from core.changes import Change
from core.changes.people import Substituted
from core.changes.report import Prompted
from core.changes.time import WentAway
from core.people import NOBODY, Author, Member, Person
from core.ports import Call, Reads
from core.prompts import AbsencePrompt
from core.russian_dates import parse_day
from core.usecases import home as home_case
from core.views import AbsenceScreen, Home, Note, Result, Show, SubstituteNotice, SubstituteScreen

LONGEST_ABSENCE = timedelta(days=366)


def ask_absence(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """«Я в отпуске до …»: a few dates, or one typed."""
    if not reads.memberships(call.user_id):
        return home_case.home(reads, call)
    return Result(
        (Show(call.chat_id, AbsenceScreen(_offers(call.today), note)),),
        (Prompted(call.chat_id, AbsencePrompt()),),
    )


def type_absence(reads: Reads, call: Call, text: str) -> Result:
    """A typed date of the return."""
    typed = parse_day(text, call.today, "future")
    if typed is None:
        return ask_absence(reads, call, Note.NOT_A_DATE)
    return absent_until(reads, call, typed.day)


def absent_until(reads: Reads, call: Call, until: date) -> Result:
    """On leave through that day. Asked next, for each organisation with other people: who stands in?"""
    person = reads.person(call.user_id)
    members = reads.memberships(call.user_id)
    if person is None or not members:
        return home_case.home(reads, call)
    if until < call.today or until > call.today + LONGEST_ABSENCE:
        return ask_absence(reads, call, Note.DATE_IS_PAST)
    leaving = replace(person, absent_until=until)
    if person.absent_until == until:  # a second tap: what was said of substitutes stands
        return _next(reads, call, leaving, members, (), ())
    told = _over(reads, call, members) if _is_away(person, call.today) else ()
    fresh = tuple(replace(member, substitute=None) for member in members)
    return _next(reads, call, leaving, fresh, (WentAway(person.id, until),), told)


def substitute(reads: Reads, call: Call, organisation_id: int, person_id: int) -> Result:
    """Whoever was chosen, or ``NOBODY``: told at once, and whoever stood in before is told, too."""
    person = reads.person(call.user_id)
    members = reads.memberships(call.user_id)
    mine = next((m for m in members if m.organisation.id == organisation_id), None)
    if person is None or mine is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    if not _is_away(person, call.today) or person.absent_until is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    others = _candidates(reads, call, mine)
    chosen = next((one for one in others if one.person.id == person_id), None)
    if chosen is None and person_id != NOBODY:
        view = SubstituteScreen(mine.organisation, person.absent_until, others, Note.SUBSTITUTE_GONE)
        return Result((Show(call.chat_id, view),))
    after = tuple(replace(m, substitute=person_id) if m == mine else m for m in members)
    if mine.substitute == person_id:  # a second tap
        return _next(reads, call, person, after, (), ())
    told = _over(reads, call, (mine,))
    if chosen is not None:
        notice = SubstituteNotice(
            chosen.person.name, mine.organisation, Author(person.name, mine.role), person.absent_until
        )
        told = (*told, Show(chosen.person.chat_id, notice, notice=True))
    change = Substituted(person.id, organisation_id, person_id)
    return _next(reads, call, person, after, (change,), told)


def came_back(reads: Reads, call: Call) -> Result:
    """«Я вернулся»: the leave is over, and whoever stood in hears of it."""
    person = reads.person(call.user_id)
    if person is None:
        return home_case.home(reads, call)
    shown = home_case.home_view(reads, call, Note.BACK)
    if isinstance(shown, Home):
        shown = replace(shown, away_until=None, stand_ins=())
    told = _over(reads, call, reads.memberships(call.user_id)) if _is_away(person, call.today) else ()
    changes = (WentAway(person.id, None), Prompted(call.chat_id, None))
    return Result((Show(call.chat_id, shown), *told), changes)


def _next(
    reads: Reads,
    call: Call,
    person: Person,
    members: tuple[Member, ...],
    changes: tuple[Change, ...],
    told: tuple[Show, ...],
) -> Result:
    """The next organisation in which nobody was named yet and somebody could be; else the menu."""
    until = person.absent_until
    assert until is not None, "only somebody on leave is stood in for"
    done = (*changes, Prompted(call.chat_id, None))
    for member in members:
        others = _candidates(reads, call, member)
        if member.substitute is None and others:
            view = SubstituteScreen(member.organisation, until, others)
            return Result((Show(call.chat_id, view), *told), done)
    shown = home_case.home_view(reads, call, Note.AWAY, until=until, members=members)
    if isinstance(shown, Home):
        shown = replace(shown, away_until=until, stand_ins=home_case.stand_ins(reads, members))
    return Result((Show(call.chat_id, shown), *told), done)


def _candidates(reads: Reads, call: Call, mine: Member) -> tuple[Member, ...]:
    """The organisation's other people, but for those who are on leave themselves."""
    return tuple(
        member
        for member in reads.members(mine.organisation.id)
        if member.person.id != mine.person.id and not _is_away(member.person, call.today)
    )


def _over(reads: Reads, call: Call, members: tuple[Member, ...]) -> tuple[Show, ...]:
    """To those who stood in until now."""
    told: list[Show] = []
    for member in members:
        others = {other.person.id: other for other in reads.members(member.organisation.id)}
        stood_in = others.get(member.substitute or NOBODY)
        if stood_in is not None:
            away = Author(member.person.name, member.role)
            notice = SubstituteNotice(stood_in.person.name, member.organisation, away, None)
            told.append(Show(stood_in.person.chat_id, notice, notice=True))
    return tuple(told)


def _is_away(person: Person, today: date) -> bool:
    return person.absent_until is not None and person.absent_until >= today


def _offers(today: date) -> tuple[date, ...]:
    return tuple(today + timedelta(days=days) for days in (7, 14, 28))
