"""Coming in, and what stands beside the way: help, my data, leave, a group."""

from datetime import date

from core.views import (
    AbsenceScreen,
    ConfirmInvitation,
    ConsentScreen,
    GroupNote,
    Help,
    JoinQuestion,
    MyData,
    NameScreen,
    Note,
    RoleScreen,
    Stranger,
    View,
)
from tests.core.fake_town import DEPARTMENT
from tests.screens.gallery.samples import SEVEN, TWELVE

STRANGERS = (
    Note.NO_CODE, Note.BAD_CODE, Note.NOT_ME, Note.REFUSED, Note.JOIN_ASKED, Note.JOIN_GRANTED,
    Note.JOIN_DECLINED, Note.ONLY_DEPARTMENT,
)  # fmt: skip


def coming_in() -> dict[str, View]:
    """Strangers, the steps of registration, what anybody may ask for."""
    return {
        **{f"stranger {note.value}": Stranger(note, DEPARTMENT) for note in STRANGERS},
        "confirm": ConfirmInvitation(SEVEN, "code", taken=False),
        "confirm taken": ConfirmInvitation(SEVEN, "code", taken=True),
        "consent": ConsentScreen("code", DEPARTMENT),
        "role": RoleScreen(SEVEN, "code"),
        "name": NameScreen("code", "Мария Петровна"),
        "name without roster": NameScreen("code", "", Note.NAME_TOO_LONG),
        "join question": JoinQuestion(SEVEN, 12345),
        "help head": Help(staff=False, registered=True, department=DEPARTMENT),
        "help department": Help(staff=True, registered=False, department=DEPARTMENT),
        "help stranger": Help(staff=False, registered=False, department=DEPARTMENT),
        "my data": MyData("Мария Петровна", 12345, (SEVEN.name, TWELVE.name), "2026-11-2-0a1b2c3d", (SEVEN,)),
        "absence": AbsenceScreen((date(2020, 8, 19), date(2020, 8, 26), date(2020, 9, 9))),
        "group": GroupNote(),
    }
