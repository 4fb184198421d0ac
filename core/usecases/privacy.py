"""``/mydata``: see, take away, correct, withdraw, be erased. Each of them in two taps at most."""

from dataclasses import replace

from core.auditing import Act
from core.changes.joining import Named
from core.changes.privacy import Audited, ContactsCorrected, HeldDropped, Withdrew
from core.changes.report import Prompted
from core.people import HEADS, Organisation
from core.ports import Call, Reads
from core.privacy import Contact, Reason, due_on
from core.prompts import CorrectPrompt
from core.typed import clean
from core.usecases import home as home_case
from core.usecases.joining import LONGEST_NAME
from core.views import (
    CorrectChoice,
    CorrectScreen,
    DataToTake,
    Erased,
    ErasureQuestion,
    MenuRole,
    MyData,
    NobodyLeft,
    Note,
    Result,
    Show,
)

LONGEST_CONTACT = 80  # characters
FORMS = ("html", "json")


def my_data(reads: Reads, call: Call, note: Note | None = None, named: int | None = None) -> Result:
    """What is kept about the person; of whom nothing is kept learns so. ``named``: as this call leaves it."""
    person = reads.person(call.user_id)
    standing = reads.standing_of(call.user_id)
    if person is None and not standing.known:
        return home_case.home(reads, call)
    memberships = reads.memberships(call.user_id)
    if named is None:
        named = len(reads.publication_consents(person.id)) if person else 0
    view = MyData(
        person.name if person else "",
        call.user_id,
        tuple(member.organisation.name for member in memberships),
        call.consent.version if reads.consented(call.user_id, call.consent.version) else "",
        tuple(member.organisation for member in memberships if member.role in HEADS),
        bool(memberships) or (call.staff is not None and person is not None),
        standing.erased_on,
        call.user_id in call.admin_ids,
        note,
        named,
    )
    return Result((Show(call.chat_id, view),))


def take(reads: Reads, call: Call) -> Result:
    """«Скачать»: a page to read and the same for a program, made when they are sent."""
    if reads.person(call.user_id) is None and not reads.standing_of(call.user_id).known:
        return home_case.home(reads, call)
    line = Audited(call.department_id, call.user_id, Act.EXPORTED, "own data", (), call.now)
    return Result(tuple(Show(call.chat_id, DataToTake(form), notice=True) for form in FORMS), (line,))


def ask_erasure(reads: Reads, call: Call, at_once: bool, again: bool = False) -> Result:
    """What it means, before the second tap."""
    if reads.person(call.user_id) is None and not reads.standing_of(call.user_id).known:
        return home_case.home(reads, call)
    names = tuple(one.name for one in _alone(reads, call))
    fixed = call.user_id in call.admin_ids
    view = ErasureQuestion(at_once, names, call.erase_days, again, fixed)
    return Result((Show(call.chat_id, view),))


def withdraw(reads: Reads, call: Call, at_once: bool) -> Result:
    """Access ends, nothing is sent any more, and the data go: now, or on the day that the settings say."""
    standing = reads.standing_of(call.user_id)
    person = reads.person(call.user_id)
    if person is None and not standing.known:
        return home_case.home(reads, call)
    day = call.today if at_once else due_on(call.today, call.erase_days)
    if standing.erased_on is not None:  # a second tap never puts it off
        day = min(day, standing.erased_on)
    reason = Reason.ASKED if at_once else Reason.WITHDRAWN
    alone = _alone(reads, call)
    withdrew = Withdrew(
        call.department_id, call.user_id, call.chat_id, call.now, day, reason, call.consent.version
    )
    counts = (("organisations", len(reads.memberships(call.user_id))), ("alone", len(alone)))
    line = Audited(call.department_id, call.user_id, Act.ERASED, f"personal data: {reason}", counts, call.now)
    fixed = call.user_id in call.admin_ids
    shown = Show(call.chat_id, Erased(day if day > call.today else None, fixed))
    others = [one for one in dict.fromkeys(call.staff_ids) if one != call.user_id] if alone else []
    told = tuple(Show(one, NobodyLeft(alone), notice=True) for one in others)
    menu = MenuRole.ADMINISTRATOR if fixed else MenuRole.STRANGER
    return Result((shown, *told), (HeldDropped(call.chat_id), line, withdrew), menus=((call.chat_id, menu),))


def choose_correction(reads: Reads, call: Call) -> Result:
    """«Исправить»: what?"""
    if reads.person(call.user_id) is None:
        return home_case.home(reads, call)
    return Result((Show(call.chat_id, CorrectChoice(_headed(reads, call))),))


def ask_correction(
    reads: Reads, call: Call, what: Contact, organisation_id: int, note: Note | None = None
) -> Result:
    """The right words are typed next."""
    person = reads.person(call.user_id)
    organisation = next((one for one in _headed(reads, call) if one.id == organisation_id), None)
    if person is None or (what is not Contact.NAME and organisation is None):
        return home_case.home(reads, call, Note.NO_ACCESS)
    if what is Contact.NAME or organisation is None:
        view = CorrectScreen(what, person.name, None, note)
    else:
        present = organisation.phone if what is Contact.PHONE else organisation.email
        view = CorrectScreen(what, present, organisation, note)
    prompt = CorrectPrompt(what.value, organisation_id)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def correct(reads: Reads, call: Call, prompt: CorrectPrompt, typed: str) -> Result:
    """A name or a contact as the person has it."""
    what = Contact(prompt.what)
    words = " ".join(clean(typed).split())
    longest = LONGEST_NAME if what is Contact.NAME else LONGEST_CONTACT
    problem = _problem(what, words, longest)
    if problem is not None:
        return ask_correction(reads, call, what, prompt.organisation_id, problem)
    asked = ask_correction(reads, call, what, prompt.organisation_id)
    if not any(isinstance(show.view, CorrectScreen) for show in asked.shows):  # no access any more
        return asked
    if what is Contact.NAME:
        change: Named | ContactsCorrected = Named(call.user_id, words)
    else:
        change = ContactsCorrected(
            call.department_id,
            prompt.organisation_id,
            words if what is Contact.PHONE else None,
            words if what is Contact.EMAIL else None,
        )
    line = Audited(
        call.department_id,
        call.user_id,
        Act.CHANGED,
        f"own {what.name.lower()}",
        (("organisation", prompt.organisation_id),) if prompt.organisation_id else (),
        call.now,
    )
    shown = my_data(reads, call, Note.DATA_CORRECTED)
    if what is Contact.NAME:
        shown = replace(shown, shows=tuple(_with_name(show, words) for show in shown.shows))
    return replace(shown, changes=(change, line, Prompted(call.chat_id, None)))


def _with_name(show: Show, name: str) -> Show:
    return replace(show, view=replace(show.view, name=name)) if isinstance(show.view, MyData) else show


def _problem(what: Contact, words: str, longest: int) -> Note | None:
    if len(words) > longest:
        return Note.NAME_TOO_LONG
    digits = sum(letter.isdigit() for letter in words)
    if what is Contact.PHONE and not 5 <= digits <= 15:
        return Note.PHONE_UNFIT
    if what is Contact.EMAIL and ("@" not in words.strip("@") or " " in words):
        return Note.EMAIL_UNFIT
    return None if words else Note.NOT_UNDERSTOOD


def _headed(reads: Reads, call: Call) -> tuple[Organisation, ...]:
    """The organisations whose phone and e-mail the person answers for."""
    return tuple(one.organisation for one in reads.memberships(call.user_id) if one.role in HEADS)


def _alone(reads: Reads, call: Call) -> tuple[Organisation, ...]:
    """Those of the person's open organisations that have nobody else."""
    mine = (member.organisation for member in reads.memberships(call.user_id))
    return tuple(
        one
        for one in mine
        if not one.closed and all(m.person.user_id == call.user_id for m in reads.members(one.id))
    )
